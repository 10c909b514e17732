import Model
import Testing

@testable import Scanners

@Suite("Recorded SMBIOS tables", .enabled(if: RealData.folder != nil, RealData.absence))
struct RealSMBIOSTests {
  private typealias Bytes = SMBIOSBytes

  static let tables =
    ["systemd", "u-root", "python-dmidecode", "libsmbios", "siderolabs", "jcreekmore"].flatMap { folder in
      [".bin", ".dmp", ".dmidump", ".dat", ".dmi"].flatMap { ending in
        RealData.names(in: "dmi-bin/\(folder)", ending: ending).map { "dmi-bin/\(folder)/\($0)\(ending)" }
      }
    }.filter { !$0.hasSuffix("entry_v3.bin") }
    + ["dell_xps13", "questing_vm"].map { "dmi-bin/hardware-api/\($0)/DMI" }

  /// The table of a dump, and the entry point before it where there is one.
  static func read(_ path: String) throws -> (table: [UInt8], entry: SMBIOSEntryPoint?) {
    let bytes = try RealData.bytes(path)
    guard bytes.starts(with: "_SM".utf8) else { return (bytes, nil) }
    return (Array(bytes.dropFirst(32)), SMBIOSEntryPoint(Array(bytes[..<32])))
  }

  @Test("every table has the structures dmidecode counts, type by type", arguments: tables)
  func counts(path: String) throws {
    let (bytes, entry) = try Self.read(path)
    let text = path.hasSuffix("/DMI") ? "\(path.dropLast(3))dmidecode.txt" : "\(path).dmidecode.txt"
    var printed: [Int: Int] = [:]
    for line in try RealData.text(text).split(separator: "\n") where line.hasPrefix("Handle 0x") {
      // Handle 0x0001, DMI type 1, 27 bytes
      let type = line.split(separator: " ")[4].dropLast()
      printed[try #require(Int(type)), default: 0] += 1
    }
    var found: [Int: Int] = [:]
    for structure in SMBIOSTable(bytes, entry: entry, source: "t").structures {
      found[Int(structure.type), default: 0] += 1
    }
    #expect(found == printed)
  }

  @Test(
    "a table cut anywhere gives what came before the cut, and at most one part of what was cut",
    arguments: tables)
  func cut(path: String) throws {
    let (bytes, entry) = try Self.read(path)
    let starts = SMBIOSTable(bytes, entry: entry, source: "t").structures.map(\.area.startIndex)
    for (start, end) in zip(starts, starts.dropFirst() + [bytes.count]) {
      for length in start..<end {
        let table = SMBIOSTable(Array(bytes[start..<length]), source: "t")
        #expect(table.structures.count <= 1)
        #expect(Bytes.parts(Bytes.hardware(table)) <= table.structures.count)
      }
      let before = SMBIOSTable(Array(bytes[..<start]), entry: entry, source: "t")
      #expect(before.structures.map(\.area.startIndex) == starts.filter { $0 < start })
    }
  }

  @Test("wrong bits end nothing, and give no more parts than structures", arguments: tables)
  func flips(path: String) throws {
    let (bytes, entry) = try Self.read(path)
    var numbers = SeededNumbers(state: UInt64(bytes.count))
    for _ in 0..<150 {
      var wrong = bytes
      for _ in 0..<Int.random(in: 1...16, using: &numbers) {
        wrong[Int.random(in: 0..<wrong.count, using: &numbers)] ^=
          1 << UInt8.random(in: 0...7, using: &numbers)
      }
      let table = SMBIOSTable(wrong, entry: entry, source: "t")
      #expect(table.structures.count <= wrong.count / 4)
      #expect(Bytes.parts(Bytes.hardware(table)) <= table.structures.count)
    }
  }

  @Test(
    "whatever udev keeps of the memory is what the table says",
    arguments: ["HP-Z600", "Lenovo-Thinkcentre-m720s"])
  func udevMemory(name: String) throws {
    let (bytes, entry) = try Self.read("dmi-bin/systemd/\(name).bin")
    let table = SMBIOSTable(bytes, entry: entry, source: "t")
    var read = Memory()
    table.fill(&read)
    let properties = DeviceProperties(
      of: DMIMemory.device, lines: .value(try RealData.bytes("dmi-bin/systemd/\(name).memory-udev.txt")))
    var kept = Memory()
    #expect(DMIMemory.fill(&kept, from: properties))

    #expect(read.slots.value == kept.slots.value)
    #expect(read.errorCorrection.finding == kept.errorCorrection.finding)
    // udev keeps the last of several arrays, and they are alike in both machines.
    let arrays = table.all(16).count { $0.byte(at: 0x05) == 0x03 }
    #expect(read.maxCapacityBytes.value == kept.maxCapacityBytes.value.map { $0 * Int64(arrays) })
    #expect(read.emptySlots.map(\.slot.finding) == kept.emptySlots.map(\.slot.finding))
    #expect(read.emptySlots.map(\.bank.finding) == kept.emptySlots.map(\.bank.finding))
    #expect(read.emptySlots.map(\.formFactor.finding) == kept.emptySlots.map(\.formFactor.finding))
    #expect(read.modules.count == kept.modules.count)
    for (index, (a, b)) in zip(read.modules, kept.modules).enumerated() {
      #expect(a.slot.finding == b.slot.finding)
      #expect(a.bank.finding == b.bank.finding)
      #expect(a.sizeBytes.finding == b.sizeBytes.finding)
      #expect(a.type.finding == b.type.finding)
      #expect(a.formFactor.finding == b.formFactor.finding)
      #expect(a.speedMTs.finding == b.speedMTs.finding)
      #expect(a.configuredSpeedMTs.finding == b.configuredSpeedMTs.finding)
      #expect(a.manufacturer.finding == b.manufacturer.finding)
      #expect(a.partNumber.finding == b.partNumber.finding)
      #expect(a.serial.finding == b.serial.finding)
      #expect(a.rank.finding == b.rank.finding)
      // udev divides millivolts by a thousand and drops the rest.
      let slots = kept.modules.count + kept.emptySlots.count
      if slots == 4, let volts = properties.udevNumber("MEMORY_DEVICE_\(index)_CONFIGURED_VOLTAGE").value {
        #expect(a.configuredVoltageMv.value.map { $0 / 1000 } == volts)
      }
    }
  }

  @Test("modules soldered to the board of a laptop are rows of chips")
  func soldered() throws {
    var memory = Memory()
    SMBIOSTable(try RealData.bytes("dmi-bin/hardware-api/dell_xps13/DMI"), source: "t").fill(&memory)
    #expect(memory.modules.count == 8)
    #expect(Set(memory.modules.map(\.formFactor.value)) == ["Row Of Chips"])
  }
}
