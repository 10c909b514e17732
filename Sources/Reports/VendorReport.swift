import Lifecycle
public import Model
public import Store
public import Words

/// Vendors and the papers that let them take waste.
public struct VendorReport {
  private let roll: Roll
  private let today: Day
  private let language: Language

  public init(_ roll: Roll, on today: Day, _ language: Language) {
    self.roll = roll
    self.today = today
    self.language = language
  }

  public func list(_ vendors: [Party]) throws -> [String] {
    var table = Table([
      Table.Column(say(Text(en: "vendor", zh: "供应商"))), Table.Column(say(Text(en: "papers", zh: "资质"))),
    ])
    for vendor in vendors {
      let papers = try roll.papers(of: vendor.id).map { paper in
        say(paper.scheme.name) + " " + say(until(paper))
      }
      table.add([
        TerminalText(vendor.name ?? say(erasedWord)),
        TerminalText(papers.isEmpty ? "-" : papers.joined(separator: say(Text(en: ", ", zh: "，")))),
      ])
    }
    return table.lines()
  }

  public func card(_ vendor: Party) throws -> [String] {
    let name = TerminalText(vendor.name ?? say(erasedWord)).string
    let papers = try roll.papers(of: vendor.id)
    guard !papers.isEmpty else {
      return [
        name,
        "  "
          + say(Text(en: "no permit or certificate written down", zh: "尚未登记资质")),
      ]
    }
    return try [name]
      + papers.map { paper in
        let number = try roll.opened(paper.number) ?? say(erasedWord)
        return "  " + TerminalText("\(say(paper.scheme.name))  \(number)  \(say(until(paper)))").string
      }
  }

  private func until(_ paper: VendorPaper) -> Text {
    paper.validTo < today
      ? Text(en: "ended \(paper.validTo.text)", zh: "\(paper.validTo.text) 已到期")
      : Text(en: "until \(paper.validTo.text)", zh: "有效期至 \(paper.validTo.text)")
  }

  private func say(_ text: Text) -> String { text.in(language) }
}
