"""Ansible's facts about processors, from /proc/cpuinfo alone: how many there are and what they are called.

Without a topology in sysfs ours are one package; Ansible guesses sockets, which is not compared.
"""

import json

from recordings import known


def compare(scene, tally):
    folder = scene.data / "cpuinfo/ansible"
    for case in json.loads((folder / "expected.json").read_text()):
        name, facts = case["file"], case["expected_result"]
        report = scene.scan(scene.tree({"proc/cpuinfo": (folder / name).read_bytes()}))
        processor = report["hardware"]["processors"][0]
        tally.compare("ansible", name, "threads", known(processor["threads"]), facts["processor_vcpus"])
        # Number, maker where the architecture has one, and model of each processor in turn.
        theirs = [text for text in facts["processor"] if not text.isdigit()]
        makers = {"GenuineIntel", "AuthenticAMD", "IBM/S390"} & set(theirs)
        if makers:
            tally.compare("ansible", name, "vendor", known(processor["vendor"]), makers.pop())
        models = {text for text in theirs if text not in ("GenuineIntel", "AuthenticAMD", "IBM/S390")}
        if models:
            tally.compare("ansible", name, "model_name", known(processor["model_name"]), " or ".join(sorted(models)))
