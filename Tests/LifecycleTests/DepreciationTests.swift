import Lifecycle
import Model
import Testing

@Suite("Depreciation")
struct DepreciationTests {
  static func value(
    _ method: Depreciation.Method, years: Int, residual: Int = 0, _ minor: Int64, since: String, on: String
  ) throws -> Int64 {
    let rule = Depreciation(method: method, years: [:], otherYears: years, residualPercent: residual)
    let cost = try #require(Money(minorUnits: minor, currency: "EUR"))
    return rule.bookValue(of: cost, .laptop, since: try #require(Day(since)), on: try #require(Day(on)))
      .minorUnits
  }

  @Test(
    "the straight line takes the same each month, on its last day, and nothing in the month of the purchase",
    arguments: [
      ("2020-01-01", 120_000), ("2024-03-15", 120_000), ("2024-03-31", 120_000), ("2024-04-29", 120_000),
      ("2024-04-30", 116_667), ("2025-03-31", 80_000), ("2027-03-30", 3334), ("2027-03-31", 0),
      ("9999-12-31", 0),
    ])
  func straightLine(day: String, left: Int64) throws {
    #expect(try Self.value(.straightLine, years: 3, 120_000, since: "2024-03-15", on: day) == left)
  }

  @Test(
    "the declining balance takes two fifths of what is left, and in the end an even share of it",
    arguments: [
      ("2020-12-31", 1_000_000), ("2021-12-31", 600_000), ("2022-12-31", 360_000), ("2023-06-30", 288_000),
      ("2023-12-31", 216_000), ("2024-12-31", 108_000), ("2025-12-31", 0), ("2026-01-31", 0),
    ])
  func declining(day: String, left: Int64) throws {
    #expect(try Self.value(.declining, years: 5, 1_000_000, since: "2020-12-01", on: day) == left)
  }

  @Test(
    "what is to stay on the books stays",
    arguments: [
      (Depreciation.Method.straightLine, "2025-11-30", 115_000), (.straightLine, "2025-12-31", 100_000),
      (.straightLine, "2044-12-31", 100_000), (.declining, "2024-12-31", 129_600),
      (.declining, "2025-12-31", 100_000), (.declining, "2044-12-31", 100_000),
    ])
  func residual(method: Depreciation.Method, day: String, left: Int64) throws {
    let value = try Self.value(method, years: 5, residual: 10, 1_000_000, since: "2020-12-01", on: day)
    #expect(value == left)
  }

  @Test("a kind of thing has its own years, and the rest the others")
  func kinds() throws {
    let rule = Depreciation(
      method: .straightLine, years: [.server: 6], otherYears: 3, residualPercent: 0)
    let cost = try #require(Money(minorUnits: 7200, currency: "CNY"))
    let (since, on) = (try #require(Day("2024-01-31")), try #require(Day("2025-01-31")))
    #expect(rule.bookValue(of: cost, .server, since: since, on: on).text == "60.00 CNY")
    #expect(rule.bookValue(of: cost, .laptop, since: since, on: on).text == "48.00 CNY")
  }

  @Test(
    "no month adds to the value, and after the last one what is to stay is left, whatever the amount",
    arguments: Depreciation.Method.allCases)
  func falls(method: Depreciation.Method) throws {
    let since = try #require(Day("2000-01-31"))
    for minor in [0, 1, 99, 119_999, (1 << 53) - 1] as [Int64] {
      for years in [1, 2, 3, 7, 50] {
        for residual in [0, 5, 100] {
          let rule = Depreciation(method: method, years: [:], otherYears: years, residualPercent: residual)
          let cost = try #require(Money(minorUnits: minor, currency: "EUR"))
          var before = minor
          for month in 1...(years * 12) {
            // The day before a first is a last.
            let day = try #require(Day("2000-02-01")).adding(months: month).adding(days: -1)
            let value = rule.bookValue(of: cost, .dock, since: since, on: day).minorUnits
            guard value <= before else {
              Issue.record("\(minor), \(years) years, \(residual) %: \(value) after \(before)")
              return
            }
            before = value
          }
          #expect(before == Int64(Int128(minor) * Int128(residual) / 100))
        }
      }
    }
  }
}
