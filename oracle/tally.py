"""Counts agreements with an oracle, and holds each difference against the list of explained ones."""

import fnmatch
import json
import pathlib
from collections import Counter
from dataclasses import dataclass

HERE = pathlib.Path(__file__).resolve().parent
EXPLAINED = HERE / "explained.json"
RATCHET = HERE / "unexplained.json"


@dataclass(frozen=True)
class Difference:
    source: str
    recording: str
    field: str
    ours: str
    theirs: str

    def __str__(self):
        return f"{self.source}  {self.recording}  {self.field}\n    ours   {self.ours}\n    theirs {self.theirs}"


class Explanation:
    """One reviewed reason. `recording`, `field`, `ours` and `theirs` are shell patterns; the last two may be left out."""

    def __init__(self, entry: dict):
        self.entry = entry
        self.used = 0

    def covers(self, difference: Difference) -> bool:
        if self.entry["source"] != difference.source:
            return False
        return all(
            fnmatch.fnmatchcase(getattr(difference, name), self.entry.get(name, "*"))
            for name in ("recording", "field", "ours", "theirs")
        )


class Tally:
    def __init__(self):
        self.explanations = [Explanation(entry) for entry in json.loads(EXPLAINED.read_text())]
        self.recordings: dict[str, set[str]] = {}
        self.equal = Counter()
        self.explained = Counter()
        self.unexplained: list[Difference] = []

    def compare(self, source: str, recording: str, field: str, ours, theirs):
        """One field of one recording. Values are compared as they are: normal forms are the caller's, in the open."""
        self.recordings.setdefault(source, set()).add(recording)
        if ours == theirs:
            self.equal[source] += 1
            return
        difference = Difference(source, recording, field, str(ours), str(theirs))
        for explanation in self.explanations:
            if explanation.covers(difference):
                explanation.used += 1
                self.explained[source] += 1
                return
        self.unexplained.append(difference)

    def table(self) -> str:
        unexplained = Counter(difference.source for difference in self.unexplained)
        rows = [("source", "recordings", "fields", "equal", "explained", "unexplained")]
        for source in sorted(self.recordings):
            parts = (self.equal[source], self.explained[source], unexplained[source])
            rows.append((source, len(self.recordings[source]), sum(parts), *parts))
        rows.append(("all", *(sum(row[column] for row in rows[1:]) for column in range(1, 6))))
        widths = [max(len(str(row[column])) for row in rows) for column in range(6)]
        return "\n".join(
            "  ".join(
                str(cell).ljust(width) if column == 0 else str(cell).rjust(width)
                for column, (cell, width) in enumerate(zip(row, widths))
            )
            for row in rows
        )

    def stale(self) -> list[dict]:
        """Explanations of this run's sources that explained nothing: the difference is gone, so is its reason."""
        return [
            explanation.entry
            for explanation in self.explanations
            if not explanation.used and explanation.entry["source"] in self.recordings
        ]

    def grown(self) -> list[str]:
        """Sources with more unexplained differences than the ratchet allows."""
        allowed = json.loads(RATCHET.read_text())
        now = Counter(difference.source for difference in self.unexplained)
        return [f"{name}: {count}, was {allowed.get(name, 0)}" for name, count in now.items() if count > allowed.get(name, 0)]

    def tighten(self):
        """Writes the ratchet anew; it only ever goes down."""
        allowed = json.loads(RATCHET.read_text())
        now = Counter(difference.source for difference in self.unexplained)
        for source in self.recordings:
            allowed[source] = min(now[source], allowed.get(source, now[source]))
        kept = {name: count for name, count in sorted(allowed.items()) if count}
        RATCHET.write_text(json.dumps(kept, indent=2) + "\n")
