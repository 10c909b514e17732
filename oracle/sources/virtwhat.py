"""virt-what: which kind of virtual machine or container a system runs in, if any.

virt-what asks the processor by the CPUID instruction, and dmidecode; the texts of the second become the kernel's files
here, the first is beyond a scan that reads files. It names each layer; ours is the one that says most.
"""

import json
import re

from recordings import known

# Their last word for a system, and the words we have for the same.
SAME = {
    "alibaba_cloud": {"alibaba", "kvm"}, "aws": {"amazon", "kvm", "xen"}, "bhyve": {"bhyve"}, "docker": {"docker"},
    "vmware": {"vmware"}, "google_cloud": {"google", "kvm"}, "hyperv": {"hyper-v"}, "kvm": {"kvm"}, "lkvm": {"kvm"},
    "lxc": {"lxc"}, "nutanix_ahv": {"nutanix", "kvm"}, "oci": {"oci"}, "parallels": {"parallels"},
    "podman": {"podman"}, "ibm_power-kvm": {"kvm", "qemu"}, "qemu": {"qemu"}, "xen": {"xen"},
    "ibm_systemz-zvm": {"zvm"},
}
CONTAINERS = {"docker", "lxc", "oci", "podman"}
# Where dmidecode prints what the kernel keeps in a file: the heading of the structure, and the line in it.
FIRMWARE = {
    ("BIOS Information", "Vendor"): "bios_vendor", ("BIOS Information", "Version"): "bios_version",
    ("System Information", "Manufacturer"): "sys_vendor", ("System Information", "Product Name"): "product_name",
    ("System Information", "Version"): "product_version", ("Base Board Information", "Manufacturer"): "board_vendor",
    ("Base Board Information", "Product Name"): "board_name",
    ("Chassis Information", "Manufacturer"): "chassis_vendor",
}


def compare(scene, tally):
    folder = scene.data / "virt-what"
    for name, facts in sorted(json.loads((folder / "expected.json").read_text()).items()):
        found = scene.scan(tree(scene, folder / name))["virtualisation"]
        kind, product = known(found["kind"]), known(found.get("product"))
        metal = not facts or facts == ["aws"]
        theirs = "none" if metal else "container" if CONTAINERS & set(facts) else "virtual_machine"
        tally.compare("virt-what", name, "kind", kind, theirs)
        if not metal:
            words = set().union(*(SAME.get(fact, set()) for fact in facts))
            tally.compare("virt-what", name, "product", product, product if product in words else " or ".join(sorted(words)))


def tree(scene, folder):
    files = {
        str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*")
        if path.is_file() and path.parent != folder or path.name.startswith(".")
    }
    heading = None
    for line in (folder / "dmidecode.txt").read_text().splitlines():
        if line and not line[0].isspace():
            heading = line
        key, _, value = line.strip().partition(": ")
        file = FIRMWARE.get((heading, key))
        if file and f"sys/class/dmi/id/{file}" not in files:
            files[f"sys/class/dmi/id/{file}"] = (re.sub(r"^Not Specified$", "", value) + "\n").encode()
    return scene.tree(files)
