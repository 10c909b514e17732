import Model
import Store

/// Days as people type them: `2026-11-23`, `today`, `+90d`, `-7d`, `2027-03` for the last day of that month.
///
/// Full-width digits from an input method are digits.
///
/// Anything with slashes is refused: half the world reads 03/04 the other way round.
enum DayText {
  static func read(_ typed: String, today: Day) -> Day? {
    let text = AssetReference.clean(typed)
    if text == "today" || text == "今天" { return today }
    if let day = Day(text) { return day }
    let bytes = Array(text.utf8)
    if let sign = bytes.first, sign == 0x2B || sign == 0x2D, bytes.last == UInt8(ascii: "d"),
      let days = number(text.dropFirst().dropLast())
    {
      return today.adding(days: sign == 0x2D ? -days : days)
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2, let year = number(parts[0]),
      let month = number(parts[1])
    else { return nil }
    return Day.last(of: month, in: year)
  }

  /// `90d`, a span in days: what `--within` takes.
  static func span(_ text: String) -> Int? {
    text.utf8.last == UInt8(ascii: "d") ? number(text.dropLast()) : nil
  }

  private static func number(_ text: Substring) -> Int? {
    guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(text)
  }
}
