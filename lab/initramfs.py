"""The file system a lab machine starts from: the program, the libraries it needs, udev, and the drivers."""

import os
import pathlib
import re
import subprocess
import zlib

UDEV = [
    "/usr/lib/systemd/systemd-udevd", "/usr/bin/udevadm", "/usr/lib/udev/ata_id", "/usr/lib/udev/scsi_id",
    "/usr/lib/udev/dmi_memory_id", "/usr/lib/udev/hwdb.bin",
]
RULES = pathlib.Path("/usr/lib/udev/rules.d")
# What a machine of the lab is made of.
DRIVERS = [
    "nvme", "ahci", "ata_piix", "sd_mod", "sr_mod", "xhci-pci", "usb-storage", "uas", "e1000e", "bochs", "ipmi_si", "ipmi_devintf", "tpm_crb",
]


class Archive:
    """A cpio archive in the kernel's format (Documentation/driver-api/early-userspace/buffer-format.rst)."""

    def __init__(self):
        self.parts: list[bytes] = []
        self.names: set[str] = set()

    def add(self, path: str, mode: int, content: bytes = b""):
        name = path.strip("/")
        if re.match(r"(lib|lib64|bin)/", name):
            name = f"usr/{name}"
        if name in self.names:
            return
        for parent in reversed(pathlib.PurePosixPath(name).parents):
            if str(parent) != "." and str(parent) not in self.names:
                self.add(str(parent), 0o040755)
        self.names.add(name)
        self._entry(name, mode, content)

    def file(self, path: str, source: pathlib.Path):
        self.add(path, 0o100755 if os.access(source, os.X_OK) else 0o100644, source.read_bytes())

    def bytes(self) -> bytes:
        self._entry("TRAILER!!!", 0, b"")
        packer = zlib.compressobj(1, zlib.DEFLATED, 31)
        return b"".join(packer.compress(part) for part in self.parts) + packer.flush()

    def _entry(self, name: str, mode: int, content: bytes):
        encoded = name.encode() + b"\0"
        fields = [len(self.parts) + 1, mode, 0, 0, 1, 0, len(content), 0, 0, 0, 0, len(encoded), 0]
        header = b"070701" + b"".join(b"%08X" % field for field in fields) + encoded
        self.parts.append(header + b"\0" * (-len(header) % 4) + content + b"\0" * (-len(content) % 4))


def libraries(program: pathlib.Path) -> set[str]:
    listed = subprocess.run(["ldd", str(program)], capture_output=True, text=True).stdout
    return set(re.findall(r"(/\S+) \(0x", listed))


def modules(kernel: pathlib.Path) -> list[pathlib.Path]:
    """The drivers and what they need, in the order to load them."""
    by_name = {path.stem.replace("-", "_"): path for path in kernel.rglob("*.ko")}
    ordered: list[pathlib.Path] = []

    def load(name: str):
        path = by_name.get(name.replace("-", "_"))
        if path is None or path in ordered:
            return  # built into the kernel, or there already
        needs = re.search(rb"\0depends=([^\0]*)\0", path.read_bytes())
        for need in (needs.group(1).decode().split(",") if needs else []):
            if need:
                load(need)
        ordered.append(path)

    for name in DRIVERS:
        load(name)
    return ordered


def build(program: pathlib.Path, init: pathlib.Path, kernel: pathlib.Path) -> bytes:
    archive = Archive()
    for name in ("bin", "lib", "lib64"):
        archive.add(f"/usr/{name}", 0o040755)
        archive.add(f"/{name}", 0o120777, f"usr/{name}".encode())
    archive.file("/init", init)
    archive.file("/tagroll", program)
    for path in UDEV:
        archive.file(path, pathlib.Path(path))
    for path in sorted(RULES.glob("*.rules")):
        archive.file(str(path), path)
    for path in set().union(*(libraries(pathlib.Path(path)) for path in [program, *UDEV])):
        archive.file(path, pathlib.Path(path))
    listed = modules(kernel)
    for path in listed:
        archive.file(f"/lib/modules/{path.name}", path)
    archive.add("/modules", 0o100644, "".join(f"/lib/modules/{path.name}\n" for path in listed).encode())
    archive.add("/etc/passwd", 0o100644, b"root:x:0:0::/:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\n")
    archive.add("/etc/machine-id", 0o100644, b"0123456789abcdef0123456789abcde7\n")
    archive.add("/etc/os-release", 0o100644, pathlib.Path("/usr/lib/os-release").read_bytes())
    return archive.bytes()
