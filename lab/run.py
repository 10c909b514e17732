"""Boots machines that qemu was told how to build, scans inside them, and compares.

    python3 lab/run.py PROGRAM KERNEL-PACKAGE.deb [--only NAME]

Software emulation: no rights are needed. Each machine takes about half a minute of one processor.
"""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import initramfs
import machines

HERE = pathlib.Path(__file__).resolve().parent
BUILD = HERE / ".build"
LONGEST_SECONDS = 180


def prepare(package: pathlib.Path) -> tuple[pathlib.Path, pathlib.Path]:
    """Unpacks the kernel and builds the first process."""
    kernel = BUILD / package.stem
    if not kernel.is_dir():
        unpacked = BUILD / "unpacking"
        shutil.rmtree(unpacked, ignore_errors=True)
        subprocess.run(["dpkg-deb", "-x", package, unpacked], check=True)
        unpacked.rename(kernel)
    init = BUILD / "init"
    subprocess.run(["gcc", "-O2", "-Wall", "-Werror", "-static", "-o", init, HERE / "init.c"], check=True)
    return kernel, init


def boot(machine: dict, kernel: pathlib.Path, image: pathlib.Path, scratch: pathlib.Path) -> tuple[dict, dict, str]:
    """The reports of root and of a plain user, and what was said on the console."""
    for name, size in machine["disks"].items():
        with open(scratch / name, "wb") as disk:
            disk.truncate(size)
    ports = ["console", "root", "plain"]
    command = ["qemu-system-x86_64", "-accel", "tcg", "-display", "none", "-no-reboot", "-nodefaults"]
    command += [part.replace("{scratch}", str(scratch)) for part in machine["qemu"]]
    command += ["-kernel", next(kernel.glob("boot/vmlinuz-*")), "-initrd", image]
    command += ["-append", "console=ttyS0 loglevel=4 panic=-1 reboot=t 8250.nr_uarts=4"]
    for port in ports[: 1 if machine.get("one_port") else 3]:
        command += ["-serial", f"file:{scratch / port}"]
    # Its warnings are about processor features that the emulation lacks.
    run = subprocess.run(command, timeout=LONGEST_SECONDS, capture_output=True, text=True)
    if run.returncode != 0:
        raise RuntimeError(f"{machine['name']}: {run.stderr}")
    console = (scratch / "console").read_bytes().decode(errors="replace")
    if machine.get("one_port"):
        reports = [line for line in console.splitlines() if line.startswith("{")]
    else:
        reports = [(scratch / port).read_text() for port in ports[1:]]
    if len(reports) != 2 or not all(reports):
        raise RuntimeError(f"{machine['name']} gave no report; its console:\n{console}")
    return json.loads(reports[0]), json.loads(reports[1]), console


def state(fact):
    """A fact's value, or the word for why there is none."""
    if not isinstance(fact, dict):
        return "not reported" if fact is None else fact
    for word in ("absent", "withheld", "malformed"):
        if word in fact:
            return word
    return fact["value"]


def at(report: dict, path: str):
    for name in path.split("."):
        report = (report or {}).get(name)
    return report


def differences(report: dict, expected: dict) -> list[str]:
    found = []
    for path, want in expected.items():
        have = at(report, path)
        if not isinstance(want, list):
            if state(have) != want:
                found.append(f"{path}: qemu was told {want!r}, the scan says {state(have)!r}")
            continue
        if len(have) != len(want):
            found.append(f"{path}: {len(want)} expected, the scan lists {len(have)}")
        for element in want:
            scores = [[name for name, value in element.items() if state(one.get(name)) != value] for one in have]
            wrong = min(scores, key=len, default=list(element))
            if wrong:
                nearest = have[scores.index(wrong)] if scores else {}
                told = {name: element[name] for name in wrong}
                said = {name: state(nearest.get(name)) for name in wrong}
                found.append(f"{path}: qemu was told {told}, the scan says {said}")
    return found


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("program", type=pathlib.Path)
    arguments.add_argument("kernel", type=pathlib.Path)
    arguments.add_argument("--only", help="the name of one machine")
    arguments.add_argument("--keep", type=pathlib.Path, help="a folder for the reports")
    chosen = arguments.parse_args()
    BUILD.mkdir(exist_ok=True)
    kernel, init = prepare(chosen.kernel.resolve())
    failed = 0
    with tempfile.TemporaryDirectory(prefix="tagroll-lab-") as folder:
        image = pathlib.Path(folder) / "initramfs"
        image.write_bytes(initramfs.build(chosen.program.resolve(), init, kernel))
        for machine in machines.ALL:
            if chosen.only not in (None, machine["name"]):
                continue
            scratch = pathlib.Path(folder) / machine["name"]
            scratch.mkdir()
            began = time.monotonic()
            root, plain, console = boot(machine, kernel, image, scratch)
            if chosen.keep:
                chosen.keep.mkdir(exist_ok=True)
                for user, report in (("root", root), ("plain", plain)):
                    (chosen.keep / f"{machine['name']}-{user}.json").write_text(json.dumps(report, indent=1))
            # What a plain user may read, it reads as root does.
            wrong = [f"as root: {line}" for line in differences(root, machine["root"])]
            wrong += [f"as a plain user: {line}" for line in differences(plain, machine["root"] | machine["plain"])]
            wrong += [line for line in console.splitlines() if line.startswith("lab: ")]
            facts = 2 * sum(len(want) if isinstance(want, list) else 1 for want in machine["root"].values())
            verdict = "as told" if not wrong else f"{len(wrong)} differences"
            print(f"{machine['name']:<14} {facts:3} facts  {verdict}  ({time.monotonic() - began:.0f} s)", flush=True)
            for line in wrong:
                print("   ", line)
            failed += bool(wrong)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
