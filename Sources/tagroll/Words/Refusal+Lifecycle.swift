import Lifecycle
import Model
import Reports
import Words

extension Refusal {
  static func lifecycle(_ error: LifecycleError) -> Refusal {
    switch error {
    case .notAllowed(let tag, let kind, let stage): notAllowed(tag, kind, stage)
    case .mediaLive(let tag, let parts, let unlisted): mediaLive(tag, parts, unlisted: unlisted)
    case .wrongStage(let tag, _, let stage):
      refused(
        "asset.stage_changed", tag,
        Text(en: "\(tag.text) is \(stage.name.en) now", zh: "\(tag.text) 当前状态为“\(stage.name.zh)”"))
    case .evidenceMissing(let kind, let key):
      Refusal(
        code: "event.evidence_missing", exit: .refused,
        message: Text(
          en: "'\(kind.name.en)' needs \(key.rawValue)", zh: "“\(kind.name.zh)”缺少 \(key.rawValue)"),
        hints: [.fault])
    case .roleMissing(let kind, let roles):
      Refusal(
        code: "role.missing", exit: .notPermitted,
        message: Text(
          en: "'\(kind.name.en)' is for: \(roles.map(\.name.en).joined(separator: ", "))",
          zh: "“\(kind.name.zh)”仅限：\(roles.map(\.name.zh).joined(separator: "、"))"),
        hints: [Text(en: "ask one of them:  tagroll person list", zh: "请由上述人员操作：  tagroll person list")])
    case .wrongOrigin(let tag, .found):
      Refusal(
        code: "asset.wrong_origin", exit: .refused,
        message: Text(
          en: "\(tag.text) came onto the roll without an order: there is nothing to accept or to send back",
          zh: "\(tag.text) 并非采购到货，无需验收或退货"),
        hints: [
          Text(
            en: "give it out:  tagroll assign \(tag.text) --to WHO",
            zh: "直接领用：  tagroll assign \(tag.text) --to 人员")
        ], reference: tag.text)
    case .wrongOrigin(let tag, .ordered):
      Refusal(
        code: "asset.wrong_origin", exit: .refused,
        message: Text(en: "\(tag.text) has come by an order", zh: "\(tag.text) 为采购到货"),
        hints: [
          Text(
            en: "accept it:  tagroll accept \(tag.text) --check all",
            zh: "先验收：  tagroll accept \(tag.text) --check all")
        ], reference: tag.text)
    case .stillHolds(let tags):
      Refusal(
        code: "erase.still_holds", exit: .refused,
        message: Text(
          en: "they still have: \(tags.map(\.text).joined(separator: ", "))",
          zh: "仍持有：\(tags.map(\.text).joined(separator: "、"))"),
        hints: [
          Text(
            en: "take it back first:  tagroll return \(tags.map(\.text).joined(separator: " "))",
            zh: "请先归还：  tagroll return \(tags.map(\.text).joined(separator: " "))")
        ], candidates: tags.map(\.text))
    case .noSuchPerson(let id):
      Refusal(
        code: "person.gone", exit: .refused,
        message: Text(
          en: "the person \(id.text) is not on the roll any more", zh: "编号为 \(id.text) 的人员已不在账册上"),
        hints: [Text(en: "see who is:  tagroll person list", zh: "查看人员：  tagroll person list")])
    case .notOneself:
      Refusal(
        code: "erase.oneself", exit: .refused,
        message: Text(en: "nobody erases themselves, or is witness to it", zh: "不能抹除自己，也不能为此作证"),
        hints: [Text(en: "ask another manager or administrator", zh: "请由另一位资产管理员或系统管理员操作")])
    case .notTheirs(let kind):
      Refusal(
        code: "erase.not_theirs", exit: .refused,
        message: Text(
          en: "'\(kind.name.en)' names what is not of its subject", zh: "“\(kind.name.zh)”所指的内容不属于其对象"),
        hints: [.fault])
    case .notAtVendor(let tag):
      refused(
        "repair.not_at_vendor", tag, Text(en: "\(tag.text) is not at a vendor", zh: "\(tag.text) 不在厂商处"))
    case .stillAtVendor(let tag):
      refused("repair.at_vendor", tag, Text(en: "\(tag.text) is still at a vendor", zh: "\(tag.text) 仍在厂商处"))
    case .notAppraised(let tag):
      Refusal(
        code: "retire.not_appraised", exit: .refused,
        message: Text(en: "\(tag.text) was not appraised", zh: "\(tag.text) 尚未鉴定"),
        hints: [
          Text(
            en: "somebody looks at it first:  tagroll appraise \(tag.text) --route WAY",
            zh: "须先鉴定：  tagroll appraise \(tag.text) --route 去向")
        ], reference: tag.text)
    case .notOurs(let tag, let ownership):
      Refusal(
        code: "dispose.not_ours", exit: .refused,
        message: Text(
          en: "\(tag.text) is \(ownership.name.en): only what we own can be scrapped",
          zh: "\(tag.text) 属于“\(ownership.name.zh)”，只有自有资产才能报废"),
        hints: [
          Text(
            en: "give it back:  tagroll retire \(tag.text) --route lease-return --reason TEXT",
            zh: "退还：  tagroll retire \(tag.text) --route lease-return --reason 原因")
        ], reference: tag.text)
    case .ours(let tag):
      refused(
        "dispose.ours", tag,
        Text(
          en: "\(tag.text) is ours: there is no owner to give it back to", zh: "\(tag.text) 是自有资产，没有可退还的所有者"))
    case .mediaDestroyed(let tag):
      refused(
        "asset.media_destroyed", tag,
        Text(en: "the media of \(tag.text) are destroyed", zh: "\(tag.text) 的介质已销毁"))
    case .witnessNeeded(let tag):
      Refusal(
        code: "sanitise.witness", exit: .refused,
        message: Text(
          en: "\(tag.text) leaves the house: a second person must witness what became of its data",
          zh: "\(tag.text) 将离开本单位：其数据的去向须有第二人见证"),
        hints: [Text(en: "add --witness WHO (somebody other than you)", zh: "加上 --witness 见证人（不能是本人）")],
        reference: tag.text)
    case .secondPersonNeeded(let tag, let kind):
      Refusal(
        code: "event.second_person", exit: .refused,
        message: Text(
          en: "'\(kind.name.en)' of \(tag.text) takes two people", zh: "\(tag.text)“\(kind.name.zh)”须由两人办理"),
        hints: [Text(en: "add --witness WHO (somebody other than you)", zh: "加上 --witness 见证人（不能是本人）")],
        reference: tag.text)
    case .signedAlready(let tag): signedAlready(tag)
    case .signaturesMissing(let tag, let kind, let roles): signaturesMissing(tag, kind, roles)
    case .appraisersMissing(let tag, let has, let needs): appraisersMissing(tag, has: has, needs: needs)
    case .causeMissing(let tag, let years): causeMissing(tag, years: years)
    case .batchWrong(let tag, let says, let isSum): batchWrong(tag, says, isSum)
    case .sameHand(let tag, let kind, let other): sameHand(tag, kind, other)
    case .witnessRole(let kind, let roles): witnessRole(kind, roles)
    case .policyAlone: policyAlone
    case .notApproved(let tag):
      Refusal(
        code: "purchase.not_approved", exit: .refused,
        message: Text(en: "nobody has approved the purchase of \(tag.text)", zh: "\(tag.text) 的采购尚未批准"),
        hints: [
          Text(
            en: "an asset manager does:  tagroll order approve PURCHASE",
            zh: "由资产管理员批准：  tagroll order approve 采购单")
        ], reference: tag.text)
    case .checksMissing(let tag, let missing):
      Refusal(
        code: "accept.checks", exit: .refused,
        message: Text(
          en: "\(tag.text) has not passed: \(missing.map(\.name.en).joined(separator: ", "))",
          zh: "\(tag.text) 未通过验收项：\(missing.map(\.name.zh).joined(separator: "、"))"),
        hints: [
          Text(
            en: "goods that fail go back:  tagroll reject \(tag.text) --reason TEXT --rma NO",
            zh: "不合格的退回：  tagroll reject \(tag.text) --reason 原因 --rma 编号")
        ], reference: tag.text)
    case .dueTooEarly(let tag, let due):
      Refusal(
        code: "loan.too_early", exit: .refused,
        message: Text(
          en: "\(tag.text) cannot be due back on \(due.text), before that begins",
          zh: "\(tag.text) 的应归还日 \(due.text) 早于起始日"),
        hints: [Text(en: "give a later day", zh: "请填写更晚的日期")], reference: tag.text)
    case .notHeld(let tag):
      Refusal(
        code: "replace.not_held", exit: .refused,
        message: Text(
          en: "nobody has \(tag.text): there is nobody to give another one to", zh: "\(tag.text) 无人领用，无从更换"),
        hints: [
          Text(en: "give one out:  tagroll assign NEW --to WHO", zh: "直接领用：  tagroll assign 新资产 --to 人员")
        ], reference: tag.text)
    case .notHolder(let tag):
      Refusal(
        code: "handover.not_holder", exit: .refused,
        message: Text(en: "\(tag.text) is not with them", zh: "\(tag.text) 不由该人员持有"),
        hints: [
          Text(en: "see who has it:  tagroll show \(tag.text)", zh: "查看持有人：  tagroll show \(tag.text)")
        ], reference: tag.text)
    case .onHold(let tag, let holds): onHold(tag, holds)
    case .unknownHold(let tag, let number):
      refused(
        "hold.unknown", tag,
        Text(en: "\(tag.text) has no hold #\(number)", zh: "\(tag.text) 没有冻结 #\(number)"))
    case .lostTooShort(let tag, let since):
      Refusal(
        code: "lost.too_short", exit: .refused,
        message: Text(
          en: "\(tag.text) is lost since \(since.text): write-off takes 30 days",
          zh: "\(tag.text) 自 \(since.text) 丢失，满 30 天方可核销"),
        hints: [
          Text(
            en:
              "from \(since.adding(days: 30).text) on, or now with what the police call the case: --police NO",
            zh: "\(since.adding(days: 30).text) 起可核销；已报案的现在即可：--police 编号")
        ], reference: tag.text)
    case .versionConflict(let tag, _, _):
      Refusal(
        code: "asset.changed_meanwhile", exit: .busy,
        message: Text(en: "\(tag.text) was changed by somebody else meanwhile", zh: "\(tag.text) 刚被他人修改"),
        hints: [Text(en: "nothing was written; try again", zh: "未写入任何内容，请重试")], reference: tag.text)
    case .unknownPart(let tag, let number):
      refused(
        "part.unknown", tag, Text(en: "\(tag.text) has no part \(number)", zh: "\(tag.text) 没有部件 \(number)"))
    case .partNotMedium(let tag, let number):
      refused(
        "part.not_medium", tag,
        Text(en: "part \(number) of \(tag.text) holds no data", zh: "\(tag.text) 的部件 \(number) 不存数据"))
    case .notFirst(let kind):
      Refusal(
        code: "event.not_first", exit: .refused,
        message: Text(en: "'\(kind.name.en)' cannot stand here", zh: "“\(kind.name.zh)”不能出现在此处"),
        hints: [.fault])
    case .singleControlWrong(let tag, _):
      refused(
        "event.single_control", tag,
        Text(en: "the two-person mark of \(tag.text) is wrong", zh: "\(tag.text) 的双人标记不符"))
    case .badCode(let key, let text):
      Refusal(
        code: "event.bad_value", exit: .refused,
        message: Text(en: "\(key.rawValue) cannot be '\(text)'", zh: "\(key.rawValue) 不能是“\(text)”"),
        hints: [.fault])
    case .mending(let tag, let error): mending(error, tag)
    case .badDay(let day):
      Refusal(
        code: "date.future", exit: .refused,
        message: Text(en: "\(day.text) is still to come", zh: "\(day.text) 尚未到来"),
        hints: [
          Text(
            en: "only what has happened is on the roll: give today or an earlier day",
            zh: "在册的只有已发生的事：请填今天或更早的日期")
        ])
    case .longAgo(let day, let roles):
      Refusal(
        code: "date.long_ago", exit: .notPermitted,
        message: Text(
          en:
            "\(day.text) lies more than a week back, which is for: \(roles.map(\.name.en).joined(separator: ", "))",
          zh: "\(day.text) 距今超过一周，仅限以下角色补登：\(roles.map(\.name.zh).joined(separator: "、"))"),
        hints: [Text(en: "ask one of them:  tagroll person list", zh: "请由上述人员操作：  tagroll person list")])
    case .person(let id, let error): person(error, id)
    case .stocktake(let error): stocktake(error)
    case .repair(let tag, let error): repair(error, tag)
    case .manifest(let error): manifest(error)
    case .conflict(let error): conflict(error)
    case .sampleTooSmall(let tag, let sampled, let size, let least):
      sampleTooSmall(tag, sampled, of: size, least: least)
    case .ownSample(let tag): ownSample(tag)
    case .certificateLacks(let tag, let keys): certificateLacks(tag, keys)
    case .areaLeft(let tag, let key): areaLeft(tag, key)
    case .keyRemains(let tag, let key): keyRemains(tag, key)
    case .degaussEnded(let tag):
      refused(
        "sanitise.degauss", tag,
        Text(
          en: "degaussing is taken for nothing since \(Technique.degaussEnded.text)",
          zh: "自 \(Technique.degaussEnded.text) 起不再认可消磁"))
    case .techniqueTooWeak(let tag, let technique, let level, let type):
      Refusal(
        code: "sanitise.technique", exit: .refused,
        message: Text(
          en:
            "'\(level.rawValue)' cannot be claimed for \(tag.text): \(type.map { $0.name.en + " medium, " } ?? "")\(technique.name.en)",
          zh: "\(tag.text) 不能称为“\(level.rawValue)”：\(type.map { $0.name.zh + "，" } ?? "")\(technique.name.zh)"
        ),
        hints: [
          Text(
            en: "claim less (--method clear), or say what was done (--technique, --media)",
            zh: "请降低所称强度（--method clear），或如实写明 --technique 和 --media")
        ], reference: tag.text)
    }
  }

