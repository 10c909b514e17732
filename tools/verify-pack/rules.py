"""The rules of an asset's life a second time, written from their description and not from the program.

An asset is a plain record, a step is a dictionary of what its event says. `refusal` names the rule that forbids a
step, or None; `after` is the asset that an allowed step leads to. Nothing here knows how the program does it.

The verifier of audit packs replays a ledger by these rules, and the project's tests hold the program against them
(Tests/model/run.py): so what judges an auditor's pack was tried on every state that can be reached.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from datetime import date, timedelta

STAGES = (
    "PLANNED ORDERED RECEIVED IN_STOCK ASSIGNED IN_REPAIR RETURNED RETIRE_PENDING RETIRED SANITISED DISPOSING LOST "
    "WRITTEN_OFF DISPOSED RETURNED_TO_SUPPLIER VOID"
).split()
ENDS = {"DISPOSED", "RETURNED_TO_SUPPLIER", "VOID"}
OPEN = [stage for stage in STAGES if stage not in ENDS]
ROLES = ["technician", "manager", "auditor", "admin", "approver", "executive"]
STORES_DATA = {"laptop", "desktop", "server", "tablet", "phone", "storage", "virtual_machine"}
LIVE = {"live", "unknown"}
WIPED = {"cleared", "purged"}
# The worse to let out of the house, the later.
BY_RISK = ["none", "destroyed", "purged", "cleared", "live", "unknown"]
CHECKS = {"powers-on", "model", "configuration", "unused", "accessories"}
ROUTES = ["recycle", "sell", "donate", "destroy", "lease-return"]

MARKS = {None: "", "gone": "", "unplaced": "?", "stock": "s", "vendor": "v", "destroyed": "d", "asset": "a", "unseen": "-u"}
FAULT_CAUSES = {"wear", "defect", "config", "misuse", "environment", "supply", "none_found"}
KINDS = {"disk", "memory", "battery", "board", "display", "input", "power", "cooling", "graphics", "network", "other"}
DESTINATIONS = {"stock", "vendor", "destroyed", "asset"}
WAITS = {"user", "part", "vendor"}
MIGRATIONS = {"copied", "imaged", "synced", "nothing"}

T, M, A, X, F, E = ROLES


@dataclass
class Row:
    number: str
    start: list[str]
    ends: list[str]
    roles: list[str]
    evidence: list[str]
    conditions: list[str]
    other: list[str] = field(default_factory=list)

    @property
    def is_fact(self) -> bool:
        return not self.ends


def row(text: str) -> tuple[str, Row]:
    """`T07 issued | IN_STOCK > ASSIGNED | TM | place | clean | other hands`"""
    head, way, roles, evidence, conditions, other = (part.strip() for part in text.split("|"))
    number, kind = head.split()
    start, _, ends = way.partition(">")
    stages = {"any": STAGES, "open": OPEN, "": []}
    start = stages.get(start.strip(), start.split())
    letters = {"T": T, "M": M, "A": A, "X": X, "F": F, "E": E}
    return kind, Row(
        number, list(start), ends.split(), [letters[r] for r in roles], evidence.split(), conditions.split(), other.split()
    )


# Number and kind | from > to | who | evidence | conditions | whose hand should be another's.
TABLE = dict(
    row(line)
    for line in """
