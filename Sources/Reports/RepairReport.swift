public import Lifecycle
public import Model
import ServiceDesk
public import Store
public import Words

/// Repair orders one a line, one of them in full, and what repairs cost by asset.
public struct RepairReport {
  let roll: Roll
  private let names: NameBook
  let language: Language

  public init(_ roll: Roll, _ language: Language) {
    self.roll = roll
    self.language = language
    names = NameBook(roll, erased: erasedWord.in(language))
  }

  // MARK: A list

  public func list(_ repairs: [Roll.RepairLine], today: Day, width: Int?) throws -> [String] {
    var table = Table([
      Table.Column(say(Text(en: "order", zh: "维修单"))), Table.Column(say(Text(en: "tag", zh: "标签"))),
      Table.Column(say(Text(en: "model", zh: "型号")), .prose),
      Table.Column(say(Text(en: "opened", zh: "开单"))), Table.Column(say(Text(en: "state", zh: "状态"))),
      Table.Column(say(Text(en: "vendor", zh: "厂商"))),
      Table.Column(say(Text(en: "days", zh: "天数")), .number),
      Table.Column(say(Text(en: "cost", zh: "费用")), .number),
    ])
    for repair in repairs {
      let title = ModelTitle.text(repair.maker, repair.model)
      let days = repair.opened.days(to: repair.closed ?? repair.undone ?? today)
      table.add([
        TerminalText(RepairNumber(repair.number).text), TerminalText(repair.tag),
        TerminalText(title.isEmpty ? say(repair.category.name) : title), TerminalText(repair.opened.text),
        TerminalText(say(repair.state)), TerminalText(try names.title(repair.vendor) ?? "-"),
        TerminalText("\(max(0, days))"), TerminalText(Self.amount(repair.cost) ?? "-"),
      ])
    }
    let open = repairs.count(where: \.isOpen)
    let sum = say(
      Text(en: "Repairs: \(repairs.count). Open: \(open).", zh: "共 \(repairs.count) 张维修单，未结 \(open) 张"))
    return repairs.isEmpty ? [sum] : table.lines(width: width) + [sum]
  }

  // MARK: One of them

  public func card(
    _ asset: Asset, _ story: RepairStory, now: Instant, today: Day, width: Int?
  ) throws -> [String] {
    let title = TerminalText(asset.title(language)).string
    let rows =
      try facts(asset, story) + [(Text(en: "took", zh: "用时"), took(story, now, today).in(language))]
    let wide = rows.map { CellWidth.of($0.name.in(language)) }.max() ?? 0
    var lines = ["\(RepairNumber(story.number).text)  \(asset.tag.text)  \(title)"]
    lines += rows.map {
      "  \(CellWidth.padded($0.name.in(language), to: wide))  \(TerminalText($0.value).string)"
    }
    let tables = [try waits(story), try trips(story), try moves(asset, story)].compactMap(\.self)
    return lines + tables.flatMap { [""] + $0.lines(width: width).map { "  " + $0 } }
  }

  func facts(_ asset: Asset, _ story: RepairStory) throws -> [(name: Text, value: String)] {
    var rows: [(name: Text, value: String)] = []
    func add(_ en: String, _ zh: String, _ value: String?) {
      if let value { rows.append((Text(en: en, zh: zh), value)) }
    }
    let opened = story.opened
    add("state", "状态", say(state(asset, story)))
    let symptom = opened.evidence.code(.symptom).flatMap(Symptom.init(rawValue:)).map { say($0.name) }
    let fault = try opened.evidence.secret(.fault).map(text)
    add("fault", "故障", [fault, symptom.map { "(\($0))" }].compactMap(\.self).joined(separator: " "))
    add("opened", "开单", try by(opened))
    if opened.evidence.flag(.warrantyHit) {
      add("warranty", "保修", say(Text(en: "covers it", zh: "在保修期内")))
    }
    for diagnosis in story.diagnoses {
      let note = try diagnosis.evidence.secret(.note).map(text)
      let cause = diagnosis.evidence.code(.faultCause).flatMap(FaultCause.init(rawValue:)).map {
        say($0.name)
      }
      add("diagnosed", "诊断", [cause, note, try by(diagnosis)].compactMap(\.self).joined(separator: ", "))
    }
    add("estimate", "估价", try estimate(asset, story))
    if let id = opened.evidence.id(.loaner) { add("lent", "代用机", try tag(id)) }
    if let closed = story.closed {
      add("closed", "结束", try by(closed))
      for key: EvidenceKey in [.workDone, .reason] {
        let name = key == .workDone ? Text(en: "work", zh: "维修内容") : Text(en: "reason", zh: "原因")
        if let digest = closed.evidence.secret(key) { rows.append((name, try text(digest))) }
      }
      if let cause = closed.evidence.code(.faultCause).flatMap(FaultCause.init(rawValue:)) {
        add("cause", "原因", say(cause.name))
      }
      add("cost", "费用", Self.amount(story.cost))
    }
    return rows
  }

