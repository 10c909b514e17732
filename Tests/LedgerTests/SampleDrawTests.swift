import Ledger
import Model
import Testing

@Suite("A sample")
struct SampleDrawTests {
  private static let seed = [UInt8](repeating: 0, count: 31) + [7]
  private static let ids = (1...6).map { EntityID("01943f4c-8a00-7000-8000-00000000000\($0)")! }

  // By hand: printf %s ID | openssl dgst -sha256 -mac HMAC -macopt hexkey:00…07 gives, of the last digits,
  // 4: 0a8d…, 2: 42b6…, 5: 450b…, 3: 7808…, 6: 9d57…, 1: bd5e….
  private static let order = [4, 2, 5, 3, 6, 1]

  @Test("the smallest numbers are drawn, however many and in whatever order they stand", arguments: 0...6)
  func drawn(count: Int) throws {
    let expected = Set(Self.order.prefix(count).map { Self.ids[$0 - 1] })
    for ids in [Self.ids, Self.ids.reversed()] {
      #expect(try Set(SampleDraw.draw(count, of: ids, seed: Self.seed)) == expected)
    }
  }

  @Test("nobody is drawn of nobody, and all where more are asked for than there are")
  func bounds() throws {
    #expect(try SampleDraw.draw(3, of: [], seed: Self.seed) == [])
    #expect(try SampleDraw.draw(7, of: Self.ids, seed: Self.seed) == Self.ids)
    #expect(try SampleDraw.draw(-1, of: Self.ids, seed: Self.seed) == [])
  }

  @Test("another seed draws others")
  func otherSeed() throws {
    let others = try (0..<20).map {
      try Set(SampleDraw.draw(3, of: Self.ids, seed: [UInt8](repeating: 0, count: 31) + [UInt8($0)]))
    }
    #expect(Set(others).count > 5)
  }
}

@Suite("The list of discrepancies")
struct DiscrepancyListTests {
  @Test("a list written by hand is the list's bytes")
  func byHand() throws {
    let id = try #require(EntityID("01943f4c-8a00-7000-8000-000000000001"))
    let hash = try #require(Digest(String(repeating: "cd", count: 32)))
    let rows = [
      Discrepancy(
        asset: id, tag: Tag("LT-00013"), code: nil, outcomes: ["misplaced", "damaged"], expectedPlace: id,
        expectedHolder: id, seenPlace: id, seenPerson: nil, how: .gun, counter: id, on: Day("2026-11-23"),
        sequence: 12),
      Discrepancy(
        asset: nil, tag: nil, code: hash, outcomes: ["surplus"], expectedPlace: nil, expectedHolder: nil,
        seenPlace: id, seenPerson: id, how: .typed, counter: id, on: Day("2026-11-24"), sequence: 13),
    ]
    let u = "01943f4c-8a00-7000-8000-000000000001"
    let known =
      "{\"asset\":\"\(u)\",\"counter\":\"\(u)\",\"event\":12,\"expected_holder\":\"\(u)\",\"expected_place\":\"\(u)\","
      + "\"how\":\"gun\",\"on\":\"2026-11-23\",\"outcomes\":[\"misplaced\",\"damaged\"],\"seen_place\":\"\(u)\","
      + "\"tag\":\"LT-00013\"}"
    let code =
      "{\"code\":\"\(hash.text)\",\"counter\":\"\(u)\",\"event\":13,\"how\":\"typed\",\"on\":\"2026-11-24\","
      + "\"outcomes\":[\"surplus\"],\"seen_person\":\"\(u)\",\"seen_place\":\"\(u)\"}"
    let text = String(decoding: DiscrepancyList.encode(rows, of: 3), as: UTF8.self)
    #expect(
      text
        == "{\"rows\":[\(known),\(code)],\"schema\":\"stocktake-discrepancies\",\"stocktake\":3,\"version\":1}"
    )
  }
}