T01 requested | > PLANNED | TM | reason tag category ownership purchase | |
T01b purchase_approved | PLANNED > PLANNED | MFE | | | asked signed
T02 ordered | PLANNED > ORDERED | M | reference vendor price ownership | approved |
T03 voided | PLANNED ORDERED RECEIVED > VOID | M | reason | nothing-came |
T04 received | ORDERED > RECEIVED | TM | serial place | |
T04b found | > RECEIVED | TM | tag category source ownership | |
T05 accepted | RECEIVED > IN_STOCK | M | place checks | by-order all-checks clean | received
T05b adopted | RECEIVED > RETURNED ASSIGNED | M | place | by-find no-failed-wipe |
T06 refused_to_supplier | RECEIVED > RETURNED_TO_SUPPLIER | M | reason reference | by-order clean no-hold |
T07 issued | IN_STOCK > ASSIGNED | TM | place | clean |
T08 relocated | ASSIGNED > ASSIGNED | TM | place | |
T09 handed_back | ASSIGNED IN_REPAIR > RETURNED IN_REPAIR | TM | place | repair-stays |
T10 restocked | RETURNED > IN_STOCK | TM | | clean |
T11 repair_opened | ASSIGNED IN_STOCK RETURNED > IN_REPAIR | TM | repair_order fault | |
T12 sent_to_vendor | IN_REPAIR > IN_REPAIR | TM | vendor media_plan | no-hold waived-by-manager here still-for-nobody |
T13 back_from_vendor | IN_REPAIR > IN_REPAIR | TM | | at-vendor |
T13b swapped_by_vendor | IN_REPAIR > RETURNED_TO_SUPPLIER | M | reason | no-hold at-vendor waived-by-manager still-for-nobody all-placed |
T14 repair_closed | IN_REPAIR > IN_STOCK ASSIGNED RETURNED | TM | work_done | here back-where-it-was clean-into-stock still-for-nobody all-placed |
T14b repair_cancelled | IN_REPAIR > IN_STOCK ASSIGNED RETURNED | TM | reason | here back-where-it-was clean-into-stock still-for-nobody all-placed |
T15 beyond_repair | IN_REPAIR > RETIRE_PENDING | TM | reason | here still-for-nobody all-placed |
T16 retirement_asked | IN_STOCK RETURNED > RETIRE_PENDING | TM | reason | |
T17 appraised | RETIRE_PENDING > RETIRE_PENDING | TMF | route | unsigned | asked appraised
T18a retirement_endorsed | RETIRE_PENDING > RETIRE_PENDING | FE | | no-hold appraised | asked appraised signed
T18 retirement_approved | RETIRE_PENDING > RETIRED | M | place | no-hold appraised ours-or-back | asked appraised signed
T19 retirement_refused | RETIRE_PENDING > RETURNED | M | reason | |
T20 sanitised | RETIRED > SANITISED | TM | | no-hold clean two-if-data |
T21 reprieved | SANITISED > IN_STOCK | M | reason | no-hold clean not-destroyed |
T21b approval_revoked | RETIRED > RETURNED | M | reason | no-hold |
T22 released | SANITISED > DISPOSING | M | vendor route | no-hold clean ours its-load | cleaned
T22b released_live | RETIRED > DISPOSING | M | vendor route witness countersigner container due | no-hold ours waived-by-manager two destroyed-soon its-load |
T23 disposed | DISPOSING > DISPOSED | M | certificate | no-hold clean its-load answered | released
T23b load_refused | DISPOSING > RETIRED | TM | reason place | its-load |
T24 lease_returned | SANITISED > RETURNED_TO_SUPPLIER | M | certificate vendor | no-hold not-ours clean |
T25 lost | RECEIVED IN_STOCK ASSIGNED IN_REPAIR RETURNED RETIRE_PENDING RETIRED SANITISED DISPOSING > LOST | TM | reason | |
T26 written_off | LOST > WRITTEN_OFF | M | reason | no-hold long-lost | lost
T27 recovered | LOST WRITTEN_OFF > RETURNED | TM | place condition | |
T30 post_noted | DISPOSED > DISPOSED | M | note | |
R01 moved | RECEIVED IN_STOCK RETURNED | TM | place | |
R02 noted | open | TMA | note | |
R03 warranty_set | PLANNED ORDERED RECEIVED IN_STOCK ASSIGNED IN_REPAIR RETURNED | TM | until | |
R04 parts_found | RECEIVED IN_STOCK ASSIGNED IN_REPAIR RETURNED RETIRE_PENDING RETIRED SANITISED | TM | | |
R05 medium_sanitised | RECEIVED IN_STOCK RETURNED IN_REPAIR RETIRED SANITISED DISPOSING | TM | method result | |
R06 medium_removed | RECEIVED IN_STOCK RETURNED IN_REPAIR RETIRED SANITISED | TM | reason | |
R13 medium_lost | RECEIVED IN_STOCK ASSIGNED IN_REPAIR RETURNED RETIRE_PENDING RETIRED SANITISED DISPOSING | TM | reason part exposed | |
R14 repair_diagnosed | IN_REPAIR | TM | fault_cause | |
R15 repair_waits | IN_REPAIR | TM | waits_for reason | here still-for-nobody |
R16 repair_resumed | IN_REPAIR | TM | | still-for-somebody |
R17 part_removed | IN_REPAIR RETIRED SANITISED | TM | | |
R18 part_placed | RECEIVED IN_STOCK ASSIGNED IN_REPAIR RETURNED RETIRE_PENDING RETIRED SANITISED DISPOSING | TM | part destination | |
R25 part_unseen | RECEIVED IN_STOCK ASSIGNED IN_REPAIR RETURNED RETIRE_PENDING RETIRED SANITISED | TM | part | |
R26 part_seen | RECEIVED IN_STOCK ASSIGNED IN_REPAIR RETURNED RETIRE_PENDING RETIRED SANITISED | TM | part | |
R19 part_fitted | IN_REPAIR | TM | | |
R24 part_refitted | IN_REPAIR | TM | part | |
R10 manifest_listed | RETIRED SANITISED | TM | manifest | no-load ours |
R11 manifest_unlisted | RETIRED SANITISED | TM | manifest | its-load |
R12 receipt_filed | DISPOSING | TM | certificate manifest | its-load |
R07 hold_placed | open | MAX | hold case_reference | |
R08 hold_lifted | open | X | lifts reason witness | witness-is-another |
R20 due_set | ASSIGNED IN_REPAIR | TM | due | in-use |
R21 handover_acknowledged | ASSIGNED IN_REPAIR | TM | person terms | by-its-user |
R23 labelled | RECEIVED IN_STOCK ASSIGNED IN_REPAIR RETURNED RETIRE_PENDING RETIRED SANITISED | TM | | |
R27 data_moved | ASSIGNED IN_REPAIR RETURNED | TM | migration | |
R22 department_set | RECEIVED IN_STOCK ASSIGNED IN_REPAIR RETURNED | TM | department | |
T28 corrected | any | TM | reason | |
R09 scanned | RECEIVED IN_STOCK ASSIGNED IN_REPAIR RETURNED RETIRE_PENDING RETIRED SANITISED | TM | source | |
""".strip().splitlines()
)


CAUSES = {"beyond-repair", "uneconomic", "damaged", "obsolete", "security-end", "standard-changed"}


@dataclass(frozen=True)
class Band:
    """Who signs for what costs so much, and how many appraise it; the highest has no limit."""

    limit: int | None = None
    buy: tuple[str, ...] = (M,)
    scrap: tuple[str, ...] = (M,)
    appraisers: int = 1


@dataclass(frozen=True)
class House:
    """As much of a policy as the rules of a life ask for; what holds where none was written down."""

    two_people: bool = False
    always_watched: bool = False
    auditor_lifts: bool = False
    currency: str = "CNY"
    batch_days: int = 30
    highest: tuple[str, ...] = ()
    bands: tuple[Band, ...] = (Band(),)
    minimum_years: dict[str, int] = field(default_factory=dict)
    # What certificates must say: of which level, from which class on, which fields.
    certificates: tuple[tuple[str | None, str | None, tuple[str, ...]], ...] = ()


# One step more that another should take, where the house wants two people for every step that wants two.
CREW = {"sanitised": ["cleaned"]}


@dataclass
class Medium:
    number: int
    is_disk: bool
    data: str
    removed: bool = False
    # Where it went that was taken out; `gone` for what nobody will ask for again.
    went: str | None = None
    # The step that says what became of it, as long as that holds.
    proof: int | None = None
    # Whether its serial is known.
    is_named: bool = False


@dataclass
class Asset:
    stage: str
    since: date
    category: str
    ownership: str
    by_order: bool
    holder: tuple[str, str | None]
    place: str | None
    unlisted: str
    registered: date
    version: int = 1
    return_to: str | None = None
    return_holder: tuple[str, str | None] | None = None
    order: int | None = None
    waits_for: str | None = None
    route: str | None = None
    serial: str | None = None
    maker: str | None = None
    model: str | None = None
    purchased: str | None = None
    price: object = None
    cause: str | None = None
    # The roles in which somebody signed.
    signed_as: tuple[str, ...] = ()
    load: int | None = None
    answered: bool = False
    parts: list[Medium] = field(default_factory=list)
    holds: list[int] = field(default_factory=list)
    hands: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def disks(self) -> list[Medium]:
        return [part for part in self.parts if part.is_disk and not part.removed]

    def disk(self, number: int) -> Medium:
        return next(disk for disk in self.disks if disk.number == number)

    @property
    def data(self) -> str:
        return max([self.unlisted] + [disk.data for disk in self.disks], key=BY_RISK.index)

    @property
    def in_use(self) -> bool:
        return self.stage == "ASSIGNED" or (self.stage == "IN_REPAIR" and self.return_to == "ASSIGNED")

    @property
    def user(self) -> str | None:
        kind, name = self.return_holder if self.stage == "IN_REPAIR" and self.return_holder else self.holder
        return name if kind == "person" else None

    @property
    def leaves_soon(self) -> bool:
        return self.stage in ("RETIRED", "SANITISED", "DISPOSING")

    def line(self) -> str:
        """What the program must say of it too."""
        parts = ",".join(f"{p.number}:{p.data}{'-' if p.removed else ''}{MARKS[p.went]}" for p in self.parts)
        return " ".join(
            str(value if value is not None else "-")
            for value in (
                self.stage, self.since, self.holder[0], self.holder[1], self.place, self.data, self.unlisted, self.return_to,
                self.order, self.waits_for, self.route, len(self.holds), self.version, self.ownership, self.category, parts or None,
            )
        )


def is_by(step: dict, person: str | None) -> bool:
    """Whether this person, by whatever name, is the human who acts."""
    return person is not None and person in (step["actor"], step["evidence"].get("behalf"), *step.get("also", ()))


def is_watched(step: dict) -> bool:
    witness = step["evidence"].get("witness")
    return witness is not None and not is_by(step, witness)


def refusal(asset: Asset | None, step: dict, house: House = House()) -> str | None:
    """The rule that forbids it, by its name here; None when it is allowed."""
    rule = TABLE[step["kind"]]
    evidence = step["evidence"]
    if asset is None:
        if rule.start or step["from"] is not None:
            return "not-the-first"
        if step["version"] != 1 or step["to"] not in rule.ends:
            return "no-such-step"
        return common(None, step, rule) or wrong_numbers(0, step)
    if step["version"] != asset.version + 1:
        return "somebody-was-faster"
    if step["from"] != asset.stage:
        return "other-stage"
    ends = rule.ends if rule.ends else [asset.stage]
    if asset.stage not in rule.start or step["to"] not in ends:
        return "end-of-life" if asset.stage in ENDS else "no-such-step"
    found = common(asset, step, rule)
    if found:
        return found
    for condition in rule.conditions:
        if not holds_true(condition, asset, step):
            return condition
    if step["single"] != one_on_both_sides(asset, step):
        return "one-person"
    if house.two_people and (step["single"] or was_hand(asset, step, CREW.get(step["kind"], []))):
        return "same-hand"
    if house.always_watched and step["kind"] == "medium_sanitised" and not is_watched(step):
        return "two"
    return unsigned(asset, step, house) or special(asset, step, evidence) or lacking(step, house)


HARVESTS = {"retirement_asked", "beyond_repair", "appraised", "retirement_endorsed", "retirement_approved"}


def wrong_harvest(asset: Asset, told: str) -> bool:
    """What is to be kept is in it: numbers in rising order, each once."""
    if told == "none":
        return False
    inside = sorted(str(part.number) for part in asset.parts if not part.removed)
    named = told.split(" ")
    return named != sorted(set(named), key=lambda number: (len(number), number)) or not set(named) <= set(inside)


# From the least confidential to the most.
CLASSES = ("public", "internal", "confidential", "restricted")
OF_KEYS = {"always_encrypted", "key_holder", "key_zeroised", "key_copies"}
OF_SHREDDERS = {"particle_size", "machine", "video"}


def wrong_sample(step: dict) -> str | None:
    """Who looks into a sample of a batch did not wipe it, and looks into one of twenty."""
    evidence = step["evidence"]
    if "sampled" not in evidence and "sampler" not in evidence:
        return None
    if not {"sampled", "sampler", "batch_size", "wipe_batch"} <= evidence.keys():
        return "evidence"
    if not 1 <= evidence["sampled"] <= evidence["batch_size"]:
        return "no-such-word"
    if evidence["sampled"] * 20 < evidence["batch_size"]:
        return "small-sample"
    return "own-sample" if is_by(step, evidence["sampler"]) else None


def lacking(step: dict, house: House) -> str | None:
    """What the house asks of the certificate of a wipe that proves something."""
    evidence = step["evidence"]
    if step["kind"] != "medium_sanitised" or evidence["result"] == "failed" or evidence.get("validation") == "rejected":
        return None
    asked: set[str] = set()
    for method, least, fields in house.certificates:
        if method not in (None, evidence["method"]):
            continue
        if least is not None and "class_before" not in evidence:
            asked.add("class_before")
        elif evidence.get("class_before", "public") not in CLASSES:
            return "no-such-word"
        elif least is None or CLASSES.index(evidence["class_before"]) >= CLASSES.index(least):
            asked.update(fields)
    if evidence.get("technique") != "crypto-erase":
        asked -= OF_KEYS
    if evidence["method"] != "destroy":
        asked -= OF_SHREDDERS
    return "certificate" if asked - evidence.keys() else None


def unsigned(asset: Asset, step: dict, house: House) -> str | None:
    """What the ladder still asks for, where this step needs all of it."""
    evidence = step["evidence"]
    signed = asset.signed_as
    if step["kind"] == "ordered":
        needed = band(asset, evidence["price"], evidence.get("batch"), house).buy
        return None if set(needed) <= set(signed) else "signatures"
    if step["kind"] in ("retirement_endorsed", "retirement_approved"):
        rung = band(asset, asset.price, evidence.get("batch"), house)
        if len(asset.hands.get("appraised", ())) < rung.appraisers:
            return "appraisers"
    if step["kind"] in ("appraised", "retirement_approved"):
        years = house.minimum_years.get(asset.category)
        if years and asset.cause is None and "cause" not in evidence and served(asset, step["on"]) < years:
            return "cause"
    if step["kind"] == "retirement_approved" and not set(rung.scrap) <= {*signed, step["role"]}:
        return "signatures"
    return None


def band(asset: Asset, price: object, batch: object, house: House) -> Band:
    """By the whole of its batch; the highest where nobody knows its value in this currency."""
    if asset.category in house.highest or not isinstance(price, tuple) or price[1] != house.currency:
        return house.bands[-1]
    value = max(price[0], batch[0] if batch else 0)
    return next(rung for rung in house.bands if rung.limit is None or value <= rung.limit)


def served(asset: Asset, on: date) -> int:
    """Whole years."""
    since = date.fromisoformat(asset.purchased) if asset.purchased else asset.registered
    return on.year - since.year - ((on.month, on.day) < (since.month, since.day))


def common(asset: Asset | None, step: dict, rule: Row) -> str | None:
    if step["role"] not in rule.roles:
        return "role"
    if any(key not in step["evidence"] for key in rule.evidence):
        return "evidence"
    found = wrong_day(step)
    if found:
        return found
    return "one-person" if asset is None and step["single"] else None


def wrong_day(step: dict) -> str | None:
    if step["on"] > step["recorded"] + timedelta(days=1):
        return "future"
    if step["role"] != M and (step["recorded"] - step["on"]).days > 7:
        return "long-ago"
    return None


def one_on_both_sides(asset: Asset, step: dict) -> bool:
    if step["kind"] == "medium_sanitised" and is_by(step, step["evidence"].get("verifier")):
        return True
    return was_hand(asset, step, TABLE[step["kind"]].other)


def was_hand(asset: Asset, step: dict, hands: list[str]) -> bool:
    return any(is_by(step, person) for hand in hands for person in people(asset, hand))


def people(asset: Asset, hand: str) -> tuple[str, ...]:
    """Everybody who lent this hand, and on whose behalf they did."""
    return asset.hands.get(hand, ()) + asset.hands.get(f"{hand} for", ())


def lend(asset: Asset, hand: str, step: dict, *, one_more: bool = False) -> None:
    """Whoever takes this step, and on whose behalf, stands on this side of it: beside others, or instead of whoever did."""
    actors = asset.hands.get(hand, ()) if one_more else ()
    others = asset.hands.get(f"{hand} for", ()) if one_more else ()
    behalf = step["evidence"].get("behalf")
    asset.hands[hand] = (*actors, step["actor"])
    asset.hands[f"{hand} for"] = others if behalf is None else (*others, behalf)


def holds_true(condition: str, asset: Asset, step: dict) -> bool:
    evidence = step["evidence"]
    clean = asset.data not in LIVE
    watched = is_watched(step)
    match condition:
        case "approved":
            return "approved" in asset.hands
        case "nothing-came":
            return not asset.by_order or asset.stage != "RECEIVED"
        case "by-order":
            return asset.by_order
        case "by-find":
            return not asset.by_order
        case "no-failed-wipe":
            return step["to"] != "ASSIGNED" or "live" not in [asset.unlisted] + [disk.data for disk in asset.disks]
        case "all-checks":
            return CHECKS <= set(evidence["checks"].split())
        case "clean":
            return clean
        case "clean-into-stock":
            return clean or step["to"] != "IN_STOCK"
        case "no-hold":
            return not asset.holds
        case "repair-stays":
            return (asset.stage == "IN_REPAIR") == (step["to"] == "IN_REPAIR")
        case "waived-by-manager":
            return clean or (step["role"] == M and evidence.get("waived", False))
        case "still-for-nobody":
            return asset.waits_for is None
        case "still-for-somebody":
            return asset.waits_for is not None
        case "all-placed":
            return not any(part.removed and part.went == "unplaced" for part in asset.parts)
        case "here":
            return asset.holder[0] != "vendor"
        case "at-vendor":
            return asset.holder[0] == "vendor"
        case "back-where-it-was":
            return step["to"] == asset.return_to
        case "appraised":
            return asset.route is not None
        case "unsigned":
            return not asset.signed_as
        case "ours":
            return asset.ownership == "owned"
        case "ours-or-back":
            return asset.ownership == "owned" or asset.route == "lease-return"
        case "not-ours":
            return asset.ownership != "owned"
        case "two-if-data":
            return watched or (asset.category not in STORES_DATA and not any(part.is_disk for part in asset.parts))
        case "two":
            return watched
        case "witness-is-another":
            return watched
        case "not-destroyed":
            return asset.data != "destroyed"
        case "in-use":
            return asset.in_use
        case "by-its-user":
            return asset.in_use and asset.user == evidence["person"]
        case "no-load":
            return asset.load is None
        case "its-load":
            return asset.load == evidence.get("manifest")
        case "answered":
            return asset.load is None or asset.answered
        case "destroyed-soon":
            return evidence["route"] == "destroy" and (date.fromisoformat(evidence["due"]) - step["on"]).days <= 30
        case "long-lost":
            return (step["on"] - asset.since).days >= 30 or "reference" in evidence
    raise ValueError(condition)


def special(asset: Asset, step: dict, evidence: dict) -> str | None:
    """What a kind of step asks beyond the table."""
    watched = is_watched(step)
    number = evidence.get("part")
    if "harvest" in evidence and step["kind"] in HARVESTS and wrong_harvest(asset, evidence["harvest"]):
        return "not-in-it"
    match step["kind"]:
        case "medium_sanitised" if not re.fullmatch("[0-9a-f]{64}", evidence.get("file", "0" * 64)):
            return "no-such-word"
        case "medium_sanitised" | "medium_removed" | "medium_lost":
            if step["kind"] == "medium_sanitised" and evidence["method"] == "none":
                return "no-method"
            if asset.leaves_soon and not watched:
                return "two"
            if step["kind"] == "medium_sanitised" and wrong_sample(step):
                return wrong_sample(step)
            if number is not None and not any(disk.number == number for disk in asset.disks):
                return "not-in-it"
            if step["kind"] == "medium_lost" and evidence["exposed"] != (asset.disk(number).data in LIVE):
                return "no-such-word"
        case "lost" if evidence.get("data_state", asset.data) != asset.data:
            return "no-such-word"
        case "repair_diagnosed" | "repair_closed" | "repair_cancelled" if evidence.get("fault_cause", "wear") not in FAULT_CAUSES:
            return "no-such-word"
        case "retirement_asked" | "appraised" if evidence.get("cause", "obsolete") not in CAUSES:
            return "no-such-word"
        case "data_moved" if evidence["migration"] not in MIGRATIONS:
            return "no-such-word"
        case "repair_waits" if evidence["waits_for"] not in WAITS:
            return "no-such-word"
        case "back_from_vendor" if "serial" in evidence and evidence["serial"] != asset.serial:
            return "another-serial"
        case "part_removed" if number is None:
            return takes_unlisted(asset, step, watched)
        case "part_removed":
            part = next((part for part in asset.parts if part.number == number and not part.removed), None)
            if part is None:
                return "not-in-it"
            if part.is_disk and asset.leaves_soon and not watched:
                return "two"
            return goes(part.is_disk, part.data, step, watched) if "destination" in evidence else None
        case "part_placed" | "part_refitted":
            part = next((part for part in asset.parts if part.number == number), None)
            if part is None or part.went not in ("unplaced", "stock", "vendor", "unseen"):
                return "not-taken-out"
            # Until then it counts as in it.
            if step["kind"] == "part_placed" and part.is_disk and part.went == "unseen" and asset.leaves_soon and not watched:
                return "two"
            return goes(part.is_disk, part.data, step, watched) if step["kind"] == "part_placed" else None
        case "part_unseen":
            return wrong_miss(asset, step, watched)
        case "part_seen" if step["scan"] is None:
            return "evidence"
        case "part_seen":
            return wrong_sight(asset, step)
        case "part_fitted" if not step["parts"]:
            return "evidence"
        case "due_set" | "issued" | "adopted" if "due" in evidence and evidence["due"] < str(step["on"]):
            return "due-before"
        case "handed_back" if evidence.get("damage", "none") not in ("none", "natural", "misuse", "deliberate"):
            return "no-such-word"
        case "hold_lifted" if evidence["lifts"] not in asset.holds:
            return "no-such-hold"
        case "scanned" if step["scan"] is None:
            return "evidence"
        case "corrected":
            return wrong_correction(asset, evidence)
    return wrong_numbers(len(asset.parts), step) if step["kind"] in ("parts_found", "part_fitted") else None


def wrong_miss(asset: Asset, step: dict, watched: bool) -> str | None:
    """A scan that does not see a part, or sees it in another machine: then the scan is that one's."""
    is_elsewhere = "recipient" in step["evidence"]
    if step["scan"] is None and not is_elsewhere:
        return "evidence"
    part = next((part for part in asset.parts if part.number == step["evidence"]["part"]), None)
    if part is None or part.went in ("gone", "destroyed", "asset") or (part.went and not is_elsewhere):
        return "not-in-it"
    return "two" if is_elsewhere and part.is_disk and not part.removed and asset.leaves_soon and not watched else None


