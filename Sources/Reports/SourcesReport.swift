public import Lifecycle
public import Model
public import Store
public import Words

/// Where each field of a card is from, and what else was said of it: what `show --sources` prints.
public struct SourcesReport {
  private let names: NameBook
  private let language: Language

  public init(_ roll: Roll, _ language: Language) {
    names = NameBook(roll, erased: erasedWord.in(language))
    self.language = language
  }

  public func lines(_ asset: Asset, _ story: FieldStory) throws -> [String] {
    func say(_ text: Text) -> TerminalText { TerminalText(text.in(language)) }
    var table = Table([
      .init(Text(en: "field", zh: "项目").in(language)), .init(Text(en: "value", zh: "内容").in(language)),
      .init(Text(en: "from", zh: "来源").in(language)), .init(Text(en: "who", zh: "经手人").in(language)),
      .init(Text(en: "day", zh: "日期").in(language)), .init(Text(en: "event", zh: "事件").in(language), .number),
      .init(Text(en: "on the card", zh: "卡片采用").in(language), .prose),
    ])
    for field in FieldStory.fields {
      var name = field.name
      for claim in (story.claims[field] ?? []).reversed() {
        table.add([
          say(name), say(try field.text(claim.value, names)), say(claim.source.name),
          TerminalText(try names.title(claim.event.actor) ?? ""), TerminalText(claim.event.on.text),
          TerminalText("#\(claim.event.sequence)"),
          say(claim.isShown ? claim.source.rule : notShown(claim, field, story)),
        ])
        name = Text(en: "", zh: "")
      }
    }
    return ["\(asset.tag.text)  \(TerminalText(asset.title(language)).string)"]
      + table.lines().map { "  " + $0 }
  }

  private func notShown(_ claim: FieldClaim, _ field: CardField, _ story: FieldStory) -> Text {
    if claim.value == story.shown(field)?.value { return Text(en: "the same", zh: "相同") }
    if claim.wasWritten { return Text(en: "until it was corrected", zh: "已被更正") }
    return Text(en: "differs", zh: "不同")
  }
}

extension ClaimSource {
  public var name: Text {
    switch self {
    case .scan: Text(en: "scan", zh: "扫描")
    case .typed: Text(en: "typed in", zh: "手工录入")
    case .table: Text(en: "import", zh: "导入")
    case .wish: Text(en: "request", zh: "采购申请")
    case .order: Text(en: "order", zh: "订单")
    case .receipt: Text(en: "delivery", zh: "到货")
    case .person: Text(en: "a person", zh: "人工更正")
    case .release: Text(en: "given back", zh: "人工撤回")
    }
  }

  /// Why a card shows it.
  var rule: Text {
    switch self {
    case .person: Text(en: "shown: a person's word, until they release it", zh: "采用：人工更正，撤回前不变")
    case .release: Text(en: "shown: as it was said before that word", zh: "采用：撤回更正后的内容")
    case .table: Text(en: "shown: no person has said otherwise", zh: "采用：没有人工更正")
    case .order: Text(en: "shown: what the order says", zh: "采用：以订单为准")
    case .receipt: Text(en: "shown: what the delivery says", zh: "采用：以到货为准")
    case .scan: Text(en: "shown: by it the machine came onto the roll", zh: "采用：登记时的扫描")
    case .typed, .wish: Text(en: "shown: nobody has said otherwise", zh: "采用：没有其他更正")
    }
  }
}
