/// The kernel's lists of processors: `0-3,8,10-11`, and the older masks `00000000,0000000f`.
///
/// - Source: Linux `lib/bitmap-str.c`.
enum CPUList {
  /// More than any kernel is built for (`CONFIG_NR_CPUS` is at most 8192).
  static let limit = 65_536

  static func list(_ text: [UInt8]) -> [Int]? {
    var cpus: [Int] = []
    for range in text.split(separator: 0x2C, omittingEmptySubsequences: false) {
      let ends = range.split(separator: 0x2D, omittingEmptySubsequences: false).map { Int64(decimal: $0) }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
        first >= cpus.last.map({ Int64($0) + 1 }) ?? 0, first <= last, last < Int64(limit)
      else { return nil }
      cpus += Int(first)...Int(last)
    }
    return cpus
  }

  static func mask(_ text: [UInt8]) -> [Int]? {
    var cpus: [Int] = []
    var cpu = 0
    for digit in text.reversed() where digit != 0x2C {
      guard let bits = Int64(hex: [digit]), cpu < limit else { return nil }
      for bit in 0..<4 where bits >> Int64(bit) & 1 == 1 { cpus.append(cpu + bit) }
      cpu += 4
    }
    return cpus.isEmpty ? nil : cpus
  }
}
