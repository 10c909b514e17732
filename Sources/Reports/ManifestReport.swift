public import Lifecycle
public import Model
import ServiceDesk
public import Store
public import Words

extension VendorScheme {
  /// Proper names are the same in both languages.
  public var name: Text {
    switch self {
    case .r2: Text(en: "R2", zh: "R2")
    case .eStewards: Text(en: "e-Stewards", zh: "e-Stewards")
    case .naid: Text(en: "NAID AAA", zh: "NAID AAA")
    case .weee: Text(en: "WEEE", zh: "WEEE")
    case .permit: Text(en: "permit", zh: "经营许可")
    }
  }
}

extension Treatment {
  public var name: Text {
    switch self {
    case .reuse: Text(en: "made ready for re-use", zh: "整备再利用")
    case .recycle: Text(en: "recycled", zh: "回收利用")
    case .recover: Text(en: "recovered otherwise", zh: "其他方式回收")
    case .incinerate: Text(en: "incinerated", zh: "焚烧")
    case .landfill: Text(en: "landfilled", zh: "填埋")
    case .other: Text(en: "otherwise treated", zh: "其他处理")
    }
  }
}

/// Kilograms from whole grams: `12.5 kg`.
public func kilograms(_ grams: Int64) -> String { "\(grams.thousandthsText) kg" }

/// Loads that leave the house: all of them in a table, one of them with its papers and things.
public struct ManifestReport {
  private let roll: Roll
  private let names: NameBook
  private let language: Language

  public init(_ roll: Roll, _ language: Language) {
    self.roll = roll
    self.language = language
    names = NameBook(roll, erased: erasedWord.in(language))
  }

  public static func stage(_ manifest: Manifest) -> Text {
    switch (manifest.ending, manifest.released, manifest.ended) {
    case (.closed?, _, let ended?): Text(en: "closed \(ended.text)", zh: "\(ended.text) 结案")
    case (.refused?, _, let ended?): Text(en: "came back \(ended.text)", zh: "\(ended.text) 退回")
    case (_, let released?, _): Text(en: "left \(released.text)", zh: "\(released.text) 出库")
    default: Text(en: "open", zh: "未出库")
    }
  }

  public func list(
    _ manifests: [Manifest], _ counts: [Int64: (things: Int64, answered: Int64)], width: Int?
  ) throws -> [String] {
    var table = Table([
      Table.Column(say(Text(en: "manifest", zh: "移交单"))), Table.Column(say(Text(en: "opened", zh: "建立"))),
      Table.Column(say(Text(en: "to", zh: "接收方")), .prose), Table.Column(say(Text(en: "way", zh: "方式"))),
      Table.Column(say(Text(en: "things", zh: "件数")), .number),
      Table.Column(say(Text(en: "answered", zh: "已回执")), .number),
      Table.Column(say(Text(en: "state", zh: "状态"))),
    ])
    for manifest in manifests {
      let count = counts[manifest.number] ?? (things: 0, answered: 0)
      table.add([
        TerminalText(ManifestNumber(manifest.number).text), TerminalText(manifest.opened.text),
        TerminalText(try names.name(manifest.vendor)), TerminalText(say(manifest.route.name)),
        TerminalText("\(count.things)"), TerminalText("\(count.answered)"),
        TerminalText(say(Self.stage(manifest))),
      ])
    }
    return table.lines(width: width)
  }

