import CommandLineKit
import Exchange
import JSONBytes
import Lifecycle
import Model
import Reports
import ServiceDesk
import Store
import Words

/// What the commands of a load have in common.
enum ManifestCommand {
  static let reference = ValueSpec(
    Text(en: "MANIFEST", zh: "移交单"), form: Text(en: "Write it as M-1.", zh: "请写成 M-1。"),
    completion: .dynamic("manifests"))
  static var operand: OperandSpec {
    OperandSpec(reference, .one, help: Text(en: "Which load: M-1.", zh: "移交单编号，如 M-1。"))
  }

  static func number(_ text: String) throws -> Int64 {
    guard let number = ManifestNumber(AssetReference.clean(text)) else {
      throw Refusal.badManifestNumber(text)
    }
    return number.number
  }

  /// Whole grams from kilograms with at most three decimals.
  static func grams(_ option: String, _ call: Call) throws -> Int64? {
    guard let text = call.invocation.value(option) else { return nil }
    guard let grams = Int64(thousandths: text) else { throw Refusal.badWeight(text, option: option) }
    return grams
  }

  /// Tells what became of a whole load, in one line or one object.
  ///
  /// - Parameter json: the members of the object, asked for inside the transaction: of a dry run there is nothing to ask
  ///   afterwards.
  static func act(
    _ call: Call, allowing roles: [Role],
    _ body: (Writing, Roll, Day) throws -> (manifest: Manifest, sentence: Text)
  ) throws {
    let day = try call.effectiveDay()
    let roll = try call.openRoll(.writing)
    var author = try call.author(on: roll, allowing: roles)
    author.today = day
    var object: [UInt8] = []
    let (told, events) = try roll.write(as: author, dryRun: call.isDryRun) { writing in
      let told = try body(writing, roll, day)
      if call.isJSON {
        let sequences = writing.events.map(\.sequence)
        object = try json(told.manifest, roll) { StocktakeCommand.write(sequences, call, into: &$0) }
      }
      return told
    }
    if !call.isDryRun { call.signIfDue(roll) }
    if call.isJSON { return call.output.bytes(object) }
    let sentence = TerminalText(told.sentence.in(call.language)).string
    let number = ManifestNumber(told.manifest.number).text
    call.output.line(Call.line("\(number)  \(sentence)", events.map(\.sequence)))
    call.tellDryRun()
  }

  static func json(
    _ manifest: Manifest, _ roll: Roll, more: (inout JSONWriter) throws -> Void
  ) throws -> [UInt8] {
    var json = JSONWriter(pretty: true)
    json.beginObject()
    let counts = try roll.manifestCounts()[manifest.number]
    try ManifestJSON.members(manifest, counts, NameBook(roll), into: &json)
    try more(&json)
    json.endObject()
    return json.bytes + [0x0A]
  }
}

