import CommandLineKit
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll appraise REF… --route WAY`
enum Appraise: Verb {
  static let spec = CommandSpec(
    "appraise", zh: "鉴定",
    summary: Text(en: "Say what should become of what is to be retired.", zh: "对申请停用的资产出具鉴定意见。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Of what 'retire' has asked for. Under profile 'standard' whoever asked does not appraise, and whoever appraised does \
          not approve.
          """,
        zh: "针对已用“停用”提出申请的资产。standard 模式下，申请人不得鉴定，鉴定人不得审批。"),
      examples: [
        CommandDetails.Example(
          "tagroll appraise LT-00427 --route recycle --finding \"board corroded\"",
          Text(en: "one laptop", zh: "一台笔记本"))
      ],
      operands: [Options.assets],
      options: [
        Appraise.cause,
        OptionSpec(
          "damage", Options.choice(Text(en: "KIND", zh: "类别"), Damage.self),
          help: Text(en: "What damaged it, if anything did.", zh: "损坏性质：自然、使用不当或人为。")),
        OptionSpec(
          "route", Options.choice(Text(en: "WAY", zh: "去向"), DisposalMethod.self),
          help: Text(en: "Which way it should leave.", zh: "建议去向。"), required: true),
        Options.harvest,
        OptionSpec("finding", Options.words, help: Text(en: "What was found.", zh: "鉴定意见。")),
      ] + Options.writing)
  }

  static let cause = OptionSpec(
    "cause", Options.choice(Text(en: "CAUSE", zh: "原因类别"), RetirementCause.self),
    help: Text(en: "Why it goes before it has served its years.", zh: "未满使用年限停用的原因类别。"))

  static func run(_ call: Call) throws {
    let invocation = call.invocation
    let damage = invocation.value("damage").flatMap(Damage.init(rawValue:))
    let cause = invocation.value("cause").flatMap(RetirementCause.init(rawValue:))
    guard let route = DisposalMethod(rawValue: try invocation.required("route")) else { return }
    try call.act(on: invocation.operands, allowing: [.technician, .manager, .approver]) { writing, roll in
      { asset in
        // A text is sealed only for an event that will name it.
        guard asset.stage == .retirePending else {
          throw LifecycleError.notAllowed(asset.tag, .appraised, asset.stage)
        }
        try call.warnOfStripped(asset, in: roll)
        let harvest = try call.harvest(of: asset)
        let finding = try invocation.value("finding").map { try writing.seal($0, as: .text) }
        return try Walk.appraise(
          asset, route: route, finding: finding, damage: damage, cause: cause, harvest: harvest)
      }
    } tell: { _, _, after in
      Text(en: "appraised: \(route.name.en)", zh: "已鉴定：\(route.name.zh)")
    } unchanged: { _, _ in
      Text(en: "nothing written", zh: "未写入")
    }
  }
}

/// `tagroll approve REF…`
enum Approve: Verb {
  static let spec = CommandSpec(
    "approve", zh: "审批",
    summary: Text(en: "Sign what waits for it: a purchase, a retirement, wipes.", zh: "审批待办：采购、停用、数据清除确认。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Of a wish: that it may be bought. Of what was appraised: that it is retired. Of what was wiped on its way out: that \
          the wipes are in order. Nothing is ever approved by waiting. To say no: 'order cancel', 'reinstate'.
          """,
        zh: "采购申请：同意采购。已鉴定的资产：同意停用。停用后已清除数据的：确认清除有效。不会因超时而自动通过。不同意时用“采购 取消”或“撤回停用”。"),
      examples: [
        CommandDetails.Example("tagroll approve LT-00427", Text(en: "one laptop", zh: "一台笔记本"))
      ],
      operands: [Options.assets],
      options: [
        Options.at(Text(en: "The locked store it waits in.", zh: "存放的上锁库房。")),
        Approve.role, Options.harvest,
        OptionSpec(
          "witness", Options.who,
          help: Text(en: "Who else vouches for the wipes (whoever did them).", zh: "清除的另一见证人（默认为清除经办人）。")),
      ] + Options.writing)
  }

  /// Who may sign what.
  static let signers: [Role] = [.technician, .manager, .approver, .executive]
  static let role = OptionSpec(
    "as", Options.choice(Text(en: "ROLE", zh: "角色"), Role.self),
    help: Text(en: "In which of your roles you sign.", zh: "以哪一个角色签批。"))

  static func run(_ call: Call) throws {
    try call.act(on: call.invocation.operands, allowing: signers) { writing, roll in
      let store = try call.placeOrStore(roll).id
      let witness = try call.invocation.value("witness").map { try call.person($0, in: roll).id }
      return { asset in
        try call.warnOfSplit(asset, in: roll)
        try call.warnOfYears(replacedBy: asset, in: roll)
        return try Walk.sign(
          asset, at: store, witness: witness, as: writing.role, harvest: try call.harvest(of: asset))
      }
    } tell: { _, before, after in
      if before.stage != after.stage {
        return Text(
          en: "\(before.stage.name.en) -> \(after.stage.name.en)",
          zh: "\(before.stage.name.zh) -> \(after.stage.name.zh)")
      }
      return before.stage == .planned
        ? Text(en: "purchase approved", zh: "采购已批准")
        : Text(en: "retirement signed", zh: "已会签停用")
    } unchanged: { _, _ in
      Text(en: "approved already, nothing written", zh: "已批准，未写入")
    }
  }
}
