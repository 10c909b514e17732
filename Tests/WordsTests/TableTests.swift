import Testing
import Words

@Suite("Table")
struct TableTests {
  @Test("columns align by what a terminal shows, and no line ends in a blank")
  func aligned() {
    var table = Table([.init("Tag"), .init("Model"), .init("Days", .number), .init("Holder")])
    table.add(["LT-00013", "ThinkPad X1", "128", "王磊 (wang.lei)"])
    table.add(["LT-00427", "联想笔记本", "7", ""])
    table.add(["MN-00021", "Dell"])

    #expect(
      table.lines() == [
        "TAG       MODEL        DAYS  HOLDER",
        "LT-00013  ThinkPad X1   128  王磊 (wang.lei)",
        "LT-00427  联想笔记本      7",
        "MN-00021  Dell",
      ])
  }

  @Test("a hostile cell stays on its line and moves nothing")
  func hostile() {
    var table = Table([.init("Serial"), .init("Tag")])
    table.add(["A\n\u{1b}[2JB", "LT-00013"])
    table.add([TerminalText([0xFF]), "LT-00021"])

    #expect(
      table.lines() == [
        "SERIAL         TAG",
        #"A\x0a\x1b[2JB  LT-00013"#,
        #"\xff           LT-00021"#,
      ])
  }

  @Test("a narrow terminal cuts prose, the widest first, and never a name")
  func narrow() {
    var table = Table([.init("Tag"), .init("Reason", .prose), .init("Remark", .prose)])
    table.add(["LT-00427", "电池鼓包，已用五年，不再维修", "five years old"])

    #expect(
      table.lines(width: 40) == [
        "TAG       REASON          REMARK",
        "LT-00427  电池鼓包，已..  five years old",
      ])
    #expect(
      table.lines(width: 10) == [
        "TAG       REASON    REMARK",
        "LT-00427  电池鼓..  five y..",
      ])
    #expect(table.lines()[1] == "LT-00427  电池鼓包，已用五年，不再维修  five years old")
  }

  @Test("a table without rows is its heading, one without columns an empty line")
  func empty() {
    #expect(Table([.init("标签"), .init("Model")]).lines() == ["标签  MODEL"])
    #expect(Table([]).lines(width: 10) == [""])
  }
}
