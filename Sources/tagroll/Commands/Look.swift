import CommandLineKit
import Exchange
import JSONBytes
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll list [WORDS…] [--where FILTER] [--limit N]`
enum List: Verb {
  static let spec = CommandSpec("list", zh: "列表", summary: Text(en: "The assets on the roll.", zh: "列出资产。")) {
    CommandDetails(
      examples: [
        CommandDetails.Example("tagroll list", Text(en: "everything", zh: "全部")),
        CommandDetails.Example(
          "tagroll list --where \"stage:in-use category:laptop\"", Text(en: "laptops in use", zh: "在用的笔记本")),
        CommandDetails.Example("tagroll list x13 gen", Text(en: "by words on the card", zh: "按关键词查找")),
        CommandDetails.Example("tagroll list --as-of 2025-12-31", Text(en: "at the year's end", zh: "年末时点")),
      ],
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "WORDS", zh: "关键词")), .any,
          help: Text(
            en: "Each begins a word of tag, maker, model, serial or a part.", zh: "标签、品牌、型号、序列号或部件中须含全部关键词。"))
      ],
      options: [
        filter,
        OptionSpec(
          "limit", Options.count, help: Text(en: "At most so many.", zh: "最多显示数量。")),
      ] + Options.past)
  }

  static let filter = OptionSpec(
    "where", ValueSpec(Text(en: "FILTER", zh: "筛选")),
    help: Text(
      en: "Words that must all hold: stage:, category:, due<DATE, holder: or place:.",
      zh: "须同时满足的条件：stage:、category:、due<日期、holder: 或 place:。"))

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    let limit = try call.invocation.value("limit") { text in Int(text).flatMap { $0 > 0 ? $0 : nil } }
    let moment = try call.moment()
    try roll.read {
      var filter = try AssetFilter.read(call.invocation.value("where"), roll, call)
      filter.phrases = try call.invocation.operands.map { text in
        guard let phrase = SearchPhrase(text) else { throw Refusal.noWord(text) }
        return phrase
      }
      if call.isJSON {
        try json(call, roll, filter, moment, limit)
      } else {
        var list = AssetList(roll, call.language)
        try roll.eachAsset(filter, at: moment, limit: limit) { try list.add($0) }
        call.tell(moment)
        call.lines(list.lines(width: call.surroundings.columns))
      }
    }
  }

  private static func json(
    _ call: Call, _ roll: Roll, _ filter: Roll.Filter, _ moment: Moment, _ limit: Int?
  ) throws {
    var array = try JSONArray(call.sink)
    try roll.eachAsset(filter, at: moment, limit: limit) { asset in
      var json = JSONWriter()
      AssetJSON.write(asset, into: &json)
      try array.add(json.bytes)
    }
    try array.end()
  }
}

/// `tagroll show REF…`
enum Show: Verb {
  static let spec = CommandSpec("show", zh: "卡片", summary: Text(en: "The card of an asset.", zh: "显示资产卡片。")) {
    CommandDetails(
      examples: [
        CommandDetails.Example("tagroll show .", Text(en: "this machine", zh: "本机")),
        CommandDetails.Example(
          "tagroll show LT-00013 --sources", Text(en: "who says what it is", zh: "各项内容的来源")),
      ],
      operands: [Options.assets],
      options: [
        OptionSpec(
          "sources",
          help: Text(
            en: "All that was said of each field, by whom, and what the card shows.",
            zh: "列出每个项目的全部来源、经手人，以及卡片采用的内容。"))
      ] + Options.past)
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    let moment = try call.moment()
    let assets = try call.invocation.operands.map { reference in
      let asset = try call.asset(reference, in: roll)
      guard let past = try roll.asset(asset, at: moment) else { throw Refusal.notOnRollThen(asset) }
      return past
    }
    if call.invocation.flag("sources") { return try tellSources(of: assets, at: moment, roll, call) }
    if call.isJSON {
      var json = JSONWriter(pretty: true)
      json.beginArray()
      assets.forEach { AssetJSON.write($0, into: &json) }
      json.endArray()
      call.output.bytes(json.bytes + [0x0A])
      return
    }
    call.tell(moment)
    for (index, asset) in assets.enumerated() {
      if index > 0 { call.output.line("") }
      let waiting =
        try moment.isNow ? asset.waiting(under: roll.policy(), batch: roll.batch(of: asset)?.sum) : nil
      let card = AssetCard(
        asset, roll, today: moment.day ?? call.today, at: moment, waiting: waiting, call.language)
      call.lines(try card.lines(beside: beside(asset, at: moment, roll, call)))
    }
  }

  /// Where a thing was last seen, and what stands beside a machine.
  private static func beside(
    _ asset: Asset, at moment: Moment, _ roll: Roll, _ call: Call
  ) throws -> [DeskSeat] {
    let events = try roll.deskEvents(about: asset, at: moment)
    guard !events.isEmpty else { return [] }
    let rules = try call.rules()
    let book = DeskBook(events, under: rules)
    return try roll.deskSeats(of: book, at: moment, under: rules).filter {
      $0.machine.id == asset.id || $0.asset?.id == asset.id
    }
  }
}

extension Show {
  private static func tellSources(of assets: [Asset], at moment: Moment, _ roll: Roll, _ call: Call) throws {
    let rules = try call.rules()
    if call.isJSON {
      var json = JSONWriter(pretty: true)
      json.beginArray()
      for asset in assets {
        ClaimJSON.write(asset, try FieldStory(of: asset, on: roll, at: moment, under: rules), into: &json)
      }
      json.endArray()
      call.output.bytes(json.bytes + [0x0A])
      return
    }
    call.tell(moment)
    let report = SourcesReport(roll, call.language)
    for (index, asset) in assets.enumerated() {
      if index > 0 { call.output.line("") }
      call.lines(try report.lines(asset, try FieldStory(of: asset, on: roll, at: moment, under: rules)))
    }
  }
}

/// `tagroll history REF [--parts]`
enum History: Verb {
  static let spec = CommandSpec(
    "history", zh: "履历", summary: Text(en: "Everything that happened to an asset.", zh: "资产的全部经历。")
  ) {
    CommandDetails(
      examples: [CommandDetails.Example("tagroll history LT-00013", Text(en: "newest first", zh: "从新到旧"))],
      operands: [Options.asset],
      options: [
        OptionSpec(
          "parts", help: Text(en: "Only what became of its parts, oldest first.", zh: "只列其部件的变动，从旧到新。"))
      ] + Options.past)
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    let asset = try call.asset(call.invocation.operands[0], in: roll)
    let moment = try call.moment()
    guard let past = try roll.asset(asset, at: moment) else { throw Refusal.notOnRollThen(asset) }
    var entries = try roll.history(of: asset, at: moment)
    if call.invocation.flag("parts") { return try parts(past, entries, roll, moment, call) }
    let beside =
      try refusals(of: asset, roll, call) + sightings(of: asset, roll, call) + roll.wishEntries(for: asset)
    // In the order of the ledger; most assets have none.
    if !beside.isEmpty {
      entries = (entries + beside.filter { moment.has($0.event) }).sorted {
        $0.event.sequence < $1.event.sequence
      }
    }
    if call.isJSON {
      try EntryPrinter.json(entries, roll, call)
    } else {
      call.tell(moment)
      call.lines(try HistoryReport(roll, call.language).lines(past, entries))
    }
  }

  private static func parts(
    _ asset: Asset, _ entries: [Roll.Entry], _ roll: Roll, _ moment: Moment, _ call: Call
  ) throws {
    if call.isJSON { return try EntryPrinter.json(entries, roll, call) { $0.isAboutParts } }
    call.tell(moment)
    let report = PartMoves(roll, call.language)
    call.lines(try report.lines(asset, entries.map(\.event), width: call.surroundings.columns))
  }

  /// What was seen beside it, or where it was seen itself.
  private static func sightings(of asset: Asset, _ roll: Roll, _ call: Call) throws -> [Roll.Entry] {
    let events = try roll.deskEvents(about: asset)
    guard !events.isEmpty else { return [] }
    let rules = try call.rules()
    let stories = DeskBook(events, under: rules).stories
    var numbers: Set<Int64> = []
    for story in stories {
      let isOfIt = try roll.asset(of: story, under: rules)?.id == asset.id
      let wasSaid = isOfIt || story.words.contains { $0.asset == asset.id }
      numbers.formUnion(
        story.sightings.filter { isOfIt || $0.machine == asset.id }.map(\.sequence)
          + (wasSaid ? story.words.map(\.sequence) : []))
    }
    let keys = Set(stories.flatMap(\.sightings).flatMap(\.thing.keys))
    return try roll.deskEntries(withKeys: keys.sorted()).filter { numbers.contains($0.event.sequence) }
  }

  /// What was tried with it and refused, as far as the user may see it.
  private static func refusals(of asset: Asset, _ roll: Roll, _ call: Call) throws -> [Roll.Entry] {
    var filter = Roll.RefusalFilter()
    filter.asset = asset.id
    switch try call.readableRefusals(on: roll) {
    case .everybody: break
    case .oneself(let person): filter.person = person
    case .nobody: return []
    }
    var entries: [Roll.Entry] = []
    try roll.eachRefusal(filter) { entries.append($0.entry) }
    return entries
  }
}

extension Refusal {
  static func noWord(_ text: String) -> Refusal {
    let shown = TerminalText(text).string
    return Refusal(
      code: "search.no_word", exit: .usage,
      message: Text(en: "'\(shown)' has neither letter nor digit", zh: "“\(shown)”不含字母或数字，无法查找"),
      hints: [
        Text(
          en: "part of a model or serial, from the beginning of a word:  tagroll list thinkpad x13",
          zh: "请输入型号或序列号中单词的开头：  tagroll list thinkpad x13")
      ])
  }
}
