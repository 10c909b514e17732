"""What must hold of every life whatever the rules are, looked for in the program's own answers and in nothing else.

This knows no table of arrows and no model: only what the program said an asset was before and after a step, and which
step it was.
"""

from __future__ import annotations

from dataclasses import dataclass, field

HOLDERS = {"place", "person", "vendor", "carrier", "recycler", "unknown"}
STAGES = set(
    "PLANNED ORDERED RECEIVED IN_STOCK ASSIGNED IN_REPAIR RETURNED RETIRE_PENDING RETIRED SANITISED DISPOSING LOST "
    "WRITTEN_OFF DISPOSED RETURNED_TO_SUPPLIER VOID".split()
)
DATA = {"none", "destroyed", "purged", "cleared", "live", "unknown"}
# What brings a thing to the shelf, and what takes it from there.
INTO_STOCK = {"accepted", "restocked", "reprieved", "repair_closed", "repair_cancelled"}
OUT_OF_STOCK = {"issued", "repair_opened", "retirement_asked", "lost"}
# From our shelf, from a vendor, or from where nobody has said: not from the shredder, and not out of another asset.
MAY_COME_BACK = {"-?", "-s", "-v", "-u"}
# A scan may find a disk nobody knew of, and a wipe may fail: both are told, and keep the thing where it is.
MAY_TELL_OF_DATA = {"parts_found", "part_seen", "medium_sanitised"}


class Violation(Exception):
    pass


@dataclass(frozen=True)
class Told:
    """An asset in the words of the program."""

    stage: str
    holder: tuple[str, str]
    data: str
    version: int
    # Number, state of its data, where it is: nothing while it is inside.
    parts: tuple[tuple[int, str, str], ...]

    @staticmethod
    def read(answer: str) -> Told:
        words = answer.split(" ")
        if words[0] != "ok" or len(words) != 17:
            raise Violation(f"not an asset: {answer}")
        parts = []
        for text in [] if words[16] == "-" else words[16].split(","):
            # Taken out is a minus, and behind it where it went.
            inside, out, went = text.partition("-")
            number, data = inside.split(":")
            parts.append((int(number), data, out + went))
        return Told(words[1], (words[3], words[4]), words[6], int(words[13]), tuple(parts))


@dataclass(frozen=True)
class Life:
    now: Told
    # How many are on the shelf by the moves alone: 0 or 1, whatever the stage says.
    stock: int = 0
    # Somebody was given it and has not given it back, by the moves alone.
    is_out: bool = False
    # Every change of hands, as it happened.
    hands: tuple[tuple[str, str], ...] = ()


@dataclass
class Checker:
    """Follows as many lives as it is told of, each under the number the program keeps it by."""

    lives: dict[object, Life] = field(default_factory=dict)
    checked: int = 0

    def take(self, start: object, end: object, kind: str, answer: str) -> None:
        before = self.lives.get(start)
        now = Told.read(answer)
        self.checked += 1
        self.of_one(now)
        if before:
            self.of_both(before.now, now, kind)
        life = self.moved(before, now, kind)
        if end != "-":
            self.lives[end] = life

    @staticmethod
    def of_one(now: Told) -> None:
        kind, name = now.holder
        if kind not in HOLDERS or (name == "-") != (kind == "unknown"):
            raise Violation(f"not exactly one holder: {now}")
        if now.stage not in STAGES or now.data not in DATA:
            raise Violation(f"no such stage or state: {now}")
        if [number for number, _, _ in now.parts] != list(range(1, len(now.parts) + 1)):
            raise Violation(f"a part has no place of its own: {now}")
        if any(data not in DATA for _, data, _ in now.parts):
            raise Violation(f"a part in no state: {now}")
        if now.stage == "IN_STOCK" and kind not in ("place", "unknown"):
            raise Violation(f"on the shelf, and in somebody's hands: {now}")

    @staticmethod
    def of_both(before: Told, now: Told, kind: str) -> None:
        if now.version != before.version + 1:
            raise Violation(f"a step that is not the next one: {before} {now}")
        if len(now.parts) < len(before.parts):
            raise Violation(f"a part left no trace: {before} {now}")
        for (number, _, went), (_, _, is_out) in zip(before.parts, now.parts):
            # A scan sees what there is, whatever anybody said before.
            if went and not is_out and kind != "part_seen" and not (kind == "part_refitted" and went in MAY_COME_BACK):
                raise Violation(f"part {number} came back from where it went: {before} {now}")
        live = {"live", "unknown"}
        if now.stage == "IN_STOCK" and now.data in live and before.data not in live and kind not in MAY_TELL_OF_DATA:
            raise Violation(f"somebody's data on the shelf: {kind} {before} {now}")
        if now.stage == "IN_STOCK" and before.stage != "IN_STOCK" and now.data in live:
            raise Violation(f"somebody's data came to the shelf: {kind} {before} {now}")

    @staticmethod
    def moved(before: Life | None, now: Told, kind: str) -> Life:
        stock, is_out = (before.stock, before.is_out) if before else (0, False)
        was = before.now.stage if before else None
        if kind in INTO_STOCK and now.stage == "IN_STOCK":
            stock += 1
        if kind in OUT_OF_STOCK and was == "IN_STOCK":
            stock -= 1
        if stock not in (0, 1) or (stock == 1) != (now.stage == "IN_STOCK"):
            raise Violation(f"the shelf holds {stock} of one thing: {kind} {before} {now}")
        if kind == "issued" and is_out:
            raise Violation(f"given to two: {before} {now}")
        if kind in ("issued", "adopted"):
            is_out = now.stage == "ASSIGNED"
        elif kind in ("handed_back", "beyond_repair", "lost", "swapped_by_vendor"):
            is_out = False
        if (now.stage == "ASSIGNED") and not is_out:
            raise Violation(f"with somebody to whom nobody gave it: {kind} {before} {now}")
        hands = before.hands if before else ()
        here = ":".join(now.holder)
        if not hands:
            hands = (("", here),)
        elif hands[-1][1] != here:
            hands += ((hands[-1][1], here),)
        return Life(now, stock, is_out, hands)

    def chain(self, number: object, answer: str) -> None:
        """The program's own chain of hands: the one that happened, and each beginning where the last one ended."""
        told = [tuple(link.split(">")) for link in answer.removeprefix("chain ").split(" ")]
        for (_, to), (start, _) in zip(told, told[1:]):
            if start != to:
                raise Violation(f"a gap in the chain of hands: {answer}")
        if told != list(self.lives[number].hands):
            raise Violation(f"another chain of hands than happened: {told} {self.lives[number].hands}")
