"""The files of a pack: in the ZIP file it came in, or in the folder it was unpacked into.

The ZIP file is read by hand. Its form leaves no choice (no compression, one day, one order), so that every byte of it is
either a byte of a file or follows from the others, and nothing can hide between them.
"""

from __future__ import annotations

import os
import struct
import zlib
from typing import BinaryIO

FOUR, TWO = 0xFFFF_FFFF, 0xFFFF


class NotAPack(Exception):
    """What is wrong with the container: where, and what."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(what)
        self.where, self.what = where, what


class Folder:
    def __init__(self, root: str) -> None:
        self.root = root
        self.paths: list[str] = []
        for folder, _, names in os.walk(root):
            for name in names:
                self.paths.append(os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/"))

    def read(self, path: str) -> bytes:
        with open(os.path.join(self.root, *path.split("/")), "rb") as file:
            return file.read()


class Archive:
    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.places: dict[str, tuple[int, int]] = {}
        self.list()

    @property
    def paths(self) -> list[str]:
        return list(self.places)

    def read(self, path: str) -> bytes:
        start, size = self.places[path]
        return self.bytes(start, size)

    def bytes(self, start: int, size: int) -> bytes:
        self.file.seek(start)
        data = self.file.read(size)
        if len(data) != size:
            raise NotAPack("", "the file ends too early")
        return data

    def list(self) -> None:
        """Reads file by file from the front, then expects the list of them, byte by byte."""
        at, listed = 0, []
        while self.bytes(at, 4) == b"PK\x03\x04":
            at = self.take(at, listed)
        start = at
        for listing in listed:
            at = self.expect(at, listing, "the list of files")
        self.expect_end(at, ending(len(listed), start, at))

    def take(self, at: int, listed: list[bytes]) -> int:
        header = self.bytes(at, 30)
        check, size, _, length = struct.unpack_from("<IIIH", header, 14)
        try:
            name = self.bytes(at + 30, length).decode("ascii")
        except UnicodeDecodeError:
            raise NotAPack("", f"at byte {at}: a name that is not ASCII") from None
        parts = name.split("/")
        if "" in parts or "." in parts or ".." in parts or "\\" in name or not name.isprintable():
            raise NotAPack(name, "a name that no pack has")
        if name in self.places:
            raise NotAPack(name, "there twice")
        common = struct.pack("<HHHHIIIH", 0, 0, 0, 0x21, check, size, size, length)
        if header != b"PK\x03\x04" + struct.pack("<H", 10) + common + b"\0\0":
            raise NotAPack(name, "its header in the ZIP file is not the one it must have")
        start = at + 30 + length
        if zlib.crc32(self.bytes(start, size)) != check:
            raise NotAPack(name, "its bytes do not have the check sum of the ZIP file")
        self.places[name] = (start, size)
        version, far = (45, struct.pack("<HHQ", 1, 8, at)) if at >= FOUR else (10, b"")
        listed.append(
            b"PK\x01\x02" + struct.pack("<HH", 3 << 8 | version, version) + common
            + struct.pack("<HHHHII", len(far), 0, 0, 0, 0o100644 << 16, min(at, FOUR)) + name.encode() + far
        )
        return start + size

    def expect(self, at: int, wanted: bytes, what: str) -> int:
        if self.bytes(at, len(wanted)) != wanted:
            raise NotAPack("", f"{what} in the ZIP file, at byte {at}, is not the one it must be")
        return at + len(wanted)

    def expect_end(self, at: int, wanted: bytes) -> None:
        at = self.expect(at, wanted, "the end")
        self.file.seek(at)
        if self.file.read(1):
            raise NotAPack("", "something follows the end of the ZIP file")


def ending(count: int, start: int, end: int) -> bytes:
    size, large = end - start, b""
    if count >= TWO or start >= FOUR or size >= FOUR:
        large = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 3 << 8 | 45, 45, 0, 0, count, count, size, start)
        large += b"PK\x06\x07" + struct.pack("<IQI", 0, end, 1)
    count = min(count, TWO)
    return large + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, min(size, FOUR), min(start, FOUR), 0)


def opened(path: str) -> Folder | Archive:
    if os.path.isdir(path):
        return Folder(path)
    return Archive(open(path, "rb"))
