"""Builds the floors, runs commands and says what they cost, always in pairs."""

import json
import os
import pathlib
import shlex
import statistics
import subprocess
from dataclasses import dataclass

HERE = pathlib.Path(__file__).resolve().parent
BUILD = HERE / ".build"
# A program that hangs is a failure of the act, not of the whole run.
LONGEST_SECONDS = 1800


class CouldNotRun(Exception):
    """Something the figures need did not work; the message is for the reader of the table."""


@dataclass(frozen=True)
class Sample:
    """The cost of `events` of something, in seconds; one start of a program is one event."""

    wall: float
    cpu: float
    events: int = 1
    rss_kib: int = 0

    def per_event(self, clock: str) -> float:
        return getattr(self, clock) / self.events


@dataclass(frozen=True)
class Pairs:
    """The same act by the program and by its floor, in turn."""

    ours: list[Sample]
    floor: list[Sample]

    def median(self, side: str, clock: str) -> float:
        return statistics.median(sample.per_event(clock) for sample in getattr(self, side))

    def cost_ratio(self, clock: str) -> float:
        """The program's median over the floor's; above 1 the program is dearer."""
        return self.median("ours", clock) / self.median("floor", clock)

    def cost_ratios(self, clock: str) -> list[float]:
        return [a.per_event(clock) / b.per_event(clock) for a, b in zip(self.ours, self.floor)]

    def largest_rss_mib(self) -> float:
        return max(sample.rss_kib for sample in self.ours) / 1024


def build(source: pathlib.Path) -> pathlib.Path:
    """Compiles one C file by the build line at its top; returns the program."""
    line = next((l for l in source.read_text().splitlines() if l.startswith("// Build: ")), None)
    if line is None:
        raise CouldNotRun(f"{source.name} has no build line")
    command = shlex.split(line.removeprefix("// Build: "))
    program = BUILD / source.stem
    command[command.index("-o") + 1] = str(program)
    BUILD.mkdir(exist_ok=True)
    try:
        done = subprocess.run(command, cwd=source.parent, capture_output=True, text=True)
    except OSError as error:
        raise CouldNotRun(f"{command[0]}: {error.strerror}") from error
    if done.returncode != 0:
        raise CouldNotRun(f"{source.name} does not compile: {first_line(done.stderr)}")
    return program


def first_line(text: str | bytes) -> str:
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    return next((line for line in text.splitlines() if line.strip()), "no message")


class Runner:
    """Starts commands with a small environment of their own and weighs them."""

    def __init__(self, work: pathlib.Path) -> None:
        self.measure = build(HERE / "measure.c")
        home = work / "home"
        home.mkdir()
        # The reader's language, configuration and own roll must not decide a figure.
        self.environment = {"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8", "HOME": str(home)}

    def run(
        self, *command: str | pathlib.Path, roll: pathlib.Path | None = None, keep: bool = False
    ) -> tuple[Sample, bytes]:
        """Runs a command to its end; its output is returned with `keep`, else it goes nowhere."""
        name = " ".join(str(part) for part in (pathlib.Path(command[0]).name, *command[1:]))
        environment = self.environment | ({"TAGROLL_DB": str(roll)} if roll else {})
        reading, writing = os.pipe()
        with open(reading) as report, open(writing, "w") as end:
            child = subprocess.Popen(
                [self.measure, str(writing), *command],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE if keep else subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                pass_fds=[writing],
                env=environment,
            )
            end.close()
            try:
                output, errors = child.communicate(timeout=LONGEST_SECONDS)
            except subprocess.TimeoutExpired as expired:
                raise CouldNotRun(f"{name}: not done after {LONGEST_SECONDS} s") from expired
            finally:
                if child.returncode is None:  # too late, or the reader stopped the run
                    child.kill()
                    child.communicate()
            fields = report.read().split()
        if child.returncode != 0 or len(fields) != 4:
            raise CouldNotRun(f"{name}: {first_line(errors)}")
        if fields[0] != "0":
            raise CouldNotRun(f"{name}: status {fields[0]}: {first_line(errors)}")
        sample = Sample(wall=float(fields[1]), cpu=float(fields[2]), rss_kib=int(fields[3]))
        return sample, output or b""

    def timed_inside(self, *command: str | pathlib.Path) -> tuple[Sample, dict]:
        """Runs a command that times its own work and prints one JSON line about it."""
        whole, output = self.run(*command, keep=True)
        name = f"{pathlib.Path(command[0]).name} {command[1]}"
        try:
            line = json.loads(output.splitlines()[-1])
            wall, cpu, events = float(line["seconds_wall"]), float(line["seconds_cpu"]), int(line["events"])
        except (IndexError, KeyError, TypeError, ValueError) as error:
            raise CouldNotRun(f"{name}: its last line is not the JSON of Benchmarks/README.md") from error
        if events < 1 or wall <= 0 or cpu <= 0:
            raise CouldNotRun(f"{name}: says it did {events} events in {wall} s, {cpu} s of CPU")
        return Sample(wall, cpu, events, whole.rss_kib), line


def in_turn(ours, floor, pairs: int, warm_ups: int) -> Pairs:
    """Takes A B A B, so that what disturbs the machine disturbs both."""
    taken = [(ours(), floor()) for _ in range(warm_ups + pairs)][warm_ups:]
    return Pairs([a for a, _ in taken], [b for _, b in taken])
