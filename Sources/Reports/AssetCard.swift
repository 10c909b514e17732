public import Lifecycle
public import Model
import ServiceDesk
public import Store
public import Words

/// The card of one asset: what `show` prints.
public struct AssetCard {
  let asset: Asset
  private let names: NameBook
  let roll: Roll
  let today: Day
  let language: Language
  private let waiting: Waiting?
  private let moment: Moment

  /// - Parameters:
  ///   - moment: the asset as it stood.
  ///   - waiting: whose word it waits for; of a day gone by nobody's.
  public init(
    _ asset: Asset, _ roll: Roll, today: Day, at moment: Moment = .now, waiting: Waiting? = nil,
    _ language: Language
  ) {
    self.moment = moment
    self.waiting = waiting
    self.asset = asset
    self.roll = roll
    self.today = today
    self.language = language
    names = NameBook(roll, erased: erasedWord.in(language))
  }

  /// - Parameter beside: where it was last seen, or what stands beside it.
  public func lines(beside: [DeskSeat] = []) throws -> [String] {
    let desk = DeskReport(roll, language)
    let seen = try desk.sorted(beside).map { seat in
      let isBeside = seat.machine.id == asset.id
      return (
        name: isBeside ? Text(en: "beside it", zh: "外设") : Text(en: "seen at", zh: "接在"),
        value: TerminalText(say(desk.line(seat, of: asset)))
      )
    }
    let facts = try facts() + seen
    let width = facts.map { CellWidth.of($0.name.in(language)) }.max() ?? 0
    let told = facts.map { "  \(CellWidth.padded($0.name.in(language), to: width))  \($0.value.string)" }
    let parts = parts().map { [""] + $0.lines().map { "  " + $0 } } ?? []
    return ["\(asset.tag.text)  \(TerminalText(asset.title(language)).string)"] + told + parts
  }

  /// What is known of it, by name.
  func facts() throws -> [(name: Text, value: TerminalText)] {
    var rows: [(name: Text, value: TerminalText)] = []
    func add(_ name: Text, _ value: String) { rows.append((name, TerminalText(value))) }
    let since = asset.stageSince.text
    add(
      Text(en: "stage", zh: "状态"),
      say(
        Text(en: "\(asset.stage.name.en) since \(since)", zh: "\(asset.stage.name.zh)，自 \(since)")))
    add(Text(en: "holder", zh: "持有人"), try names.title(asset.holder.id) ?? say(Text(en: "unknown", zh: "不明")))
    if let place = try names.title(asset.place), asset.holder.id != asset.place {
      add(Text(en: "place", zh: "地点"), place)
    }
    if let department = asset.department {
      add(Text(en: "department", zh: "部门"), try roll.opened(department) ?? say(erasedWord))
    }
    if let due = asset.due {
      add(Text(en: "due back", zh: "应归还"), say(LoanReport.left(until: due, on: today, long: true)))
    }
    if asset.user != nil, asset.acknowledged == nil {
      add(Text(en: "handover", zh: "交接"), say(Text(en: "not acknowledged", zh: "未确认")))
    }
    add(Text(en: "category", zh: "类别"), say(asset.category.name))
    if asset.serial != nil { rows.append((Text(en: "serial", zh: "序列号"), asset.serialCell)) }
    if asset.ownership != .owned { add(Text(en: "ownership", zh: "权属"), say(asset.ownership.name)) }
    if let purchase = asset.purchase { add(Text(en: "purchase", zh: "采购单"), PurchaseNumber(purchase).text) }
    if let price = asset.price { add(Text(en: "price", zh: "原值"), price.text) }
    if let bought = asset.purchased { add(Text(en: "purchased", zh: "购入"), bought.text) }
    if let warranty = try warranty() { add(Text(en: "warranty", zh: "保修"), warranty) }
    if let order = asset.repairOrder {
      let waits = asset.waitsFor?.name
      add(
        Text(en: "repair", zh: "维修单"),
        RepairNumber(order).text
          + say(Text(en: waits.map { ", waits for \($0.en)" } ?? "", zh: waits.map { "，等待\($0.zh)" } ?? "")))
    }
    let isToCome = [.planned, .ordered, .received].contains(asset.stage)
    for (id, name) in [
      (asset.replaces, isToCome ? Text(en: "is to replace", zh: "拟替换") : Text(en: "replaces", zh: "替换")),
      (asset.replacedBy, Text(en: "replaced by", zh: "已换为")),
    ] {
      if let id, let other = try roll.assets(meaning: .id(id.text)).first { add(name, other.tag.text) }
    }
    for wish in try roll.replacementsAsked(of: asset, at: moment) {
      add(Text(en: "to be replaced", zh: "拟换为"), try sentence(wish))
    }
    if let harvest = try roll.harvest(of: asset) {
      add(Text(en: "to be kept", zh: "留用部件"), HarvestReport(language).line(harvest, of: asset))
    }
    add(Text(en: "data", zh: "数据"), say(asset.dataState.name))
    if let waiting {
      add(Text(en: "waits for", zh: "待办"), say(try waiting.sentence(names)))
    }
    if let manifest = asset.manifest { add(Text(en: "manifest", zh: "移交单"), ManifestNumber(manifest).text) }
    for hold in asset.holds {
      add(
        Text(en: "hold", zh: "冻结"),
        say(Text(en: "\(hold.kind.name.en), #\(hold.sequence)", zh: "\(hold.kind.name.zh)，#\(hold.sequence)"))
      )
    }
    return rows
  }

