"""Power supplies of recorded laptops: every battery with what it says of itself, and no adapter.

The values are those of the kernel's uevent. Ours are in milliwatt-hours: microwatt-hours by a thousand, microampere-hours by
the voltage the battery was designed for. A count of no cycles is no count.
"""

import json

from recordings import known
from udev import lay_out

TEXTS = {"MANUFACTURER": "manufacturer", "MODEL_NAME": "model", "SERIAL_NUMBER": "serial", "TECHNOLOGY": "chemistry"}
STATES = {"FULL_DESIGN": "design_mwh", "FULL": "full_mwh", "NOW": "now_mwh"}


def compare(scene, tally):
    machines = {}
    for supply in json.loads((scene.data / "power-supply/from-udev-export.json").read_text()):
        machines.setdefault(supply["machine"], []).append(supply)
    for machine, supplies in sorted(machines.items()):
        report = scene.scan(lay_out(scene, scene.data / f"udev-export/{machine}.txt"))
        found = {known(battery["name"]): battery for battery in report["hardware"]["batteries"]}
        theirs = {
            supply["POWER_SUPPLY_NAME"]: supply for supply in supplies if "POWER_SUPPLY_TECHNOLOGY" in supply
        }
        tally.compare("power-supply", machine, "names", ", ".join(sorted(found)), ", ".join(sorted(theirs)))
        for name in sorted(found.keys() & theirs.keys()):
            battery(tally, machine, name, found[name], theirs[name])


def battery(tally, machine, name, ours, theirs):
    def value(key):
        return theirs.get(f"POWER_SUPPLY_{key}")

    for key, field in TEXTS.items():
        tally.compare("power-supply", machine, f"{name} {field}", known(ours[field]), (value(key) or "").strip() or None)
    voltage = value("VOLTAGE_MIN_DESIGN") or value("VOLTAGE_MAX_DESIGN") or value("VOLTAGE_NOW")
    for key, field in STATES.items():
        energy, charge = value(f"ENERGY_{key}"), value(f"CHARGE_{key}")
        amount = None
        if energy is not None:
            amount = (int(energy) + 500) // 1000
        elif charge is not None:
            amount = int(charge) * int(voltage) // 1_000_000_000
        tally.compare("power-supply", machine, f"{name} {field}", known(ours[field]), amount)
    cycles = value("CYCLE_COUNT")
    tally.compare("power-supply", machine, f"{name} cycles", known(ours["cycles"]), int(cycles or 0) or None)
