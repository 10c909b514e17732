"""Kills the program, breaks its disk, damages its file and crowds its roll, and holds what is left against what it said.

    python3 torture/run.py PROGRAM [--long] [--only kill|stream|disk|full|crowd|race|log|damage] [--seed N]

The short form is what `make check` runs; `make torture` runs the long one. Every round prints its seed.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

from damage import damage, log
from desk import Broken, Desk, new_desk
from full import full
from stream import stream

HERE = pathlib.Path(__file__).resolve().parent
BUILD = HERE / ".build"
LONGEST_RESTART = 2.0
LONGEST_WAIT = 0.75
REFUSED = 5
ERRORS = {"ENOSPC": 28, "EIO": 5}


@dataclass(frozen=True)
class Sizes:
    kills: int
    streams: int  # of runs that register many reports, killed
    rounds: int  # of sixteen writers on one asset
    acts: int  # of each of eight writers
    cuts: int  # of the write-ahead log, and bytes of it changed
    flips: int  # of a bit of the file
    stride: int  # of the calls to the disk, every how many-th fails in the costlier commands


SHORT = Sizes(kills=1_000, streams=6, rounds=3, acts=25, cuts=40, flips=150, stride=7)
LONG = Sizes(kills=10_000, streams=1_000, rounds=100, acts=250, cuts=1_000, flips=4_000, stride=1)


def numbers(output: bytes | str) -> list[int]:
    """The events a finished act says it wrote; none when it was cut off."""
    try:
        answer = json.loads(output)
    except ValueError:
        return []
    acts = answer if isinstance(answer, list) else [answer]
    return [number for act in acts for number in act.get("events", [])]


# ---- D1: kill -9


def kill(program: pathlib.Path, sizes: Sizes, work: pathlib.Path, dice: random.Random) -> str:
    """Two writers at a time, killed at any moment. What was acknowledged is there; everything verifies."""
    acknowledged = cut = 0
    longest = 0.0
    desk = None
    for cycle in range(sizes.kills):
        if cycle % 250 == 0:
            places: dict[str, int] = {}
            desk = new_desk(program, work / f"kill-{cycle}")
            began = time.monotonic()
            desk.done("location", "add", f"first {cycle}")
            usual = time.monotonic() - began
            before = desk.events()
        names = [f"place {cycle}-{number}" for number in range(2)]
        writers = [desk.start(*line(name, dice), "--json") for name in names]
        time.sleep(dice.uniform(0, usual * 2))
        for writer in writers:
            writer.kill()
        for name, writer in zip(names, writers, strict=True):
            output, errors = writer.communicate()
            if writer.returncode > 0:
                raise Broken(f"cycle {cycle}: exit {writer.returncode}: {errors.decode()}")
            cut += writer.returncode < 0
            for number in numbers(output):
                places[name] = number
                acknowledged += 1
        began = time.monotonic()
        events = desk.events()
        longest = max(longest, time.monotonic() - began)
        if events < before or any(number >= events for number in places.values()):
            raise Broken(f"cycle {cycle}: acknowledged events are not there; {events} are")
        before = events
        if cycle % 250 == 249 or cycle == sizes.kills - 1:
            log = desk.done("ledger", "log", "--json")
            written = {entry["seq"] for entry in json.loads(log)}
            named = {place["name"] for place in json.loads(desk.done("location", "list", "--json"))}
            lost = [name for name in places if name.startswith("place") and name not in named and "serial" not in name]
            serials = {asset["serial"] for asset in json.loads(desk.done("list", "--json")) if "serial" in asset}
            lost = [name for name in lost if name.removeprefix("place ") not in serials]
            if lost or not written.issuperset(places.values()):
                raise Broken(f"cycle {cycle}: acknowledged and lost: {lost}")
            shutil.rmtree(desk.folder)
    if longest > LONGEST_RESTART:
        raise Broken(f"the first look after a kill took {longest:.2f} s")
    return (
        f"{sizes.kills} cycles, {cut} writers cut off, {acknowledged} events acknowledged, 0 lost;"
        f" longest restart with verification {longest:.2f} s"
    )


def line(name: str, dice: random.Random) -> list[str]:
    if dice.random() < 0.6:
        return ["location", "add", name]
    return ["register", "--category", "monitor", "--serial", name.removeprefix("place ")]


# ---- D3: a disk that is full or broken


def disk(program: pathlib.Path, sizes: Sizes, work: pathlib.Path, dice: random.Random) -> str:
    """Each call to the disk fails once, in a short act: all of the act is there, or nothing of it."""
    shim = BUILD / "failing.so"
    subprocess.run(
        ["gcc", "-O1", "-Wall", "-shared", "-fPIC", "-o", shim, HERE / "failing.c", "-ldl"], check=True
    )
    base = new_desk(program, work / "disk-base")
    base.done("backup", "create", "-o", str(base.folder / "old.tagroll-backup"))
    base.done("location", "add", "Room 1")
    acts = {
        "location add": (["location", "add", "Room 2"], 1),
        "register": (["register", "--category", "monitor", "--serial", "CN0F3K1A0071"], 1),
        "person erase": (["person", "erase", "li.na", "--basis", "asked", "--confirm", "li.na"], sizes.stride),
        "backup create": (["backup", "create"], sizes.stride),
        "restore": (["restore", "{folder}/old.tagroll-backup", "--confirm", "Acme"], sizes.stride),
    }
    jobs = []
    told = []
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        for name, (words, stride) in acts.items():
            clean = base.copy(work / "disk-clean")
            before = clean.events()
            counted = clean.folder.parent / "count"
            code, _, errors = clean.run(
                *here(words, clean), LD_PRELOAD=str(shim), FAIL_UNDER=str(clean.folder), FAIL_WITH="5", FAIL_COUNT=str(counted)
            )
            if code != 0:
                raise Broken(f"{name} without any failure: exit {code}: {errors}")
            calls = int(counted.read_text())
            after = clean.events()
            told.append(f"{name} {calls}")
            for error in ERRORS.values():
                for on in (0, 1):
                    for at in range(1 + dice.randrange(stride), calls + 2, stride):
                        jobs.append(
                            pool.submit(fail_once, base, work, shim, words, at, error, on, before, after)
                        )
        outcomes = [job.result() for job in jobs]
    done = sum(outcome == "done" for outcome in outcomes)
    return (
        f"{len(outcomes)} failures injected (calls: {', '.join(told)}), {done} acts were done all the same,"
        " the others were refused; each was there whole or not at all, and could be done afterwards"
    )


def here(words: list[str], desk: Desk) -> list[str]:
    return [word.replace("{folder}", str(desk.folder)) for word in words]


def fail_once(
    base: Desk, work: pathlib.Path, shim: pathlib.Path, words: list[str], at: int, error: int, on: int, before: int, after: int
) -> str:
    what = f"{' '.join(words)} with call {at} failing by {error}{' and all later' if on else ''}"
    desk = base.copy(work / f"disk-{words[0]}-{at}-{error}-{on}")
    code, output, errors = desk.run(
        *here(words, desk), LD_PRELOAD=str(shim), FAIL_UNDER=str(desk.folder), FAIL_AT=str(at), FAIL_WITH=str(error), FAIL_ON=str(on)
    )
    if code < 0:
        raise Broken(f"{what}: died of signal {-code}")
    if code != 0 and "error[" not in errors and "warning" not in errors:
        raise Broken(f"{what}: exit {code} without a word")
    events = desk.events()
    if events not in (before, after):
        raise Broken(f"{what}: {events} events, expected {before} or {after}")
    if code == 0 and events != after:
        raise Broken(f"{what}: said it was done, and it is not")
    told = [line for line in errors.splitlines() if line.startswith("error[")]
    if events == after != before and any("nothing was" in line for line in told):
        raise Broken(f"{what}: said nothing was written, and it was: {errors}")
    said_done = code == 0
    if events == before:
        code, _, errors = desk.run(*here(words, desk))
        if code != 0:
            raise Broken(f"{what}: does not go on afterwards: exit {code}: {errors}")
        if desk.events() != after:
            raise Broken(f"{what}: went on, but not to the same end")
    for backup in (desk.folder / "backups").glob("*.tagroll-backup"):
        desk.done("backup", "verify", str(backup))
    shutil.rmtree(desk.folder)
    return "done" if said_done else "refused"


# ---- eight writers, and sixteen on one asset


def crowd(program: pathlib.Path, sizes: Sizes, work: pathlib.Path, dice: random.Random) -> str:
    """Eight who write all the time: nobody is told that the roll is busy, and nobody waits long."""
    desk = new_desk(program, work / "crowd")
    before = desk.events()

    def clerk(number: int) -> float:
        worst = 0.0
        for act in range(sizes.acts):
            began = time.monotonic()
            desk.done("location", "add", f"room {number}-{act}")
            worst = max(worst, time.monotonic() - began)
        return worst

    began = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(max_workers=8) as pool:
        worst = max(pool.map(clerk, range(8)))
    seconds = time.monotonic() - began
    if desk.events() - before != 8 * sizes.acts:
        raise Broken("not every act is there once")
    if sizes is LONG and worst > LONGEST_WAIT:
        raise Broken(f"one of eight writers waited {worst:.2f} s")
    return f"8 writers, {8 * sizes.acts} acts in {seconds:.1f} s, 0 failures, longest act {worst:.2f} s, program start included"


def race(program: pathlib.Path, sizes: Sizes, work: pathlib.Path, dice: random.Random) -> str:
    """Sixteen who give one asset to sixteen people: one of them does, the others are refused by the rule."""
    desk = new_desk(program, work / "race")
    people = [f"p{number}" for number in range(16)]
    for person in people:
        desk.done("person", "add", person, "--name", f"Person {person}")
    for round_number in range(sizes.rounds):
        answer = json.loads(
            desk.done("register", "--category", "monitor", "--serial", f"SN-{round_number}-77", "--json")
        )
        answer = answer[0] if isinstance(answer, list) else answer
        tag = answer["asset"]["tag"]
        writers = [desk.start("assign", tag, "--to", person) for person in people]
        ends = [(writer.communicate()[1].decode(), writer.returncode) for writer in writers]
        codes = sorted(code for _, code in ends)
        if codes != [0] + [REFUSED] * 15:
            raise Broken(f"round {round_number}: ended {codes}: {ends}")
    desk.events()
    return f"{sizes.rounds} rounds of 16 processes on one asset: one won each, 15 were refused, nobody saw a lock"


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("program", type=pathlib.Path)
    arguments.add_argument("--long", action="store_true")
    arguments.add_argument("--only", choices=["kill", "stream", "disk", "full", "crowd", "race", "log", "damage"])
    arguments.add_argument("--seed", type=int, default=None)
    chosen = arguments.parse_args()
    seed = chosen.seed if chosen.seed is not None else random.randrange(1 << 32)
    BUILD.mkdir(exist_ok=True)
    failed = 0
    for act in (kill, stream, disk, full, crowd, race, log, damage):
        if chosen.only not in (None, act.__name__):
            continue
        with tempfile.TemporaryDirectory(dir=BUILD, prefix="work-") as work:
            began = time.monotonic()
            try:
                told = act(chosen.program.resolve(), LONG if chosen.long else SHORT, pathlib.Path(work), random.Random(seed))
            except Broken as reason:
                failed += 1
                told = f"BROKEN: {reason}"
            print(f"{act.__name__} (seed {seed}, {time.monotonic() - began:.0f} s): {told}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
