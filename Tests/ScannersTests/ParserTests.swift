import Model
import Testing

@testable import Scanners

@Suite("Parsers of single attributes")
struct ParserTests {
  @Test(
    "what is no MAC address is none",
    arguments: [
      "", "00:11:22:33:44", "00:11:22:33:44:5", "00:11:22:33:44:55:66", "0x:11:22:33:44:55", "001122334455",
    ])
  func noMAC(text: String) {
    #expect(SysClassNet.mac(Array(text.utf8)) == nil)
  }

  @Test("MAC addresses are in lower case")
  func mac() {
    #expect(SysClassNet.mac(Array("6C:24:08:aA:Bb:01".utf8)) == "6c:24:08:aa:bb:01")
    let infiniband = Array(repeating: "0A", count: 20).joined(separator: ":")
    #expect(SysClassNet.mac(Array(infiniband.utf8))?.bytes.count == 59)
  }

  @Test(
    "what is no pair of PCI ids gives none",
    arguments: ["", "8086", "8086:", ":1", "8086:1:2", "80861:1", "0x80:1"])
  func noPair(text: String) {
    #expect(SysBusPCI.half(0, of: Array(text.utf8)) == nil || SysBusPCI.half(1, of: Array(text.utf8)) == nil)
  }

  @Test("ids and classes have all their digits, in lower case")
  func ids() {
    #expect(SysBusPCI.half(1, of: Array("8086:D57".utf8)) == "0d57")
    #expect(hex(Array("C0330".utf8)[...], digits: 6) == "0c0330")
    #expect(SysBusUSB.id(0, of: Array("5e3/610/9226".utf8)) == "05e3")
    #expect(SysBusUSB.classCode(Array("239/2/1".utf8)) == "ef0201")
  }

  @Test(
    "what is no USB product or class gives none",
    arguments: ["", "/", "1/2", "1/2/3/4", "12345/1/1", "g/-1/x"])
  func noUSB(text: String) {
    #expect(SysBusUSB.id(0, of: Array(text.utf8)) == nil)
    #expect(SysBusUSB.classCode(Array(text.utf8)) == nil)
  }

