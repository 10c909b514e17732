public import Lifecycle
public import Model
public import Pages
import ServiceDesk
import Store
import Words

extension RepairReport {
  /// The slip of one repair, for whoever mended it and whoever takes it back.
  public func paper(_ asset: Asset, _ story: RepairStory, on today: Day) throws -> Document {
    let paper = Paper(roll, language)
    let number = RepairNumber(story.number).text
    var facts = [paper.fact(Text(en: "asset", zh: "资产"), "\(asset.tag.text)  \(asset.title(language))")]
    if asset.serial != nil {
      facts.append(Document.Fact(paper.say(Text(en: "serial", zh: "序列号")), asset.serialCell))
    }
    facts += try self.facts(asset, story).map { paper.fact($0.name, $0.value) }
    // How long an open one has taken changes by the hour, and a paper is the same when it is printed again.
    if let closed = story.closed {
      facts.append(paper.fact(Text(en: "took", zh: "用时"), say(took(story, closed.recordedAt, closed.on))))
    }
    let tables = [
      (Text(en: "Waits", zh: "等待"), try waits(story)), (Text(en: "Trips", zh: "送修"), try trips(story)),
      (Text(en: "Parts", zh: "部件"), try moves(asset, story)),
    ]
    let last = asset.lastSequence
    return paper.document(
      Text(en: "Repair slip \(number)", zh: "维修单 \(number)"), on: story.closed?.on ?? today,
      resting: Text(en: "after ledger event #\(last)", zh: "账本事件 #\(last) 之后"),
      [.facts(facts)]
        + tables.flatMap { name, table in table.map { [paper.heading(name), .table($0)] } ?? [] }
        + [
          .signatures(
            [Text(en: "mended by", zh: "维修人"), Text(en: "taken back by", zh: "验收人")].map {
              TerminalText(paper.say($0))
            })
        ])
  }
}
