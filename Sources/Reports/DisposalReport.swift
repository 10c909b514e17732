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

  public init(_ language: Language) {
    self.language = language
    table = Table(
      [
        Text(en: "tag", zh: "标签"), Text(en: "model", zh: "型号"), Text(en: "serial", zh: "序列号"),
        Text(en: "left", zh: "离开"), Text(en: "how", zh: "方式"), Text(en: "to", zh: "去向"),
        Text(en: "certificate", zh: "证书"), Text(en: "media", zh: "介质"),
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
      ])
  }

  public func lines(width: Int?) -> [String] {
    let sum = Text(
      en:
        "Disposed of: \(count). Media accounted for: \(media). Single-control steps: \(single). Waivers: \(waived).",
      zh: "处置 \(count) 件；介质记录 \(media) 条；单人经办 \(single) 步；豁免 \(waived) 次。"
    ).in(language)
    return count == 0 ? [sum] : table.lines(width: width) + [sum]
  }
}
