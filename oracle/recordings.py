"""Lays recordings of machines out as trees, and runs the shipped program over them as a user would."""

import base64
import json
import os
import pathlib
import shutil
import subprocess
import tarfile
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def folder() -> pathlib.Path | None:
    """The published recordings: no part of this repository, see CONTRIBUTING.md."""
    named = os.environ.get("TAGROLL_REALDATA")
    for place in [named, HERE.parent / "../shared/realdata"]:
        if place and pathlib.Path(place).is_dir():
            return pathlib.Path(place).resolve()
    return None


class Recordings:
    """The folder of recordings, a scratch folder, and the program that is held against them."""

    def __init__(self, program: str, data: pathlib.Path):
        self.program = program
        self.data = data
        memory = pathlib.Path("/dev/shm")
        self.scratch = pathlib.Path(
            tempfile.mkdtemp(prefix="tagroll-oracle-", dir=memory if memory.is_dir() else None)
        )
        self.made = 0

    def close(self):
        shutil.rmtree(self.scratch, ignore_errors=True)

    def tree(self, files: dict[str, bytes] | None = None, links: dict[str, str] | None = None) -> pathlib.Path:
        """A new tree of these files and links, by their paths below its root."""
        self.made += 1
        root = self.scratch / str(self.made)
        root.mkdir()
        for path, content in (files or {}).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
        for path, target in (links or {}).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).symlink_to(target)
        return root

    def unpack(self, archive: pathlib.Path) -> pathlib.Path:
        """The tree in a tar archive; some have it at their top, some in one folder of its own."""
        root = self.tree()
        with tarfile.open(archive) as tar:
            # Recordings hold absolute links and device names; they stay below the scratch folder.
            tar.extractall(root, filter="fully_trusted")
        if (root / "sys").exists() or (root / "proc").exists():
            return root
        return next(path for path in root.iterdir() if path.is_dir())

    def scan(self, root: pathlib.Path) -> dict:
        """The program's published report about a tree."""
        run = subprocess.run(
            [self.program, "scan", "--json", "--sysroot", str(root)], capture_output=True, timeout=60
        )
        if run.returncode != 0:
            raise RuntimeError(f"scan of {root} ended with {run.returncode}: {run.stderr.decode()}")
        return json.loads(run.stdout)


def known(fact: dict | None):
    """The value of a fact; text that is no UTF-8 as bytes; None for every reason not to know it."""
    value = (fact or {}).get("value")
    return base64.b64decode(value["b64"]) if isinstance(value, dict) else value
