import Testing

@testable import CommandLineKit

@Suite("EditDistance")
struct EditDistanceTests {
  @Test(
    "a slip is a letter too many, too few, wrong, or two swapped",
    arguments: [
      ("", "", 0), ("", "ab", 2), ("assign", "assign", 0), ("asign", "assign", 1), ("asssign", "assign", 1),
      ("assagn", "assign", 1), ("asisgn", "assign", 1), ("strat", "start", 1), ("kitten", "sitting", 3),
      ("领佣", "领用", 1),
    ])
  func between(a: String, b: String, slips: Int) {
    #expect(EditDistance.between(Array(a), Array(b)) == slips)
    #expect(EditDistance.between(Array(b), Array(a)) == slips)
  }

  @Test("the nearest word is within two slips and half its letters; the first of equals wins")
  func nearest() {
    let words = ["list", "lost", "move", "show"]
    #expect(EditDistance.nearest(to: "lst", among: words) == "list")
    #expect(EditDistance.nearest(to: "MOVE", among: words) == "move")
    #expect(EditDistance.nearest(to: "l", among: words) == nil)
    #expect(EditDistance.nearest(to: "mo", among: words) == nil)
    #expect(EditDistance.nearest(to: "remove", among: words) == "move")
    #expect(EditDistance.nearest(to: "removed", among: words) == nil)
  }
}
