import CommandLineKit
import Exchange
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll lost REF… --reason TEXT`
enum Lost: Verb {
  static let spec = CommandSpec(
    "lost", zh: "挂失", summary: Text(en: "Report assets missing or stolen.", zh: "登记资产丢失或被盗。")
  ) {
    CommandDetails(
      discussion: Text(
        en:
          "From anywhere on the premises or in anybody's hands. What was under way with it ends; a repair is closed.",
        zh: "无论在库还是在用均可挂失。正在进行的流程随之结束，维修单关闭。"),
      examples: [
        CommandDetails.Example(
          "tagroll lost LT-00427 --reason \"left on a train\" --seen 2026-11-20",
          Text(en: "and when it was last seen", zh: "并写明最后见到的日期"))
      ],
      operands: [Options.assets],
      options: [
        OptionSpec("reason", Options.words, help: Text(en: "What happened.", zh: "经过。"), required: true),
        OptionSpec("seen", Options.day, help: Text(en: "The day it was last seen.", zh: "最后见到的日期。")),
        Options.police,
        OptionSpec(
          "noticed", time, help: Text(en: "When that was noticed; without it, now.", zh: "发现时间；不填则为现在。")),
        OptionSpec(
          "encrypted", RepairCommand.yesNo,
          help: Text(en: "Whether its data was; without it, what the last scan says.", zh: "数据是否加密；不填则按最近扫描。")
        ),
        OptionSpec(
          "remote-wipe", Options.choice(Text(en: "WHAT", zh: "情况"), RemoteWipe.self),
          help: Text(en: "What came of wiping it from afar.", zh: "远程擦除的结果。")),
      ] + Options.writing)
  }

  static let time = ValueSpec(
    Text(en: "TIME", zh: "时间"),
    form: Text(en: "Write 2026-11-23T08:15Z (UTC).", zh: "请写成 2026-11-23T08:15Z（UTC）。"))

  /// A moment in UTC, to the minute or second.
  static func instant(_ option: String, _ call: Call) throws -> Instant? {
    let instant: Instant? = try call.invocation.value(option) { text in
      let clean = text.uppercased()
      guard clean.hasSuffix("Z") else { return nil }
      return clean.utf8.count == 17
        ? Instant(clean.dropLast() + ":00.000Z") : Instant(clean.dropLast() + ".000Z")
    }
    if let instant, instant > call.surroundings.now() { throw LifecycleError.badDay(instant.day) }
    return instant
  }

  /// What the last scan of a machine says of the root's encryption; a loss of a disk that was somewhere else says nothing.
  private static func isEncrypted(_ asset: Asset, _ roll: Roll) throws -> Bool? {
    guard let scan = asset.scan, let bytes = try roll.blob(scan) else { return nil }
    return try ScanReportJSON.decode(bytes).hardware?.security.rootEncrypted.finding.value
  }

  static func run(_ call: Call) throws {
    let reason = try call.invocation.required("reason")
    let police = call.invocation.value("police")
    let noticed = try instant("noticed", call) ?? call.surroundings.now()
    let encrypted = call.invocation.value("encrypted").map { $0 == "yes" }
    let remoteWipe = call.invocation.value("remote-wipe").flatMap(RemoteWipe.init(rawValue:))
    let seen = try call.day("seen")
    if let seen { try call.checkPast(seen) }
    try call.act(on: call.invocation.operands) { writing, roll in
      { asset in
        guard asset.stage != .lost else { return [] }
        let facts = LossFacts(
          noticed: noticed, isEncrypted: try encrypted ?? isEncrypted(asset, roll), remoteWipe: remoteWipe)
        return try Walk.lose(
          asset, reason: try writing.seal(reason, as: .text), seen: seen,
          reference: try police.map { try writing.seal($0, as: .text) }, facts)
      }
    } tell: { names, before, _ in
      let holder = try names.title(before.holder.id) ?? "?"
      if before.dataState.isLive {
        call.remark(
          Text(
            en:
              "\(before.tag.text) held data nobody has wiped: treat its loss as a data incident, to be reported in 72 hours.",
            zh: "\(before.tag.text) 上的数据未清除：请按数据安全事件处理，72 小时内上报。"))
      }
      let from = before.holder.kind == .place ? "at \(holder)" : "with \(holder)"
      return Text(en: "\(from) -> lost", zh: "\(holder) -> 已挂失")
    } unchanged: { _, asset in
      Text(
        en: "lost since \(asset.stageSince.text), nothing written", zh: "自 \(asset.stageSince.text) 起已挂失，未写入")
    }
  }
}

/// `tagroll found REF --condition TEXT [--at PLACE]`
enum Found: Verb {
  static let spec = CommandSpec(
    "found", zh: "找回", summary: Text(en: "Take back what was lost.", zh: "登记丢失资产已找回。")
  ) {
    CommandDetails(
      discussion: Text(
        en: "It comes back as something handed in: to be looked at and wiped before anybody gets it.",
        zh: "找回的资产视同归还：须检查并清除数据后方可再次领用。"),
      examples: [
        CommandDetails.Example(
          "tagroll found LT-00427 --condition \"case cracked\"", Text(en: "back in the store", zh: "回到库房"))
      ],
      operands: [Options.assets],
      options: [
        OptionSpec(
          "condition", Options.words, help: Text(en: "In what state it is.", zh: "找回时的状况。"), required: true),
        Options.at(Text(en: "Where it is now; without it, the store.", zh: "现存地点；不填则为库房。")),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let condition = try call.invocation.required("condition")
    try call.act(on: call.invocation.operands) { writing, roll in
      let place = try call.placeOrStore(roll).id
      return { asset in
        guard asset.stage == .lost || asset.stage == .writtenOff else {
          throw LifecycleError.notAllowed(asset.tag, .recovered, asset.stage)
        }
        return [
          Step(
            .recovered, to: .returned,
            [.place: .id(place), .condition: .secret(try writing.seal(condition, as: .text))])
        ]
      }
    } tell: { names, _, after in
      let place = try names.title(after.place) ?? "?"
      return Text(en: "found -> \(place), to be wiped", zh: "已找回 -> \(place)，待清除数据")
    } unchanged: { _, _ in
      Text(en: "nothing written", zh: "未写入")
    }
  }
}

/// `tagroll write-off REF… --reason TEXT`
enum WriteOff: Verb {
  static let spec = CommandSpec(
    "write-off", zh: "核销",
    summary: Text(en: "Take what stays lost out of the books.", zh: "把找不回的资产从账面核销。")
  ) {
    CommandDetails(
      discussion: Text(
        en:
          "Thirty days after the loss, or at once with a police reference: that of the loss, or --police. Should it turn up, 'found' brings it back.",
        zh: "挂失满三十天，或凭报案编号（挂失时已登记的，或 --police）即可核销。日后找到可用“found”恢复。"),
      examples: [
        CommandDetails.Example(
          "tagroll write-off LT-00427 --reason \"searched twice\" --police KA-2026-77",
          Text(en: "with a police reference", zh: "凭报案编号"))
      ],
      operands: [Options.assets],
      options: [
        OptionSpec(
          "reason", Options.words, help: Text(en: "What was done to find it.", zh: "查找经过与结论。"), required: true
        ),
        Options.police, Confirmation.yes,
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let reason = try call.invocation.required("reason")
    let police = call.invocation.value("police")
    let references = call.invocation.operands
    let shown = references.prefix(3).map { TerminalText($0).string }
    guard
      try Confirmation.moderate(
        call,
        Text(
          en: "Write off \(references.count) (\(shown.joined(separator: ", ")))?",
          zh: "核销 \(references.count) 件（\(shown.joined(separator: "、"))）？"))
    else { throw Refusal.declined }
    try call.act(on: references) { writing, roll in
      { asset in
        guard asset.stage != .writtenOff else { return [] }
        var evidence: [EvidenceKey: EvidenceValue] = [.reason: .secret(try writing.seal(reason, as: .text))]
        if let police {
          evidence[.reference] = .secret(try writing.seal(police, as: .text))
        } else if let told = try roll.policeReference(of: asset) {
          evidence[.reference] = .secret(told)
        }
        return [Step(.writtenOff, to: .writtenOff, evidence)]
      }
    } tell: { _, before, _ in
      Text(
        en: "lost since \(before.stageSince.text) -> written off", zh: "自 \(before.stageSince.text) 丢失 -> 已核销"
      )
    } unchanged: { _, asset in
      Text(
        en: "written off since \(asset.stageSince.text), nothing written",
        zh: "自 \(asset.stageSince.text) 起已核销，未写入")
    }
  }
}

/// `tagroll reinstate REF… --reason TEXT`
enum Reinstate: Verb {
  static let spec = CommandSpec(
    "reinstate", zh: "恢复使用",
    summary: Text(en: "Bring back what was on its way to disposal.", zh: "把待报废的资产恢复使用。")
  ) {
    CommandDetails(
      discussion: Text(
        en: "To the triage shelf, or to stock once all its media are wiped; not what has left the premises.",
        zh: "退回待处理；介质均已清除的退回库存。已离开本单位的不能恢复。"),
      examples: [
        CommandDetails.Example(
          "tagroll reinstate LT-00427 --reason \"needed in the lab\"", Text(en: "one laptop", zh: "一台笔记本"))
      ],
      operands: [Options.assets],
      options: [
        OptionSpec(
          "reason", Options.words, help: Text(en: "Why it stays after all.", zh: "恢复的原因。"), required: true)
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let reason = try call.invocation.required("reason")
    try call.act(on: call.invocation.operands) { writing, _ in
      { asset in
        guard asset.stage != .returned, asset.stage != .inStock else { return [] }
        return try Walk.reinstate(asset, reason: try writing.seal(reason, as: .text))
      }
    } tell: { _, before, after in
      Text(
        en: "\(before.stage.name.en) -> \(after.stage.name.en)",
        zh: "\(before.stage.name.zh) -> \(after.stage.name.zh)"
      )
    } unchanged: { _, asset in
      Text(
        en: "\(asset.stage.name.en) since \(asset.stageSince.text), nothing written",
        zh: "自 \(asset.stageSince.text) 起\(asset.stage.name.zh)，未写入")
    }
  }
}
