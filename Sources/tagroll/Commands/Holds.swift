import CommandLineKit
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll hold place REF… --kind KIND --case NO`
enum HoldPlace: Verb {
  static let spec = CommandSpec(
    "place", zh: "设置", summary: Text(en: "Keep assets as they are for a case.", zh: "因案件冻结资产。")
  ) {
    CommandDetails(
      discussion: Text(
        en:
          "While a hold is in force nothing leads out of the house: no vendor, no retirement, no wipe for disposal.",
        zh: "冻结期间资产不得离开本单位：不得送修、批准停用、清除处置。"),
      examples: [
        CommandDetails.Example(
          "tagroll hold place LT-00427 --kind legal --case 12/2026", Text(en: "for a court", zh: "法律保全"))
      ],
      operands: [Options.assets],
      options: [
        OptionSpec(
          "kind", Options.choice(Text(en: "KIND", zh: "类型"), Hold.Kind.self),
          help: Text(en: "What kind of case.", zh: "冻结类型。"), required: true),
        OptionSpec(
          "case", ValueSpec(Text(en: "NO", zh: "编号")), help: Text(en: "What the case is called.", zh: "案号。"),
          required: true),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let kind = try call.invocation.required("kind")
    let named = try call.invocation.required("case")
    try call.act(on: call.invocation.operands, allowing: [.manager, .auditor, .admin]) { writing, _ in
      { asset in
        [
          Step(
            .holdPlaced, to: asset.stage,
            [.hold: .code(kind), .caseReference: .secret(try writing.seal(named, as: .text))])
        ]
      }
    } tell: { _, _, after in
      let name = after.holds.last?.kind.name
      return Text(en: "\(name?.en ?? kind), case \(named)", zh: "\(name?.zh ?? kind)，案号 \(named)")
    } unchanged: { _, _ in
      Text(en: "nothing written", zh: "未写入")
    }
  }
}

/// `tagroll hold lift REF… --reason TEXT --witness WHO`
enum HoldLift: Verb {
  static let spec = CommandSpec(
    "lift", zh: "解除", summary: Text(en: "End the holds of assets.", zh: "解除资产的冻结。")
  ) {
    CommandDetails(
      discussion: Text(
        en: "An administrator lifts it before a witness. Without --kind, every hold in force.",
        zh: "由系统管理员在见证人见证下解除。不填 --kind 则解除全部冻结。"),
      examples: [
        CommandDetails.Example(
          "tagroll hold lift LT-00427 --reason \"case closed\" --witness gu.wen",
          Text(en: "all of them", zh: "全部解除"))
      ],
      operands: [Options.assets],
      options: [
        OptionSpec("reason", Options.words, help: Text(en: "Why it ends.", zh: "解除原因。"), required: true),
        OptionSpec("witness", Options.who, help: Text(en: "Who stands by it.", zh: "见证人。"), required: true),
        OptionSpec(
          "kind", Options.choice(Text(en: "KIND", zh: "类型"), Hold.Kind.self),
          help: Text(en: "Only holds of this kind.", zh: "只解除此类冻结。")),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let reason = try call.invocation.required("reason")
    let kind = call.invocation.value("kind").flatMap(Hold.Kind.init(rawValue:))
    try call.act(on: call.invocation.operands, allowing: [.admin]) { writing, roll in
      let witness = try call.person(try call.invocation.required("witness"), in: roll).id
      return { asset in
        try asset.holds.filter { kind == nil || $0.kind == kind }.map { hold in
          Step(
            .holdLifted, to: asset.stage,
            [
              .lifts: .number(hold.sequence), .reason: .secret(try writing.seal(reason, as: .text)),
              .witness: .id(witness),
            ])
        }
      }
    } tell: { _, before, after in
      let lifted = before.holds.count - after.holds.count
      return after.holds.isEmpty
        ? Text(en: "no hold any more", zh: "已无冻结")
        : Text(
          en: "\(lifted) lifted, \(after.holds.count) still in force",
          zh: "已解除 \(lifted) 项，仍有 \(after.holds.count) 项")
    } unchanged: { _, _ in
      Text(en: "no such hold, nothing written", zh: "没有此类冻结，未写入")
    }
  }
}
