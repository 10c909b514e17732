#!/usr/bin/env python3
"""Signs the head of a pack with a key of your own, once everything in the pack holds (C2SP tlog-cosignature, Ed25519).

    python3 cosign.py PACK.zip --secret FILE --name NAME --kept HEAD [--key VKEY] -o NOTE

The pack is verified as verify.py does, against the head you kept; for the first pack of all say --first instead of --kept. FILE
holds your secret key, 32 bytes as hexadecimal digits; where it is not there, one is made, for nobody but you to read. NOTE is the
checkpoint of the pack with your line below the ledger's: keep it as your next HEAD, and give it to whoever should see that you
looked. NAME is how you are known, without blanks or plus, an address of the web for example.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import os
import sys
import time

import ed25519
import files
from checks import Checks, Trouble, trouble_of
from verify import tell

COSIGNATURE = b"\x04"


def secret_key(path: str) -> bytes:
    try:
        with open(path, encoding="ascii") as file:
            return bytes.fromhex(file.read().strip())
    except FileNotFoundError:
        seed = os.urandom(32)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(seed.hex() + "\n")
        return seed


def line(seed: bytes, name: str, note: bytes, now: int) -> tuple[str, str]:
    """The line of a signature over a checkpoint, and the key that verifies it."""
    public = ed25519.public_key(seed)
    identity = hashlib.sha256(name.encode() + b"\n" + COSIGNATURE + public).digest()[:4]
    text = note[: note.rindex(b"\n\n") + 1]
    signature = ed25519.sign(seed, f"cosignature/v1\ntime {now}\n".encode() + text)
    data = base64.b64encode(identity + now.to_bytes(8, "big") + signature).decode()
    key = f"{name}+{identity.hex()}+{base64.b64encode(COSIGNATURE + public).decode()}"
    return f"\u2014 {name} {data}\n", key


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pack")
    parser.add_argument("--secret", required=True, help="the file with your secret key")
    parser.add_argument("--name", required=True, help="how you are known")
    before = parser.add_mutually_exclusive_group(required=True)
    before.add_argument("--kept", help="the head you kept before")
    before.add_argument("--first", action="store_true", help="you have kept none of this ledger")
    parser.add_argument("--key", help="the key of the ledger, as you had it from elsewhere")
    parser.add_argument("-o", "--output", required=True, help="the note to write")
    asked = parser.parse_args(arguments)
    if not asked.name or "+" in asked.name or any(c.isspace() or c < " " for c in asked.name):
        parser.error("a name has no blanks and no plus")
    try:
        kept = open(asked.kept, "rb").read() if asked.kept else None
        checks = Checks(files.opened(asked.pack), asked.key, kept)
        for _ in checks.run():
            pass
        seed = secret_key(asked.secret)
    except (OSError, ValueError) as error:
        parser.error(str(error))
    except Trouble as trouble:
        return tell(trouble)
    except files.NotAPack as error:
        return tell(trouble_of(error))
    if len(seed) != 32:
        parser.error("a secret key is 32 bytes in hexadecimal digits")
    signed, key = line(seed, asked.name, checks.note, int(time.time()))
    with open(asked.output, "wb") as file:
        file.write(checks.note + signed.encode())
    print(f"signed the head over {checks.head.size} events as {key}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
