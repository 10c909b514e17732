import Model
import Testing

@Suite("Day")
struct DayTests {
  @Test(
    "what is no day is refused",
    arguments: [
      "", "2026", "2026-11", "2026-11-2", "2026-11-233", "26-11-23", "2026/11/23", "2026-11/23", "20261123",
      "2026-1-023", " 2026-11-23", "2026-11-23 ", "+026-11-23", "-026-11-23", "２026-11-23", "2026-11-3a",
      "0000-01-01", "2026-00-10", "2026-13-01", "2026-01-00", "2026-01-32", "2026-04-31", "2026-02-29",
      "1900-02-29", "2100-02-29",
    ])
  func refused(text: String) {
    #expect(Day(text) == nil)
  }

  // The Julian day number of the date, less 2 440 588.
  @Test(
    "a day is so many days after 1970-01-01",
    arguments: [
      ("0001-01-01", -719_162), ("1600-02-29", -135_081), ("1900-03-01", -25_508), ("1969-12-31", -1),
      ("1970-01-01", 0), ("2000-02-29", 11_016), ("2000-03-01", 11_017), ("2024-02-29", 19_782),
      ("2026-11-23", 20_780), ("9999-12-31", 2_932_896),
    ])
  func numbers(text: String, number: Int) throws {
    let day = try #require(Day(text))
    #expect(day.number == number)
    #expect(Day(number: number).text == text)
  }

  @Test("every day of four centuries is one more than the day before it and reads back")
  func everyDay() {
    var last = ""
    for number in -1...146_097 {
      let day = Day(number: number)
      let (year, month, date) = day.parts
      #expect(Day(year: year, month: month, day: date) == day)
      #expect(last < day.text)
      last = day.text
    }
    #expect(last == "2370-01-01")
  }

  @Test(
    "the last day of a month",
    arguments: [
      (2027, 3, "2027-03-31"), (2027, 4, "2027-04-30"), (2027, 2, "2027-02-28"), (2028, 2, "2028-02-29"),
      (2100, 2, "2100-02-28"), (2000, 2, "2000-02-29"), (2026, 0, nil), (2026, 13, nil), (0, 1, nil),
      (10_000, 1, nil),
    ])
  func lastOfMonth(year: Int, month: Int, text: String?) {
    #expect(Day.last(of: month, in: year)?.text == text)
  }

  @Test("days are counted across a leap day, forwards and backwards")
  func distance() throws {
    let before = try #require(Day("2028-02-28"))
    let after = try #require(Day("2028-03-01"))
    #expect(before.days(to: after) == 2)
    #expect(after.days(to: before) == -2)
    #expect(before.adding(days: 2) == after)
    #expect(before < after)
  }
}
