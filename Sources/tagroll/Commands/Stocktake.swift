import CommandLineKit
import Exchange
import JSONBytes
import Lifecycle
import Model
import Reports
import ServiceDesk
import Store
import Words

/// What the commands of a stocktake have in common.
enum StocktakeCommand {
  static let reference = ValueSpec(
    Text(en: "STOCKTAKE", zh: "盘点单"), form: Text(en: "Write it as S-1.", zh: "请写成 S-1。"),
    completion: .dynamic("stocktakes"))
  static var operand: OperandSpec {
    OperandSpec(reference, .one, help: Text(en: "Which stocktake: S-1.", zh: "盘点单编号，如 S-1。"))
  }

  static func number(_ text: String) throws -> Int64 {
    guard let number = StocktakeNumber(AssetReference.clean(text)) else {
      throw Refusal.badStocktakeNumber(text)
    }
    return number.number
  }

  /// Runs an act on a stocktake, then tells it in one line or one object.
  ///
  /// - Parameter next: what somebody should do then, a line each.
  static func act(
    _ call: Call, allowing roles: [Role], _ body: (Writing, Roll) throws -> Stocktake,
    tell: (Roll, Stocktake) throws -> Text, next: () -> [Text] = { [] }
  ) throws {
    let roll = try call.openRoll(.writing)
    var author = try call.author(on: roll, allowing: roles)
    author.today = try call.effectiveDay()
    var told: (stocktake: Stocktake, sentence: Text)?
    var lines: [UInt8] = []
    let events = try roll.write(as: author, dryRun: call.isDryRun) { writing in
      let stocktake = try body(writing, roll)
      told = (stocktake, try tell(roll, stocktake))
      guard call.isJSON else { return }
      // Asked for in here: of a dry run there is nothing to ask afterwards.
      var json = JSONWriter(pretty: true)
      json.beginObject()
      try StocktakeJSON.members(
        stocktake, try roll.persons(of: stocktake.number), NameBook(roll), into: &json)
      write(writing.events.map(\.sequence), call, into: &json)
      json.endObject()
      lines = json.bytes + [0x0A]
    }.events.map(\.sequence)
    if !call.isDryRun { call.signIfDue(roll) }
    guard let told else { return }
    if call.isJSON { return call.output.bytes(lines) }
    let number = StocktakeNumber(told.stocktake.number).text
    let sentence = TerminalText(told.sentence.in(call.language)).string
    call.output.line(Call.line("\(number)  \(sentence)", events))
    for line in next() { call.output.line("  " + TerminalText(line.in(call.language)).string) }
    call.tellDryRun()
  }

  static func write(_ events: [Int64], _ call: Call, into json: inout JSONWriter) {
    json.name("changed")
    json.bool(!events.isEmpty)
    json.name("dry_run")
    json.bool(call.isDryRun)
    json.name("events")
    json.beginArray()
    events.forEach { json.integer($0) }
    json.endArray()
  }
}

