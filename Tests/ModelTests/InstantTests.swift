import Model
import Testing

@Suite("Instant")
struct InstantTests {
  @Test(
    "only what an event would say is read",
    arguments: [
      "", "2026-11-23", "2026-11-23T08:15:00Z", "2026-11-23T08:15:00.00Z", "2026-11-23T08:15:00.0000Z",
      "2026-11-23t08:15:00.000Z", "2026-11-23T08:15:00.000z", "2026-11-23 08:15:00.000Z",
      "2026-11-23T08:15:00,000Z", "2026-11-23T24:00:00.000Z", "2026-11-23T08:60:00.000Z",
      "2026-11-23T08:15:60.000Z", "2026-02-30T08:15:00.000Z", "2026-11-23T+8:15:00.000Z",
      "2026-11-23T08:15:00.-01Z", "2026-11-23T08:15:00.000+", "0000-11-23T08:15:00.000Z",
    ])
  func refused(text: String) {
    #expect(Instant(text) == nil)
  }

  @Test(
    "an instant is so many milliseconds after the first of 1970",
    arguments: [
      ("1970-01-01T00:00:00.000Z", 0), ("1969-12-31T23:59:59.999Z", -1),
      ("1970-01-02T00:00:00.000Z", 86_400_000), ("1969-12-31T00:00:00.000Z", -86_400_000),
      ("2026-11-23T08:00:00.000Z", 1_795_420_800_000), ("2001-09-09T01:46:40.007Z", 1_000_000_000_007),
      ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ] as [(String, Int64)])
  func known(text: String, milliseconds: Int64) throws {
    #expect(Instant(milliseconds: milliseconds).text == text)
    #expect(try #require(Instant(text)).milliseconds == milliseconds)
    #expect(Instant(milliseconds: milliseconds).day.text == String(text.prefix(10)))
  }

  @Test("earlier is less")
  func order() {
    #expect(Instant(milliseconds: -1) < Instant(milliseconds: 0))
    #expect(!(Instant(milliseconds: 0) < Instant(milliseconds: 0)))
  }
}
