"""What a line of the disposal record must say, told from the events of its asset and the opened texts alone."""

from __future__ import annotations

import base64
from typing import Callable, Iterator

import money
from replay import Replay

HEADINGS = [
    "tag", "asset_id", "category", "maker", "model", "serial", "registered", "purchased", "price", "currency", "reason",
    "method", "recipient", "certificate", "closed_on", "media_count", "media", "people", "single_control", "waivers", "event",
    "leaf", "cause", "appraisers", "approvers", "released_on", "manifest", "treatment",
    "waste_code", "hazardous", "weight_kg", "country", "permit", "book_value", "book_value_currency", "proceeds",
    "proceeds_currency", "finance_reference", "checkpoint",
]
GONE = {"DISPOSED", "RETURNED_TO_SUPPLIER"}
ASKS = {"retirement_asked", "beyond_repair"}
SIGNS = {"retirement_endorsed", "retirement_approved"}
LEAVES = {"released", "released_live", "lease_returned", "disposed"}
ERASED = "(erased)"
# What whoever took a thing says became of it; said later, it holds.
FACTS = ("treatment", "waste_code", "hazardous", "weight", "country", "proceeds")
# What a certificate says of a wipe: as it stands in the event, and as texts that it commits to.
SAID = (
    "method", "result", "media_type", "technique", "verification", "standard", "file", "class_before", "class_after", "sectors",
    "namespaces", "hidden_areas", "spare_areas", "bad_sectors", "began", "ended", "validation", "always_encrypted",
    "key_zeroised", "key_copies", "particle_size", "next_use", "batch_size", "sampled",
)
TOLD = ("tool", "reason", "tool_version", "key_holder", "machine", "backup", "video", "wipe_batch")
LOOKED = ("witness", "verifier", "sampler")


class Texts:
    """Opened commitments, and the names of people, places and vendors by them."""

    def __init__(self, opened: dict[str, str], replay: Replay, names_people: bool) -> None:
        self.opened, self.replay, self.names_people = opened, replay, names_people

    def of(self, value: dict | None) -> str | None:
        """None for what is not there or was erased; KeyError for what the pack does not open."""
        if value is None or value["commit"] in self.replay.erased:
            return None
        return self.opened[value["commit"]]

    def name(self, party: str, first: str = "name") -> str:
        if self.replay.parties.get(party) == "person" and not self.names_people:
            return party
        commitments = self.replay.commitments.get(party, {})
        for kind in (first, "name"):
            found = commitments.get(kind)
            if found and found not in self.replay.erased:
                return self.opened[found]
        return ERASED

    def handle(self, person: str) -> str:
        return self.name(person, "handle")


def device(value: object) -> bytes | None:
    """Bytes that a device gave: text, or what is no UTF-8."""
    if value is None:
        return None
    return value.encode() if isinstance(value, str) else base64.b64decode(value["b64"])


def in_force(events: list[dict]) -> list[dict]:
    """Without what was taken back and not taken in again."""
    acts: dict[int, list[dict]] = {}
    gone: set[int] = set()
    current: dict[int, int] = {}
    for event in events:
        kind, act = event["kind"], event.get("act", event["seq"])
        if kind in ("undone", "redone"):
            number = event["evidence"]["event"]
            for earlier in acts.get(number, []):
                (gone.add if kind == "undone" else gone.discard)(earlier["seq"])
            transaction = acts[number][0].get("act", acts[number][0]["seq"])
            if kind == "undone":
                current.pop(transaction, None)
            else:
                current[transaction] = number
        elif kind != "scanned":
            first = current.setdefault(act, event["seq"])
            acts.setdefault(first, []).append(event)
    return [event for event in events if event["seq"] not in gone]


def was_refused(events: list[dict]) -> bool:
    """Goods that were sent back at the door: they never were anybody's to dispose of."""
    ends = [event["kind"] for event in events if event.get("to") == "RETURNED_TO_SUPPLIER"]
    return ends[-1:] == ["refused_to_supplier"]


