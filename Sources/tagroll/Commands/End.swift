import CommandLineKit
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll retire REF… --reason TEXT`
enum Retire: Verb {
  static let spec = CommandSpec(
    "retire", zh: "停用",
    summary: Text(en: "Take assets out of service, to the disposal desk.", zh: "停用资产，转入报废处置。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          What is retired is out of use and waits here; 'dispose' records the day it leaves the premises. It goes as far as           the policy lets one person go: under 'standard' it asks, then others 'appraise' and 'approve'.
          """,
        zh: "“停用”是退出使用，设备仍留在本单位；“报废处置”登记设备离开本单位。办理到制度允许一人办理的步骤为止：standard 模式下只提出申请，再由他人“鉴定”和“审批”。"),
      examples: [
        CommandDetails.Example(
          "tagroll retire LT-00427 --reason \"swollen battery\"", Text(en: "one laptop", zh: "一台笔记本"))
      ],
      operands: [Options.assets],
      options: [
        OptionSpec(
          "reason", Options.words, help: Text(en: "Why it leaves service.", zh: "停用原因。"), required: true),
        OptionSpec(
          "route", Options.choice(Text(en: "WAY", zh: "去向"), DisposalMethod.self),
          help: Text(en: "Which way it will leave (recycle).", zh: "拟定去向（默认 recycle）。")),
        Appraise.cause, Options.harvest,
        Options.at(Text(en: "The locked store it waits in.", zh: "存放的上锁库房。")),
        Confirmation.yes,
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let reason = try call.invocation.required("reason")
    let route = call.invocation.value("route").flatMap(DisposalMethod.init(rawValue:)) ?? .recycle
    let cause = call.invocation.value("cause").flatMap(RetirementCause.init(rawValue:))
    let references = call.invocation.operands
    let shown = references.prefix(3).map { TerminalText($0).string }
    guard
      try Confirmation.moderate(
        call,
        Text(
          en: "Retire \(references.count) (\(shown.joined(separator: ", ")))?",
          zh: "停用 \(references.count) 件（\(shown.joined(separator: "、"))）？"))
    else { throw Refusal.declined }
    try call.act(on: references, shared: true) { writing, roll in
      let store = try call.placeOrStore(roll).id
      return { asset in
        // Nothing follows for what is retired already, and a text is sealed only for an event that will name it.
        guard asset.stage != .retired, asset.stage != .sanitised else { return [] }
        try call.warnOfStripped(asset, in: roll)
        // Where two people are wanted, asking again is no appraisal; nor is it one more of who cannot approve.
        if asset.stage == .retirePending,
          writing.policy.profile == .standard || asset.route != nil && writing.role != .manager
        {
          return []
        }
        let harvest = try call.harvest(of: asset)
        return try Walk.retire(
          asset, reason: try writing.seal(reason, as: .text), route: route, store: store, cause: cause,
          harvest: harvest)
      }
    } tell: { names, before, after in
      let holder = try names.title(before.holder.id) ?? "?"
      let from = before.holder.kind == .place ? "at \(holder)" : "with \(holder)"
      if after.stage == .retirePending {
        return Text(en: "\(from) -> retirement asked", zh: "\(holder) -> 已申请停用")
      }
      let wipe =
        after.dataState.isLive
        ? Text(en: "wipe it next", zh: "下一步：清除数据") : Text(en: "ready to dispose", zh: "可以处置")
      return Text(
        en: "\(from) -> retired, on the disposal desk; \(wipe.en)", zh: "\(holder) -> 已停用，待处置；\(wipe.zh)")
    } unchanged: { _, asset in
      asset.stage == .retirePending
        ? Text(
          en: "retirement asked on \(asset.stageSince.text), nothing written",
          zh: "已于 \(asset.stageSince.text) 申请停用，未写入")
        : Text(
          en: "retired since \(asset.stageSince.text), nothing written",
          zh: "自 \(asset.stageSince.text) 起已停用，未写入")
    }
  }
}

/// `tagroll dispose REF… --method WAY --to WHO --cert NO`
enum Dispose: Verb {
  static let spec = CommandSpec(
    "dispose", zh: "报废处置",
    summary: Text(en: "Record that assets left the house for good.", zh: "登记资产永久离开本单位。")
  ) {
    CommandDetails(
      discussion: Text(
        en:
          """
          Refused while any medium in it has no record of a wipe. It cannot be undone; you type the tag to confirm. Under           profile 'standard' one person gives it out by this, and another then files the certificate by the same command.
          """,
        zh: "只要有介质缺少清除记录就会拒绝。此操作不可撤销，需键入标签确认。standard 模式下由一人移交，再由另一人用同一命令登记证书。"),
      examples: [
        CommandDetails.Example(
          "tagroll dispose LT-00427 --method recycle --to GreenLoop --cert GL-8812",
          Text(en: "handed to a recycler", zh: "交给回收商"))
      ],
      operands: [Options.assets],
      options: [
        OptionSpec(
          "method", Options.choice(Text(en: "WAY", zh: "方式"), DisposalMethod.self),
          help: Text(en: "Which way it left.", zh: "处置方式。"),
          required: true),
        OptionSpec("to", Options.vendor, help: Text(en: "Who took it.", zh: "接收方。"), required: true),
        OptionSpec(
          "cert", ValueSpec(Text(en: "NO", zh: "编号")),
          help: Text(en: "Their certificate, receipt or deed.", zh: "对方的证书、回执或契约编号。"),
          required: true),
        tested,
        OptionSpec(
          "witness", Options.who,
          help: Text(en: "Who else vouches for wipes filed before it was retired.", zh: "停用前已登记清除的，由谁见证。")),
        Confirmation.confirm,
      ] + DisposalOptions.treated + DisposalOptions.booked + Options.writing)
  }

  private static let tested = OptionSpec(
    "tested", Options.words, help: Text(en: "How it was tried; for a sale or a gift.", zh: "功能检测记录；出售或捐赠应填。"))

  static func run(_ call: Call) throws {
    let invocation = call.invocation
    let facts = try DisposalOptions.facts(call)
    let value = try call.money("book-value")
    let day = try call.effectiveDay()
    guard let method = DisposalMethod(rawValue: try invocation.required("method")) else { return }
    let vendor = try invocation.required("to")
    let certificate = try invocation.required("cert")
    func plan(_ writing: Writing, _ roll: Roll) throws -> (Asset) throws -> [Step] {
      let vendor = try call.vendor(vendor, in: roll, writing)
      let witness = try invocation.value("witness").map { try call.person($0, in: roll).id }
      // Where two people are wanted, one gives it out and another files what came back: a text is sealed for that alone.
      let isHalf = writing.policy.profile == .standard && method != .leaseReturn
      return { asset in
        try call.warnOfStripped(asset, in: roll)
        if asset.stage != .disposing { try call.warnOfHarvest(asset, in: roll) }
        var leaving: [EvidenceKey: EvidenceValue] = [:]
        if asset.stage != .disposing, method != .leaseReturn {
          leaving = try DisposalOptions.leaving(
            asset, to: vendor, method, on: day, value: value,
            permit: try call.name("permit").map { try writing.seal($0, as: .text) }, roll, writing)
          if let test = try call.name("tested") {
            leaving[.functionTest] = .secret(try writing.seal(test, as: .text))
          } else if method.needsDeed {
            call.warnOfUntested(asset)
          }
        }
        if isHalf, asset.stage != .disposing {
          return try Walk.release(asset, method: method, vendor: vendor, witness: witness, leaving: leaving)
        }
        var told = facts.evidence
        if let text = try call.name("ref") { told[.reference] = .secret(try writing.seal(text, as: .text)) }
        return try Walk.dispose(
          asset, method: method, vendor: vendor, certificate: try writing.seal(certificate, as: .text),
          witness: witness, leaving: leaving, facts: told)
      }
    }
    guard try call.isDryRun || confirmed(call, plan) else { throw Refusal.declined }
    try call.act(on: invocation.operands, plan) { _, _, after in
      if after.stage == .disposing {
        return Text(en: "released: \(method.given(to: vendor))", zh: "已移交：\(method.name.zh)，\(vendor)")
      }
      return Text(
        en: "disposed: \(method.given(to: vendor)), certificate \(certificate)",
        zh: "已处置：\(method.name.zh)，\(vendor)，证书 \(certificate)")
    } unchanged: { _, _ in
      Text(en: "nothing written", zh: "未写入")
    }
  }

  /// Refuses what would be refused before anybody is asked to confirm it; then asks.
  private static func confirmed(
    _ call: Call, _ plan: (Writing, Roll) throws -> (Asset) throws -> [Step]
  ) throws -> Bool {
    let roll = try call.openRoll(.writing)
    let author = try call.author(on: roll, about: call.invocation.operands.first)
    let day = try call.effectiveDay()
    var assets: [Asset] = []
    for reference in call.invocation.operands {
      let asset = try call.asset(reference, in: roll)
      if !assets.contains(where: { $0.id == asset.id }) { assets.append(asset) }
    }
    do {
      _ = try roll.write(as: author, dryRun: true) { writing in
        let steps = try plan(writing, roll)
        for asset in assets {
          let current = try writing.current(asset.id) ?? asset
          _ = try writing.record(try steps(current), on: current, day: day)
        }
      }
    } catch {
      var refusal = Refusal.of(error)
      if refusal.code == "data.no_evidence" { refusal.code = "dispose.no_evidence" }
      throw refusal
    }
    let tags = assets.map(\.tag.text).joined(separator: ", ")
    return try Confirmation.severe(
      call,
      Text(
        en:
          "\(tags) leaves the house for good. This cannot be undone; what happened to it stays on the roll.",
        zh: "\(tags) 将永久离开本单位。此操作不可撤销，其履历保留在账册上。"),
      wanted: assets.count == 1 ? assets[0].tag.text : "\(assets.count)")
  }
}
