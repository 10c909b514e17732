"""libnvme: the subsystems, namespaces and controllers of NVMe disks.

libnvme reads sys/class/nvme. The captures hold no sys/class/block: the links the kernel keeps there are made. In one of
them tar filled every file with zeros up to its nominal size, a page; they are taken off again.
"""

import json

from recordings import known


def compare(scene, tally):
    folder = scene.data / "nvme-sysfs"
    for name in ("tree-apple-nvme", "config-pcie-with-tcp-config"):
        root = scene.unpack(folder / f"{name}.tar.xz")
        found = [path for path in root.glob("sys/devices/**/nvme/nvme*/nvme*n*") if path.is_dir()]
        for path in root.glob("sys/devices/**/nvme/nvme?/**/*"):
            if path.is_file() and not path.is_symlink():
                path.write_bytes(path.read_bytes().rstrip(b"\0"))
        (root / "sys/class/block").mkdir()
        for path in found:
            (root / "sys/class/block" / path.name).symlink_to("../../" + str(path.relative_to(root / "sys")))
        disks = {known(disk["name"]): disk for disk in scene.scan(root)["hardware"]["disks"]}
        controllers(tally, name, root, disks)
        for subsystem in described(folder / f"{name}.out"):
            names = {space["name"]: space["nsid"] for space in subsystem["namespaces"]}
            disk = next((disk for key, disk in disks.items() if key in names), None)
            tally.compare("libnvme", name, f"{subsystem['name']} disks", len(disks.keys() & names.keys()), 1)
            spaces = (disk or {}).get("namespaces", [])
            ours = {known(space["name"]): known(space["number"]) for space in spaces}
            tally.compare("libnvme", name, f"{subsystem['name']} namespaces", ours, names)
            # Their name of a subsystem without one of its own ends in the controller's model.
            model = subsystem["nqn"].split("  ")[-1].strip()
            tally.compare("libnvme", name, f"{subsystem['name']} model", known((disk or {}).get("model")), model)


def described(path):
    """Subsystems that hang on the machine; the others of these files are settings for remote ones."""
    for host in hosts(json.loads(path.read_text())):
        for subsystem in host["subsystems"]:
            if "namespaces" in subsystem:
                yield subsystem


def hosts(document):
    return document["hosts"] if isinstance(document, dict) else document


def controllers(tally, name, root, disks):
    """What libnvme reads of a controller are these files, without blanks at their ends."""
    for folder in sorted(root.glob("sys/devices/**/nvme/nvme?")):
        own = [disk for key, disk in disks.items() if key.startswith(f"{folder.name}n")]
        for field, file in (("model", "model"), ("serial", "serial"), ("firmware", "firmware_rev")):
            theirs = (folder / file).read_text().strip()
            tally.compare("libnvme", name, f"{folder.name} {field}", known(own[0][field]) if own else None, theirs)