def row(
    subject: str, events: list[dict], leaves: Callable[[int], str], replay: Replay, texts: Texts, checkpoint: int
) -> dict:
    asset = replay.assets[subject]
    told: dict = dict.fromkeys([
        "reason", "method", "recipient", "certificate", "released_on", "permit", "book_value", "finance_reference", *FACTS,
    ])
    people: list[str] = []
    appraisers: list[str] = []
    approvers: list[str] = []
    media, single, waivers = [], 0, 0
    standing = in_force(events)
    closed, last = str(asset.since), standing[-1]["seq"]
    parts = {part["number"]: dict(part) for event in standing for part in event.get("parts", [])}
    for event in standing:
        if event["kind"] == "part_seen" and "serial" in event["evidence"]:
            parts[event["evidence"]["part"]]["serial"] = event["evidence"]["serial"]
    for event in standing:
        kind, evidence = event["kind"], event.get("evidence", {})
        single += event.get("single_control", False)
        waivers += evidence.get("waived", False)
        if kind in ASKS:
            told["reason"] = texts.of(evidence.get("reason"))
            appraisers, approvers = [], []
        if kind == "receipt_filed" or kind in LEAVES:
            told |= {name: evidence[name] for name in FACTS if name in evidence}
        if kind == "appraised":
            appraisers.append(event["actor"])
        if kind in SIGNS:
            approvers.append(event["actor"])
        if kind == "appraised" or kind in SIGNS or kind in LEAVES:
            told["method"] = evidence.get("route", told["method"])
        if kind in ASKS or kind == "appraised" or kind in SIGNS or kind in LEAVES:
            people += [event["actor"], *([evidence["behalf"]] if "behalf" in evidence else [])]
        if kind in ("medium_sanitised", "medium_removed", "medium_lost") and holds(event, asset, standing):
            media.append(medium(event, parts, texts))
        if kind in LEAVES:
            if "vendor" in evidence:
                told["recipient"] = texts.name(evidence["vendor"])
            told["certificate"] = texts.of(evidence.get("certificate")) or told["certificate"]
            told["permit"] = texts.of(evidence.get("permit")) or told["permit"]
            told["finance_reference"] = texts.of(evidence.get("reference")) or told["finance_reference"]
            told["book_value"] = evidence.get("book_value", told["book_value"])
            if kind != "disposed":
                told["released_on"] = event["on"]
            closed, last = event["on"], event["seq"]
    named = {name: list(dict.fromkeys(texts.handle(person) for person in found)) for name, found in (
        ("people", people), ("appraisers", appraisers), ("approvers", approvers))}
    return told | named | {
        "asset": asset, "tag": replay.tags[subject], "asset_id": subject, "registered": standing[0]["on"],
        "closed_on": closed, "media": media, "single_control": single,
        "waivers": waivers, "event": last, "leaf": leaves(last), "manifest": asset.load,
        "checkpoint": checkpoint if last < checkpoint else None,
    }


def holds(event: dict, asset, standing: list[dict]) -> bool:
    """Whether what this event says of a medium still held when the asset left."""
    number = event["evidence"].get("part")
    if number is not None:
        return any(part.number == number and part.proof == event["seq"] for part in asset.parts)
    unlisted = [e for e in standing if e["kind"] in ("medium_sanitised", "medium_removed") and "part" not in e["evidence"]]
    failed = event["evidence"].get("result") == "failed" or event["evidence"].get("validation") == "rejected"
    return bool(unlisted) and unlisted[-1] is event and failed == (asset.unlisted in ("live", "unknown"))


def medium(event: dict, parts: dict[int, dict], texts: Texts) -> dict:
    evidence = event["evidence"]
    found = {"part": parts.get(evidence.get("part")), "event": event["seq"], "lost": event["kind"] == "medium_lost"}
    found |= {name: evidence.get(name) for name in SAID}
    found |= {name: texts.of(evidence.get(name)) for name in TOLD}
    for name in LOOKED:
        found[name] = texts.handle(evidence[name]) if name in evidence else None
    return found | {"by": texts.handle(event["actor"])}


# As a table for a spreadsheet.


def trimmed(data: bytes) -> bytes:
    return data.strip(b"\0 \t\n\v\f\r")


def readable(data: bytes | None) -> str | None:
    try:
        return None if data is None else data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def summary(found: dict) -> str:
    part = found["part"]
    if part is None:
        name = "unlisted"
    else:
        serial = readable(None if "serial" not in part else trimmed(device(part["serial"])))
        name = serial if serial is not None else f"slot {readable(device(part['slot'])) or '?'}"
    words = [name, "lost" if found["lost"] else found["method"] or "none"]
    words += [found[key] for key in ("result", "tool") if found[key] is not None]
    if found["reason"] is not None:
        words.append(f"({found['reason']})")
    words.append(f"by {found['by']}")
    if found["witness"] is not None:
        words.append(f"witness {found['witness']}")
    if found["wipe_batch"] is not None:
        words.append(f"batch {found['wipe_batch']}")
    if found["sampled"] is not None:
        words.append(f"sampled {found['sampled']}/{found['batch_size']} by {found['sampler']}")
    return " ".join([*words, f"#{found['event']}"])


def load_name(number: int | None) -> str | None:
    return None if number is None else f"M-{number}"


