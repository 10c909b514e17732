"""Events as the ledger keeps them: their one spelling (RFC 8785, narrowed), and bundles of them (C2SP tlog-tiles)."""

from __future__ import annotations

import json
from typing import Iterator

LONGEST = 16384
DEEPEST = 16
LARGEST = 2**53 - 1
NAME = set("abcdefghijklmnopqrstuvwxyz0123456789_")


class Malformed(Exception):
    pass


def canonical(value: object) -> bytes:
    """The bytes that stand for a value. Names ascend, nothing is between the tokens, and only what must be is escaped."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def refuse(text: str) -> object:
    raise Malformed(f"{text} is no whole number")


DECODER = json.JSONDecoder(parse_float=refuse, parse_constant=refuse)


def read(body: bytes) -> dict:
    """An event, if these are the very bytes that stand for it."""
    if len(body) > LONGEST:
        raise Malformed(f"longer than {LONGEST} bytes")
    try:
        event = DECODER.decode(body.decode("utf-8"))
        spelled = canonical(event)
    except (ValueError, RecursionError) as error:
        raise Malformed("not JSON") from error
    if spelled != body or not isinstance(event, dict):
        raise Malformed("not written in the one way that counts")
    check(event, DEEPEST)
    return event


def check(value: object, room: int) -> None:
    kind = type(value)
    if kind is dict:
        if not room:
            raise Malformed("nested too deep")
        for name, inner in value.items():
            if not 1 <= len(name) <= 40 or not NAME.issuperset(name):
                raise Malformed(f"a member cannot be called '{name}'")
            if type(inner) is not str:
                check(inner, room - 1)
    elif kind is list:
        if not room:
            raise Malformed("nested too deep")
        for inner in value:
            check(inner, room - 1)
    elif kind is int:
        if abs(value) > LARGEST:
            raise Malformed("a number that not every program can hold")
    elif value is None:
        raise Malformed("null has no place in an event")


def bundle(data: bytes) -> Iterator[bytes]:
    """The bodies in a bundle, each after its length in two bytes."""
    at = 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 2], "big")
        at += 2
        if len(data) < at + length or at > len(data):
            raise Malformed("the bundle ends inside an event")
        yield data[at : at + length]
        at += length


def commitments(value: object) -> Iterator[str]:
    """Every commitment in an event."""
    if isinstance(value, dict):
        if set(value) == {"commit"}:
            yield value["commit"]
        else:
            for inner in value.values():
                yield from commitments(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from commitments(inner)
