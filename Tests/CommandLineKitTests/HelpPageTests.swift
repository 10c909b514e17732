import CommandLineKit
import Testing
import Words

@Suite("HelpPage")
struct HelpPageTests {
  @Test("the program's short help shows its commands by section, not what each one is")
  func program() throws {
    #expect(
      try short([], .en) == """
        Keep a roll of toys.

          toy list  what is there

        Usage: toy [OPTIONS]
               toy COMMAND [OPTIONS]

          MOVE  assign repair
          LOOK  list label

          Everywhere  --db --quiet --help

        More: toy help
        """)
  }

  @Test("the short page in Chinese has the Chinese words, the long one both that may be typed")
  func programInChinese() throws {
    #expect(
      try short([], .zh) == """
        玩具登记册。

          toy list  看看有什么

        用法：toy [选项]
              toy 命令 [选项]

          流转  领用 维修
          查看  列表 标签

          通用选项  --db --quiet --help

        详细说明：toy help
        """)
    #expect(
      try full([], .zh) == """
        玩具登记册。

          toy list  看看有什么

        用法：toy [选项]
              toy 命令 [选项]

        每件玩具都有一个标签。

        标签永不改变。

        流转
          assign 领用  把玩具交给孩子。
          repair 维修  送修玩具。

        查看
          list 列表   列出玩具。
          label 标签  打印标签。

        通用选项
              --db 文件  使用另一个登记册。
          -q, --quiet    少输出一些。
          -h, --help     显示用法。
        """)
  }

  @Test("a command's short help has examples first and names shared options")
  func command() throws {
    #expect(
      try short(["assign"], .en) == """
        Hand toys to a child.

          toy assign LT-00013 --to li.na  one toy to one child
          toy assign LT-00013 MN-00021 --to li.na --until 2027-03-31
                                          two on loan

        Usage: toy assign REF... --to WHO [OPTIONS]

          REF  Tag or serial.

              --to WHO      Who receives it. (required)
              --until DATE  End of the loan.
          -c, --cost MONEY  What it cost.
              --note TEXT   A remark. (may be repeated)

          Writing     --dry-run
          Everywhere  --db --quiet --help

        More: toy help assign
        """)
  }

  @Test("a command's full help is found by any of its names and explains every option")
  func commandInFull() throws {
    #expect(
      try full(["领用"], .zh, width: 60) == """
        把玩具交给孩子。

          toy assign LT-00013 --to li.na  一件玩具交给一个孩子
          toy assign LT-00013 MN-00021 --to li.na --until 2027-03-31
                                          借出两件

        用法：toy assign 玩具... --to 孩子 [选项]

        玩具在归还、挂失或更换之前一直归该孩子使用；如果玩具已经在别
        的孩子手里，则拒绝领用（需要先归还）。

          玩具  标签或序列号。

              --to 孩子     接收的孩子。（必填）
              --until 日期  借用到期日。
          -c, --cost 金额   费用。
              --note 文字   备注。（可重复）

        写入选项
          -n, --dry-run  只演示，不写入。

        通用选项
              --db 文件  使用另一个登记册。
          -q, --quiet    少输出一些。
          -h, --help     显示用法。
        """)
  }

  @Test("choices are named; a command with operands and subcommands shows both ways to use it")
  func choices() throws {
    #expect(try short(["列表"], .zh).contains("--format 格式  输出格式。（table、json、csv）"))
    #expect(try short(["list"], .en).contains("  KIND  Only these. (lorry, doll)"))
    #expect(
      try short(["label"], .en).contains(
        """
        Usage: toy label [REF...] [OPTIONS]
               toy label COMMAND [OPTIONS]

          sheet  A whole sheet.

          REF  Tag or serial.
        """))
    #expect(try short(["repair"], .en).contains("\nUsage: toy repair COMMAND [OPTIONS]\n"))
  }

  @Test(
    "no line of help is wider than the terminal, but a command to copy",
    arguments: [44, 60, 80], [[], ["assign"], ["repair", "start"], ["list"], ["label"]])
  func width(columns: Int, names: [String]) throws {
    for language in Language.allCases {
      let page = try HelpPage(Toy.program, for: names, in: language, width: columns)
      for line in page.short + page.full where !line.hasPrefix("  toy ") {
        #expect(CellWidth.of(line) <= columns, "\(line)")
      }
    }
  }

  @Test("help about a command that is not there suggests the nearest")
  func unknown() throws {
    let error = try #require(throws: UsageError.self) {
      try HelpPage(Toy.program, for: ["repair", "strat"], in: .en)
    }
    #expect(error.message.en == "there is no command 'repair strat'. Did you mean 'repair start'?")
    #expect(throws: UsageError.self) { try HelpPage(Toy.program, for: ["list", "more"], in: .en) }
  }

  private func short(_ names: [String], _ language: Language, width: Int = 80) throws -> String {
    try HelpPage(Toy.program, for: names, in: language, width: width).short.joined(separator: "\n")
  }

  private func full(_ names: [String], _ language: Language, width: Int = 80) throws -> String {
    try HelpPage(Toy.program, for: names, in: language, width: width).full.joined(separator: "\n")
  }
}