/// `tagroll manifest open --to VENDOR --route WAY`
enum ManifestOpen: Verb {
  static let spec = CommandSpec(
    "open", zh: "建立", summary: Text(en: "Begin a load for one vendor.", zh: "建立移交单。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Things are put on it by 'add', leave together by 'release', are answered for by 'receipt', and are off the roll \
          with 'close'. A single thing with its certificate in hand goes by 'dispose'.
          """,
        zh: "用“add”列入资产，“release”整批出库，“receipt”逐件登记回执，“close”结案出册。单件且已有证书的用“dispose”。"),
      examples: [
        CommandDetails.Example(
          "tagroll manifest open --to GreenLoop --route recycle", Text(en: "for a recycler", zh: "交回收商"))
      ],
      options: [
        OptionSpec("to", Options.vendor, help: Text(en: "Who takes it.", zh: "接收方。"), required: true),
        OptionSpec(
          "route", ValueSpec(Text(en: "WAY", zh: "方式"), choices: ["recycle", "destroy", "sell", "donate"]),
          help: Text(en: "Which way it leaves.", zh: "处置方式。"), required: true),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    guard let route = DisposalMethod(rawValue: try call.invocation.required("route")) else { return }
    let name = try call.invocation.required("to")
    try ManifestCommand.act(call, allowing: Role.clerks) { writing, roll, _ in
      let vendor = try call.vendor(name, in: roll)
      let manifest = try writing.openManifest(for: vendor.id, route)
      let who = vendor.name ?? ""
      return (
        manifest, Text(en: "opened: to be \(route.given(to: who))", zh: "已建立：\(who)，\(route.name.zh)")
      )
    }
    call.next("tagroll manifest add M-N TAG…")
  }
}

/// `tagroll manifest add M-1 [REF…|-]`
enum ManifestAdd: Verb {
  static let spec = CommandSpec(
    "add", zh: "列入", summary: Text(en: "Put retired assets on a load.", zh: "把停用资产列入移交单。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Without assets, or with '-', it reads one a line until the end of input, and answers each: what a barcode gun \
          sends. What is named on the line is taken all together or not at all.
          """,
        zh: "不给出资产或给出“-”时逐行读取并逐条回应，适合扫码枪。在命令行上列出的要么全部列入，要么全部不写。"),
      examples: [
        CommandDetails.Example("tagroll manifest add M-1", Text(en: "with the gun", zh: "用扫码枪")),
        CommandDetails.Example(
          "tagroll manifest add M-1 LT-00013 --witness li.na",
          Text(en: "wiped before it was retired", zh: "停用前已清除，由李娜见证")),
      ],
      operands: [ManifestCommand.operand, anyAssets],
      options: [
        OptionSpec(
          "witness", Options.who,
          help: Text(en: "Who else vouches for wipes filed before they were retired.", zh: "停用前已登记清除的，由谁见证。")),
        OptionSpec(
          "tested", Options.words,
          help: Text(en: "How they were tried; for a sale or a gift.", zh: "功能检测记录；出售或捐赠须填。")),
      ] + Options.writing)
  }

  static var anyAssets: OperandSpec {
    OperandSpec(
      ValueSpec(Text(en: "REF", zh: "资产"), completion: .dynamic("assets")), .any,
      help: Text(en: "Tags or serials, or '-' for lines on standard input.", zh: "标签或序列号，或“-”表示标准输入。"))
  }

  static func run(_ call: Call) throws {
    let number = try ManifestCommand.number(call.invocation.operands[0])
    let named = ManifestNumber(number).text
    try LoadRun(call).run(
      plan: { roll in
        let manifest = try roll.manifest(number)
        if let left = manifest.released { throw LifecycleError.manifest(.left(number, since: left)) }
        let witness = try call.invocation.value("witness").map { try call.person($0, in: roll).id }
        let tested = try call.name("tested")
        return { asset, writing in
          guard asset.manifest != number else { return [] }
          try call.warnOfHarvest(asset, in: roll)
          return Walk.list(
            asset, on: number, witness: witness, test: try tested.map { try writing.seal($0, as: .text) })
        }
      },
      tell: { after in
        after.dataState.isLive
          ? Text(en: "on \(named); wipe it before it leaves", zh: "已列入 \(named)；出库前须清除数据")
          : Text(en: "on \(named)", zh: "已列入 \(named)")
      }, unchanged: Text(en: "on \(named) already, nothing written", zh: "已在 \(named) 上，未写入"))
  }
}

/// `tagroll manifest remove M-1 [REF…|-]`
enum ManifestRemove: Verb {
  static let spec = CommandSpec(
    "remove", zh: "移出", summary: Text(en: "Take assets off a load that is still here.", zh: "从未出库的移交单移出资产。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example("tagroll manifest remove M-1 LT-00013", Text(en: "one of it", zh: "移出一件"))
      ],
      operands: [ManifestCommand.operand, ManifestAdd.anyAssets], options: Options.writing)
  }

  static func run(_ call: Call) throws {
    let number = try ManifestCommand.number(call.invocation.operands[0])
    let named = ManifestNumber(number).text
    try LoadRun(call).run(
      plan: { roll in
        _ = try roll.manifest(number)
        return { asset, _ in
          guard asset.manifest != nil else { return [] }
          return Walk.unlist(asset, from: number)
        }
      }, tell: { _ in Text(en: "off \(named)", zh: "已移出 \(named)") },
      unchanged: Text(en: "on no manifest, nothing written", zh: "不在移交单上，未写入"))
  }
}

/// Assets that join or leave a load: those named on the line together, those a gun sends one by one.
struct LoadRun {
  private let call: Call

  init(_ call: Call) { self.call = call }

