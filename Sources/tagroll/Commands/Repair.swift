import CommandLineKit
import Lifecycle
import Model
import Reports
import ServiceDesk
import Store
import Words

/// What the commands of a repair have in common.
enum RepairCommand {
  static let reference = ValueSpec(
    Text(en: "ORDER", zh: "维修单"), form: Text(en: "Write it as T-1.", zh: "请写成 T-1。"),
    completion: .dynamic("repairs"))
  static let yesNo = ValueSpec(Text(en: "YES|NO", zh: "是否"), choices: ["yes", "no"])
  private static let trips = Text(en: "To a vendor", zh: "送修")
  static let counting = Text(en: "Count and cost", zh: "统计与估价")

  /// What is said of a way to a vendor.
  static var trip: [OptionSpec] {
    [
      OptionSpec(
        "rma", ValueSpec(Text(en: "NO", zh: "编号")),
        help: Text(en: "The vendor's number for it.", zh: "厂商 RMA 编号。"),
        group: trips),
      OptionSpec(
        "seal", ValueSpec(Text(en: "NO", zh: "编号")), help: Text(en: "The seal put on it.", zh: "封签编号。"),
        group: trips),
      OptionSpec(
        "media",
        ValueSpec(Text(en: "PLAN", zh: "介质"), choices: ["in-house", "removed", "cleared", "waived"]),
        help: Text(
          en: "What becomes of its media; live ones leave on a manager's waiver only.",
          zh: "介质如何处理；带数据送出须经理豁免（waived）。"), group: trips),
      OptionSpec(
        "due", Options.day, help: Text(en: "When it should be back.", zh: "预计返回日期。"), group: trips),
    ]
  }

  /// What mending it would cost, and against what that is held.
  static var money: [OptionSpec] {
    [
      OptionSpec(
        "estimate", Options.money, help: Text(en: "What it would cost to mend it.", zh: "维修估价。"),
        group: counting),
      OptionSpec(
        "new-price", Options.money,
        help: Text(en: "What a comparable new one costs (what it cost itself).", zh: "同类新机价（默认原值）。"),
        group: counting),
    ]
  }

  static func number(_ text: String) throws -> Int64 {
    guard let number = RepairNumber(AssetReference.clean(text)) else { throw Refusal.badRepairNumber(text) }
    return number.number
  }

  /// The way to a vendor that the options describe; `nil` where none is named.
  static func trip(_ call: Call, _ writing: Writing, _ roll: Roll) throws -> Walk.Trip? {
    let invocation = call.invocation
    guard let name = invocation.value("to") else {
      for option in ["rma", "seal"] where invocation.value(option) != nil { throw Refusal.stayAndGo(option) }
      if let plan = invocation.value("media"), plan != MediaPlan.inHouse.rawValue {
        throw Refusal.stayAndGo("media")
      }
      return nil
    }
    let plan = invocation.value("media").flatMap(MediaPlan.init(rawValue:))
    guard plan != .inHouse else { throw Refusal.inHouseAtVendor() }
    var facts: [EvidenceKey: EvidenceValue] = [:]
    for (option, key): (String, EvidenceKey) in [("rma", .reference), ("seal", .seal)] {
      if let text = try call.name(option) { facts[key] = .secret(try writing.seal(text, as: .text)) }
    }
    if let due = try call.day("due") { facts[.due] = .day(due) }
    return Walk.Trip(to: try call.vendor(name, in: roll, writing), plan: plan, facts)
  }

  /// Estimate and price, as evidence.
  static func estimate(_ call: Call) throws -> [EvidenceKey: EvidenceValue] {
    var facts: [EvidenceKey: EvidenceValue] = [:]
    if let estimate = try call.money("estimate") { facts[.estimate] = .money(estimate) }
    if let price = try call.money("new-price") { facts[.price] = .money(price) }
    return facts
  }

