import Testing
import Words

@Suite("CellWidth")
struct CellWidthTests {
  @Test(
    "a text takes the columns a terminal gives it",
    arguments: [
      ("", 0), ("LT-00013", 8), ("联想笔记本", 10), ("é", 1), ("e\u{301}", 1), ("ﾊﾝｶｸ", 4), ("ＬＴ－０００１３", 16),
      ("ﾊ\u{ff9e}", 2), ("한국", 4), ("\u{1112}\u{1161}\u{11ab}", 2), ("，。！", 6), ("“”·—×①", 6), ("✓", 1),
      ("𠀀", 2), ("\u{2fffd}", 2), ("\u{200b}\u{feff}", 0), ("\t", 0), ("💻", 2), ("🇨🇳", 2), ("❤\u{fe0f}", 1),
      ("👩\u{200d}👧", 4), ("\u{10ffff}", 1),
    ])
  func width(text: String, columns: Int) {
    #expect(CellWidth.of(text) == columns)
  }

  @Test("padding counts columns, not characters, and never cuts")
  func padded() {
    #expect(CellWidth.padded("王磊", to: 6) == "王磊  ")
    #expect(CellWidth.padded("12", to: 4, right: true) == "  12")
    #expect(CellWidth.padded("联想笔记本", to: 3) == "联想笔记本")
  }

  @Test(
    "a cut text fits, ends in two dots and keeps characters whole",
    arguments: [
      ("swollen battery", 15, "swollen battery"), ("swollen battery", 9, "swollen.."),
      ("电池鼓包，已用五年", 9, "电池鼓.."),
      ("电池鼓包", 5, "电.."), ("电池", 3, ".."), ("cafe\u{301} latte", 6, "cafe\u{301}.."), ("abc", 1, "."),
      ("abc", 0, ""),
    ])
  func cut(text: String, width: Int, shown: String) {
    #expect(CellWidth.cut(text, to: width) == shown)
  }
}
