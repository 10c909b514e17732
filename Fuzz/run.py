"""Runs fuzz targets one after another, each from its seeds and from what earlier runs found worth keeping.

    python3 Fuzz/run.py PROGRAM [--time SECONDS | --runs NUMBER] [TARGET...]

Seeds are files of this repository, and of the recordings where they are at hand. An input that ends in a trap, takes too
long or too much memory is kept in .build/fuzz-found, and the exit code is 1. Mend the reader, and keep the input in a test.
"""

import argparse
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
FIXTURES = "Tests/ScannersTests/Fixtures/*"

# Where seeds are, besides Fuzz/seeds/TARGET: patterns below the repository, and below the recordings.
SEEDS = {
    "cpuinfo": ([f"{FIXTURES}/proc/cpuinfo"], ["cpuinfo/*/*cpuinfo*", "virt-what/*/proc/cpuinfo"]),
    "edid": ([f"{FIXTURES}/sys/devices/**/edid"], ["edid-*/*.edid", "glpi-agent/edid/*.edid"]),
    "json": (["schemas/exchange/*.example.json"], []),
    "os-release": ([f"{FIXTURES}/etc/os-release"], []),
    "scan-report": (["schemas/exchange/scan-report-v1.example.json"], []),
    "smbios": ([], ["dmi-bin/*/*.bin"]),
    "udev-record": ([f"{FIXTURES}/run/udev/data/*"], []),
}
# Bytes of an input; without a line here 4096.
LONGEST = {"cpu-list": 256, "displayid": 127, "scan-report": 1 << 16, "event-body": 1 << 14}


def recordings() -> pathlib.Path | None:
    for place in [os.environ.get("TAGROLL_REALDATA"), ROOT / "../shared/realdata"]:
        if place and pathlib.Path(place).is_dir():
            return pathlib.Path(place)
    return None


def gather(target: str, folder: pathlib.Path):
    """Copies the seeds of a target into one folder: libFuzzer reads whole folders only."""
    ours, published = SEEDS.get(target, ([], []))
    files = [path for pattern in ours for path in ROOT.glob(pattern)]
    if (data := recordings()) is not None:
        files += [path for pattern in published for path in data.glob(pattern)]
    files += (HERE / "seeds" / target).glob("*")
    folder.mkdir(parents=True, exist_ok=True)
    for number, path in enumerate(sorted(path for path in files if path.is_file())):
        # A dump that carries its entry point has the table behind it.
        content = path.read_bytes()
        (folder / str(number)).write_bytes(content[32:] if content.startswith((b"_SM_", b"_SM3_")) else content)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("program")
    arguments.add_argument("--time", type=int, help="seconds for each target")
    arguments.add_argument("--runs", type=int, default=20_000, help="runs of each target, when no time is given")
    arguments.add_argument("targets", nargs="*")
    chosen = arguments.parse_intermixed_args()
    names = subprocess.run([chosen.program], capture_output=True, text=True, check=True).stdout.split()
    found = ROOT / ".build/fuzz-found"
    found.mkdir(parents=True, exist_ok=True)
    failed = False
    for target in chosen.targets or names:
        corpus, seeds = ROOT / ".build/fuzz-corpus" / target, ROOT / ".build/fuzz-seeds" / target
        corpus.mkdir(parents=True, exist_ok=True)
        gather(target, seeds)
        # A number of runs is the same runs every time.
        limit = [f"-max_total_time={chosen.time}"] if chosen.time else [f"-runs={chosen.runs}", "-seed=1"]
        run = subprocess.run(
            [chosen.program, target, *limit, f"-max_len={LONGEST.get(target, 4096)}", "-timeout=5",
             "-rss_limit_mb=1024", f"-artifact_prefix={found}/{target}-", corpus, seeds],
            capture_output=True, text=True, errors="replace",
            # A trap ends the program at once; nobody is there to look at its stack.
            env={**os.environ, "SWIFT_BACKTRACE": "enable=no"},
        )
        lines = run.stderr.splitlines()
        last = next((line for line in reversed(lines) if line.startswith("#") and "cov:" in line), "did not start")
        print(f"{target:15}", last, flush=True)
        if run.returncode != 0:
            failed = True
            print(*lines[-25:], sep="\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
