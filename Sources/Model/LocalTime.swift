/// A day and a time as the clock of some machine said it, without its zone: `2026-11-23T09:13:02`.
///
/// A machine that was started from a stick to wipe its disks knows no zone, and what it wrote down cannot be made a moment.
public struct LocalTime: Hashable, Sendable, Comparable {
  public let day: Day
  /// Seconds since midnight.
  public let second: Int

  /// - Returns: `nil` unless the text is exactly what ``text`` writes.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 19, bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A,
      let day = Day(String(decoding: bytes[..<10], as: UTF8.self)), let hour = Day.number(bytes[11..<13]),
      let minute = Day.number(bytes[14..<16]), let second = Day.number(bytes[17..<19]), hour < 24,
      minute < 60,
      second < 60
    else { return nil }
    self.day = day
    self.second = hour * 3600 + minute * 60 + second
  }

  public var text: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day.text)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
  }

  public static func < (a: LocalTime, b: LocalTime) -> Bool { (a.day, a.second) < (b.day, b.second) }
}
