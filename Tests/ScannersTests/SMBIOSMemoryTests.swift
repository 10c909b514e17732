import Model
import Testing

@testable import Scanners

@Suite("SMBIOSMemory")
struct SMBIOSMemoryTests {
  /// A structure with these bytes after its header, and these strings after them.
  static func structure(_ type: UInt8, handle: UInt8 = 0, _ fields: [UInt8], _ strings: [String] = [])
    -> [UInt8]
  {
    var bytes = [type, UInt8(4 + fields.count), handle, 0] + fields
    for string in strings { bytes += Array(string.utf8) + [0] }
    return bytes + (strings.isEmpty ? [0, 0] : [0])
  }

  static let array = structure(16, handle: 0x10, [0x03, 0x03, 0x03, 0, 0, 0, 0x02, 0xFE, 0xFF, 2, 0])
  static let module = structure(
    17, handle: 0x11,
    [0x10, 0, 0xFE, 0xFF, 64, 0, 64, 0, 0x00, 0x40, 0x0D, 0, 1, 2, 0x1A, 0x80, 0, 0x80, 0x0C, 3, 4, 0, 5, 2]
      + [0, 0, 0, 0, 0x60, 0x09],
    ["DIMM A", "BANK 0", "Samsung", "12345678", "M471A2K43DB1-CWE   "])
  static let empty = structure(
    17, handle: 0x12,
    [0x10, 0, 0xFE, 0xFF, 0, 0, 0, 0, 0, 0, 0x0D, 0, 1, 0, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0], ["DIMM B"])
  static let table = array + module + empty + structure(127, [])

  @Test("nothing, garbage and a structure without an end are no memory")
  func broken() {
    for bytes: [UInt8] in [
      [], [17], [17, 3, 0, 0], [17, 255, 0, 0, 1], [16, 4, 0, 0], [17, 4, 0, 0, 0, 0],
    ] {
      let memory = SMBIOSMemory(SMBIOSTable(bytes), source: "t")
      #expect(memory.slots == 0)
      #expect(memory.emptySlots == [])
      #expect(memory.modules.allSatisfy { $0.sizeBytes.value == nil })
    }
  }

  @Test("a table cut anywhere gives what came before the cut")
  func cut() {
    for length in 0..<Self.table.count {
      let memory = SMBIOSMemory(SMBIOSTable(Array(Self.table[..<length])), source: "t")
      #expect(memory.modules.count <= 1)
      #expect(memory.slots == (length >= Self.array.count - 2 ? 2 : 0))
    }
  }

  @Test("a module and a free slot, with the standard's words")
  func whole() throws {
    let memory = SMBIOSMemory(SMBIOSTable(Self.table), source: "t")
    #expect(memory.slots == 2)
    #expect(memory.maxCapacityBytes == 34_359_738_368)
    let module = try #require(memory.modules.first)
    #expect(memory.modules.count == 1)
    #expect(module.slot == Fact(.value("DIMM A"), from: "t"))
    #expect(module.bank.value == "BANK 0")
    #expect(module.sizeBytes.value == 17_179_869_184)
    #expect(module.type.value == "DDR4")
    #expect(module.formFactor.value == "SODIMM")
    #expect(module.speedMTs.value == 3200)
    #expect(module.configuredSpeedMTs.value == 2400)
    #expect(module.manufacturer.value == "Samsung")
    #expect(module.serial.value == "12345678")
    #expect(module.partNumber.value == "M471A2K43DB1-CWE")
    #expect(module.rank.value == 2)
    #expect(memory.emptySlots.map(\.slot.value) == ["DIMM B"])
    #expect(memory.emptySlots.map(\.bank.finding) == [.absent])
  }

  @Test(
    "the size of a module",
    arguments: [
      (UInt64(0), UInt64?.none, Int64?(0)), (0xFFFF, 8, nil), (0x7FFF, nil, nil),
      (0x7FFF, 32768, 34_359_738_368),
      (0x4000, 1, 17_179_869_184), (0x8040, nil, 65536),
    ])
  func size(size: UInt64, extended: UInt64?, bytes: Int64?) {
    #expect(SMBIOSMemory.deviceBytes(size: size, extended: extended) == bytes)
  }

  @Test(
    "the speed of a module",
    arguments: [
      (UInt64?.none, UInt64?.none, Int64?.none), (0, nil, nil), (0xFFFF, nil, nil), (0xFFFF, 0, nil),
      (0xFFFF, 70000, 70000), (5600, nil, 5600),
    ])
  func speed(speed: UInt64?, extended: UInt64?, value: Int64?) {
    #expect(SMBIOSMemory.speed(speed, extended: extended) == value)
  }

  @Test("memory that udev keeps needs no root; only without it the table is asked for, which does")
  func fallback() throws {
    let folder = try ScratchFolder()
    try folder.write("sys/firmware/dmi/tables/DMI", Self.table)
    let tree = try SystemTree(capturedAt: folder.path)
    let asRoot = try #require(TestTree.scan(tree).hardware).memory
    #expect(asRoot.slots == Fact(.value(2), from: "sys/firmware/dmi/tables/DMI"))
    #expect(asRoot.modules.map(\.serial.value) == ["12345678"])

    try folder.write("WITHHELD", "sys/firmware/dmi/tables/DMI\n")
    let asUser = try #require(TestTree.scan(SystemTree(capturedAt: folder.path)).hardware).memory
    #expect(asUser.slots.finding == .withheld(.root))
    #expect(asUser.modules == [])
  }
}
