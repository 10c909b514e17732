"""procfs (Prometheus): a tree put together from many machines. Ours are compared with the files themselves.

What each file means is stated by the Go tests of that project: trimmed text, numbers, microwatt-hours.
"""

import re

from recordings import known

DMI = {
    "system": {"vendor": "sys_vendor", "product": "product_name", "version": "product_version", "family": "product_family",
               "sku": "product_sku", "serial": "product_serial"},
    "board": {"vendor": "board_vendor", "name": "board_name", "version": "board_version", "serial": "board_serial"},
    "chassis": {"vendor": "chassis_vendor", "version": "chassis_version", "serial": "chassis_serial"},
    "firmware": {"vendor": "bios_vendor", "version": "bios_version", "date": "bios_date", "release": "bios_release"},
}


def compare(scene, tally):
    files, links = entries((scene.data / "procfs-ttar/fixtures.ttar").read_text(errors="surrogateescape"))
    root = scene.tree(files, links)
    hardware = scene.scan(root)["hardware"]

    def text(path):
        return (root / path).read_text().strip() or None if (root / path).is_file() else None

    for section, fields in DMI.items():
        for field, file in fields.items():
            tally.compare("procfs", "fixtures", f"{section}.{field}", known(hardware[section][field]), text(f"sys/class/dmi/id/{file}"))
    engine = hardware["firmware"]["management_engine_version"]
    tally.compare("procfs", "fixtures", "management_engine_version", known(engine), text("sys/class/mei/mei0/fw_ver").split("\n")[0].partition(":")[2])
    folder = root / "sys/devices/system/cpu/vulnerabilities"
    ours = {known(entry["name"]): known(entry["state"]) for entry in hardware["security"]["vulnerabilities"]}
    for path in sorted(folder.iterdir()):
        tally.compare("procfs", "fixtures", f"vulnerabilities.{path.name}", ours.get(path.name), path.read_text().strip())
    tally.compare("procfs", "fixtures", "numa_nodes", known(hardware["memory"]["numa_nodes"]), len([path for path in (root / "sys/devices/system/node").glob("node[0-9]*")]))
    uevents = (root / "sys/class/power_supply/BAT0/uevent").read_text()
    battery = next(one for one in hardware["batteries"] if known(one["name"]) == "BAT0")
    for field, key in (("design_mwh", "ENERGY_FULL_DESIGN"), ("full_mwh", "ENERGY_FULL"), ("now_mwh", "ENERGY_NOW")):
        value = re.search(rf"^POWER_SUPPLY_{key}=(\d+)$", uevents, re.MULTILINE)
        tally.compare("procfs", "fixtures", f"battery {field}", known(battery[field]), (int(value.group(1)) + 500) // 1000 if value else None)


def entries(archive):
    """A text archive: `Path:`, then `Lines:` and that many lines, or `SymlinkTo:`. NULLBYTE and EOF stand for what no line can
    hold."""
    files, links, path = {}, {}, None
    lines = iter(archive.split("\n"))
    for line in lines:
        if line.startswith("Path: "):
            path = line.removeprefix("Path: ").removeprefix("fixtures/")
        elif line.startswith("SymlinkTo: "):
            links[path] = line.removeprefix("SymlinkTo: ")
        elif line.startswith("Lines: "):
            body = "".join(next(lines) + "\n" for _ in range(int(line.removeprefix("Lines: "))))
            body = body.removesuffix("EOF\n") if body.endswith("EOF\n") else body
            files[path] = body.replace("NULLBYTE", "\0").encode(errors="surrogateescape")
    return files, links
