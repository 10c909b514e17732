import Testing

@testable import Model

@Suite("Decimals in thousandths")
struct ThousandthsTests {
  @Test(
    "what is no number of at most three decimals is none",
    arguments: ["", ".", "1.", ".5", "-1", "+1", "1.2345", "1,5", "１", "1 ", "1234567890", "1.2.3", "1e3"])
  func refused(text: String) {
    #expect(Int64(thousandths: text) == nil)
  }

  @Test(
    "what is read is written back without a decimal too many",
    arguments: [
      ("0", 0, "0"), ("12", 12_000, "12"), ("12.5", 12_500, "12.5"), ("12.50", 12_500, "12.5"),
      ("0.001", 1, "0.001"),
      ("999999999.999", 999_999_999_999, "999999999.999"),
    ])
  func read(text: String, number: Int64, written: String) {
    #expect(Int64(thousandths: text) == number)
    #expect(number.thousandthsText == written)
  }
}
