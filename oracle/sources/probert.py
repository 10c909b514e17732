"""probert (Canonical): disks of installers' machines, with what udev and sysfs said: model, serial, world-wide name, size.

A capture is laid out as the tree it was read from. Theirs is the identity an installer goes by: udev's ID_SERIAL_SHORT and
ID_WWN, the kernel's attributes where udev has none. Several ways to one disk are one disk with us.
"""

import json
import re

from recordings import known
from udev import is_kernels, record, text

PARTS = re.compile(r"^(loop|ram|zram|dm-|md|sr|fd|nbd|bcache)")
# One path to a disk that another name stands for.
PATH = re.compile(r"^nvme\d+c")


def compare(scene, tally):
    for path in sorted((scene.data / "probert").glob("*/*.json")):
        document = json.loads(path.read_text())
        devices = document.get("storage", document).get("blockdev", {})
        disks = {
            row["DEVPATH"].rsplit("/", 1)[1]: row for row in devices.values() if row.get("DEVTYPE") == "disk"
        }
        theirs = {
            name: row for name, row in disks.items()
            if not PARTS.match(name) and not PATH.match(name) and int(row["attrs"].get("size") or 0)
        }
        ways = set()
        for name, row in sorted(theirs.items()):
            # multipath-tools mark each way; a name for the whole is the serial of all.
            if row.get("DM_MULTIPATH_DEVICE_PATH") == "1" and row.get("ID_SERIAL") in ways:
                del theirs[name]
            ways.add(row.get("ID_SERIAL"))
        found = {known(disk["name"]): disk for disk in scene.scan(tree(scene, disks))["hardware"]["disks"]}
        tally.compare("probert", path.stem, "names", ", ".join(sorted(found)), ", ".join(sorted(theirs)))
        for name in sorted(found.keys() & theirs.keys()):
            disk(tally, path.stem, name, found[name], theirs[name])


def tree(scene, disks):
    files, links = {}, {}
    for name, row in disks.items():
        folder = f"sys{row['DEVPATH']}"
        entries = [(key, value) for key, value in row.items() if isinstance(value, str)]
        files[f"{folder}/uevent"] = text(f"{key}={value}\n" for key, value in entries if is_kernels(key))
        files[f"run/udev/data/{record('block', name, row)}"] = text(
            f"E:{key}={value}\n" for key, value in entries if not is_kernels(key)
        )
        # They give sizes in bytes.
        files[f"{folder}/size"] = f"{int(row['attrs'].get('size') or 0) // 512}\n".encode()
        for file in ("removable", "wwid", "queue/rotational", "serial"):
            if isinstance(row["attrs"].get(file), str):
                files[f"{folder}/{file}"] = row["attrs"][file].encode() + b"\n"
        for key, value in row["attrs"].items():
            if key.startswith("device/") and isinstance(value, str):
                files[f"{folder}/{key}"] = value.encode() + b"\n"
        links[f"sys/class/block/{name}"] = f"../../../{folder}"
    return scene.tree(files, links)


def disk(tally, recording, name, ours, theirs):
    tally.compare("probert", recording, f"{name} size_bytes", known(ours["size_bytes"]), int(theirs["attrs"]["size"]))
    bus = known(ours["bus"])
    # ID_SERIAL_SHORT of a SCSI disk is its world-wide name; the serial stands beside it.
    serial = theirs.get("ID_SCSI_SERIAL") if bus == "scsi" else None
    serial = serial or theirs.get("ID_SERIAL_SHORT") or theirs["attrs"].get("serial")
    if serial and serial.strip():
        tally.compare("probert", recording, f"{name} serial", known(ours["serial"]), serial.strip())
    wwn = theirs.get("ID_WWN")
    if wwn:
        tally.compare("probert", recording, f"{name} wwn", digits(known(ours["wwn"])), digits(wwn))


def digits(name):
    """`naa.5000…` and `0x5000…` are one name; udev keeps the first sixteen digits of a longer one."""
    return None if name is None else re.sub(r"^(naa\.|0x)", "", name)[:16] if not name.startswith("nvme.") else name