  private static func refused(_ code: String, _ tag: Tag, _ message: Text) -> Refusal {
    Refusal(
      code: code, exit: .refused, message: message,
      hints: [Text(en: "look at it:  tagroll show \(tag.text)", zh: "查看：  tagroll show \(tag.text)")],
      reference: tag.text)
  }

  private static func notAllowed(_ tag: Tag, _ kind: EventKind, _ stage: Stage) -> Refusal {
    if kind == .swappedByVendor, stage != .inRepair { return notInRepair(tag, stage) }
    let act = act(kind)
    let verbs = verbs(from: stage).map { "tagroll \($0) \(tag.text)" }
    var hints = [Text(en: "look at it:  tagroll show \(tag.text)", zh: "查看：  tagroll show \(tag.text)")]
    if !verbs.isEmpty {
      hints.append(
        Text(
          en: "possible now:  \(verbs.joined(separator: ", "))", zh: "现在可以：  \(verbs.joined(separator: "，"))")
      )
    }
    return Refusal(
      code: "asset.wrong_stage", exit: .refused,
      message: Text(
        en: "\(tag.text) is \(stage.name.en): it cannot \(act.en)",
        zh: "\(tag.text) 状态为“\(stage.name.zh)”，不能\(act.zh)"), hints: hints, reference: tag.text)
  }

