import CommandLineKit
import JSONBytes
import Lifecycle
import Model
import Reports
import Store
import Words

/// What all acts about one person have in common.
enum PersonAct {
  static let operand = OperandSpec(
    Options.who, .one, help: Text(en: "A log-in name, or a full name.", zh: "登录名或姓名。"))

  /// What is to be written about them.
  struct Plan {
    var kind: EventKind
    var evidence: [EvidenceKey: EvidenceValue] = [:]
    var told: Text
  }

  /// - Parameter plan: `nil`, with the sentence for it, where it is so already.
  static func run(
    _ call: Call, _ person: Party, on roll: Roll, allowing roles: [Role], _ plan: Plan?, unchanged: Text
  ) throws {
    var author = try call.author(on: roll, allowing: roles)
    author.today = try call.effectiveDay()
    var events: [Event] = []
    if let plan {
      events =
        try roll.write(as: author, dryRun: call.isDryRun) {
          try $0.change(person.id, plan.kind, plan.evidence)
        }.events
      if !call.isDryRun { call.signIfDue(roll) }
    }
    if call.isJSON {
      call.json { json in
        json.name("id")
        json.string(person.id.text)
        json.name("changed")
        json.bool(plan != nil)
        json.name("dry_run")
        json.bool(call.isDryRun)
        json.name("events")
        json.beginArray()
        events.forEach { json.integer($0.sequence) }
        json.endArray()
      }
      return
    }
    let said = TerminalText((plan?.told ?? unchanged).in(call.language)).string
    call.output.line(Call.line("\(TerminalText(person.login).string)  \(said)", events.map(\.sequence)))
    call.tellDryRun()
  }
}

extension Party {
  /// What people type for them.
  var login: String { handle ?? name ?? id.text }
  /// As the rules see them.
  var standing: Person { Person(id, roles: roles, leaving: leaving, left: left) }
}

/// `tagroll person role add WHO ROLE`
enum PersonRoleAdd: Verb {
  static let spec = CommandSpec("add", zh: "授予", summary: Text(en: "Let somebody do more.", zh: "授予角色。")) {
    CommandDetails(
      discussion: Text(
        en: "It counts from now on. An administrator gives roles, and not to themselves.",
        zh: "即时生效。由系统管理员授予，不能授予本人。"),
      examples: [
        CommandDetails.Example(
          "tagroll person role add wang.lei technician", Text(en: "a new technician", zh: "新技术员"))
      ], operands: [PersonAct.operand, PersonRole.operand], options: Options.writing)
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.writing)
    let role = try PersonRole.role(call)
    let person = try call.person(call.invocation.operands[0], in: roll)
    let name = role.name
    try PersonAct.run(
      call, person, on: roll, allowing: [.admin],
      person.roles.contains(role)
        ? nil
        : PersonAct.Plan(
          kind: .roleGranted, evidence: [.role: .code(role.rawValue)],
          told: Text(en: "is \(name.en) from now on", zh: "即日起为\(name.zh)")),
      unchanged: Text(en: "is \(name.en) already, nothing written", zh: "已是\(name.zh)，未写入"))
  }
}

/// `tagroll person role remove WHO ROLE`
enum PersonRoleRemove: Verb {
  static let spec = CommandSpec(
    "remove", zh: "撤销", summary: Text(en: "Let somebody do less.", zh: "撤销角色。")
  ) {
    CommandDetails(
      discussion: Text(
        en: "It counts from now on. The last administrator stays one.", zh: "即时生效。最后一名系统管理员不能撤销。"),
      examples: [
        CommandDetails.Example(
          "tagroll person role remove wang.lei technician", Text(en: "works elsewhere", zh: "已调岗"))
      ], operands: [PersonAct.operand, PersonRole.operand], options: Options.writing)
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.writing)
    let role = try PersonRole.role(call)
    let person = try call.person(call.invocation.operands[0], in: roll)
    let name = role.name
    try PersonAct.run(
      call, person, on: roll, allowing: [.admin],
      person.roles.contains(role)
        ? PersonAct.Plan(
          kind: .roleRevoked, evidence: [.role: .code(role.rawValue)],
          told: Text(en: "is \(name.en) no longer", zh: "不再是\(name.zh)")) : nil,
      unchanged: Text(en: "is not \(name.en), nothing written", zh: "不是\(name.zh)，未写入"))
  }
}

