import Testing
import Words

@Suite("Paragraph")
struct ParagraphTests {
  @Test(
    "text is broken where its language allows",
    arguments: [
      ("", [""]),
      ("return to the store", ["return to", "the store"]),
      ("see https://example.org/a/LT-00013 now", ["see", "https://example.org/a/LT-00013", "now"]),
      ("把设备交给人员", ["把设备交给", "人员"]),
      ("把设备交给，人", ["把设备交", "给，人"]),
      ("交给人员（或地点）", ["交给人员", "（或地点）"]),
      ("用 --to 指定接收人", ["用 --to 指", "定接收人"]),
      ("one\n\ntwo", ["one", "", "two"]),
      ("  kept  as it is, however long", ["  kept  as it is, however long"]),
      ("a   b", ["a b"]),
    ])
  func lines(text: String, expected: [String]) {
    #expect(Paragraph(text).lines(width: 11) == expected)
  }

  @Test("a width nothing fits in still ends")
  func tooNarrow() {
    #expect(Paragraph("ab 报废 c").lines(width: 0) == ["ab", "报", "废", "c"])
  }
}
