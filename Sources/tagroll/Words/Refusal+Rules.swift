import JSONBytes
import Rules
import Words

extension Refusal {
  /// A rule file that cannot be read.
  static func rulesUnreadable(_ path: String, _ why: Text) -> Refusal {
    Refusal(
      code: "rules.unreadable", exit: .usage,
      message: Text(en: "\(path) cannot be read: \(why.en)", zh: "无法读取 \(path)：\(why.zh)"),
      hints: [
        Text(
          en: "let everyone read it, or move it away: without it values would be judged otherwise",
          zh: "请允许所有用户读取，或将其移走：缺少该文件会改变判断结果")
      ], reference: path)
  }

  static func rules(_ fault: RuleFault) -> Refusal {
    let what = words(fault.what)
    return Refusal(
      code: "rules.bad_file", exit: .usage,
      message: Text(
        en: "\(fault.file), line \(fault.line), column \(fault.column): \(what.en)",
        zh: "\(fault.file) 第 \(fault.line) 行第 \(fault.column) 列：\(what.zh)"),
      hints: [
        Text(
          en: "mend the file or move it away; how it is written:  tagroll help rules",
          zh: "请修正该文件或将其移走；写法见：  tagroll help rules")
      ], reference: fault.file)
  }

  private static func words(_ what: RuleFault.What) -> Text {
    switch what {
    case .json(let error): json(error)
    case .notRules:
      Text(
        en: "this is no rule file (\"format\": \"tagroll-rules\")",
        zh: "不是规则文件（\"format\": \"tagroll-rules\"）")
    case .version(let version):
      Text(
        en: "it is of version \(version), and this program reads version 1", zh: "版本为 \(version)，本程序只支持版本 1")
    case .unknownMember(let name): Text(en: "there is no rule with '\(name)'", zh: "没有含“\(name)”的规则")
    case .unknownWord(let word, let name):
      Text(en: "'\(word)' is nothing that '\(name)' can be", zh: "“\(name)”不能是“\(word)”")
    case .missing(let name): Text(en: "'\(name)' is missing", zh: "缺少“\(name)”")
    case .empty(let name):
      Text(en: "'\(name)' would reject nothing, or everything", zh: "“\(name)”会不拒绝任何值或拒绝所有值")
    case .badID(let id):
      Text(
        en: "'\(id)' is no name for a rule of yours: house.something, in small letters, digits and dashes",
        zh: "“\(id)”不能作自定义规则的名称：请写成 house.名称，限小写字母、数字和短横")
    case .repeatedID(let id): Text(en: "the rule '\(id)' is there twice", zh: "规则“\(id)”重复")
    case .noSuchRule(let id): Text(en: "there is no rule '\(id)' to switch off", zh: "没有可关闭的规则“\(id)”")
    case .mixed(let id): Text(en: "'\(id)' is more than one kind of rule", zh: "“\(id)”混合了多种规则")
    }
  }

  /// What is wrong with a file that is no JSON, or other JSON than is due.
  static func json(_ error: JSONError) -> Text {
    switch error {
    case .syntax, .notCanonical: Text(en: "not JSON", zh: "不是 JSON")
    case .unexpected: Text(en: "a value of another kind is due here", zh: "此处的值类型不对")
    case .notAnInteger: Text(en: "a whole number is due here", zh: "此处应为整数")
    case .truncated: Text(en: "cut off", zh: "内容中断")
    case .trailing: Text(en: "something follows the end", zh: "结尾之后还有内容")
    case .invalidUTF8: Text(en: "not UTF-8", zh: "不是 UTF-8 编码")
    case .tooDeep: Text(en: "nested too deep", zh: "嵌套过深")
    case .tooLarge: Text(en: "too large", zh: "过大")
    case .duplicateName(_, let name): Text(en: "'\(name)' is given twice", zh: "“\(name)”重复")
    }
  }
}
