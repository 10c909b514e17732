import Testing

@testable import tagroll

@Suite("Reports read ahead")
struct ReadAheadTests {
  @Test(
    "they are taken in the order in which they came, and whoever stops ends the reading", arguments: 0...40)
  func order(taken: Int) {
    let ahead = ReadAhead(40) { .failure(Number($0)) }
    for number in 0..<taken {
      #expect(throws: Number(number)) { try ahead.next().get() }
    }
    ahead.end()
  }

  private struct Number: Error, Equatable {
    let number: Int
    init(_ number: Int) { self.number = number }
  }
}
