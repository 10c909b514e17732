"""Runs fuzz targets one after another, each from its seeds and from what earlier runs found worth keeping.

    python3 Fuzz/run.py PROGRAM [--time SECONDS | --runs NUMBER] [TARGET...]

Seeds are files of this repository, and of the recordings where they are at hand. An input that ends in a trap, takes too
long or too much memory is kept in .build/fuzz-found, and the exit code is 1. Mend the reader, and keep the input in a test.
"""

import argparse
import io
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
FIXTURES = "Tests/ScannersTests/Fixtures/*"

# Where seeds are, besides Fuzz/seeds/TARGET: patterns below the repository, and below the recordings.
SEEDS = {
    "archive": ([], ["nvme-sysfs/*.tar.xz", "lsblk-sysfs/*.tar.xz", "lsmem-sysfs/*.tar.bz2"]),
    "attribute": ([f"{FIXTURES}/proc/meminfo", f"{FIXTURES}/proc/self/status"], []),
    "cpuinfo": ([f"{FIXTURES}/proc/cpuinfo"], ["cpuinfo/*/*cpuinfo*", "virt-what/*/proc/cpuinfo"]),
    "edid": ([f"{FIXTURES}/sys/devices/**/edid"], ["edid-*/*.edid", "glpi-agent/edid/*.edid"]),
    "ieee1284": ([], ["printers-foomatic/*.xml"]),
    "json": (["schemas/exchange/*.example.json"], []),
    "os-release": ([f"{FIXTURES}/etc/os-release"], []),
    "mountinfo": ([f"{FIXTURES}/proc/*/mountinfo"], ["*/mountinfo"]),
    "rules": (["scanners/rules/*.json"], []),
    "scan-report": (["schemas/exchange/scan-report-v1.example.json"], []),
    "smartctl": ([], ["smartctl-json/*.json"]),
    "smbios": ([], ["dmi-bin/*/*.bin", "dmi-bin/*/*.dmi", "dmi-bin/*/*.dat", "dmi-bin/*/*.dmp", "dmi-bin/*/*.dmidump"]),
    "smbios-entry": ([], ["dmi-bin/*/*.bin", "dmi-bin/*/*entry*"]),
    "udev-record": ([f"{FIXTURES}/run/udev/data/*"], []),
}
# Bytes of an input; without a line here 4096.
LONGEST = {
    "archive": 1 << 16, "attribute": 1024, "capture": 1 << 15, "cpu-list": 256, "displayid": 127, "event-body": 1 << 14,
    "ieee1284": 1024, "scan-report": 1 << 16, "smartctl": 1 << 14,
}
# Runs of a check, in which a whole machine is scanned each time; without a line here --runs.
RUNS = {"archive": 1000, "capture": 500, "rules": 4000}


def recordings() -> pathlib.Path | None:
    for place in [os.environ.get("TAGROLL_REALDATA"), ROOT / "../shared/realdata"]:
        if place and pathlib.Path(place).is_dir():
            return pathlib.Path(place)
    return None


def seeds(target: str, content: bytes) -> list[bytes]:
    """What a file has for a target."""
    if target == "ieee1284":
        return re.findall(rb"<ieee1284>(.*?)</ieee1284>", content)
    # A dump that carries its entry point has the table behind it.
    has_entry = content.startswith((b"_SM_", b"_SM3_"))
    return [content[32:] if has_entry and target == "smbios" else content]


def machines(target: str) -> list[bytes]:
    """Recorded machines as single inputs, without their large files."""
    inputs = []
    for machine in sorted((ROOT / "Tests/ScannersTests/Fixtures").iterdir() if target in ("archive", "capture") else []):
        entries, packed = [], io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
            for path in sorted(machine.rglob("*")):
                name = str(path.relative_to(machine))
                if path.is_symlink():
                    entries.append(b">%s\n%s" % (name.encode(), os.readlink(path).encode()))
                elif path.is_file() and path.stat().st_size <= 1024:
                    entries.append(b"%s\n%s" % (name.encode(), path.read_bytes()))
                else:
                    continue
                if len(entries) <= 40:
                    archive.add(path, name)
        inputs.append(packed.getvalue() if target == "archive" else b"\xff\x00\xff".join(entries))
    return inputs


def gather(target: str, folder: pathlib.Path):
    """Puts the seeds of a target into one folder: libFuzzer reads whole folders only."""
    ours, published = SEEDS.get(target, ([], []))
    files = [path for pattern in ours for path in ROOT.glob(pattern)]
    if (data := recordings()) is not None:
        files += [path for pattern in published for path in data.glob(pattern)]
    files += (HERE / "seeds" / target).glob("*")
    inputs = [seed for path in sorted(files) if path.is_file() for seed in seeds(target, path.read_bytes())]
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for number, content in enumerate(inputs + machines(target)):
        (folder / str(number)).write_bytes(content)


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
        runs = min(chosen.runs, RUNS.get(target, chosen.runs))
        limit = [f"-max_total_time={chosen.time}"] if chosen.time else [f"-runs={runs}", "-seed=1"]
        # It is the clock that is looked at: on a crowded machine a short limit would find readers slow that only wait.
        run = subprocess.run(
            [chosen.program, target, *limit, f"-max_len={LONGEST.get(target, 4096)}", "-timeout=30",
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
