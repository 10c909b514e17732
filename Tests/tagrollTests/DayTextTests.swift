import Model
import Testing

@testable import tagroll

@Suite("a day as people type it")
struct DayTextTests {
  @Test(
    "is read",
    arguments: [
      ("2026-11-23", "2026-11-23"), ("today", "2026-11-23"), ("今天", "2026-11-23"), ("+90d", "2027-02-21"),
      ("-7d", "2026-11-16"), ("+0d", "2026-11-23"), ("2027-02", "2027-02-28"), ("2028-02", "2028-02-29"),
      (" 2026-11-23\r", "2026-11-23"), ("２０２７－０３－３１", "2027-03-31"),
    ])
  func read(text: String, day: String) throws {
    let today = try #require(Day("2026-11-23"))
    #expect(DayText.read(text, today: today) == Day(day))
  }

  @Test(
    "is refused when it could mean two days, or none",
    arguments: [
      "", "03/04/2026", "2026/11/23", "23.11.2026", "2026-02-30", "2026-13", "2026-00", "26-11-23", "+d",
      "+-1d",
      "90d", "+123456d", "2026-11-23T00:00", "tomorrow", "2027年3月31日", "2026-1-2", "+９x",
    ])
  func refuse(text: String) throws {
    let today = try #require(Day("2026-11-23"))
    #expect(DayText.read(text, today: today) == nil)
  }

  @Test("a span is a number of days and nothing else")
  func span() {
    #expect(DayText.span("90d") == 90)
    for text in ["90", "d", "-1d", "1.5d", "99999999999999999999d"] { #expect(DayText.span(text) == nil) }
  }
}
