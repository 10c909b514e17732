import Model
import Testing

@testable import Scanners

/// A tree made from a `udevadm info --export-db` dump: sysfs folders and links, `uevent`, and the udev records.
enum UdevDump {
  /// What the kernel itself writes into `uevent`.
  static let kernelKeys: Set<String> = [
    "DEVNAME", "DEVTYPE", "MAJOR", "MINOR", "DRIVER", "MODALIAS", "PRODUCT", "TYPE", "INTERFACE", "IFINDEX",
  ]

  static func makeTree(_ name: String, in scratch: ScratchFolder) throws {
    for record in try RealData.text("udev-export/\(name).txt").split(separator: "\n\n") {
      var path: Substring?
      var entries: [(key: Substring, value: Substring)] = []
      for line in record.split(separator: "\n") {
        if line.hasPrefix("P: ") { path = line.dropFirst(3) }
        guard line.hasPrefix("E: "), let equals = line.firstIndex(of: "=") else { continue }
        entries.append(
          (line[line.index(line.startIndex, offsetBy: 3)..<equals], line[line.index(after: equals)...]))
      }
      func value(_ key: Substring) -> Substring? { entries.last { $0.key == key }?.value }
      guard let path, let subsystem = value("SUBSYSTEM"),
        ["block", "net", "pci", "usb", "power_supply", "drm", "dmi", "tpm"].contains(subsystem)
      else { continue }

      let isKernels: (Substring) -> Bool = {
        kernelKeys.contains(String($0)) || $0.hasPrefix("PCI_") && !$0.hasSuffix("_DATABASE")
          || $0.hasPrefix("POWER_SUPPLY_")
      }
      let uevent = entries.filter { isKernels($0.key) }.map { "\($0.key)=\($0.value)\n" }.joined()
      let folder = "sys\(path)"
      if subsystem == "net" { try scratch.write("\(folder)/type", "1\n") }
      try scratch.write("\(folder)/uevent", uevent)
      let device = Device(path: folder, subsystem: String(subsystem))
      let bus = ["pci", "usb"].contains(subsystem)
      let entry =
        bus ? "sys/bus/\(subsystem)/devices/\(device.name)" : "sys/class/\(subsystem)/\(device.name)"
      try scratch.link(entry, to: bus ? "../../../..\("/\(folder)")" : "../../../\(folder)")
      let properties = entries.filter { !isKernels($0.key) }.map { "E:\($0.key)=\($0.value)\n" }.joined()
      try scratch.write(
        "run/udev/data/\(SysfsDevices.recordName(of: device, Array(uevent.utf8)))", properties)
      // The dumps have no attributes: a size, for a disk without one is a reader without a card.
      if value("DEVTYPE") == "disk" { try scratch.write("\(folder)/size", "2\n") }
      if value("POWER_SUPPLY_TECHNOLOGY") != nil { try scratch.write("\(folder)/type", "Battery\n") }
      if subsystem == "net", let end = path.range(of: "/net/") {
        try scratch.link("\(folder)/device", to: "/sys\(path[..<end])")
      }
    }
  }
}

extension Substring {
  func range(of text: String) -> Substring.Index? {
    indices.first { self[$0...].hasPrefix(text) }
  }
}

@Suite("Recorded udev databases", .enabled(if: RealData.folder != nil, RealData.absence))
struct RealUdevTests {
  static func hardware(_ name: String) throws -> Hardware {
    let scratch = try ScratchFolder()
    try UdevDump.makeTree(name, in: scratch)
    return try #require(TestTree.scan(SystemTree(capturedAt: scratch.path)).hardware)
  }

  @Test(
    "the disks and networks of a machine, by bus and by kind",
    arguments: [
      ("LENOVO_T420", ["sda ata"], ["eth0 ethernet pci", "wlan0 wireless pci"]),
      (
        "HP_ELITEBOOK_835_13_INCH_G10", ["nvme0n1 nvme", "sda usb"],
        ["enx54af978e007e ethernet usb", "wlp1s0 wireless pci", "wwan0 wwan pci"]
      ),
      (
        "DELL_POWEREDGE_R820_NVME", ["nvme0n1 nvme", "nvme1n1 nvme", "sda scsi"],
        ["em1 ethernet pci", "em2 ethernet pci", "em3 ethernet pci", "em4 ethernet pci"]
      ),
      ("EMMC_AS_MAIN_DRIVE", ["mmcblk0 mmc"], ["wlan0 wireless pci"]),
      ("QEMU_KVM", ["vda virtio"], ["eth0 ethernet virtio"]),
      ("RPI4B4G", ["mmcblk0 mmc", "sda usb"], ["eth0 ethernet platform", "wlan0 wireless sdio"]),
      (
        "NVIDIA_DGX_STATION", ["sda ata", "sdb ata", "sdc ata", "sdd ata"],
        ["enp2s0f0 ethernet pci", "enp2s0f1 ethernet pci"]
      ),
    ])
  func disksAndNetworks(machine: String, disks: [String], networks: [String]) throws {
    let hardware = try Self.hardware(machine)
    func text(_ parts: String?...) -> String { parts.map { $0 ?? "?" }.joined(separator: " ") }
    #expect(hardware.disks.map { text($0.name.value?.string, $0.bus.value?.rawValue) }.sorted() == disks)
    #expect(
      hardware.networkCards.map {
        text($0.name.value?.string, $0.kind.value?.rawValue, $0.bus.value?.rawValue)
      }.sorted() == networks)
  }

  @Test("a SATA disk's own model, serial and world-wide name, uncut")
  func sataDisk() throws {
    let disk = try #require(Self.hardware("LENOVO_T420").disks.first)
    #expect(disk.model.value == "Hitachi HTS723232A7A364")
    #expect(disk.serial.value == "110115E3830063G3TKTA")
    #expect(disk.wwn.value == "naa.5000cca61dc1b95c")
    #expect(disk.firmware.value == "EC2OA7B0")
  }

  @Test(
    "a battery's charge is turned into energy, and a count of no cycles into no count",
    arguments: [
      ("DELL_LATITUDEE4310", "DELL Y266P01", "203", 31_080),
      ("DELL_VOSTROV131", "DELL HK3RG13", "54085", 65_490),
      ("LENOVO_E445", "45N1043", "6849", 47_520),
    ])
  func battery(machine: String, model: DeviceText, serial: DeviceText, designMwh: Int64) throws {
    let batteries = try Self.hardware(machine).batteries
    #expect(batteries.map(\.model.value) == [model])
    #expect(batteries.map(\.serial.value) == [serial])
    #expect(batteries.map(\.designMwh.value) == [designMwh])
    #expect(batteries.map(\.cycles.finding) == [.absent])
  }

  @Test("every dump gives a report", arguments: RealData.names(in: "udev-export", ending: ".txt"))
  func everyDump(machine: String) throws {
    let hardware = try Self.hardware(machine)
    #expect(!hardware.disks.isEmpty || !hardware.networkCards.isEmpty || !hardware.pciDevices.isEmpty)
    for device in hardware.pciDevices {
      #expect(device.vendorId.value?.bytes.count == 4 && device.classCode.value?.bytes.count == 6)
    }
  }
}
