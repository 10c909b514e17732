#!/usr/bin/env python3
"""Sets the program beside the least each act needs, and prints the ratios. See README.md beside this file."""

import argparse
import json
import os
import pathlib
import platform
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace

import checks
import fleet
import intake
import scans
import tables
from measuring import BUILD, HERE, CouldNotRun, Pairs, Runner, Sample, build, first_line, in_turn
from telling import Goal, print_table

FLOORS = (
    "hello", "scan", "append", "verify", "show", "fsync", "history", "rebuild", "export", "workbook", "csv", "search", "intake",
)  # fmt: skip
ACTS = ("help", "scan", "peers", "captured", "durable", "batch", "big", "fleet", "tables", "intake")


@dataclass(frozen=True)
class Sizes:
    pairs: int
    warm_ups: int
    long_pairs: int  # of an act that takes seconds, after one to warm up
    batch_assets: int  # of a roll filled from nothing
    durable_assets: int  # on the roll that one-event transactions are added to
    durable_events: int
    big_assets: int  # on the roll that is looked into and verified
    fleet_assets: int  # of five events each
    table_rows: int  # of a table that comes in and goes out
    broken: int  # scans of each recording, damaged
    reports: int  # that come in at once


FULL = Sizes(15, 2, 7, 100_000, 20_000, 2_000, 200_000, 100_000, 100_000, 100, 1_000)
QUICK = Sizes(5, 1, 5, 10_000, 2_000, 300, 20_000, 2_000, 5_000, 5, 100)


