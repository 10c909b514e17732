"""edid-decode, libdisplay-info, the GLPI agent and the reader behind linuxhw's index: what monitors say of themselves.

Texts are compared without the blanks round them, and with a dot for every byte that is not printable ASCII: so
edid-decode prints them. Each of the other readers leaves something out; where it does, nothing is compared.
"""

import json
import pathlib
import re

from recordings import known

HWDB = pathlib.Path("/usr/lib/udev/hwdb.d/20-acpi-vendor.hwdb")
INTERFACES = {
    "DVI": "dvi", "HDMI-a": "hdmi_a", "HDMI-b": "hdmi_b", "MDDI": "mddi", "DisplayPort": "display_port",
}


def compare(scene, tally):
    names = maker_names()
    published = json.loads((scene.data / "edid-linuxhw/index.json").read_text())
    index = {entry["file"]: entry for entry in published}
    glpi = json.loads((scene.data / "glpi-agent/edid/expected.json").read_text())
    for folder in ("edid-linuxhw", "edid-libdisplay-info", "glpi-agent/edid"):
        for path in sorted((scene.data / folder).glob("*.edid")):
            recording = f"{folder}/{path.stem}"
            report = scene.scan(
                scene.tree(
                    {
                        "sys/class/drm/card0-DP-1/edid": path.read_bytes(),
                        "sys/class/drm/card0-DP-1/status": b"connected\n",
                        "sys/class/drm/card0-DP-1/enabled": b"enabled\n",
                    }
                )
            )
            ours = Ours(report)
            decoded = path.with_suffix(".edid-decode.txt"), path.with_suffix(".ref.txt")
            text = next(other for other in decoded if other.exists()).read_text(errors="replace")
            for field, value in edid_decode(text, len(path.read_bytes())).items():
                tally.compare("edid-decode", recording, field, ours[field], value)
            if (print_file := path.with_suffix(".print.txt")).exists():
                libdisplay(ours, print_file.read_text(), recording, names, tally)
            if path.stem in index and folder == "edid-linuxhw":
                linuxhw(ours, index[path.stem], recording, tally)
            if path.stem in glpi and folder == "glpi-agent/edid":
                agent(ours, glpi[path.stem], recording, names, tally)


class Ours:
    """The one monitor of a report, in the normal forms above."""

    def __init__(self, report: dict):
        (self.monitor,) = report["hardware"]["monitors"]
        self.notes = sorted(note["code"] for note in report["notes"] if note["source"].endswith("/edid"))

    def __getitem__(self, field: str):
        if field == "notes":
            return self.notes
        value = known(self.monitor.get(field))
        return printable(value) if isinstance(value, (str, bytes)) else value


def printable(text: str | bytes) -> str:
    """Blanks at the ends gone, and a dot for every byte edid-decode would not print."""
    raw = text.encode() if isinstance(text, str) else text
    lines = ["".join(chr(byte) if 32 <= byte < 127 else "." for byte in line) for line in raw.split(b"\n")]
    return "\n".join(line.strip() for line in lines).strip() or None


def maker_names() -> dict[str, str]:
    """The names of udev's hardware database, by three letters."""
    entries = re.findall(r"^acpi:([A-Z]{3})\*:\n ID_VENDOR_FROM_DATABASE=(.*)$", HWDB.read_text(), re.M)
    return dict(entries)


