"""lspci (pciutils): every PCI function with its ids, class, subsystem, driver and revision.

Names are left out: theirs come from a list of names, not from the machine. Kernels before 4.10 have no file `revision`, and lspci
reads the configuration space, which a scan leaves alone: what the kernel puts into that file is put there.
"""

import re

from recordings import known


def compare(scene, tally):
    folders = ["hwloc-sysfs", "ghw-sysfs", "systemd-sysfs"]
    for answer in sorted(path for name in folders for path in (scene.data / name).glob("*.lspci.txt")):
        name = answer.name.removesuffix(".lspci.txt")
        archive = next(path for path in answer.parent.glob(f"{glob(name)}.tar.*"))
        report = scene.scan(completed(scene.unpack(archive)))
        ours = {known(device["address"]): device for device in report["hardware"]["pci_devices"]}
        theirs = {slot["Slot"]: slot for slot in slots(answer.read_text())}
        tally.compare("lspci", name, "slots", ", ".join(sorted(ours)), ", ".join(sorted(theirs)))
        for slot in sorted(ours.keys() & theirs.keys()):
            function(tally, name, slot, ours[slot], theirs[slot])


def completed(root):
    for space in root.glob("sys/devices/**/config"):
        header = space.read_bytes()[:64]
        if len(header) == 64 and not space.with_name("revision").exists():
            space.with_name("revision").write_text(f"0x{header[8]:02x}\n")
    return root


def glob(name):
    return re.sub(r"([\[\]*?])", r"[\1]", name)


def slots(text):
    """Groups of `key: value` lines, an empty line after each."""
    for group in text.strip().split("\n\n"):
        yield {key: value.strip() for key, _, value in (line.partition(":") for line in group.splitlines())}


def number(text):
    """`Intel Corporation [8086]`: what stands in the last brackets."""
    match = re.search(r"\[([0-9a-f]{4})\]$", text or "")
    return match.group(1) if match else None


def function(tally, name, slot, ours, theirs):
    # They print nothing for revision and interface 00, for a missing driver, and for subsystem 0000.
    code = (number(theirs["Class"]) or "") + (theirs.get("ProgIf") or "00")
    rows = {
        "class_code": code, "vendor_id": number(theirs["Vendor"]), "device_id": number(theirs["Device"]),
        "subsystem_vendor_id": number(theirs.get("SVendor")), "subsystem_device_id": number(theirs.get("SDevice")),
        "driver": theirs.get("Driver"), "revision": theirs.get("Rev", "00"),
    }
    for field, value in rows.items():
        mine = known(ours.get(field))
        if field.startswith("subsystem") and known(ours["subsystem_vendor_id"]) == "0000":
            mine = None
        tally.compare("lspci", name, f"{slot} {field}", mine, value)
