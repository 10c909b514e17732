public import Lifecycle
public import Model
import ServiceDesk
public import Store
public import Words

/// What people read of stocktakes: how far one is, and what came of it.
public struct StocktakeReport {
  private let names: NameBook
  private let language: Language

  public init(_ roll: Roll, _ language: Language) {
    names = NameBook(roll)
    self.language = language
  }

  // MARK: The list of them

  public func list(_ stocktakes: [Stocktake], width: Int?) throws -> [String] {
    let none = Text(en: "no stocktake yet", zh: "还没有盘点").in(language)
    guard !stocktakes.isEmpty else { return [none] }
    var table = Table(
      [
        Text(en: "no", zh: "编号"), Text(en: "opened", zh: "开始"), Text(en: "closed", zh: "结束"),
        Text(en: "scope", zh: "范围"), Text(en: "list", zh: "应盘"), Text(en: "counted", zh: "已盘"),
        Text(en: "missing", zh: "盘亏"), Text(en: "surplus", zh: "盘盈"),
      ].enumerated().map { Table.Column($1.in(language), $0 == 3 ? .prose : $0 > 3 ? .number : .name) })
    for stocktake in stocktakes {
      let isClosed = stocktake.closed != nil
      table.add(
        [
          StocktakeNumber(stocktake.number).text, stocktake.opened.text, stocktake.closed?.text ?? "-",
          try scope(stocktake), "\(stocktake.listed)", "\(stocktake.counted)",
          isClosed ? "\(stocktake.tally[.missing])" : "-", isClosed ? "\(stocktake.tally[.surplus])" : "-",
        ].map { TerminalText($0) })
    }
    return table.lines(width: width)
  }

  // MARK: One of them

  /// Numbers alone while it is open, so that whoever counts does not learn what is still to be found.
  public func status(_ stocktake: Stocktake, _ persons: [StocktakePerson], on today: Day) throws -> [String] {
    var lines = [try title(stocktake, on: today)]
    func line(_ name: Text, _ number: Int64) {
      let digits = "\(number)"
      lines.append(
        String(repeating: " ", count: max(0, 7 - digits.utf8.count)) + digits + "  " + name.in(language))
    }
    for (name, number) in numbers(of: stocktake) { line(name, number) }
    for person in persons {
      let name = TerminalText(try names.title(person.person) ?? "").string
      var said: [Text] = []
      if person.counted > 0 {
        said.append(Text(en: "counted \(person.counted)", zh: "盘点 \(person.counted) 件"))
      }
      if let signed = person.signed, let role = person.role {
        let single =
          person.counted > 0
          ? Text(en: ", who counted as well", zh: "，本人也参与盘点") : Text(en: "", zh: "")
        said.append(
          stocktake.isCurrent(signed)
            ? Text(en: "signed as \(role.name.en)\(single.en)", zh: "以“\(role.name.zh)”签字\(single.zh)")
            : Text(
              en: "signed before the last count, which no longer holds", zh: "签字后又有盘点，签字已失效"))
      }
      let words = said.map { $0.in(language) }.joined(separator: Text(en: ", ", zh: "，").in(language))
      lines.append("  \(name)\(Text(en: ": ", zh: "：").in(language))\(words)")
    }
    return lines
  }

  func numbers(of stocktake: Stocktake) -> [(name: Text, number: Int64)] {
    var numbers: [(name: Text, number: Int64)] = [
      (Text(en: "on the list", zh: "应盘"), stocktake.listed),
      (Text(en: "of them counted", zh: "已盘"), stocktake.counted),
    ]
    if stocktake.evidenceAllowed {
      numbers.append((Text(en: "of them seen by a scan report alone", zh: "仅由扫描报告证明"), stocktake.byEvidence))
    }
    if stocktake.closed == nil {
      numbers.append((Text(en: "of them not seen yet", zh: "尚未盘到"), stocktake.unseen))
      numbers.append((Text(en: "unknown codes", zh: "未知条码"), stocktake.codes))
    } else {
      for outcome in CountOutcome.allCases where outcome != .leftMeanwhile || stocktake.tally[outcome] > 0 {
        numbers.append((outcome.name, stocktake.tally[outcome]))
      }
    }
    return numbers
  }

