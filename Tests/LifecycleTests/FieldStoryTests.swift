import Model
import Testing

@testable import Lifecycle

@Suite("claims about a field")
struct FieldStoryTests {
  /// Who writes over whom, drawn by hand: a row for each that comes, a column for what stands there.
  private static let rule: [(ClaimSource, [ClaimSource?: Bool])] = {
    let all: [ClaimSource?] = [nil, .scan, .typed, .table, .wish, .order, .receipt, .person, .release]
    func row(_ marks: String) -> [ClaimSource?: Bool] {
      Dictionary(uniqueKeysWithValues: zip(all, marks.map { $0 == "x" }))
    }
    return [
      // nil s t i w o r p R
      (.scan, row(".........")),
      (.typed, row("x........")),
      (.table, row("xxxxxxx.x")),
      (.wish, row("x........")),
      (.order, row("xxx.xxx.x")),
      (.receipt, row("xxx.xxx.x")),
      (.person, row("xxxxxxxxx")),
      (.release, row("xxxxxxxxx")),
    ]
  }()

  @Test("a rule and not the last writer says what a card shows, for every two sources")
  func pairs() {
    #expect(Set(Self.rule.map(\.0)) == Set(ClaimSource.allCases))
    for (source, row) in Self.rule {
      #expect(row.count == ClaimSource.allCases.count + 1)
      for (shown, expected) in row {
        #expect(source.mayReplace(shown) == expected, "\(source) over \(shown.map { "\($0)" } ?? "nothing")")
      }
    }
  }
}
