"""lscpu (util-linux): processors, caches, nodes and vulnerabilities, over captured trees and over /proc/cpuinfo alone.

Three kinds of answers: NAME.expected.txt of util-linux' own tests, JSON made by Debian's lscpu over captures of hwloc,
and lscpu texts that somebody kept beside the /proc/cpuinfo of the same machine.
"""

import json
import math
import re

from recordings import known

UNITS = {"B": 1, "K": 1 << 10, "KiB": 1 << 10, "M": 1 << 20, "MiB": 1 << 20, "GiB": 1 << 30}
# Their name of a cache, and our level and kind. s390 has two caches at its second level.
CACHES = {
    "L1d": (1, "data"), "L1i": (1, "instruction"), "L2": (2, "unified"), "L2d": (2, "data"), "L2i": (2, "instruction"),
    "L3": (3, "unified"), "L4": (4, "unified"),
}


def compare(scene, tally):
    for archive in sorted((scene.data / "lscpu-sysfs").glob("*.tar.gz")):
        name = archive.name.removesuffix(".tar.gz")
        text = (archive.parent / f"{name}.expected.txt").read_text()
        tree(tally, name, scene.scan(scene.unpack(archive)), lines(text), table(text))
    for answer in sorted((scene.data / "hwloc-sysfs").glob("*.lscpu.json")):
        name = answer.name.removesuffix(".lscpu.json")
        report = scene.scan(scene.unpack(answer.parent / f"{name}.tar.bz2"))
        tree(tally, name, report, list(flat(json.loads(answer.read_text())["lscpu"])))
    for answer in sorted((scene.data / "cpuinfo/ohai").glob("cpuinfo-*.output")):
        name = answer.name.removeprefix("cpuinfo-").removesuffix(".output")
        pairs = sorted(answer.parent.glob(f"lscpu-{name}*.output"))
        text = next((pair for pair in pairs if "-cores" not in pair.name), None)
        if text is None:
            continue
        report = scene.scan(scene.tree({"proc/cpuinfo": answer.read_bytes()}))
        identity(tally, name, report["hardware"]["processors"], lines(text.read_text()))


def lines(text):
    """The `key: value` lines up to the first empty one; what follows is the table of processors."""
    pairs = []
    for line in text.split("\n\n")[0].splitlines():
        key, colon, value = line.partition(":")
        if colon:
            pairs.append((key.strip(), value.strip()))
    return pairs


def table(text):
    """How many sockets and cores the table of processors tells apart: `# CPU,Core,Socket,Node`, then a line for each."""
    rows = [line.split(",") for line in text.split("\n\n")[1].splitlines() if line and not line.startswith("#")]
    return len({row[2] for row in rows}), len({row[1] for row in rows})


def flat(fields):
    for field in fields:
        yield field["field"].strip().rstrip(":"), field["data"] or ""
        yield from flat(field.get("children", []))


def count(ranges):
    """How many numbers a list like 0-3,8 names."""
    return sum(int(last or first) - int(first) + 1 for first, _, last in (part.partition("-") for part in ranges.split(",")))


def values(pairs, key):
    return [value for name, value in pairs if name == key]


def tree(tally, name, report, pairs, counted=None):
    processors = report["hardware"]["processors"]
    identity(tally, name, processors, pairs)
    topology(tally, name, processors, pairs, counted)
    caches(tally, name, processors, pairs)
    nodes = values(pairs, "NUMA node(s)")
    if nodes:
        tally.compare("lscpu", name, "numa_nodes", known(report["hardware"]["memory"].get("numa_nodes")), int(nodes[0]))
    # They write a file's name with blanks and a capital.
    theirs = {
        key.removeprefix("Vulnerability ").replace(" ", "_").lower(): value
        for key, value in pairs if key.startswith("Vulnerability ")
    }
    security = report["hardware"].get("security", {})
    ours = {known(entry["name"]): known(entry["state"]) for entry in security.get("vulnerabilities", [])}
    for key in theirs.keys() | ours.keys():
        tally.compare("lscpu", name, f"vulnerabilities.{key}", reworded(ours.get(key)), theirs.get(key))


