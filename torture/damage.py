"""What becomes of a roll whose file or log somebody, or a disk, has changed: it is found, or it changed nothing."""

from __future__ import annotations

import concurrent.futures
import json
import os
import pathlib
import random
import shutil
import sqlite3
import struct

from desk import Broken, Desk, new_desk

INTEGRITY = 8
# What asks tables and indexes alike: a damaged index answers a question wrong and shows in no row.
QUESTIONS = [
    ["list", "--json"], ["list", "--where", "stage:in-stock", "--json"], ["list", "--where", "holder:li.na", "--json"],
    ["show", "PF2ABC11", "--json"], ["history", "LT-00013", "--json"], ["person", "list", "--json"],
    ["location", "list", "--json"], ["report", "warranty", "--json"], ["report", "loans", "--json"],
    ["report", "refusals", "--json"], ["report", "disposal", "--json"], ["export", "json"], ["ledger", "log", "--json"],
]
KINDS = {2: "index", 10: "index", 5: "table", 13: "table"}


def busy_desk(program: pathlib.Path, folder: pathlib.Path) -> Desk:
    """A roll on which some of everything happened, in more pages than one."""
    desk = new_desk(program, folder)
    tag = "LT-00013"
    for words in (
        ["register", "--category", "laptop", "--serial", "PF2ABC11", "--model", "X1"],
        ["assign", tag, "--to", "li.na", "--until", "+20d"],
        ["return", tag],
        ["retire", tag, "--reason", "old", "--yes"],
        ["sanitise", tag, "--method", "purge", "--tool", "nvme-cli", "--result", "verified", "--witness", "li.na"],
        ["dispose", tag, "--method", "recycle", "--to", "GreenLoop", "--cert", "GL-8812", "--confirm", tag],
    ):
        desk.done(*words)
    for number in range(60):
        words = ["register", "--category", "monitor", "--serial", f"CN0F3K{number:03}", "--model", f"U27{number % 7}"]
        told = json.loads(desk.done(*words, "--json"))[0]["asset"]["tag"]
        if number % 3 == 0:
            desk.done("assign", told, "--to", "li.na")
        if number % 5 == 0:
            desk.done("warranty", "set", told, "--until", "2027-03-31")
        if number % 9 == 0:
            desk.run("dispose", told, "--method", "recycle", "--to", "G", "--cert", "1", "--confirm", told)
    desk.done("stocktake", "start")
    desk.done("person", "add", "gone", "--name", "Somebody Else")
    desk.done("person", "erase", "gone", "--basis", "asked", "--confirm", "gone")
    # Nobody has it open any more: the log is in the file.
    desk.done("ledger", "rebuild")
    return desk


# ---- D4: the log beside the file