def wrong_sight(asset: Asset, step: dict) -> str | None:
    """A scan sees a part that was out of it, or reads the serial of one that was listed without."""
    part = next((part for part in asset.parts if part.number == step["evidence"]["part"]), None)
    if part is None:
        return "not-in-it"
    if "serial" in step["evidence"]:
        return "no-such-step" if part.is_named else None
    return None if part.went else "not-taken-out"


def takes_unlisted(asset: Asset, step: dict, watched: bool) -> str | None:
    """A part that no card lists can never be asked for again: its kind and where it goes are said at once."""
    evidence = step["evidence"]
    if evidence.get("part_kind") not in KINDS or "destination" not in evidence:
        return "evidence"
    if evidence["destination"] not in DESTINATIONS:
        return "no-such-word"
    if evidence["part_kind"] != "disk":
        return None
    if asset.unlisted == "none":
        return "not-in-it"
    if asset.leaves_soon and not watched:
        return "two"
    return wrong_way(asset.unlisted, step, watched)


def goes(is_disk: bool, data: str, step: dict, watched: bool) -> str | None:
    evidence = step["evidence"]
    if evidence["destination"] not in DESTINATIONS:
        return "no-such-word"
    why = wrong_way(data, step, watched) if is_disk else None
    return why or ("evidence" if evidence["destination"] == "asset" and "recipient" not in evidence else None)


