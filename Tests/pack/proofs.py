#!/usr/bin/env python3
"""The verifier's own proofs: every one that is right is taken, and none that is not.

    python3 Tests/pack/proofs.py [--to SIZE]

Trees of every size to SIZE, told here by the definition of RFC 6962 word for word; each proof of each leaf and each earlier tree,
and each of these with a bit turned, a hash lost, doubled, added or swapped, another place or another size. And the vectors of
RFC 8032 for the signatures, each also with every bit of its signature turned.
"""

from __future__ import annotations

import argparse
import sys
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools" / "verify-pack"))

import ed25519
import merkle

# Public key, message, signature: RFC 8032, section 7.1, tests 1 to 3.
SIGNATURES = [
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
]

SECRETS = [
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
]


def body(index: int) -> bytes:
    return index.to_bytes(2, "big")


@lru_cache(maxsize=None)
def root(start: int, end: int) -> bytes:
    if end - start == 0:
        return sha256(b"").digest()
    if end - start == 1:
        return sha256(b"\0" + body(start)).digest()
    middle = start + split(end - start)
    return sha256(b"\1" + root(start, middle) + root(middle, end)).digest()


def split(count: int) -> int:
    half = 1
    while 2 * half < count:
        half *= 2
    return half


def audit_path(index: int, start: int, end: int) -> list[bytes]:
    if end - start == 1:
        return []
    middle = start + split(end - start)
    if index < middle:
        return audit_path(index, start, middle) + [root(middle, end)]
    return audit_path(index, middle, end) + [root(start, middle)]


def subproof(first: int, start: int, end: int, is_known: bool) -> list[bytes]:
    if first == end:
        return [] if is_known else [root(start, end)]
    middle = start + split(end - start)
    if first <= middle:
        return subproof(first, start, middle, is_known) + [root(middle, end)]
    return subproof(first, middle, end, False) + [root(start, middle)]


def mutations(hashes: list[bytes]) -> list[list[bytes]]:
    found = [hashes + [bytes(32)]]
    for index, value in enumerate(hashes):
        turned = bytes([value[0] ^ 1]) + value[1:]
        found.append(hashes[:index] + [turned] + hashes[index + 1 :])
        found.append(hashes[:index] + hashes[index + 1 :])
        found.append(hashes[: index + 1] + hashes[index:])
        if index and hashes[index - 1] != value:
            swapped = list(hashes)
            swapped[index - 1], swapped[index] = value, hashes[index - 1]
            found.append(swapped)
    return found


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--to", type=int, default=256)
    most = parser.parse_args().to
    right = wrong = bad = 0

    def expect(is_taken: bool, should_be: bool, what: str) -> None:
        nonlocal right, wrong, bad
        right += should_be
        wrong += not should_be
        if is_taken != should_be:
            bad += 1
            print(what, file=sys.stderr)

    tree = merkle.Tree()
    for size in range(most + 1):
        if size:
            tree.add(merkle.leaf(body(size - 1)))
        if tree.root() != root(0, size):
            raise SystemExit(f"another root of {size} leaves")
        for index in range(size):
            path, leaf = audit_path(index, 0, size), root(index, index + 1)
            expect(merkle.proves_inclusion(leaf, index, size, path, root(0, size)), True, f"leaf {index} of {size} refused")
            for broken in mutations(path):
                taken = merkle.proves_inclusion(leaf, index, size, broken, root(0, size))
                expect(taken, False, f"a broken proof of leaf {index} of {size} taken")
            for elsewhere in {index - 1, index + 1, size} - {-1}:
                taken = merkle.proves_inclusion(leaf, elsewhere, size, path, root(0, size))
                expect(taken, False, f"leaf {index} taken for {elsewhere} of {size}")
        for first in range(size + 1):
            path = subproof(first, 0, size, True) if first else []
            told = (first, root(0, first), size, root(0, size))
            expect(merkle.proves_consistency(*told, path), True, f"from {first} to {size} refused")
            for broken in mutations(path):
                expect(merkle.proves_consistency(*told, broken), False, f"a broken proof from {first} to {size} taken")
            other = root(0, first)[:31] + bytes([root(0, first)[31] ^ 1])
            expect(merkle.proves_consistency(first, other, size, root(0, size), path), False, f"another tree of {first} taken")
    print(f"proofs: {right} right ones taken, {wrong} wrong ones refused" if not bad else f"proofs: {bad} judged wrongly")

    for key, message, signature in SIGNATURES:
        key, message, signature = bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(signature)
        if not ed25519.is_good(key, message, signature):
            bad += 1
            print("a signature of RFC 8032 refused", file=sys.stderr)
        for bit in range(8 * len(signature)):
            turned = bytearray(signature)
            turned[bit // 8] ^= 1 << bit % 8
            if ed25519.is_good(key, message, bytes(turned)):
                bad += 1
                print(f"a signature with bit {bit} turned taken", file=sys.stderr)
        if ed25519.is_good(key, message + b"x", signature):
            bad += 1
            print("a signature taken for another message", file=sys.stderr)
    for seed, (key, message, signature) in zip(SECRETS, SIGNATURES):
        seed, message = bytes.fromhex(seed), bytes.fromhex(message)
        if ed25519.public_key(seed).hex() != key or ed25519.sign(seed, message).hex() != signature:
            bad += 1
            print("another signature than RFC 8032 has", file=sys.stderr)
    print(f"signatures: {len(SIGNATURES)} of RFC 8032 taken, each with any bit turned refused")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