/// `tagroll stocktake start [--at PLACE…] [--category KIND…] [--sample N]`
enum StocktakeStart: Verb {
  static let spec = CommandSpec(
    "start", zh: "开始", summary: Text(en: "Freeze a list of what must be there.", zh: "冻结应盘清单，开始盘点。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          The list is what the ledger says now of the places, kinds and persons named, or of everything. What is \
          registered later does not come onto it, and counting changes no asset. A sample is drawn by HMAC-SHA-256 of \
          the seed and each asset's id, the smallest numbers first: whoever knows the seed can draw it again.
          """,
        zh: """
          清单取自账本此刻所载的指定地点、类别和人员的资产，不指定则为全部。之后登记的不进入清单，盘点也不改动任何资产。\
          抽样按种子与资产编号的 HMAC-SHA-256 值从小到大选取：知道种子的人都能重新抽取。
          """),
      examples: [
        CommandDetails.Example(
          "tagroll stocktake start --at \"Room 204\" --due +30d", Text(en: "one room", zh: "一个房间")),
        CommandDetails.Example(
          "tagroll stocktake start --category laptop --sample 50",
          Text(en: "fifty laptops at random", zh: "随机抽取 50 台笔记本")),
      ],
      options: [
        OptionSpec(
          "at", Options.place, help: Text(en: "What is at this place.", zh: "只盘该地点。"), repeatable: true),
        OptionSpec(
          "category", Options.choice(Text(en: "KIND", zh: "类别"), Category.self),
          help: Text(en: "Only this kind.", zh: "只盘该类别。"), repeatable: true),
        OptionSpec(
          "holder", Options.who, help: Text(en: "What this person has.", zh: "只盘该领用人。"), repeatable: true),
        OptionSpec(
          "sample", Options.count,
          help: Text(
            en: "Draw so many at random; 'policy' for as many as it says.", zh: "随机抽取数量；policy 表示按制度规定。")),
        OptionSpec(
          "seed", ValueSpec(Text(en: "HEX", zh: "种子"), form: Self.seedForm),
          help: Text(en: "Draw by this seed (fresh random bytes).", zh: "抽样种子（默认新取随机值）。")),
        OptionSpec(
          "evidence",
          help: Text(en: "A scan report recorded meanwhile counts as seen.", zh: "期间登记的扫描报告可证明在位。")),
        OptionSpec("due", Options.day, help: Text(en: "The day it should be done.", zh: "完成期限。")),
      ] + Options.writing)
  }

  private static let seedForm = Text(en: "Write 64 hexadecimal digits.", zh: "请写 64 位十六进制数字。")

  static func run(_ call: Call) throws {
    let invocation = call.invocation
    let isByPolicy = invocation.value("sample") == "policy"
    let drawn =
      try isByPolicy
      ? nil
      : invocation.value("sample") {
        Int64($0).flatMap { (1...1_000_000_000).contains($0) ? $0 : nil }
      }
    let seed = try invocation.value("seed") { Digest($0.lowercased()) }
    guard seed == nil || drawn != nil || isByPolicy else { throw Refusal.seedWithoutSample }
    let due = try call.day("due")
    try StocktakeCommand.act(call, allowing: [.manager]) { writing, roll in
      var scope = StocktakeScope()
      for name in invocation.values("at") { scope.places.insert(try call.place(name, in: roll).id) }
      for name in invocation.values("holder") { scope.persons.insert(try call.person(name, in: roll).id) }
      scope.categories = Set(invocation.values("category").compactMap(Category.init(rawValue:)))
      let sample = isByPolicy ? Int64(writing.policy.sample) : drawn
      return try writing.openStocktake(
        scope, sample: sample, seed: seed, evidence: invocation.flag("evidence"), due: due)
    } tell: { roll, stocktake in
      let scope = try StocktakeReport(roll, call.language).scope(stocktake)
      return Text(
        en: "\(scope): \(stocktake.listed) on the list", zh: "\(scope)：应盘 \(stocktake.listed) 件")
    }
    call.next("tagroll stocktake scan S-N --at PLACE")
  }
}

/// `tagroll stocktake list`
enum StocktakeList: Verb {
  static let spec = CommandSpec("list", zh: "列表", summary: Text(en: "All stocktakes.", zh: "列出盘点。")) {
    CommandDetails()
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    let stocktakes = try roll.stocktakes()
    guard call.isJSON else {
      let width = call.surroundings.columns
      return call.lines(try StocktakeReport(roll, call.language).list(stocktakes, width: width))
    }
    let names = NameBook(roll)
    var json = JSONWriter(pretty: true)
    json.beginArray()
    for stocktake in stocktakes {
      json.beginObject()
      try StocktakeJSON.members(stocktake, try roll.persons(of: stocktake.number), names, into: &json)
      json.endObject()
    }
    json.endArray()
    call.output.bytes(json.bytes + [0x0A])
  }
}

/// `tagroll stocktake status [S-1] [--open]`
enum StocktakeStatus: Verb {
  static let spec = CommandSpec(
    "status", zh: "进度", summary: Text(en: "How far a stocktake is.", zh: "查看盘点进度。")
  ) {
    CommandDetails(
      discussion: Text(
        en:
          "While it is open there are numbers alone: whoever counts must not know what is still to be found.",
        zh: "进行中只显示数字：盘点人不应知道还有什么未盘到。"),
      examples: [
        CommandDetails.Example("tagroll stocktake status", Text(en: "the newest one", zh: "最近一次")),
        CommandDetails.Example(
          "tagroll stocktake status S-1 --open", Text(en: "what is still to be found", zh: "尚未盘到的资产")),
      ],
      operands: [
        OperandSpec(
          StocktakeCommand.reference, .optional,
          help: Text(en: "Which one; without it, the newest.", zh: "盘点单编号；不填则为最近一次。"))
      ],
      options: [
        OptionSpec(
          "open",
          help: Text(en: "List what was not seen yet; not for those who count.", zh: "列出尚未盘到的资产，盘点人不可用。"))
      ])
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    let isOpen = call.invocation.flag("open")
    if isOpen { _ = try call.author(on: roll, allowing: [.manager, .auditor]) }
    try roll.read {
      let stocktake = try chosen(call, roll)
      let persons = try roll.persons(of: stocktake.number)
      guard call.isJSON else {
        call.lines(
          try StocktakeReport(roll, call.language).status(stocktake, persons, on: call.today))
        if isOpen {
          var lines = StocktakeLines(roll, call.language)
          try roll.eachLine(of: stocktake.number, .unseen) { try lines.add($0) }
          call.lines(lines.lines(width: call.surroundings.columns))
        }
        return
      }
      let names = NameBook(roll)
      try call.json { json in
        try StocktakeJSON.members(stocktake, persons, names, into: &json)
        guard isOpen else { return }
        json.name("unseen")
        json.beginArray()
        try roll.eachLine(of: stocktake.number, .unseen) { try StocktakeJSON.write($0, names, into: &json) }
        json.endArray()
      }
    }
  }

  private static func chosen(_ call: Call, _ roll: Roll) throws -> Stocktake {
    if let text = call.invocation.operands.first {
      return try roll.stocktake(try StocktakeCommand.number(text))
    }
    guard let newest = try roll.stocktakes().first else { throw Refusal.noStocktake }
    return newest
  }
}
