import Lifecycle
import Model
public import Store
public import Words

/// Refused acts for people, oldest first.
public struct RefusalList {
  private let names: NameBook
  private let language: Language
  private var table: Table
  private var count = 0

  public init(_ roll: Roll, _ language: Language) {
    self.language = language
    names = NameBook(roll, erased: erasedWord.in(language))
    table = Table(
      [
        Text(en: "event", zh: "事件"), Text(en: "day", zh: "日期"), Text(en: "who", zh: "人员"),
        Text(en: "in role", zh: "以角色"), Text(en: "tried", zh: "操作"), Text(en: "asset", zh: "资产"),
        Text(en: "rule", zh: "规则"), Text(en: "code", zh: "代码"),
      ].map { Table.Column($0.in(language)) })
  }

  public mutating func add(_ attempt: Roll.RefusedAttempt) throws {
    let event = attempt.entry.event
    let code = event.evidence.code(.refusal) ?? ""
    count += 1
    table.add(
      [
        "#\(event.sequence)", event.on.text, try names.handle(event.actor), event.role.name.in(language),
        event.evidence.code(.attempt) ?? "", attempt.tag?.text ?? "-",
        RefusalCode(rawValue: code)?.name.in(language) ?? "-", code,
      ].map { TerminalText($0) })
  }

  public func lines(width: Int?) -> [String] {
    count == 0 ? [Text(en: "nothing was refused", zh: "没有被拒的操作").in(language)] : table.lines(width: width)
  }
}
