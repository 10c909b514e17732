"""What is checked, in this order, and what each check says when something is not as it must be."""

from __future__ import annotations

import array
import hashlib
import json
import re
from typing import Iterator

import events
import merkle
import notes
import openings
import rows
from files import Archive, Folder, NotAPack
from replay import Forbidden, Replay

# Exit codes, one for each kind of trouble. docs/for-auditors.md tells what to do about each.
CONTAINER, FILE, SIGNATURE, TREE, RULE, ROW, HEAD = 3, 4, 5, 6, 7, 8, 9
# Files that no list pins: each proves itself.
PROVEN = re.compile(r"SHA256SUMS|checkpoint|since|consistency|tile/.+|proofs/(0|[1-9][0-9]*)\.tlog-proof")
NEEDED = ["SHA256SUMS", "checkpoint", "log.vkey", "pack.json", "disposals.csv", "disposals.json", "openings.ndjson"]


class Trouble(Exception):
    """What is wrong: the kind of it, the file, the line or event where there is one, and the words."""

    def __init__(self, code: int, file: str, what: str, where: str = "") -> None:
        super().__init__(what)
        self.code, self.file, self.what, self.where = code, file, what, where

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.where, self.what) if part)


class Checks:
    def __init__(self, pack: Folder | Archive, key: str | None, kept: bytes | None) -> None:
        self.pack, self.given_key, self.kept_note = pack, key, kept
        self.list: dict[str, str] = {}
        self.replay = Replay(self.policy, self.event)
        self.tree = merkle.Tree()
        self.roots: dict[int, bytes] = {}
        self.leaves = bytearray()
        self.commitments: set[str] = set()
        self.policies: set[str] = set()
        self.places = array.array("Q")
        self.last: dict = {}

    def run(self) -> Iterator[str]:
        """One sentence for each check that holds; Trouble for the first that does not."""
        self.files()
        yield f"files: each of the {len(self.list)} that are listed has its hash, and there is no other"
        self.signature()
        yield f"checkpoint: signed by {self.key.name} over {self.head.size} events"
        self.entries()
        yield f"events: {self.head.size}, none altered or missing; their root is the one that was signed"
        yield (f"rules: {self.replay.steps} steps of {len(self.replay.assets)} assets walked again, none forbidden; "
               f"{self.replay.handovers} changes of hands, no gap")
        self.exported()
        yield f"pack: event {self.head.size - 1} names the list of its files"
        yield self.earlier()
        self.texts()
        yield f"texts: {len(self.opened)} open their commitments; {len(self.policies)} policies and {self.kept} kept files have the hashes events name"
        count = self.record()
        yield f"disposals: {count} lines, each what the events say, each proven, and none left out"
        yield self.own_head()

    # Files.

    def read(self, path: str) -> bytes:
        try:
            return self.pack.read(path)
        except (KeyError, FileNotFoundError):
            raise Trouble(FILE, path, "is not in the pack") from None

    def files(self) -> None:
        present = set(self.pack.paths)
        for path in NEEDED:
            if path not in present:
                raise Trouble(FILE, path, "is not in the pack")
        text = self.read("SHA256SUMS").decode("utf-8", "replace")
        for number, line in enumerate(text.splitlines(keepends=True), 1):
            found = re.fullmatch(r"([0-9a-f]{64})  ([!-~]+)\n", line)
            if not found or PROVEN.fullmatch(found[2]) or (self.list and found[2] <= max(self.list)):
                raise Trouble(FILE, "SHA256SUMS", "is not a line as it must be", f"line {number}")
            self.list[found[2]] = found[1]
        for path, digest in self.list.items():
            if path not in present:
                raise Trouble(FILE, path, "is listed in SHA256SUMS and not in the pack")
            if hashlib.sha256(self.read(path)).hexdigest() != digest:
                raise Trouble(FILE, path, "does not have the hash that SHA256SUMS says")
        for path in sorted(present):
            if path not in self.list and not PROVEN.fullmatch(path):
                raise Trouble(FILE, path, "is listed nowhere: nothing vouches for it")

    # The signed head.

    def signature(self) -> None:
        told = self.read("log.vkey").decode("utf-8", "replace")
        try:
            self.key = notes.Key.read(told.removesuffix("\n"))
        except notes.Malformed as error:
            raise Trouble(SIGNATURE, "log.vkey", str(error)) from None
        if self.given_key is not None and self.given_key != told.removesuffix("\n"):
            raise Trouble(SIGNATURE, "log.vkey", "is not the key you gave")
        self.note = self.read("checkpoint")
        self.head = self.opened_note("checkpoint", self.note)

    def opened_note(self, path: str, note: bytes, alone: bool = True) -> notes.Checkpoint:
        try:
            head = notes.opened(note, self.key, alone)
        except notes.Malformed as error:
            raise Trouble(SIGNATURE, path, str(error)) from None
        if head.origin != self.key.name:
            raise Trouble(SIGNATURE, path, "is the head of another ledger")
        return head

    # Events and their tree.

    def entries(self) -> None:
        try:
            self.about = json.loads(self.read("pack.json"))
            wanted = {int(self.about["events"])}
        except (ValueError, KeyError, TypeError):
            raise Trouble(FILE, "pack.json", "does not say what the pack is about") from None
        self.since = self.kept_head = None
        if "since" in self.pack.paths:
            self.since = self.opened_note("since", self.read("since"))
            wanted.add(self.since.size)
        if self.kept_note is not None:
            self.kept_head = self.opened_note("the head you kept", self.kept_note, alone=False)
            wanted.add(self.kept_head.size)
        expected = set()
        for level, number, width in merkle.tiles(self.head.size):
            expected.add(merkle.path(str(level), number, width))
            if level == 0:
                path = merkle.path("entries", number, width)
                expected.add(path)
                self.bundle(path, number, width, wanted)
        self.roots[self.tree.size] = self.tree.root()
        for path in sorted(set(self.pack.paths)):
            if path.startswith("tile/") and path not in expected:
                raise Trouble(TREE, path, f"is no tile of a tree of {self.head.size} events")
        if self.roots[self.head.size] != self.head.root:
            raise Trouble(TREE, "tile/entries", "the events do not have the root that was signed: some were changed")
        self.tiles()
        try:
            self.replay.finish()
        except Forbidden as error:
            raise Trouble(RULE, "tile/entries", str(error), f"event {self.head.size - 1}") from None

    def bundle(self, path: str, number: int, width: int, wanted: set[int]) -> None:
        tile = merkle.path("0", number, width)
        told = self.read(tile)
        if len(told) != 32 * width:
            raise Trouble(TREE, tile, f"is not {width} hashes")
        end = self.tree.size + width
        offset = self.start(path) + 2
        try:
            for body in events.bundle(self.read(path)):
                seq = self.tree.size
                if seq in wanted:
                    self.roots[seq] = self.tree.root()
                value = merkle.leaf(body)
                at = 32 * (seq % merkle.WIDTH)
                if seq == end or told[at : at + 32] != value:
                    raise Trouble(TREE, path, f"is not the event whose hash is in {tile}", f"event {seq}")
                self.places.append(offset)
                offset += len(body) + 2
                self.take(path, body)
                self.tree.add(value)
        except events.Malformed as error:
            raise Trouble(TREE, path, str(error), f"event {self.tree.size}") from None
        if self.tree.size != end:
            raise Trouble(TREE, path, f"ends before event {self.tree.size}")
        self.leaves += told

    def take(self, path: str, body: bytes) -> None:
        seq = self.tree.size
        event = events.read(body)
        try:
            self.replay.take(event, seq)
        except Forbidden as error:
            raise Trouble(RULE, path, str(error), f"event {seq}") from None
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise Trouble(RULE, path, f"lacks or misspells what its kind needs ({error})", f"event {seq}") from None
        self.commitments.update(events.commitments(event))
        self.policies.update(event[name] for name in ("policy",) if name in event)
        self.last = event

    def tiles(self) -> None:
        below = self.leaves
        level = 0
        while len(below) >= 32 * merkle.WIDTH:
            level += 1
            step = 32 * merkle.WIDTH
            above = bytearray()
            for at in range(0, len(below) - step + 1, step):
                above += merkle.root_of([bytes(below[i : i + 32]) for i in range(at, at + step, 32)])
            for number, at in enumerate(range(0, len(above), step)):
                part = above[at : at + step]
                path = merkle.path(str(level), number, len(part) // 32)
                if self.read(path) != part:
                    raise Trouble(TREE, path, "does not hold the hashes of the tiles below it")
            below = above

    def start(self, path: str) -> int:
        """Where a file begins in the ZIP file, so that one event can be read again; 0 in a folder."""
        return self.pack.places[path][0] if isinstance(self.pack, Archive) else 0

    def event(self, seq: int) -> dict:
        at = self.places[seq]
        if isinstance(self.pack, Archive):
            length = int.from_bytes(self.pack.bytes(at - 2, 2), "big")
            return json.loads(self.pack.bytes(at, length))
        number = seq // merkle.WIDTH
        width = min(merkle.WIDTH, self.head.size - number * merkle.WIDTH)
        data = self.read(merkle.path("entries", number, width))
        return json.loads(data[at : at + int.from_bytes(data[at - 2 : at], "big")])

    def policy(self, digest: str) -> dict:
        path = f"policies/{digest}.json"
        data = self.read(path)
        if hashlib.sha256(data).hexdigest() != digest:
            raise Trouble(ROW, path, "does not have the hash it is called by")
        return json.loads(data)

    # What ties the files to the events.

    def exported(self) -> None:
        evidence, size = self.last.get("evidence", {}), self.about["events"]
        where = f"event {self.head.size - 1}"
        if self.last["kind"] != "exported":
            raise Trouble(FILE, "SHA256SUMS", "no event names it: the last one tells of no pack", where)
        if evidence.get("files") != hashlib.sha256(self.read("SHA256SUMS")).hexdigest():
            raise Trouble(FILE, "SHA256SUMS", "is not the list of files that the event of this pack names", where)
        if evidence.get("events") != size or evidence.get("head") != self.about["head"]:
            raise Trouble(FILE, "pack.json", "is not what the event of this pack says", where)
        if size not in self.roots or self.roots[size].hex() != self.about["head"]:
            raise Trouble(TREE, "pack.json", f"the first {size} events have another root")
        if self.about["log"] != self.replay.log or self.key.name != f"tagroll/{self.replay.log}":
            raise Trouble(SIGNATURE, "log.vkey", "is the key of another ledger")
        if self.replay.public_key != self.read("log.vkey").decode().removesuffix("\n"):
            raise Trouble(SIGNATURE, "log.vkey", "is not the key that the first event names")

    def earlier(self) -> str:
        if self.since is None:
            if "consistency" in self.pack.paths:
                raise Trouble(TREE, "consistency", "proves nothing without the file 'since'")
            return "earlier: the pack brings no earlier head"
        self.check_root("since", self.since)
        try:
            size, hashes, note = notes.consistency(self.read("consistency"))
        except notes.Malformed as error:
            raise Trouble(TREE, "consistency", str(error)) from None
        if note != self.note or size != self.since.size:
            raise Trouble(TREE, "consistency", "is not from 'since' to 'checkpoint'")
        if not merkle.proves_consistency(size, self.since.root, self.head.size, self.head.root, hashes):
            raise Trouble(TREE, "consistency", "does not prove that the ledger only grew")
        return f"earlier: since the head over {size} events, which the pack brings, the ledger only grew"

    def check_root(self, path: str, head: notes.Checkpoint) -> None:
        if head.size > self.head.size:
            raise Trouble(HEAD, path, f"was signed over {head.size} events, and this pack has {self.head.size}")
        if self.roots[head.size] != head.root:
            raise Trouble(HEAD, path, f"the first {head.size} events are not those it was signed over")

    def own_head(self) -> str:
        if self.kept_head is None:
            return "your own head: none was given, so this shows that the pack agrees with itself"
        self.check_root("the head you kept", self.kept_head)
        return f"your own head: nothing before event {self.kept_head.size} changed since you kept it"

    def texts(self) -> None:
        self.opened: dict[str, str] = {}
        for number, line in enumerate(self.read("openings.ndjson").decode("utf-8").split("\n")[:-1], 1):
            try:
                commit, _, value = openings.read(line)
            except (ValueError, KeyError) as error:
                raise Trouble(ROW, "openings.ndjson", str(error), f"line {number}") from None
            if commit not in self.commitments:
                raise Trouble(ROW, "openings.ndjson", "no event commits to it", f"line {number}")
            self.opened[commit] = value
        for digest in sorted(self.policies):
            self.policy(digest)
        self.kept = 0
        for path in self.list:
            if path.startswith("kept/"):
                self.kept += 1
                if path[len("kept/"):] != self.list[path]:
                    raise Trouble(ROW, path, "does not have the hash it is called by")

    # The disposal record.

    def record(self) -> int:
        told = rows.Texts(self.opened, self.replay, self.about["names_people"])
        table = self.read("disposals.csv")
        mark = b"\xef\xbb\xbf"
        if not table.startswith(mark):
            raise Trouble(ROW, "disposals.csv", "does not begin as it must")
        try:
            found = list(rows.lines(table[len(mark):]))
            documents = json.loads(self.read("disposals.json"))
        except ValueError as error:
            raise Trouble(ROW, "disposals", str(error)) from None
        if not found or found[0] != [name.encode() for name in rows.HEADINGS]:
            raise Trouble(ROW, "disposals.csv", "has other headings", "line 1")
        if len(documents) != len(found) - 1 or len(documents) != self.about["disposals"]:
            raise Trouble(ROW, "disposals.json", f"has {len(documents)} rows, and disposals.csv {len(found) - 1}")
        expected = self.due(told)
        for number, (cells, document) in enumerate(zip(found[1:], documents), 1):
            self.row(number, cells, document, expected)
        if expected:
            tags = ", ".join(sorted(row["tag"] for row in expected.values())[:5])
            raise Trouble(ROW, "disposals.csv", f"leaves out what left in this period: {tags}")
        self.no_other_proofs({cells[rows.HEADINGS.index("event")].decode() for cells in found[1:]})
        return len(documents)

    def due(self, texts: rows.Texts) -> dict[str, dict]:
        """What the record must say, by the id of the asset."""
        due = {}
        for subject, asset in self.replay.assets.items():
            if asset.stage in rows.GONE:
                own = [self.event(seq) for seq in self.replay.events[subject]]
                if rows.was_refused(own):
                    continue
                try:
                    row = rows.row(subject, own, self.leaf, self.replay, texts, self.about["events"])
                except KeyError as error:
                    tag = self.replay.tags[subject]
                    if self.about["first"] <= own[-1]["on"] <= self.about["last"]:
                        raise Trouble(ROW, "openings.ndjson", f"does not open what {tag} needs: {error}") from None
                    continue
                if self.about["first"] <= row["closed_on"] <= self.about["last"]:
                    due[subject] = row
        return due

    def leaf(self, seq: int) -> str:
        return self.leaves[32 * seq : 32 * seq + 32].hex()

    def row(self, number: int, cells: list[bytes], document: dict, expected: dict[str, dict]) -> None:
        where = f"line {number + 1}"
        subject = cells[1].decode("utf-8", "replace") if len(cells) > 1 else ""
        row = expected.pop(subject, None)
        if row is None:
            raise Trouble(ROW, "disposals.csv", "is about nothing that left in this period", where)
        for name, cell, wanted in zip(rows.HEADINGS, cells, rows.cells(row)):
            if cell != wanted:
                raise Trouble(ROW, "disposals.csv", f"{name} is {show(cell)}, and the events say {show(wanted)}", where)
        if len(cells) != len(rows.HEADINGS):
            raise Trouble(ROW, "disposals.csv", "has another number of cells", where)
        for name, wanted in rows.document(row).items():
            given = document.get(name)
            if name == "asset":
                given = {key: value for key, value in given.items() if key in wanted}
            if given != wanted:
                raise Trouble(ROW, "disposals.json", f"{name} is {given!r}, and the events say {wanted!r}", f"row {number}")
        self.proof(row["event"])

    def proof(self, seq: int) -> None:
        path = f"proofs/{seq}.tlog-proof"
        try:
            index, hashes, note = notes.inclusion(self.read(path))
        except notes.Malformed as error:
            raise Trouble(TREE, path, str(error)) from None
        if index != seq or note != self.note:
            raise Trouble(TREE, path, "is the proof of another event, or under another checkpoint")
        value = bytes(self.leaves[32 * seq : 32 * seq + 32])
        if not merkle.proves_inclusion(value, index, self.head.size, hashes, self.head.root):
            raise Trouble(TREE, path, f"does not prove that event {seq} is in the ledger")

    def no_other_proofs(self, wanted: set[str]) -> None:
        for path in self.pack.paths:
            if path.startswith("proofs/") and path[len("proofs/"):].removesuffix(".tlog-proof") not in wanted:
                raise Trouble(TREE, path, "proves no line of the record")


def show(data: bytes) -> str:
    return repr(data.decode("utf-8", "backslashreplace"))


def trouble_of(error: NotAPack) -> Trouble:
    return Trouble(CONTAINER, error.where, error.what)
