"""The GLPI agent's expected inventories: firmware, modules, batteries, power supplies, processors and disks of its test machines.

Its dmidecode texts, and those of linuxhw, become firmware tables again and are compared with the texts themselves as well. What the
agent leaves out, or throws away as a placeholder, is not compared: a scan reports what the firmware says. Neither are makers of
parts, for which it has names of its own.
"""

import json

import dmitext
from recordings import known
from sources.dmidecode import TABLES, Machine, parse

UNIT = 1 << 20


def compare(scene, tally):
    folder = scene.data / "glpi-agent"
    expected = json.loads((folder / "dmidecode-text/expected.json").read_text())
    texts = sorted((folder / "dmidecode-text").rglob("*.txt")) + sorted((scene.data / "dmi-text-linuxhw").glob("*"))
    for path in texts:
        text = dmitext.today(path.read_text(errors="surrogateescape"))
        # The oldest texts have the headings of some structures and nothing below.
        records = [record for record in parse(text) if record.attributes]
        if not any(record.kind in dmitext.WRITERS for record in records):
            continue
        hardware = scene.scan(scene.tree({TABLES + "DMI": dmitext.table(records)}))["hardware"]
        machine = Text(tally, path.stem, hardware, records)
        machine.identity(None)
        machine.memory()
        name = str(path.relative_to(folder / "dmidecode-text")).removesuffix(".txt") if path.is_relative_to(folder) else None
        if name in expected:
            agent(tally, name, hardware, expected[name])
    processors(scene, tally, folder / "cpuinfo")
    disks(scene, tally, folder / "storages")


class Text(Machine):
    """The text itself as a witness of its table."""

    def check(self, field, mine, theirs):
        # The entry point and type 24 are no part of the table that is built.
        if field.endswith(("smbios_version", "_password")):
            return
        if field == "system.uuid":
            # linuxhw puts two dashes in its place.
            theirs = None if theirs == "--" else theirs and theirs.lower()
        if field == "memory.installed_bytes" and not self.all(17):
            theirs = None
        self.tally.compare("dmidecode texts", self.name, field, mine, theirs)


def agent(tally, name, hardware, expected):
    def check(field, mine, theirs):
        if theirs is not None:
            tally.compare("glpi-agent", name, field, mine, theirs)

    def value(section, field):
        return known(hardware[section].get(field))

    bios = expected.get("bios") or {}
    model = [value("system", "product"), value("system", "version")]
    # Lenovo's model stands in the version.
    check("SMODEL", bios.get("SMODEL") if bios.get("SMODEL") in model else model[0], bios.get("SMODEL"))
    for key, section, field in (
        ("SMANUFACTURER", "system", "vendor"), ("SSN", "system", "serial"), ("MMANUFACTURER", "board", "vendor"),
        ("MMODEL", "board", "name"), ("MSN", "board", "serial"), ("BMANUFACTURER", "firmware", "vendor"),
        ("BVERSION", "firmware", "version"), ("BDATE", "firmware", "date"), ("ASSETTAG", "chassis", "asset_tag"),
    ):
        check(key, value(section, field), bios.get(key))
    case = (expected.get("hardware") or {}).get("CHASSIS_TYPE")
    code = value("chassis", "type_code")
    check("CHASSIS_TYPE", code and dmitext.CHASSIS[code - 1], case)
    uuid = (expected.get("hardware") or {}).get("UUID")
    check("UUID", value("system", "uuid"), uuid and uuid.lower())

    theirs = [slot for slot in expected.get("memory") or [] if slot.get("CAPACITY")]
    modules = hardware["memory"]["modules"]
    if theirs:
        check("memory", len(modules), len(theirs))
    for number, (module, slot) in enumerate(zip(modules, theirs)):
        size = known(module["size_bytes"])
        check(f"memory {number} CAPACITY", size and size // UNIT, int(slot["CAPACITY"]))
        for key, field in (
            ("CAPTION", "slot"), ("DESCRIPTION", "form_factor"), ("MODEL", "part_number"), ("SERIALNUMBER", "serial"),
            ("TYPE", "type"), ("SPEED", "speed_mts"),
        ):
            mine = known(module[field])
            check(f"memory {number} {key}", str(mine) if field == "speed_mts" else mine, slot.get(key))
    bays = {known(bay["serial"]): bay for bay in hardware["power_supplies"]}
    for supply in expected.get("psu") or []:
        bay = bays.get(supply.get("SERIALNUMBER"), {})
        for key, field in (
            ("NAME", "name"), ("PARTNUM", "part_number"), ("LOCATION", "location"), ("POWER_MAX", "max_watts"),
        ):
            mine = known(bay.get(field))
            check(f"psu {supply.get('SERIALNUMBER')} {key}", None if mine is None else str(mine), supply.get(key))
    for battery, its in zip(hardware["batteries"], expected.get("battery") or []):
        for key, field in (("NAME", "model"), ("CAPACITY", "design_mwh"), ("CHEMISTRY", "chemistry")):
            check(f"battery {key}", known(battery[field]), its.get(key))


def processors(scene, tally, folder):
    """By /proc/cpuinfo alone; the agent's names of makers are its own."""
    for name, case in sorted(json.loads((folder / "expected.json").read_text()).items()):
        report = scene.scan(scene.tree({"proc/cpuinfo": (folder / f"{name}.cpuinfo").read_bytes()}))
        ours, theirs = report["hardware"]["processors"][0], case["cpus"][0]
        for key, field in (("NAME", "model_name"), ("FAMILYNUMBER", "family"), ("MODEL", "model"), ("STEPPING", "stepping")):
            if theirs.get(key) is not None:
                mine = known(ours[field])
                tally.compare("glpi-agent", name, key, mine and " ".join(mine.split()), str(theirs[key]))


def disks(scene, tally, folder):
    """The files of sysfs that the agent was given; what it had of a program's output is not compared."""
    for path in sorted(folder.glob("*.json")):
        machine = json.loads(path.read_text())
        files, links = {}, {}
        for name, entries in machine["SYSTEM"]["sys"]["block"].items():
            place = f"sys/devices/pci0000:00/0000:00:1f.2/{'' if name.startswith('nvme') else 'virtio0/' if name.startswith('vd') else 'ata1/host0/target0:0:0/0:0:0:0/'}block/{name}"
            files |= {f"{place}/{file}": content.encode() for file, content in below(entries)} | {f"{place}/uevent": b""}
            links[f"sys/class/block/{name}"] = f"../../../{place}"
        found = {known(disk["name"]): disk for disk in scene.scan(scene.tree(files, links))["hardware"]["disks"]}
        for disk in machine["STORAGE"]:
            if disk["TYPE"] != "disk":
                continue
            ours = found.get(disk["NAME"], {})
            size = known(ours.get("size_bytes"))
            tally.compare("glpi-agent", path.stem, f"{disk['NAME']} DISKSIZE", size and size // 10**6, disk["DISKSIZE"])
            for key, field in (("MODEL", "model"), ("SERIALNUMBER", "serial"), ("FIRMWARE", "firmware")):
                mine = known(ours.get(field))
                # Of a SATA disk sysfs cuts the model, and the agent was told it by smartctl.
                if mine is not None and disk.get(key) and disk.get("INTERFACE") != "SATA":
                    tally.compare("glpi-agent", path.stem, f"{disk['NAME']} {key}", mine, disk[key])


def below(entries, path=""):
    for name, entry in entries.items():
        if isinstance(entry, dict):
            yield from below(entry, f"{path}{name}/")
        elif isinstance(entry, str):
            yield f"{path}{name}", entry
