"""Builds the firmware's table again from what dmidecode printed of it, so that a text alone can be scanned.

What a report takes from the types 0 to 3, 16, 17, 19, 22 and 39 is put where SMBIOS 3.7 §7 has it; the rest of a structure stays
zero. Texts of dmidecode before version 3 are told in today's words first.
"""

import re

UNITS = {"bytes": 1, "kB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30, "TB": 1 << 40}
# §7.4.1, §7.17.3, §7.18.1, §7.18.2, §7.22.1, each from 01h on.
CHASSIS = [
    "Other", "Unknown", "Desktop", "Low Profile Desktop", "Pizza Box", "Mini Tower", "Tower", "Portable", "Laptop",
    "Notebook", "Hand Held", "Docking Station", "All In One", "Sub Notebook", "Space-saving", "Lunch Box",
    "Main Server Chassis", "Expansion Chassis", "Sub Chassis", "Bus Expansion Chassis", "Peripheral Chassis",
    "RAID Chassis", "Rack Mount Chassis", "Sealed-case PC", "Multi-system", "CompactPCI", "AdvancedTCA", "Blade",
    "Blade Enclosing", "Tablet", "Convertible", "Detachable", "IoT Gateway", "Embedded PC", "Mini PC", "Stick PC",
]  # fmt: skip
CORRECTIONS = ["Other", "Unknown", "None", "Parity", "Single-bit ECC", "Multi-bit ECC", "CRC"]
FORMS = [
    "Other", "Unknown", "SIMM", "SIP", "Chip", "DIP", "ZIP", "Proprietary Card", "DIMM", "TSOP", "Row Of Chips", "RIMM",
    "SODIMM", "SRIMM", "FB-DIMM", "Die",
]  # fmt: skip
MEMORY = [
    "Other", "Unknown", "DRAM", "EDRAM", "VRAM", "SRAM", "RAM", "ROM", "Flash", "EEPROM", "FEPROM", "EPROM", "CDRAM",
    "3DRAM", "SDRAM", "SGRAM", "RDRAM", "DDR", "DDR2", "DDR2 FB-DIMM", None, None, None, "DDR3", "FBD2", "DDR4", "LPDDR",
    "LPDDR2", "LPDDR3", "LPDDR4", "Logical non-volatile device", "HBM", "HBM2", "DDR5", "LPDDR5",
]  # fmt: skip
CHEMISTRIES = [
    "Other", "Unknown", "Lead Acid", "Nickel Cadmium", "Nickel Metal Hydride", "Lithium Ion", "Zinc Air", "Lithium Polymer",
]  # fmt: skip


def today(text: str) -> str:
    """The same in the words of dmidecode 3.4."""
    text = re.sub(r"^(\t(?:Configured (?:Clock|Memory) )?Speed: \d+) MHz", r"\1 MT/s", text, flags=re.M)
    text = re.sub(r"^\t(Speed: \d+ MT/s) \(.*\)$", r"\t\1", text, flags=re.M)
    return text.replace("\tConfigured Clock Speed:", "\tConfigured Memory Speed:").replace("\r", "")


def table(records) -> bytes:
    return b"".join(Structure(record).bytes() for record in records if record.kind in WRITERS)


class Structure:
    def __init__(self, record):
        self.record = record
        self.strings: list[bytes] = []
        self.area = bytearray([record.kind, 0, record.handle & 0xFF, record.handle >> 8])

    def bytes(self) -> bytes:
        WRITERS[self.record.kind](self)
        self.area[1] = len(self.area)
        return bytes(self.area) + b"".join(text + b"\0" for text in self.strings) + (b"\0" if self.strings else b"\0\0")

    def put(self, offset: int, value: int, size: int = 1):
        self.area.extend(bytes(max(0, offset + size - len(self.area))))
        self.area[offset : offset + size] = (value & (1 << 8 * size) - 1).to_bytes(size, "little")

    def text(self, offset: int, name: str):
        text = self.record.attributes.get(name, "Not Specified")
        index = 0
        if text == "<BAD INDEX>":
            index = 0xFF
        elif text not in ("Not Specified", ""):
            self.strings.append(text.encode(errors="surrogateescape"))
            index = len(self.strings)
        self.put(offset, index)

    def texts(self, first: int, *names: str):
        for offset, name in enumerate(names, first):
            self.text(offset, name)

    def word(self, offset: int, name: str, words: list):
        text = self.record.attributes.get(name)
        self.put(offset, words.index(text) + 1 if text in words else 0 if text == "<OUT OF SPEC>" else 2)

    def amount(self, name: str):
        match = re.match(r"(\d+) (bytes|kB|MB|GB|TB)\b", self.record.attributes.get(name, ""))
        return int(match[1]) * UNITS[match[2]] if match else None

    def number(self, name: str, unit: str = "", base: int = 10) -> int:
        match = re.match(rf"((?:0x)?[0-9A-Fa-f]+){unit}", self.record.attributes.get(name, ""))
        return int(match[1], base) if match else 0


def firmware(s: Structure):
    s.texts(0x04, "Vendor", "Version")
    s.text(0x08, "Release Date")
    size = s.amount("ROM Size")
    # A full byte sends the reader to the extended size, which some leave at zero.
    s.put(0x09, 0xFF if size == 0 else min(0xFF, (size or 0x10000) // 0x10000 - 1))
    for offset, name in ((0x14, "BIOS Revision"), (0x16, "Firmware Revision")):
        major, _, minor = s.record.attributes.get(name, "255.255").partition(".")
        s.put(offset, int(major))
        s.put(offset + 1, int(minor))
    if s.area[0x09] == 0xFF:
        s.put(0x18, size // UNITS["MB"], 2)


def system(s: Structure):
    s.texts(0x04, "Manufacturer", "Product Name", "Version", "Serial Number")
    digits = re.sub("-", "", s.record.attributes.get("UUID", ""))
    raw = bytes.fromhex(digits) if re.fullmatch("[0-9A-Fa-f]{32}", digits) else bytes(16)
    for offset, byte in enumerate(raw[3::-1] + raw[5:3:-1] + raw[7:5:-1] + raw[8:]):
        s.put(0x08 + offset, byte)
    s.texts(0x19, "SKU Number", "Family")


def board(s: Structure):
    s.texts(0x04, "Manufacturer", "Product Name", "Version", "Serial Number", "Asset Tag")


def chassis(s: Structure):
    s.text(0x04, "Manufacturer")
    s.word(0x05, "Type", CHASSIS)
    s.texts(0x06, "Version", "Serial Number", "Asset Tag")
    s.put(0x11, s.number("Height", " U"))
    s.put(0x12, s.number("Number Of Power Cords"))
    s.put(0x14, 0)
    s.text(0x15, "SKU Number")


def array(s: Structure):
    s.put(0x05, 3 if s.record.attributes.get("Use") == "System Memory" else 1)
    s.word(0x06, "Error Correction Type", CORRECTIONS)
    s.put(0x07, 0x80000000, 4)
    s.put(0x0D, s.number("Number Of Devices"), 2)
    s.put(0x0F, s.amount("Maximum Capacity") or 0, 8)


def device(s: Structure):
    s.put(0x04, s.number("Array Handle", base=16), 2)
    size = s.amount("Size")
    empty = s.record.attributes.get("Size") == "No Module Installed"
    s.put(0x0C, 0 if empty else 0xFFFF if size is None else 0x7FFF, 2)
    if size is not None and size % UNITS["MB"]:
        s.put(0x0C, 0x8000 | size >> 10, 2)
    s.word(0x0E, "Form Factor", FORMS)
    s.texts(0x10, "Locator", "Bank Locator")
    s.word(0x12, "Type", MEMORY)
    s.put(0x15, s.number("Speed", " MT/s"), 2)
    s.texts(0x17, "Manufacturer", "Serial Number", "Asset Tag", "Part Number")
    s.put(0x1B, s.number("Rank"))
    s.put(0x1C, (size or 0) // UNITS["MB"], 4)
    s.put(0x20, s.number("Configured Memory Speed", " MT/s"), 2)
    volts = re.match(r"([\d.]+) V", s.record.attributes.get("Configured Voltage", ""))
    s.put(0x26, round(float(volts[1]) * 1000) if volts else 0, 2)
    maker = re.match(r"Bank (\d+), Hex 0x([0-9A-F]{2})", s.record.attributes.get("Module Manufacturer ID", ""))
    s.put(0x2C, int(maker[1]) - 1 | int(maker[2], 16) << 8 if maker else 0, 2)


def mapped(s: Structure):
    s.put(0x04, s.number("Starting Address", base=16) >> 10, 4)
    s.put(0x08, s.number("Ending Address", base=16) >> 10, 4)
    s.put(0x0C, s.number("Physical Array Handle", base=16), 2)


def battery(s: Structure):
    s.texts(0x04, "Location", "Manufacturer", "Manufacture Date", "Serial Number", "Name")
    s.word(0x09, "Chemistry", CHEMISTRIES)
    s.put(0x0A, s.number("Design Capacity", " mWh"), 2)
    s.put(0x0C, s.number("Design Voltage", " mV"), 2)
    s.put(0x10, s.number("SBDS Serial Number", base=16), 2)
    s.text(0x14, "SBDS Chemistry")
    s.put(0x15, 1)
    s.put(0x16, 0, 4)


def supply(s: Structure):
    s.texts(0x05, "Location", "Name", "Manufacturer", "Serial Number", "Asset Tag", "Model Part Number", "Revision")
    # Before version 3 the watts of the table were printed as thousandths.
    thousandths = re.fullmatch(r"(\d+)\.(\d{3}) W", s.record.attributes.get("Max Power Capacity", ""))
    watts = int("".join(thousandths.groups())) if thousandths else s.number("Max Power Capacity", " W")
    s.put(0x0C, watts or 0x8000, 2)
    s.put(0x0E, 2 if s.record.attributes.get("Status", "").startswith("Present") else 0, 2)


WRITERS = {
    0: firmware, 1: system, 2: board, 3: chassis, 16: array, 17: device, 19: mapped, 22: battery, 39: supply,
}