  /// `S-1  Room 204, opened 2026-11-23 by zhou.min, open`
  public func title(_ stocktake: Stocktake, on today: Day) throws -> String {
    let opener = try names.handle(stocktake.openedBy)
    let scope = try scope(stocktake)
    let state: Text
    if let closed = stocktake.closed {
      let closer = try stocktake.closedBy.map { try names.handle($0) } ?? ""
      state = Text(en: "closed \(closed.text) by \(closer)", zh: "\(closed.text) 由 \(closer) 结束")
    } else if let due = stocktake.due {
      state =
        due < today
        ? Text(en: "open, was due \(due.text)", zh: "进行中，已超过期限 \(due.text)")
        : Text(en: "open, due \(due.text)", zh: "进行中，期限 \(due.text)")
    } else {
      state = Text(en: "open", zh: "进行中")
    }
    let text = Text(
      en:
        "\(StocktakeNumber(stocktake.number).text)  \(scope); opened \(stocktake.opened.text) by \(opener); \(state.en)",
      zh:
        "\(StocktakeNumber(stocktake.number).text)  \(scope)；\(stocktake.opened.text) 由 \(opener) 开始；\(state.zh)"
    )
    return TerminalText(text.in(language)).string
  }

  /// What it looks at, in words.
  public func scope(_ stocktake: Stocktake) throws -> String {
    var words: [String] = []
    words += stocktake.scope.categories.map { $0.name.in(language) }.sorted()
    words += try stocktake.scope.places.map { try names.name($0) }.sorted()
    words += try stocktake.scope.persons.map { try names.title($0) ?? "" }.sorted()
    let everything = Text(en: "everything", zh: "全部").in(language)
    let scope =
      words.isEmpty ? everything : words.joined(separator: Text(en: ", ", zh: "、").in(language))
    guard let sample = stocktake.sample else { return scope }
    return scope + Text(en: ", sample of \(sample)", zh: "，抽样 \(sample) 件").in(language)
  }
}

/// A table of lines of one stocktake.
public struct StocktakeLines {
  private(set) var table: Table
  private let names: NameBook
  private let language: Language
  public private(set) var count = 0

  public init(_ roll: Roll, _ language: Language) {
    names = NameBook(roll)
    self.language = language
    table = Table(
      [
        Text(en: "tag", zh: "标签"), Text(en: "model", zh: "型号"), Text(en: "serial", zh: "序列号"),
        Text(en: "found", zh: "结果"), Text(en: "expected", zh: "账面"), Text(en: "seen", zh: "实盘"),
        Text(en: "by", zh: "盘点人"),
      ].enumerated().map { Table.Column($1.in(language), $0 == 1 ? .prose : .name) })
  }

  public mutating func add(_ thing: Roll.CountedThing) throws {
    count += 1
    let erased = Text(en: "(erased)", zh: "（已删除）").in(language)
    let unseen = Text(en: "not seen yet", zh: "尚未盘到").in(language)
    let line = thing.line
    let found = line.finding.isEmpty ? unseen : line.finding.name.in(language)
    let expected = thing.asset == nil ? nil : try whereabouts(line.expected)
    table.add([
      TerminalText(thing.asset?.tag.text ?? thing.code ?? erased),
      TerminalText(thing.asset?.title(language) ?? Text(en: "unknown code", zh: "未知条码").in(language)),
      thing.asset?.serialCell ?? TerminalText("-"), TerminalText(found), TerminalText(expected ?? "-"),
      TerminalText(try line.sighting.flatMap { try seen($0) } ?? "-"),
      TerminalText(try line.sighting.map { try names.handle($0.counter) } ?? "-"),
    ])
  }

  private func whereabouts(_ whereabouts: Whereabouts) throws -> String? {
    guard whereabouts.holder.kind == .person else { return try names.title(whereabouts.place) }
    return try joined(whereabouts.place, whereabouts.holder.id)
  }

  private func seen(_ sighting: Sighting) throws -> String? {
    guard sighting.how != .evidence else { return sighting.how.name.in(language) }
    return try joined(sighting.place, sighting.person)
  }

  /// `Room 204, 王磊 (wang.lei)`
  private func joined(_ place: EntityID?, _ person: EntityID?) throws -> String? {
    let words = [try names.title(place), try names.title(person)].compactMap { $0 }
    return words.isEmpty ? nil : words.joined(separator: Text(en: ", ", zh: "，").in(language))
  }

  public func lines(width: Int?) -> [String] { count == 0 ? [] : table.lines(width: width) }
}
