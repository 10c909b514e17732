import CommandLineKit
import Exchange
import JSONBytes
import Lifecycle
import Model
import Reports
import ServiceDesk
import Store
import Words

/// `tagroll stocktake sign S-1`
enum StocktakeSign: Verb {
  static let spec = CommandSpec(
    "sign", zh: "签字", summary: Text(en: "Put your name to what was counted.", zh: "对盘点结果签字。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          For managers and auditors. A count after it makes a signature void. Whoever counted and signs as well is \
          marked so: one person stood on both sides.
          """,
        zh: "限资产管理员和审计员。签字后若又有盘点，签字即失效。本人参与盘点又签字的，记为单人经办。"),
      examples: [
        CommandDetails.Example("tagroll stocktake sign S-1", Text(en: "the count as it is", zh: "当前结果"))
      ],
      operands: [StocktakeCommand.operand], options: Options.writing)
  }

  static func run(_ call: Call) throws {
    let number = try StocktakeCommand.number(call.invocation.operands[0])
    var isSingle = false
    var isNew = true
    try StocktakeCommand.act(call, allowing: [.manager, .auditor]) { writing, roll in
      isNew = try writing.signStocktake(number).isNew
      isSingle = writing.events.last?.singleControl ?? false
      return try roll.stocktake(number)
    } tell: { _, _ in
      let by = call.surroundings.user().handle
      guard isNew else {
        return Text(
          en: "signed by \(by) already, and nothing was counted since: nothing written",
          zh: "\(by) 已签字，之后没有新的盘点，未写入")
      }
      let single =
        isSingle
        ? Text(en: ", who counted as well (single control)", zh: "，本人也参与盘点（单人经办）") : Text(en: "", zh: "")
      return Text(en: "signed by \(by)\(single.en)", zh: "\(by) 已签字\(single.zh)")
    }
  }
}

/// `tagroll stocktake close S-1`
enum StocktakeClose: Verb {
  static let spec = CommandSpec(
    "close", zh: "结束", summary: Text(en: "End the counting; the rest is missing.", zh: "结束盘点，未盘到的记为盘亏。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          A manager must have signed what is counted. The list of discrepancies is kept, and its hash stands in the \
          ledger. Nothing is moved: what should be is proposed.
          """,
        zh: "须先由资产管理员签字。差异清单会保存，其哈希写入账本。不移动任何资产，只给出建议。"),
      examples: [CommandDetails.Example("tagroll stocktake close S-1", Text(en: "for good", zh: "不可重开"))],
      operands: [StocktakeCommand.operand], options: Options.writing)
  }

  static func run(_ call: Call) throws {
    let number = try StocktakeCommand.number(call.invocation.operands[0])
    var proposals: [Text] = []
    var isNew = true
    try StocktakeCommand.act(call, allowing: [.manager]) { writing, roll in
      let stocktake = try roll.stocktake(number)
      isNew = stocktake.closed == nil
      let closed = isNew ? try writing.closeStocktake(number) : stocktake
      if !call.isJSON, isNew { proposals = try Self.proposals(closed, roll) }
      return closed
    } tell: { _, closed in
      let tally = closed.tally
      guard isNew else {
        let day = closed.closed?.text ?? ""
        return Text(en: "closed since \(day), nothing written", zh: "已于 \(day) 结束，未写入")
      }
      // What nothing was found of need not be said, but for what everybody asks.
      let found = CountOutcome.allCases.filter {
        [.match, .misplaced, .missing, .surplus].contains($0) || tally[$0] > 0
      }
      return Text(
        en: "closed: " + found.map { "\(tally[$0]) \($0.name.en)" }.joined(separator: ", "),
        zh: "已结束：" + found.map { "\($0.name.zh) \(tally[$0])" }.joined(separator: "，"))
    } next: {
      proposals
    }
  }

  /// What somebody should do now, with the command that does it.
  private static func proposals(_ closed: Stocktake, _ roll: Roll) throws -> [Text] {
    let number = StocktakeNumber(closed.number).text
    var proposals: [Text] = []
    if closed.tally[.misplaced] > 0 {
      proposals.append(
        Text(
          en: "move here what was misplaced:  tagroll stocktake apply \(number) --moves",
          zh: "按实盘位置调拨：  tagroll stocktake apply \(number) --moves"))
    }
    let names = NameBook(roll)
    try roll.eachLine(of: closed.number, .discrepancies) { thing in
      guard thing.line.finding.contains(CountFinding(.holderDiffers)), let tag = thing.asset?.tag.text,
        let person = try thing.line.sighting?.person.map({ try names.handle($0) })
      else { return }
      let back = thing.asset?.holder.kind == .person ? "tagroll return \(tag); " : ""
      let command = "\(back)tagroll assign \(tag) --to \(person)"
      proposals.append(Text(en: "with another holder:  \(command)", zh: "领用人不符：  \(command)"))
    }
    if closed.tally[.missing] > 0 {
      let days = try roll.policy().missingDays
      proposals.append(
        Text(
          en: "missing after \(days) days:  tagroll stocktake review",
          zh: "盘亏满 \(days) 天后：  tagroll stocktake review"))
    }
    if closed.tally.hasDiscrepancies {
      proposals.append(
        Text(
          en: "all of it:  tagroll report stocktake \(number)",
          zh: "全部差异：  tagroll report stocktake \(number)"))
    }
    return proposals
  }
}

