#!/usr/bin/env python3
"""Are canonical bytes the same for the verifier and for the program?

    python3 Tests/pack/bodies.py TAGROLL-JUDGE [--count N] [--seed N]

Events at random, of every kind, with every name of evidence and texts that would like to be spelled in two ways. The verifier
spells each; the program must read it and spell it as the same bytes. And spelled in another way (blanks, another order, escapes
that need not be, a number with a fraction, a name twice), both must refuse it.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "verify-pack"))

import events
import rules

SCHEMA = json.loads((ROOT / "schemas" / "exchange" / "event-v1.schema.json").read_text())
KINDS = SCHEMA["properties"]["kind"]["enum"]
ROLES = SCHEMA["properties"]["role"]["enum"]
STAGES = SCHEMA["$defs"]["stage"]["enum"]
PARTS = SCHEMA["$defs"]["part_kind"]["enum"]
EVIDENCE = {name: told["$ref"].rsplit("/", 1)[1] for name, told in SCHEMA["properties"]["evidence"]["properties"].items()}
OF_ASSET = [kind for kind in KINDS if kind in rules.TABLE or kind in ("undone", "redone")]
PIECES = ["a", "Z", "9", " ", '"', "\\", "/", "\n", "\t", "\b", "\f", "\r", "\x01", "\x1f", "\x7f", "\x85", "é", "e\u0301", "王",
          "\u2028", "\ufeff", "\ufb33", "😀", "\U0010ffff", "</script>", "=1+1"]
CHUNK = 20_000


class Maker:
    def __init__(self, seed: int) -> None:
        self.choose = random.Random(seed)

    def text(self, most: int = 12) -> str:
        return "".join(self.choose.choices(PIECES, k=self.choose.randrange(most)))

    def hexadecimal(self, count: int) -> str:
        return f"{self.choose.getrandbits(4 * count):0{count}x}"

    def identity(self) -> str:
        digits = self.hexadecimal(32)
        return "-".join((digits[:8], digits[8:12], "7" + digits[13:16], "8" + digits[17:20], digits[20:]))

    def number(self) -> int:
        return self.choose.choice([0, 1, -1, 7, 2**53 - 1, -(2**53) + 1, self.choose.randrange(-(2**53) + 1, 2**53)])

    def day(self) -> str:
        return f"{self.choose.randrange(1, 10000):04}-{self.choose.randrange(1, 13):02}-{self.choose.randrange(1, 29):02}"

    def device(self) -> object:
        return {"b64": "//6AQULDKA=="} if self.choose.random() < 0.1 else self.text()

    def value(self, shape: str) -> object:
        match shape:
            case "code":
                return self.text()
            case "number":
                return self.number()
            case "flag":
                return self.choose.random() < 0.5
            case "day":
                return self.day()
            case "money":
                return {"minor": self.number(), "currency": self.choose.choice(["CNY", "EUR", "JPY"])}
            case "id":
                return self.identity()
            case "text":
                return self.device()
            case "secret":
                return {"commit": self.hexadecimal(64)}
        raise ValueError(shape)

    def event(self) -> dict:
        choose = self.choose
        event = {
            "v": 1, "log": self.identity(), "seq": choose.randrange(10**6), "id": self.identity(), "kind": choose.choice(KINDS),
            "subject": self.identity(), "actor": self.identity(), "role": choose.choice(ROLES), "on": self.day(),
            "at": f"{self.day()}T{choose.randrange(24):02}:{choose.randrange(60):02}:{choose.randrange(60):02}.{choose.randrange(1000):03}Z",
            "program": self.text(),
        }
        if event["kind"] in OF_ASSET:
            event["version"] = choose.randrange(1, 100)
        for name in ("from", "to"):
            if choose.random() < 0.5:
                event[name] = choose.choice(STAGES)
        for name in ("scan", "policy"):
            if choose.random() < 0.5:
                event[name] = self.hexadecimal(64)
        if choose.random() < 0.5:
            event["act"] = choose.randrange(10**6)
        if choose.random() < 0.2:
            event["single_control"] = True
        names = choose.sample(sorted(EVIDENCE), choose.randrange(6))
        if names:
            event["evidence"] = {name: self.value(EVIDENCE[name]) for name in names}
        if choose.random() < 0.3:
            event["keys"] = [f"serial:{self.text()}" for _ in range(choose.randrange(1, 4))]
        if choose.random() < 0.2:
            event["parts"] = [self.part(number) for number in range(1, choose.randrange(2, 4))]
        members = list(event.items())
        choose.shuffle(members)
        return dict(members)

    def part(self, number: int) -> dict:
        part = {"number": number, "kind": self.choose.choice(PARTS), "slot": self.device()}
        for name in ("maker", "model", "serial"):
            if self.choose.random() < 0.5:
                part[name] = self.device()
        if self.choose.random() < 0.5:
            part["size_bytes"] = self.number()
        return part

    def respelled(self, body: bytes) -> bytes | None:
        """The same event in other bytes, or as good as."""
        event = json.loads(body)
        match self.choose.randrange(6):
            case 0:
                return json.dumps(event, sort_keys=True, ensure_ascii=False).encode()
            case 1:
                members = dict(reversed(sorted(event.items())))
                return json.dumps(members, separators=(",", ":"), ensure_ascii=False).encode()
            case 2:
                spelled = json.dumps(event, sort_keys=True, separators=(",", ":")).encode()
                return spelled if spelled != body else None
            case 3:
                return body.replace(b'"v":1', b'"v":1.0')
            case 4:
                return body.replace(b'"v":1', b'"v":1,"v":1')
            case _:
                return body.replace(b'"kind":"', b'"kind":"\\u00')[:-1] + b" }"


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("judge")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=None)
    asked = parser.parse_args()
    seed = random.randrange(1 << 32) if asked.seed is None else asked.seed
    maker, left, refused = Maker(seed), asked.count, 0
    while left:
        count = min(CHUNK, left)
        bodies = [events.canonical(maker.event()) for _ in range(count)]
        others = [other for body in bodies[: count // 4] if (other := maker.respelled(body))]
        lines = b"".join(b"= = " + body + b"\n" for body in bodies + others)
        answers = subprocess.run([asked.judge], input=lines, capture_output=True, check=True).stdout.split(b"\n")[:-1]
        if len(answers) != len(bodies) + len(others):
            print(f"seed {seed}: {len(answers)} answers to {len(bodies) + len(others)} bodies", file=sys.stderr)
            return 1
        for body, answer in zip(bodies, answers):
            if answer != b"= " + body:
                print(f"seed {seed}: spelled by the verifier: {body!r}\nby the program: {answer!r}", file=sys.stderr)
                return 1
        for other, answer in zip(others, answers[count:]):
            if not answer.startswith(b"no ") or is_taken(other):
                print(f"seed {seed}: taken, and should not be: {other!r}\n{answer!r}", file=sys.stderr)
                return 1
            refused += 1
        left -= count
    print(f"bodies: {asked.count} spelled alike by both, seed {seed}; {refused} other spellings refused by both")
    return 0


def is_taken(body: bytes) -> bool:
    try:
        events.read(body)
    except events.Malformed:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
