"""checkbox (Canonical): how many devices of each category a udev database holds, and some devices by their ids.

Only the categories that a scan tells apart are compared. Readers for cards are not: checkbox finds them by words in
their names, and takes disks on USB for some; so of disks those on USB are left out. Neither are keyboards, mice and
touchpads compared, which are no part of a report. Its wireless networks are those for long distances too.
"""

import json

from recordings import known
from udev import lay_out

KINDS = {
    "BLUETOOTH": "bluetooth", "CAPTURE": "camera", "CDROM": "optical_drive",
}
NETWORKS = {"NETWORK": {"ethernet"}, "WIRELESS": {"wireless", "wwan"}}


def compare(scene, tally):
    machines = json.loads((scene.data / "udev-export/expected.json").read_text())
    for machine, tests in sorted(machines.items()):
        hardware = None
        for test in tests.values():
            # An option of checkbox that hides disks from it.
            if test.get("options", {}).get("with_lsblk") is False:
                continue
            hardware = hardware or scene.scan(lay_out(scene, scene.data / f"udev-export/{machine}.txt"))["hardware"]
            for category, theirs in sorted(test["count"].items()):
                ours = count(category, hardware)
                if ours is not None:
                    tally.compare("checkbox", machine, category, ours, theirs)
            for device in test["devices"]:
                ids = (f"{device['vendor_id']:04x}", f"{device['product_id']:04x}")
                ours = sum(ids == pair for pair in listed(device, hardware))
                tally.compare("checkbox", machine, f"{device['category']} {':'.join(ids)}", ours, device.get("quantity", 1))


def count(category, hardware):
    if category == "DISK":
        return sum(known(disk["bus"]) != "usb" for disk in hardware["disks"])
    if category == "VIDEO":
        return len(hardware["graphics"])
    if category in NETWORKS:
        return sum(known(card["kind"]) in NETWORKS[category] for card in hardware["network_cards"])
    if category in KINDS:
        return sum(known(one["kind"]) == KINDS[category] for one in hardware["peripherals"])
    return None


def listed(device, hardware):
    if device["bus"] == "usb":
        return [(known(one["vendor_id"]), known(one["product_id"])) for one in hardware["usb_devices"]]
    return [(known(one["vendor_id"]), known(one["device_id"])) for one in hardware["pci_devices"]]
