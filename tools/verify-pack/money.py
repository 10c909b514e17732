"""Amounts: whole smallest units and a currency."""

from __future__ import annotations

# Currencies whose smallest unit is not a hundredth (ISO 4217).
UNITS = dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(), 0)
UNITS |= dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3)


def places(currency: str) -> int:
    return UNITS.get(currency, 2)


def spelled(price: tuple[int, str]) -> str:
    minor, currency = price
    digits = str(abs(minor)).rjust(places(currency) + 1, "0")
    sign = "-" if minor < 0 else ""
    return sign + (digits if places(currency) == 0 else f"{digits[:-places(currency)]}.{digits[-places(currency):]}")


def minor(text: str, currency: str) -> int:
    """`4999.99` in cents."""
    whole, _, rest = text.partition(".")
    if len(rest) > places(currency):
        raise ValueError(f"{text} is no amount in {currency}")
    return int(whole + rest.ljust(places(currency), "0"))
