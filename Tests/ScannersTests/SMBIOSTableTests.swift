import Model
import Testing

@testable import Scanners

@Suite("SMBIOSTable")
struct SMBIOSTableTests {
  private typealias Bytes = SMBIOSBytes

  /// One structure of each type that a report has something of.
  static let whole: [UInt8] = {
    let parts: [[UInt8]] = [
      SMBIOSTableIdentityTests.firmware, SMBIOSTableIdentityTests.system, SMBIOSTableIdentityTests.board,
      SMBIOSTableIdentityTests.chassis, SMBIOSTablePartsTests.processor, SMBIOSTablePartsTests.cache,
      SMBIOSTablePartsTests.port, SMBIOSTablePartsTests.slot, SMBIOSTablePartsTests.oemStrings,
      SMBIOSTableMemoryTests.array, SMBIOSTableMemoryTests.module, SMBIOSTableMemoryTests.empty,
      SMBIOSTableMemoryTests.range, SMBIOSTablePartsTests.battery, SMBIOSTablePartsTests.security,
      SMBIOSTablePartsTests.voltage, SMBIOSTablePartsTests.fan, SMBIOSTablePartsTests.temperature,
      SMBIOSTablePartsTests.controller, SMBIOSTablePartsTests.supply, SMBIOSTablePartsTests.onboard,
      SMBIOSTablePartsTests.tpm, SMBIOSBytes.end,
    ]
    return parts.flatMap { $0 }
  }()

  @Test("nothing, garbage and a structure without an end are read as far as they go")
  func broken() {
    let rows: [([UInt8], Int)] = [
      ([], 0), ([17], 0), ([17, 3, 0, 0], 0), ([17, 255, 0, 0, 1], 0), ([16, 4, 0, 0], 1),
      ([17, 4, 0, 0, 0, 0], 1), ([0, 0, 0, 0], 0),
    ]
    for (bytes, count) in rows {
      #expect(SMBIOSTable(bytes, source: "t").structures.count == count, "\(bytes)")
    }
  }

  @Test("a table cut anywhere gives no more than what came before the cut")
  func cut() {
    var parts = 0
    for length in 0...Self.whole.count {
      let table = SMBIOSTable(Array(Self.whole[..<length]), source: "t")
      let found = Bytes.parts(Bytes.hardware(table))
      #expect(found >= parts)
      parts = found
    }
    #expect(parts == 11)
  }

  @Test("a wrong bit anywhere ends nothing")
  func flips() {
    for bit in 0..<(Self.whole.count * 8) {
      var bytes = Self.whole
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      let table = SMBIOSTable(bytes, source: "t")
      #expect(table.structures.count <= bytes.count / 4)
      #expect(Bytes.parts(Bytes.hardware(table)) <= table.structures.count)
    }
  }

  @Test("an end before as many structures as were counted is not the end")
  func early() throws {
    let bytes = Bytes.end + Bytes.structure(8, [0, 0, 0, 0, 0x10]) + Bytes.end
    let counted = SMBIOSEntryPoint(Bytes.entry32(2, 3, length: 100, structures: 3))
    #expect(SMBIOSTable(bytes, entry: counted, source: "t").ports.count == 1)
    let uncounted = SMBIOSEntryPoint(Bytes.entry64(3, 0, length: 100))
    #expect(SMBIOSTable(bytes, entry: uncounted, source: "t").ports == [])
  }

  @Test("a count that is too small hides nothing, and one that is too great adds nothing")
  func miscounted() {
    let bytes = Bytes.structure(8, [0, 0, 0, 0, 0x10]) + Bytes.structure(8, [0, 0, 0, 0, 0x10]) + Bytes.end
    for count: UInt16 in [0, 1, 3, 4, 65535] {
      let entry = SMBIOSEntryPoint(Bytes.entry32(2, 3, length: 100, structures: count))
      #expect(SMBIOSTable(bytes, entry: entry, source: "t").ports.count == 2, "\(count)")
    }
  }

  @Test("what lies behind the length the entry point tells is not read")
  func length() {
    let port = Bytes.structure(8, [0, 0, 0, 0, 0x10])
    let entry = SMBIOSEntryPoint(Bytes.entry64(3, 0, length: UInt16(port.count)))
    #expect(SMBIOSTable(port + port, entry: entry, source: "t").ports.count == 1)
    let unknown = SMBIOSEntryPoint(Bytes.entry64(3, 0, length: 0))
    #expect(SMBIOSTable(port + port, entry: unknown, source: "t").ports.count == 2)
  }

  @Test("more structures than any machine has are cut, and that is said")
  func many() {
    let table = SMBIOSTable([UInt8]((0..<5000).flatMap { _ in [8, 4, 0, 0, 0, 0] }), source: "t")
    #expect(table.structures.count == 4096)
    #expect(table.isCut)
  }

  @Test("a string's number: none, blank, one that is there, one that is not")
  func strings() {
    let table = Bytes.table(Bytes.structure(2, [1, 0, 2, 3, 200], [" ACME ", "   "]))
    var board = Board()
    table.fill(&board)
    #expect(board.vendor == Fact(.value("ACME"), from: "t"))
    #expect(board.name.finding == .absent)
    #expect(board.version.finding == .absent)
    #expect(board.serial == Fact(.malformed(raw: "3", expected: .table), from: "t"))
    #expect(board.assetTag == Fact(.malformed(raw: "200", expected: .table), from: "t"))
  }

  @Test("bytes that are no UTF-8 are kept as they are")
  func bytes() {
    let table = SMBIOSTable([2, 5, 0, 0, 1, 0x80, 0xFF, 0, 0], source: "t")
    var board = Board()
    table.fill(&board)
    #expect(board.vendor.value == DeviceText(bytes: [0x80, 0xFF]))
  }

  @Test(
    "a code of an enumeration has a word, says nothing, or is none",
    arguments: [
      (UInt64(0x01), Observed<String>.absent), (0x03, .value("ISA")), (0x28, .value("OCP NIC Prior to 3.0")),
      (0x29, .malformed(raw: "0x29", expected: .code)), (0xB6, .value("PCI Express 3 x16")),
      (0xB7, .malformed(raw: "0xB7", expected: .code)), (0xB8, .value("PCI Express 4")),
      (0xC6, .value("EDSFF E3")), (0x00, .malformed(raw: "0x0", expected: .code)),
    ])
  func words(code: UInt64, word: Observed<String>) {
    #expect(SMBIOSTable.slotTypes.word(for: code) == word)
  }
}