  /// Says whether mending it is worth it, where somebody has said what that costs.
  static func advise(
    _ asset: Asset, _ facts: [EvidenceKey: EvidenceValue], _ roll: Roll, _ writing: Writing, _ call: Call
  ) throws {
    guard case .money(let estimate)? = facts[.estimate] else { return }
    var price = asset.price
    if case .money(let new)? = facts[.price] { price = new }
    guard price != nil else {
      return call.remark(
        Text(
          en: "Its price is not on the card: --new-price says what the estimate is held against.",
          zh: "卡片上没有原值：可用 --new-price 给出新机价以便比较。"))
    }
    guard let ratio = RepairRatio(try roll.stories(of: asset), estimate: estimate, price: price) else {
      return
    }
    call.remark(ratio.sentence)
    guard ratio.percent >= writing.policy.uneconomicPercent else { return }
    let tag = asset.tag.text
    call.remark(
      Text(
        en:
          "From \(writing.policy.uneconomicPercent) % on it is not worth it by the policy:  tagroll retire \(tag) --reason TEXT",
        zh:
          "按制度达到 \(writing.policy.uneconomicPercent)% 即不划算：  tagroll retire \(tag) --reason 原因"
      ))
  }

  /// Tells that data leaves with it.
  static func tellWaiver(_ asset: Asset, _ steps: [Step], _ call: Call) {
    guard steps.contains(where: { $0.kind == .sentToVendor && $0.evidence.flag(.waived) }) else { return }
    let titles = asset.media.filter(\.data.isLive).map(\.part.title)
    let disks = TerminalText(titles.joined(separator: ", ")).string
    call.remark(
      Text(
        en: "Its data goes with it, not wiped\(disks.isEmpty ? "" : " (\(disks))"): recorded as a waiver.",
        zh: "其数据未清除，随机送出\(disks.isEmpty ? "" : "（\(disks)）")：已记为豁免。"))
  }

  /// That what was lent meanwhile must come back, where it is still with whoever had it.
  static func loanerReminder(_ asset: Asset, _ roll: Roll, _ writing: Writing) throws -> Text? {
    guard let number = asset.repairOrder,
      let story = try roll.stories(of: asset).last(where: { $0.number == number }),
      let id = story.opened.evidence.id(.loaner), let loaner = try writing.current(id), loaner.isWithSomebody,
      loaner.holder == asset.returnHolder
    else { return nil }
    let tag = loaner.tag.text
    return Text(
      en: "\(tag) was lent meanwhile and must come back:  tagroll return \(tag)",
      zh: "代用机 \(tag) 须收回：  tagroll return \(tag)")
  }

  /// Asks what becomes of its data, where nobody has said and it is on its way to a vendor.
  static func askForPlan(_ asset: Asset, _ trip: Walk.Trip?, _ call: Call) {
    guard let trip, trip.plan == nil, asset.dataState.isLive else { return }
    call.remark(
      Text(
        en: "It would leave with its data: say --media removed, or waived, which a manager may.",
        zh: "其数据将随机送出：请注明 --media removed（取出）或 waived（经理豁免）。"))
  }

  static let unchanged = Text(en: "nothing written", zh: "未写入")
}

/// `tagroll repair start REF --fault TEXT [--to VENDOR] [--loaner REF]`
enum RepairStart: Verb {
  static let spec = CommandSpec("start", zh: "开始", summary: Text(en: "Open a repair order.", zh: "开维修单。")) {
    CommandDetails(
      discussion: Text(
        en: """
          With data on its media it goes to a vendor only when somebody says how: the media are taken out, were wiped, or \
          a manager waives it, which is recorded, shown and counted. What is lent meanwhile goes to the same user as a loan.
          """,
        zh: "介质上仍有数据时，须说明如何处理才能送修：取出、事先清除，或由经理豁免（予以记录、显示并计数）。代用机以借用方式交给同一使用人。"),
      examples: [
        CommandDetails.Example(
          "tagroll repair start LT-00013 --fault \"screen flickers\" --symptom display",
          Text(en: "on our bench", zh: "自修")),
        CommandDetails.Example(
          "tagroll repair start LT-00013 --fault dead --to Lenovo --media removed",
          Text(en: "at a vendor", zh: "送修")),
      ],
      operands: [Options.asset],
      options: [
        OptionSpec("fault", Options.words, help: Text(en: "What is wrong.", zh: "故障现象。"), required: true),
        OptionSpec(
          "symptom", Options.choice(Text(en: "CODE", zh: "代码"), Symptom.self),
          help: Text(en: "Where it shows, for counting.", zh: "故障类别，供统计。"), group: RepairCommand.counting),
        OptionSpec(
          "to", Options.vendor, help: Text(en: "Who repairs it; without it, we do.", zh: "维修方；不填则为自修。")),
        Options.at(Text(en: "The bench it is repaired on.", zh: "自修地点。")),
        OptionSpec(
          "loaner", ValueSpec(Text(en: "REF", zh: "资产"), completion: .dynamic("assets")),
          help: Text(en: "What its user gets meanwhile, on loan.", zh: "借给使用人的代用机。")),
      ] + RepairCommand.money + RepairCommand.trip + Options.writing)
  }

