#!/usr/bin/env python3
"""Verifies an audit pack of tagroll: without tagroll, without a network, with nothing but Python 3.10 or later.

    python3 verify.py PACK.zip [--key VKEY] [--kept HEAD]

PACK.zip may be the folder it was unpacked into. VKEY is the key of the ledger as you had it from elsewhere, HEAD a file with a
head of the ledger that you kept before. One line for each thing that holds; the first that does not ends it:

    0  everything holds
    2  it was called in another way than above
    3  the ZIP file is damaged, or is no pack
    4  a file is missing, altered, or listed nowhere
    5  a signature or a key is not the one it must be
    6  an event, the tree or a proof was altered
    7  an event breaks a rule
    8  a line of the record, a text or a kept file is not what the events say
    9  this is not the ledger whose head you kept
"""

from __future__ import annotations

import argparse
import sys

import files
from checks import Checks, Trouble, trouble_of


def fingerprint(size: int, root: bytes) -> str:
    digits = root.hex()
    return f"{size} {digits[:4]}-{digits[4:8]}-{digits[8:12]}"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pack")
    parser.add_argument("--key", help="the key of the ledger, as you had it from elsewhere than this pack")
    parser.add_argument("--kept", help="a file with a head of the ledger that you kept before")
    asked = parser.parse_args(arguments)
    try:
        kept = open(asked.kept, "rb").read() if asked.kept else None
        pack = files.opened(asked.pack)
    except OSError as error:
        parser.error(str(error))
    except files.NotAPack as error:
        return tell(trouble_of(error))
    checks = Checks(pack, asked.key, kept)
    try:
        for sentence in checks.run():
            print(sentence)
    except Trouble as trouble:
        return tell(trouble)
    except files.NotAPack as error:
        return tell(trouble_of(error))
    if asked.key is None:
        print(f"the key is the pack's own; compare it with what you had from elsewhere: {checks.read('log.vkey').decode().strip()}")
    print(f"head on the first page: {fingerprint(checks.about['events'], bytes.fromhex(checks.about['head']))}")
    print(f"head of the checkpoint: {fingerprint(checks.head.size, checks.head.root)}")
    print("OK")
    return 0


def tell(trouble: Trouble) -> int:
    print(f"FAILED {trouble.code}: {trouble}", file=sys.stderr)
    return trouble.code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
