"""What must hold whatever the time: no helper programs, no dear or dangerous files, little memory, nothing left."""

import collections
import pathlib
import re
import shutil
import subprocess
from dataclasses import dataclass

from measuring import CouldNotRun, first_line

# Reading the first makes a block device; the folder has nothing a scan wants.
TRAPS = ("/sys/class/zram-control/", "/sys/devices/virtual/misc/zram-control/")
REACHED = re.compile(r" = \d+<([^>]*)>$")
CALLS = "execve,execveat,fork,vfork,clone,clone3,open,openat,openat2"


@dataclass(frozen=True)
class Check:
    what: str
    verdict: str  # ok, over, skipped
    found: str


@dataclass(frozen=True)
class Trace:
    programs: int
    processes: int
    opened: list[str]  # paths asked for or reached, failed attempts too
    reached: list[str]  # the files and folders that were there


def held(what: str, holds: bool, found: str) -> Check:
    return Check(what, "ok" if holds else "over", found)


def trace(command: list[str | pathlib.Path], log: pathlib.Path, environment: dict[str, str]) -> Trace:
    """Runs a command under strace. -y names the folder of a relative open and the file an open reached."""
    done = subprocess.run(
        ["strace", "-f", "-y", "-s", "4096", "-e", f"trace={CALLS}", "-o", log, *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
    )
    if done.returncode != 0:
        raise CouldNotRun(f"strace {pathlib.Path(command[0]).name}: {first_line(done.stderr)}")
    programs = processes = 0
    opened, reached = [], []
    for line in log.read_text(errors="replace").splitlines():
        call = re.match(r"(?:\d+ +)?(?:<\.\.\. )?(\w+)(?:\(| resumed)", line)
        if call is None:
            continue
        if call[1].startswith("exec"):
            programs += line.endswith(" = 0")
        elif " resumed>" in line:
            continue  # counted where it began
        elif call[1].startswith("open"):
            opened.append(opened_path(line))
            if REACHED.search(line):
                reached.append(opened[-1])
        elif "CLONE_THREAD" not in line:
            processes += 1
    return Trace(programs, processes, opened, reached)


def opened_path(line: str) -> str:
    reached = REACHED.search(line)
    if reached:
        return reached[1]
    folder = re.search(r"openat2?\([^<,]*<([^>]*)>, ", line)
    asked = re.search(r'"((?:[^"\\]|\\.)*)"', line)
    path = asked[1] if asked else ""
    return path if path.startswith("/") or folder is None else f"{folder[1].rstrip('/')}/{path}"


def scan_checks(tagroll: pathlib.Path, floor: pathlib.Path, runner, work: pathlib.Path) -> list[Check]:
    whats = (
        "scan starts no program and no process",
        "scan opens no PCI config",
        "scan opens no trap of /sys",
        "scan opens no file twice",
        "scan opens at most what the floor opens",
    )
    if shutil.which("strace") is None:
        return [Check(what, "skipped", "strace is not installed") for what in whats]
    try:
        lean = trace([floor], work / "floor.strace", runner.environment)
    except CouldNotRun as reason:  # strace itself is refused here, in a container for one
        return [Check(what, "skipped", str(reason)) for what in whats]
    ours = trace([tagroll, "scan", "--json"], work / "ours.strace", runner.environment)
    config = [path for path in ours.opened if path.endswith("/config") and path.startswith("/sys/")]
    traps = [path for path in ours.opened if path.startswith(TRAPS)]
    twice = [path for path, count in collections.Counter(ours.reached).items() if count > 1]
    return [
        held(
            whats[0],
            ours.programs == 1 and ours.processes == 0,
            f"{ours.programs} execve (its own is one), {ours.processes} new processes",
        ),
        held(whats[1], not config, some(config)),
        held(whats[2], not traps, some(traps)),
        held(whats[3], not twice, some(twice)),
        # A blind walk shows as opens by the thousand, long before it shows as time.
        held(
            whats[4],
            len(ours.opened) <= len(lean.opened),
            f"{len(ours.opened)} opens, the floor {len(lean.opened)}",
        ),
    ]


def some(paths: list[str]) -> str:
    return "none" if not paths else f"{len(paths)}, the first {paths[0]}"


def memory_check(largest_rss_mib: float, most: float) -> Check:
    return held(f"scan stays within {most} MiB", largest_rss_mib <= most, f"{largest_rss_mib:.1f} MiB")


def closed_check(act: str, roll: pathlib.Path) -> Check:
    beside = [roll.with_name(roll.name + end).name for end in ("-wal", "-shm", "-journal")]
    left = [name for name in beside if (roll.parent / name).exists()]
    return held(f"{act} leaves the roll closed", not left, ", ".join(left) or "no -wal, no -shm")

