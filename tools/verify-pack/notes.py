"""Signed notes, the keys that sign them, and the checkpoints and proofs written as such (C2SP signed-note, tlog-checkpoint,
tlog-proof, tlog-witness)."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

import ed25519

ED25519 = b"\x01"


class Malformed(Exception):
    """What is wrong with a note, in words."""


def from_base64(text: str) -> bytes:
    """Bytes have one spelling only."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Malformed("not base64") from error
    if base64.b64encode(data).decode() != text:
        raise Malformed("not base64 as it is written")
    return data


@dataclass(frozen=True)
class Key:
    """A verifier key: `name+id+base64(0x01 || public key)`."""

    name: str
    identity: bytes
    public: bytes

    @staticmethod
    def read(text: str) -> Key:
        parts = text.split("+", 2)
        if len(parts) != 3:
            raise Malformed("no verifier key")
        name, identity, data = parts[0], parts[1], from_base64(parts[2])
        if data[:1] != ED25519 or len(data) != 33:
            raise Malformed("a key of another kind than Ed25519")
        expected = hashlib.sha256(name.encode() + b"\n" + data).digest()[:4]
        if identity != expected.hex():
            raise Malformed("the id of the key does not follow from its name and bytes")
        return Key(name, expected, data[1:])


@dataclass(frozen=True)
class Checkpoint:
    """What a log promises: its name, how many events it has, and their root."""

    origin: str
    size: int
    root: bytes


def number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or (text[0] == "0" and text != "0"):
        raise Malformed(f"'{text}' is no number")
    return int(text)


def signature_of(line: str) -> tuple[str, bytes]:
    words = line.split(" ")
    if len(words) != 3 or words[0] != "\u2014":
        raise Malformed("no line of a signature")
    return words[1], from_base64(words[2])


def opened(note: bytes, key: Key, alone: bool = True) -> Checkpoint:
    """The checkpoint in a note that this key signed; nobody else, or whoever likes to as well."""
    try:
        whole = note.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed("not UTF-8") from error
    text, separator, signatures = whole.rpartition("\n\n")
    if not separator or not signatures.endswith("\n") or any(c < " " and c != "\n" for c in whole):
        raise Malformed("no signed note")
    text += "\n"
    lines = signatures[:-1].split("\n")
    if alone and len(lines) != 1:
        raise Malformed(f"{len(lines)} signatures where one is expected")
    own = [signature for name, signature in map(signature_of, lines) if name == key.name and signature[:4] == key.identity]
    if not own:
        raise Malformed("signed by another key")
    if not all(ed25519.is_good(key.public, text.encode(), signature[4:]) for signature in own):
        raise Malformed("the signature does not fit the text")
    body = text[:-1].split("\n")
    if len(body) != 3:
        raise Malformed("no checkpoint of three lines")
    root = from_base64(body[2])
    if len(root) != 32:
        raise Malformed("a root that is not 32 bytes")
    return Checkpoint(body[0], number(body[1]), root)


def proof(text: bytes, first_words: list[str]) -> tuple[list[int], list[bytes], bytes]:
    """Numbers after the words at the beginning, the hashes, and the note at the end."""
    head, separator, note = text.partition(b"\n\n")
    if not separator or not head.isascii():
        raise Malformed("no proof")
    lines = head.decode().split("\n")
    numbers = []
    for word in first_words:
        line = lines.pop(0) if lines else ""
        if word.endswith(" "):
            if not line.startswith(word):
                raise Malformed(f"no line '{word.strip()}'")
            numbers.append(number(line[len(word):] or "x"))
        elif line != word:
            raise Malformed(f"no line '{word}'")
    hashes = [from_base64(line) for line in lines]
    if any(len(value) != 32 for value in hashes):
        raise Malformed("a hash that is not 32 bytes")
    return numbers, hashes, note


def inclusion(text: bytes) -> tuple[int, list[bytes], bytes]:
    numbers, hashes, note = proof(text, ["c2sp.org/tlog-proof@v1", "index "])
    return numbers[0], hashes, note


def consistency(text: bytes) -> tuple[int, list[bytes], bytes]:
    numbers, hashes, note = proof(text, ["old "])
    return numbers[0], hashes, note
