/// A moment in UTC, to the millisecond.
public struct Instant: Hashable, Sendable, Comparable {
  /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let milliseconds: Int64

  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

  /// `2026-11-23T08:15:00.000Z`: the only form written into an event.
  public var text: String {
    let (day, time) = Self.split(milliseconds)
    return String(unsafeUninitializedCapacity: 24) { buffer in
      day.write(into: buffer)
      buffer[10] = 0x54
      Day.put(Int(time / 3_600_000), 2, at: 11, in: buffer)
      buffer[13] = 0x3A
      Day.put(Int(time / 60000 % 60), 2, at: 14, in: buffer)
      buffer[16] = 0x3A
      Day.put(Int(time / 1000 % 60), 2, at: 17, in: buffer)
      buffer[19] = 0x2E
      Day.put(Int(time % 1000), 3, at: 20, in: buffer)
      buffer[23] = 0x5A
      return 24
    }
  }

  /// The day it is in UTC.
  public var day: Day { Self.split(milliseconds).day }

  /// - Returns: `nil` unless the text is exactly what ``text`` writes.
  public init?(_ text: some StringProtocol) {
    guard let instant = Array(text.utf8).withUnsafeBufferPointer({ Self(utf8: $0) }) else { return nil }
    self = instant
  }

  /// The same from bytes that somebody else holds.
  public init?(utf8 text: UnsafeBufferPointer<UInt8>) {
    guard text.count == 24, text[10] == 0x54, text[13] == 0x3A, text[16] == 0x3A, text[19] == 0x2E,
      text[23] == 0x5A, let day = Day(utf8: UnsafeBufferPointer(rebasing: text[0..<10])),
      let hour = Day.number(text, 11..<13), let minute = Day.number(text, 14..<16),
      let second = Day.number(text, 17..<19), let millisecond = Day.number(text, 20..<23),
      hour < 24, minute < 60, second < 60
    else { return nil }
    let seconds = Int64(hour) * 3600 + Int64(minute) * 60 + Int64(second)
    milliseconds = Int64(day.number) * 86_400_000 + seconds * 1000 + Int64(millisecond)
  }

  private static func split(_ milliseconds: Int64) -> (day: Day, time: Int64) {
    let (quotient, remainder) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
    let days = remainder < 0 ? quotient - 1 : quotient
    return (Day(number: Int(days)), milliseconds - days * 86_400_000)
  }
}