  @Test(
    "a disk's serial in page 80h",
    arguments: [
      ([], nil), ([0, 0x80, 0], nil), ([0, 0x83, 0, 1, 0x41], nil), ([0, 0x80, 0, 2, 0x41], nil),
      ([0, 0x80, 0xFF, 0xFF, 0x41], nil), ([0, 0x80, 0, 4, 0x20, 0x41, 0x42, 0x20], "AB"),
    ] as [([UInt8], DeviceText?)])
  func unitSerial(page: [UInt8], serial: DeviceText?) {
    #expect(SysClassBlock.unitSerial(.value(page)).value == serial)
    if serial == nil {
      #expect(
        SysClassBlock.unitSerial(.value(page)) == .malformed(raw: DeviceText(bytes: page), expected: .table))
    }
  }

  @Test("a page 80h without a serial is absent, no table is malformed")
  func noUnitSerial() {
    #expect(SysClassBlock.unitSerial(.value([0, 0x80, 0, 2, 0x20, 0x20])) == .absent)
    #expect(SysClassBlock.unitSerial(.withheld(.root)) == .withheld(.root))
  }

  @Test(
    "names of block devices that are disks, and that are none",
    arguments: [
      ("sda", true), ("nvme0n1", true), ("vda", true), ("mmcblk0", true), ("dasda", true), ("xvda", true),
      ("loop0", false), ("ram1", false), ("zram0", false), ("dm-0", false), ("md127", false), ("sr0", false),
      ("fd0", false), ("nvme0c0n1", false), ("nbd3", false),
    ])
  func blockNames(name: String, isDisk: Bool) {
    #expect(SysClassBlock.mayBeDisk(name[...]) == isDisk)
  }

  @Test(
    "how a disk hangs on the machine, from its path",
    arguments: [
      ("pci0000:00/0000:00:1f.2/ata1/host0/target0:0:0/0:0:0:0/block/sda", "", DiskBus.ata),
      ("pci0000:00/0000:00:1f.2/host0/target0:0:0/0:0:0:0/block/sda", "ATA", .ata),
      ("pci0000:00/0000:00:14.0/usb2/2-1/2-1:1.0/host3/target3:0:0/3:0:0:0/block/sdb", "", .usb),
      ("pci0000:00/0000:01:00.0/nvme/nvme0/nvme0n1", "", .nvme),
      ("virtual/nvme-subsystem/nvme-subsys0/nvme0n1", "", .nvme),
      ("pci0000:00/0000:00:05.0/virtio2/block/vda", "", .virtio),
      ("pci0000:00/0000:00:05.0/virtio2/host0/target0:0:0/0:0:0:0/block/sda", "QEMU", .scsi),
      ("platform/emmc2bus/fe340000.mmc/mmc_host/mmc0/mmc0:0001/block/mmcblk0", "", .mmc),
      ("vbd-51712/block/xvda", "", .xen), ("virtual/block/x", "", nil),
    ] as [(String, DeviceText, DiskBus?)])
  func bus(path: String, vendor: DeviceText, bus: DiskBus?) {
    let device = Device(path: "sys/devices/\(path)", subsystem: "block")
    #expect(SysClassBlock.bus(of: device, vendor: Fact(.value(vendor), from: "v")).value == bus)
  }

  @Test("a world-wide name has one spelling, and a name made of vendor and serial is none")
  func wwn() {
    let device = Device(path: "sys/x", subsystem: "block")
    func wwn(_ kernel: DeviceText?, _ udev: String) -> DeviceText? {
      SysClassBlock.wwn(
        Fact(kernel.map { .value($0) } ?? .absent, from: "wwid"),
        DeviceProperties(of: device, lines: .value(Array(udev.utf8)))
      ).value
    }
    #expect(wwn("naa.5000c5001234", "ID_WWN=0x1\n") == "naa.5000c5001234")
    #expect(wwn("t10.ATA     ST1000", "ID_WWN=0x5000c5001234\n") == "naa.5000c5001234")
    #expect(wwn("t10.ATA     ST1000", "") == nil)
    #expect(wwn(nil, "ID_WWN=eui.0025\n") == "eui.0025")
  }

  @Test("charge and energy that no battery has are malformed")
  func energy() {
    #expect(SysClassPowerSupply.milliwattHours(57_000_000) == .value(57_000))
    #expect(SysClassPowerSupply.milliwattHours(-1) == .malformed(raw: "-1", expected: .number))
    #expect(SysClassPowerSupply.milliwattHours(charge: 4_000_000, voltage: 11_100_000) == .value(44_400))
    #expect(SysClassPowerSupply.milliwattHours(charge: .max, voltage: 2).value == nil)
    #expect(SysClassPowerSupply.milliwattHours(charge: 1, voltage: 0).value == nil)
  }

  @Test("a TPM 1.2 tells its maker in four characters")
  func tpm() {
    let text = Array("Manufacturer: 0x49465800\nTCG version: 1.2\nFirmware version: 6.40\n".utf8)
    #expect(SysClassTPM.entry("TCG version", in: text).value == "1.2")
    #expect(SysClassTPM.entry("Firmware", in: text) == .absent)
    #expect(SysClassTPM.maker(Array("0x49465800".utf8)) == "IFX")
    #expect(SysClassTPM.maker(Array("0x4946".utf8)) == nil)
    #expect(SysClassTPM.version(Array("3".utf8)) == nil)
  }

  @Test(
    "Secure Boot is a variable of five bytes",
    arguments: [
      ([], nil), ([6, 0, 0, 0], nil), ([6, 0, 0, 0, 2], nil), ([6, 0, 0, 0, 1, 0], nil),
      ([6, 0, 0, 0, 1], true),
      ([6, 0, 0, 0, 0], false),
    ] as [([UInt8], Bool?)])
  func secureBoot(variable: [UInt8], isOn: Bool?) {
    #expect(FirmwareEFI.decode(.value(variable)).value == isOn)
  }

  @Test(
    "MemTotal in kB, and nothing else",
    arguments: [
      ("MemTotal:       16 kB\n", .value(16384)), ("", .absent), ("MemFree: 1 kB\n", .absent),
      ("MemTotal: 16 MB\n", .malformed(raw: "MemTotal: 16 MB", expected: .number)),
      ("MemTotal: -1 kB", .malformed(raw: "MemTotal: -1 kB", expected: .number)),
    ] as [(String, Observed<Int64>)])
  func memTotal(text: String, total: Observed<Int64>) {
    #expect(ProcMemInfo.total(.value(Array(text.utf8))) == total)
  }

  @Test(
    "values of os-release lose the quotes a shell would take away",
    arguments: [
      ("ID=debian\n", "debian"), ("ID=\"a b\"\n", "a b"), ("ID='a\\b'\n", "a\\b"),
      ("ID=\"a\\\"b\\$\"\n", "a\"b$"),
      ("X_ID=no\nID=yes", "yes"),
    ] as [(String, DeviceText)])
  func osRelease(text: String, value: DeviceText) {
    #expect(OSRelease.value(of: "ID", in: Array(text.utf8)) == .value(value))
  }

  @Test("cases whose type says nothing are of no category", arguments: [0, 1, 2, 0x12, 0x7F, -1] as [Int64])
  func noCategory(type: Int64) {
    #expect(Category(chassisType: type) == nil)
  }
}
