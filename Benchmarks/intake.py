"""Scan reports by the thousand: new ones, known ones that say nothing new, and known ones with another disk."""

import pathlib
import re
import shutil
import sqlite3

from checks import closed_check, held
from fleet import founder
from measuring import CouldNotRun, Sample
from telling import Goal

MACHINE = pathlib.Path(__file__).resolve().parent.parent / "Tests" / "ScannersTests" / "Fixtures" / "thinkpad-x1"
MOST_BYTES = 300  # that a report which says nothing new may add to the roll


def report(template: bytes, number: int, disk: int, hour: int) -> bytes:
    """The recorded machine with marks of its own, looked at in an hour of one day."""
    template = re.sub(rb'"scanned_at":"[^"]*"', b'"scanned_at":"2026-03-01T%02d:00:00.000Z"' % hour, template)
    four = f"{number:08}"
    for old, new in (
        ("PF2ABCDE", f"PF{four}"),
        ("4c4c4544-0051-3010-8052-b4c04f4a4b32", f"3f7a1c2e-5b44-11ec-9a31-8c16{four}"),
        ("6c:24:08:aa:bb:01", f"6c:24:{four[0:2]}:{four[2:4]}:{four[4:6]}:{four[6:8]}"),
        ("L1HF1AB0CDE", f"L1HG{four}"),
        ("S6B2K1", f"S6{four}{disk:02}"),
        ("7d2b1c90a3f44e1fb0c5d6e7f8091a2b", f"7d2b1c90a3f44e1fb0c5d6e7{four}"),
        ('"value":"1234"', f'"value":"{four}"'),  # its battery
        # What stands beside it is its own as well.
        ("7XK2PT3", f"7X{four}"),
        ("99887766-5544-3322-1100-aabbccddeeff", f"99887766-5544-3322-1100-aabb{four}"),
    ):
        template = template.replace(old.encode(), new.encode())
    return template


def spool(bench, template: bytes, numbers: range, disk: int = 0, hour: int = 0) -> pathlib.Path:
    folder = bench.work / "spool"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for number in numbers:
        (folder / f"{number:08}.json").write_bytes(report(template, number, disk, hour))
    return folder


def run(bench, assets: int, count: int) -> None:
    roll = bench.fresh("intake")
    bench.runner.timed_inside(bench.bench, "fleet", roll, str(assets), founder())
    shadow = bench.work / "shadow" / roll.name
    shutil.copytree(roll.parent, shadow.parent)
    _, template = bench.runner.run(bench.tagroll, "scan", "--sysroot", MACHINE, "--json", keep=True)
    floor = bench.floors["intake"]

    def taken(folder: pathlib.Path, what: str) -> Sample:
        cost, output = bench.runner.run(bench.tagroll, "register", "--from", folder, roll=roll, keep=True)
        sum_ = output.decode().splitlines()[-1]
        if f" {what} {count} " not in sum_:
            raise CouldNotRun(f"not all are {what}: {sum_}")
        return Sample(cost.wall, cost.cpu, count, cost.rss_kib)

    def copied() -> Sample:
        """The floor brings the same rows into a roll that lacks them, so both stay alike."""
        return bench.runner.timed_inside(floor, "write", roll, str(count), shadow)[0]

    batches = iter(range(1_000_000))

    def new() -> Sample:
        first = next(batches) * count
        return taken(spool(bench, template, range(first, first + count)), "registered")

    bench.compare(f"intake, new, of {assets:,}", Goal("ms", "wall", 2), new, copied, long=True)
    known = range((next(batches) - 1) * count, 0)
    known = range(known.start, known.start + count)
    hours = iter(range(1, 24))
    before = size(roll)
    bench.compare(
        f"intake, unchanged, of {assets:,}",
        Goal("ms", "wall", 0.5),
        lambda: taken(spool(bench, template, known, hour=next(hours)), "same"),
        lambda: bench.runner.timed_inside(floor, "same", roll, str(count))[0],
        long=True,
    )
    grown = (size(roll) - before) / count
    bench.checks.append(held(f"an unchanged report adds at most {MOST_BYTES} bytes", grown <= MOST_BYTES, f"{grown:.0f}"))
    disks = iter(range(1, 100))
    pairs = bench.compare(
        f"intake, changed, of {assets:,}",
        Goal("ms", "wall", 2),
        lambda: taken(spool(bench, template, known, next(disks), 23), "changed"),
        copied,
        long=True,
    )
    most = pairs.largest_rss_mib()
    bench.checks.append(held("an intake stays within 64 MiB", most <= 64, f"{most:.1f} MiB"))
    bench.checks.append(closed_check("intake", roll))


def size(roll: pathlib.Path) -> int:
    """Bytes in use, free pages not counted."""
    connection = sqlite3.connect(roll)
    try:
        pages, free, bytes_ = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
    finally:
        connection.close()
    return (pages - free) * bytes_