  /// How long it took, and how much of that it waited.
  func took(_ story: RepairStory, _ now: Instant, _ today: Day) -> Text {
    let days = story.days(until: today)
    let stood = story.waitedMilliseconds(until: now)
    return Text(
      en:
        "\(days == 1 ? "1 day" : "\(days) days")\(stood == 0 ? "" : ", stood still \(Self.span(stood).en)")",
      zh: "\(days) 天\(stood == 0 ? "" : "，其中等待 \(Self.span(stood).zh)")")
  }

  private func state(_ asset: Asset, _ story: RepairStory) -> Text {
    if let ending = story.ending { return ending.name }
    if let wait = story.waits.last, wait.ended == nil {
      return Text(en: "waits for \(wait.what.name.en)", zh: "等待\(wait.what.name.zh)")
    }
    if let trip = story.trips.last, trip.back == nil { return Text(en: "at the vendor", zh: "在厂商处") }
    return story.diagnoses.isEmpty ? Text(en: "open", zh: "未结") : Text(en: "diagnosed", zh: "已诊断")
  }

  private func estimate(_ asset: Asset, _ story: RepairStory) throws -> String? {
    guard let estimate = story.estimate else { return nil }
    let price =
      ([story.opened] + story.diagnoses).compactMap { $0.evidence.money(.price) }.last ?? asset.price
    let others = try roll.stories(of: asset).filter { $0.number < story.number }
    guard let ratio = RepairRatio(others, estimate: estimate, price: price) else { return estimate.text }
    return say(ratio.sentence)
  }

  func waits(_ story: RepairStory) throws -> Table? {
    guard !story.waits.isEmpty else { return nil }
    var table = Table([
      Table.Column(say(Text(en: "waits for", zh: "等待"))), Table.Column(say(Text(en: "from", zh: "开始"))),
      Table.Column(say(Text(en: "to", zh: "结束"))), Table.Column(say(Text(en: "why", zh: "原因")), .prose),
    ])
    for wait in story.waits {
      table.add([
        TerminalText(say(wait.what.name)), TerminalText(wait.began.on.text),
        TerminalText(wait.ended?.on.text ?? "-"), TerminalText(try wait.reason.map(text) ?? "-"),
      ])
    }
    return table
  }

  func trips(_ story: RepairStory) throws -> Table? {
    guard !story.trips.isEmpty else { return nil }
    var table = Table([
      Table.Column(say(Text(en: "vendor", zh: "厂商"))), Table.Column(say(Text(en: "sent", zh: "送出"))),
      Table.Column(say(Text(en: "due", zh: "应返回"))), Table.Column(say(Text(en: "back", zh: "返回"))),
      Table.Column("RMA"), Table.Column(say(Text(en: "seal", zh: "封签"))),
      Table.Column(say(Text(en: "media", zh: "介质"))),
    ])
    for trip in story.trips {
      let evidence = trip.sent.evidence
      var seal = try evidence.secret(.seal).map(text) ?? "-"
      if let back = trip.back, back.evidence.has(.sealIntact) {
        let whole = back.evidence.flag(.sealIntact)
        seal += say(whole ? Text(en: " (intact)", zh: "（完好）") : Text(en: " (BROKEN)", zh: "（破损）"))
      }
      table.add([
        TerminalText(try names.title(evidence.id(.vendor)) ?? "-"), TerminalText(trip.sent.on.text),
        TerminalText(evidence.day(.due)?.text ?? "-"), TerminalText(trip.back?.on.text ?? "-"),
        TerminalText(try evidence.secret(.reference).map(text) ?? "-"), TerminalText(seal),
        TerminalText(
          evidence.code(.mediaPlan).flatMap(MediaPlan.init(rawValue:)).map { say($0.name) } ?? "-"),
      ])
    }
    return table
  }

