import Lifecycle
public import Model
public import Store
public import Words

/// What somebody is given, with the text they acknowledge; and what nobody has acknowledged yet.
public struct HandoverReport {
  let roll: Roll
  private let names: NameBook
  let language: Language

  public init(_ roll: Roll, _ language: Language) {
    self.roll = roll
    self.language = language
    names = NameBook(roll, erased: erasedWord.in(language))
  }

  /// The slip: text, things, and where to sign.
  public func slip(to person: EntityID, _ assets: [Asset]) throws -> [String] {
    let to = TerminalText(try names.title(person) ?? "").string
    return [say(Text(en: "Handed over to \(to)", zh: "交接给 \(to)")), ""] + terms + [""]
      + things(assets).lines() + [
        "", say(hashed),
        say(Text(en: "date, signature: ____________________", zh: "日期、签名：____________________")),
      ]
  }

  /// The text they acknowledge, line by line.
  var terms: [String] {
    let text = String(decoding: HandoverTerms.bytes, as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// What the text can be told by.
  var hashed: Text {
    let hash = HandoverTerms.digest.text
    return Text(
      en: "text \(HandoverTerms.version), SHA-256 \(hash)",
      zh: "文本第 \(HandoverTerms.version) 版，SHA-256 \(hash)")
  }

  func things(_ assets: [Asset]) -> Table {
    var things = Table([
      Table.Column(Text(en: "tag", zh: "标签").in(language)),
      Table.Column(Text(en: "model", zh: "型号").in(language)),
      Table.Column(Text(en: "serial", zh: "序列号").in(language)),
      Table.Column(Text(en: "due back", zh: "应归还").in(language)),
      Table.Column(Text(en: "acknowledged", zh: "已确认").in(language)),
    ])
    for asset in assets {
      things.add([
        TerminalText(asset.tag.text), TerminalText(asset.title(language)), asset.serialCell,
        TerminalText(asset.due?.text ?? "-"), TerminalText(asset.acknowledged.map { "#\($0)" } ?? "-"),
      ])
    }
    return things
  }

  public func list(_ assets: [Asset], on day: Day, width: Int?) throws -> [String] {
    var table = Table([
      Table.Column(Text(en: "holder", zh: "持有人").in(language)),
      Table.Column(Text(en: "tag", zh: "标签").in(language)),
      Table.Column(Text(en: "model", zh: "型号").in(language), .prose),
      Table.Column(Text(en: "since", zh: "起始").in(language)),
      Table.Column(Text(en: "days", zh: "天数").in(language), .number),
    ])
    for asset in assets {
      table.add([
        TerminalText(try names.title(asset.user) ?? "-"), TerminalText(asset.tag.text),
        TerminalText(asset.title(language)), TerminalText(asset.stageSince.text),
        TerminalText("\(asset.stageSince.days(to: day))"),
      ])
    }
    let sum = say(Text(en: "\(assets.count) not acknowledged", zh: "\(assets.count) 件未确认"))
    return assets.isEmpty ? [sum] : table.lines(width: width) + [sum]
  }

  private func say(_ text: Text) -> String { text.in(language) }
}
