"""The ledger taken once more from its first event: who may act, what each step makes of each asset, and by which rule a step
is forbidden. The rules of a life are in rules.py; what is here is who is on the roll, and in which order things happen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Callable

import money
import rules
from batches import ASKS, JUDGED, Batches, asker
from courses import Course
from rules import Asset, Band, House, Medium

# Kinds of events that are about no single asset. Anything that is neither here nor in rules.py is not known to this verifier.
OF_PARTIES = {"person_added": "person", "place_added": "place", "vendor_added": "vendor"}
OF_PEOPLE = {
    "role_granted": ["admin"], "role_revoked": ["admin"], "person_aliased": ["admin"],
    "person_leaving": ["technician", "manager", "admin"], "person_left": ["manager", "admin"],
    "person_rejoined": ["manager", "admin"], "person_changed": ["manager", "admin"],
}
OF_LOADS = {"manifest_opened": ["technician", "manager"], "manifest_released": ["manager"],
            "manifest_closed": ["manager"], "manifest_refused": ["technician", "manager"]}
OF_ROLL = {
    "erased": ["manager", "admin"], "text_erased": ["manager", "admin"], "drilled": ["manager", "admin"],
    "imported": ["manager"], "exported": ["manager", "auditor"], "policy_set": ["admin"], "vendor_certified": ["manager"],
    "stocktake_opened": ["manager"], "counted": ["technician", "manager"],
    "stocktake_signed": ["manager", "auditor"], "stocktake_closed": ["manager"],
    "conflict_opened": ["technician", "manager"], "conflict_resolved": ["manager"], "conflict_reopened": ["manager"],
    "desk_seen": ["technician", "manager"], "desk_confirmed": ["technician", "manager"],
}
FOUNDER = {"technician", "manager", "admin"}
FOLLOWS = {"manifest_released": {"released", "released_live"}, "manifest_closed": {"disposed"},
           "manifest_refused": {"load_refused"}}
PERSONS = {"released_live": ["person", "witness", "signer", "second_signer", "countersigner"],
           "medium_sanitised": ["person", "witness", "verifier"]}


class Forbidden(Exception):
    """Why an event cannot follow the ones before it."""


@dataclass
class Load:
    number: int
    released: bool = False
    ended: bool = False


@dataclass
class Following:
    """A load that left, ended or came back, and those of its things that must follow in the same transaction."""

    act: int
    number: int
    kinds: set[str]
    left: set[str]


def plain(value: object) -> object:
    """Evidence as the rules read it: an amount and a text of the vault are compared as they stand."""
    return (value["minor"], value["currency"]) if isinstance(value, dict) and "minor" in value else value


def step_of(event: dict, also: tuple[str, ...] = ()) -> dict:
    evidence = {name: plain(value) for name, value in event.get("evidence", {}).items()}
    return {
        "kind": event["kind"], "seq": event["seq"], "evidence": evidence, "from": event.get("from"),
        "to": event.get("to"), "actor": event["actor"], "also": also, "role": event["role"],
        "version": event.get("version", 0), "recorded": date.fromisoformat(event["at"][:10]),
        "at": datetime.fromisoformat(event["at"][:-1]), "on": date.fromisoformat(event["on"]),
        "scan": event.get("scan"), "single": event.get("single_control", False), "act": event.get("act", event["seq"]),
        "parts": [
            Medium(part["number"], part["kind"] == "disk", "", is_named="serial" in part) for part in event.get("parts", [])
        ],
    }


def house(policy: dict) -> House:
    ladder = policy["ladder"]
    currency = ladder["currency"]
    bands = [
        Band(money.minor(rung["up_to"], currency) if "up_to" in rung else None, tuple(rung["buy"]), tuple(rung["scrap"]),
             rung["appraisers"])
        for rung in ladder["bands"]
    ]
    return House(
        policy["profile"] == "standard", policy["witness"]["wipe"] == "always", policy["witness"]["hold_lift"] == "auditor",
        currency, ladder["batch_days"], tuple(ladder["highest"]), tuple(bands), policy["minimum_years"],
        tuple((each.get("method"), each.get("class"), tuple(each["fields"])) for each in policy.get("certificates", ())))


class Replay:
    def __init__(self, policy: Callable[[str], dict], earlier: Callable[[int], dict]) -> None:
        """`policy` reads a policy by its hash, `earlier` an event by its number."""
        self.read_policy, self.earlier = policy, earlier
        self.log: str | None = None
        self.public_key: str | None = None
        self.parties: dict[str, str] = {}
        self.roles: dict[str, set[str]] = {}
        self.left: set[str] = set()
        self.pairs: list[tuple[str, str]] = []
        self.commitments: dict[str, dict] = {}
        self.assets: dict[str, Asset] = {}
        self.tags: dict[str, str] = {}
        self.known_tags: set[str] = set()
        self.events: dict[str, list[int]] = {}
        self.courses: dict[str, Course] = {}
        self.loads: dict[str, Load] = {}
        self.on_load: dict[int, set[str]] = {}
        self.batches = Batches()
        self.following: Following | None = None
        self.erased: set[str] = set()
        self.in_force: str | None = None
        self.house = House()
        self.houses: dict[str, House] = {}
        self.last_at = ""
        self.requests: set[str] = set()
        self.first_of_act: dict | None = None
        self.steps = self.handovers = self.single = 0

    # One event after the other.

    def take(self, event: dict, seq: int) -> None:
        self.check_frame(event, seq)
        if self.following and event.get("act", seq) != self.following.act:
            self.end_following()
        self.check_policy(event)
        kind = event["kind"]
        if event.get("single_control"):
            self.single += 1
        if kind == "opened":
            self.open(event)
            return
        self.check_actor(event)
        if kind in rules.TABLE or kind in ("undone", "redone"):
            self.take_step(event)
        elif kind in OF_PARTIES:
            self.add_party(event)
        elif kind in OF_PEOPLE:
            self.change_person(event)
        elif kind in OF_LOADS:
            self.change_load(event)
        elif kind in OF_ROLL:
            self.change_roll(event)
        elif kind != "refused":
            raise Forbidden(f"'{kind}' is a kind of event that this verifier does not know")

    def finish(self) -> None:
        if self.following:
            self.end_following()

    def check_frame(self, event: dict, seq: int) -> None:
        for name in ("actor", "at", "id", "kind", "log", "on", "program", "role", "seq", "subject", "v"):
            if name not in event:
                raise Forbidden(f"it has no '{name}'")
        if event["v"] != 1:
            raise Forbidden(f"its format is version {event['v']}, which this verifier does not know")
        if event["seq"] != seq:
            raise Forbidden(f"it says that it is event {event['seq']}")
        if (event["kind"] == "opened") != (seq == 0):
            raise Forbidden("a ledger begins with 'opened', once")
        if event["log"] != (self.log or event["subject"]):
            raise Forbidden("it is of another ledger")
        if event["at"] < self.last_at:
            raise Forbidden("it was written down before the one in front of it")
        if "clock" in event and not event["clock"] < event["at"] == self.last_at:
            raise Forbidden("it says that the clock went back, and it did not")
        if "request" in event:
            self.check_request(event)
        self.last_at = event["at"]
        first = event if "act" not in event else self.first_of_act
        if first is None or ("act" in event and (event["act"], event["actor"], event["at"]) != (
            first["seq"], first["actor"], first["at"])):
            raise Forbidden("it cannot have been written in the transaction that it names")
        self.first_of_act = first

    def check_request(self, event: dict) -> None:
        """What was asked for by a name was done once, and its first event says so."""
        name = event["request"]["id"]
        if "act" in event or event["kind"] == "refused" or name in self.requests:
            raise Forbidden(f"the request '{name}' was answered before, or is named where it cannot be")
        self.requests.add(name)

    def check_policy(self, event: dict) -> None:
        named = event.get("policy")
        if named is None:
            if self.in_force:
                raise Forbidden("it names no policy, and those before it do")
            return
        if self.in_force is None:
            self.in_force, self.house = named, self.house_of(named)
        if named != self.in_force:
            raise Forbidden("it names a policy that was not in force")

    def house_of(self, digest: str) -> House:
        if digest not in self.houses:
            self.houses[digest] = house(self.read_policy(digest))
        return self.houses[digest]

    def also(self, person: str) -> tuple[str, ...]:
        """Other names of one human, by what was known before this event."""
        names = [person]
        for name in names:
            for one, other in self.pairs:
                if name in (one, other):
                    names += [found for found in (one, other) if found not in names]
        return tuple(names[1:])

    def names(self, event: dict) -> tuple[str, ...]:
        """Other names of whoever acted, and of whoever had it done."""
        behalf = event.get("evidence", {}).get("behalf")
        return self.also(event["actor"]) + (self.also(behalf) if behalf else ()) if self.pairs else ()

    def is_by(self, event: dict, person: str | None) -> bool:
        behalf = event.get("evidence", {}).get("behalf")
        return person is not None and person in (event["actor"], behalf, *self.names(event))

    def check_actor(self, event: dict) -> None:
        actor = event["actor"]
        if self.parties.get(actor) != "person" and not (event["seq"] == 1 and event["subject"] == actor):
            raise Forbidden("whoever acted is not on the roll")
        if event["role"] not in self.roles.get(actor, set()) and event["kind"] != "refused":
            raise Forbidden(f"whoever acted was no {event['role']}")

    def may(self, event: dict, roles: list[str]) -> None:
        if event["role"] not in roles:
            raise Forbidden(f"a {event['role']} may not do this")

    # The roll, its people, and what they own.

    def open(self, event: dict) -> None:
        self.log = event["subject"]
        self.public_key = event["evidence"]["public_key"]
        self.roles[event["actor"]] = set(FOUNDER)

    def add_party(self, event: dict) -> None:
        subject, kind = event["subject"], event["kind"]
        if subject in self.parties:
            raise Forbidden("it is on the roll already")
        roles = event.get("evidence", {}).get("role", "")
        if subject != event["actor"]:
            allowed = ["technician", "manager"] if kind == "vendor_added" else ["technician", "manager", "admin"]
            self.may(event, ["admin"] if roles else allowed)
        self.parties[subject] = OF_PARTIES[kind]
        self.commitments[subject] = {
            name: value["commit"] for name, value in event["evidence"].items() if isinstance(value, dict)
        }
        if kind == "person_added":
            self.roles[subject] = set(roles.split())

    def change_person(self, event: dict) -> None:
        kind, subject, evidence = event["kind"], event["subject"], event.get("evidence", {})
        if self.parties.get(subject) != "person":
            raise Forbidden("there is no such person")
        self.may(event, ["admin"] if kind == "person_left" and self.roles[subject] else OF_PEOPLE[kind])
        if kind in ("role_granted", "role_revoked", "person_left") and self.is_by(event, subject):
            raise Forbidden("nobody changes their own rights")
        others = any("admin" in held for person, held in self.roles.items() if person != subject)
        if kind == "role_granted":
            if subject in self.left or evidence["role"] in self.roles[subject]:
                raise Forbidden("the role cannot be given")
            self.roles[subject].add(evidence["role"])
        elif kind == "role_revoked":
            if evidence["role"] not in self.roles[subject] or (evidence["role"] == "admin" and not others):
                raise Forbidden("the role cannot be taken")
            self.roles[subject].remove(evidence["role"])
        elif kind == "person_left":
            if subject in self.left or ("admin" in self.roles[subject] and not others):
                raise Forbidden("they cannot leave")
            self.roles[subject] = set()
            self.left.add(subject)
        elif kind == "person_rejoined":
            if subject not in self.left:
                raise Forbidden("they had not left")
            self.left.remove(subject)
        elif kind == "person_changed":
            if "name" in evidence:
                self.commitments[subject]["name"] = evidence["name"]["commit"]
        elif kind == "person_aliased":
            other = evidence.get("person")
            if self.parties.get(other) != "person" or other in (subject, *self.also(subject)):
                raise Forbidden("these cannot be two names of one human")
            self.pairs.append((subject, other))

    def change_roll(self, event: dict) -> None:
        kind, evidence = event["kind"], event.get("evidence", {})
        self.may(event, OF_ROLL[kind])
        if kind in ("desk_seen", "desk_confirmed") and not {event["subject"], evidence.get("asset", event["subject"])} <= set(
                self.assets):
            raise Forbidden("it is about no asset of the roll")
        if kind == "policy_set":
            witness = evidence.get("witness")
            if self.is_by(event, witness) or (witness is None and self.house.two_people):
                raise Forbidden("a policy takes two people")
            if witness is not None and "manager" not in self.roles.get(witness, set()):
                raise Forbidden("no manager stands by the policy")
            self.in_force = evidence["policy"]
            self.house = self.house_of(self.in_force)
        elif kind in ("erased", "text_erased"):
            names = ["text"] if kind == "text_erased" else ["name", "handle"]
            self.erased |= {evidence[name]["commit"] for name in names if name in evidence}
            if kind == "erased":
                self.check_holds_nothing(event["subject"])
                self.roles[event["subject"]] = set()

    def check_holds_nothing(self, person: str) -> None:
        for asset in self.assets.values():
            if ("person", person) in (asset.holder, asset.return_holder):
                raise Forbidden("who is erased still has something")

    # Loads, whose things go together.

    def change_load(self, event: dict) -> None:
        kind, evidence = event["kind"], event["evidence"]
        self.may(event, OF_LOADS[kind])
        number = evidence["manifest"]
        if kind == "manifest_opened":
            if event["subject"] in self.loads or number != len(self.loads) + 1:
                raise Forbidden("loads are numbered through")
            self.loads[event["subject"]] = Load(number)
            return
        load = self.loads.get(event["subject"])
        things = self.on_load.get(number, set())
        if load is None or load.number != number or load.ended or load.released == (kind == "manifest_released"):
            raise Forbidden("this cannot happen to the load now")
        if not things or evidence.get("items") != len(things):
            raise Forbidden(f"the load has {len(things)} things")
        if kind == "manifest_released":
            if evidence.get("second_signer") in (evidence.get("signer"), *self.also(evidence.get("signer"))):
                raise Forbidden("one human signs a load twice")
            load.released = True
        else:
            load.ended = True
        self.following = Following(event.get("act", event["seq"]), number, FOLLOWS[kind], set(things))

    def end_following(self) -> None:
        if self.following.left:
            raise Forbidden(f"part of load M-{self.following.number} stayed behind")
        self.following = None

    def follow_load(self, event: dict, before: int | None) -> None:
        kind = event["kind"]
        if before is None or kind not in ("released", "released_live", "disposed", "load_refused"):
            return
        follows = self.following
        if not follows or follows.number != before or kind not in follows.kinds or event["subject"] not in follows.left:
            raise Forbidden("part of a load goes alone")
        follows.left.remove(event["subject"])

    # Assets.

    def take_step(self, event: dict) -> None:
        subject, kind = event["subject"], event["kind"]
        self.steps += 1
        self.check_persons(event)
        step = step_of(event, self.names(event))
        before = self.assets.get(subject)
        house = self.house if event.get("policy") else House()
        if before is None:
            self.begin(event, step, house)
            return
        # The events read so far, before this one: a course is made of them.
        if subject not in self.courses and (kind in ("undone", "redone") or (kind == "corrected" and step["role"] != "manager")):
            self.courses[subject] = self.course_of(subject)
        found = self.wrong_batch(step, before, house) or self.walk(subject, before, step, house)
        if found:
            raise Forbidden(f"'{kind}' of {self.tags[subject]} is forbidden by the rule '{found}'")
        after = self.assets[subject]
        self.ask(subject, step, before)
        if after.holder != before.holder:
            self.handovers += 1
            self.check_holder(after)
        if after.load != before.load:
            self.on_load.get(before.load, set()).discard(subject)
            if after.load is not None:
                self.on_load.setdefault(after.load, set()).add(subject)
        self.follow_load(event, before.load)
        self.events[subject].append(event["seq"])

    def walk(self, subject: str, before: Asset, step: dict, house: House) -> str | None:
        course = self.courses.get(subject)
        if course:
            found = course.refusal(step, house)
            self.assets[subject] = course.asset
            return found
        found = rules.refusal(before, step, house)
        if not found:
            self.assets[subject] = rules.after(before, step)
        return found

    def wrong_batch(self, step: dict, asset: Asset, house: House) -> str | None:
        """What the event says its asker asked for is what the ledger says."""
        if step["kind"] not in JUDGED:
            return None
        who = asker(asset)
        askers = [who, *self.also(who)] if who else []
        return None if step["evidence"].get("batch") == self.batches.sum(step, asset, house, askers) else "batch"

    def ask(self, subject: str, step: dict, before: Asset | None) -> None:
        course = self.courses.get(subject)
        if step["kind"] in ("undone", "redone"):
            act, sign = (course.undone[-1], -1) if step["kind"] == "undone" else (course.acts[-1], 1)
            for earlier in act.steps:
                self.batches.asked(earlier, act.before.price, sign)
        elif step["kind"] in ASKS or step["kind"] == "voided":
            self.batches.onward(step, before, self.assets[subject])

    def begin(self, event: dict, step: dict, house: House) -> None:
        tag = step["evidence"].get("tag")
        if event["kind"] not in rules.TABLE:
            raise Forbidden("an asset cannot begin with this")
        found = rules.refusal(None, step, house)
        if found:
            raise Forbidden(f"'{event['kind']}' is forbidden by the rule '{found}'")
        if tag in self.known_tags:
            raise Forbidden(f"the tag {tag} is another's")
        self.known_tags.add(tag)
        self.tags[event["subject"]] = tag
        self.assets[event["subject"]] = rules.after(None, step)
        self.events[event["subject"]] = [event["seq"]]
        self.ask(event["subject"], step, None)
        self.handovers += 1
        self.check_holder(self.assets[event["subject"]])

    def course_of(self, subject: str) -> Course:
        numbers = self.events[subject]
        course = None
        for number in numbers:
            event = self.earlier(number)
            house = self.house_of(event["policy"]) if event.get("policy") else House()
            step = step_of(event, self.names(event))
            if course is None:
                course = Course(step, house)
            elif course.refusal(step, house):
                raise Forbidden("its earlier events cannot be read again")
        return course

    def check_persons(self, event: dict) -> None:
        evidence = event.get("evidence", {})
        for name in [*PERSONS.get(event["kind"], ["person", "witness"]), "behalf"]:
            person = evidence.get(name)
            if person is None:
                continue
            if self.parties.get(person) != "person":
                raise Forbidden(f"the {name} it names is not on the roll")
            if person in self.left:
                raise Forbidden(f"the {name} it names had left")
        if event["kind"] == "released_live" and "admin" not in self.roles.get(evidence.get("countersigner"), set()):
            raise Forbidden("no administrator stands by the waiver")
        if event["kind"] == "hold_lifted" and self.house.auditor_lifts and event.get("policy"):
            if "auditor" not in self.roles.get(evidence.get("witness"), set()):
                raise Forbidden("no auditor stands by the lifting of the hold")

    def check_holder(self, asset: Asset) -> None:
        """Somebody or something on the roll has it, after every event: so the chain of hands has no gap."""
        kind, holder = asset.holder
        if kind == "unknown":
            return
        if self.parties.get(holder) != ("vendor" if kind == "recycler" else kind):
            raise Forbidden(f"who has it now is no {kind} on the roll")
        if holder in self.left:
            raise Forbidden("who has it now had left")
