"""lsblk (util-linux): the disks, their sizes, models and revisions.

Of what lsblk lists only whole disks are compared (type disk); partitions, volumes, loop devices and drives for discs are no
disks of ours. Blanks at both ends of a text are padding.
"""

import json
import re

from recordings import known
from udev import lay_out, records

UNITS = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}


def compare(scene, tally):
    folder = scene.data / "lsblk-sysfs"
    tables = [table(path.read_text()) for path in sorted(folder.glob("lsblk-simple-nvme-*.expected.txt"))]
    rows = {}
    for row in (row for rows_ in tables for row in rows_):
        rows.setdefault(row["NAME"], {}).update(row)
    theirs = {
        name: {
            "size": row["SIZE"], "rota": row["ROTA"] == "1", "rm": row["RM"] == "1", "model": row["MODEL"],
            "vendor": row["VENDOR"], "rev": row["REV"], "tran": None,
        }
        for name, row in rows.items() if row["TYPE"] == "disk"
    }
    disks(tally, "simple-nvme", scene.scan(scene.unpack(folder / "simple-nvme.tar.xz")), theirs)

    answer = scene.data / "systemd-sysfs/thinkpad-2008.lsblk.json"
    theirs = {row["name"]: row for row in json.loads(answer.read_text())["blockdevices"] if row["type"] == "disk"}
    disks(tally, "thinkpad-2008", scene.scan(scene.unpack(answer.parent / "thinkpad-2008.tar.xz")), theirs)

    for answer in sorted((scene.data / "udev-export").glob("*.lsblk.json")):
        name = answer.name.removesuffix(".lsblk.json")
        rows = {row["kname"]: row for row in walk(json.loads(answer.read_text())["blockdevices"])}
        # The dump holds no sizes; lsblk's own are put in its place, so that what has none is seen to have none.
        root = lay_out(scene, answer.parent / f"{name}.txt", {key: row["size"] for key, row in rows.items() if row["size"]})
        found = {known(disk["name"]): disk for disk in scene.scan(root)["hardware"]["disks"]}
        # Boot areas and the replay-protected block of an eMMC are parts of their disk. One dump was cut short: what it
        # does not hold is not compared.
        inside = {place.rsplit("/", 1)[1] for place, values, _ in records(answer.parent / f"{name}.txt")}
        theirs = {
            key for key, row in rows.items()
            if row["type"] == "disk" and row["size"] and key in inside and not re.search("(boot[01]|rpmb)$", key)
        }
        tally.compare("lsblk", name, "names", ", ".join(sorted(found)), ", ".join(sorted(theirs)))
        for key in found.keys() & theirs:
            tally.compare("lsblk", name, f"{key} size_bytes", known(found[key]["size_bytes"]) // 512, int(rows[key]["size"]) // 512)


def walk(rows):
    for row in rows:
        yield row
        yield from walk(row.get("children", []))


def table(text):
    """The rows that begin with a name: those of parts begin with the lines of a tree."""
    head, *rows = text.splitlines()
    names = head.split()
    starts = [head.index(name) for name in names]
    for row in rows:
        if not row[0].isalnum():
            continue
        if names == ["NAME", "MODEL", "VENDOR", "REV"]:
            vendor, _, revision = row[starts[2] :].strip().rpartition(" ")
            cells = [row.split()[0], row[starts[1] : starts[2]].strip(), vendor.strip(), revision]
        else:
            # No cell of these tables has a blank within; an empty one at the end of a row is a missing one.
            cells = row.split()
            if "PKNAME" in names:
                cells.insert(names.index("PKNAME"), "")
        yield dict(zip(names, cells + [""] * (len(names) - len(cells))))


def disks(tally, name, report, theirs):
    found = {known(disk["name"]): disk for disk in report["hardware"]["disks"]}
    tally.compare("lsblk", name, "names", ", ".join(sorted(found)), ", ".join(sorted(theirs)))
    for key in sorted(found.keys() & theirs.keys()):
        ours, row = found[key], theirs[key]
        size = known(ours["size_bytes"])
        if isinstance(row["size"], str):
            size = f"{size / UNITS[row['size'][-1]]:.1f}{row['size'][-1]}"
        tally.compare("lsblk", name, f"{key} size_bytes", size, row["size"])
        for field, column in [("model", "model"), ("vendor", "vendor"), ("firmware", "rev")]:
            value = (row[column] or "").strip() or None
            mine = known(ours[field])
            # ATA has no vendor: the word ATA is the name of the translation.
            if column == "vendor" and value == "ATA":
                value = None
            # lsblk knows no revision of an NVMe disk.
            if column == "rev" and value is None:
                continue
            tally.compare("lsblk", name, f"{key} {field}", mine, value)
        tally.compare("lsblk", name, f"{key} removable", known(ours["removable"]), row["rm"])
        if known(ours["rotational"]) is not None:
            tally.compare("lsblk", name, f"{key} rotational", known(ours["rotational"]), row["rota"])
        if row["tran"]:
            tally.compare("lsblk", name, f"{key} bus", known(ours["bus"]), {"sata": "ata"}.get(row["tran"], row["tran"]))
