"""What people ask for, day by day. A ladder judges by the sum of it, so that a large purchase cannot be split into small ones."""

from __future__ import annotations

from datetime import timedelta

from rules import Asset, House

ASKS = {"requested": "buy", "retirement_asked": "scrap", "beyond_repair": "scrap"}
JUDGED = {"ordered": "buy", "retirement_endorsed": "scrap", "retirement_approved": "scrap"}


def asker(asset: Asset) -> str | None:
    """Whose asking it was: of whoever had it done, where somebody did."""
    return next(iter(asset.hands.get("asked for", ()) or asset.hands.get("asked", ())), None)


class Batches:
    def __init__(self) -> None:
        # By way, asker, day and currency, in its smallest unit.
        self.days: dict[tuple, int] = {}

    def onward(self, step: dict, before: Asset | None, after: Asset) -> None:
        """What was wished for and given up is not bought."""
        if step["kind"] == "voided" and before.stage == "PLANNED" and before.price and "asked" in before.hands:
            minor, currency = before.price
            self.add("buy", asker(before), before.registered, currency, -minor)
        else:
            self.asked(step, after.price, 1)

    def asked(self, step: dict, price: tuple[int, str] | None, sign: int) -> None:
        """A thing without a price has no part in it."""
        if step["kind"] in ASKS and price:
            self.add(ASKS[step["kind"]], step["evidence"].get("behalf", step["actor"]), step["on"], price[1], sign * price[0])

    def add(self, *day_and_minor: object) -> None:
        *day, minor = day_and_minor
        self.days[tuple(day)] = self.days.get(tuple(day), 0) + minor

    def sum(self, step: dict, asset: Asset, house: House, askers: list[str]) -> tuple[int, str] | None:
        """What the asker asked for within the days of a batch; None where the ladder does not look at it."""
        if len(house.bands) == 1 or not askers:
            return None
        way = JUDGED[step["kind"]]
        asked = asset.registered if way == "buy" else asset.since
        around = range(-house.batch_days, house.batch_days + 1)
        days = [(way, asker, asked + timedelta(days=day), house.currency) for asker in askers for day in around]
        return (sum(self.days.get(day, 0) for day in days), house.currency)