def wrong_way(data: str, step: dict, watched: bool) -> str | None:
    """Data goes to a vendor on a manager's waiver, and into the shredder before somebody else's eyes."""
    if data not in LIVE:
        return None
    match step["evidence"]["destination"]:
        case "vendor" if step["role"] != M or not step["evidence"].get("waived", False):
            return "waived-by-manager"
        case "destroyed" if not watched:
            return "two"
    return None


def wrong_numbers(known: int, step: dict) -> str | None:
    """Parts are numbered through; a gap would let a wipe be filed for another disk."""
    is_wrong = any(part.number != known + 1 + index for index, part in enumerate(step["parts"]))
    return "part-number" if is_wrong else None


CARD = ["category", "ownership", "place", "serial", "maker", "model", "purchased", "price"]
ALWAYS = ["category", "ownership", "place"]
EARLY = ["PLANNED", "ORDERED", "RECEIVED", "IN_STOCK", "ASSIGNED", "IN_REPAIR", "RETURNED"]


def wrong_correction(asset: Asset, evidence: dict) -> str | None:
    fields = [name for name in CARD if name in evidence or f"former_{name}" in evidence]
    if not fields:
        return "nothing-corrected"
    for name in fields:
        if name in ("category", "ownership") and asset.stage not in EARLY:
            return "too-late"
        if name == "place" and asset.stage not in ("RECEIVED", "IN_STOCK", "ASSIGNED", "RETURNED"):
            return "too-late"
        if evidence.get(f"former_{name}") != getattr(asset, name):
            return "not-what-it-was"
        if evidence.get(name) == evidence.get(f"former_{name}"):
            return "nothing-corrected"
        if name in ALWAYS and name not in evidence:
            return "evidence"
    if "category" in fields and asset.stage == "IN_STOCK":
        changed = after(asset, {"kind": "corrected", "evidence": {"category": evidence["category"]}})
        if changed.data in LIVE:
            return "clean"
    return None