def log(program: pathlib.Path, sizes, work: pathlib.Path, dice: random.Random) -> str:
    """The write-ahead log cut, changed, or of another roll; its index missing; the queue left behind; a folder that cannot
    be written to. The roll opens at the end of a transaction and says so, or is refused."""
    desk = new_desk(program, work / "log")
    head = desk.folder / "head.txt"
    reader = sqlite3.connect(desk.roll)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM event").fetchall()
    ends = [desk.events()]
    for number in range(8):
        desk.done("location", "add", f"room {number}")
        ends.append(desk.events())
    head.write_text(desk.done("ledger", "head"))
    kept = work / "kept"
    shutil.copytree(desk.folder, kept)
    reader.close()
    wal = (kept / "roll.db-wal").read_bytes()
    if not wal:
        raise Broken("no write-ahead log to change")
    frame = 24 + struct.unpack(">I", wal[8:12])[0]
    cuts = [32 + frame * at for at in range((len(wal) - 32) // frame)] + [0, 1, 31, 32, 33, len(wal) - 1]
    cuts += [dice.randrange(len(wal)) for _ in range(sizes.cuts)]
    changed = [dice.randrange(len(wal)) for _ in range(sizes.cuts)]
    cases = [("cut", at) for at in cuts] + [("changed", at) for at in changed]
    cases += [("without its index", 0), ("beside a spoilt index", 0), ("of another roll", 0), ("with a queue left behind", 0)]
    outcomes: dict[str, int] = {}
    for number, (what, at) in enumerate(cases):
        outcome = after_log(program, kept, work / f"log-{number}", wal, what, at, ends, dice)
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
    told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
    return f"{len(cases)} logs cut or changed: {told}; {read_only(program, kept, work)}"


def after_log(
    program: pathlib.Path, kept: pathlib.Path, folder: pathlib.Path, wal: bytes, what: str, at: int, ends: list[int],
    dice: random.Random,
) -> str:
    shutil.copytree(kept, folder)
    desk = Desk(program, folder)
    log_file, index, queue = folder / "roll.db-wal", folder / "roll.db-shm", folder / "roll.db.queue"
    if what == "cut":
        log_file.write_bytes(wal[:at])
    elif what == "changed":
        log_file.write_bytes(wal[:at] + bytes([wal[at] ^ 1 << dice.randrange(8)]) + wal[at + 1 :])
    elif what == "without its index":
        index.unlink()
    elif what == "beside a spoilt index":
        index.write_bytes(b"\x55" * index.stat().st_size)
    elif what == "of another roll":
        other = new_desk(program, folder / "other")
        holder = sqlite3.connect(other.roll)
        holder.execute("BEGIN")
        holder.execute("SELECT count(*) FROM event").fetchall()
        other.done("location", "add", "elsewhere")
        log_file.write_bytes((folder / "other" / "roll.db-wal").read_bytes())
        holder.close()
    else:
        queue.write_bytes(b"\x00" * 4096)
    if what in ("cut", "changed", "of another roll"):
        index.unlink(missing_ok=True)
    code, output, errors = desk.run("ledger", "verify", "--deep", "--json")
    if code == INTEGRITY and "error[" not in errors and '"code"' not in errors:
        raise Broken(f"log {what} at {at}: refused without a word")
    if code not in (0, INTEGRITY):
        raise Broken(f"log {what} at {at}: exit {code}: {errors}")
    if code == INTEGRITY:
        shutil.rmtree(folder)
        return "found"
    events = json.loads(output)["events"]
    if events not in ends:
        raise Broken(f"log {what} at {at}: {events} events, no end of a transaction")
    # Whoever kept a head is told that the roll is shorter than it was.
    code, _, errors = desk.run("ledger", "verify", "--against", str(folder / "head.txt"))
    if (code == 0) != (events == ends[-1]) or code not in (0, INTEGRITY):
        raise Broken(f"log {what} at {at}: {events} of {ends[-1]} events, and against the head: exit {code}: {errors}")
    desk.done("location", "add", "and on")
    if desk.events() != events + 1:
        raise Broken(f"log {what} at {at}: does not go on")
    shutil.rmtree(folder)
    return "whole" if events == ends[-1] else "shorter by whole transactions, and told by the kept head"


def read_only(program: pathlib.Path, kept: pathlib.Path, work: pathlib.Path) -> str:
    """A folder that may only be read, as somebody who has no more rights than that."""
    folder = work / "read-only"
    shutil.copytree(kept, folder)
    desk = Desk(program, folder)
    if os.geteuid() == 0:
        desk.prefix = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        for path in (work.parent.parent, work.parent, work):
            path.chmod(0o755)
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    read, _, read_errors = desk.run("list", "--json")
    code, _, errors = desk.run("location", "add", "nowhere")
    folder.chmod(0o755)
    for told, why in ((read, read_errors), (code, errors)):
        if told < 0 or (told != 0 and "error[" not in why and '"code"' not in why):
            raise Broken(f"in a folder that may only be read: exit {told}: {why}")
    if code == 0:
        raise Broken("in a folder that may only be read: said it wrote")
    return f"in a folder that may only be read, reading ends with {read} and writing with {code}"


# ---- D5: bits of the file, rows of the tables, the file itself


def damage(program: pathlib.Path, sizes, work: pathlib.Path, dice: random.Random) -> str:
    """One bit flipped in a page of each kind; rows swapped; the tail taken away; an older file put back."""
    desk = busy_desk(program, work / "damage")
    head = desk.folder / "head.txt"
    head.write_text(desk.done("ledger", "head"))
    older = desk.roll.read_bytes()
    desk.done("location", "add", "since")
    (work / "newer.txt").write_text(desk.done("ledger", "head"))
    whole = desk.roll.read_bytes()
    if (desk.folder / "roll.db-wal").exists():
        raise Broken("the file is not at rest")
    truth = answers(desk)
    size = struct.unpack(">H", whole[16:18])[0] or 65536
    pages: dict[str, list[int]] = {}
    for start in range(0, len(whole), size):
        kind = "header" if start == 0 else KINDS.get(whole[start], "free or overflow")
        pages.setdefault(kind, []).append(start)
    # Pages nothing is in at the moment, of which there is always one.
    chosen = [kind for kind in sorted(pages) for _ in range(sizes.flips // len(pages) + 1)]
    found: dict[str, list[int]] = {kind: [0, 0] for kind in pages}
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        jobs = []
        for number, kind in enumerate(chosen):
            place = dice.choice(pages[kind]) + dice.randrange(size)
            jobs.append((kind, pool.submit(flip, desk, work, whole, place, number % 8, truth, number)))
        for kind, job in jobs:
            found[kind][job.result()] += 1
    told = ", ".join(f"{kind} {harmless} harmless and {named} found" for kind, (harmless, named) in sorted(found.items()))
    return f"{len(chosen)} flips: {told}; {tampered(program, desk, work, older)}"


def answers(desk: Desk) -> list[tuple[int, str]]:
    return [desk.run(*words)[:2] for words in QUESTIONS]


def at_rest(desk: Desk, folder: pathlib.Path, content: bytes) -> Desk:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name in desk.folder.iterdir():
        if name.is_file() and name.suffix == ".key":
            shutil.copy(name, folder)
    (folder / "roll.db").write_bytes(content)
    return Desk(desk.program, folder)


def flip(
    desk: Desk, work: pathlib.Path, whole: bytes, place: int, bit: int, truth: list[tuple[int, str]], number: int
) -> int:
    """0 when the program says of the roll what it said before, 1 when it says that something is wrong."""
    content = bytearray(whole)
    content[place] ^= 1 << bit
    copy = at_rest(desk, work / f"flip-{number}", bytes(content))
    code, _, errors = copy.run("ledger", "verify", "--deep")
    if code < 0:
        raise Broken(f"bit {bit} of byte {place}: died of signal {-code}")
    if code != 0 and "error[" not in errors:
        raise Broken(f"bit {bit} of byte {place}: exit {code} without a word: {errors}")
    if code == 0:
        now = answers(copy)
        for words, was, is_now in zip(QUESTIONS, truth, now):
            if was != is_now:
                raise Broken(f"bit {bit} of byte {place}: {' '.join(words)} answers otherwise, and nobody found it")
    shutil.rmtree(copy.folder)
    return 1 if code else 0


def tampered(program: pathlib.Path, desk: Desk, work: pathlib.Path, older: bytes) -> str:
    """By whoever has the file and SQLite: the triggers stop accidents, and these are none. They are put back afterwards."""
    swap = (
        "CREATE TEMP TABLE two AS SELECT seq, leaf, body FROM event WHERE seq IN (7, 8);"
        "UPDATE event SET leaf = (SELECT leaf FROM two WHERE seq = 15 - event.seq),"
        " body = (SELECT body FROM two WHERE seq = 15 - event.seq) WHERE seq IN (7, 8);"
    )
    cut = "DELETE FROM event WHERE seq >= (SELECT max(seq) - 2 FROM event);"
    without_heads = cut + "DELETE FROM checkpoint WHERE size > (SELECT max(seq) + 1 FROM event);"
    tricks = {
        "two events swapped": (swap, []),
        "the tail taken away": (cut, []),
        "the tail and its heads taken away": (without_heads, []),
        "two assets swapped": (
            "UPDATE asset SET holder = CASE no WHEN 2 THEN (SELECT holder FROM asset WHERE no = 3) ELSE holder END,"
            " model = CASE no WHEN 3 THEN x'00' ELSE model END WHERE no IN (2, 3);", [],
        ),
        "a trigger taken away": ("DROP TRIGGER event_no_delete;", []),
        "an older file put back": (None, ["--against", str(work / "newer.txt")]),
    }
    for what, (sql, against) in tricks.items():
        content = older if sql is None else desk.roll.read_bytes()
        copy = at_rest(desk, work / "tampered", content)
        if sql is not None:
            connection = sqlite3.connect(copy.roll, isolation_level=None)
            triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
            if not sql.startswith("DROP TRIGGER"):
                loose = "".join(f"DROP TRIGGER {name};" for name, _ in triggers)
                sql = loose + sql + "".join(f"{made};" for _, made in triggers)
            connection.executescript(sql)
            connection.close()
        code, _, errors = copy.run("ledger", "verify", *against)
        if code != INTEGRITY or "error[" not in errors:
            raise Broken(f"{what}: exit {code}: {errors}")
        shutil.rmtree(copy.folder)
    return f"{', '.join(tricks)}: each found"
