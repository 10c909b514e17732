import Model
public import Store
public import Words

/// The table of `diff`: a line for each thing that is another at the end of two days.
public struct DifferenceReport {
  private var table: Table
  private let names: NameBook
  private let language: Language
  private var counts: [Difference.Change: Int] = [:]

  public init(_ roll: Roll, _ language: Language) {
    names = NameBook(roll)
    self.language = language
    table = Table(
      [
        Text(en: "tag", zh: "标签"), Text(en: "model", zh: "型号"), Text(en: "what", zh: "变化"),
        Text(en: "before", zh: "之前"), Text(en: "after", zh: "之后"),
      ].enumerated().map { Table.Column($1.in(language), $0 == 1 ? .prose : .name) })
  }

  public mutating func add(_ difference: Difference) throws {
    for change in difference.changes {
      counts[change, default: 0] += 1
      table.add(
        [
          TerminalText(difference.after.tag.text), TerminalText(difference.after.title(language)),
          TerminalText(change.name.in(language)),
          TerminalText(try difference.before.map { try value(of: change, in: $0) } ?? "-"),
          TerminalText(try value(of: change, in: difference.after)),
        ])
    }
  }

  private func value(of change: Difference.Change, in asset: Asset) throws -> String {
    switch change {
    case .came, .left, .stage: asset.stage.name.in(language)
    case .holder: try names.title(asset.holder.id) ?? Text(en: "unknown", zh: "不明").in(language)
    case .place: try names.title(asset.place) ?? "-"
    }
  }

  public func lines(width: Int?) -> [String] {
    let sums = Difference.Change.allCases.compactMap { change in
      counts[change].map { "\(change.name.in(language)) \($0)" }
    }
    guard !sums.isEmpty else { return [Text(en: "no difference", zh: "没有差异").in(language)] }
    return table.lines(width: width) + [sums.joined(separator: Text(en: ", ", zh: "，").in(language))]
  }
}

extension Difference.Change {
  public var name: Text {
    switch self {
    case .came: Text(en: "came", zh: "新入册")
    case .left: Text(en: "left", zh: "已离册")
    case .stage: Text(en: "stage", zh: "状态")
    case .holder: Text(en: "holder", zh: "持有人")
    case .place: Text(en: "place", zh: "地点")
    }
  }
}
