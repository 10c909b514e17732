public import Model

/// The memory the kernel can use.
///
/// - Reads: `proc/meminfo`; no rights needed.
/// - Shape: bytes; the kernel prints units of 1024 and calls them kB.
/// - Source: Linux `fs/proc/meminfo.c`.
public struct ProcMemInfo: Scanner {
  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    let path = "proc/meminfo"
    hardware.memory.usableBytes = Fact(Self.total(machine.tree.bytes(path)), from: path)
  }

  static func total(_ file: Observed<[UInt8]>) -> Observed<Int64> {
    file.flatMap { bytes in
      guard let line = bytes.split(separator: 0x0A).first(where: { $0.starts(with: "MemTotal:".utf8) })
      else { return .absent }
      let words = line.split(separator: 0x20)
      guard words.count == 3, words[2].elementsEqual("kB".utf8), let count = Int64(decimal: words[1]),
        (0..<(1 << 43)).contains(count)
      else { return .malformed(raw: .excerpt(line), expected: .number) }
      return .value(count * 1024)
    }
  }
}
