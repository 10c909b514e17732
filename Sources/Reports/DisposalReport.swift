import Lifecycle
import Model
public import Store
public import Words

/// `report disposal`: what left the house, how, and on whose word.
public struct DisposalReport {
  private var table: Table
  private let language: Language
  private var count = 0
  private var media = 0
  private var single = 0
  private var waived = 0
  /// In grams: of all that was weighed, of what of it is hazardous, and by what became of it.
  private var weighed: Int64 = 0
  private var hazardous: Int64 = 0
  private var treated: [Treatment: Int64] = [:]

  public init(_ language: Language) {
    self.language = language
    table = Table(
      [
        Text(en: "tag", zh: "标签"), Text(en: "model", zh: "型号"), Text(en: "serial", zh: "序列号"),
        Text(en: "left", zh: "离开"), Text(en: "how", zh: "方式"), Text(en: "to", zh: "去向"),
        Text(en: "certificate", zh: "证书"), Text(en: "media", zh: "介质"), Text(en: "weight", zh: "重量"),
        Text(en: "treated", zh: "处理"),
      ].enumerated().map { Table.Column($1.in(language), $0 == 1 ? .prose : .name) })
  }

  public mutating func add(_ row: DisposalRow) {
    count += 1
    media += row.media.count
    single += row.singleControl
    waived += row.waivers
    let levels = row.media.map { medium in (medium.method ?? SanitiseMethod.none).name.in(language) }
    table.add(
      [
        TerminalText(row.asset.tag.text), TerminalText(row.asset.title(language)), row.asset.serialCell,
        TerminalText(row.closedOn.text), TerminalText(row.method?.name.in(language) ?? "-"),
        TerminalText(row.recipient ?? "-"), TerminalText(row.certificate ?? "-"),
        TerminalText(levels.isEmpty ? "-" : levels.joined(separator: ", ")),
        TerminalText(row.facts.grams.map(kilograms) ?? "-"),
        TerminalText(row.facts.treatment?.name.in(language) ?? "-"),
      ])
    guard let grams = row.facts.grams else { return }
    weighed += grams
    if row.facts.isHazardous == true { hazardous += grams }
    if let treatment = row.facts.treatment { treated[treatment, default: 0] += grams }
  }

  public func lines(width: Int?) -> [String] {
    let sum = Text(
      en:
        "Disposed of: \(count). Media accounted for: \(media). Single-control steps: \(single). Waivers: \(waived).",
      zh: "处置 \(count) 件；介质记录 \(media) 条；单人经办 \(single) 步；豁免 \(waived) 次。"
    ).in(language)
    guard count > 0 else { return [sum] }
    return table.lines(width: width) + [sum] + (weighed == 0 ? [] : [weights])
  }

  /// What a report of waste asks for: all of it, what of it is hazardous, and how much was treated in which way.
  private var weights: String {
    let ways = Treatment.allCases.compactMap { way in treated[way].map { (way.name, kilograms($0)) } }
    let rest = weighed - treated.values.reduce(0, +)
    let unsaid = rest == 0 ? [] : [(Text(en: "not said", zh: "未说明"), kilograms(rest))]
    let told = (ways + unsaid).map { Text(en: "\($0.0.en) \($0.1)", zh: "\($0.0.zh) \($0.1)") }
    return Text(
      en:
        "Weighed: \(kilograms(weighed)), hazardous of it: \(kilograms(hazardous)). By treatment: \(told.map(\.en).joined(separator: ", ")).",
      zh:
        "已称重 \(kilograms(weighed))，其中危险废物 \(kilograms(hazardous))；按处理方式：\(told.map(\.zh).joined(separator: "、"))。"
    ).in(language)
  }
}
