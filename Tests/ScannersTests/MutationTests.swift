import Model
import Testing

@testable import Scanners

/// SplitMix64 (G. Steele et al., 2014): the same numbers on every run.
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite("Decoders under mutation")
struct MutationTests {
  /// A few bytes changed, removed, doubled or cut off.
  static func mutate(_ bytes: [UInt8], _ numbers: inout SeededNumbers) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...8, using: &numbers) where !bytes.isEmpty {
      let at = Int.random(in: 0..<bytes.count, using: &numbers)
      switch Int.random(in: 0..<6, using: &numbers) {
      case 0: bytes[at] = UInt8.random(in: 0...255, using: &numbers)
      case 1:
        bytes[at] =
          [0, 1, 0x0A, 0x20, 0x2D, 0x3A, 0x7F, 0x80, 0xFE, 0xFF].randomElement(using: &numbers) ?? 0
      case 2: bytes.remove(at: at)
      case 3: bytes.insert(UInt8.random(in: 0...255, using: &numbers), at: at)
      case 4: bytes.removeLast(bytes.count - at)
      default: bytes.insert(contentsOf: bytes[at..<min(at + 40, bytes.count)], at: at)
      }
    }
    return bytes
  }

  @Test("a damaged EDID gives letters, sane numbers and short text, or nothing")
  func edid() throws {
    let seed = try EDIDBytes(base: EDIDTests.dell())
      .adding(.cta(formats: [0x90, 97], timings: [EDIDBytes.timing(1280, 720)], native: 1, hidden: 2))
      .adding(.displayID(.parameters)).bytes
    var numbers = SeededNumbers(state: 1)
    for _ in 0..<4000 {
      guard let edid = EDID(Self.mutate(seed, &numbers)) else { continue }
      #expect(edid.maker?.bytes.count ?? 3 == 3)
      #expect((edid.serial?.bytes.count ?? 0) <= 122 && (edid.name?.bytes.count ?? 0) <= 122)
      #expect((1990...2245).contains(edid.year ?? edid.modelYear ?? 0))
      for extent in [edid.size, edid.nativePixels].compactMap(\.self) {
        #expect((1...65536).contains(extent.width) && (1...65536).contains(extent.height))
      }
      if let tile = edid.tile { #expect((1...64).contains(tile.columns) && (1...64).contains(tile.row)) }
    }
  }

  @Test("a damaged SMBIOS table gives at most as many parts as its bytes can hold")
  func smbios() {
    var numbers = SeededNumbers(state: 2)
    for _ in 0..<2000 {
      let bytes = Self.mutate(SMBIOSTableTests.whole, &numbers)
      let table = SMBIOSTable(bytes, source: "t")
      #expect(table.structures.count <= bytes.count / 4)
      let hardware = SMBIOSBytes.hardware(table)
      #expect(SMBIOSBytes.parts(hardware) <= table.structures.count)
      #expect(hardware.memory.modules.allSatisfy { $0.sizeBytes.value ?? 1 > 0 })
      #expect(hardware.batteries.allSatisfy { (1000...500_000).contains($0.designMwh.value ?? 0) })
    }
  }

  @Test("a damaged cpuinfo gives values that were in it")
  func cpuInfo() throws {
    let whole = try #require(TestTree.machine("thinkpad-x1").bytes("proc/cpuinfo").value)
    let seed = Array(whole.prefix(900))
    var numbers = SeededNumbers(state: 3)
    for _ in 0..<3000 {
      let bytes = Self.mutate(seed, &numbers)
      let info = CPUInfo(bytes)
      #expect(info.blocks.count <= bytes.count)
      if let name = info.shared("model name") { #expect(name.bytes.count <= bytes.count) }
    }
  }

  @Test("a damaged udev record gives lines of keys and values only")
  func udevRecord() {
    let seed = Array(
      "S:disk/by-id/x\nI:123\nE:ID_MODEL=a b\nE:ID_SERIAL_SHORT=\nE:ID_MODEL=second\nG:systemd\nE:=\nE:\n"
        .utf8)
    var numbers = SeededNumbers(state: 4)
    for _ in 0..<3000 {
      let lines = SysfsDevices.properties(inRecord: Self.mutate(seed, &numbers))
      let device = Device(path: "sys/x", subsystem: "block")
      let model = DeviceProperties(of: device, lines: .value(lines)).udev("ID_MODEL")
      #expect(model.value.map { !$0.bytes.contains(0x0A) } ?? true)
      _ = SysfsDevices.recordName(of: device, lines)
      _ = SysClassBlock.unescaped(lines)
      _ = OSRelease.value(of: "ID_MODEL", in: lines)
    }
  }
}
