"""Tables into a roll and out of it, and what they are held to."""

import pathlib
import random
import shutil

from checks import closed_check, held
from measuring import CouldNotRun, Sample
from telling import Goal

MOST_MIB = 100
MODELS = [
    ("laptop", "Lenovo", "ThinkPad T14 Gen 3"), ("desktop", "Dell", "OptiPlex 7010"), ("monitor", "Dell", "U2723QE"),
    ("laptop", "HP", "EliteBook 840 G9"), ("laptop", "Apple", "MacBook Pro 14"), ("scanner", "Zebra", "DS2208"),
]  # fmt: skip
STREAMED = ("csv", "ndjson", "json", "snipe-it", "glpi", "cyclonedx", "ical", "prometheus")


def table(path: pathlib.Path, rows: int) -> None:
    """What another system gives away of its things, about 70 bytes each; one event each on a roll."""
    draw = random.Random(7)
    with path.open("w") as file:
        file.write("Asset Tag,Serial Number,Category,Manufacturer,Model Name,Purchase Date,Purchase Cost,Currency\n")
        for number in range(rows):
            category, maker, model = draw.choice(MODELS)
            day = f"{draw.randint(2019, 2025)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
            cents = draw.randint(30_000, 229_999)
            file.write(
                f"{number:07},{draw.getrandbits(44):011X},{category},{maker},{model},{day},{cents // 100}.{cents % 100:02},EUR\n"
            )


def imported(bench, name: str, file: pathlib.Path, rows: int) -> tuple[pathlib.Path, Sample]:
    """A new roll with the rows of a file, and what the import cost, start and end included."""
    roll = bench.fresh(name)
    bench.runner.run(bench.tagroll, "init", "--org", "Acme", "--store", "Store", roll=roll)
    cost, _ = bench.runner.run(bench.tagroll, "import", "csv", file, "--apply", "--yes", roll=roll)
    return roll, Sample(cost.wall, cost.cpu, rows, cost.rss_kib)


def run(bench, rows: int) -> None:
    files = {}
    for name, count in (("tenth", rows // 10), ("whole", rows)):
        files[name] = bench.work / f"{name}.csv"
        table(files[name], count)
    small, _ = imported(bench, "small", files["tenth"], rows // 10)
    large = bench.work / "large" / "roll.db"

    def ours() -> Sample:
        return imported(bench, "large", files["whole"], rows)[1]

    def floor() -> Sample:
        sample, _ = bench.runner.timed_inside(bench.floors["append"], large, bench.fresh("floor"), "load")
        return sample

    pairs = bench.compare(f"import csv, {rows:,} rows", Goal("cost", "cpu", 2), ours, floor, long=True)
    shutil.rmtree(bench.work / "floor", ignore_errors=True)
    most = pairs.largest_rss_mib()
    bench.checks.append(closed_check("import csv", large))
    bench.checks.append(held(f"import csv stays within {MOST_MIB} MiB", most <= MOST_MIB, f"{most:.1f} MiB"))
    bench.attempt("tables: read", lambda: read(bench, files["whole"]))
    bench.attempt("tables: out", lambda: out(bench, large, rows))
    bench.attempt("tables: memory", lambda: memory(bench, small, large))


def read(bench, file: pathlib.Path) -> None:
    """The table alone, from memory: the same cells as the floor finds."""
    ways = (bench.bench, bench.floors["csv"])
    commands = [(ways[0], "csv", file), (ways[1], file)]
    found = [bench.runner.timed_inside(*command)[1] for command in commands]
    if any(found[0][what] != found[1][what] for what in ("events", "cells", "cell_bytes")):
        raise CouldNotRun(f"the cells differ: ours {found[0]}, the floor's {found[1]}")
    pairs = bench.compare(
        "read csv",
        Goal("rate", "cpu", 0.0),
        *(lambda command=command: bench.runner.timed_inside(*command)[0] for command in commands),
        long=True,
    )
    rows = found[0]["events"] // 10
    megabytes = file.stat().st_size / rows / pairs.median("ours", "cpu") / 1e6
    bench.notes.append(f"Reading the table: {megabytes:,.0f} MB for each second of CPU.")


def out(bench, roll: pathlib.Path, rows: int) -> None:
    bench.compare(
        f"export csv, {rows:,} rows",
        Goal("rate", "cpu", 0.7),
        bench.whole(bench.tagroll, "export", "csv", roll=roll, events=rows),
        bench.whole(bench.floors["export"], roll, events=rows),
        long=True,
    )
    if rows > 1_000_000:
        return  # more than a sheet has room for
    ours, floor = bench.work / "ours.xlsx", bench.work / "floor.xlsx"

    def of(program, *command):
        def sample() -> Sample:
            for file in (ours, floor):
                file.unlink(missing_ok=True)
            cost, _ = bench.runner.run(program, *command, roll=roll)
            return Sample(cost.wall, cost.cpu, rows, cost.rss_kib)

        return sample

    bench.compare(
        f"export xlsx, {rows:,} rows",
        Goal("cost", "cpu", 1.5),
        of(bench.tagroll, "export", "xlsx", "-o", ours),
        of(bench.floors["workbook"], roll, floor),
        long=True,
    )


def memory(bench, small: pathlib.Path, large: pathlib.Path) -> None:
    """Ten times as many assets, and no more memory."""
    grown = []
    for name in (*STREAMED, "xlsx"):
        words = ("export", name, *(("-o", bench.work / "memory.xlsx") if name == "xlsx" else ()))
        few, many = (bench.runner.run(bench.tagroll, *words, roll=roll)[0].rss_kib for roll in (small, large))
        if few == 0:
            raise CouldNotRun(f"export {name}: no memory was measured")
        if many - few > 4096:
            grown.append(f"{name} {few / 1024:.1f} -> {many / 1024:.1f} MiB")
    bench.checks.append(held("exports take no more memory of ten times the assets", not grown, "; ".join(grown) or "none grows"))