def after(asset: Asset | None, step: dict) -> Asset:
    """The asset that an allowed step leads to. The one given stays as it was."""
    if asset is None:
        return begun(step)
    new = copy.copy(asset)
    new.parts = [copy.copy(part) for part in asset.parts]
    new.holds, new.hands = list(asset.holds), dict(asset.hands)
    change(new, asset, step)
    return new


def begun(step: dict) -> Asset:
    evidence = step["evidence"]
    place = evidence.get("place")
    bought = step["kind"] == "requested"
    new = Asset(
        step["to"], step["on"], evidence["category"], evidence["ownership"], bought,
        ("place", place) if place else ("unknown", None), place,
        "unknown" if evidence["category"] in STORES_DATA and not bought else "none", step["on"],
        serial=evidence.get("serial"), maker=evidence.get("maker"), model=evidence.get("model"),
        purchased=evidence.get("purchased"), price=evidence.get("price"),
    )
    lend(new, "asked" if bought else "received", step)
    add_parts(new, step["parts"], blank=False)
    return new


def add_parts(asset: Asset, parts: list[Medium], blank: bool) -> None:
    for part in parts:
        data = "none" if blank or not part.is_disk else "unknown"
        asset.parts.append(Medium(part.number, part.is_disk, data, is_named=part.is_named))
        if part.is_disk:
            asset.unlisted = "none"


