import Lifecycle
public import Model
public import Pages
public import Store
public import Words

/// The certificate that one medium was sanitised.
public struct SanitisationPaper {
  private let paper: Paper
  private let asset: Asset

  public init(_ asset: Asset, _ roll: Roll, _ language: Language) {
    self.asset = asset
    paper = Paper(roll, language)
  }

  public func document(_ wipe: Wipe) throws -> Document {
    let event = wipe.entry.event
    let number = "\(asset.tag.text)/\(event.sequence)"
    return paper.document(
      Text(en: "Certificate of sanitisation \(number)", zh: "数据清除证书 \(number)"), on: event.on,
      resting: Paper.proof(event.sequence, wipe.entry.leaf),
      [
        paper.heading(Text(en: "Medium", zh: "介质")), .facts(medium(wipe.medium)),
        paper.heading(Text(en: "Sanitisation", zh: "数据清除")), .facts(try facts(wipe)),
        paper.text(
          Text(
            en: """
              What stands here was entered by the people named. The ledger proves that it was entered so, by them and not \
              later, and not that it is true: that they sign for.
              """,
            zh: "以上内容由所列人员登记。账本可证明登记内容、登记人和登记时间未经改动，但不证明内容属实，其真实性由签字人负责。")),
        .signatures(try signers(wipe)),
      ])
  }

  private func medium(_ medium: DisposalRow.Medium) -> [Document.Fact] {
    let part = medium.part
    var facts: [Document.Fact] = []
    func add(_ name: Text, _ value: String?) {
      if let value, !value.isEmpty { facts.append(paper.fact(name, value)) }
    }
    func device(_ name: Text, _ text: DeviceText?) {
      if let text {
        facts.append(Document.Fact(paper.say(name), TerminalText(text.trimmed.bytes)))
      }
    }
    device(Text(en: "maker", zh: "制造商"), part?.maker)
    device(Text(en: "model", zh: "型号"), part?.model)
    device(Text(en: "serial", zh: "序列号"), part?.serial)
    if part == nil {
      add(
        Text(en: "medium", zh: "介质"), paper.say(Text(en: "storage that was never listed", zh: "未逐一登记的存储介质")))
    }
    add(Text(en: "size", zh: "容量"), part?.sizeBytes.map(ByteCount.disk))
    add(Text(en: "kind", zh: "介质类型"), medium.type.map { paper.say($0.name) })
    add(Text(en: "out of", zh: "所属资产"), "\(asset.tag.text)  \(asset.title(paper.language))")
    device(Text(en: "its serial", zh: "资产序列号"), asset.serial)
    device(Text(en: "slot", zh: "位置"), part?.slot)
    return facts
  }

  private func facts(_ wipe: Wipe) throws -> [Document.Fact] {
    let (event, medium) = (wipe.entry.event, wipe.medium)
    var facts: [Document.Fact] = []
    func add(_ name: Text, _ value: String?) {
      if let value, !value.isEmpty { facts.append(paper.fact(name, value)) }
    }
    func words(_ text: Text?) -> String? { text.map(paper.say) }
    add(Text(en: "level", zh: "清除强度"), words(medium.method?.name))
    add(Text(en: "technique", zh: "清除技术"), words(medium.technique?.name))
    add(
      Text(en: "tool", zh: "所用工具"),
      [medium.tool, medium.toolVersion].compactMap(\.self).joined(separator: " "))
    add(Text(en: "standard", zh: "所依标准"), words(medium.standard?.name))
    add(Text(en: "result", zh: "结果"), words(medium.result?.name))
    add(Text(en: "verification", zh: "校验方式"), words(medium.verification?.name))
    for detail in medium.details {
      add(detail.field.name, paper.say(detail.field.words(detail.value)))
    }
    add(Text(en: "done on", zh: "清除日期"), event.on.text)
    add(Text(en: "by", zh: "经办"), try paper.names.title(event.actor))
    add(Text(en: "looked into by", zh: "校验人"), try paper.names.title(event.evidence.id(.verifier)))
    add(Text(en: "witness", zh: "见证人"), try paper.names.title(event.evidence.id(.witness)))
    if event.singleControl {
      add(Text(en: "note", zh: "备注"), paper.say(Text(en: "one person on both sides", zh: "单人经办")))
    }
    return facts
  }

  private func signers(_ wipe: Wipe) throws -> [TerminalText] {
    let evidence = wipe.entry.event.evidence
    let people: [(Text, EntityID?)] = [
      (Text(en: "by", zh: "经办"), wipe.entry.event.actor),
      (Text(en: "looked into by", zh: "校验人"), evidence.id(.verifier)),
      (Text(en: "witness", zh: "见证人"), evidence.id(.witness)),
      (Text(en: "sample checked by", zh: "抽检人"), evidence.id(.sampler)),
    ]
    return try people.compactMap { role, id in try paper.signer(role, id) }
  }
}
