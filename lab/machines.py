"""The machines of the lab: what qemu is told to build, and what a scan inside must therefore say.

An expectation names a fact by its path in the report; a list is searched for an element with the given facts.
"""

MIB = 1 << 20
GIB = 1 << 30

# All else a plain user may read too; the memory modules stand in udev's records.
KEPT_FOR_ROOT = {
    "hardware.system.serial": "withheld",
    "hardware.system.uuid": "withheld",
    "hardware.board.serial": "withheld",
    "hardware.chassis.serial": "withheld",
}

LAPTOP = {
    "name": "laptop-like",
    "qemu": [
        "-machine", "q35", "-cpu", "Skylake-Client-v3,-hle,-rtm", "-smp", "2,sockets=1,cores=2", "-m", "1024",
        "-smbios", "type=0,vendor=LENOVO,version=N2IET98W (1.76 ),date=07/14/2025,release=1.76,uefi=off",
        "-smbios", "type=1,manufacturer=LENOVO,product=20N588101,version=ThinkPad T490,serial=PF1XLAB01,"
                   "uuid=3f7a1c2e-5b44-11ec-9a31-8c1645d2e6f0,sku=LENOVO_MT_20N5_BU_Think_FM_ThinkPad T490,family=ThinkPad T490",
        "-smbios", "type=2,manufacturer=LENOVO,product=20N588101,version=SDK0J40697 WIN,serial=L1HF9LAB02,asset=BRD-7",
        "-smbios", "type=3,manufacturer=LENOVO,version=None,serial=PF1XLAB01,asset=LT-00042,sku=CHASSIS-SKU",
        "-smbios", "type=17,loc_pfx=ChannelA-DIMM0,bank=BANK 0,manufacturer=Samsung,serial=1A2B3C4D,asset=A-1,"
                   "part=M471A1K43CB1-CTD,speed=2667",
        "-smbios", "type=11,value=lab:laptop",
        "-drive", "if=none,id=nvme,file={scratch}/nvme.img,format=raw",
        "-device", "nvme,drive=nvme,serial=S4EWNX0LAB77",
        "-netdev", "user,id=net", "-device", "e1000e,netdev=net,mac=8c:16:45:d2:e6:f0",
        "-device", "qemu-xhci",
        "-drive", "if=none,id=stick,file={scratch}/stick.img,format=raw",
        "-device", "usb-storage,drive=stick,serial=4C530001LAB,removable=on",
        "-device", "VGA,edid=on,xres=1366,yres=768",
    ],
    "disks": {"nvme.img": 64 * MIB, "stick.img": 16 * MIB},
    "root": {
        "hardware.system.vendor": "LENOVO",
        "hardware.system.product": "20N588101",
        "hardware.system.version": "ThinkPad T490",
        "hardware.system.serial": "PF1XLAB01",
        "hardware.system.uuid": "3f7a1c2e-5b44-11ec-9a31-8c1645d2e6f0",
        "hardware.system.family": "ThinkPad T490",
        "hardware.board.serial": "L1HF9LAB02",
        "hardware.board.asset_tag": "BRD-7",
        "hardware.chassis.serial": "PF1XLAB01",
        "hardware.chassis.asset_tag": "LT-00042",
        "hardware.firmware.vendor": "LENOVO",
        "hardware.firmware.version": "N2IET98W (1.76 )",
        "hardware.memory.slots": 1,
        "hardware.memory.modules": [
            {"slot": "ChannelA-DIMM0 0", "bank": "BANK 0", "size_bytes": GIB, "manufacturer": "Samsung",
             "serial": "1A2B3C4D", "part_number": "M471A1K43CB1-CTD", "speed_mts": 2667},
        ],
        "hardware.disks": [
            {"name": "nvme0n1", "serial": "S4EWNX0LAB77", "model": "QEMU NVMe Ctrl", "size_bytes": 64 * MIB},
            {"name": "sda", "serial": "4C530001LAB", "size_bytes": 16 * MIB, "removable": True},
        ],
        "hardware.network_cards": [{"mac": "8c:16:45:d2:e6:f0", "driver": "e1000e"}],
        "hardware.monitors": [{"maker": "RHT", "native_width_px": 1366, "native_height_px": 768}],
        "virtualisation.kind": "virtual_machine",
    },
    "plain": KEPT_FOR_ROOT,
}

