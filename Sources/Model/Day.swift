/// A business date in the proleptic Gregorian calendar: a purchase happens on a day, not at an instant.
public struct Day: Hashable, Sendable, Comparable {
  /// Days since 1970-01-01.
  public let number: Int

  public init(number: Int) {
    self.number = number
  }

  /// - Returns: `nil` for a day that no calendar has, such as 2026-02-30, and for years outside 0001-9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(of: month, in: year)
    else { return nil }
    // Counted from 1 March, so that the leap day is the last day of its year.
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// - Returns: `nil` unless the text is `YYYY-MM-DD`.
  public init?(_ text: some StringProtocol) {
    guard let day = Array(text.utf8).withUnsafeBufferPointer({ Self(utf8: $0) }) else { return nil }
    self = day
  }

  /// The same from bytes that somebody else holds.
  public init?(utf8 text: UnsafeBufferPointer<UInt8>) {
    guard text.count == 10, text[4] == 0x2D, text[7] == 0x2D,
      let year = Self.number(text, 0..<4), let month = Self.number(text, 5..<7),
      let day = Self.number(text, 8..<10)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// `YYYY-MM-DD`.
  public var text: String {
    String(unsafeUninitializedCapacity: 10) { buffer in
      write(into: buffer)
      return 10
    }
  }

  /// Lends the characters of ``text`` without building a string.
  @inlinable
  public func withText<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 10) { buffer in
      write(into: buffer)
      return body(UnsafeBufferPointer(buffer))
    }
  }

  /// Puts the ten characters of ``text`` at the start of a buffer.
  @usableFromInline
  func write(into buffer: UnsafeMutableBufferPointer<UInt8>) {
    let (year, month, day) = parts
    Self.put(year, 4, at: 0, in: buffer)
    buffer[4] = 0x2D
    Self.put(month, 2, at: 5, in: buffer)
    buffer[7] = 0x2D
    Self.put(day, 2, at: 8, in: buffer)
  }

  /// Puts the last `count` decimal digits of a number.
  static func put(_ number: Int, _ count: Int, at start: Int, in buffer: UnsafeMutableBufferPointer<UInt8>) {
    var rest = number
    for index in stride(from: start + count - 1, through: start, by: -1) {
      buffer[index] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The last day of a month: what `--until 2027-03` means.
  public static func last(of month: Int, in year: Int) -> Day? {
    guard (1...12).contains(month) else { return nil }
    return Day(year: year, month: month, day: length(of: month, in: year))
  }

  public func adding(days: Int) -> Day { Day(number: number + days) }

  /// Whole days from this day to `other`; negative when `other` came before.
  /// The same day of a later month; of a shorter month, its last.
  public func adding(months: Int) -> Day {
    let (year, month, day) = parts
    let count = year * 12 + month - 1 + months
    let (laterYear, laterMonth) = (count / 12, count % 12 + 1)
    return Day(year: laterYear, month: laterMonth, day: day) ?? Day.last(of: laterMonth, in: laterYear)
      ?? self
  }
  public func days(to other: Day) -> Int { other.number - number }

  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Digits only; `nil` for anything else, so that ` 1`, `+1` and full-width digits are refused.
  static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.withUnsafeBufferPointer { number($0, 0..<$0.count) }
  }

  /// At most 18 digits: what any number of a date, a tag or an amount needs, and what an `Int` holds.
  static func number(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    guard range.count <= 18 else { return nil }
    var value = 0
    for index in range {
      guard 0x30...0x39 ~= text[index] else { return nil }
      value = value * 10 + Int(text[index] - 0x30)
    }
    return range.isEmpty ? nil : value
  }
}