  /// What is in it, or was.
  func parts() -> Table? {
    guard !asset.parts.isEmpty else { return nil }
    var table = Table([
      Table.Column(Text(en: "part", zh: "部件").in(language)),
      Table.Column(Text(en: "slot", zh: "位置").in(language)),
      Table.Column(Text(en: "model", zh: "型号").in(language)),
      Table.Column(Text(en: "serial", zh: "序列号").in(language)),
      Table.Column(Text(en: "size", zh: "容量").in(language), .number),
      Table.Column(Text(en: "data", zh: "数据").in(language)),
    ])
    for placed in asset.parts {
      let part = placed.part
      let size = part.sizeBytes.map { part.kind == .memory ? ByteCount.memory($0) : ByteCount.disk($0) }
      let data =
        placed.whereabouts != .inside
        ? say(placed.whereabouts.name) : part.isMedium ? say(placed.data.name) : ""
      table.add([
        TerminalText(say(part.kind.name)), TerminalText(part.slot.bytes), text(part.model), text(part.serial),
        TerminalText(size ?? ""), TerminalText(data),
      ])
    }
    return table
  }

  /// `LT-00021, P-1, asked for 2026-11-23 by zhou.min, approved by chen.mo`
  private func sentence(_ wish: Replacement) throws -> String {
    let (tag, state) = (wish.new.tag.text, wish.state(on: today).name)
    let purchase = wish.new.purchase.map { ", \(PurchaseNumber($0).text)" } ?? ""
    guard let request = wish.request else { return tag }
    let (day, asker) = (request.asked.on.text, try names.handle(request.asked.actor))
    let signers = try request.approvals.map { try names.handle($0.actor) }
    return say(
      Text(
        en: "by \(tag)\(purchase), asked for \(day) by \(asker)"
          + (signers.isEmpty ? "" : ", signed by \(signers.joined(separator: ", "))") + ": \(state.en)",
        zh: "\(tag)\(purchase)，\(day) 由 \(asker) 申请"
          + (signers.isEmpty ? "" : "，\(signers.joined(separator: "、")) 签批") + "：\(state.zh)"))
  }

  private func warranty() throws -> String? {
    guard let until = asset.warrantyUntil else { return nil }
    let name = try asset.warrantyVendor.flatMap { try roll.opened($0) }
    let vendor = name.map { $0 + say(Text(en: ", ", zh: "，")) } ?? ""
    switch Warranty(until: until, on: today) {
    case .covered(let days):
      return say(
        Text(
          en: "\(vendor)ends \(until.text) (\(days) days left)", zh: "\(vendor)\(until.text) 到期（还剩 \(days) 天）"
        ))
    case .ended(let days):
      return say(
        Text(
          en: "\(vendor)ended \(until.text) (\(days) days ago)",
          zh: "\(vendor)\(until.text) 已到期（已过 \(days) 天）"))
    case .unknown: return nil
    }
  }

  private func text(_ text: DeviceText?) -> TerminalText {
    TerminalText(text?.trimmed.bytes ?? Array("-".utf8))
  }
  private func say(_ text: Text) -> String { text.in(language) }
}