  private static func notInRepair(_ tag: Tag, _ stage: Stage) -> Refusal {
    Refusal(
      code: "asset.wrong_stage", exit: .refused,
      message: Text(
        en: "\(tag.text) is not in repair: it is \(stage.name.en)",
        zh: "\(tag.text) 不在维修中，状态为“\(stage.name.zh)”"),
      hints: [
        Text(
          en: "begin one:  tagroll repair start \(tag.text) --fault TEXT",
          zh: "先送修：  tagroll repair start \(tag.text) --fault 故障")
      ], reference: tag.text)
  }

  static func beforeLast(_ day: Day, _ asset: Asset) -> Refusal {
    let (tag, since) = (asset.tag.text, asset.stageSince.text)
    return Refusal(
      code: "date.before_last", exit: .refused,
      message: Text(
        en: "\(tag) is \(asset.stage.name.en) since \(since): what follows it was not on \(day.text)",
        zh: "\(tag) 自 \(since) 起为“\(asset.stage.name.zh)”，其后的操作不会早在 \(day.text)"),
      hints: [
        Text(
          en: "give a day from then on; a wrong day of the last act is mended by:  tagroll undo \(tag)",
          zh: "请填该日或之后的日期；上一操作日期有误时：  tagroll undo \(tag)")
      ], reference: tag)
  }

