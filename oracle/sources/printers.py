"""Foomatic (OpenPrinting): what printers answer when they are asked who they are, by IEEE 1284.

Each record holds the answer, or the fields somebody read out of it; without an answer one is made of the fields. It is put
where the kernel keeps it, behind a USB interface of class 07.
"""

import xml.etree.ElementTree as ElementTree

from recordings import known

PORT = "sys/devices/pci0000:00/0000:00:14.0/usb1/1-2"
FIELDS = {"manufacturer": "MFG", "model": "MDL", "commandset": "CMD"}


def compare(scene, tally):
    for path in sorted((scene.data / "printers-foomatic").glob("*.xml")):
        detected = ElementTree.parse(path).getroot().find("autodetect")
        for way in list(detected) if detected is not None else []:
            fields = {key: (way.findtext(key) or "").strip() for key in FIELDS}
            if not any(fields.values()):
                continue
            answer = way.findtext("ieee1284") or ""
            # One record holds names of its own there.
            if ":" not in answer:
                answer = "".join(f"{FIELDS[key]}:{value};" for key, value in fields.items() if value)
            report = scene.scan(tree(scene, answer.strip()))
            printer = report["hardware"]["printers"][0]
            for key, ours in (("manufacturer", "manufacturer"), ("model", "model"), ("commandset", "command_set")):
                if fields[key]:
                    tally.compare("printers", path.stem, f"{way.tag} {key}", known(printer[ours]), fields[key])


def tree(scene, answer):
    return scene.tree(
        {
            f"{PORT}/uevent": b"DEVTYPE=usb_device\nPRODUCT=3f0/1217/100\nTYPE=0/0/0\n",
            f"{PORT}/1-2:1.0/uevent": b"DEVTYPE=usb_interface\nINTERFACE=7/1/2\n",
            f"{PORT}/1-2:1.0/ieee1284_id": answer.encode() + b"\n",
        },
        {
            "sys/bus/usb/devices/1-2": f"../../../../{PORT}",
            "sys/bus/usb/devices/1-2:1.0": f"../../../../{PORT}/1-2:1.0",
        },
    )
