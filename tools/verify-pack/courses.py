"""Undoing and redoing. Everything one transaction wrote about an asset is one act; only the last act in force can be taken
back, so the acts in force are a stack, and taking one back leads exactly to where the asset stood before it."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from datetime import timedelta

import rules
from rules import Asset, House

OWN = timedelta(days=1)
HANDED_OUT = timedelta(hours=1)


@dataclass
class Act:
    steps: list[dict]
    houses: list[House]
    before: Asset | None
    taken_back: dict | None = None

    @property
    def number(self) -> int:
        return self.steps[0]["seq"]


class Course:
    def __init__(self, step: dict, house: House) -> None:
        self.asset = rules.after(None, step)
        self.acts = [Act([step], [house], None)]
        self.undone: list[Act] = []

    def refusal(self, step: dict, house: House) -> str | None:
        """Takes the step in, or names the rule that forbids it."""
        if step["kind"] == "undone":
            return self.take_back(step)
        if step["kind"] == "redone":
            return self.take_again(step)
        found = rules.refusal(self.asset, step, house)
        if not found and step["kind"] == "corrected":
            found = self.not_theirs_to_correct(step)
        if found:
            return found
        before, self.asset = self.asset, rules.after(self.asset, step)
        if step["kind"] == "scanned":
            return None
        if self.acts[-1].steps[0]["act"] == step["act"]:
            self.acts[-1].steps.append(step)
            self.acts[-1].houses.append(house)
        else:
            self.acts.append(Act([step], [house], before))
        self.undone.clear()
        return None

    def take_back(self, step: dict) -> str | None:
        found = frame(self.asset, step) or self.not_to_be_undone(step)
        if found:
            return found
        act = self.acts.pop()
        self.asset = copy.deepcopy(act.before)
        self.asset.version = step["version"]
        act.taken_back = step
        self.undone.append(act)
        return None

    def not_to_be_undone(self, step: dict) -> str | None:
        act = self.acts[-1]
        if act.number != step["evidence"]["event"]:
            return "not-the-last-act"
        if act.before is None:
            return "registration-stays"
        if self.asset.stage in rules.ENDS and act.before.stage != self.asset.stage:
            return "end-stays"
        for earlier in act.steps:
            kind = earlier["kind"]
            if kind in ("ordered", "hold_placed", "hold_lifted") or earlier["parts"]:
                return f"{kind}-stays"
            if kind in ("released", "released_live", "load_refused") and "manifest" in earlier["evidence"]:
                return "load-stays"
        if not may_mend(step, act.steps, act.steps[0]["at"]):
            return "not-theirs"
        if any(hands_out(earlier) for earlier in act.steps) and loses_proofs(act.before) and not is_fresh(act, step):
            return "handed-out"
        return None if step["to"] == act.before.stage else "no-such-step"

    def take_again(self, step: dict) -> str | None:
        found = frame(self.asset, step)
        if found:
            return found
        if not self.undone or self.undone[-1].number != step["evidence"]["event"]:
            return "not-the-last-undone"
        act = self.undone[-1]
        if not may_mend(step, act.steps, act.taken_back["at"]):
            return "not-theirs"
        if step["role"] != "manager" and step["actor"] != act.taken_back["actor"]:
            return "not-theirs"
        asset = self.asset
        for earlier, house in zip(act.steps, act.houses):
            asset = copy.copy(asset)
            asset.version = earlier["version"] - 1
            found = rules.refusal(asset, earlier, house)
            if found:
                return found
            asset = rules.after(asset, earlier)
        if step["to"] != asset.stage:
            return "no-such-step"
        asset.version = step["version"]
        self.undone.pop()
        self.acts.append(Act(act.steps, act.houses, self.asset))
        self.asset = asset
        return None

    def not_theirs_to_correct(self, step: dict) -> str | None:
        """A manager may correct what anybody wrote, a technician what they wrote themselves within a day."""
        if step["role"] == "manager":
            return None
        for name in rules.CARD:
            if not writes(step, name):
                continue
            writers = [earlier for act in self.acts for earlier in act.steps if writes(earlier, name)]
            writer = writers[-1] if writers else self.acts[0].steps[0]
            if not may_mend(step, [writer], writer["at"]):
                return "not-theirs"
        return None


def frame(asset: Asset, step: dict) -> str | None:
    if step["version"] != asset.version + 1:
        return "somebody-was-faster"
    if step["from"] != asset.stage:
        return "other-stage"
    if step["single"] or step["role"] not in ("technician", "manager"):
        return "role"
    if "event" not in step["evidence"]:
        return "evidence"
    return rules.wrong_day(step)


def may_mend(step: dict, steps: list[dict], since) -> bool:
    own = all(earlier["actor"] == step["actor"] for earlier in steps)
    return step["role"] == "manager" or (own and step["at"] - since <= OWN)


def writes(step: dict, name: str) -> bool:
    kind, evidence = step["kind"], step["evidence"]
    if kind not in ("requested", "ordered", "received", "found", "corrected") and name != "place":
        return False
    return name in evidence or (kind == "corrected" and f"former_{name}" in evidence)


def hands_out(step: dict) -> bool:
    if step["kind"] in ("issued", "sent_to_vendor", "released", "released_live", "lost"):
        return True
    return step["kind"] in ("adopted", "repair_closed") and step["to"] == "ASSIGNED"


def loses_proofs(asset: Asset) -> bool:
    used = copy.deepcopy(asset)
    rules.used(used, "live")
    return used.parts != asset.parts or used.unlisted != asset.unlisted


def is_fresh(act: Act, step: dict) -> bool:
    recent = step["at"] - act.steps[0]["at"] <= HANDED_OUT
    return recent and all((earlier["recorded"] - earlier["on"]).days <= 1 for earlier in act.steps)