  /// What somebody wanted to do, as it follows "it cannot".
  private static func act(_ kind: EventKind) -> Text {
    switch kind {
    case .issued, .adopted: Text(en: "be assigned", zh: "领用")
    case .handedBack: Text(en: "be returned", zh: "归还")
    case .moved, .relocated: Text(en: "be moved", zh: "调拨")
    case .repairOpened: Text(en: "go into repair", zh: "送修")
    case .repairDiagnosed, .repairWaits, .repairResumed, .sentToVendor, .repairCancelled, .partFitted,
      .partRefitted:
      Text(en: "go on with a repair", zh: "办理维修步骤")
    case .repairClosed: Text(en: "come out of repair", zh: "结束维修")
    case .retirementAsked: Text(en: "be retired", zh: "停用")
    case .mediumSanitised, .mediumRemoved: Text(en: "be wiped", zh: "登记数据清除")
    case .released, .disposed, .leaseReturned: Text(en: "be disposed of", zh: "报废处置")
    case .warrantySet: Text(en: "get a warranty", zh: "设置保修")
    case .lost: Text(en: "be reported lost", zh: "挂失")
    case .recovered: Text(en: "be found again", zh: "找回")
    case .writtenOff: Text(en: "be written off", zh: "核销")
    case .retirementRefused: Text(en: "be reinstated", zh: "恢复使用")
    case .noted: Text(en: "take a note", zh: "添加备注")
    case .corrected: Text(en: "be corrected so", zh: "作此更正")
    default: Text(en: "take the step '\(kind.name.en)'", zh: "执行“\(kind.name.zh)”")
    }
  }

