public import Lifecycle
public import Model
import ServiceDesk
public import Store
import Words

/// `report journal`: what the books write of things that left them, a line for each account.
public struct JournalFigures {
  private let rule: Depreciation
  private var entries: [(day: Day, subject: String, cells: [[Figures.Cell]])] = []
  private var things = 0
  /// What the things of each load brought, as far as that is told of each.
  private var told: [Int64: [Money]] = [:]
  private var gains = AmountSum()
  private var losses = AmountSum()
  private var foreign = 0
  private var unpriced = 0

  /// - Parameter rule: what a thing stood in the books for, where no event says it.
  public init(_ rule: Depreciation) { self.rule = rule }

  /// What a load brought as a whole, beside what is told of its things, which were added before; and what it cost.
  public mutating func add(load number: Int64, on day: Day, _ sums: LoadSums, reference: String?) {
    let subject = ManifestNumber(number).text
    var lines: [[Figures.Cell]] = []
    func add(_ account: Derecognition.Account, _ amount: Money, _ side: Derecognition.Side) {
      lines.append(
        [.day(day), .text(subject), .word("load", Text(en: "load", zh: "移交单")), .nothing, .nothing] + [
          .nothing, .word(account.rawValue, account.name), .text(amount.currency),
          .amount(side == .debit ? amount : nil), .amount(side == .credit ? amount : nil),
          reference.map { .text($0) } ?? .nothing,
        ])
    }
    if let proceeds = rest(of: sums.proceeds, ofLoad: number) {
      gains.add(proceeds)
      add(.proceeds, proceeds, .debit)
      add(.gain, proceeds, .credit)
    }
    if let cost = sums.cost, cost.minorUnits > 0 {
      losses.add(cost)
      add(.loss, cost, .debit)
      add(.disposalCost, cost, .credit)
    }
    if !lines.isEmpty { entries.append((day, subject, lines)) }
  }

  /// What of the proceeds is not told of one of its things.
  private func rest(of proceeds: Money?, ofLoad number: Int64) -> Money? {
    guard let proceeds else { return nil }
    let own = (told[number] ?? []).filter { $0.currency == proceeds.currency }.reduce(0) {
      $0 + $1.minorUnits
    }
    let rest = Money(minorUnits: proceeds.minorUnits - own, currency: proceeds.currency)
    return rest.flatMap { $0.minorUnits > 0 ? $0 : nil }
  }

  /// What was disposed of.
  public mutating func add(_ row: DisposalRow) {
    if let number = row.manifest, let proceeds = row.facts.proceeds {
      told[number, default: []].append(proceeds)
    }
    add(
      row.asset, on: row.closedOn, valued: row.releasedOn ?? row.closedOn, row.bookValue,
      proceeds: row.facts.proceeds,
      reference: row.financeReference, row.method.map { .word($0.rawValue, $0.name) } ?? .nothing)
  }

  /// What is lost for good.
  public mutating func add(writtenOff asset: Asset) {
    add(
      asset, on: asset.stageSince, valued: asset.stageSince, nil, proceeds: nil, reference: nil,
      .word(asset.stage.rawValue, asset.stage.name))
  }

  private mutating func add(
    _ asset: Asset, on day: Day, valued: Day, _ bookValue: Money?, proceeds: Money?, reference: String?,
    _ how: Figures.Cell
  ) {
    guard asset.ownership == .owned else { return foreign += 1 }
    if asset.price == nil { unpriced += 1 }
    let since = asset.purchased ?? asset.registered
    let entry = Derecognition(
      cost: asset.price,
      bookValue: bookValue
        ?? asset.price.map { rule.bookValue(of: $0, asset.category, since: since, on: valued) },
      proceeds: proceeds)
    let cells = entry.lines.map { line -> [Figures.Cell] in
      if line.account == .gain { gains.add(line.amount) }
      if line.account == .loss { losses.add(line.amount) }
      return [
        .day(day), .text(asset.tag.text),
      ] + Figures.named(asset.maker, asset.model, asset.category) + [
        how,
        .word(line.account.rawValue, line.account.name),
        .text(line.amount.currency), .amount(line.side == .debit ? line.amount : nil),
        .amount(line.side == .credit ? line.amount : nil), reference.map { .text($0) } ?? .nothing,
      ]
    }
    if !cells.isEmpty {
      things += 1
      entries.append((day, asset.tag.text, cells))
    }
  }

  public var figures: Figures {
    var figures = Figures(
      Text(en: "Journal of what left the books", zh: "资产处置损益分录"),
      [
        .init("on", Text(en: "on", zh: "日期"))
      ] + Figures.thing + [
        .init("how", Text(en: "how", zh: "方式")),
        .init("account", Text(en: "account", zh: "科目")),
        .init("currency", Text(en: "currency", zh: "币种"), for: .programs),
        .init("debit", Text(en: "debit", zh: "借方"), .number),
        .init("credit", Text(en: "credit", zh: "贷方"), .number),
        .init("reference", Text(en: "reference", zh: "凭证号")),
      ])
    for entry in entries.sorted(by: { ($0.day, $0.subject) < ($1.day, $1.subject) }) {
      entry.cells.forEach { figures.add($0) }
    }
    figures.notes = notes
    return figures
  }

  private var notes: [Text] {
    var notes = [
      Text(
        en: "Things: \(things). Gains: \(gains.text). Losses: \(losses.text).",
        zh: "共 \(things) 件；处置利得 \(gains.text)，处置损失 \(losses.text)"),
      Text(
        en: "Where no book value is on record, by the policy: \(rule.meaning.en).",
        zh: "未登记账面价值的，按制度：\(rule.meaning.zh)"),
    ]
    if unpriced > 0 {
      notes.append(Text(en: "Without a price: \(unpriced).", zh: "未登记价格：\(unpriced) 件"))
    }
    if foreign > 0 {
      notes.append(Text(en: "Not counted, not ours: \(foreign).", zh: "非本单位所有、未计入：\(foreign) 件"))
    }
    return notes
  }
}

extension Derecognition.Account {
  /// - Source: names of accounts of the Chinese Ministry of Finance: 累计折旧, 资产处置损益, 固定资产, 固定资产清理.
  var name: Text {
    switch self {
    case .depreciation: Text(en: "accumulated depreciation", zh: "累计折旧")
    case .proceeds: Text(en: "proceeds", zh: "处置收入")
    case .loss: Text(en: "loss", zh: "处置损失")
    case .gain: Text(en: "gain", zh: "处置利得")
    case .cost: Text(en: "cost", zh: "固定资产原值")
    case .disposalCost: Text(en: "cost of disposal", zh: "清理费用")
    }
  }
}
