"""The program at work on a roll of its own, and what it is to be held against."""

import json
import pathlib
import shutil
import subprocess


class Broken(Exception):
    """The program did not do what it must."""


class Desk:
    """The program and one roll."""

    def __init__(self, program: pathlib.Path, folder: pathlib.Path) -> None:
        self.program, self.folder = program, folder
        # What the program is started by, to run it as somebody else.
        self.prefix: list[str] = []
        self.roll = folder / "roll.db"
        folder.mkdir(parents=True, exist_ok=True)
        self.environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C", "TAGROLL_DB": str(self.roll)}

    def start(self, *words: str, **more: str) -> subprocess.Popen:
        return subprocess.Popen(
            [*self.prefix, self.program, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.environment | more,
        )

    def run(self, *words: str, **more: str) -> tuple[int, str, str]:
        process = self.start(*words, **more)
        output, errors = process.communicate()
        return process.returncode, output.decode(), errors.decode()

    def done(self, *words: str) -> str:
        code, output, errors = self.run(*words)
        if code != 0:
            raise Broken(f"tagroll {' '.join(words)}: exit {code}: {errors}")
        return output

    def events(self) -> int:
        """How many there are, after everything was recomputed."""
        return json.loads(self.done("ledger", "verify", "--json"))["events"]

    def copy(self, folder: pathlib.Path) -> "Desk":
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder)
        return Desk(self.program, folder)


def new_desk(program: pathlib.Path, folder: pathlib.Path) -> Desk:
    desk = Desk(program, folder)
    desk.done("init", "--org", "Acme", "--store", "Store")
    desk.done("person", "add", "li.na", "--name", "Li Na")
    return desk