SERVER = {
    "name": "server-like",
    "qemu": [
        "-machine", "q35", "-cpu", "Skylake-Server-v4,-hle,-rtm", "-smp", "4,sockets=2,cores=2", "-m", "2048",
        "-smbios", "type=0,vendor=Dell Inc.,version=2.19.1,date=04/22/2024",
        "-smbios", "type=1,manufacturer=Dell Inc.,product=PowerEdge R640,serial=7LAB123,sku=SKU=NotProvided;"
                   "ModelName=PowerEdge R640,uuid=4c4c4544-004c-4110-8042-b7c04f313233",
        "-smbios", "type=2,manufacturer=Dell Inc.,product=0H28RR,version=A05,serial=.7LAB123.CNIVC0099B0042.",
        "-smbios", "type=3,manufacturer=Dell Inc.,serial=7LAB123",
        "-smbios", "type=4,manufacturer=Intel,version=Intel(R) Xeon(R) Gold 5118,sock_pfx=CPU",
        "-smbios", "type=17,loc_pfx=A1,bank=Not Specified,manufacturer=00AD00B300AD,serial=33BE1C05,part=HMA82GR7AFR8N-VK,speed=2666",
        "-drive", "if=none,id=a,file={scratch}/a.img,format=raw", "-drive", "if=none,id=b,file={scratch}/b.img,format=raw",
        "-device", "ide-hd,drive=a,bus=ide.0,serial=Z1LABAAA,model=ST1000NX0423,wwn=0x5000c500a1b2c3d4",
        "-device", "ide-hd,drive=b,bus=ide.1,serial=Z1LABBBB,model=ST1000NX0423,wwn=0x5000c500a1b2c3d5",
        "-netdev", "user,id=n1", "-device", "e1000e,netdev=n1,mac=e4:43:4b:00:0a:01",
        "-netdev", "user,id=n2", "-device", "e1000e,netdev=n2,mac=e4:43:4b:00:0a:02",
        "-device", "ipmi-bmc-sim,id=bmc,fwrev1=3,fwrev2=0x36", "-device", "isa-ipmi-kcs,bmc=bmc",
        "-vga", "none",
    ],
    "disks": {"a.img": 100 * MIB, "b.img": 100 * MIB},
    "root": {
        "hardware.system.vendor": "Dell Inc.",
        "hardware.system.product": "PowerEdge R640",
        "hardware.system.serial": "7LAB123",
        "hardware.chassis.serial": "7LAB123",
        "hardware.system.uuid": "4c4c4544-004c-4110-8042-b7c04f313233",
        "hardware.board.serial": ".7LAB123.CNIVC0099B0042.",
        "hardware.memory.modules": [
            {"slot": "A1 0", "size_bytes": 2 * GIB, "manufacturer": "00AD00B300AD", "serial": "33BE1C05",
             "part_number": "HMA82GR7AFR8N-VK", "speed_mts": 2666},
        ],
        "hardware.disks": [
            {"serial": "Z1LABAAA", "model": "ST1000NX0423", "size_bytes": 100 * MIB, "wwn": "naa.5000c500a1b2c3d4"},
            {"serial": "Z1LABBBB", "model": "ST1000NX0423", "size_bytes": 100 * MIB, "wwn": "naa.5000c500a1b2c3d5"},
        ],
        "hardware.network_cards": [{"mac": "e4:43:4b:00:0a:01"}, {"mac": "e4:43:4b:00:0a:02"}],
        "hardware.monitors": [],
        "hardware.management_controller.present": True,
        "hardware.management_controller.interface": "KCS",
        "hardware.management_controller.version": "2.0",
        "hardware.management_controller.firmware": "3.36",
        "virtualisation.kind": "virtual_machine",
    },
    # The kernel's driver shows everybody that there is one, and of which version; how it is reached stands in the
    # firmware's table.
    "plain": KEPT_FOR_ROOT | {"hardware.management_controller.interface": "withheld"},
}

JUNK = {
    "name": "junk-firmware",
    "qemu": [
        "-machine", "pc", "-cpu", "qemu64", "-m", "512",
        "-smbios", "type=0,vendor=American Megatrends Inc.,version=P1.30,date=13/32/9999",
        "-smbios", "type=1,manufacturer=To Be Filled By O.E.M.,product=To Be Filled By O.E.M.,version=To Be Filled By O.E.M.,"
                   "serial=To Be Filled By O.E.M.,uuid=03000200-0400-0500-0006-000700080009,sku=Default string",
        "-smbios", "type=2,manufacturer=ASRock,product=H61M-VG4,serial=E80-\x1b[31m0000",
        "-smbios", "type=3,manufacturer=Default string,serial=0123456789,asset=  ",
        "-smbios", "type=17,loc_pfx=DIMM,bank=BANK0,manufacturer=Undefined,serial=00000000,part=[Empty],speed=0",
        "-drive", "if=none,id=a,file={scratch}/a.img,format=raw", "-device", "ide-hd,drive=a,bus=ide.0,serial=AAAABBBBCCCC1",
        "-vga", "none",
    ],
    "disks": {"a.img": 8 * MIB},
    # A scanner reports what the firmware says; what is a placeholder is judged later.
    "root": {
        "hardware.system.vendor": "To Be Filled By O.E.M.",
        "hardware.system.serial": "To Be Filled By O.E.M.",
        "hardware.system.uuid": "03000200-0400-0500-0006-000700080009",
        "hardware.board.name": "H61M-VG4",
        "hardware.board.serial": "E80-\x1b[31m0000",
        "hardware.chassis.serial": "0123456789",
        "hardware.chassis.asset_tag": "absent",
        "hardware.memory.modules": [{"manufacturer": "Undefined", "serial": "00000000", "part_number": "[Empty]"}],
        "hardware.disks": [{"serial": "AAAABBBBCCCC1", "size_bytes": 8 * MIB}],
    },
    "plain": KEPT_FOR_ROOT,
}

NO_DMI = {
    "name": "no-DMI",
    "qemu": ["-machine", "microvm,acpi=off,isa-serial=on,rtc=on", "-cpu", "qemu64", "-m", "512"],
    # Only one serial port: the two reports follow each other on it.
    "one_port": True,
    "disks": {},
    "root": {
        "hardware.system.vendor": "absent",
        "hardware.system.serial": "absent",
        "hardware.disks": [],
        "virtualisation.kind": "virtual_machine",
    },
    "plain": {},
}

ALL = [LAPTOP, SERVER, JUNK, NO_DMI]
