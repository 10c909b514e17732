import Model
import Testing

@testable import tagroll

@Suite("Reports read ahead")
struct ReadAheadTests {
  @Test(
    "they are taken in the order in which they came, and whoever stops ends the reading", arguments: 0...40)
  func order(taken: Int) {
    let deliveries = (0..<40).map { number in
      Delivery(
        name: .line(Int64(number)),
        bytes: number % 3 == 0 ? .failure(.reportTooLarge) : .success(Array("{\"at\":\(number)}".utf8)))
    }
    let ahead = ReadAhead(deliveries, now: Instant(milliseconds: 0))
    for number in 0..<taken {
      switch ahead.next() {
      case .success: Issue.record("\(number) is no report")
      case .failure(let refusal):
        #expect(refusal.code == (number % 3 == 0 ? Refusal.reportTooLarge.code : "report.unreadable"))
      }
    }
    ahead.end()
  }
}
