import Model
import Testing

@testable import Scanners

@Suite("SMBIOSTable: memory")
struct SMBIOSTableMemoryTests {
  private typealias Bytes = SMBIOSBytes

  static let array = SMBIOSBytes.structure(
    16, handle: 0x10, [0x03, 0x03, 0x03, 0, 0, 0, 0x02, 0xFE, 0xFF, 2, 0])
  static let module = SMBIOSBytes.structure(
    17, handle: 0x11,
    [0x10, 0, 0xFE, 0xFF, 64, 0, 64, 0, 0x00, 0x40, 0x0D, 0, 1, 2, 0x1A, 0x80, 0, 0x80, 0x0C, 3, 4, 0, 5, 2]
      + [0, 0, 0, 0, 0x60, 0x09],
    ["DIMM A", "BANK 0", "Samsung", "12345678", "M471A2K43DB1-CWE   "])
  static let empty = SMBIOSBytes.structure(
    17, handle: 0x12,
    [0x10, 0, 0xFE, 0xFF, 0, 0, 0, 0, 0, 0, 0x0D, 0, 1, 0, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0], ["DIMM B"])
  static let table = array + module + empty + SMBIOSBytes.end

  /// The first two GiB, and 30 GiB from 4 GiB on.
  static let range =
    SMBIOSBytes.structure(19, [0, 0, 0, 0, 0xFF, 0xFF, 0x1F, 0, 0x10, 0, 1])
    + SMBIOSBytes.structure(
      19,
      [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x10, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0]
        + [0xFF, 0xFF, 0xFF, 0x7F, 0x08, 0, 0, 0])

  static func read(_ bytes: [UInt8]) -> Memory {
    var memory = Memory()
    SMBIOSTable(bytes, source: "t").fill(&memory)
    return memory
  }

  @Test("structures too short for their fields are no memory")
  func broken() {
    for bytes: [UInt8] in [[16, 4, 0, 0], [17, 4, 0, 0, 0, 0], [19, 4, 0, 0, 0, 0]] {
      let memory = Self.read(bytes)
      #expect(memory.slots == Fact(.absent, from: "t"))
      #expect(memory.emptySlots == [])
      #expect(memory.modules.allSatisfy { $0.sizeBytes.value == nil })
      #expect(memory.installedBytes.value == nil)
    }
  }

  @Test("a module and a free slot, with the standard's words")
  func whole() throws {
    let memory = Self.read(Self.table)
    #expect(memory.slots.value == 2)
    #expect(memory.maxCapacityBytes.value == 34_359_738_368)
    #expect(memory.errorCorrection.value == "None")
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
    #expect(module.configuredVoltageMv.finding == .absent)
    #expect(module.manufacturerId.finding == .absent)
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
    #expect(SMBIOSTable.deviceBytes(size: size, extended: extended) == bytes)
  }

  @Test(
    "the speed of a module",
    arguments: [
      (UInt64?.none, UInt64?.none, Int64?.none), (0, nil, nil), (0xFFFF, nil, nil), (0xFFFF, 0, nil),
      (0xFFFF, 70000, 70000), (5600, nil, 5600),
    ])
  func speed(speed: UInt64?, extended: UInt64?, value: Int64?) {
    #expect(SMBIOSTable.speed(speed, extended: extended) == value)
  }

  @Test("a module of version 3.2 tells its voltage and its maker's code; soldered ones are rows of chips")
  func soldered() throws {
    var bytes = Array(Self.module[..<0x22]) + [0, 0, 0, 0, 0x4C, 0x04, 3, 8, 0, 0, 0x80, 0xCE, 0, 0]
    bytes[0x01] = UInt8(bytes.count)
    bytes[0x0E] = 0x0B
    let module = try #require(Self.read(bytes + Self.module[0x22...]).modules.first)
    #expect(module.configuredVoltageMv.value == 1100)
    #expect(module.manufacturerId.value == "80CE")
    #expect(module.formFactor.value == "Row Of Chips")
  }

  @Test(
    "a maker's code, continuation codes first",
    arguments: [(UInt64?.none, DeviceText?.none), (0, nil), (0xCE80, "80CE"), (0x9801, "0198")])
  func makerCode(id: UInt64?, code: DeviceText?) {
    #expect(SMBIOSTable.makerCode(id) == code)
  }

  @Test("chips that hold the firmware are no memory, by their kind or by their array's use")
  func chips() {
    var flash = Self.module
    flash[0x12] = 0x09
    var flashArray = Self.array
    flashArray[0x02] = 0x20
    flashArray[0x05] = 0x05
    var other = Self.module
    other[0x04] = 0x20
    let memory = Self.read(Self.array + flashArray + flash + other + Self.module)
    #expect(memory.modules.map(\.type.value) == ["DDR4"])
    #expect(memory.slots.value == 2)
  }

  @Test("several arrays hold together what each of them holds")
  func arrays() {
    var wide = Self.array
    wide[0x07..<0x0B] = [0, 0, 0, 0x80]
    wide.insert(contentsOf: [0, 0, 0, 0, 0, 1, 0, 0], at: 0x0F)
    wide[0x01] = 0x17
    let memory = Self.read(Self.array + wide)
    #expect(memory.slots.value == 4)
    #expect(memory.maxCapacityBytes.value == 1_133_871_366_144)
  }

  @Test("mapped ranges add up, each counted once; one that ends before it begins leaves the sum open")
  func mapped() {
    #expect(Self.read(Self.range).mappedBytes == Fact(.value(34_359_738_368), from: "t"))
    #expect(Self.read(Self.range + Self.range).mappedBytes.value == 34_359_738_368)
    let backwards = SMBIOSBytes.structure(19, [9, 0, 0, 0, 1, 0, 0, 0, 0x10, 0, 1])
    #expect(Self.read(Self.range + backwards).mappedBytes == Fact(.absent, from: "t"))
  }

  @Test("where the kernel does not say what is installed, the modules do, and without them the mapped ranges")
  func installed() {
    #expect(
      Self.read(Self.array + Self.module + Self.range).installedBytes
        == Fact(.value(17_179_869_184), from: "t"))
    #expect(Self.read(Self.range).installedBytes == Fact(.value(34_359_738_368), from: "t"))
    var unknown = Self.module
    unknown.replaceSubrange(0x0C..<0x0E, with: [0xFF, 0xFF])
    #expect(Self.read(Self.module + unknown + Self.range).installedBytes.value == 34_359_738_368)
    var known = Memory()
    known.installedBytes = Fact(.value(1), from: "k")
    SMBIOSTable(Self.table, source: "t").fill(&known)
    #expect(known.installedBytes == Fact(.value(1), from: "k"))
  }
}