def reworded(state):
    """They write a semicolon after Mitigation, and no further colon."""
    if state and state.startswith("Mitigation:"):
        return "Mitigation;" + state.removeprefix("Mitigation:").replace(":", "")
    return state


# Words they have for the numbers that an Arm core calls its maker by.
ARM_MAKERS = {"0x41": "ARM", "0x48": "HiSilicon"}


def identity(tally, name, processors, pairs):
    """What the processors call themselves. Runs of blanks are one blank on both sides; a dash is theirs for nothing.

    What they call the model is the revision in /proc/cpuinfo of Arm, POWER and LoongArch, and with us part of the stepping.
    """
    online = values(pairs, "On-line CPU(s) list")
    if online:
        threads = [known(processor.get("threads")) for processor in processors]
        ours = None if None in threads else sum(threads)
        tally.compare("lscpu", name, "threads", ours, count(online[0]))

    def ours(field):
        found = {" ".join(str(known(processor.get(field))).split()) for processor in processors}
        return {ARM_MAKERS.get(text, text) for text in found} if field == "vendor" else found

    is_arm = bool(ours("vendor") & set(ARM_MAKERS.values()))
    steps = ours("stepping")
    fields = {
        "Vendor ID": ours("vendor"), "Model name": ours("model_name"), "CPU family": ours("family"),
        "Stepping": steps, "Microcode version": ours("microcode"),
        "Model": {step.rpartition("p")[2] for step in steps} if is_arm else
        ours("model") if ours("model") != {"None"} else steps,
    }
    for key, found in fields.items():
        theirs = {" ".join(value.split()) for value in values(pairs, key)} - {"-"}
        if theirs:
            tally.compare("lscpu", name, key.lower(), ", ".join(sorted(found)), ", ".join(sorted(theirs)))
    fastest = values(pairs, "CPU max MHz")
    clocks = [known(processor.get("max_khz")) for processor in processors]
    if fastest and any(clocks):
        highest = max(clock for clock in clocks if clock)
        tally.compare("lscpu", name, "max_khz", highest, max(round(float(value) * 1000) for value in fastest))


def topology(tally, name, processors, pairs, counted):
    """Of s390 the summary gives the most that a book or drawer has room for; the table counts.

    Several kinds of cores have a summary each, and numbers of their own in the table.
    """
    kinds = [
        (int(sockets), int(cores))
        for sockets, cores in zip(values(pairs, "Socket(s)"), values(pairs, "Core(s) per socket"))
    ]
    if counted and len(kinds) < 2:
        sockets, cores = counted
    elif kinds:
        sockets, cores = max(kind[0] for kind in kinds), sum(kind[0] * kind[1] for kind in kinds)
    else:
        return
    if known(processors[0].get("cores")) is None:
        return
    tally.compare("lscpu", name, "sockets", len(processors), sockets)
    tally.compare("lscpu", name, "cores", sum(known(processor["cores"]) for processor in processors), cores)


def caches(tally, name, processors, pairs):
    for key, value in pairs:
        match = re.fullmatch(r"([\d.]+) (KiB|MiB|GiB|B) \((\d+) instances?\)", value)
        kind = key.removesuffix(" cache")
        if not match or not key.endswith(" cache"):
            continue
        level, holds = CACHES[kind]
        found = [
            cache for processor in processors for cache in processor["caches"]
            if known(cache["level"]) == level and known(cache["kind"]) == holds
        ]
        amount, unit, instances = match.groups()
        tally.compare("lscpu", name, f"{kind}.instances", sum(known(cache["instances"]) for cache in found), int(instances))
        # They print one digit after the point at most.
        total = sum(known(cache["total_bytes"]) or 0 for cache in found)
        rounded = str(math.floor(total * 10 / UNITS[unit] + 0.5) / 10).removesuffix(".0")
        tally.compare("lscpu", name, f"{kind}.total", f"{rounded} {unit}", f"{amount} {unit}")
