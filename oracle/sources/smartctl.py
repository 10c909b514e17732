"""smartctl (smartmontools): the model, size, rotation and world-wide name of disks, as they told it themselves.

Each disk is laid out as the kernel and udev would have shown it: udev escapes blanks and keeps the padding of a model, the kernel pads
it to forty bytes. Serials and firmware were struck out by whoever published the reports; health is decoded by a reader of its
own, which the tests hold against the same files.
"""

import json

from recordings import known

CONTROLLER = "sys/devices/pci0000:00/0000:00:17.0"
ATA = f"{CONTROLLER}/ata1/host0/target0:0:0/0:0:0:0"
NVME = f"{CONTROLLER}/nvme/nvme0"
SECTOR = 512


def compare(scene, tally):
    for path in sorted((scene.data / "smartctl-json").glob("*.json")):
        told = json.loads(path.read_text())
        capacity = (told.get("user_capacity") or {}).get("bytes") or told["nvme_total_capacity"]
        is_nvme = told["device"]["protocol"] == "NVMe"
        root = scene.tree(*(nvme if is_nvme else ata)(told, capacity))
        (disk,) = scene.scan(root)["hardware"]["disks"]
        rows = {
            "bus": ("bus", "nvme" if is_nvme else "ata"), "model_name": ("model", told["model_name"]),
            "user_capacity": ("size_bytes", capacity), "serial_number": ("serial", told["serial_number"]),
            "firmware_version": ("firmware", told["firmware_version"]),
            "rotation_rate": ("rotational", bool(told.get("rotation_rate"))),
            "wwn": ("wwn", f"naa.{name(told)}" if "wwn" in told else None),
        }
        for key, (field, theirs) in rows.items():
            tally.compare("smartctl", path.stem, key, known(disk[field]), theirs)


def name(told):
    """A registered name has 4, 24 and 36 bits."""
    return f"{told['wwn']['naa']:x}{told['wwn']['oui']:06x}{told['wwn']['id']:09x}"


def block(place, disk, told, capacity):
    return {
        f"{place}/size": f"{capacity // SECTOR}\n".encode(), f"{place}/removable": b"0\n",
        f"{place}/queue/rotational": b"1\n" if told.get("rotation_rate") else b"0\n",
        f"{place}/uevent": f"MAJOR=8\nMINOR=0\nDEVNAME={disk}\nDEVTYPE=disk\n".encode(),
    }, {f"sys/class/block/{disk}": f"../../../{place}"}


def nvme(told, capacity):
    place = f"{NVME}/nvme0n1"
    files, links = block(place, "nvme0n1", told, capacity)
    files |= {
        f"{NVME}/model": told["model_name"].ljust(40).encode() + b"\n",
        f"{NVME}/serial": told["serial_number"].rjust(20).encode() + b"\n",
        f"{NVME}/firmware_rev": told["firmware_version"].ljust(8).encode() + b"\n",
    }
    return files, links | {f"{place}/device": "../../nvme0"}


def ata(told, capacity):
    place = f"{ATA}/block/sda"
    files, links = block(place, "sda", told, capacity)
    record = {
        "ID_BUS": "ata", "ID_MODEL_ENC": told["model_name"].ljust(40).replace(" ", "\\x20"),
        "ID_REVISION": told["firmware_version"], "ID_SERIAL_SHORT": told["serial_number"], "ID_WWN": f"0x{name(told)}",
    }
    files |= {
        # SCSI has room for sixteen characters of the model and four of the firmware.
        f"{ATA}/vendor": b"ATA     \n", f"{ATA}/model": told["model_name"][:16].ljust(16).encode() + b"\n",
        f"{ATA}/rev": told["firmware_version"][-4:].encode() + b"\n",
        "run/udev/data/b8:0": "".join(f"E:{key}={value}\n" for key, value in record.items()).encode(),
    }
    return files, links | {f"{place}/device": "../../../0:0:0:0"}
