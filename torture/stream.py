"""Many reports at once, cut off anywhere: the same command again ends the job, with every report taken in once."""

from __future__ import annotations

import json
import pathlib
import random
import re
import shutil
import subprocess
import time

from desk import Broken, Desk, new_desk

MACHINE = pathlib.Path(__file__).resolve().parent.parent / "Tests/ScannersTests/Fixtures/thinkpad-x1"
# Machines, each scanned twice: a few transactions of either half.
MACHINES = 150


def reports(desk: Desk) -> list[bytes]:
    """First scans of machines that nobody knows, then one more of each, in which two and two have exchanged their disks."""
    scan = desk.done("scan", "--sysroot", str(MACHINE), "--json")
    lines = []
    for day in (1, 2):
        for number in range(MACHINES):
            four = str(1000 + number)
            disk = str(1000 + (number if day == 1 else number ^ 1))
            text = scan
            for old, new in (
                ("PF2ABCDE", f"PF3Z{four}"),
                ("4c4c4544-0051-3010-8052-b4c04f4a4b32", f"3f7a1c2e-5b44-11ec-9a31-8c16{four}e6f0"),
                ("6c:24:08:aa:bb:01", f"6c:24:08:ab:{four[:2]}:{four[2:]}"),
                ("L1HF1AB0CDE", f"L1HG{four}CDE"),
                ("S6B2K1", f"S6C{disk}"),
                ("7d2b1c90a3f44e1fb0c5d6e7f8091a2b", f"7d2b1c90a3f44e1fb0c5d6e7f809{four}"),
            ):
                if old not in text:
                    raise Broken(f"the recorded machine does not say {old}")
                text = text.replace(old, new)
            at = f"2026-03-{day:02}T08:{number // 60:02}:{number % 60:02}.000Z"
            lines.append(re.sub(r'"scanned_at":"[^"]*"', f'"scanned_at":"{at}"', text).strip().encode() + b"\n")
    return lines


class Spool:
    """The same reports as a folder of files and as one file of lines."""

    def __init__(self, folder: pathlib.Path, lines: list[bytes]) -> None:
        self.files, self.lines = folder / "reports", folder / "reports.ndjson"
        self.files.mkdir(parents=True)
        for number, line in enumerate(lines):
            (self.files / f"r{number:05}.json").write_bytes(line)
        self.lines.write_bytes(b"".join(lines))

    def start(self, desk: Desk, as_stream: bool) -> subprocess.Popen:
        source = "-" if as_stream else str(self.files)
        with self.lines.open("rb") as lines:
            return subprocess.Popen(
                [desk.program, "register", "--from", source, "--json"],
                stdin=lines,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=desk.environment,
            )


def told(output: bytes) -> list[dict]:
    """What was said of each report; what was cut off in the middle of a line was not said."""
    return [json.loads(line) for line in output.split(b"\n")[:-1]]


def state(desk: Desk) -> tuple[int, list[str], list[str]]:
    """How many events, what is on the roll, and where each disk is and was."""
    assets = json.loads(desk.done("list", "--json"))
    disks = []
    for number in range(0, MACHINES, 7):
        part = json.loads(desk.done("part", "history", f"S6C{1000 + number}", "--json"))
        disks.append(" ".join(f"{p['where']}:{p.get('tag', '')}" for p in part["placements"]))
    return desk.events(), sorted(f"{asset['tag']} {asset['serial']}" for asset in assets), disks


def stream(program: pathlib.Path, sizes, work: pathlib.Path, dice: random.Random) -> str:
    """Cut off at any moment, by file and by line: what was told is there, and in the end nothing is lost and nothing twice."""
    base = new_desk(program, work / "stream-base")
    spool = Spool(work, reports(base))
    whole = base.copy(work / "stream-whole")
    began = time.monotonic()
    output, errors = spool.start(whole, False).communicate()
    usual = time.monotonic() - began
    results = [result["result"] for result in told(output)]
    if results != ["registered"] * MACHINES + ["changed"] * MACHINES:
        raise Broken(f"without any kill: {sorted(set(results))}: {errors.decode()}")
    expected = state(whole)
    if len(expected[1]) != MACHINES:
        raise Broken(f"without any kill: {len(expected[1])} machines")
    kills = cut = acknowledged = jobs = 0
    while kills < sizes.streams:
        desk = base.copy(work / "stream")
        as_stream = jobs % 2 == 1
        jobs += 1
        for _ in range(dice.randrange(1, 5)):
            process = spool.start(desk, as_stream)
            time.sleep(dice.uniform(0, usual * 1.1))
            process.kill()
            output, errors = process.communicate()
            kills += 1
            cut += process.returncode < 0
            if process.returncode > 0:
                raise Broken(f"job {jobs}: exit {process.returncode}: {errors.decode()}")
            written = [number for result in told(output) for number in result.get("events", [])]
            acknowledged += len(written)
            if max(written, default=-1) >= desk.events():
                raise Broken(f"job {jobs}: event {max(written)} was told, and is not there")
        output, errors = spool.start(desk, as_stream).communicate()
        if len(told(output)) != 2 * MACHINES or {result["result"] for result in told(output)} & {"refused", "conflict"}:
            raise Broken(f"job {jobs}: the last run did not take everything: {output[-300:].decode()} {errors.decode()}")
        if state(desk) != expected:
            raise Broken(f"job {jobs}: {state(desk)}, expected {expected}")
        output, _ = spool.start(desk, not as_stream).communicate()
        if {result["result"] for result in told(output)} != {"same"} or desk.events() != expected[0]:
            raise Broken(f"job {jobs}: the same reports once more were not the same")
        shutil.rmtree(desk.folder)
    return (
        f"{jobs} jobs of {2 * MACHINES} reports, {cut} of {kills} runs cut off, {acknowledged} events acknowledged, 0 lost;"
        " each job ended by the same command with every report taken in once"
    )
