public import Lifecycle
import Model
public import Pages
import ServiceDesk
public import Store
public import Words

/// The certificate that an asset left the house for good: how, with what on it, on whose word and through whose hands.
public struct DisposalPaper {
  private let paper: Paper

  public init(_ roll: Roll, _ language: Language) { paper = Paper(roll, language) }

  /// - Parameter chain: every change of hands, oldest first.
  public func document(_ row: DisposalRow, _ chain: [Handover]) throws -> Document {
    var blocks: [Document.Block] = [
      .facts(facts(row)), paper.heading(Text(en: "Media", zh: "介质")),
    ]
    blocks.append(
      row.media.isEmpty ? paper.text(Text(en: "no medium was in it", zh: "其中没有介质")) : .table(media(row)))
    blocks += [
      paper.heading(Text(en: "Chain of custody", zh: "保管链")),
      .table(try CustodyReport.table(chain, paper.roll, paper.language)),
      .signatures([
        TerminalText(paper.say(Text(en: "given out by", zh: "交出"))),
        TerminalText(
          paper.say(Text(en: "taken by", zh: "接收")) + (row.recipient.map { "  \($0)" } ?? "")),
      ]),
    ]
    let tag = row.asset.tag.text
    return paper.document(
      Text(en: "Certificate of disposal \(tag)", zh: "处置证书 \(tag)"), on: row.closedOn,
      resting: Paper.proof(row.sequence, row.leaf), blocks)
  }

  private func facts(_ row: DisposalRow) -> [Document.Fact] {
    let asset = row.asset
    var facts: [Document.Fact] = []
    func add(_ name: Text, _ value: String?) {
      if let value, !value.isEmpty { facts.append(paper.fact(name, value)) }
    }
    func list(_ people: [String]) -> String { people.joined(separator: paper.say(Text(en: ", ", zh: "、"))) }
    add(Text(en: "asset", zh: "资产"), "\(asset.tag.text)  \(asset.title(paper.language))")
    if asset.serial != nil {
      facts.append(Document.Fact(paper.say(Text(en: "serial", zh: "序列号")), asset.serialCell))
    }
    add(Text(en: "category", zh: "类别"), paper.say(asset.category.name))
    add(Text(en: "purchased", zh: "购入"), asset.purchased?.text)
    add(Text(en: "price", zh: "原值"), asset.price?.text)
    add(Text(en: "reason", zh: "原因"), row.reason)
    add(Text(en: "cause", zh: "提前报废原因"), row.cause.map { paper.say($0.name) })
    add(Text(en: "how", zh: "方式"), row.method.map { paper.say($0.name) })
    add(Text(en: "to", zh: "去向"), row.recipient)
    add(Text(en: "certificate", zh: "证书"), row.certificate)
    add(Text(en: "manifest", zh: "移交单"), row.manifest.map { ManifestNumber($0).text })
    add(Text(en: "permit", zh: "接收方资质"), row.permit)
    add(Text(en: "treatment", zh: "处理方式"), row.facts.treatment.map { paper.say($0.name) })
    add(Text(en: "country", zh: "处理地"), row.facts.country?.code)
    add(
      Text(en: "waste code", zh: "废物代码"),
      row.facts.wasteCode.map { $0.text + (row.facts.isHazardous == true ? "*" : "") })
    add(
      Text(en: "hazardous", zh: "危险废物"),
      row.facts.isHazardous.map { paper.say($0 ? Text(en: "yes", zh: "是") : Text(en: "no", zh: "否")) })
    add(Text(en: "weight", zh: "重量"), row.facts.grams.map(kilograms))
    add(Text(en: "book value", zh: "账面价值"), row.bookValue?.text)
    add(Text(en: "proceeds", zh: "残值收入"), row.facts.proceeds?.text)
    add(Text(en: "in the books as", zh: "财务凭证"), row.financeReference)
    add(Text(en: "left", zh: "离开"), row.releasedOn?.text)
    add(Text(en: "closed", zh: "结束"), row.closedOn.text)
    add(Text(en: "appraised by", zh: "鉴定"), list(row.appraisers))
    add(Text(en: "approved by", zh: "审批"), list(row.approvers))
    add(Text(en: "all who acted", zh: "全部经办人"), list(row.people))
    add(Text(en: "single-control steps", zh: "单人经办步数"), "\(row.singleControl)")
    add(Text(en: "waivers", zh: "豁免次数"), "\(row.waivers)")
    return facts
  }

  private func media(_ row: DisposalRow) -> Table {
    var table = Table(
      [
        Text(en: "medium", zh: "介质"), Text(en: "serial", zh: "序列号"), Text(en: "level", zh: "清除强度"),
        Text(en: "technique", zh: "清除技术"), Text(en: "by", zh: "经办"), Text(en: "witness", zh: "见证人"),
        Text(en: "event", zh: "事件"),
      ].map { Table.Column(paper.say($0)) })
    for medium in row.media {
      let level =
        medium.isLost
        ? Text(en: "lost", zh: "丢失") : (medium.method ?? SanitiseMethod.none).name
      table.add([
        TerminalText(medium.part?.model?.trimmed.bytes ?? Array("-".utf8)),
        TerminalText(medium.part?.serial?.trimmed.bytes ?? Array("-".utf8)), TerminalText(paper.say(level)),
        TerminalText(medium.technique.map { paper.say($0.name) } ?? medium.reason ?? "-"),
        TerminalText(medium.by ?? "-"), TerminalText(medium.witness ?? "-"),
        TerminalText("#\(medium.sequence)"),
      ])
    }
    return table
  }
}
