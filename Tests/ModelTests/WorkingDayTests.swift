import Model
import Testing

@Suite("Working days")
struct WorkingDayTests {
  @Test("ten working days from a Monday end on the Monday two weeks later")
  func fromMonday() {
    #expect(Day("2026-11-23")!.adding(workingDays: 10) == Day("2026-12-07"))
    #expect(Day("2026-11-23")!.adding(workingDays: 0) == Day("2026-11-23"))
  }

  @Test("from a weekend they begin on Monday")
  func fromWeekend() {
    #expect(Day("2026-11-28")!.adding(workingDays: 1) == Day("2026-11-30"))
    #expect(Day("2026-11-27")!.adding(workingDays: 1) == Day("2026-11-30"))
  }

  @Test("the first day there is a date for is a Thursday, and days before it have weekdays too")
  func weekdays() {
    #expect(Day("1970-01-01")!.isWeekday && Day("1970-01-02")!.isWeekday)
    #expect(!Day("1970-01-03")!.isWeekday && !Day("1970-01-04")!.isWeekday)
    #expect(Day("1969-12-29")!.isWeekday && !Day("1969-12-28")!.isWeekday)
  }
}
