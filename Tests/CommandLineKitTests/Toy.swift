import CommandLineKit
import Words

/// A program small enough to know by heart.
enum Toy {
  static let parser = CommandLineParser(program: program)

  static let program = CommandSpec("toy", zh: "玩具", summary: Text(en: "Keep a roll of toys.", zh: "玩具登记册。")) {
    CommandDetails(
      discussion: Text(
        en: "Every toy has a tag.\n\nTags never change.", zh: "每件玩具都有一个标签。\n\n标签永不改变。"),
      examples: [.init("toy list", Text(en: "what is there", zh: "看看有什么"))],
      options: [
        OptionSpec(
          "db", ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files),
          help: Text(en: "Another roll.", zh: "使用另一个登记册。")),
        OptionSpec("quiet", short: "q", help: Text(en: "Say less.", zh: "少输出一些。")),
        OptionSpec(
          "help", short: "h", help: Text(en: "Show how it is used.", zh: "显示用法。"), standsAlone: true),
      ],
      sections: [
        .init(Text(en: "MOVE", zh: "流转"), [assign, repair]),
        .init(Text(en: "LOOK", zh: "查看"), [list, label, hidden]),
      ],
      runsAlone: true)
  }

  static let ref = ValueSpec(Text(en: "REF", zh: "玩具"), completion: .dynamic("toys"))

  static let assign = CommandSpec(
    "assign", zh: "领用", elsewhere: ["checkout"],
    summary: Text(en: "Hand toys to a child.", zh: "把玩具交给孩子。")
  ) {
    CommandDetails(
      discussion: Text(
        en:
          "The toy is with the child until it is returned, lost or replaced; one that is with another child is refused.",
        zh: "玩具在归还、挂失或更换之前一直归该孩子使用；如果玩具已经在别的孩子手里，则拒绝领用（需要先归还）。"),
      examples: [
        .init("toy assign LT-00013 --to li.na", Text(en: "one toy to one child", zh: "一件玩具交给一个孩子")),
        .init(
          "toy assign LT-00013 MN-00021 --to li.na --until 2027-03-31", Text(en: "two on loan", zh: "借出两件")),
      ],
      operands: [OperandSpec(ref, .oneOrMore, help: Text(en: "Tag or serial.", zh: "标签或序列号。"))],
      options: [
        OptionSpec(
          "to", ValueSpec(Text(en: "WHO", zh: "孩子"), completion: .dynamic("children")),
          help: Text(en: "Who receives it.", zh: "接收的孩子。"), required: true),
        OptionSpec(
          "until",
          ValueSpec(
            Text(en: "DATE", zh: "日期"),
            form: Text(en: "A date is written 2026-11-23.", zh: "日期写作 2026-11-23。")),
          help: Text(en: "End of the loan.", zh: "借用到期日。")),
        OptionSpec(
          "cost", short: "c", ValueSpec(Text(en: "MONEY", zh: "金额")),
          help: Text(en: "What it cost.", zh: "费用。")),
        OptionSpec(
          "note", ValueSpec(Text(en: "TEXT", zh: "文字")), help: Text(en: "A remark.", zh: "备注。"),
          repeatable: true),
        OptionSpec(
          "dry-run", short: "n", help: Text(en: "Write nothing.", zh: "只演示，不写入。"),
          group: Text(en: "Writing", zh: "写入选项")),
        OptionSpec("trace", help: Text(en: "For us.", zh: "内部使用。"), hidden: true),
      ])
  }

  static let repair = CommandSpec(
    "repair", zh: "维修", summary: Text(en: "Send toys to be mended.", zh: "送修玩具。")
  ) {
    CommandDetails(subcommands: [
      CommandSpec("start", zh: "开始", summary: Text(en: "Send one away.", zh: "送出一件。")) {
        CommandDetails(
          operands: [OperandSpec(ref, help: Text(en: "Tag or serial.", zh: "标签或序列号。"))],
          options: [
            OptionSpec(
              "fault", ValueSpec(Text(en: "TEXT", zh: "故障")), help: Text(en: "What is wrong.", zh: "故障现象。"))
          ])
      },
      CommandSpec("list", zh: "列表", summary: Text(en: "What is away.", zh: "在修的玩具。")) { CommandDetails() },
    ])
  }

  static let list = CommandSpec(
    "list", zh: "列表", aliases: ["ls"], summary: Text(en: "List the toys.", zh: "列出玩具。")
  ) {
    CommandDetails(
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "KIND", zh: "类别"), choices: ["lorry", "doll"]), .optional,
          help: Text(en: "Only these.", zh: "只看这一类。"))
      ],
      options: [
        OptionSpec(
          "format", ValueSpec(Text(en: "FORM", zh: "格式"), choices: ["table", "json", "csv"]),
          help: Text(en: "How it is printed.", zh: "输出格式。")),
        OptionSpec("json", help: Text(en: "Same as --format json.", zh: "等同于 --format json。")),
      ])
  }

  /// Operands and subcommands side by side.
  static let label = CommandSpec("label", zh: "标签", summary: Text(en: "Print labels.", zh: "打印标签。")) {
    CommandDetails(
      operands: [OperandSpec(ref, .any, help: Text(en: "Tag or serial.", zh: "标签或序列号。"))],
      subcommands: [
        CommandSpec("sheet", zh: "整页", summary: Text(en: "A whole sheet.", zh: "打印整页标签。")) {
          CommandDetails()
        }
      ])
  }

  static let hidden = CommandSpec(
    "__complete", zh: "__补全", summary: Text(en: "Candidates for a shell.", zh: "供命令行补全使用。"), hidden: true
  ) {
    CommandDetails(operands: [
      OperandSpec(
        ValueSpec(Text(en: "WORD", zh: "词")), .any, help: Text(en: "The line so far.", zh: "已输入的词。"))
    ])
  }
}