enum PersonRole {
  static let operand = OperandSpec(
    Options.choice(Text(en: "ROLE", zh: "角色"), Role.self), .one,
    help: Text(en: "What they may do.", zh: "角色。"))

  static func role(_ call: Call) throws -> Role {
    let text = call.invocation.operands[1]
    guard let role = Role(rawValue: text) else { throw Refusal.noSuchRole(text) }
    return role
  }
}

/// `tagroll person leave WHO [--on DATE]`
enum PersonLeave: Verb {
  static let spec = CommandSpec(
    "leave", zh: "离职", summary: Text(en: "Somebody is here no longer.", zh: "登记人员已离职。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          From now on they do nothing and nothing is given to them; every role ends at once. What they still have stays on \
          the roll as theirs until it comes back. Only an administrator lets somebody leave who has a role.
          """,
        zh: "此后不能操作，也不能领用；全部角色即时失效。尚未归还的资产仍记在其名下。有角色的人员只能由系统管理员登记离职。"),
      examples: [
        CommandDetails.Example(
          "tagroll person leave wang.lei --on 2026-11-20", Text(en: "last Friday", zh: "上周五"))
      ], operands: [PersonAct.operand], options: Options.writing)
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.writing)
    let person = try call.person(call.invocation.operands[0], in: roll)
    let day = try call.effectiveDay().text
    let held = try roll.assets(with: person.id).count
    let more =
      held == 0
      ? Text(en: "", zh: "") : Text(en: ", still has: \(held)", zh: "，尚未归还 \(held) 件")
    try PersonAct.run(
      call, person, on: roll, allowing: person.standing.allowed(.personLeft),
      person.left == nil
        ? PersonAct.Plan(
          kind: .personLeft, told: Text(en: "left on \(day)\(more.en)", zh: "已于 \(day) 离职\(more.zh)")) : nil,
      unchanged: Text(
        en: "left on \(person.left?.text ?? day) already, nothing written",
        zh: "已于 \(person.left?.text ?? day) 离职，未写入"))
    if held > 0 { call.next("tagroll report leavers") }
  }
}

/// `tagroll person rejoin WHO`
enum PersonRejoin: Verb {
  static let spec = CommandSpec(
    "rejoin", zh: "返聘", summary: Text(en: "Somebody is here again.", zh: "登记人员重新入职。")
  ) {
    CommandDetails(
      discussion: Text(en: "They come back without a role.", zh: "重新入职后没有任何角色。"),
      operands: [PersonAct.operand], options: Options.writing)
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.writing)
    let person = try call.person(call.invocation.operands[0], in: roll)
    try PersonAct.run(
      call, person, on: roll, allowing: person.standing.allowed(.personRejoined),
      person.left == nil
        ? nil : PersonAct.Plan(kind: .personRejoined, told: Text(en: "is here again", zh: "已重新入职")),
      unchanged: Text(en: "never left, nothing written", zh: "并未离职，未写入"))
  }
}

/// `tagroll person alias WHO --of OTHER`
enum PersonAlias: Verb {
  static let spec = CommandSpec(
    "alias", zh: "同一人", summary: Text(en: "Two names are one human's.", zh: "登记两个名称为同一人。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          From now on a rule that wants two people takes both names for one. What was done before stays as it was judged. It \
          cannot be taken back.
          """,
        zh: "此后凡须两人办理的规则，均视二者为同一人。此前的判定不变。登记后不能撤回。"),
      examples: [
        CommandDetails.Example(
          "tagroll person alias admin.wang --of wang.lei", Text(en: "a second account", zh: "另一个账号"))
      ], operands: [PersonAct.operand],
      options: [
        OptionSpec("of", Options.who, help: Text(en: "The other name.", zh: "另一个名称。"), required: true)
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.writing)
    let person = try call.person(call.invocation.operands[0], in: roll)
    let other = try call.person(try call.invocation.required("of"), in: roll)
    guard person.id != other.id else { throw Refusal.oneName(person.login) }
    let isKnown = try roll.otherNames(of: person.id).contains(other.id)
    try PersonAct.run(
      call, person, on: roll, allowing: [.admin],
      isKnown
        ? nil
        : PersonAct.Plan(
          kind: .personAliased, evidence: [.person: .id(other.id)],
          told: Text(en: "and \(other.login) are one human", zh: "与 \(other.login) 为同一人")),
      unchanged: Text(
        en: "and \(other.login) are known to be one human, nothing written",
        zh: "与 \(other.login) 已登记为同一人，未写入"))
  }
}
