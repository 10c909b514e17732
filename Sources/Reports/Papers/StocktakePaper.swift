public import Lifecycle
public import Model
public import Pages
import ServiceDesk
public import Store
public import Words

/// A stocktake on paper: while it is open a sheet to count on, which tells nobody what is still to be found; once it is
/// closed, what came of it, to sign.
public struct StocktakePaper {
  private let paper: Paper
  private let report: StocktakeReport
  /// Lines to write on, one page of them.
  private static let blankLines = 24

  public init(_ roll: Roll, _ language: Language) {
    paper = Paper(roll, language)
    report = StocktakeReport(roll, language)
  }

  public func document(_ stocktake: Stocktake, on today: Day) throws -> Document {
    let number = StocktakeNumber(stocktake.number).text
    var facts = [paper.fact(Text(en: "scope", zh: "范围"), try report.scope(stocktake))]
    facts.append(
      paper.fact(
        Text(en: "opened", zh: "开始"),
        "\(stocktake.opened.text)  \(try paper.names.handle(stocktake.openedBy))"))
    if let seed = stocktake.seed { facts.append(paper.fact(Text(en: "seed", zh: "抽样种子"), seed)) }
    facts += report.numbers(of: stocktake).map { paper.fact($0.name, "\($0.number)") }
    let proof = Text(
      en: "list drawn from the first \(stocktake.size) ledger events", zh: "应盘清单取自账本前 \(stocktake.size) 条事件")
    guard let closed = stocktake.closed else {
      return paper.document(
        Text(en: "Stocktake \(number): sheet to count on", zh: "盘点单 \(number)：盘点记录表"), on: today,
        resting: proof,
        [.facts(facts), .table(blank()), .signatures(signers([Text(en: "counted by", zh: "盘点人")]))])
    }
    var lines = StocktakeLines(paper.roll, paper.language)
    try paper.roll.eachLine(of: stocktake.number, .discrepancies) { try lines.add($0) }
    let hash = stocktake.discrepancies.map { $0.text } ?? "-"
    let none = Text(en: "Everything was where the books have it.", zh: "账实全部相符。")
    return paper.document(
      Text(en: "Stocktake \(number)", zh: "盘点单 \(number)"), on: closed,
      resting: Text(
        en: "\(proof.en); list of discrepancies, SHA-256 \(hash)", zh: "\(proof.zh)；差异清单 SHA-256 \(hash)"),
      [.facts(facts), paper.heading(Text(en: "Discrepancies", zh: "账实差异"))]
        + [lines.count == 0 ? paper.text(none) : .table(lines.table)]
        + [
          .signatures(
            signers([
              Text(en: "asset manager", zh: "资产管理员"), Text(en: "finance", zh: "财务"),
              Text(en: "auditor", zh: "审计"),
            ]))
        ])
  }

  private func signers(_ roles: [Text]) -> [TerminalText] { roles.map { TerminalText(paper.say($0)) } }

  private func blank() -> Table {
    var table = Table(
      [
        Text(en: "no", zh: "序号"), Text(en: "tag or serial", zh: "标签或序列号"), Text(en: "place", zh: "地点"),
        Text(en: "damaged", zh: "损坏"), Text(en: "bad label", zh: "标签损坏"), Text(en: "remark", zh: "备注"),
      ].map { Table.Column(paper.say($0)) })
    let wide = TerminalText("                                   ")
    for number in 1...Self.blankLines { table.add([TerminalText("\(number)"), wide, wide, "", "", wide]) }
    return table
  }
}