class Bench:
    def __init__(self, tagroll: pathlib.Path, bench: pathlib.Path, sizes: Sizes, work: pathlib.Path) -> None:
        self.tagroll, self.bench, self.sizes, self.work = tagroll, bench, sizes, work
        self.floors = {name: build(HERE / "floor" / f"{name}.c") for name in FLOORS}
        self.runner = Runner(work)
        self.rows: list[list[str]] = []
        self.checks: list[checks.Check] = []
        self.notes: list[str] = []
        self.failures: list[str] = []

    # ---- carrying out

    def attempt(self, name: str, act) -> None:
        """One act that cannot run is told and does not stop the others."""
        print(f"... {name}", file=sys.stderr, flush=True)
        try:
            act()
        except (CouldNotRun, OSError, sqlite3.Error) as reason:
            self.failures.append(f"{name}: {reason}")

    def compare(self, name: str, goal: Goal, ours, floor, long: bool = False) -> Pairs:
        count = (self.sizes.long_pairs, 1) if long else (self.sizes.pairs, self.sizes.warm_ups)
        pairs = in_turn(ours, floor, *count)
        verdict, middle = goal.judge(pairs)
        amounts = (goal.amount(pairs.median(side, goal.clock)) for side in ("ours", "floor"))
        ratios = (f"{goal.ratio(pairs.cost_ratio(clock)):.2f}" for clock in ("cpu", "wall"))
        rss = f"{pairs.largest_rss_mib():.1f}"
        self.rows.append([name, *amounts, *ratios, middle, str(goal), verdict, rss])
        print(f"    {middle}, goal {goal}: {verdict}", file=sys.stderr, flush=True)
        return pairs

    def whole(self, *command: str | pathlib.Path, roll: pathlib.Path | None = None, events: int = 1):
        """A way to run and weigh a whole process, start and end included."""

        def sample() -> Sample:
            cost, _ = self.runner.run(*command, roll=roll)
            return Sample(cost.wall, cost.cpu, events, cost.rss_kib)

        return sample

    def fresh(self, name: str) -> pathlib.Path:
        """The path of a roll that is not there yet, in an empty folder of its own."""
        folder = self.work / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder / "roll.db"

    # ---- acts

    def help(self) -> None:
        self.compare("help", Goal("cost", "cpu", 3), self.whole(self.tagroll, "help"), self.whole(self.floors["hello"]))

    def scan(self) -> None:
        scans.live(self)

    def peers(self) -> None:
        scans.peers(self)

    def captured(self) -> None:
        scans.captured(self)

    def durable(self) -> None:
        base = self.fresh("base")
        self.runner.timed_inside(self.bench, "fill", base, str(self.sizes.durable_assets))
        roll = self.work / "durable" / base.name
        count = str(self.sizes.durable_events)
        frames: list[float] = []  # seconds for each, taken in turn with the pairs

        def ours() -> Sample:
            shutil.rmtree(roll.parent, ignore_errors=True)
            shutil.copytree(base.parent, roll.parent)
            os.sync()  # the copy's pages must not be written during the timing
            return self.runner.timed_inside(self.bench, "durable", roll, count)[0]

        def floor() -> Sample:
            written = self.runner.timed_inside(self.floors["fsync"], self.work / "frames", count)[0]
            frames.append(written.per_event("wall"))
            return self.runner.timed_inside(self.floors["append"], roll, self.fresh("floor"), "one", count)[0]

        pairs = self.compare("append, one event each", Goal("rate", "wall", 0.8), ours, floor, long=True)
        self.checks.append(checks.closed_check("one-event appending", roll))
        disk = statistics.median(frames)
        self.notes.append(
            f"This disk makes {1 / disk:,.0f} WAL frames a second durable; one-event appends reach"
            f" {disk / pairs.median('ours', 'wall'):.2f} of it, the C loop {disk / pairs.median('floor', 'wall'):.2f}."
        )

    def batch(self) -> None:
        roll = self.work / "batch" / "roll.db"

        def ours() -> Sample:
            return self.runner.timed_inside(self.bench, "fill", self.fresh("batch"), str(self.sizes.batch_assets))[0]

        def floor() -> Sample:
            return self.runner.timed_inside(self.floors["append"], roll, self.fresh("floor"), "batch")[0]

        self.compare("append, 1,000 a transaction", Goal("rate", "cpu", 0.4), ours, floor, long=True)
        self.checks.append(checks.closed_check("batched appending", roll))

    def big(self) -> None:
        """What is asked of a roll with many assets."""
        roll = self.fresh("big")
        filled, _ = self.runner.timed_inside(self.bench, "fill", roll, str(self.sizes.big_assets))
        self.notes.append(
            f"Filling the roll of {self.sizes.big_assets:,} assets: {1 / filled.per_event('wall'):,.0f} events/s,"
            f" {filled.per_event('cpu') * 1e6:.1f} us of CPU each, once."
        )
        self.attempt("ledger verify", lambda: self.verify(roll))
        self.attempt("show", lambda: self.show(roll))

    def verify(self, roll: pathlib.Path, of: str = "", least: float = 0.5) -> None:
        floor_program, goal = self.floors["verify"], Goal("rate", "cpu", least)
        floor_sample, floor_line = self.runner.timed_inside(floor_program, roll)
        _, our_line = self.runner.timed_inside(self.bench, "verify", roll)
        if our_line.get("root") != floor_line["root"]:
            raise CouldNotRun(f"the roots differ: ours {our_line.get('root')}, the floor's {floor_line['root']}")
        self.compare(
            f"{of}verify, the work alone",
            goal,
            lambda: self.runner.timed_inside(self.bench, "verify", roll)[0],
            lambda: self.runner.timed_inside(floor_program, roll)[0],
            long=True,
        )
        self.compare(
            f"{of}ledger verify",
            goal,
            self.whole(self.tagroll, "ledger", "verify", roll=roll, events=floor_sample.events),
            self.whole(floor_program, roll, events=floor_sample.events),
            long=True,
        )
        self.checks.append(checks.closed_check("ledger verify", roll))
        self.layers(roll, of)

    def layers(self, roll: pathlib.Path, of: str) -> None:
        """Where the way from the floor to a verification goes: nothing is judged."""
        told: dict[str, list[float]] = {}
        for _ in range(self.sizes.long_pairs):
            _, output = self.runner.run(self.bench, "layers", roll, keep=True)
            _, whole = self.runner.timed_inside(self.bench, "verify", roll)
            for line in [*map(json.loads, output.splitlines()), whole]:
                told.setdefault(line["act"], []).append(line["seconds_cpu"] / line["events"] * 1e6)
        steps = ", ".join(f"{name} {statistics.median(costs):.2f}" for name, costs in told.items())
        self.notes.append(f"{of or 'one event an asset: '}us of CPU an event, each layer with those before it: {steps}.")

    def show(self, roll: pathlib.Path) -> None:
        connection = sqlite3.connect(roll)
        try:
            middle = self.sizes.big_assets // 2
            tag = connection.execute("SELECT tag FROM asset LIMIT 1 OFFSET ?", (middle,)).fetchone()
        finally:
            connection.close()
        if tag is None:
            raise CouldNotRun("the roll holds too few assets")
        ours = self.whole(self.tagroll, "show", tag[0], roll=roll)
        _, card = self.runner.run(self.tagroll, "show", tag[0], roll=roll, keep=True)
        if tag[0].encode() not in card:
            raise CouldNotRun(f"the card of {tag[0]} does not name it")
        self.compare(
            f"show TAG of {self.sizes.big_assets:,}",
            Goal("ms", "wall", 8),
            ours,
            self.whole(self.floors["show"], roll, tag[0]),
        )
        self.checks.append(checks.closed_check("show", roll))

    def fleet(self) -> None:
        fleet.run(self, self.sizes.fleet_assets)

    def intake(self) -> None:
        intake.run(self, self.sizes.fleet_assets, self.sizes.reports)

    def tables(self) -> None:
        tables.run(self, self.sizes.table_rows)

    # ---- telling

    def report(self) -> None:
        head = ["act", "ours", "floor", "cpu", "wall", "middle half", "goal", "", "MiB"]
        print_table([head, *self.rows] if self.rows else [])
        if self.checks:
            print("\nChecks")
            print_table([["  " + check.what, check.verdict, check.found] for check in self.checks])
        for note in self.notes:
            print(f"\n{note}")
        over = [row[0] for row in self.rows if row[7].startswith("over")]
        over += [check.what for check in self.checks if check.verdict == "over"]
        print(f"\nOVER: {'; '.join(over)}" if over else "\nNothing that was measured is over its goal.")
        for failure in self.failures:
            print(f"COULD NOT RUN: {failure}")