def edid_decode(text: str, length: int) -> dict:
    """The fields of our report, from what edid-decode prints. Blocks after the announced ones are read by it alone."""
    parts = re.split(r"^Block +\d+, ", text.split("\nWarnings:\n")[0], flags=re.M)[1:]
    if not parts:
        # It refuses what is no whole number of blocks.
        return {"edid_version": None}
    base, others = parts[0], parts[1:]

    def find(pattern: str, part: str = base):
        match = re.search(pattern, part, re.M)
        return match and match.groups()

    def texts(kind: str) -> list[str]:
        quoted = (text.strip() for text in re.findall(rf"^    {kind}: '(.*)'$", base, re.M))
        return [text for text in quoted if text]

    announced = int((find(r"Extension blocks: (\d+)") or ["0"])[0])
    if announced and others and (hidden := find(r"EDID Extension Block Count: (\d+)", others[0])):
        announced = max(announced, int(hidden[0]))
    extensions = others[:announced]
    video = [part for part in extensions if part.startswith("CTA-861")]
    fields = {
        "edid_version": find(r"Version & Revision: (\S+)")[0],
        "maker": find(r"Manufacturer: (\S+)")[0],
        "product_code": int(find(r"Model: (\d+)")[0]),
        "serial_number": int((find(r"^    Serial Number: (\d+)") or ["0"])[0]) or None,
        "serial": next(iter(texts("Display Product Serial Number")), None),
        "name": next(iter(texts("Display Product Name")), None),
        "text": "\n".join(texts("Alphanumeric Data String")) or None,
        "audio": any("Basic audio support" in part for part in video) if video else None,
        "enabled": True,
        "built_in": False,
        "notes": [],
    }
    week, year = find(r"Made in: (?:week (\d+) of )?(\d+)") or (None, None)
    fields["week"], fields["year"] = week and int(week), year and int(year)
    fields["model_year"] = (model := find(r"Model year: (\d+)")) and int(model[0])
    if "Analog display" in base:
        fields["input"] = "analog"
    else:
        kind = find(r"^    (\S+) interface$")
        fields["input"] = INTERFACES[kind[0]] if kind else "digital"
    if any("(should be" in line for part in [base, *extensions] for line in re.findall("Checksum.*", part)):
        fields["notes"].append("checksum_wrong")
    if length != (announced + 1) * 128:
        fields["notes"].append("length_wrong")
    # The size of the screen in centimetres, which a timing may tell more exactly; some put an aspect ratio there.
    timing = find(r"^    DTD +1: .*[(,] ?(\d+) mm x (\d+) mm\)$")
    exact = timing and [int(side) for side in timing]
    screen = find(r"Maximum image size: (\d+) cm x (\d+) cm")
    size = screen and [int(side) * 10 for side in screen]
    if exact and exact[0] > 16 and (not size or all(abs(a - b) <= 10 for a, b in zip(exact, size))):
        size = exact
    fields["width_mm"], fields["height_mm"] = size or (None, None)
    # DisplayID knows its preferred timing, the base block its first; each field of an interlaced picture has half of it.
    pixels = next(
        (match.groups() for part in extensions if part.startswith("DisplayID")
         if (match := re.search(r"DTD: +(\d+)x(\d+) .*preferred\)", part))), None,
    ) or find(r"^    DTD +1: +(\d+)x(\d+)i? ")
    fields["native_width_px"], fields["native_height_px"] = map(int, pixels) if pixels else (None, None)
    return fields


def libdisplay(ours, text: str, recording: str, names: dict, tally):
    """libdisplay-info: the maker by name; the serial as text, else as a number."""
    said = dict(line.split(": ", 1) for line in text.splitlines()[:3])
    maker = ours["maker"]
    tally.compare("libdisplay-info", recording, "maker_name", names.get(maker, f"PNP({maker})"), said["make"])
    model = ours["name"] or f"0x{ours['product_code']:04X}"
    tally.compare("libdisplay-info", recording, "name", model, said["model"].strip())
    number = ours["serial_number"]
    serial = ours["serial"] or (f"0x{number:08X}" if number else "{null}")
    tally.compare("libdisplay-info", recording, "serial", serial, said["serial"].strip())


def linuxhw(ours, entry: dict, recording: str, tally):
    """The index of linuxhw: its one year is the year of the model where the week is 255."""
    tally.compare("linuxhw", recording, "maker", ours["maker"], entry["manufacturer"])
    tally.compare("linuxhw", recording, "product_code", ours["product_code"], int(entry["product_code_hex"], 16))
    tally.compare("linuxhw", recording, "serial_number", ours["serial_number"] or 0, int(entry["serial_number"]))
    for field, key in (("serial", "serial_text"), ("name", "name")):
        tally.compare("linuxhw", recording, field, ours[field], printable(entry[key].strip("\0 ")))
    tally.compare("linuxhw", recording, "year", ours["year"] or ours["model_year"], int(entry["year"]))
    # 0 says nothing, 255 that the year is the model's.
    week = int(entry["week"]) % 255 or None
    tally.compare("linuxhw", recording, "week", ours["week"], week)


def agent(ours, entry: dict, recording: str, names: dict, tally):
    """The GLPI agent: a name, else all texts; its serials are forms of ours, and Identity's tests compare them."""
    words = (ours["text"] or "").replace("\n", " ") or None
    caption = entry["CAPTION"] and entry["CAPTION"].strip()
    tally.compare("glpi-agent edid", recording, "name", ours["name"] or words, caption)
    theirs = entry["DESCRIPTION"].split("/")
    tally.compare("glpi-agent edid", recording, "year", ours["year"] or ours["model_year"], int(theirs[-1]))
    if len(theirs) == 2:
        tally.compare("glpi-agent edid", recording, "week", ours["week"] or 0, int(theirs[0]))
    tally.compare("glpi-agent edid", recording, "maker_name", names.get(ours["maker"]), entry["MANUFACTURER"])
