import Model
import Testing

@testable import Scanners

@Suite("Disks")
struct DiskTests {
  /// - Parameter disks: paths of block devices, each with its files.
  static func scan(_ disks: [(path: String, files: [String: String])], udev: [String: String] = [:]) throws
    -> [Disk]
  {
    let folder = try ScratchFolder()
    for (minor, disk) in disks.enumerated() {
      let path = "sys/devices/\(disk.path)"
      let name = path.split(separator: "/").last ?? ""
      try folder.write("\(path)/uevent", "MAJOR=8\nMINOR=\(minor)\nDEVNAME=\(name)\nDEVTYPE=disk\n")
      if disk.files["size"] == nil { try folder.write("\(path)/size", "8\n") }
      for (file, text) in disk.files { try folder.write("\(path)/\(file)", "\(text)\n") }
      try folder.link("sys/class/block/\(name)", to: "../../../\(path)")
    }
    for (name, text) in udev { try folder.write("run/udev/data/\(name)", text) }
    return try #require(TestTree.scan(try SystemTree(capturedAt: folder.path)).hardware).disks
  }

  static let controller = "pci0000:00/0000:01:00.0/nvme/nvme0"

  @Test("the namespaces of one controller are one disk, in the order of their numbers")
  func namespaces() throws {
    let disks = try Self.scan([
      ("\(Self.controller)/nvme0n2", ["nsid": "2", "size": "16", "wwid": "eui.02"]),
      ("\(Self.controller)/nvme0n1", ["nsid": "1", "size": "4096", "wwid": "eui.01"]),
      ("\(Self.controller)/nvme0n10", ["nsid": "10", "size": "8"]),
    ])
    let disk = try #require(disks.first)
    #expect(disks.count == 1)
    #expect(disk.name.value == "nvme0n1")
    #expect(disk.wwn.value == "eui.01")
    #expect(disk.sizeBytes.value == 2_109_440)
    #expect(disk.namespaces.map(\.name.value) == ["nvme0n1", "nvme0n2", "nvme0n10"])
    #expect(disk.namespaces.map(\.number.value) == [1, 2, 10])
  }

  @Test("a disk with one namespace, the rule, does not speak of it")
  func oneNamespace() throws {
    let disks = try Self.scan([("\(Self.controller)/nvme0n1", ["nsid": "1"])])
    #expect(disks.map(\.namespaces) == [[]])
  }

  @Test("two ways to one disk are one disk, and two disks that only look alike are two")
  func multipath() throws {
    func path(_ host: Int, _ name: String) -> String {
      "pci0000:00/0000:02:00.0/host\(host)/target\(host):0:0/\(host):0:0:0/block/\(name)"
    }
    let same = ["device/wwid": "naa.5000c500a1b2c3d4"]
    let serial = "E:ID_SCSI_SERIAL=S1\n"
    #expect(
      try Self.scan(
        [(path(1, "sda"), same), (path(2, "sdb"), same)], udev: ["b8:0": serial, "b8:1": serial]
      )
      .map(\.name.value) == ["sda"])
    #expect(
      try Self.scan(
        [(path(1, "sda"), same), (path(2, "sdb"), same)],
        udev: ["b8:0": serial, "b8:1": "E:ID_SCSI_SERIAL=S2\n"]
      ).count == 2)
    #expect(try Self.scan([(path(1, "sda"), same), (path(2, "sdb"), same)]).count == 2)
  }

  @Test("a world-wide name of zeros is none")
  func zeros() throws {
    let disks = try Self.scan([("\(Self.controller)/nvme0n1", ["wwid": "eui.0000000000000000"])])
    #expect(disks.map(\.wwn.finding) == [.absent])
    for name: DeviceText in ["eui.", "eui", "naa.5000", "nvme.0-0", ""] {
      #expect(!SysClassBlock.isBlank(name))
    }
  }

  @Test("a bridge on USB that lets the disk be asked gives the disk's serial, another its own")
  func bridge() throws {
    let path = "pci0000:00/0000:00:14.0/usb2/2-1/2-1:1.0/host6/target6:0:0/6:0:0:0/block/sda"
    let files = ["device/model": "ASM1153E", "device/vendor": "ASMT"]
    let usb = "E:ID_USB_SERIAL_SHORT=BRIDGE\n"
    let asked = usb + "E:ID_BUS=ata\nE:ID_SERIAL_SHORT=DISK\nE:ID_MODEL_ENC=WDC\\x20WD10\n"
    let disk = try #require(try Self.scan([(path, files)], udev: ["b8:0": asked]).first)
    #expect(disk.bus.value == .usb)
    #expect(disk.serial.value == "DISK")
    #expect(disk.model.value == "WDC WD10")
    let hidden = try #require(try Self.scan([(path, files)], udev: ["b8:0": usb]).first)
    #expect(hidden.serial.value == "BRIDGE")
    #expect(hidden.model.value == "ASM1153E")
  }
}
