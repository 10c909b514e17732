import Lifecycle
import Model
import Testing

@Suite("What the books write of a thing that leaves")
struct DerecognitionTests {
  private static func cny(_ minorUnits: Int64) throws -> Money {
    try #require(Money(minorUnits: minorUnits, currency: "CNY"))
  }

  @Test("a loss is what is left of the cost and did not come in")
  func loss() throws {
    let entry = Derecognition(
      cost: try Self.cny(799_900), bookValue: try Self.cny(80_000), proceeds: try Self.cny(1200))
    #expect(
      entry.lines == [
        .init(.depreciation, .debit, try Self.cny(719_900)), .init(.proceeds, .debit, try Self.cny(1200)),
        .init(.loss, .debit, try Self.cny(78_800)), .init(.cost, .credit, try Self.cny(799_900)),
      ])
  }

  @Test("a gain is what came in beyond that")
  func gain() throws {
    let entry = Derecognition(cost: try Self.cny(100), bookValue: try Self.cny(0), proceeds: try Self.cny(30))
    #expect(
      entry.lines == [
        .init(.depreciation, .debit, try Self.cny(100)), .init(.proceeds, .debit, try Self.cny(30)),
        .init(.gain, .credit, try Self.cny(30)), .init(.cost, .credit, try Self.cny(100)),
      ])
  }

  @Test("what brought another currency is lost in one and gained in the other")
  func currencies() throws {
    let dollars = try #require(Money(minorUnits: 30, currency: "USD"))
    let entry = Derecognition(cost: try Self.cny(100), bookValue: try Self.cny(40), proceeds: dollars)
    #expect(
      entry.lines == [
        .init(.depreciation, .debit, try Self.cny(60)), .init(.proceeds, .debit, dollars),
        .init(.loss, .debit, try Self.cny(40)), .init(.gain, .credit, dollars),
        .init(.cost, .credit, try Self.cny(100)),
      ])
  }

  @Test("of what stood in no books and brought nothing, nothing is written")
  func nothing() {
    #expect(Derecognition(cost: nil, bookValue: nil, proceeds: nil).lines.isEmpty)
  }

  @Test("debit and credit are the same in each currency, whatever is known")
  func balance() throws {
    let amounts: [Money?] =
      try [nil] + [0, 1, 99, 100, 250].map(Self.cny) + [Money(minorUnits: 70, currency: "EUR")]
    for cost in amounts {
      for value in amounts {
        for proceeds in amounts {
          var sums: [String: Int64] = [:]
          for line in Derecognition(cost: cost, bookValue: value, proceeds: proceeds).lines {
            sums[line.amount.currency, default: 0] +=
              line.side == .debit ? line.amount.minorUnits : -line.amount.minorUnits
          }
          #expect(sums.values.allSatisfy { $0 == 0 }, "\(String(describing: (cost, value, proceeds)))")
        }
      }
    }
  }
}