  func run(
    plan: (Roll) throws -> (Asset, Writing) throws -> [Step], tell: @escaping (Asset) -> Text, unchanged: Text
  ) throws {
    let typed = call.invocation.operands.dropFirst().filter { $0 != "-" }
    let readsInput = typed.count < call.invocation.operands.count - 1 || typed.isEmpty
    if !typed.isEmpty {
      try call.act(on: Array(typed)) { writing, roll in
        let steps = try plan(roll)
        return { try steps($0, writing) }
      } tell: { _, _, after in
        tell(after)
      } unchanged: { _, _ in
        unchanged
      }
    }
    guard readsInput else { return }
    let day = try call.effectiveDay()
    let roll = try call.openRoll(.writing)
    var author = try call.author(on: roll)
    author.today = day
    let steps = try plan(roll)
    var array = call.isJSON ? try JSONArray(call.sink) : nil
    var (read, refused) = (0, 0)
    reading: while true {
      switch call.surroundings.nextLine(nil) {
      case .line(let line):
        let code = AssetReference.clean(String(decoding: line, as: UTF8.self))
        if code.isEmpty { continue }
        read += 1
        author.now = call.surroundings.now()
        let answer: Answer
        do {
          answer = try take(code, roll, author, day, steps, tell, unchanged)
        } catch {
          let refusal = Refusal.of(error)
          // What a disk or another writer does is no answer to a code.
          guard [.refused, .notFound, .ambiguous, .usage].contains(refusal.exit) else { throw error }
          refused += 1
          answer = Answer(sentence: refusal.message, code: refusal.code)
        }
        try show(code, answer, &array)
      case .pause: continue
      case .end: break reading
      case .interrupted:
        call.exit = .interrupted
        break reading
      }
    }
    try array?.end()
    if !call.isDryRun { call.signIfDue(roll) }
    if refused > 0, call.exit == .done { call.exit = .partial }
    if read == 0 { call.remark(Text(en: "nothing was named, nothing written", zh: "未读到任何资产，未写入")) }
    if array == nil { call.tellDryRun() }
  }

  private struct Answer {
    var tag: String?
    var sentence: Text
    var code: String
    var events: [Int64] = []
  }

  private func take(
    _ code: String, _ roll: Roll, _ author: Author, _ day: Day,
    _ steps: (Asset, Writing) throws -> [Step],
    _ tell: (Asset) -> Text, _ unchanged: Text
  ) throws -> Answer {
    let asset = try call.asset(code, in: roll)
    let (after, events) = try roll.write(as: author, dryRun: call.isDryRun) { writing in
      let current = try writing.current(asset.id) ?? asset
      return try writing.record(try steps(current, writing), on: current, day: day)
    }
    return Answer(
      tag: asset.tag.text, sentence: events.isEmpty ? unchanged : tell(after),
      code: events.isEmpty ? "unchanged" : "done", events: events.map(\.sequence))
  }

  private func show(_ code: String, _ answer: Answer, _ array: inout JSONArray?) throws {
    guard array != nil else {
      let words = [answer.tag ?? code, answer.sentence.in(call.language)]
      call.output.line(
        Call.line(words.map { TerminalText($0).string }.joined(separator: "  "), answer.events))
      return call.output.flush()
    }
    var json = JSONWriter()
    json.beginObject()
    json.name("code")
    json.string(code)
    if let tag = answer.tag {
      json.name("tag")
      json.string(tag)
    }
    json.name("answer")
    json.string(answer.code)
    StocktakeCommand.write(answer.events, call, into: &json)
    json.endObject()
    try array?.add(json.bytes)
  }
}

/// `tagroll manifest list`
enum ManifestList: Verb {
  static let spec = CommandSpec("list", zh: "列表", summary: Text(en: "All loads, newest first.", zh: "列出移交单。"))
  {
    CommandDetails()
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    try roll.read {
      let manifests = try roll.manifests()
      let counts = try roll.manifestCounts()
      guard call.isJSON else {
        return call.lines(
          try ManifestReport(roll, call.language).list(
            manifests, counts, width: call.surroundings.columns))
      }
      var json = JSONWriter(pretty: true)
      json.beginArray()
      for manifest in manifests {
        json.beginObject()
        try ManifestJSON.members(manifest, counts[manifest.number], NameBook(roll), into: &json)
        json.endObject()
      }
      json.endArray()
      call.output.bytes(json.bytes + [0x0A])
    }
  }
}

/// `tagroll manifest show M-1`
enum ManifestShow: Verb {
  static let spec = CommandSpec(
    "show", zh: "查看", summary: Text(en: "One load, its papers and its things.", zh: "查看移交单及其资产。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example("tagroll manifest show M-1", Text(en: "what is on it", zh: "查看明细"))
      ], operands: [ManifestCommand.operand])
  }

  static func run(_ call: Call) throws {
    let number = try ManifestCommand.number(call.invocation.operands[0])
    let roll = try call.openRoll(.reading)
    try roll.read {
      let manifest = try roll.manifest(number)
      let assets = try roll.assets(on: number)
      guard call.isJSON else {
        return call.lines(
          try ManifestReport(roll, call.language).card(
            manifest, assets, width: call.surroundings.columns))
      }
      let names = NameBook(roll)
      call.output.bytes(
        try ManifestCommand.json(manifest, roll) { json in
          for (name, sequence) in [
            ("release", manifest.releasedSequence), ("end", manifest.endedSequence),
          ] {
            guard let event = try sequence.flatMap({ try roll.event($0) }) else { continue }
            json.name(name)
            try ManifestJSON.papers(event, roll, names, into: &json)
          }
          json.name("assets")
          json.beginArray()
          for asset in assets { AssetJSON.write(asset, into: &json) }
          json.endArray()
        })
    }
  }
}
