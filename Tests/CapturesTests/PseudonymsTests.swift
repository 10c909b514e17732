import Model
import Scanners
import Testing

@testable import Captures

@Suite("Pseudonyms")
struct PseudonymsTests {
  private static let salt = [UInt8](0..<32)
  private static let id = "sys/devices/virtual/dmi/id"
  private static let nvme = "sys/devices/pci0000:00/0000:04:00.0/nvme/nvme0"
  private static let dock = "sys/devices/pci0000:00/usb2/2-1/2-1:1.0/net/enx6c2408ccdd02"
  private static let edid = "sys/devices/pci0000:00/drm/card0/card0-DP-1/edid"

  /// Text, binary and paths that hold one machine's names in every way there is.
  static func machine() -> Capture {
    func file(_ text: String) -> Capture.Entry { .file(Array(text.utf8)) }
    return Capture([
      "etc/machine-id": file("7d2b1c90a3f44e1fb0c5d6e7f8091a2b\n"),
      "etc/os-release": file("ID=debian\nPRETTY_NAME=\"Debian\"\n"),
      "proc/sys/kernel/hostname": file("lt-anna\n"),
      "proc/cpuinfo": file("processor\t: 0\n"),
      "sys/class/dmi/id": .link("../../devices/virtual/dmi/id"),
      "\(id)/sys_vendor": file("LENOVO\n"),
      "\(id)/product_serial": file("PF2ABCDE\n"),
      "\(id)/board_serial": file("/PF2ABCDE/CN1296354H0123/\n"),
      "\(id)/chassis_serial": file("To Be Filled By O.E.M.\n"),
      "\(id)/chassis_asset_tag": file("lenovo\n"),
      "\(id)/product_uuid": file("4C4C4544-0051-3010-8052-B4C04F4A4B32\n"),
      "sys/firmware/dmi/tables/DMI": .file(table),
      "sys/class/block/nvme0n1": .link("../../../\(nvme)/nvme0n1"),
      "\(nvme)/serial": file("S6B2K1NX123456      \n"),
      "\(nvme)/model": file("PM9A1 S6B2K1NX123456 special\n"),
      "\(nvme)/nvme0n1/size": file("1000215216\n"),
      "\(nvme)/nvme0n1/wwid": file("nvme.144d-533642324b314e58313233343536-504d394131-00000001\n"),
      "\(nvme)/nvme0n1/uevent": file("MAJOR=259\nMINOR=0\nDEVNAME=nvme0n1\nDEVTYPE=disk\n"),
      "run/udev/data/b259:0": file(
        """
        S:disk/by-id/nvme-PM9A1_S6B2K1NX123456
        S:disk/by-id/nvme-eui.0025385b71b0a1b2
        E:ID_MODEL=PM9A1
        E:ID_SERIAL_SHORT=S6B2K1NX123456
        E:ID_SERIAL=PM9A1_S6B2K1NX123456
        E:ID_WWN=eui.0025385b71b0a1b2
        E:ID_PART_TABLE_UUID=0f3bf5a4-6c7e-4b4e-9d8e-3f8f1f6a7b8c
        E:ID_PART_ENTRY_TYPE=c12a7328-f81f-11d2-ba4b-00a0c93ec93b

        """),
      "sys/class/net/enx6c2408ccdd02": .link("../../../\(dock)"),
      "\(dock)/address": file("6c:24:08:cc:dd:02\n"),
      "\(dock)/device": .link("../../../2-1:1.0"),
      "\(dock)/uevent": file("INTERFACE=enx6c2408ccdd02\nIFINDEX=5\n"),
      "run/udev/data/n5": file("E:ID_NET_NAME_MAC=enx6c2408ccdd02\nE:ID_PATH=pci-6C-24-08-CC-DD-02\n"),
      "sys/class/net/lo": .link("../../devices/virtual/net/lo"),
      "sys/devices/virtual/net/lo/address": file("00:00:00:00:00:00\n"),
      "sys/class/power_supply/BAT0": .link("../../devices/BAT0"),
      "sys/devices/BAT0/uevent": file(
        """
        POWER_SUPPLY_TYPE=Battery
        POWER_SUPPLY_SERIAL_NUMBER= 1234
        POWER_SUPPLY_ENERGY_NOW=12340000
        POWER_SUPPLY_CYCLE_COUNT=1234

        """),
      "sys/class/drm/card0-DP-1": .link("../../../sys/devices/pci0000:00/drm/card0/card0-DP-1"),
      edid: .file(monitor),
      "WITHHELD": file("\(dock)/secret\n"),
    ])
  }

  /// A type 1 with serial and UUID, one of a maker's own, a module, and the end.
  private static let table: [UInt8] =
    [1, 0x1B, 0, 0, 1, 2, 0, 3] + uuidInTable + [6, 0, 0] + strings(["LENOVO", "ThinkPad", "PF2ABCDE"])
    + [0xDC, 0x0A, 1, 0, 0x6C, 0x24, 0x08, 0xCC, 0xDD, 0x02] + strings(["KEY-99-SECRET"])
    + [17, 0x1B, 2, 0] + [UInt8](repeating: 0, count: 0x14) + [1, 0, 0] + strings(["0A1B2C3D"])
    + [127, 4, 3, 0, 0, 0]