/// `tagroll stocktake apply S-1 --moves`
enum StocktakeApply: Verb {
  static let spec = CommandSpec(
    "apply", zh: "落实", summary: Text(en: "Move what was misplaced to where it was seen.", zh: "按实盘位置调拨。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Each is an ordinary move with an event of its own. What somebody has moved since is left alone, and so is \
          what cannot be moved in its stage; both are named.
          """,
        zh: "每件都是普通调拨，各有事件。之后已被移动的，以及当前状态不能调拨的，会列出而不处理。"),
      examples: [
        CommandDetails.Example("tagroll stocktake apply S-1 --moves", Text(en: "all of them", zh: "全部落实"))
      ],
      operands: [StocktakeCommand.operand],
      options: [
        OptionSpec("moves", help: Text(en: "Change the places.", zh: "变更地点。"), required: true)
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let number = try StocktakeCommand.number(call.invocation.operands[0])
    let day = try call.effectiveDay()
    try call.write { writing, roll in
      guard try roll.stocktake(number).closed != nil else { throw Refusal.stocktakeStillOpen(number) }
      let names = NameBook(roll)
      var lines: [(asset: Asset, line: StocktakeLine)] = []
      try roll.eachLine(of: number, .discrepancies) { thing in
        if let asset = thing.asset, thing.line.finding.contains(CountFinding(.misplaced)) {
          lines.append((asset, thing.line))
        }
      }
      var changes: [Change] = []
      for (asset, line) in lines {
        guard let place = line.sighting?.place, let current = try writing.current(asset.id) else { continue }
        let first = writing.events.count
        changes.append(
          try change(current, line, to: place, names) {
            _ = try writing.record($0, on: current, day: day)
            return writing.events[first...].map(\.sequence)
          })
      }
      return changes
    }
  }

  private static func change(
    _ asset: Asset, _ line: StocktakeLine, to place: EntityID, _ names: NameBook,
    _ record: ([Step]) throws -> [Int64]
  ) throws -> Change {
    let here = try names.title(place) ?? "?"
    let from = try names.title(asset.place) ?? "?"
    if asset.place == place {
      return Change(
        asset: asset,
        sentence: Text(en: "already at \(here), nothing written", zh: "已在 \(here)，未写入"), events: [])
    }
    guard asset.place == line.expected.place else {
      return Change(
        asset: asset,
        sentence: Text(
          en: "moved to \(from) since, nothing written", zh: "之后已调拨到 \(from)，未写入"), events: [])
    }
    do {
      let events = try record(try Walk.move(asset, to: place))
      return Change(
        asset: asset, sentence: Text(en: "moved: \(from) -> \(here)", zh: "调拨：\(from) -> \(here)"),
        events: events)
    } catch StoreError.refused(.notAllowed) {
      return Change(
        asset: asset,
        sentence: Text(
          en: "is \(asset.stage.name.en) and cannot be moved, nothing written",
          zh: "状态为“\(asset.stage.name.zh)”，不能调拨，未写入"), events: [])
    }
  }
}

/// `tagroll stocktake review`
enum StocktakeReview: Verb {
  static let spec = CommandSpec(
    "review", zh: "复核",
    summary: Text(en: "What has been missing too long: lost or found?", zh: "盘亏期满的资产：挂失还是找到？")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Of every closed stocktake, what was missing then and has not turned up since: not moved, not scanned, not \
          counted again, for as many days as the policy says. Nothing is written; each needs a decision.
          """,
        zh: "列出各次盘点盘亏、满制度规定天数仍未出现（未移动、未扫描、未再次盘到）的资产。不写入任何内容，须逐件决定。"),
      examples: [CommandDetails.Example("tagroll stocktake review", Text(en: "what to decide", zh: "待决定的资产"))]
    )
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    let days = try roll.policy().missingDays
    let missing = try roll.missing(closedBy: call.today.adding(days: -days))
    let names = NameBook(roll)
    if call.isJSON { return try json(missing, names, call) }
    guard !missing.isEmpty else {
      return call.say(Text(en: "nothing is missing for \(days) days", zh: "没有盘亏满 \(days) 天的资产"))
    }
    for one in missing {
      let number = StocktakeNumber(one.stocktake).text
      let since = one.closed.days(to: call.today)
      let place = try names.title(one.line.expected.place) ?? "?"
      let sentence = Text(
        en: "missing since \(number), \(since) days; expected at \(place)",
        zh: "自 \(number) 盘亏，已 \(since) 天；账面位于 \(place)")
      let words = [one.asset.tag.text, one.asset.title(call.language), sentence.in(call.language)]
      call.output.line(words.map { TerminalText($0).string }.joined(separator: "  "))
      let reason = Text(en: "missing in \(number)", zh: "\(number) 盘亏").in(call.language)
      call.say(
        Text(
          en: "  lost:   tagroll lost \(one.asset.tag.text) --reason \"\(reason)\"",
          zh: "  挂失：  tagroll lost \(one.asset.tag.text) --reason \"\(reason)\""))
    }
    call.say(
      Text(
        en: missing.count == 1 ? "1 asset" : "\(missing.count) assets", zh: "共 \(missing.count) 件"))
  }

  private static func json(_ missing: [Roll.Missing], _ names: NameBook, _ call: Call) throws {
    var json = JSONWriter(pretty: true)
    json.beginArray()
    for one in missing {
      json.beginObject()
      json.name("asset")
      AssetJSON.write(one.asset, into: &json)
      json.name("stocktake")
      json.string(StocktakeNumber(one.stocktake).text)
      json.name("closed")
      json.string(one.closed.text)
      json.name("days")
      json.integer(Int64(one.closed.days(to: call.today)))
      json.endObject()
    }
    json.endArray()
    call.output.bytes(json.bytes + [0x0A])
  }
}
