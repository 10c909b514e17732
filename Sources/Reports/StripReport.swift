import Lifecycle
import Model
import ServiceDesk
public import Store
public import Words

/// `report stripped`: what machines have less of than their scans showed, between which scans, and who had them meanwhile.
public struct StripReport {
  private let names: NameBook
  private let language: Language

  public init(_ roll: Roll, _ language: Language) {
    self.language = language
    names = NameBook(roll, erased: erasedWord.in(language))
  }

  public func lines(_ stripped: [Roll.Stripped], width: Int?) throws -> [String] {
    let counted = stripped.count { $0.finding.counts }
    let explained = stripped.count - counted
    let sum = Text(
      en: "Findings: \(counted).\(explained > 0 ? " Explained by a repair: \(explained)." : "")",
      zh: "共 \(counted) 项\(explained > 0 ? "；另有 \(explained) 项可由维修解释" : "")")
    guard !stripped.isEmpty else { return [say(sum)] }
    var table = Table([
      Table.Column(say(Text(en: "tag", zh: "标签"))), Table.Column(say(Text(en: "gone", zh: "缺少"))),
      Table.Column(say(Text(en: "instead", zh: "换为"))),
      Table.Column(say(Text(en: "less", zh: "减少")), .number),
      Table.Column(say(Text(en: "shown", zh: "上次在位"))), Table.Column(say(Text(en: "not seen", zh: "发现缺失"))),
      Table.Column(say(Text(en: "repair", zh: "维修"))), Table.Column(say(Text(en: "who had it", zh: "期间持有人"))),
    ])
    for one in stripped {
      let finding = one.finding
      let less = finding.lessBytes.map { finding.kind == .memory ? ByteCount.memory($0) : ByteCount.disk($0) }
      table.add([
        TerminalText(one.asset.tag.text), TerminalText(titles(finding.gone)),
        TerminalText(finding.came.isEmpty ? "-" : titles(finding.came)), TerminalText(less ?? "-"),
        TerminalText("\(finding.from.on.text) #\(finding.from.sequence)"),
        TerminalText("\(finding.to.on.text) #\(finding.to.sequence)"),
        TerminalText(
          finding.repairs.isEmpty ? "-" : finding.repairs.map { RepairNumber($0).text }.joined(separator: " ")
        ),
        TerminalText(try holders(one)),
      ])
    }
    return table.lines(width: width) + [say(sum)]
  }

  /// What to tell whoever has the machine before them; `nil` where nothing counts.
  public func warning(_ stripped: [Roll.Stripped]) throws -> Text? {
    let counted = stripped.filter(\.finding.counts)
    guard let first = counted.first else { return nil }
    let gone = titles(counted.flatMap(\.finding.gone))
    let (holders, tag) = (try holders(first), first.asset.tag.text)
    let (from, to) = (first.finding.from.on.text, first.finding.to.on.text)
    return Text(
      en:
        "\(tag) has less in it than it had: \(gone), between \(from) and \(to), with \(holders):  tagroll report stripped",
      zh: "\(tag) 的部件少于先前：\(gone)，时间 \(from) 至 \(to)，期间持有人 \(holders)：  tagroll report stripped")
  }

  private func titles(_ parts: [Part]) -> String {
    parts.map { part in
      let size = part.sizeBytes.map { part.kind == .memory ? ByteCount.memory($0) : ByteCount.disk($0) }
      return [say(part.kind.name), part.title, size].compactMap(\.self).joined(separator: " ")
    }.joined(separator: say(Text(en: ", ", zh: "、")))
  }

  private func holders(_ one: Roll.Stripped) throws -> String {
    try one.holders.map { try names.title($0.id) ?? say(Text(en: "unknown", zh: "不明")) }
      .joined(separator: say(Text(en: ", then ", zh: "，后为 ")))
  }

  private func say(_ text: Text) -> String { text.in(language) }
}