def release_program() -> pathlib.Path:
    """Where the release build puts the program that ships."""
    command = ["swift", "build", "-c", "release", "--static-swift-stdlib", "--show-bin-path"]
    try:
        done = subprocess.run(command, cwd=HERE.parent, capture_output=True, text=True)
    except OSError as error:
        raise CouldNotRun(f"swift: {error.strerror}; or name the program with --tagroll") from error
    if done.returncode != 0:
        raise CouldNotRun(f"swift build --show-bin-path: {first_line(done.stderr)}")
    return pathlib.Path(done.stdout.strip()) / "tagroll"


def head(tagroll: pathlib.Path, sizes: Sizes) -> str:
    load = os.getloadavg()[0]
    lines = [
        f"{tagroll}",
        f"{platform.system()} {platform.release()} {platform.machine()}, {os.cpu_count()} CPUs, load {load:.1f};"
        f" medians of {sizes.pairs} pairs, {sizes.long_pairs} of the long acts",
    ]
    if load > (os.cpu_count() or 1) / 2:
        lines.append("The machine is busy: trust CPU ratios before wall, and run again when it is quiet.")
    if b"libswiftCore.so" in tagroll.read_bytes():
        lines.append("This program links the Swift runtime dynamically and starts slower than the one that ships.")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tagroll", type=pathlib.Path, metavar="PATH", help="default: the release build's")
    parser.add_argument("--bench", type=pathlib.Path, metavar="PATH", help="default: tagroll-bench beside tagroll")
    parser.add_argument("--quick", action="store_true", help="fewer pairs, smaller rolls: does it run, not how fast")
    parser.add_argument("--assets", type=int, metavar="N", help="of the rolls with many assets: 1000000 is what the goals mean")
    parser.add_argument("--only", action="append", choices=ACTS)
    options = parser.parse_args()
    sizes = QUICK if options.quick else FULL
    if options.assets:
        sizes = replace(sizes, big_assets=options.assets, fleet_assets=options.assets, table_rows=options.assets)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # as for Ctrl-C: the rolls are removed first
    try:
        tagroll = (options.tagroll or release_program()).resolve()
        bench = (options.bench or tagroll.with_name("tagroll-bench")).resolve()
        for program in (tagroll, bench):
            if not os.access(program, os.X_OK):
                raise CouldNotRun(f"{program} is not there; run: swift build -c release --static-swift-stdlib")
        BUILD.mkdir(exist_ok=True)
        # Beside the sources and not under /tmp, which may be memory, where nothing is made durable.
        with tempfile.TemporaryDirectory(dir=BUILD, prefix="work-") as work:
            run = Bench(tagroll, bench, sizes, pathlib.Path(work))
            print(head(tagroll, sizes), end="\n\n")
            for name in options.only or ACTS:
                run.attempt(name, getattr(run, name))
    except (CouldNotRun, OSError) as reason:
        print(f"run.py: {reason}", file=sys.stderr)
        return 1
    run.report()
    return 1 if run.failures else 0


if __name__ == "__main__":
    sys.exit(main())
