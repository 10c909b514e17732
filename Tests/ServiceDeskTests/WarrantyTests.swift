import Model
import ServiceDesk
import Testing

@Suite("Warranty")
struct WarrantyTests {
  @Test(
    "the last day is still covered, the next one is not",
    arguments: [
      (nil, Warranty.unknown), ("2026-11-22", .ended(daysAgo: 1)), ("2025-11-23", .ended(daysAgo: 365)),
      ("2026-11-23", .covered(daysLeft: 0)), ("2026-11-24", .covered(daysLeft: 1)),
      ("2028-03-01", .covered(daysLeft: 464)),
    ])
  func states(last: String?, expected: Warranty) throws {
    let today = try #require(Day("2026-11-23"))
    let day = try last.map { try #require(Day($0)) }
    #expect(Warranty(until: day, on: today) == expected)
  }
}
