public import Words

extension UsageError {
  /// What happened, in one line, without the code.
  public var message: Text {
    switch problem {
    case .unknownCommand(let given, let nearest):
      Self.suggesting(
        nearest,
        Text(en: "there is no command '\(shown(given))'.", zh: "没有“\(shown(given))”这个命令。"))
    case .missingCommand:
      Text(en: "'\(command)' needs one more word.", zh: "“\(command)”后面还缺一个词。")
    case .unknownOption(let given, let nearest):
      Self.suggesting(
        nearest,
        Text(
          en: "'\(command)' has no option '\(shown(given))'.", zh: "“\(command)”没有“\(shown(given))”这个选项。"))
    case .missingOption(let option):
      Text(en: "'\(command)' needs \(option.en).", zh: "“\(command)”必须给出 \(option.zh)。")
    case .repeatedOption(let option):
      Text(en: "\(option) is given more than once.", zh: "\(option) 只能给一次。")
    case .missingValue(let option):
      Text(en: "\(option) needs a value after it.", zh: "\(option) 后面缺少取值。")
    case .emptyValue(let option):
      Text(en: "the value of \(option) is empty.", zh: "\(option) 的取值为空。")
    case .unexpectedValue(let option):
      Text(en: "\(option) is a flag and takes no value.", zh: "\(option) 是开关，不能带取值。")
    case .missingOperand(let label):
      Text(en: "'\(command)' needs \(label.en).", zh: "“\(command)”缺少“\(label.zh)”。")
    case .tooManyOperands(let first):
      Text(en: "'\(command)' has no use for '\(shown(first))'.", zh: "“\(command)”不需要“\(shown(first))”。")
    case .badChoice(let given, let owner, _, let nearest):
      Self.suggesting(
        nearest,
        Text(
          en: "'\(shown(given))' is no choice for \(owner.en).",
          zh: "“\(shown(given))”不是 \(owner.zh) 的可选值。"))
    case .badValue(let given, let owner, _):
      Text(
        en: "'\(shown(given))' is not a value for \(owner.en).",
        zh: "“\(shown(given))”不能作为 \(owner.zh) 的取值。")
    }
  }

  /// What to do next, in one line.
  public var hint: Text? {
    switch problem {
    case .unknownCommand:
      Text(en: "All commands: \(helpCommand)", zh: "全部命令：\(helpCommand)")
    case .missingCommand(let choices), .badChoice(_, _, let choices, _):
      Text(en: "One of: \(choices.joined(separator: ", "))", zh: "可选：\(choices.joined(separator: "、"))")
    case .missingValue(let option):
      Text(
        en: "If the value begins with '-', write \(option)=VALUE.",
        zh: "如果取值以“-”开头，请写成 \(option)=取值。")
    case .badValue(_, _, let form?):
      form
    case .unknownOption, .missingOption, .repeatedOption, .emptyValue, .unexpectedValue, .missingOperand,
      .tooManyOperands,
      .badValue:
      Text(en: "How it is used: \(command) -h", zh: "用法：\(command) -h")
    }
  }

  /// `tagroll help repair` for `tagroll repair`.
  private var helpCommand: String {
    let words = command.split(separator: " ")
    return (words.prefix(1) + ["help"] + words.dropFirst()).joined(separator: " ")
  }

  private static func suggesting(_ nearest: String?, _ text: Text) -> Text {
    guard let nearest else { return text }
    return Text(en: "\(text.en) Did you mean '\(nearest)'?", zh: "\(text.zh)您是不是想用“\(nearest)”？")
  }

  private func shown(_ given: String) -> String {
    TerminalText(given).string
  }
}
