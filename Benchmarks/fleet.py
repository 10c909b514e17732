"""The acts on a fleet of many assets with five events each, and what they are held to."""

import json
import pathlib
import pwd
import os
import re
import shutil
import sqlite3
import subprocess

from checks import held
from measuring import CouldNotRun, Sample, first_line
from telling import Goal

LIST = ("list", "--limit", "50", "--where")
WRITERS = 8
MACHINE = pathlib.Path(__file__).resolve().parent.parent / "schemas" / "exchange" / "scan-report-v1.example.json"


def founder() -> str:
    """Whoever runs this is the roll's first person, so that acts need not say by whom."""
    return pwd.getpwuid(os.getuid()).pw_name


def run(bench, assets: int) -> None:
    roll = bench.fresh("fleet")
    filled, _ = bench.runner.timed_inside(bench.bench, "fleet", roll, str(assets), founder())
    bench.notes.append(
        f"The fleet: {assets:,} assets, {5 * assets:,} events written at {1 / filled.per_event('wall'):,.0f} events/s,"
        f" {filled.per_event('cpu') * 1e6:.1f} us of CPU each."
    )
    bench.attempt("fleet: verify", lambda: bench.verify(roll, "fleet: ", 0.7))
    bench.attempt("fleet: looks", lambda: looks(bench, roll, assets))
    bench.attempt("fleet: identify", lambda: identify(bench, roll))
    bench.attempt("fleet: search", lambda: search(bench, roll, assets))
    bench.attempt("fleet: history", lambda: history(bench, roll, assets))
    bench.attempt("fleet: lists", lambda: lists(bench, roll))
    bench.attempt("fleet: size", lambda: size(bench, roll, assets))
    bench.attempt("fleet: rebuild", lambda: rebuild(bench, roll, assets))
    bench.attempt("fleet: acts", lambda: acts(bench, roll))
    bench.attempt("fleet: writers", lambda: writers(bench))


def ask(roll: pathlib.Path, sql: str, *values) -> list[tuple]:
    connection = sqlite3.connect(roll)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def program(bench, name: str, most_ms: float, *command: str, roll: pathlib.Path, finds: str | None = None) -> None:
    """A whole process, in milliseconds, beside a C program that looks one tag up."""
    if finds is not None:
        _, output = bench.runner.run(bench.tagroll, *command, roll=roll, keep=True)
        if re.search(finds, output.decode("utf-8", "replace"), re.M) is None:
            raise CouldNotRun(f"{name}: {finds} does not stand in the answer")
    tag = ask(roll, "SELECT tag FROM asset WHERE no = 1")[0][0]
    bench.compare(
        name,
        Goal("ms", "wall", most_ms),
        bench.whole(bench.tagroll, *command, roll=roll),
        bench.whole(bench.floors["show"], roll, tag),
    )