  func moves(_ asset: Asset, _ story: RepairStory) throws -> Table? {
    guard !story.moves.isEmpty else { return nil }
    var table = Table([
      Table.Column(say(Text(en: "part", zh: "部件"))), Table.Column(say(Text(en: "on", zh: "日期"))),
      Table.Column(say(Text(en: "what", zh: "变动"))),
    ])
    for move in story.moves {
      let part = asset.parts.first { Int64($0.part.number) == move.number }?.part
      let kind =
        part?.kind ?? move.event.evidence.code(.partKind).flatMap(Part.Kind.init(rawValue:)) ?? .other
      let named = [say(kind.name), part?.title].compactMap(\.self).filter { !$0.isEmpty }
      let destination = move.event.evidence.code(.destination).flatMap(PartDestination.init(rawValue:))
      var what = say(move.isIn ? Text(en: "in", zh: "装入") : Text(en: "out", zh: "拆下"))
      if let destination { what += " -> " + say(destination.name) }
      if let id = move.event.evidence.id(.recipient) { what += " " + (try tag(id)) }
      table.add([
        TerminalText(named.joined(separator: " ")), TerminalText(move.event.on.text), TerminalText(what),
      ])
    }
    return table
  }

  // MARK: What they cost

  public func sums(_ sums: [Roll.RepairSum], width: Int?) -> [String] {
    var table = Table([
      Table.Column(say(Text(en: "tag", zh: "标签"))), Table.Column(say(Text(en: "model", zh: "型号")), .prose),
      Table.Column(say(Text(en: "repairs", zh: "维修次数")), .number),
      Table.Column(say(Text(en: "open", zh: "未结")), .number),
      Table.Column(say(Text(en: "days", zh: "天数")), .number),
      Table.Column(say(Text(en: "cost", zh: "费用")), .number),
      Table.Column(say(Text(en: "price", zh: "原值")), .number),
      Table.Column(say(Text(en: "share", zh: "占比")), .number),
    ])
    for sum in sums {
      table.add([
        TerminalText(sum.asset.tag.text), TerminalText(sum.asset.title(language)),
        TerminalText("\(sum.orders)"),
        TerminalText("\(sum.open)"), TerminalText("\(sum.days)"),
        TerminalText(sum.costs.isEmpty ? "0" : sum.costs.map(\.text).joined(separator: " + ")),
        TerminalText(sum.asset.price?.text ?? "-"), TerminalText(sum.percent.map { "\($0) %" } ?? "-"),
      ])
    }
    let orders = sums.reduce(0) { $0 + $1.orders }
    let last = say(
      Text(en: "Repairs: \(orders). Assets: \(sums.count).", zh: "\(sums.count) 件资产共维修 \(orders) 次"))
    return sums.isEmpty ? [last] : table.lines(width: width) + [last]
  }

  // MARK: Words

  private func by(_ event: Event) throws -> String {
    say(
      Text(
        en: "\(event.on.text) by \(try names.handle(event.actor))",
        zh: "\(event.on.text)，经办 \(try names.handle(event.actor))"))
  }
  private func text(_ digest: Digest) throws -> String { try roll.opened(digest) ?? say(erasedWord) }
  private func tag(_ id: EntityID) throws -> String {
    try roll.assets(meaning: .id(id.text)).first?.tag.text ?? id.text
  }
  func say(_ text: Text) -> String { text.in(language) }

  /// Nothing is nothing in every currency.
  private static func amount(_ cost: Money?) -> String? { cost.map { $0.minorUnits == 0 ? "0" : $0.text } }

  /// A span in its two largest units.
  private static func span(_ milliseconds: Int64) -> Text {
    let minutes = milliseconds / 60_000
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60)
    if days > 0 { return Text(en: "\(days) d \(hours) h", zh: "\(days) 天 \(hours) 小时") }
    if hours > 0 { return Text(en: "\(hours) h \(rest) min", zh: "\(hours) 小时 \(rest) 分") }
    return Text(en: "\(rest) min", zh: "\(rest) 分")
  }
}

extension Roll.RepairLine {
  /// How far it is.
  var state: Text {
    if undone != nil { return Text(en: "undone", zh: "已撤销") }
    if let ending { return ending.name }
    if let waitsFor { return Text(en: "waits for \(waitsFor.name.en)", zh: "等待\(waitsFor.name.zh)") }
    return isAtVendor ? Text(en: "at the vendor", zh: "在厂商处") : Text(en: "open", zh: "未结")
  }
}

extension RepairRatio {
  /// What it would cost against what a new one does.
  public var sentence: Text {
    let before = Text(
      en: spent.minorUnits == 0 ? "" : " + \(spent.amount) so far",
      zh: spent.minorUnits == 0 ? "" : " + 此前 \(spent.amount)")
    return Text(
      en: "\(estimate.text)\(before.en) is \(percent) % of \(price.text)",
      zh: "\(estimate.text)\(before.zh)，为 \(price.text) 的 \(percent)%")
  }
}
