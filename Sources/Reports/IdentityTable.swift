public import Identity
public import Words

/// What each piece of evidence weighs, for people: the rulebook by which verdicts about machines are given.
public struct IdentityTable: Sendable {
  private let language: Language

  public init(language: Language) { self.language = language }

  /// One kind of evidence, and what it counts in hardware and in a guest.
  public struct Row: Sendable {
    public let key: Key
    public let physical: Int
    public let virtual: Int
    /// Two different values are two machines.
    public let tellsApart: (physical: Bool, virtual: Bool)
  }

  public static let rows: [Row] = Key.allCases.map { key in
    Row(
      key: key, physical: Rulebook.current.points(key, virtual: false),
      virtual: Rulebook.current.points(key, virtual: true),
      tellsApart: (Rulebook.isStrong(key, virtual: false), Rulebook.isStrong(key, virtual: true)))
  }

  public var lines: [String] {
    let book = Rulebook.current
    var table = Table([
      Table.Column(Text(en: "evidence", zh: "依据").in(language)),
      Table.Column(Text(en: "points", zh: "分值").in(language), .number),
      Table.Column(Text(en: "in a guest", zh: "虚拟机中").in(language), .number),
      Table.Column(Text(en: "if it differs", zh: "不同时").in(language)),
    ])
    for row in Self.rows {
      table.add(
        [
          row.key.name.in(language), "\(row.physical)", "\(row.virtual)", difference(row).in(language),
        ].map { TerminalText($0) })
    }
    return table.lines() + [
      "",
      Text(
        en:
          "From \(book.same) points on, with nothing against it: the same. Below \(book.possible): not alike.",
        zh: "达到 \(book.same) 分且无相反依据：相同。低于 \(book.possible) 分：不相似。"
      ).in(language),
      Text(
        en:
          "A key that tells machines apart and differs counts \(book.contradiction), and no points outweigh it.",
        zh: "应唯一的标识不同计 \(book.contradiction) 分，任何分值都不能抵消。"
      ).in(language),
      Text(
        en: "What more than \(book.sharedByMost) other machines of the roll bear counts for nothing.",
        zh: "账册上另有超过 \(book.sharedByMost) 台不同机器具有的值不计分。"
      ).in(language),
      "", Text(en: "Verdicts end with one of these:", zh: "判定以下列之一结束：").in(language),
    ] + Decision.allCases.map { "  \(CellWidth.padded($0.rawValue, to: 16))\($0.name.in(language))" }
  }

  private func difference(_ row: Row) -> Text {
    switch row.tellsApart {
    case (true, true): Text(en: "another machine", zh: "另一台机器")
    case (true, false): Text(en: "another machine, not in a guest", zh: "另一台机器（虚拟机除外）")
    case (false, true): Text(en: "another machine, in a guest", zh: "另一台机器（仅虚拟机）")
    case (false, false): Text(en: "nothing", zh: "不影响")
    }
  }
}
