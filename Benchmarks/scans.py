"""Rows about the scanner: this machine beside floor and peers, captured machines beside lscpu, and broken recordings."""

import json
import os
import pathlib
import shutil
import subprocess

import checks
from measuring import HERE, CouldNotRun, first_line
from telling import Goal

MOST_RSS_MIB = 10
SLOWEST_BROKEN_MS = 200
# What other inventories are called, how they are asked for the same, and how much cheaper a scan is to be.
PEERS = (
    (("lshw", "-json"), 17),
    (("inxi", "-Fxxx"), 40),
    (("facter", "--json"), 40),
    (("fusioninventory-inventory", "--no-category=software"), 70),
)
EPYC = "lscpu-sysfs/x86_64-epyc_7451.tar.gz"
THINKPAD = "systemd-sysfs/thinkpad-2008.tar.xz"


def recordings() -> pathlib.Path | None:
    """The folder of recordings other projects published; no part of this repository."""
    for place in (os.environ.get("TAGROLL_REALDATA"), HERE.parent / "../shared/realdata"):
        if place and pathlib.Path(place).is_dir():
            return pathlib.Path(place).resolve()
    return None


def live(bench) -> None:
    """This machine: whole processes, and what strace sees."""
    command = (bench.tagroll, "scan", "--json")
    _, report = bench.runner.run(*command, keep=True)
    try:
        json.loads(report)
    except ValueError as error:
        raise CouldNotRun(f"the report is not JSON: {error}") from error
    pairs = bench.compare("scan --json", Goal("cost", "cpu", 1.5), bench.whole(*command), bench.whole(bench.floors["scan"]))
    bench.checks.append(checks.memory_check(pairs.largest_rss_mib(), MOST_RSS_MIB))
    bench.checks += checks.scan_checks(bench.tagroll, bench.floors["scan"], bench.runner, bench.work)


def peers(bench) -> None:
    """Other programs that read this machine, those of them that are installed."""
    for peer, times in PEERS:
        if shutil.which(peer[0]) is None:
            bench.notes.append(f"{peer[0]} is not installed, so no row for it: make bench-deps")
            continue
        try:
            bench.runner.run(*peer)
        except CouldNotRun as reason:  # not this program's fault: it is said, and fails nothing
            bench.notes.append(f"No row for {peer[0]}: {reason}")
            continue
        bench.compare(
            f"scan, {peer[0]} beside it",
            Goal("times", "cpu", times),
            bench.whole(bench.tagroll, "scan", "--json"),
            bench.whole(*peer),
            long=True,
        )


def captured(bench) -> None:
    """Machines that others recorded, unpacked."""
    data = recordings()
    if data is None:
        bench.notes.append("No recordings, so no rows for captured machines: set TAGROLL_REALDATA to the folder that holds them.")
        return
    epyc, thinkpad = (unpacked(data / path, bench.work) for path in (EPYC, THINKPAD))

    def ours(tree: pathlib.Path):
        return bench.whole(bench.tagroll, "scan", "--sysroot", tree, "--json")

    if shutil.which("lscpu") is None:
        bench.notes.append("lscpu is not installed, so no row for it.")
    else:
        lscpu = bench.whole("lscpu", "-J", "-s", epyc)
        bench.compare("scan of 96 processors, lscpu beside it", Goal("cost", "cpu", 1), ours(epyc), lscpu)
    floor = bench.whole(bench.floors["scan"], thinkpad)
    bench.compare("scan of a ThinkPad of 11,200 nodes", Goal("cost", "cpu", 3), ours(thinkpad), floor)
    broken(bench, data)


def broken(bench, data: pathlib.Path) -> None:
    """Every recording, damaged file by file, in one process: the slowest single scan."""
    archives = [path for folder in data.glob("*-sysfs") for path in sorted(folder.glob("*.tar.*"))]
    _, line = bench.runner.timed_inside(bench.bench, "broken", str(bench.sizes.broken), *archives)
    worst = line["slowest"] * 1e3
    bench.checks.append(
        checks.held(
            f"no broken recording takes longer than {SLOWEST_BROKEN_MS} ms",
            worst <= SLOWEST_BROKEN_MS,
            f"the slowest of {line['events']:,} scans of {len(archives)} recordings: {worst:.1f} ms",
        )
    )


def unpacked(archive: pathlib.Path, work: pathlib.Path) -> pathlib.Path:
    """The folder with `proc` and `sys` in it."""
    folder = work / archive.name
    folder.mkdir()
    done = subprocess.run(["tar", "xf", archive, "--no-same-owner", "-C", folder], capture_output=True)
    if done.returncode != 0:
        raise CouldNotRun(f"tar: {first_line(done.stderr)}")
    while not any((folder / name).is_dir() for name in ("proc", "sys")):
        folder = next(path for path in folder.iterdir() if path.is_dir())
    return folder
