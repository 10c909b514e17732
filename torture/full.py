"""A disk that really is full: a file system in memory with little room, in a mount namespace of its own.

    python3 torture/full.py PROGRAM FOLDER      (inside the namespace)
"""

import os
import pathlib
import random
import subprocess
import sys

from desk import Broken, Desk

HERE = pathlib.Path(__file__).resolve()
FULL = "error[roll.disk_full]"
SIZES = range(100, 801, 50)  # KiB: a new roll needs about half of the largest


def full(program: pathlib.Path, sizes: object, work: pathlib.Path, dice: random.Random) -> str:
    """A roll is made whole or not at all, however little room there is; on a full disk it can still be read."""
    alone = ["unshare", "--mount"] + ([] if os.geteuid() == 0 else ["--map-root-user"])
    if subprocess.run([*alone, "true"], stderr=subprocess.DEVNULL).returncode != 0:
        return "left out: no mount namespace can be made here"
    process = subprocess.run([*alone, sys.executable, HERE, program, work], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if process.returncode != 0:
        raise Broken(process.stdout.strip())
    return process.stdout.strip()


def mounted(program: pathlib.Path, work: pathlib.Path, size: int) -> Desk:
    folder = work / f"of-{size}"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", folder], check=True)
    return Desk(program, folder)


def made(desk: Desk, size: int) -> bool:
    """Whether a roll could be made there."""
    code, _, errors = desk.run("init", "--org", "Acme", "--store", "Store")
    if code == 0:
        if desk.events() != 3:
            raise Broken(f"{size} KiB: a new roll is not whole")
        return True
    left = sorted(entry.name for entry in desk.folder.iterdir())
    if FULL not in errors or left:
        raise Broken(f"{size} KiB: init said {errors!r} and left {left}")
    return False


def filled(desk: Desk) -> None:
    with open(desk.folder / "filler", "wb", buffering=0) as filler:
        try:
            while filler.write(bytes(1024)) > 0:
                pass
        except OSError:
            pass


def main() -> int:
    program, work = (pathlib.Path(word) for word in sys.argv[1:])
    try:
        rolls = sum(made(mounted(program, work, size), size) for size in SIZES)
        if rolls in (0, len(SIZES)):
            raise Broken(f"{rolls} of {len(SIZES)} rolls were made: the sizes say nothing")
        desk = mounted(program, work, 1024)
        made(desk, 1024)
        desk.done("register", "--category", "monitor", "--serial", "CN0F3K1A0071")
        before = desk.events()
        filled(desk)
        for words in (["list"], ["show", "MN-00013"], ["history", "MN-00013"], ["export", "csv"], ["ledger", "verify"]):
            if words[0] != "ledger" and "MN-00013" not in desk.done(*words):
                raise Broken(f"{' '.join(words)} on a full disk does not tell of the asset")
        code, _, errors = desk.run("note", "MN-00013", "x" * 200)
        if code == 0 or FULL not in errors:
            raise Broken(f"a note on a full disk: exit {code}: {errors}")
        (desk.folder / "filler").unlink()
        if desk.events() != before:
            raise Broken("events came or went on the full disk")
        desk.done("note", "MN-00013", "room again")
    except Broken as reason:
        print(reason)
        return 1
    print(f"{rolls} of {len(SIZES)} rolls found room, of the others nothing was left; a roll on a full disk was read, and written again later")
    return 0


if __name__ == "__main__":
    sys.exit(main())
