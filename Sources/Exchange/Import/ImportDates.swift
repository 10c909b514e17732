import Model

/// How a file writes days.
public enum ImportDates: String, Sendable, CaseIterable {
  /// Year first; anything else only where it cannot be read two ways.
  case iso
  /// Day before month, month before day.
  case dmy, mdy

  enum Reading: Equatable {
    case day(Day)
    case ambiguous
    case none
  }

  /// `2026-11-23`, with a time behind it or not; `23/11/2026`, `23.11.2026` by the order given.
  func read(_ text: String) -> Reading {
    if let day = Day(text) { return .day(day) }
    // A time of day says nothing of the day.
    let day = text.split(whereSeparator: { $0 == " " || $0 == "T" }).first.map(String.init) ?? text
    let parts = day.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" || $0 == "." }
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard parts.count == 3, numbers.count == 3 else { return .none }
    if parts[0].utf8.count == 4 {
      return Day(year: numbers[0], month: numbers[1], day: numbers[2]).map { .day($0) } ?? .none
    }
    guard parts[2].utf8.count == 4 else { return .none }
    let dayFirst = Day(year: numbers[2], month: numbers[1], day: numbers[0])
    let monthFirst = Day(year: numbers[2], month: numbers[0], day: numbers[1])
    switch self {
    case .dmy: return dayFirst.map { .day($0) } ?? .none
    case .mdy: return monthFirst.map { .day($0) } ?? .none
    case .iso:
      if dayFirst == nil || monthFirst == nil || dayFirst == monthFirst {
        return (dayFirst ?? monthFirst).map { .day($0) } ?? .none
      }
      return .ambiguous
    }
  }
}
