"""What a ratio means: the goals, their verdicts, and the table."""

import statistics
from dataclasses import dataclass

from measuring import Pairs


@dataclass(frozen=True)
class Goal:
    """At most `limit` times the floor's cost, at least `limit` of its rate, `limit` times as cheap as a peer, or at most
    `limit` milliseconds."""

    kind: str  # cost, rate, times, ms
    clock: str  # cpu, wall: the one that is judged
    limit: float

    def __str__(self) -> str:
        if self.limit == 0:
            return "told only"
        return {
            "cost": f"{self.clock} <= {self.limit:g} x",
            "rate": f"{self.clock} >= {self.limit:g} x",
            "times": f"{self.clock} >= {self.limit:g} x",
            "ms": f"{self.clock} <= {self.limit:g} ms",
        }[self.kind]

    def ratio(self, cost_ratio: float) -> float:
        return 1 / cost_ratio if self.kind in ("rate", "times") else cost_ratio

    def amount(self, seconds: float) -> str:
        if self.kind == "rate":
            return f"{1 / seconds:,.0f}/s"
        return f"{seconds * 1e3:.2f} ms" if seconds >= 1e-4 else f"{seconds * 1e6:.2f} us"

    def judge(self, pairs: Pairs) -> tuple[str, str]:
        """The verdict, and where the middle half of the pairs lies."""
        if self.kind == "ms":
            values = [sample.per_event(self.clock) * 1e3 for sample in pairs.ours]
            value = statistics.median(values)
        else:
            values = [self.ratio(ratio) for ratio in pairs.cost_ratios(self.clock)]
            value = self.ratio(pairs.cost_ratio(self.clock))
        low, _, high = statistics.quantiles(values, n=4, method="inclusive")
        holds = value >= self.limit if self.kind in ("rate", "times") else value <= self.limit
        near = "?" if low < self.limit < high else ""
        return ("ok" if holds else "over") + near, f"{low:.2f}-{high:.2f}"


def print_table(rows: list[list[str]]) -> None:
    if not rows:
        return
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        words = len(row) == 3  # a check; an act's row is figures behind its name
        cells = [
            cell.ljust(width) if words or column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths))
        ]
        print("  ".join(cells).rstrip())