def used(asset: Asset, data: str) -> None:
    """A wipe proves what a disk was on that day, and no more once somebody can have written on it."""
    for disk in asset.disks:
        if disk.data in WIPED or disk.data == "none":
            disk.data, disk.proof = data, None
    if asset.unlisted in WIPED:
        asset.unlisted = data
    has_disk = any(disk.data != "destroyed" for disk in asset.disks)
    if asset.category in STORES_DATA and not has_disk and asset.unlisted not in LIVE:
        asset.unlisted = "unknown"


def put(asset: Asset, place: str | None) -> None:
    asset.place = place or asset.place
    asset.holder = ("place", asset.place) if asset.place else ("unknown", None)


def end_repair(asset: Asset) -> None:
    asset.return_to = asset.return_holder = asset.order = asset.waits_for = None


def forget_decision(asset: Asset) -> None:
    """What was said of a retirement counts no longer."""
    asset.route = asset.cause = None
    asset.signed_as = ()
    for hand in ("appraised", "signed", "appraised for", "signed for"):
        asset.hands.pop(hand, None)


def sign(asset: Asset, step: dict) -> None:
    lend(asset, "signed", step, one_more=True)
    asset.signed_as += (step["role"],)


def change(new: Asset, old: Asset, step: dict) -> None:
    evidence, kind = step["evidence"], step["kind"]
    place = evidence.get("place")
    if kind == "corrected" and "to" not in step:
        correct(new, evidence)
        return
    new.version = step["version"]
    if step["to"] != old.stage:
        new.since = step["on"]
    new.stage = step["to"]
    match kind:
        case "purchase_approved" | "retirement_endorsed":
            if step["role"] == M and kind == "purchase_approved":
                lend(new, "approved", step)
            sign(new, step)
        case "accepted" | "moved":
            put(new, place)
        case "retirement_approved":
            put(new, place)
            sign(new, step)
        case "recovered" | "load_refused":
            put(new, place)
            used(new, "unknown")
            if kind == "load_refused":
                new.load, new.answered = None, False
        case "ordered":
            new.ownership, new.price, new.purchased = evidence["ownership"], evidence["price"], str(step["on"])
        case "received":
            new.serial, new.place, new.holder = evidence["serial"], place, ("place", place)
            lend(new, "received", step)
        case "adopted" | "issued":
            put(new, place)
            if new.stage == "ASSIGNED":
                if "person" in evidence:
                    new.holder = ("person", evidence["person"])
                used(new, "live")
        case "relocated":
            new.place = place
            if new.holder[0] == "place":
                new.holder = ("place", place)
        case "handed_back":
            new.place = place or new.place
            store = ("place", new.place)
            if old.stage == "IN_REPAIR":
                new.return_to, new.return_holder = "RETURNED", store
                if old.holder[0] == "person":
                    new.holder = store
            else:
                new.holder = store
        case "repair_opened":
            new.return_to, new.return_holder, new.order = old.stage, old.holder, evidence["repair_order"]
            if place:
                new.holder = ("place", place)
        case "sent_to_vendor":
            new.holder = ("vendor", evidence["vendor"])
        case "back_from_vendor":
            put(new, None)
            used(new, "unknown")
        case "repair_waits":
            new.waits_for = evidence["waits_for"]
        case "repair_resumed":
            new.waits_for = None
        case "part_unseen":
            part = next(part for part in new.parts if part.number == evidence["part"])
            if "recipient" in evidence:
                if part.is_disk and not part.removed:
                    lend(new, "cleaned", step)
                part.removed, part.went = True, "asset"
            else:
                part.went = "unseen"
            part.proof = step["seq"]
        case "part_seen":
            part = next(part for part in new.parts if part.number == evidence["part"])
            part.is_named = part.is_named or "serial" in evidence
            # That its serial was read where it was all the time says no more.
            is_back, part.removed, part.went = part.went is not None, False, None
            part.proof = step["seq"] if is_back else part.proof
            if part.is_disk and is_back:
                part.data, new.unlisted = "live" if part.data == "live" else "unknown", "none"
        case "part_removed" | "part_placed":
            was_unseen = any(part.number == evidence.get("part") and part.went == "unseen" for part in old.parts)
            part_goes(new, step)
            taken = next((part for part in new.parts if part.number == evidence.get("part")), None)
            if (kind == "part_removed" or was_unseen) and (taken.is_disk if taken else evidence["part_kind"] == "disk"):
                lend(new, "cleaned", step)
        case "part_fitted":
            add_parts(new, step["parts"], blank=False)
        case "part_refitted":
            part = next(part for part in new.parts if part.number == evidence["part"])
            if part.is_disk:
                new.unlisted = "none"
                if part.went in ("vendor", "unseen"):
                    part.data = "unknown"
            part.removed, part.went, part.proof = False, None, step["seq"]
        case "repair_closed" | "repair_cancelled":
            new.holder = old.return_holder or old.holder
            if new.stage == "ASSIGNED":
                used(new, "live")
            end_repair(new)
        case "beyond_repair":
            end_repair(new)
            if old.holder[0] == "person":
                put(new, None)
            forget_decision(new)
            lend(new, "asked", step)
            new.cause = evidence.get("cause", "beyond-repair")
        case "swapped_by_vendor":
            end_repair(new)
        case "retirement_asked":
            forget_decision(new)
            lend(new, "asked", step)
            new.cause = evidence.get("cause")
        case "appraised":
            new.route = evidence["route"]
            new.cause = evidence.get("cause", new.cause)
            if not was_hand(new, step, ["appraised"]):
                lend(new, "appraised", step, one_more=True)
        case "retirement_refused" | "approval_revoked" | "reprieved":
            forget_decision(new)
            new.load, new.answered = None, False
        case "manifest_listed":
            new.load = evidence["manifest"]
        case "manifest_unlisted":
            new.load, new.answered = None, False
        case "receipt_filed":
            new.answered = True
        case "medium_lost":
            lost = new.disk(evidence["part"])
            lost.removed, lost.went, lost.proof = True, "gone", step["seq"]
        case "released" | "released_live":
            new.route, new.holder = evidence["route"], ("recycler", evidence["vendor"])
            lend(new, "released", step)
        case "lease_returned":
            new.holder = ("vendor", evidence["vendor"])
        case "lost":
            end_repair(new)
            forget_decision(new)
            new.holder = ("unknown", None)
            new.load, new.answered = None, False
            lend(new, "lost", step)
        case "medium_sanitised":
            good = evidence["result"] == "verified" and evidence.get("validation") != "rejected"
            state = {"clear": "cleared", "purge": "purged", "destroy": "destroyed"}[evidence["method"]] if good else "live"
            if good:
                lend(new, "cleaned", step)
            if "part" in evidence:
                wiped = new.disk(evidence["part"])
                wiped.data, wiped.proof = state, step["seq"]
            else:
                new.unlisted = state
        case "medium_removed":
            lend(new, "cleaned", step)
            if "part" in evidence:
                gone = new.disk(evidence["part"])
                gone.removed, gone.went, gone.proof = True, "gone", step["seq"]
            else:
                new.unlisted = "none"
        case "parts_found":
            add_parts(new, step["parts"], blank=old.by_order and old.stage == "RECEIVED")
        case "hold_placed":
            new.holds.append(step["seq"])
        case "hold_lifted":
            new.holds.remove(evidence["lifts"])
        case "corrected":
            correct(new, evidence)


def part_goes(new: Asset, step: dict) -> None:
    evidence = step["evidence"]
    destination = evidence.get("destination", "unplaced")
    if "part" not in evidence:
        if evidence["part_kind"] == "disk":
            new.unlisted = "none"
        return
    part = next(part for part in new.parts if part.number == evidence["part"])
    part.removed, part.went, part.proof = True, destination, step["seq"]
    if part.is_disk and destination == "destroyed":
        part.data = "destroyed"


def correct(new: Asset, evidence: dict) -> None:
    if "category" in evidence:
        new.category = evidence["category"]
        if new.category in STORES_DATA and not new.disks and new.unlisted not in LIVE:
            new.unlisted = "unknown"
    if "ownership" in evidence:
        new.ownership = evidence["ownership"]
    if "place" in evidence:
        new.place = evidence["place"]
        if new.holder[0] == "place":
            new.holder = ("place", new.place)
    for name in ("serial", "maker", "model", "purchased", "price"):
        if name in evidence or f"former_{name}" in evidence:
            setattr(new, name, evidence.get(name))
