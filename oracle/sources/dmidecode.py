"""dmidecode, udev and libsmbios over recorded SMBIOS tables: every field that a report takes from a table.

dmidecode prints what it reads; udev keeps the memory of two of the machines; libsmbios tells its own machines' service
tag, asset tag and firmware. A table is laid out as the kernel shows it, in a tree that holds nothing else.
"""

import re
import xml.etree.ElementTree

from recordings import known

TABLES = "sys/firmware/dmi/tables/"
UNITS = {"bytes": 1, "kB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30, "TB": 1 << 40}
# SMBIOS 3.7 §7.4.1, from 01h on.
CHASSIS = [
    "Other", "Unknown", "Desktop", "Low Profile Desktop", "Pizza Box", "Mini Tower", "Tower", "Portable", "Laptop",
    "Notebook", "Hand Held", "Docking Station", "All In One", "Sub Notebook", "Space-saving", "Lunch Box",
    "Main Server Chassis", "Expansion Chassis", "Sub Chassis", "Bus Expansion Chassis", "Peripheral Chassis",
    "RAID Chassis", "Rack Mount Chassis", "Sealed-case PC", "Multi-system", "CompactPCI", "AdvancedTCA", "Blade",
    "Blade Enclosing", "Tablet", "Convertible", "Detachable", "IoT Gateway", "Embedded PC", "Mini PC", "Stick PC",
]  # fmt: skip
PORTABLE = {"Portable", "Laptop", "Notebook", "Hand Held", "Sub Notebook", "Tablet", "Convertible", "Detachable"}
FIRMWARE_CHIPS = {"ROM", "Flash", "EEPROM", "FEPROM", "EPROM"}
SILENT = {"Other", "Unknown", "None"}


class Record:
    """One structure as dmidecode prints it: attributes by name, without the lists below them."""

    def __init__(self, handle: int, kind: int):
        self.handle = handle
        self.kind = kind
        self.attributes: dict[str, str] = {}

    def text(self, name: str):
        """A string of the table."""
        value = self.attributes.get(name, "Not Specified").strip()
        return None if value in ("", "Not Specified") else value

    def word(self, name: str):
        """A word of the standard; some say nothing."""
        value = self.attributes.get(name)
        return None if value in SILENT else value

    def size(self, name: str):
        amount = re.fullmatch(r"(\d+) (bytes|kB|MB|GB|TB)", self.attributes.get(name, ""))
        return int(amount[1]) * UNITS[amount[2]] if amount else None

    def number(self, name: str, unit: str = ""):
        amount = re.fullmatch(rf"(\d+){unit}", self.attributes.get(name, ""))
        return int(amount[1]) if amount else None

    def handle_at(self, name: str):
        value = self.attributes.get(name, "")
        return int(value, 16) if value.startswith("0x") else None


def parse(text: str) -> list[Record]:
    records: list[Record] = []
    for line in text.splitlines():
        if heading := re.match(r"Handle 0x([0-9A-F]{4}), DMI type (\d+),", line):
            records.append(Record(int(heading[1], 16), int(heading[2])))
        elif records and line.startswith("\t") and not line.startswith("\t\t"):
            name, _, value = line[1:].partition(":")
            records[-1].attributes.setdefault(name, value.removeprefix(" "))
    return records


def ours(fact: dict | None):
    """A fact as dmidecode would print it: it marks what is broken, and writes dots for what is no printable ASCII."""
    broken = (fact or {}).get("malformed")
    if broken:
        return {"table": "<BAD INDEX>", "code": "<OUT OF SPEC>"}[broken["expected"]]
    value = known(fact)
    if isinstance(value, str):
        value = value.encode()
    if isinstance(value, bytes):
        return "".join(chr(byte) if 32 <= byte < 127 else "." for byte in value)
    return value


def dumps(folder):
    """Name, table, entry point or none, and dmidecode's text of every recording."""
    for path in sorted(folder.glob("*/*.dmidecode.txt")):
        dump = path.with_name(path.name.removesuffix(".dmidecode.txt"))
        name, content = f"{path.parent.name}/{dump.name}", dump.read_bytes()
        if content.startswith(b"_SM"):
            # The space between is what fills up the dump's first 32 bytes.
            length = content[6] if content.startswith(b"_SM3_") else content[5]
            yield name, content[32:], content[:length], path.read_text(errors="replace")
        else:
            entry = dump.with_name(dump.name.replace("dmi_", "entry_"))
            found = entry.read_bytes() if entry != dump and entry.exists() else None
            yield name, content, found, path.read_text(errors="replace")
    for path in sorted(folder.glob("hardware-api/*/dmidecode.txt")):
        name, entry = f"hardware-api/{path.parent.name}", path.with_name("smbios_entry_point").read_bytes()
        yield name, path.with_name("DMI").read_bytes(), entry, path.read_text(errors="replace")


def compare(scene, tally):
    folder = scene.data / "dmi-bin"
    for name, table, entry, text in dumps(folder):
        files = {TABLES + "DMI": table} | ({TABLES + "smbios_entry_point": entry} if entry else {})
        hardware = scene.scan(scene.tree(files))["hardware"]
        Machine(tally, name, hardware, parse(text)).compare(text if entry else None)
        kept = folder / f"{name.removesuffix('.bin')}.memory-udev.txt"
        if kept.exists():
            compare_udev(tally, name, hardware["memory"], kept.read_text())
        told = folder / f"{name.removesuffix('.smbios.dat')}.testInput.xml"
        if told.exists():
            compare_libsmbios(tally, name, hardware, xml.etree.ElementTree.parse(told))


class Machine:
    def __init__(self, tally, name: str, hardware: dict, records: list[Record]):
        self.tally = tally
        self.name = name
        self.hardware = hardware
        self.records = records
        self.by_handle = {record.handle: record for record in reversed(records)}

    def all(self, kind: int) -> list[Record]:
        return [record for record in self.records if record.kind == kind]

    def first(self, kind: int) -> Record:
        return next(iter(self.all(kind)), Record(0, kind))

    def check(self, field: str, mine, theirs):
        self.tally.compare("dmidecode", self.name, field, mine, theirs)

    def section(self, path: str, section: dict, theirs: dict):
        for field, value in theirs.items():
            mine = ours(section.get(field))
            self.check(f"{path}.{field}", bank_and_code(mine) if field == "manufacturer_id" else mine, value)

    def list(self, path: str, theirs: list[dict], sections: list[dict] | None = None):
        sections = self.hardware[path] if sections is None else sections
        self.check(f"{path}.count", len(sections), len(theirs))
        for index, (section, values) in enumerate(zip(sections, theirs)):
            self.section(f"{path}[{index}]", section, values)

    def compare(self, text: str | None):
        self.identity(text)
        self.processors()
        self.memory()
        self.parts()

    def identity(self, text: str | None):
        firmware = self.first(0)
        passwords = {"Enabled": "enabled", "Disabled": "disabled", "Not Implemented": "not_implemented"}
        security = self.first(24).attributes
        self.section("firmware", self.hardware["firmware"], {
            "vendor": firmware.text("Vendor"),
            "version": firmware.text("Version"),
            "date": firmware.text("Release Date"),
            "release": firmware.text("BIOS Revision"),
            "controller_release": firmware.text("Firmware Revision"),
            "rom_bytes": firmware.size("ROM Size"),
            "smbios_version": text and re.search(r"SMBIOS ([\d.]+) present", text)[1],
            "power_on_password": passwords.get(security.get("Power-On Password Status")),
            "keyboard_password": passwords.get(security.get("Keyboard Password Status")),
            "administrator_password": passwords.get(security.get("Administrator Password Status")),
        })  # fmt: skip
        system = self.first(1)
        uuid = system.text("UUID")
        self.section("system", self.hardware["system"], {
            "vendor": system.text("Manufacturer"),
            "product": system.text("Product Name"),
            "version": system.text("Version"),
            "serial": system.text("Serial Number"),
            "uuid": None if uuid in ("Not Settable", "Not Present") else uuid,
            "sku": system.text("SKU Number"),
            "family": system.text("Family"),
        })  # fmt: skip
        board = self.first(2)
        self.section("board", self.hardware["board"], {
            "vendor": board.text("Manufacturer"),
            "name": board.text("Product Name"),
            "version": board.text("Version"),
            "serial": board.text("Serial Number"),
            "asset_tag": board.text("Asset Tag"),
        })  # fmt: skip
        chassis = self.first(3)
        kind = chassis.attributes.get("Type")
        self.section("chassis", self.hardware["chassis"], {
            "vendor": chassis.text("Manufacturer"),
            "type_code": CHASSIS.index(kind) + 1 if kind in CHASSIS else None,
            "version": chassis.text("Version"),
            "serial": chassis.text("Serial Number"),
            "asset_tag": chassis.text("Asset Tag"),
            "sku": chassis.text("SKU Number"),
            "height_units": chassis.number("Height", " U"),
            "power_cords": chassis.number("Number Of Power Cords") or None,
        })  # fmt: skip

    def processors(self):
        populated = [
            record
            for record in self.all(4)
            if record.attributes.get("Type") == "Central Processor"
            and record.attributes.get("Status", "").startswith("Populated")
        ]
        if not populated:
            return
        self.list("processors", [{
            "socket": record.text("Socket Designation"),
            "vendor": record.text("Manufacturer"),
            "model_name": record.text("Version"),
            "part_number": record.text("Part Number"),
            "cores": record.number("Core Enabled") or record.number("Core Count"),
            "threads": record.number("Thread Count"),
        } for record in populated])  # fmt: skip
        for processor, record in zip(self.hardware["processors"], populated):
            handles = [record.handle_at(f"L{level} Cache Handle") for level in (1, 2, 3)]
            caches = [self.by_handle[handle] for handle in handles if handle in self.by_handle]
            self.list("processors.caches", [{
                "level": int(cache.attributes["Configuration"].rsplit("Level ", 1)[1]),
                "kind": {"Data": "data", "Instruction": "instruction", "Unified": "unified"}.get(cache.word("System Type")),
                "total_bytes": cache.size("Installed Size"),
            } for cache in caches if cache.kind == 7 and cache.size("Installed Size")], processor["caches"])  # fmt: skip

    def memory(self):
        memory = self.hardware["memory"]
        arrays = [record for record in self.all(16) if record.attributes.get("Use") == "System Memory"]
        others = {record.handle for record in self.all(16)} - {record.handle for record in arrays}
        ranges: dict[str, int] = {}
        for record in self.all(19):
            if record.handle_at("Physical Array Handle") not in others:
                ranges.setdefault(record.attributes["Starting Address"], record.size("Range Size"))
        correction = arrays[0].attributes.get("Error Correction Type") if arrays else None
        self.section("memory", memory, {
            "slots": sum(record.number("Number Of Devices") for record in arrays) or None,
            "max_capacity_bytes": sum(record.size("Maximum Capacity") or 0 for record in arrays) or None,
            "error_correction": None if correction in ("Other", "Unknown") else correction,
            "mapped_bytes": sum(ranges.values()) if ranges and all(ranges.values()) else None,
        })  # fmt: skip
        devices = [
            record
            for record in self.all(17)
            if record.handle_at("Array Handle") not in others and record.attributes.get("Type") not in FIRMWARE_CHIPS
        ]
        empty = [record for record in devices if record.attributes.get("Size") == "No Module Installed"]
        self.list("empty_slots", [{
            "slot": record.text("Locator"),
            "bank": record.text("Bank Locator"),
            "form_factor": record.word("Form Factor"),
        } for record in empty], memory["empty_slots"])  # fmt: skip
        modules = [record for record in devices if record not in empty]
        self.check("memory.installed_bytes", known(memory["installed_bytes"]), sum(record.size("Size") for record in modules))
        self.list("modules", [{
            "slot": record.text("Locator"),
            "bank": record.text("Bank Locator"),
            "size_bytes": record.size("Size"),
            "type": record.word("Type"),
            "form_factor": record.word("Form Factor"),
            "speed_mts": record.number("Speed", " MT/s"),
            "configured_speed_mts": record.number("Configured Memory Speed", " MT/s"),
            "configured_voltage_mv": millivolts(record.attributes.get("Configured Voltage", "")),
            "manufacturer": record.text("Manufacturer"),
            "manufacturer_id": record.word("Module Manufacturer ID"),
            "part_number": record.text("Part Number"),
            "serial": record.text("Serial Number"),
            "rank": record.number("Rank"),
        } for record in modules], memory["modules"])  # fmt: skip

    def parts(self):
        self.list("ports", [{
            "type": record.word("Port Type"),
            "internal_name": record.text("Internal Reference Designator"),
            "internal_connector": record.word("Internal Connector Type"),
            "external_name": record.text("External Reference Designator"),
            "external_connector": record.word("External Connector Type"),
        } for record in self.all(8)])  # fmt: skip
        slots = []
        for record in self.all(9):
            width, kind = re.fullmatch(r"(?:(\d+-bit|x\d+) )?(.*)", record.attributes["Type"]).groups()
            use = record.attributes["Current Usage"]
            slots.append({
                "designation": record.text("Designation"),
                "width": width,
                "type": None if kind in SILENT else kind,
                "use": None if use in SILENT else use.lower().replace(" ", "_"),
                "address": record.attributes.get("Bus Address"),
            })  # fmt: skip
        self.list("slots", slots)
        strings = [
            (int(name.removeprefix("String ")), record.text(name))
            for record in self.all(11)
            for name in record.attributes
        ]
        self.list("oem_strings", [{"number": number, "text": text} for number, text in strings if text])
        self.list("batteries", [
            {
                "name": record.text("Location"),
                "manufacturer": record.text("Manufacturer"),
                "model": record.text("Name"),
                "serial": record.text("Serial Number") or record.text("SBDS Serial Number"),
                "chemistry": record.text("SBDS Chemistry") or record.word("Chemistry"),
                "design_mwh": record.number("Design Capacity", " mWh"),
            }
            for record in self.all(22)
            # Templates are left out, and so are the batteries of machines nobody carries.
            if 1000 <= (record.number("Design Capacity", " mWh") or 0) <= 500_000
            and 1000 <= (record.number("Design Voltage", " mV") or 0) <= 60_000
            and self.first(3).attributes.get("Type") in PORTABLE
        ])  # fmt: skip
        kinds = {26: "voltage", 27: "cooling", 28: "temperature"}
        self.list("probes", [{
            "kind": kinds[record.kind],
            "description": record.text("Description"),
            "location": record.word("Location"),
            "type": record.word("Type"),
            "status": record.word("Status"),
        } for record in self.records if record.kind in kinds])  # fmt: skip
        controllers = self.all(38)
        interface = controllers[0].word("Interface Type") if controllers else None
        self.section("management_controller", self.hardware["management_controller"], {
            "present": bool(controllers),
            "interface": interface and interface.split(" ")[0],
            "version": controllers[0].text("Specification Version") if controllers else None,
        })  # fmt: skip
        self.list("power_supplies", [{
            "location": record.text("Location"),
            "name": record.text("Name"),
            "manufacturer": record.text("Manufacturer"),
            "serial": record.text("Serial Number"),
            "asset_tag": record.text("Asset Tag"),
            "part_number": record.text("Model Part Number"),
            "max_watts": record.number("Max Power Capacity", " W"),
        } for record in self.all(39) if record.attributes.get("Status", "").startswith("Present")])  # fmt: skip
        self.list("onboard_devices", [{
            "designation": record.text("Reference Designation"),
            "type": record.word("Type"),
            "enabled": record.attributes["Status"] == "Enabled",
            "address": record.attributes.get("Bus Address"),
        } for record in self.all(41)])  # fmt: skip
        if modules := self.all(43):
            self.section("tpm", self.hardware["tpm"], {
                "present": True,
                "version": modules[0].text("Specification Version"),
                "maker": modules[0].text("Vendor ID"),
                "firmware": modules[0].text("Firmware Revision"),
            })  # fmt: skip


def millivolts(text: str):
    volts = re.fullmatch(r"([\d.]+) V", text)
    return round(float(volts[1]) * 1000) if volts else None


def bank_and_code(code: str | None):
    """`80CE` and `00CE`, with and without the parity bit over the number of the bank, as dmidecode prints both."""
    return code and f"Bank {(int(code[:2], 16) & 0x7F) + 1}, Hex 0x{code[2:]}"


def compare_udev(tally, name: str, memory: dict, printed: str):
    """The record that udev keeps for everybody, against the table that only root may read."""
    kept = dict(line.split("=", 1) for line in printed.splitlines())

    def text(key: str):
        value = kept.get(key, "").strip()
        return None if value in ("", "Not Specified", "Unknown", "Other") else value

    def number(key: str):
        return int(kept[key]) if key in kept else None

    def check(field: str, mine, theirs):
        tally.compare("udev-memory", name, field, mine, theirs)

    check("memory.slots", known(memory["slots"]), number("MEMORY_ARRAY_NUM_DEVICES"))
    check("memory.max_capacity_bytes", known(memory["max_capacity_bytes"]), number("MEMORY_ARRAY_MAX_CAPACITY"))
    check("memory.error_correction", known(memory["error_correction"]), kept.get("MEMORY_ARRAY_EC_TYPE", "None"))
    modules, empty = iter(memory["modules"]), iter(memory["empty_slots"])
    for device in range(number("MEMORY_ARRAY_NUM_DEVICES")):
        prefix = f"MEMORY_DEVICE_{device}_"
        place = {"slot": "LOCATOR", "bank": "BANK_LOCATOR", "form_factor": "FORM_FACTOR"}
        if kept.get(prefix + "TYPE") in FIRMWARE_CHIPS:
            continue
        if kept.get(prefix + "PRESENT") == "0":
            slot = next(empty)
            for field, key in place.items():
                check(f"empty_slots[{device}].{field}", ours(slot[field]), text(prefix + key))
            continue
        module = next(modules)
        texts = {"type": "TYPE", "manufacturer": "MANUFACTURER", "part_number": "PART_NUMBER", "serial": "SERIAL_NUMBER"}
        for field, key in (place | texts).items():
            check(f"modules[{device}].{field}", ours(module[field]), text(prefix + key))
        numbers = {"size_bytes": "SIZE", "speed_mts": "SPEED_MTS", "configured_speed_mts": "CONFIGURED_SPEED_MTS", "rank": "RANK"}
        for field, key in numbers.items():
            check(f"modules[{device}].{field}", ours(module[field]), number(prefix + key))
        # udev divides millivolts by a thousand and drops the rest.
        voltage = ours(module["configured_voltage_mv"])
        check(f"modules[{device}].configured_voltage_mv", voltage and voltage // 1000, number(prefix + "CONFIGURED_VOLTAGE"))
    check("modules.rest", len(list(modules)) + len(list(empty)), 0)


def compare_libsmbios(tally, name: str, hardware: dict, told):
    """The service tag is the system's serial; a tag of blanks or of nothing is none."""

    def check(field: str, fact: dict | None, element: str):
        theirs = (told.findtext(f".//{element}") or "").strip() or None
        tally.compare("libsmbios", name, field, ours(fact), theirs)

    check("system.product", hardware["system"].get("product"), "systemName")
    check("system.serial", hardware["system"].get("serial"), "serviceTag")
    check("chassis.asset_tag", hardware["chassis"].get("asset_tag"), "assetTag")
    check("firmware.version", hardware["firmware"].get("version"), "biosVersion")
    check("system.vendor", hardware["system"].get("vendor"), "vendorName")
