#!/usr/bin/env python3
"""Holds the program's rules of a life against a second telling of them, and the second telling against what it must never do.

    python3 Tests/model/run.py TAGROLL-JUDGE [--steps N] [--seed N]

Four things, each of which ends with 1 when it finds something:

- every state that can be reached (of what the rules look at) is visited, and what must never be is looked for in each;
- in every such state every step is tried on the program, with and without what it asks for;
- a walk at random of so many steps: the program and this model must agree on each, on yes and no and on what becomes of it;
- after every step of either, `checker.py` holds what the program said of the asset against what must never be.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, deque
from datetime import date, timedelta
from pathlib import Path

import core

# The rules are those the auditors' verifier judges by: what is walked here is what they use there.
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools" / "verify-pack"))

import rules
from checker import Checker, Violation
from rules import TABLE, Asset, Medium, after, refusal

TODAY = date(2026, 3, 2)
PEOPLE = ["li", "wang", "chen", "zhao"]
CATEGORIES = ["laptop", "monitor", "server", "network"]
OWNERSHIPS = ["owned", "leased", "loaned", "customer"]
CHUNK = 50_000

# What must be refused, each by its number in the rules; the names are those `refusal` gives.
FORBIDDEN = {
    "F1 nothing leaves an end": lambda a, s, why: why == "end-of-life",
    "F2 from a user straight out": lambda a, s, why: why == "no-such-step"
    and a is not None and a.stage == "ASSIGNED" and s["to"] in ("RETIRED", "SANITISED", "DISPOSING"),
    "F3 outward with data": lambda a, s, why: why in ("clean", "waived-by-manager")
    and s["to"] in ("SANITISED", "DISPOSING", "DISPOSED", "RETURNED_TO_SUPPLIER", "IN_REPAIR"),
    "F4 held": lambda a, s, why: why == "no-hold",
    "F5 one person on both sides, hidden": lambda a, s, why: why == "one-person" and not s["single"],
    "F6 what is another's": lambda a, s, why: why in ("ours", "ours-or-back"),
    "F7 given out while a wipe failed": lambda a, s, why: why in ("clean", "no-failed-wipe") and s["kind"] in ("issued", "adopted")
    and a.data == "live",
    "F8 future": lambda a, s, why: why == "future",
    "F8 long ago": lambda a, s, why: why == "long-ago",
    "F9 an asset begun twice": lambda a, s, why: a is not None and s["kind"] in ("found", "requested"),
    "F10 another serial": lambda a, s, why: s["kind"] == "received" and why is not None and a is not None and a.serial is not None,
    "F11 part of a load": lambda a, s, why: why == "its-load",
    "F12 a part that went nowhere": lambda a, s, why: why == "all-placed",
    "F13 closed without an answer": lambda a, s, why: why == "answered",
    "F14 a scan that moves": lambda a, s, why: s["kind"] == "scanned" and a is not None and s["to"] != a.stage,
    "F15 a wipe of what is not here": lambda a, s, why: s["kind"] in ("medium_sanitised", "medium_lost") and (
        why == "not-in-it" or (why == "no-such-step" and a is not None and a.stage == "LOST")),
    "F16 allowed by waiting": lambda a, s, why: a is not None and (s["on"] - a.since).days >= 30 and (
        (s["kind"] == "ordered" and why == "approved")
        or (a.stage == "RETIRE_PENDING" and why == "no-such-step" and s["kind"] in ("sanitised", "released", "disposed"))),
    "F17 an administrator at work": lambda a, s, why: why == "role" and s["role"] == "admin",
    "F18 an auditor at work": lambda a, s, why: why == "role" and s["role"] == "auditor",
}


def evidence_for(kind: str, asset: Asset | None, choose: random.Random, today: date) -> dict:
    """What the step asks for, with one of the values it may have."""
    some = {
        "tag": "LT-00013", "category": choose.choice(CATEGORIES), "ownership": choose.choice(OWNERSHIPS),
        "purchase": 1, "price": choose.choice([100, 200]), "purchased": choose.choice(["2024-05-01", "2025-06-02"]),
        "maker": choose.choice(["Lenovo", "Dell"]), "model": choose.choice(["T14", "X1"]), "serial": f"SN{choose.randrange(9)}X", "source": "scan", "repair_order": 1,
        "media_plan": choose.choice(["clean", "waived"]), "route": choose.choice(rules.ROUTES),
        "method": choose.choice(["clear", "purge", "destroy", "none"]), "result": choose.choice(["verified", "verified", "failed"]),
        "hold": choose.choice(["legal", "incident", "dispute"]), "until": "2027-01-01",
        "place": choose.choice(["store", "room"]), "person": choose.choice(PEOPLE), "vendor": "vendor",
        "witness": choose.choice(PEOPLE), "terms": "ef" * 32, "damage": choose.choice(["none", "misuse", "some"]),
        "due": str(today + timedelta(days=choose.choice([-1, 0, 30]))),
        "checks": " ".join(sorted(rules.CHECKS if choose.random() < 0.8 else {"model"})),
        "manifest": asset.load if asset and asset.load and choose.random() < 0.95 else choose.choice([1, 2]),
        "countersigner": choose.choice(PEOPLE), "recipient": "another asset",
        "cause": choose.choice([*sorted(rules.CAUSES), "bored"]),
        "fault_cause": choose.choice(["wear", "defect", "none_found", "age"]),
        "waits_for": choose.choice(["user", "part", "vendor", "weather"]),
        "migration": choose.choice(["copied", "imaged", "synced", "nothing", "wished"]),
        "destination": choose.choice(["stock", "stock", "vendor", "destroyed", "asset", "attic"]),
        "data_state": choose.choice([asset.data, asset.data, "cleared"]) if asset else "live",
        "validation": choose.choice(["accepted", "accepted", "rejected"]),
        "part_kind": choose.choice(["disk", "display", "hinge"]),
        "lifts": choose.choice(asset.holds) if asset and asset.holds else 7,
    }
    evidence = {key: some.get(key, "paper") for key in TABLE[kind].evidence}
    optional = {
        "found": ["place", "serial"], "requested": ["place"], "adopted": ["person", "due"], "issued": ["person", "due"], "handed_back": ["damage"],
        "part_removed": ["destination", "witness", "recipient", "waived"],
        "part_placed": ["witness", "recipient", "waived"], "repair_closed": ["fault_cause"], "repair_cancelled": ["fault_cause"],
        "repair_opened": ["place"], "sent_to_vendor": [], "written_off": ["reference"],
        "medium_sanitised": ["witness", "validation"], "lost": ["data_state"], "medium_removed": ["witness"], "sanitised": ["witness"],
        "part_unseen": ["recipient", "witness"],
        "retirement_asked": ["cause"], "appraised": ["cause"],
    }
    for key in optional.get(kind, []):
        if choose.random() < 0.6:
            evidence[key] = some.get(key, "paper")
    if kind in rules.HARVESTS and choose.random() < 0.4:
        evidence["harvest"] = choose.choice(["none", "1", "1 2", "2 1", "2", "9", ""])
    if kind == "medium_sanitised" and choose.random() < 0.3:
        # One of twenty, and one too few or too many.
        size = choose.choice([1, 20, 40])
        evidence |= {"wipe_batch": "paper", "batch_size": size, "sampled": choose.choice([size // 20, size // 20 + 1, 0, size]),
                     "sampler": choose.choice(PEOPLE)}
        if choose.random() < 0.1:
            evidence.pop(choose.choice(["wipe_batch", "batch_size", "sampled", "sampler"]))
    if kind in ("released", "released_live", "disposed", "load_refused") and asset:
        if asset.load is not None or choose.random() < 0.05:
            evidence["manifest"] = some["manifest"]
    if kind == "released_live" and choose.random() < 0.6:
        evidence["route"] = "destroy"
        evidence["due"] = str(today + timedelta(days=choose.choice([0, 30, 31])))
    if kind in ("sent_to_vendor", "swapped_by_vendor", "released_live") and choose.random() < 0.6:
        evidence["waived"] = True
    if kind == "medium_lost":
        live = [disk.number for disk in asset.disks if disk.data in rules.LIVE] if asset else []
        disks = [disk.number for disk in asset.disks] if asset else []
        evidence["part"] = choose.choice(disks) if disks and choose.random() < 0.9 else 9
        evidence["exposed"] = (evidence["part"] in live) == (choose.random() < 0.95)
        if choose.random() < 0.6:
            evidence["witness"] = some["witness"]
    if kind in ("medium_sanitised", "medium_removed") and asset and choose.random() < 0.85:
        disks = [disk.number for disk in asset.disks]
        if disks or choose.random() < 0.3:
            evidence["part"] = choose.choice(disks or [1, 9]) if choose.random() < 0.9 else 9
    if kind in ("part_removed", "part_placed", "part_refitted") and asset:
        evidence.pop("waived", None)
        if kind != "part_refitted" and choose.random() < 0.5:
            evidence["waived"] = True
        inside = [part.number for part in asset.parts if part.removed == (kind != "part_removed")]
        if kind == "part_removed" and (not inside or choose.random() < 0.3):
            evidence.pop("part", None)
            evidence["part_kind"] = some["part_kind"]
        else:
            evidence["part"] = choose.choice(inside) if inside and choose.random() < 0.9 else choose.choice([1, 9])
    if kind in ("part_unseen", "part_seen") and asset:
        wanted = [part.number for part in asset.parts if (part.went is None) == (kind == "part_unseen")]
        if kind == "part_seen" and choose.random() < 0.3:
            evidence["serial"] = some["serial"]
            wanted = [part.number for part in asset.parts if not part.is_named]
        evidence["part"] = choose.choice(wanted) if wanted and choose.random() < 0.9 else choose.choice([1, 2, 9])
    if kind == "back_from_vendor" and asset and choose.random() < 0.4:
        evidence["serial"] = asset.serial if asset.serial and choose.random() < 0.8 else some["serial"]
    if kind == "corrected" and asset:
        for name in choose.sample(rules.CARD, choose.choice([0, 1, 1, 1, 2])):
            former = getattr(asset, name)
            if former is not None and choose.random() < 0.95:
                evidence[f"former_{name}"] = former
            if choose.random() < 0.9:
                evidence[name] = some[name]
    return evidence


def step_for(kind: str, asset: Asset | None, choose: random.Random, seq: int, sound: float, today: date) -> dict:
    """A step of this kind, with all that is right about it most of the time."""
    rule = TABLE[kind]

    def is_sound() -> bool:
        return choose.random() < sound

    evidence = evidence_for(kind, asset, choose, today)
    if evidence and not is_sound():
        evidence.pop(choose.choice(sorted(evidence)))
    stage = asset.stage if asset else None
    if rule.is_fact:
        to = stage
    elif kind in ("repair_closed", "repair_cancelled") and asset and asset.return_to:
        to = asset.return_to
    elif kind == "handed_back" and stage == "IN_REPAIR":
        to = "IN_REPAIR"
    else:
        to = choose.choice(rule.ends)
    if not is_sound():
        to = choose.choice(rules.STAGES)
    step = {
        "kind": kind, "seq": seq, "evidence": evidence,
        "from": stage if is_sound() else choose.choice(rules.STAGES), "to": to,
        "actor": choose.choice(PEOPLE), "role": choose.choice(rule.roles if is_sound() else rules.ROLES),
        "version": (asset.version if asset else 0) + 1 if is_sound() else choose.randrange(4),
        "recorded": today, "on": today if is_sound() else today + timedelta(days=choose.choice([-40, -8, -7, 0, 1, 2])),
        "scan": "cd" * 32 if kind in ("scanned", "part_unseen", "part_seen") and is_sound() else None, "parts": [], "single": False,
    }
    if kind in ("parts_found", "part_fitted") or (kind == "found" and choose.random() < 0.6):
        first = (len(asset.parts) if asset else 0) + (1 if is_sound() else 2)
        if first > 8:
            first = 99
        else:
            step["parts"] = [
                Medium(first + i, choose.random() < 0.7, "", is_named=choose.random() < 0.5) for i in range(choose.choice([1, 1, 2]))
            ]
    if choose.random() < 0.15:
        evidence["behalf"] = choose.choice(PEOPLE)
    if asset:
        step["single"] = rules.one_on_both_sides(asset, step) == is_sound()
    return step


def never(before: Asset | None, step: dict, new: Asset) -> str | None:
    """What must not be, whatever led there."""
    live = new.data in rules.LIVE
    waived = step["kind"] in ("released_live", "swapped_by_vendor", "sent_to_vendor", "part_placed", "part_removed")
    # A scan may find a disk that nobody knew of; what it found is told, and keeps the thing where it is.
    if new.stage == "IN_STOCK" and live and step["kind"] not in ("parts_found", "part_seen", "medium_sanitised") and (
        before is None or before.data not in rules.LIVE
    ):
        return "data in stock"
    if new.stage in ("RECEIVED", "IN_STOCK", "RETURNED") and new.holder[0] not in ("place", "unknown"):
        return "in our store, and in somebody's hands"
    if new.stage in ("SANITISED", "DISPOSED") and live and step["kind"] != "parts_found" and before and before.stage != new.stage:
        return "data where everything is wiped"
    if before and new.stage == "DISPOSING" and before.stage != "DISPOSING" and live and not waived:
        return "data on its way out without a waiver"
    if new.stage in ("DISPOSING", "DISPOSED") and new.ownership != "owned":
        return "another's thing on its way out"
    outward = {"RETIRED", "SANITISED", "DISPOSING", "DISPOSED", "RETURNED_TO_SUPPLIER", "WRITTEN_OFF"}
    if before and before.holds and new.stage != before.stage and new.stage in outward and step["kind"] != "load_refused":
        return "a step out in spite of a hold"
    if before and before.stage in rules.ENDS and new.stage != before.stage:
        return "a step out of an end"
    if new.holder[0] != "unknown" and new.holder[1] is None:
        return "a holder without a name"
    if (new.stage == "IN_REPAIR") != (new.return_to is not None):
        return "a repair that leads nowhere"
    if new.waits_for and (new.stage != "IN_REPAIR" or new.holder[0] == "vendor"):
        return "a wait with nobody at work"
    if before and before.stage == "IN_REPAIR" and new.stage not in ("IN_REPAIR", "LOST"):
        if any(part.went == "unplaced" for part in new.parts):
            return "a part that lies about after its repair"
    return None


class Disagreement(Exception):
    pass


class Comparison:
    """Collects steps with what the model says of each, and asks the program for many at once."""

    def __init__(self, program: str) -> None:
        self.program, self.lines, self.expected, self.checker = program, [], [], Checker()
        self.chains = 0
        self.steps, self.allowed, self.hit, self.walked = 0, 0, Counter(), Counter()

    def add(self, asset: Asset | None, step: dict, slots: tuple[object, object], why: str | None, new: Asset | None) -> None:
        self.lines.append(f"{slots[0]} {slots[1]} {core.body(step, f'asset {slots[1]}')}\n")
        told = f"ok {with_ids(new)}" if new else "no"
        self.expected.append((told, why, step, slots))
        self.steps += 1
        if new:
            self.allowed += 1
            self.walked[step["kind"]] += 1
            broken = never(asset, step, new)
            if broken:
                raise Disagreement(f"{broken}:\n  {step}\n  {asset}\n  {new}")
        else:
            for name, is_hit in FORBIDDEN.items():
                if is_hit(asset, step, why):
                    self.hit[name] += 1

    def end(self, slot: object) -> None:
        """A life ends: whose hands was it in?"""
        self.lines.append(f"chain {slot}\n")
        self.expected.append(("chain", None, None, (slot, slot)))

    def ask(self) -> None:
        answers = core.answers(self.program, self.lines)
        if len(answers) != len(self.lines):
            raise Disagreement(f"{len(answers)} answers to {len(self.lines)} steps")
        for answer, (told, why, step, slots), line in zip(answers, self.expected, self.lines):
            if told == "chain":
                self.checker.chain(slots[0], answer)
                self.chains += 1
                continue
            if answer.startswith("ok "):
                self.checker.take(*slots, step["kind"], answer)
            if answer != told and not (told == "no" and answer.startswith("no ")):
                raise Disagreement(f"the model says: {told} ({why})\nthe program says: {answer}\n{line}{step}")
        self.lines, self.expected = [], []
        self.checker.lives.clear()


def with_ids(asset: Asset) -> str:
    words = asset.line().split(" ")
    if words[3] != "-":
        words[3] = core.identity(words[3])
    if words[4] != "-":
        words[4] = core.identity(words[4])
    return " ".join(words)


def outline(asset: Asset) -> tuple:
    """What the rules look at, without names, numbers and days."""
    data = "live" if asset.data in rules.LIVE else "destroyed" if asset.data == "destroyed" else "clean"
    return (
        asset.stage, data, bool(asset.disks), asset.category in rules.STORES_DATA, asset.ownership == "owned", asset.by_order,
        asset.holder[0] == "vendor", asset.return_to, asset.route and asset.route == "lease-return", bool(asset.holds),
        asset.waits_for is not None, any(part.went == "unplaced" for part in asset.parts),
        "approved" in asset.hands and asset.stage == "PLANNED", asset.load is not None, asset.answered,
        bool(asset.signed_as) and asset.stage == "RETIRE_PENDING",
    )


def explore(program: str, tries: int) -> tuple[int, Comparison]:
    """Visits every outline that can be reached with one disk at most, trying every kind of step in each."""
    choose = random.Random(1)
    comparison = Comparison(program)
    seen: dict[tuple, int] = {}
    queue: deque[tuple[Asset | None, object]] = deque([(None, "-")])
    leads_on: dict[tuple, set[tuple]] = {}
    slots = 0
    while queue:
        asset, slot = queue.popleft()
        here = outline(asset) if asset else None
        for kind in TABLE:
            for attempt in range(tries):
                step = step_for(kind, asset, choose, slots + 1, 1.0 if attempt % 4 else 0.9, TODAY)
                step["parts"] = step["parts"][: 1 if not asset or not asset.parts else 0]
                if kind == "hold_placed" and asset and asset.holds:
                    continue
                why = refusal(asset, step)
                new = after(asset, step) if why is None else None
                fresh = new is not None and outline(new) not in seen
                slots += 1
                comparison.add(asset, step, (slot, slots if fresh else "-"), why, new)
                if new and here:
                    leads_on.setdefault(here, set()).add(outline(new))
                if fresh:
                    seen[outline(new)] = slots
                    queue.append((new, slots))
    comparison.ask()
    finish = {state for state in seen if state[0] in rules.ENDS or state[0] == "WRITTEN_OFF"}
    while True:
        more = {state for state, onward in leads_on.items() if state not in finish and onward & finish}
        if not more:
            break
        finish |= more
    stuck = set(seen) - finish
    if stuck:
        raise Disagreement(f"no way to an end from: {sorted(map(str, stuck))[:5]}")
    return len(seen), comparison


def walk(program: str, steps: int, seed: int) -> Comparison:
    comparison = Comparison(program)
    choose = random.Random(seed)
    life: Asset | None = None
    # What one may correct of one's own, the earlier events say, and a chain of hands asks them.
    is_whole = True
    slot, today = 0, TODAY
    kinds = list(TABLE)
    onward = {stage: [kind for kind in kinds if stage in TABLE[kind].start] for stage in rules.STAGES}
    beginnings = [kind for kind in kinds if not TABLE[kind].start]
    # What ends a life early, or keeps it where it is, would leave the long ways unwalked.
    seldom = {"lost", "hold_placed", "retirement_refused", "approval_revoked", "voided", "load_refused", "refused_to_supplier"}
    weight = {kind: 1 if kind in seldom or TABLE[kind].is_fact else 6 for kind in kinds}
    weight |= {"medium_sanitised": 6, "medium_removed": 3, "hold_lifted": 6, "repair_resumed": 6, "handover_acknowledged": 3}
    weight |= {"part_placed": 6, "part_refitted": 4, "released": 12, "receipt_filed": 8, "disposed": 8, "manifest_unlisted": 3}
    age = 0
    for number in range(steps):
        if life and (age > 60 or (life.stage in rules.ENDS and choose.random() < 0.2)):
            if is_whole:
                comparison.end(slot)
            life, age, is_whole = None, 0, True
        likely = onward[life.stage] if life else beginnings
        if choose.random() < 0.1:
            likely = kinds
        kind = choose.choices(likely, [weight[kind] for kind in likely])[0]
        today += timedelta(days=choose.choice([0, 0, 0, 1, 1, 20]))
        if today.year > 2090:
            today = TODAY
            life, is_whole = None, True
        step = step_for(kind, life, choose, number, 0.97, today)
        why = refusal(life, step)
        new = after(life, step) if why is None else None
        if life is None:
            slot += 1
        comparison.add(life, step, (slot if life else "-", slot), why, new)
        if new:
            life = new
            is_whole = is_whole and (kind != "corrected" or step["role"] == "manager")
        age += 1
        if len(comparison.lines) >= CHUNK:
            comparison.ask()
            life, age, is_whole = None, 0, True
    comparison.ask()
    return comparison


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--tries", type=int, default=6)
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    seed = random.randrange(1 << 32) if options.seed is None else options.seed
    try:
        states, tried = explore(options.program, options.tries)
        print(
            f"every state: {states} that can be reached, {tried.steps} steps tried in them, {tried.allowed} allowed; none disagrees,"
            f" {tried.checker.checked} states checked for what must never be"
        )
        walked = walk(options.program, options.steps, seed)
    except (Disagreement, Violation) as found:
        print(f"seed {seed}: {found}", file=sys.stderr)
        return 1
    # A short walk may miss what seldom happens; every state holds it.
    unwalked = [kind for kind in TABLE if not walked.walked[kind] + tried.walked[kind]]
    unhit = [name for name in FORBIDDEN if not walked.hit[name] + tried.hit[name]]
    print(f"a walk of {walked.steps} steps, seed {seed}: {walked.allowed} allowed, {walked.steps - walked.allowed} refused; none disagrees,"
        f" {walked.checker.checked} states checked for what must never be, {walked.chains} chains of hands without a gap")
    for name in FORBIDDEN:
        print(f"  {name:38} refused {tried.hit[name]} + {walked.hit[name]} times")
    if unwalked or unhit:
        print("never tried:", ", ".join(unwalked + unhit), file=sys.stderr)
        return 1
    return 0


sys.exit(main())
