#!/usr/bin/env python3
"""Write Sources/Words/WidthTable.swift from the Unicode data that Python carries.

Run it from the top of the tree:  python3 tools/make-width-table.py > Sources/Words/WidthTable.swift

Zero: combining marks (Mn, Me), format characters (Cf) but the visible ones, and Hangul vowels and finals,
which join the syllable before them. Wide: East_Asian_Width W and F, and what EastAsianWidth.txt
declares wide although it is not assigned yet. Below U+0300 CellWidth decides by itself.
"""

import unicodedata

VISIBLE_FORMAT = {*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD}
WIDE_UNASSIGNED = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD)]


def is_zero(value):
    if value in VISIBLE_FORMAT:
        return False
    if 0x1160 <= value <= 0x11FF or 0xD7B0 <= value <= 0xD7FF:
        return True
    return unicodedata.category(chr(value)) in ("Mn", "Me", "Cf", "Zl", "Zp")


def is_wide(value):
    if any(first <= value <= last for first, last in WIDE_UNASSIGNED):
        return True
    if unicodedata.category(chr(value)) == "Cn":  # Python calls some unassigned characters full-width
        return False
    return unicodedata.east_asian_width(chr(value)) in ("W", "F")


def ranges(holds):
    first = None
    for value in [*range(0x300, 0x110000), None]:
        if value is not None and holds(value):
            first = value if first is None else first
            last = value
        elif first is not None:
            yield first, last
            first = None


def swift(name, pairs):
    cells = [f"0x{first:04X}, 0x{last:04X}," for first, last in pairs]
    lines = ["    " + " ".join(cells[at : at + 5]) for at in range(0, len(cells), 5)]
    return "\n".join([f"  static let {name}: [UInt32] = [", *lines, "  ]"])


print(f"""\
/// Characters that do not take one column, from Unicode {unicodedata.unidata_version}: first, last, first, last, ...
///
/// Generated; do not edit: `python3 tools/make-width-table.py > Sources/Words/WidthTable.swift`.
enum WidthTable {{
{swift("zero", ranges(is_zero))}

{swift("wide", ranges(lambda value: is_wide(value) and not is_zero(value)))}
}}""")