def looks(bench, roll: pathlib.Path, assets: int) -> None:
    tag, serial = ask(roll, "SELECT tag, CAST(serial AS TEXT) FROM asset WHERE no = ?", assets // 2)[0]
    program(bench, "fleet: show TAG", 8, "show", tag, roll=roll, finds=tag)
    program(bench, "fleet: show SERIAL", 8, "show", serial, roll=roll, finds=tag)


def identify(bench, roll: pathlib.Path) -> None:
    """Which of all assets a scanned machine is, beside what of that is asked of the database."""
    ask = ("identify", roll, MACHINE)
    bench.compare(
        "fleet: which asset is it",
        Goal("ms", "wall", 5),
        lambda: bench.runner.timed_inside(bench.bench, *ask)[0],
        lambda: bench.runner.timed_inside(bench.bench, *ask, "--database-alone")[0],
    )


def search(bench, roll: pathlib.Path, assets: int) -> None:
    """The first fifty that have a word, in a program that is running: a serial, and the maker of many."""
    serial, maker = ask(roll, "SELECT CAST(serial AS TEXT), CAST(maker AS TEXT) FROM asset WHERE no = ?", assets // 2)[0]
    for name, word in (("a serial", serial), ("a maker", maker.split()[0])):
        phrase = " ".join(re.findall(r"[a-z0-9]+", word.lower()))
        bench.compare(
            f"fleet: search, {name}",
            Goal("ms", "wall", 2),
            lambda: bench.runner.timed_inside(bench.bench, "search", roll, "500", word)[0],
            lambda: bench.runner.timed_inside(bench.floors["search"], roll, "500", f'"{phrase}" *')[0],
        )


def history(bench, roll: pathlib.Path, assets: int) -> None:
    count = str(min(assets, 2000))
    bench.compare(
        "fleet: history",
        Goal("cost", "cpu", 1.5),
        lambda: bench.runner.timed_inside(bench.bench, "history", roll, count)[0],
        lambda: bench.runner.timed_inside(bench.floors["history"], roll, count)[0],
    )


def lists(bench, roll: pathlib.Path) -> None:
    filters = [
        "stage:assigned", "stage:lost", "stage:disposed", "category:server", "category:storage", "category:laptop",
        "place:Room 107", "holder:p3", "stage:lost category:server", "stage:received place:Room 107",
        "due<2030-01-01",
    ]  # fmt: skip
    for words in filters:
        quoted = re.sub(r":(\w+ \d+)", r':"\1"', words)
        program(bench, f"fleet: list 50, {words}", 25, *LIST, quoted, roll=roll)
    day = ask(roll, "SELECT max(day) FROM asset_event WHERE version = 3 AND asset % 7 = 3 AND asset < 100")[0][0]
    program(bench, "fleet: list --as-of, 1,000 rows", 100, "list", "--as-of", day, "--limit", "1000", roll=roll)
    program(bench, "fleet: warranties by month, model", 25, "report", "warranty", "--within", "90d", "--by-model", roll=roll)


def acts(bench, roll: pathlib.Path) -> None:
    """One act each, a new process and a durable commit: each time on another asset."""
    here = iter(ask(roll, "SELECT tag FROM asset WHERE stage = 'RECEIVED' ORDER BY no LIMIT 1000"))
    out = iter(ask(roll, "SELECT tag FROM asset WHERE stage = 'ASSIGNED' ORDER BY no LIMIT 1000"))
    tag = ask(roll, "SELECT tag FROM asset WHERE no = 1")[0][0]

    def act(*words: str, tags):
        return lambda: Sample(*vars(bench.runner.run(bench.tagroll, words[0], next(tags)[0], *words[1:], roll=roll)[0]).values())

    for name, sample in (
        ("note", act("note", "seen by the door", tags=out)),
        ("move", act("move", "--to", "Room 103", tags=here)),
        ("return", act("return", tags=out)),
    ):
        bench.compare(
            f"fleet: {name}", Goal("ms", "wall", 25), sample, bench.whole(bench.floors["show"], roll, tag)
        )


def rebuild(bench, roll: pathlib.Path, assets: int) -> None:
    out = bench.work / "rebuilt" / "copy.db"

    def floor() -> Sample:
        shutil.rmtree(out.parent, ignore_errors=True)
        out.parent.mkdir()
        return bench.runner.timed_inside(bench.floors["rebuild"], roll, out)[0]

    events = ask(roll, "SELECT count(*) FROM event")[0][0]
    ours = bench.whole(bench.tagroll, "ledger", "rebuild", roll=roll, events=events)
    bench.compare("fleet: ledger rebuild", Goal("rate", "cpu", 0.0), ours, floor, long=True)
    shutil.rmtree(out.parent, ignore_errors=True)


def writers(bench) -> None:
    """Eight processes that write without a pause; beside them one C process that writes the same events."""
    roll = bench.fresh("writers")
    bench.runner.timed_inside(bench.bench, "fill", roll, "1")
    count = bench.sizes.durable_events // WRITERS
    before = ask(roll, "SELECT count(*) FROM event")[0][0]
    started = [
        subprocess.Popen([bench.bench, "crowd", roll, str(count)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(WRITERS)
    ]
    ends = [(*writer.communicate(), writer.returncode) for writer in started]
    failed = [first_line(errors) for _, errors, code in ends if code != 0]
    written = ask(roll, "SELECT count(*) FROM event")[0][0] - before
    bench.checks.append(
        held("eight writers: nobody fails", not failed and written == WRITERS * count, f"{len(failed)} failed, {written:,} events")
    )
    if failed:
        return
    told = [json.loads(output.splitlines()[-1]) for output, _, _ in ends]
    worst = max(one["longest_wait"] for one in told)
    rate = written / max(one["seconds_wall"] for one in told)
    alone, _ = bench.runner.timed_inside(bench.floors["append"], roll, bench.fresh("alone"), "one", str(written))
    ratio = rate * alone.per_event("wall")
    bench.checks.append(held("eight writers: longest wait <= 0.75 s", worst <= 0.75, f"{worst:.3f} s"))
    bench.checks.append(
        held("eight writers: all together >= 0.85 x one in C", ratio >= 0.85, f"{rate:,.0f} events/s, {ratio:.2f} x")
    )


def size(bench, roll: pathlib.Path, assets: int) -> None:
    """Beside a schema of the same facts with nothing to spare: ids in 16 bytes, days and words as numbers."""
    out = bench.work / "compact.db"
    pages = dict(ask(roll, "SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
    events = ask(roll, "SELECT count(*) FROM event")[0][0]
    truth = sum(pages.get(name, 0) for name in ("event", "frontier", "checkpoint", "blob", "secret", "secret_by_value"))
    least = compact(roll, out)
    ratio = roll.stat().st_size / least
    out.unlink()
    bench.checks.append(
        held(
            "fleet: size <= 1.3 x a schema with nothing to spare",
            ratio <= 1.3,
            f"{ratio:.2f} x; {truth / events:,.0f} bytes an event, {(sum(pages.values()) - truth) / assets:,.0f} an asset",
        )
    )


def compact(roll: pathlib.Path, out: pathlib.Path) -> int:
    """Copies every table and index, its values in their shortest form; returns the size of the file."""
    out.unlink(missing_ok=True)
    connection = sqlite3.connect(out, isolation_level=None)
    words: dict[str, int] = {}
    uuid = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
    day = re.compile(r"(\d{4})-(\d\d)-(\d\d)")

    def shortest(value):
        if isinstance(value, str):
            if uuid.fullmatch(value):
                return bytes.fromhex(value.replace("-", ""))
            if match := day.fullmatch(value):
                return (int(match[1]) * 12 + int(match[2])) * 31 + int(match[3])
            if len(value) <= 20 and value.replace("_", "").replace("-", "").isalpha():
                return words.setdefault(value, len(words))
        return value

    connection.create_function("shortest", 1, shortest, deterministic=True)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144")
    connection.execute("ATTACH ? AS roll", (str(roll),))
    made = connection.execute(
        "SELECT type, name, sql FROM roll.sqlite_schema WHERE sql IS NOT NULL AND type IN ('table', 'index')"
        " AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, rowid"
    ).fetchall()
    connection.execute("BEGIN")
    for kind, name, sql in made:
        if kind == "table":
            # The columns take any type: words have become numbers.
            connection.execute(re.sub(r"\b(TEXT|BLOB)\b", "ANY", sql))
            columns = [row[1] for row in connection.execute(f"PRAGMA roll.table_info('{name}')")]
            keeps = name in ("event", "secret", "blob", "checkpoint", "frontier", "asset_key")
            chosen = ", ".join(columns if keeps else [f"shortest({column})" for column in columns])
            connection.execute(f"INSERT INTO main.{name} SELECT {chosen} FROM roll.{name}")
    for kind, name, sql in made:
        if kind == "index":
            connection.execute(sql)
    connection.execute("COMMIT")
    connection.close()
    return out.stat().st_size
