"""Texts that events commit to: HMAC-SHA-256 of class, a NUL byte and value, under a salt."""

from __future__ import annotations

import hashlib
import hmac
import json

CLASSES = {"handle", "person", "place", "vendor", "organisation", "text"}
MEMBERS = ["schema", "version", "commit", "class", "value", "salt"]


def commitment(kind: str, value: str, salt: bytes) -> str:
    return hmac.new(salt, kind.encode() + b"\0" + value.encode(), hashlib.sha256).hexdigest()


def read(line: str) -> tuple[str, str, str]:
    """Commitment, class and value of one line; ValueError says why it is none."""
    told = json.loads(line)
    if not isinstance(told, dict) or list(told) != MEMBERS or told["schema"] != "opening" or told["version"] != 1:
        raise ValueError("no opened commitment")
    kind, value, salt = told["class"], told["value"], told["salt"]
    if kind not in CLASSES or not isinstance(value, str) or not isinstance(salt, str) or len(salt) != 64:
        raise ValueError("no class, value and salt of 32 bytes")
    if commitment(kind, value, bytes.fromhex(salt)) != told["commit"]:
        raise ValueError("value and salt do not open the commitment")
    return told["commit"], kind, value
