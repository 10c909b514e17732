"""hwloc: firmware, memory modules and nodes of the machines whose whole topology was written down.

hwloc reads the same trees and trims nothing. Serials are no part of its output but for memory modules.
"""

import xml.etree.ElementTree

from recordings import known

FIRMWARE = {
    "DMISysVendor": ("system", "vendor"), "DMIProductName": ("system", "product"), "DMIProductVersion": ("system", "version"),
    "DMIBoardVendor": ("board", "vendor"), "DMIBoardName": ("board", "name"), "DMIBoardVersion": ("board", "version"),
    "DMIBoardAssetTag": ("board", "asset_tag"), "DMIChassisVendor": ("chassis", "vendor"),
    "DMIChassisType": ("chassis", "type_code"), "DMIChassisVersion": ("chassis", "version"),
    "DMIChassisAssetTag": ("chassis", "asset_tag"), "DMIBIOSVendor": ("firmware", "vendor"),
    "DMIBIOSVersion": ("firmware", "version"), "DMIBIOSDate": ("firmware", "date"),
}
MODULE = {
    "DeviceLocation": "slot", "Vendor": "manufacturer", "SerialNumber": "serial", "PartNumber": "part_number",
    "FormFactor": "form_factor", "Type": "type", "Size": "size_bytes", "Rank": "rank",
}


def compare(scene, tally):
    for answer in sorted((scene.data / "hwloc-sysfs").glob("*.xml")):
        machine = xml.etree.ElementTree.parse(answer).getroot().find("object")
        hardware = scene.scan(scene.unpack(answer.with_suffix(".tar.bz2")))["hardware"]
        told = infos(machine)
        for key, (section, field) in FIRMWARE.items():
            if key in told:
                theirs = int(told[key]) if field == "type_code" else told[key].strip() or None
                tally.compare("hwloc", answer.stem, key, known(hardware[section][field]), theirs)
        nodes = [entry for entry in machine.iter("object") if entry.get("type") == "NUMANode"]
        tally.compare("hwloc", answer.stem, "NUMANode", known(hardware["memory"]["numa_nodes"]), len(nodes))
        modules = [infos(entry) for entry in machine.iter("object") if entry.get("subtype") == "MemoryModule"]
        ours = hardware["memory"]["modules"]
        if modules:
            tally.compare("hwloc", answer.stem, "MemoryModule", len(ours), len(modules))
        for number, (mine, module) in enumerate(zip(ours, modules)):
            for key, field in MODULE.items():
                theirs = (module.get(key) or "").strip() or None
                if theirs and field == "size_bytes":
                    theirs = int(theirs.removesuffix("KiB")) << 10
                if theirs and field == "rank":
                    theirs = int(theirs)
                tally.compare("hwloc", answer.stem, f"MemoryModule {number} {key}", known(mine[field]), theirs)


def infos(entry):
    return {info.get("name"): info.get("value") for info in entry.findall("info")}