  /// The first three fields of the UUID are little-endian there.
  private static let uuidInTable: [UInt8] = [
    0x44, 0x45, 0x4C, 0x4C, 0x51, 0x00, 0x10, 0x30, 0x80, 0x52, 0xB4, 0xC0, 0x4F, 0x4A, 0x4B, 0x32,
  ]

  private static func strings(_ texts: [String]) -> [UInt8] { texts.flatMap { Array($0.utf8) + [0] } + [0] }

  private static let monitor: [UInt8] = {
    var edid: [UInt8] = [0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0x10, 0xAC, 0x7B, 0xA0]
    edid += [0x4C, 0x38, 0x47, 0x31, 12, 30] + [UInt8](repeating: 0, count: 36)
    edid += [UInt8](repeating: 0, count: 18)
    edid += [0, 0, 0, 0xFF, 0] + Array("CN0F3K1A0071\n".utf8)
    edid += [UInt8](repeating: 0, count: 128 - edid.count)
    edid[127] = 0 &- edid.reduce(0, &+)
    return edid
  }()

  private static func report(_ capture: Capture) -> ScanReport {
    MachineScan.captured(SystemTree(capture), now: Instant(milliseconds: 0)).report()
  }

  private static func renamed(salt: [UInt8] = salt) throws -> (names: Pseudonyms, capture: Capture) {
    let machine = machine()
    let names = try Pseudonyms(for: machine, report(machine), salt: salt)
    return (names, names.renamed(machine))
  }