def cells(told: dict) -> list[bytes]:
    asset = told["asset"]
    price = asset.price
    texts = [
        told["tag"], told["asset_id"], asset.category, device(asset.maker), device(asset.model), device(asset.serial),
        told["registered"], asset.purchased, money.spelled(price) if price else None, price[1] if price else None, told["reason"],
        told["method"], told["recipient"], told["certificate"], told["closed_on"], len(told["media"]),
        "; ".join(summary(found) for found in told["media"]), "; ".join(told["people"]), told["single_control"],
        told["waivers"], told["event"], told["leaf"], asset.cause, "; ".join(told["appraisers"]), "; ".join(told["approvers"]),
        told["released_on"], load_name(told["manifest"]), told["treatment"], told["waste_code"],
        None if told["hazardous"] is None else "yes" if told["hazardous"] else "no",
        None if told["weight"] is None else thousandths(told["weight"]), told["country"], told["permit"],
        *amount(told["book_value"]), *amount(told["proceeds"]), told["finance_reference"], told["checkpoint"],
    ]
    return [guarded(spelled(value)) for value in texts]


def amount(value: dict | None) -> tuple[str | None, str | None]:
    return (None, None) if value is None else (money.spelled((value["minor"], value["currency"])), value["currency"])


def thousandths(number: int) -> str:
    """Grams in kilograms, without a decimal too many."""
    return f"{number // 1000}.{number % 1000:03}".rstrip("0").rstrip(".")


def spelled(value: object) -> bytes:
    """What a terminal would act on, or what is no text, in hexadecimal digits."""
    data = value if isinstance(value, bytes) else b"" if value is None else str(value).encode()
    text = readable(data)
    if text is None or any((c < " " and c not in "\t\n\r") or "\x7f" <= c <= "\x9f" for c in text):
        return b"hex:" + data.hex().encode()
    return data


def guarded(data: bytes) -> bytes:
    """An apostrophe before what a spreadsheet would reckon with, or strip of its zeros."""
    text = data.decode("utf-8")
    digits = text.isascii() and text.isdigit()
    if text[:1] and (text[0] in "=+-@\t\r\n\0＝＋－＠" or (digits and (len(text) > 15 or (text[0] == "0" and len(text) > 1)))):
        return b"'" + data
    return data


def lines(data: bytes) -> Iterator[list[bytes]]:
    """The cells of a table in commas (RFC 4180): every line ends in CR LF, what needs quotes has them."""
    at, cells_of_line = 0, []
    while at < len(data):
        if data[at : at + 1] == b'"':
            end, cell = at + 1, b""
            while True:
                quote = data.find(b'"', end)
                if quote < 0:
                    raise ValueError("a quote is not closed")
                cell += data[end:quote]
                end = quote + 1
                if data[end : end + 1] != b'"':
                    break
                cell, end = cell + b'"', end + 1
        else:
            ends = [found for found in (data.find(b",", at), data.find(b"\r\n", at)) if found >= 0]
            if not ends:
                raise ValueError("the last line has no end")
            end = min(ends)
            cell = data[at:end]
        cells_of_line.append(cell)
        if data[end : end + 1] == b",":
            at = end + 1
        elif data[end : end + 2] == b"\r\n":
            yield cells_of_line
            at, cells_of_line = end + 2, []
        else:
            raise ValueError("something stands behind a closed quote")


# As JSON.


def document(told: dict) -> dict:
    """The members of a row of disposals.json that events and texts decide; what is not there is left out."""
    asset = told["asset"]
    card = {"tag": told["tag"], "id": told["asset_id"], "category": asset.category, "stage": asset.stage,
            "ownership": asset.ownership, "maker": asset.maker, "model": asset.model, "serial": asset.serial,
            "registered": told["registered"], "purchased": asset.purchased}
    found = {name: told[name] for name in ("reason", "method", "recipient", "certificate")}
    found |= {"manifest": load_name(told["manifest"]), "treatment": told["treatment"],
              "closed_on": told["closed_on"], "people": told["people"], "appraisers": told["appraisers"],
              "approvers": told["approvers"], "cause": asset.cause, "released_on": told["released_on"], "single_control": told["single_control"],
              "waivers": told["waivers"], "event": told["event"], "leaf": told["leaf"], "weight_grams": told["weight"]}
    found |= {name: told[name] for name in ("waste_code", "hazardous", "country", "permit", "finance_reference", "checkpoint")}
    for name in ("book_value", "proceeds"):
        value, currency = amount(told[name])
        found[name] = None if value is None else {"amount": value, "currency": currency}
    return {"asset": present(card), "media": [medium_document(each) for each in told["media"]], **present(found)}


def medium_document(found: dict) -> dict:
    part = found["part"] or {}
    told = {"part": part.get("number"), "model": part.get("model"), "serial": part.get("serial"),
            "method": found["method"] or "none", "lost": found["lost"] or None, "event": found["event"]}
    told |= {name: found[name] for name in (*SAID, *TOLD, *LOOKED, "by") if name != "method"}
    return present(told)


def present(members: dict) -> dict:
    return {name: value for name, value in members.items() if value is not None}
