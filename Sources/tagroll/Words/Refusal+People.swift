import Lifecycle
import Model
import Reports
import Store
import Words

extension Refusal {
  /// What is refused about a person. Their id stands for the name, which ``App`` puts in where the roll knows it.
  static func person(_ error: PersonError, _ id: EntityID) -> Refusal {
    let who = id.text
    let list = Text(en: "see who is here:  tagroll person list", zh: "查看人员：  tagroll person list")
    var refusal: Refusal
    switch error {
    case .left(let day):
      refusal = Refusal(
        code: "person.left", exit: .refused,
        message: Text(
          en: "\(who) left on \(day.text): nothing is given to them, and they vouch for nothing",
          zh: "\(who) 已于 \(day.text) 离职：不能领用、见证或操作"),
        hints: [
          list,
          Text(en: "here again?  tagroll person rejoin \(who)", zh: "重新入职？  tagroll person rejoin \(who)"),
        ])
    case .isHere:
      refusal = Refusal(
        code: "person.is_here", exit: .refused,
        message: Text(en: "\(who) has not left", zh: "\(who) 并未离职"), hints: [list])
    case .oneself:
      refusal = Refusal(
        code: "person.oneself", exit: .refused,
        message: Text(en: "nobody changes their own rights: \(who) is you", zh: "不能变更本人的权限：\(who) 就是您"),
        hints: [
          Text(
            en: "ask another administrator:  tagroll person list", zh: "请由另一位系统管理员操作：  tagroll person list")
        ])
    case .lastAdmin:
      refusal = Refusal(
        code: "person.last_admin", exit: .refused,
        message: Text(
          en: "\(who) is the last administrator: nobody could give roles any more",
          zh: "\(who) 是最后一名系统管理员：此后将无人能授予角色"),
        hints: [
          Text(
            en: "make another one first:  tagroll person role add WHO admin",
            zh: "请先授予另一人：  tagroll person role add 人员 admin")
        ])
    case .hasRole(let role):
      refusal = Refusal(
        code: "person.has_role", exit: .refused,
        message: Text(en: "\(who) is \(role.name.en) already", zh: "\(who) 已是\(role.name.zh)"), hints: [list])
    case .hasNotRole(let role):
      refusal = Refusal(
        code: "person.has_not_role", exit: .refused,
        message: Text(en: "\(who) is not \(role.name.en)", zh: "\(who) 不是\(role.name.zh)"), hints: [list])
    case .sameAlready:
      refusal = Refusal(
        code: "person.same_already", exit: .refused,
        message: Text(en: "the other name is known to be \(who)'s", zh: "另一个名称已登记为 \(who) 本人"), hints: [list])
    }
    refusal.person = id
    return refusal
  }

  static func noSuchRole(_ text: String) -> Refusal {
    let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")
    return Refusal(
      code: "person.no_such_role", exit: .usage,
      message: Text(en: "there is no role '\(text)'", zh: "没有角色“\(text)”"),
      hints: [Text(en: "one of: \(roles)", zh: "可选：\(roles)")], reference: text)
  }

  static func oneName(_ name: String) -> Refusal {
    Refusal(
      code: "person.one_name", exit: .usage,
      message: Text(en: "'\(name)' is given twice", zh: "“\(name)”给出了两次"),
      hints: [Text(en: "give the other name with --of", zh: "请用 --of 给出另一个名称")], reference: name)
  }

  /// With the person's log-in name where their id stands.
  func naming(_ login: String) -> Refusal {
    guard let id = person?.text else { return self }
    var named = self
    func put(_ text: Text) -> Text {
      Text(en: text.en.replacing(id, with: login), zh: text.zh.replacing(id, with: login))
    }
    named.message = put(message)
    named.hints = hints.map(put)
    return named
  }
}