  private static func text(_ path: String, _ capture: Capture) throws -> String {
    guard case .file(let bytes)? = capture.entries[path] else {
      Issue.record("no file \(path)")
      return ""
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// All that is in a capture, in small letters.
  private static func everything(_ capture: Capture) -> [UInt8] {
    capture.entries.flatMap { path, entry in
      switch entry {
      case .folder: Array(path.utf8)
      case .file(let bytes): Array(path.utf8) + [0x0A] + bytes
      case .link(let target): Array("\(path)\n\(target)".utf8)
      }
    }.map(\.lowercased)
  }

  @Test(
    "nothing that names the machine is left, however it is spelled",
    arguments: [
      "7d2b1c90a3f44e1fb0c5d6e7f8091a2b", "lt-anna", "PF2ABCDE", "CN1296354H0123",
      "4C4C4544-0051-3010-8052-B4C04F4A4B32", "S6B2K1NX123456",
      "533642324b314e58313233343536", "0025385b71b0a1b2", "0f3bf5a4", "6c2408ccdd02", "6c:24:08:cc:dd:02",
      "6c-24-08-cc-dd-02", " 1234\n", "CN0F3K1A0071", "KEY-99-SECRET", "0A1B2C3D",
    ])
  func nothingLeft(original: String) throws {
    let bytes = Array(original.utf8).map(\.lowercased)
    let isLeft = Self.everything(try Self.renamed().capture).contains(bytes)
    let wasThere = Self.everything(Self.machine()).contains(bytes)
    #expect(wasThere && !isLeft)
  }

  @Test("nor as bytes: a UUID in either order, an address, a monitor's number")
  func noBytesLeft() throws {
    let capture = try Self.renamed().capture
    let uuid: [UInt8] = [0x4C, 0x4C, 0x45, 0x44, 0x00, 0x51, 0x30, 0x10]
    for bytes in [
      uuid, Array(Self.uuidInTable[..<8]), [0x6C, 0x24, 0x08, 0xCC, 0xDD, 0x02], [0x4C, 0x38, 0x47, 0x31],
    ] {
      for case .file(let file) in capture.entries.values { #expect(!file.contains(bytes)) }
    }
  }

  @Test("a scan of the renamed machine says the same but for the names")
  func replays() throws {
    let machine = Self.machine()
    let (names, capture) = try Self.renamed()
    #expect(Self.report(capture) == names.renamed(Self.report(machine)))
    #expect(Self.report(capture) != Self.report(machine))
    #expect(names.leaks(in: capture) == [])
    #expect(names.leaks(in: machine).count > 10)
  }

  @Test("one value has one name, in every file, link and spelling")
  func consistent() throws {
    let capture = try Self.renamed().capture
    let serial = try Self.text("\(Self.id)/product_serial", capture).dropLast()
    #expect(try Self.text("\(Self.id)/board_serial", capture).hasPrefix("/\(serial)/"))
    #expect(try Self.text("sys/firmware/dmi/tables/DMI", capture).contains("ThinkPad\0\(serial)\0"))

    let disk = try Self.text("\(Self.nvme)/serial", capture)
    let short = disk.prefix { $0 != " " }
    #expect(disk == "\(short)      \n")
    let record = try Self.text("run/udev/data/b259:0", capture)
    #expect(record.contains("E:ID_SERIAL=PM9A1_\(short)\n"))
    #expect(record.hasPrefix("S:disk/by-id/nvme-PM9A1_\(short)\n"))
    #expect(
      try Self.text("\(Self.nvme)/nvme0n1/wwid", capture).contains("-\(Hex.text(short.utf8))-504d394131-"))

    let dock = try #require(capture.entries.keys.first { $0.hasPrefix("sys/class/net/enx") })
    let digits = dock.dropFirst("sys/class/net/enx".count)
    #expect(capture.entries[dock] == .link("../../../\(Self.dock.replacing("6c2408ccdd02", with: digits))"))
    #expect(try Self.text("run/udev/data/n5", capture).hasPrefix("E:ID_NET_NAME_MAC=enx\(digits)\n"))
    #expect(try Self.text("WITHHELD", capture).contains("enx\(digits)/secret\n"))
  }

  @Test("a name has the shape of what it stands for and keeps its maker")
  func shapes() throws {
    let capture = try Self.renamed().capture
    func shape(_ path: String) throws -> String {
      String(
        try Self.text(path, capture).map {
          $0.isNumber ? "9" : $0.isUppercase ? "A" : $0.isLowercase ? "a" : $0
        })
    }
    #expect(try shape("\(Self.id)/product_serial") == "AA9AAAAA\n")
    #expect(try shape("proc/sys/kernel/hostname") == "aa-aaaa\n")
    #expect(try Self.text("etc/machine-id", capture).count == 33)
    let record = try Self.text("run/udev/data/b259:0", capture)
    #expect(record.contains("E:ID_WWN=eui.002538"))
    let dock = try #require(capture.entries.keys.first { $0.hasPrefix("sys/class/net/enx") })
    #expect(dock.hasPrefix("sys/class/net/enx6c2408"))
  }

  @Test("what names nothing stays: placeholders, zeros, words of makers, types, numbers that look alike")
  func placeholdersStay() throws {
    let machine = Self.machine()
    let capture = try Self.renamed().capture
    for path in [
      "\(Self.id)/chassis_serial", "sys/devices/virtual/net/lo/address", "\(Self.id)/sys_vendor",
      "etc/os-release", "\(Self.nvme)/nvme0n1/size", "\(Self.nvme)/nvme0n1/uevent",
    ] {
      #expect(capture.entries[path] == machine.entries[path], "\(path)")
    }
    let battery = try Self.text("sys/devices/BAT0/uevent", capture)
    #expect(battery.contains("ENERGY_NOW=12340000\nPOWER_SUPPLY_CYCLE_COUNT=1234\n"))
    #expect(
      try Self.text("run/udev/data/b259:0", capture)
        .contains("ID_PART_ENTRY_TYPE=c12a7328-f81f-11d2-ba4b-00a0c93ec93b\n"))
  }

  @Test("a monitor's sum is right again, and a wrong one as wrong as before")
  func checksums() throws {
    for error: UInt8 in [0, 7] {
      var machine = Self.machine()
      var edid = Self.monitor
      edid[127] &+= error
      machine.entries[Self.edid] = .file(edid)
      let names = try Pseudonyms(for: machine, Self.report(machine), salt: Self.salt)
      guard case .file(let renamed)? = names.renamed(machine).entries[Self.edid] else {
        Issue.record("no EDID")
        continue
      }
      #expect(renamed.reduce(0, &+) == error)
      #expect(renamed != edid)
      #expect(renamed[..<12] == edid[..<12])
    }
  }

  @Test("names depend on the salt, and on nothing else")
  func salt() throws {
    #expect(try Self.renamed().capture == Self.renamed().capture)
    let other = try Self.renamed(salt: [UInt8](1...32)).capture
    let serial = "\(Self.id)/product_serial"
    #expect(try Self.text(serial, other) != Self.text(serial, Self.renamed().capture))
  }

  @Test("broken tables, EDIDs and lines are renamed without a trap, byte for byte as long")
  func broken() throws {
    var generator = SplitMix64(seed: 7)
    for round in 0..<150 {
      var machine = Self.machine()
      for path in [
        "sys/firmware/dmi/tables/DMI", Self.edid, "run/udev/data/b259:0", "\(Self.id)/product_uuid",
      ] {
        guard case .file(var bytes)? = machine.entries[path] else { continue }
        for _ in 0..<4 {
          let index = Int(generator.next() % UInt64(bytes.count))
          bytes[index] = UInt8(truncatingIfNeeded: generator.next())
        }
        bytes.removeLast(Int(generator.next() % UInt64(bytes.count)))
        machine.entries[path] = .file(bytes)
      }
      let report = Self.report(machine)
      let names = try Pseudonyms(for: machine, report, salt: Self.salt)
      let capture = names.renamed(machine)
      #expect(names.leaks(in: capture) == [], "round \(round)")
      #expect(capture.entries.count == machine.entries.count, "round \(round)")
      let bytes = { (capture: Capture) in
        capture.entries.values.reduce(0) { if case .file(let bytes) = $1 { $0 + bytes.count } else { $0 } }
      }
      #expect(bytes(capture) == bytes(machine), "round \(round)")
    }
  }
}

extension [UInt8] {
  func contains(_ part: [UInt8]) -> Bool {
    guard count >= part.count else { return false }
    return (0...(count - part.count)).contains { self[$0...].starts(with: part) }
  }
}
