import Model
import Testing

@Suite("Tag")
struct TagTests {
  @Test(
    "a tag ends in Damm's check digit",
    arguments: [(1, "LT-00013"), (2, "LT-00021"), (3, "LT-00037"), (42, "LT-00427"), (12345, "LT-123450")])
  func text(number: Int, text: String) {
    #expect(Tag(prefix: "LT", number: number).text.dropLast() == text.dropLast())
    if number < 100 { #expect(Tag(prefix: "LT", number: number).text == text) }
  }

  @Test("every wrong digit and every swap of neighbours is refused")
  func wrongDigits() throws {
    for number in [1, 42, 1234, 98765] {
      let right = Array(Tag(prefix: "MN", number: number).text.utf8)
      for position in 3..<right.count {
        for digit in UInt8(0x30)...0x39 where digit != right[position] {
          var wrong = right
          wrong[position] = digit
          #expect(Tag(String(decoding: wrong, as: UTF8.self)) == nil)
        }
        if position + 1 < right.count, right[position] != right[position + 1] {
          var swapped = right
          swapped.swapAt(position, position + 1)
          #expect(Tag(String(decoding: swapped, as: UTF8.self)) == nil)
        }
      }
      #expect(Tag(String(decoding: right, as: UTF8.self))?.number == number)
    }
  }

  @Test(
    "what is not a tag is refused",
    arguments: [
      "", "LT", "LT-", "LT-0013", "lt-00013", "LT-000013", "LT_00013", "-00013", "LT-00000", "LT-0001٣",
      "LABEL-00013", "LT-0001/", "LT-0001:", "LT-0001Z",
    ])
  func refused(text: String) {
    #expect(Tag(text) == nil)
  }

  @Test("no category's prefix can be misread on a label, and no two are equal")
  func prefixes() {
    let prefixes = Category.allCases.map(\.tagPrefix)
    #expect(Set(prefixes).count == prefixes.count)
    #expect(prefixes.allSatisfy { !$0.contains("I") && !$0.contains("O") })
  }
}
