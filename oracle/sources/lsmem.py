"""lsmem (util-linux): how much memory is installed, from the memory blocks that sysfs lists."""

import re

from recordings import known

SIZES = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}


def compare(scene, tally):
    for archive in sorted((scene.data / "lsmem-sysfs").glob("*.tar.*")):
        name = archive.name.split(".tar")[0]
        printed = (archive.parent / f"{name}.expected.txt").read_text()
        # The same total stands under every set of columns.
        amount, unit = re.search(r"Total online memory:\s+([\d.]+)([KMGT])", printed).groups()
        report = scene.scan(scene.unpack(archive))
        ours = report["hardware"]["memory"]["installed_bytes"]
        tally.compare("lsmem", name, "installed_bytes", known(ours), int(float(amount) * SIZES[unit]))
