import ServiceDesk
import Testing

@Suite("RepairAdvice")
struct RepairAdviceTests {
  @Test(
    "what was never bought, or never cost anything, is not weighed",
    arguments: [(100, nil), (100, 0), (100, -5), (0, 100), (-100, 100)] as [(Int64, Int64?)])
  func nothingToWeigh(spent: Int64, price: Int64?) {
    #expect(RepairAdvice(warranty: .unknown, spentMinorUnits: spent, priceMinorUnits: price) == .none)
  }

  @Test(
    "from half of the price on, replacing is worth a thought",
    arguments: [
      (49_999, .none), (50_000, .considerReplacing(percent: 50)), (50_999, .considerReplacing(percent: 50)),
      (250_000, .considerReplacing(percent: 250)),
    ] as [(Int64, RepairAdvice)])
  func half(spent: Int64, expected: RepairAdvice) {
    for warranty in [Warranty.unknown, .ended(daysAgo: 1)] {
      #expect(
        RepairAdvice(warranty: warranty, spentMinorUnits: spent, priceMinorUnits: 100_000) == expected)
    }
  }

  @Test("under warranty nobody pays, whatever it has cost", arguments: [0, 1_000_000] as [Int64])
  func covered(spent: Int64) {
    #expect(
      RepairAdvice(warranty: .covered(daysLeft: 0), spentMinorUnits: spent, priceMinorUnits: 100)
        == .claimWarranty)
  }

  @Test(
    "no sum is too large to weigh",
    arguments: [
      (.max, 1, .considerReplacing(percent: .max)), (.max, .max, .considerReplacing(percent: 100)),
      (1, .max, .none), (.max / 50, .max, .none),
    ] as [(Int64, Int64, RepairAdvice)])
  func large(spent: Int64, price: Int64, expected: RepairAdvice) {
    #expect(RepairAdvice(warranty: .unknown, spentMinorUnits: spent, priceMinorUnits: price) == expected)
  }

  @Test("the number of a repair order is written T-1")
  func number() {
    #expect(RepairNumber(1).text == "T-1")
    #expect(RepairNumber(120).text == "T-120")
  }
}