  static func run(_ call: Call) throws {
    let invocation = call.invocation
    let fault = try invocation.required("fault")
    var told: Asset?
    let references = invocation.operands + [invocation.value("loaner")].compactMap(\.self)
    try call.act(on: references) { writing, roll in
      let trip = try RepairCommand.trip(call, writing, roll)
      let bench = invocation.value("at") == nil ? nil : try call.placeOrStore(roll).id
      let loaner = try invocation.value("loaner").map { try call.asset($0, in: roll) }
      var facts = try RepairCommand.estimate(call)
      if let symptom = invocation.value("symptom") { facts[.symptom] = .code(symptom) }
      if let plan = invocation.value("media"), trip == nil { facts[.mediaPlan] = .code(plan) }
      if let loaner { facts[.loaner] = .id(loaner.id) }
      let due = try call.day("due") ?? call.today.adding(workingDays: writing.policy.returnDays)
      return { asset in
        if let broken = told { return try lend(asset, broken, until: due) }
        told = asset
        guard loaner == nil || asset.stage == .assigned else { throw Refusal.nobodyToLendTo(asset.tag) }
        if case .covered = Warranty(until: asset.warrantyUntil, on: call.today) {
          facts[.warrantyHit] = .flag(true)
        }
        RepairCommand.askForPlan(asset, trip, call)
        let steps = try Walk.repair(
          asset, order: try writing.nextRepairOrder(), fault: try writing.seal(fault, as: .text), trip: trip,
          place: bench, facts)
        if facts[.warrantyHit] != nil {
          let until = asset.warrantyUntil?.text ?? ""
          call.remark(
            Text(
              en: "Under warranty until \(until): claim it, do not pay.", zh: "保修至 \(until)：请走保修，不要付费。"))
        }
        RepairCommand.tellWaiver(asset, steps, call)
        try RepairCommand.advise(asset, facts, roll, writing, call)
        return steps
      }
    } tell: { names, before, after in
      let holder = try names.title(before.holder.id) ?? "?"
      guard after.stage == .inRepair else {
        let to = try names.title(after.holder.id) ?? "?"
        let due = after.due?.text ?? ""
        return Text(en: "lent to \(to) until \(due)", zh: "借给 \(to)，至 \(due)")
      }
      let from = before.holder.kind == .place ? "at \(holder)" : "with \(holder)"
      let number = after.repairOrder.map { RepairNumber($0).text } ?? ""
      guard after.holder.kind == .vendor, let vendor = try names.title(after.holder.id) else {
        return Text(en: "\(from) -> in repair, ticket \(number)", zh: "\(holder) -> 维修中，维修单 \(number)")
      }
      return Text(
        en: "\(from) -> in repair at \(vendor), ticket \(number)",
        zh: "\(holder) -> 在 \(vendor) 维修，维修单 \(number)")
    } unchanged: { _, _ in
      RepairCommand.unchanged
    }
  }

  /// To whoever had what is broken, where that was, until it should be mended.
  private static func lend(_ loaner: Asset, _ broken: Asset, until due: Day) throws -> [Step] {
    guard loaner.id != broken.id, let place = broken.place ?? loaner.place else {
      throw Refusal.nobodyToLendTo(broken.tag)
    }
    return try Walk.assign(loaner, to: broken.holder, at: place, until: due)
  }
}
