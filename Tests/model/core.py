"""Steps as the ledger writes them, and the program's own answers to them."""

from __future__ import annotations

import json
import subprocess

DEVICE_TEXT = {"serial", "maker", "model", "former_serial", "former_maker", "former_model"}
MONEY, SECRET = {"price", "former_price"}, {
    "reason", "reference", "fault", "work_done", "certificate", "condition", "note", "case_reference",
    "department", "container", "wipe_batch",
}
NAMES: dict[str, str] = {}


def identity(name: str | None) -> str | None:
    """The same UUID for the same name, in the form ids have."""
    if name is None:
        return None
    if name not in NAMES:
        NAMES[name] = f"01900000-0000-7000-8000-{len(NAMES):012x}"
    return NAMES[name]


def value(key: str, told: object) -> object:
    if key in ("person", "place", "vendor", "witness", "countersigner", "former_place", "recipient", "behalf",
               "sampler"):
        return identity(told)
    if key in MONEY:
        return {"currency": "CNY", "minor": told}
    if key in SECRET:
        return {"commit": "ab" * 32}
    return told


def body(step: dict, subject: str) -> str:
    event = {
        "actor": identity(step["actor"]),
        "at": f"{step['recorded']}T12:00:00.000Z",
        "id": identity("event"),
        "kind": step["kind"],
        "log": identity("roll"),
        "on": str(step["on"]),
        "program": "model",
        "role": step["role"],
        "seq": step["seq"],
        "subject": identity(subject),
        "v": 1,
        "version": step["version"],
    }
    if step["evidence"]:
        event["evidence"] = {key: value(key, told) for key, told in step["evidence"].items()}
    for name in ("from", "to", "scan"):
        if step[name] is not None:
            event[name] = step[name]
    if step["single"]:
        event["single_control"] = True
    if step["parts"]:
        event["parts"] = [
            {"kind": "disk" if part.is_disk else "memory", "number": part.number, "slot": f"s{part.number}"}
            | ({"serial": f"P{part.number}"} if part.is_named else {})
            for part in step["parts"]
        ]
    return json.dumps(event, sort_keys=True, separators=(",", ":"))


def answers(program: str, lines: list[str]) -> list[str]:
    done = subprocess.run([program], input="".join(lines).encode(), capture_output=True, check=True)
    return done.stdout.decode().splitlines()
