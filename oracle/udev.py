"""Lays a `udevadm info --export-db` dump out as the tree it was taken from: `uevent` files, class and bus links, udev records."""

import pathlib

# What the kernel itself writes into uevent; all else was found by udev's rules.
KERNEL = {"DEVNAME", "DEVTYPE", "MAJOR", "MINOR", "DRIVER", "MODALIAS", "PRODUCT", "TYPE", "INTERFACE", "IFINDEX"}
BUSES = {"pci", "usb", "thunderbolt"}
CLASSES = {
    "block", "net", "power_supply", "drm", "dmi", "tpm", "sound", "video4linux", "bluetooth", "usbmisc", "rfkill", "dvb",
    "printer", "mei", "ieee80211",
}


def records(path: pathlib.Path):
    """The devices of a dump: the path below sys, and the properties in their order."""
    for group in path.read_text(errors="surrogateescape").split("\n\n"):
        place, entries = None, []
        for line in group.splitlines():
            if line.startswith("P: "):
                place = line[3:].strip()
            elif line.startswith("E: ") and "=" in line:
                key, _, value = line[3:].partition("=")
                entries.append((key, value))
        if place is not None:
            yield place, dict(entries), entries


def is_kernels(key: str) -> bool:
    return (
        key in KERNEL or (key.startswith("PCI_") and not key.endswith("_DATABASE")) or key.startswith("POWER_SUPPLY_")
    )


def lay_out(scene, dump: pathlib.Path, sizes: dict[str, int] | None = None) -> pathlib.Path:
    """The tree of a dump. Dumps hold no attributes: a disk is given a size, by its name or one sector."""
    files, links = {}, {}
    for place, values, entries in records(dump):
        subsystem = values.get("SUBSYSTEM")
        if subsystem not in BUSES | CLASSES:
            continue
        folder, name = f"sys{place}", place.rsplit("/", 1)[1]
        kernel = [(key, value) for key, value in entries if is_kernels(key)]
        others = [(key, value) for key, value in entries if not is_kernels(key)]
        files[f"{folder}/uevent"] = text(f"{key}={value}\n" for key, value in kernel)
        files[f"run/udev/data/{record(subsystem, name, values)}"] = text(f"E:{key}={value}\n" for key, value in others)
        entry = f"sys/bus/{subsystem}/devices/{name}" if subsystem in BUSES else f"sys/class/{subsystem}/{name}"
        links[entry] = "../" * entry.count("/") + folder
        if values.get("DEVTYPE") == "disk":
            size = sizes.get(name, 0) // 512 if sizes is not None else 1
            files[f"{folder}/size"] = f"{size}\n".encode()
        if subsystem == "net":
            files[f"{folder}/type"] = b"1\n"
        # A network interface and a sound card hang on the device they lie below.
        for middle in ("/net/", "/sound/"):
            if middle in place and subsystem in ("net", "sound") and not place.startswith("/devices/virtual/"):
                links[f"{folder}/device"] = f"/sys{place[: place.index(middle)]}"
        if "POWER_SUPPLY_TECHNOLOGY" in values:
            files[f"{folder}/type"] = b"Battery\n"
    return scene.tree(files, links)


def record(subsystem: str, name: str, values: dict[str, str]) -> str:
    """The name of a device's record in run/udev/data (systemd, sd-device)."""
    if int(values.get("MAJOR", 0)) > 0:
        return f"{'b' if subsystem == 'block' else 'c'}{values['MAJOR']}:{values['MINOR']}"
    if int(values.get("IFINDEX", 0)) > 0:
        return f"n{values['IFINDEX']}"
    return f"+{subsystem}:{name}"


def text(lines) -> bytes:
    return "".join(lines).encode(errors="surrogateescape")
