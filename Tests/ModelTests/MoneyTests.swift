import Model
import Testing

@Suite("Money")
struct MoneyTests {
  @Test(
    "what is no amount is refused",
    arguments: [
      ("", "EUR"), (".", "EUR"), ("...", "EUR"), ("-", "EUR"), ("--1", "EUR"), ("+1", "EUR"), (" 1", "EUR"),
      ("1.", "EUR"), (".5", "EUR"), ("1.2.3", "EUR"), ("1.234", "EUR"), ("1,50", "EUR"), ("1e3", "EUR"),
      ("１", "EUR"), ("0x10", "EUR"), ("1.0", "JPY"), ("1.2345", "KWD"),
      ("1234567890123", "EUR"), ("99999999999999999999", "EUR"), ("1.99999999999999999999", "EUR"),
      ("1", "eur"), ("1", "EU"), ("1", "EURO"), ("1", ""), ("1", "ÄÖÜ"),
    ])
  func refused(amount: String, currency: String) {
    #expect(Money(amount, currency: currency) == nil)
  }

  @Test(
    "an amount is whole minor units of its currency",
    arguments: [
      ("0", "EUR", 0, "0.00 EUR"), ("0.00", "EUR", 0, "0.00 EUR"), ("-0", "EUR", 0, "0.00 EUR"),
      ("120", "EUR", 12_000, "120.00 EUR"), ("120.5", "EUR", 12_050, "120.50 EUR"),
      ("0.05", "EUR", 5, "0.05 EUR"), ("-3.20", "EUR", -320, "-3.20 EUR"), ("-0.07", "CNY", -7, "-0.07 CNY"),
      ("1200", "JPY", 1200, "1200 JPY"), ("1.5", "KWD", 1500, "1.500 KWD"), ("007", "EUR", 700, "7.00 EUR"),
      ("999999999999.999", "KWD", 999_999_999_999_999, "999999999999.999 KWD"),
    ] as [(String, String, Int64, String)])
  func read(amount: String, currency: String, minorUnits: Int64, text: String) throws {
    let money = try #require(Money(amount, currency: currency))
    #expect(money.minorUnits == minorUnits)
    #expect(money.currency == currency)
    #expect(money.text == text)
  }

  @Test("the smallest and the largest amount there is can be written")
  func ends() throws {
    #expect(
      try #require(Money(minorUnits: .min, currency: "EUR")).text == "-92233720368547758.08 EUR")
    #expect(try #require(Money(minorUnits: .max, currency: "JPY")).text == "9223372036854775807 JPY")
    #expect(Money(minorUnits: 1, currency: "Eur") == nil)
  }

  @Test(
    "its shares add up to it, and none is more than a minor unit larger than another",
    arguments: [0, 1, 99, 100, 101, -7, 1_234_567], [1, 2, 3, 7, 100])
  func shares(minorUnits: Int64, count: Int) throws {
    let shares = try #require(Money(minorUnits: minorUnits, currency: "CNY")).shares(count).map(\.minorUnits)
    #expect(shares.count == count && shares.reduce(0, +) == minorUnits)
    #expect(try #require(shares.max()) - #require(shares.min()) <= 1)
    #expect(shares == shares.sorted { abs($0) > abs($1) })
  }

  @Test("nothing is shared by nobody", arguments: [0, -1])
  func nobody(count: Int) throws {
    #expect(try #require(Money(minorUnits: 100, currency: "CNY")).shares(count) == [])
  }
}
