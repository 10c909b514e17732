"""Holds the program against other programs' answers about the same recorded machines.

    python3 oracle/run.py PROGRAM [--only SOURCE] [--show] [--tighten]

Every file of `sources/` is one oracle: it lays out recordings, scans them and compares field by field. A difference is
explained, with its reason, in explained.json, or it is unexplained. More unexplained differences than unexplained.json
allows end in exit code 1, and so does an explanation that explains nothing any more.
"""

import argparse
import importlib
import json
import pathlib
import sys

import recordings
from tally import Tally

HERE = pathlib.Path(__file__).resolve().parent


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("program")
    arguments.add_argument("--only", help="one file of sources/, without .py")
    arguments.add_argument("--show", action="store_true", help="print every unexplained difference")
    arguments.add_argument("--tighten", action="store_true", help="lower the ratchet to what was found")
    chosen = arguments.parse_args()
    data = recordings.folder()
    if data is None:
        print("no recordings: set TAGROLL_REALDATA to the folder that holds them; nothing was compared")
        return 0

    tally = Tally()
    scene = recordings.Recordings(chosen.program, data)
    try:
        for path in sorted((HERE / "sources").glob("[a-z]*.py")):
            if chosen.only in (None, path.stem):
                importlib.import_module(f"sources.{path.stem}").compare(scene, tally)
    finally:
        scene.close()

    print(tally.table())
    if chosen.show:
        print(*tally.unexplained, sep="\n")
    for entry in tally.stale():
        print("explains nothing any more:", json.dumps(entry, ensure_ascii=False))
    for line in tally.grown():
        print("more unexplained differences than before:", line)
    if chosen.tighten:
        tally.tighten()
        return 0
    return 1 if tally.stale() or tally.grown() else 0


if __name__ == "__main__":
    sys.exit(main())
