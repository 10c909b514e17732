import Testing

@testable import Model

@Suite("Times of a clock without a zone")
struct LocalTimeTests {
  @Test(
    "what has another shape, or what no clock says, is no time",
    arguments: [
      "", "2026-11-23", "2026-11-23 09:13:02", "2026-11-23T09:13", "2026-11-23T09:13:02Z",
      "2026-11-23T24:00:00",
      "2026-11-23T09:60:00", "2026-11-23T09:13:60", "2026-02-30T09:13:02", "2026-11-23T+9:13:02",
      "2026-11-23T09:13:0２",
    ])
  func refused(text: String) {
    #expect(LocalTime(text) == nil)
  }

  @Test("a time is written as it was read, and stands in the order of its clock")
  func order() throws {
    let times = ["2026-11-22T23:59:59", "2026-11-23T00:00:00", "2026-11-23T09:03:02", "2026-11-23T10:00:00"]
    let read = try times.map { try #require(LocalTime($0)) }
    #expect(read.map(\.text) == times)
    #expect(read.reversed().sorted() == read)
    #expect(read[2].day == Day("2026-11-23") && read[2].second == 32_582)
  }
}