  public func card(_ manifest: Manifest, _ assets: [Asset], width: Int?) throws -> [String] {
    var lines = [
      "\(ManifestNumber(manifest.number).text)  "
        + TerminalText(
          [try names.name(manifest.vendor), say(manifest.route.name), say(Self.stage(manifest))]
            .joined(separator: "  ")
        ).string
    ]
    for sequence in [manifest.releasedSequence, manifest.endedSequence].compactMap(\.self) {
      guard let event = try roll.event(sequence) else { continue }
      lines.append("  " + TerminalText(try particulars(event)).string)
    }
    guard !assets.isEmpty else { return lines }
    var table = Table([
      Table.Column(say(Text(en: "tag", zh: "标签"))), Table.Column(say(Text(en: "model", zh: "型号")), .prose),
      Table.Column(say(Text(en: "serial", zh: "序列号"))), Table.Column(say(Text(en: "data", zh: "数据"))),
      Table.Column(say(Text(en: "answer", zh: "回执"))),
    ])
    for asset in assets {
      table.add([
        TerminalText(asset.tag.text), TerminalText(asset.title(language)), asset.serialCell,
        TerminalText(say(asset.dataState.name)), TerminalText(try answer(asset, manifest)),
      ])
    }
    return lines + [""] + table.lines(width: width)
  }

  private func answer(_ asset: Asset, _ manifest: Manifest) throws -> String {
    guard let receipt = asset.receipt, let event = try roll.event(receipt) else {
      return manifest.released == nil ? "-" : say(Text(en: "none yet", zh: "尚无"))
    }
    let paper = try event.evidence.secret(.certificate).flatMap { try roll.opened($0) }
    let treatment = event.evidence.code(.treatment).flatMap(Treatment.init(rawValue:))
    return [paper, treatment.map { say($0.name) }].compactMap(\.self)
      .joined(separator: say(Text(en: ", ", zh: "，")))
  }

  /// What an event says of a whole load.
  func particulars(_ event: Event) throws -> String {
    let evidence = event.evidence
    var details: [Text] = [Text(en: "#\(event.sequence)", zh: "#\(event.sequence)"), event.kind.name]
    if let items = evidence.number(.items) {
      details.append(Text(en: items == 1 ? "1 thing" : "\(items) things", zh: "\(items) 件"))
    }
    if let counted = evidence.number(.counted) {
      details.append(Text(en: "\(counted) counted", zh: "清点 \(counted) 件"))
    }
    if evidence.has(.sealIntact) {
      details.append(
        evidence.flag(.sealIntact)
          ? Text(en: "seal whole", zh: "封签完好") : Text(en: "seal BROKEN", zh: "封签破损"))
    }
    if let weight = evidence.number(.weight) {
      details.append(Text(en: kilograms(weight), zh: kilograms(weight)))
    }
    let words: [(EvidenceKey, Text)] = [
      (.carrier, Text(en: "carrier", zh: "承运")), (.vehicle, Text(en: "vehicle", zh: "车号")),
      (.seal, Text(en: "seal", zh: "封签")), (.deed, Text(en: "deed", zh: "合同")),
      (.certificate, Text(en: "certificate", zh: "证书")),
      (.reference, Text(en: "ref", zh: "凭证")), (.reason, Text(en: "because:", zh: "原因：")),
    ]
    for (key, word) in words {
      guard let digest = evidence.secret(key) else { continue }
      let text = try roll.opened(digest) ?? say(erasedWord)
      details.append(Text(en: "\(word.en) \(text)", zh: "\(word.zh) \(text)"))
    }
    if let proceeds = evidence.money(.proceeds) {
      details.append(Text(en: "proceeds \(proceeds.text)", zh: "收入 \(proceeds.text)"))
    }
    if let cost = evidence.money(.cost) {
      details.append(Text(en: "cost \(cost.text)", zh: "费用 \(cost.text)"))
    }
    let signers = try [evidence.id(.signer), evidence.id(.secondSigner)].compactMap(\.self).map {
      try names.handle($0)
    }
    if !signers.isEmpty {
      details.append(
        Text(
          en: "signed out by \(signers.joined(separator: " and "))",
          zh: "签字放行 \(signers.joined(separator: "、"))"))
    }
    let by = try names.handle(event.actor)
    details.append(Text(en: "by \(by)", zh: "经办 \(by)"))
    return details.map(say).joined(separator: say(Text(en: ", ", zh: "，")))
  }

  private func say(_ text: Text) -> String { text.in(language) }
}
