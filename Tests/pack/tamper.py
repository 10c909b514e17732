#!/usr/bin/env python3
"""Changes a pack byte by byte, and expects the verifier to notice each change and to name the file it is in.

    python3 Tests/pack/tamper.py PACK.zip [--sample N] [--seed N]

Every byte of every file is changed once, as if the pack had been unpacked, so that no check sum of the container helps; then
every byte of the ZIP file itself. --sample tries so many of each instead.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools" / "verify-pack"))

import ed25519
import files
from checks import Checks, Trouble

# The same key and note come again and again; a signature that was found good once is good.
KNOWN: dict[tuple, bool] = {}
SLOW = ed25519.is_good
ed25519.is_good = lambda *told: KNOWN.setdefault(told, SLOW(*told)) if told not in KNOWN else KNOWN[told]


class Unpacked:
    def __init__(self, contents: dict[str, bytes]) -> None:
        self.contents = contents
        self.paths = list(contents)

    def read(self, path: str) -> bytes:
        return self.contents[path]


def other(byte: int, choose: random.Random) -> int:
    return byte ^ choose.randrange(1, 256)


def noticed_in(contents: dict[str, bytes], path: str, at: int, choose: random.Random) -> str | None:
    """Why the change was not noticed as it should be; None when it was."""
    data = bytearray(contents[path])
    data[at] = other(data[at], choose)
    try:
        for _ in Checks(Unpacked(contents | {path: bytes(data)}), None, None).run():
            pass
    except Trouble as trouble:
        return None if path in str(trouble) else f"named another file: {trouble}"
    return "not noticed"


def noticed_in_zip(whole: bytes, at: int, choose: random.Random) -> str | None:
    data = bytearray(whole)
    data[at] = other(data[at], choose)
    try:
        archive = files.Archive(io.BytesIO(bytes(data)))
        for _ in Checks(archive, None, None).run():
            pass
    except (files.NotAPack, Trouble):
        return None
    return "not noticed"


def places(count: int, sample: int | None, choose: random.Random) -> list[int]:
    return list(range(count)) if sample is None or sample >= count else choose.sample(range(count), sample)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("pack")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    choose = random.Random(asked.seed)
    whole = Path(asked.pack).read_bytes()
    archive = files.Archive(io.BytesIO(whole))
    contents = {path: archive.read(path) for path in archive.paths}
    for _ in Checks(Unpacked(contents), None, None).run():
        pass

    every = [(path, at) for path, data in contents.items() for at in range(len(data))]
    tried = missed = 0
    # Of a sample, some in each file.
    if asked.sample is not None:
        share = max(1, asked.sample // len(contents))
        every = [(path, at) for path, data in contents.items() for at in places(len(data), share, choose)]
    for path, at in every:
        why = noticed_in(contents, path, at, choose)
        tried += 1
        if why:
            missed += 1
            print(f"{path}, byte {at}: {why}", file=sys.stderr)
    print(f"files: {tried} bytes of {len(contents)} files changed, one at a time; {tried - missed} noticed, the file named")
    in_zip = places(len(whole), asked.sample, choose)
    for at in in_zip:
        why = noticed_in_zip(whole, at, choose)
        if why:
            missed += 1
            print(f"byte {at} of the ZIP file: {why}", file=sys.stderr)
    print(f"container: {len(in_zip)} bytes of the ZIP file changed, one at a time")
    for path in contents:
        missed += lost(contents, path)
    print(f"missing: each of {len(contents)} files left out once")
    return 1 if missed else 0


def lost(contents: dict[str, bytes], path: str) -> int:
    rest = {name: data for name, data in contents.items() if name != path}
    try:
        for _ in Checks(Unpacked(rest), None, None).run():
            pass
    except (Trouble, KeyError) as found:
        if path in str(found):
            return 0
        print(f"{path} left out: named another file: {found}", file=sys.stderr)
        return 1
    print(f"{path} left out: not noticed", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
