import CSVBytes
import Exchange
import Lifecycle
import Model
import Reports
import Words

extension PersonIntake.Act {
  /// What would change, in a word or two.
  var words: Text {
    switch self {
    case .add: Text(en: "new", zh: "新增")
    case .change(let name, let department):
      Text(
        en: [name.map { "name \($0)" }, department.map { $0.isEmpty ? "no department" : "department \($0)" }]
          .compactMap(\.self).joined(separator: ", "),
        zh: [name.map { "姓名 \($0)" }, department.map { $0.isEmpty ? "无部门" : "部门 \($0)" }]
          .compactMap(\.self).joined(separator: "，"))
    case .grant(let role): Text(en: "becomes \(role.name.en)", zh: "授予\(role.name.zh)")
    case .revoke(let role): Text(en: "no longer \(role.name.en)", zh: "撤销\(role.name.zh)")
    case .leaving(let day): Text(en: "leaves \(day.text)", zh: "将于 \(day.text) 离职")
    case .leave(let day): Text(en: "left \(day.text)", zh: "已于 \(day.text) 离职")
    case .rejoin: Text(en: "here again", zh: "重新入职")
    }
  }
}

extension PersonIntake.Fault {
  /// In the words of the rule, or of what is wrong with the line.
  var refusal: Refusal {
    switch self {
    case .rule(let error): Refusal.of(error)
    case .again(let line):
      Self.line("person.twice", Text(en: "the same person as on line \(line)", zh: "与第 \(line) 行为同一人"))
    case .ambiguous:
      Self.line(
        "person.ambiguous",
        Text(en: "several people have this log-in name but for capitals", zh: "有多人的登录名仅大小写不同"))
    case .leftOtherwise(let day):
      Self.line("person.left", Text(en: "left on \(day.text) already", zh: "已登记于 \(day.text) 离职"))
    case .line(let fault): Self.line(fault.code, fault.words)
    }
  }

  private static func line(_ code: String, _ message: Text) -> Refusal {
    Refusal(code: code, exit: .refused, message: message)
  }
}

extension PersonCSV.Fault {
  fileprivate var code: String {
    switch self {
    case .noLogin: "person.no_login"
    case .csv: "csv.bad_row"
    case .notPlain: "csv.control_characters"
    case .tooLong: "csv.cell_too_long"
    case .badRole: "person.no_such_role"
    case .badDay: "date.bad"
    case .cannotClear: "csv.cannot_clear"
    }
  }

  fileprivate var words: Text {
    switch self {
    case .noLogin: Text(en: "has no log-in name", zh: "没有登录名")
    case .csv(let fault): fault.words
    case .notPlain(let column):
      Text(en: "\(column.rawValue) has control characters", zh: "\(column.rawValue) 含控制字符")
    case .tooLong(let column):
      Text(
        en: "\(column.rawValue) is longer than \(PersonCSV.longestCell) bytes",
        zh: "\(column.rawValue) 超过 \(PersonCSV.longestCell) 字节")
    case .badRole(let word):
      Text(
        en: "'\(word)' is no role: \(Role.allCases.map(\.rawValue).joined(separator: ", "))",
        zh: "“\(word)”不是角色：\(Role.allCases.map { "\($0.rawValue)（\($0.name.zh)）" }.joined(separator: "、"))")
    case .badDay(let text):
      Text(en: "'\(text)' is no date like 2026-11-23", zh: "“\(text)”不是 2026-11-23 形式的日期")
    case .cannotClear(let column):
      Text(en: "\(column.rawValue) cannot be taken away", zh: "\(column.rawValue) 不能清除")
    }
  }
}

extension Refusal {
  static func badPersonList(_ path: String, _ failure: PersonCSV.Failure) -> Refusal {
    let headings = PersonCSV.Column.allCases.map(\.rawValue).joined(separator: ", ")
    let message: Text
    switch failure {
    case .csv(let error): return .csv(path, error)
    case .heading(let fault): return .importHeadings(path, fault)
    case .noLoginColumn(let found):
      message = Text(
        en: "no column is called login; the first line has: \(found.joined(separator: ", "))",
        zh: "没有“登录名”列；首行为：\(found.joined(separator: "、"))")
    case .twoColumns(let column, let one, let other):
      message = Text(
        en: "'\(one)' and '\(other)' both mean \(column.rawValue)",
        zh: "“\(one)”与“\(other)”都表示 \(column.rawValue)")
    case .noColumn(let name):
      message = Text(en: "no column is called '\(name)'", zh: "没有名为“\(name)”的列")
    }
    return Refusal(
      code: "import.bad_list", exit: .refused, message: message,
      hints: [
        Text(
          en: "columns are separated by commas and named by the first line: \(headings)",
          zh: "以逗号分隔，首行为列名：登录名、姓名、角色、部门、离职日期（或 \(headings)）"),
        Text(en: "named otherwise?  --column login=EmpNo", zh: "列名不同？  --column login=工号"),
      ], reference: path)
  }

  static func badColumn(_ text: String) -> Refusal {
    let fields = PersonCSV.Column.allCases.map(\.rawValue).joined(separator: ", ")
    return Refusal(
      code: "import.bad_column", exit: .usage,
      message: Text(en: "--column '\(text)' is not FIELD=HEADING", zh: "--column “\(text)”不是“字段=列名”"),
      hints: [Text(en: "fields: \(fields)", zh: "字段：\(fields)")], reference: text)
  }

  static func importChanged(_ path: String) -> Refusal {
    Refusal(
      code: "import.changed_meanwhile", exit: .busy,
      message: Text(
        en: "the roll or the file changed meanwhile: the plan of \(path) is no longer true; nothing written",
        zh: "期间账册或文件有变更：\(path) 的预览已失效，未写入"),
      hints: [Text(en: "look again, without --apply", zh: "请去掉 --apply 重新预览")], reference: path)
  }
}