  /// The commands that lead on from a stage.
  private static func verbs(from stage: Stage) -> [String] {
    switch stage {
    case .received: ["accept", "reject", "assign", "retire"]
    case .inStock, .returned: ["assign", "repair start", "retire"]
    case .assigned: ["return", "repair start", "retire"]
    case .inRepair: ["repair done", "repair cancel", "return", "retire"]
    case .retirePending: ["approve", "reinstate"]
    case .retired: ["sanitise", "dispose", "reinstate"]
    case .sanitised: ["dispose", "reinstate"]
    case .disposing: ["dispose"]
    case .lost: ["found", "write-off"]
    case .writtenOff: ["found"]
    case .planned, .ordered, .disposed, .returnedToSupplier, .void: []
    }
  }

  private static func onHold(_ tag: Tag, _ holds: [Hold]) -> Refusal {
    let named = Text(
      en: holds.map { "\($0.kind.name.en) #\($0.sequence)" }.joined(separator: ", "),
      zh: holds.map { "\($0.kind.name.zh) #\($0.sequence)" }.joined(separator: "、"))
    return Refusal(
      code: "asset.on_hold", exit: .refused,
      message: Text(
        en: "\(tag.text) must stay as it is: \(named.en)", zh: "\(tag.text) 已被冻结：\(named.zh)"),
      hints: [
        Text(en: "why:  tagroll history \(tag.text)", zh: "原因：  tagroll history \(tag.text)"),
        Text(
          en: "when the case is closed:  tagroll hold lift \(tag.text) --reason TEXT --witness WHO",
          zh: "案件了结后：  tagroll hold lift \(tag.text) --reason 原因 --witness 见证人"),
      ], reference: tag.text)
  }

  private static func mediaLive(_ tag: Tag, _ parts: [Part], unlisted: Bool) -> Refusal {
    let disks = parts.map(\.title)
    let named = disks.joined(separator: ", ")
    let message =
      disks.isEmpty
      ? Text(
        en: "\(tag.text) is of a kind that stores data, and there is no record of a wipe",
        zh: "\(tag.text) 属于会存储数据的设备，但没有数据清除记录")
      : Text(
        en:
          "\(tag.text) has \(disks.count == 1 ? "a disk" : "\(disks.count) disks") (\(named)) and no record of a wipe",
        zh: "\(tag.text) 有 \(disks.count) 块磁盘（\(named)）没有数据清除记录")
    let kept = Text(en: "disk kept as SD-...", zh: "磁盘留存，编号 SD-...")
    return Refusal(
      code: "data.no_evidence", exit: .refused, message: message,
      hints: [
        Text(
          en:
            "wiped?    tagroll sanitise \(tag.text) --method purge --tool nvme-cli --witness WHO --result verified",
          zh:
            "已清除？  tagroll sanitise \(tag.text) --method purge --tool nvme-cli --witness 见证人 --result verified"
        ),
        Text(
          en: "no disk?  tagroll sanitise \(tag.text) --method none --reason \"\(kept.en)\" --witness WHO",
          zh: "无磁盘？  tagroll sanitise \(tag.text) --method none --reason \"\(kept.zh)\" --witness 见证人"),
      ], reference: tag.text)
  }
}
