import CommandLineKit
import Exchange
import Identity
import JSONBytes
import Lifecycle
import Model
import Reports
import ServiceDesk
import Store
import Words

/// What the commands of a conflict have in common.
enum ConflictCommand {
  static let operand = OperandSpec(
    ValueSpec(Text(en: "CONFLICT", zh: "冲突"), form: Text(en: "Write it as C-1.", zh: "请写成 C-1。")), .one,
    help: Text(en: "Which conflict: C-1.", zh: "冲突编号，如 C-1。"))
  static let reason = OptionSpec(
    "reason", Options.words, help: Text(en: "Why, for whoever asks later.", zh: "依据或原因。"), required: true)

  static func conflict(_ call: Call, _ roll: Roll) throws -> Conflict {
    let text = call.invocation.operands[0]
    guard let number = ConflictNumber(AssetReference.clean(text)) else {
      throw Refusal.badConflictNumber(text)
    }
    return try roll.conflict(number.number)
  }

  /// The machine it is about.
  static func intake(_ conflict: Conflict, _ roll: Roll, _ call: Call) throws -> Intake {
    guard let bytes = try roll.blob(conflict.scan) else { throw StoreError.badView(table: "conflict") }
    return try call.intake(try ScanReportJSON.decode(bytes))
  }

  static func explanation(_ conflict: Conflict, _ roll: Roll) throws -> Explanation? {
    try roll.blob(conflict.verdict).flatMap(VerdictJSON.decode)
  }

  static func json(_ conflict: Conflict, _ roll: Roll) throws -> [UInt8] {
    var json = JSONWriter()
    func member(_ name: String, _ value: String?) {
      guard let value else { return }
      json.name(name)
      json.string(value)
    }
    json.beginObject()
    member("number", ConflictNumber(conflict.number).text)
    member("id", conflict.id.text)
    member("opened", conflict.opened.text)
    member("scan", conflict.scan.text)
    member("resolution", conflict.resolution?.rawValue)
    member("asset", conflict.asset?.text)
    member("resolved", conflict.resolved?.text)
    if let explanation = try explanation(conflict, roll) {
      json.name("verdict")
      VerdictJSON.write(explanation, into: &json)
    }
    json.endObject()
    return json.bytes
  }

  static func title(_ intake: Intake) -> String {
    let words = [intake.maker, intake.model, intake.serial ?? intake.keys.serial].compactMap { $0 }
    return TerminalText(words.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: " ")).string
  }

  static func standing(_ conflict: Conflict, _ roll: Roll) throws -> Text {
    guard let resolution = conflict.resolution, let asset = conflict.asset, let day = conflict.resolved else {
      return Text(en: "waits", zh: "待处理")
    }
    let tag = try roll.tag(of: asset) ?? asset.text
    return Text(
      en: "\(resolution.name.en): \(tag), \(day.text)", zh: "\(resolution.name.zh)：\(tag)，\(day.text)")
  }
}

extension Conflict.Resolution {
  var name: Text {
    switch self {
    case .same: Text(en: "the same asset", zh: "即该资产")
    case .new: Text(en: "another machine", zh: "另一台机器")
    case .split: Text(en: "split off", zh: "拆分为两项")
    case .boardReplaced: Text(en: "another board", zh: "更换了主板")
    case .diskMoved: Text(en: "another machine, disk moved", zh: "另一台机器（磁盘移动）")
    case .clone: Text(en: "another machine, a copy", zh: "另一台机器（系统复制）")
    }
  }
}

/// `tagroll conflict list [--all]`
enum ConflictList: Verb {
  static let spec = CommandSpec(
    "list", zh: "列表", summary: Text(en: "Scans that wait for a decision.", zh: "待处理的扫描。")
  ) {
    CommandDetails(
      examples: [CommandDetails.Example("tagroll conflict list", Text(en: "what waits", zh: "待处理的"))],
      options: [
        OptionSpec("all", help: Text(en: "Settled ones too, newest first.", zh: "同时列出已处理的，从新到旧。"))
      ])
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    try roll.read {
      let conflicts = try roll.conflicts(settled: call.invocation.flag("all"))
      if call.isJSON {
        var array = try JSONArray(call.sink)
        for conflict in conflicts { try array.add(try ConflictCommand.json(conflict, roll)) }
        return try array.end()
      }
      if conflicts.isEmpty { return call.say(Text(en: "nothing waits for a decision", zh: "没有待处理的冲突")) }
      var table = Table(
        [
          Text(en: "number", zh: "编号"), Text(en: "since", zh: "日期"), Text(en: "machine", zh: "机器"),
          Text(en: "may be", zh: "可能是"), Text(en: "state", zh: "状态"),
        ].map { Table.Column($0.in(call.language)) })
      for conflict in conflicts {
        let explanation = try ConflictCommand.explanation(conflict, roll)
        let tags = try explanation?.assets.prefix(3).map { try roll.tag(of: $0) ?? $0.text } ?? []
        table.add(
          [
            ConflictNumber(conflict.number).text, conflict.opened.text,
            ConflictCommand.title(try ConflictCommand.intake(conflict, roll, call)),
            tags.joined(separator: " "),
            try ConflictCommand.standing(conflict, roll).in(call.language),
          ].map { TerminalText($0) })
      }
      call.lines(table.lines(width: call.surroundings.columns))
    }
  }
}

/// `tagroll conflict show C-1`
enum ConflictShow: Verb {
  static let spec = CommandSpec(
    "show", zh: "查看",
    summary: Text(en: "Why it could not be decided, and what can be said.", zh: "查看冲突依据和处理方法。")
  ) {
    CommandDetails(
      examples: [CommandDetails.Example("tagroll conflict show C-1", Text(en: "every reason", zh: "全部依据"))],
      operands: [ConflictCommand.operand])
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    try roll.read {
      let conflict = try ConflictCommand.conflict(call, roll)
      if call.isJSON { return call.output.bytes(try ConflictCommand.json(conflict, roll) + [0x0A]) }
      let intake = try ConflictCommand.intake(conflict, roll, call)
      let name = ConflictNumber(conflict.number).text
      let standing = try ConflictCommand.standing(conflict, roll).in(call.language)
      call.output.line("\(name)  \(conflict.opened.text)  \(ConflictCommand.title(intake))  \(standing)")
      if let explanation = try ConflictCommand.explanation(conflict, roll) {
        call.lines(try VerdictCard(explanation, call.language) { try roll.tag(of: $0) }.lines())
      }
      guard conflict.resolution == nil else { return }
      call.output.line("")
      call.say(Text(en: "Say one:", zh: "请选其一："))
      let first =
        try ConflictCommand.explanation(conflict, roll)?.assets.first.flatMap { try roll.tag(of: $0) }
        ?? "REF"
      let ways: [(String, Text)] = [
        ("--same \(first)", ConflictWords.same), ("--board-replaced \(first)", ConflictWords.boardReplaced),
        ("--new", ConflictWords.new), ("--disk-moved", ConflictWords.diskMoved),
        ("--clone \(first)", ConflictWords.clone), ("--split \(first)", ConflictWords.split),
      ]
      for (option, meaning) in ways {
        call.output.line("  " + CellWidth.padded(option, to: 28) + meaning.in(call.language))
      }
      call.output.line("  tagroll conflict resolve \(name) --new --reason TEXT")
    }
  }
}

/// What each way to settle a conflict means.
enum ConflictWords {
  static let same = Text(
    en: "It is that asset, known by this scan from now on.", zh: "即该资产，今后以本次扫描识别。")
  static let boardReplaced = Text(en: "It is that asset, with another board.", zh: "即该资产，已更换主板。")
  static let new = Text(en: "It is another machine, and comes onto the roll.", zh: "另一台机器，登记入册。")
  static let diskMoved = Text(en: "It is another machine, with a disk of one of ours.", zh: "另一台机器，装有我方一块磁盘。")
  static let clone = Text(
    en: "It is another machine with a copy of its system.", zh: "另一台机器，系统复制自该资产。")
  static let split = Text(
    en: "That record stood for two machines; this is one.", zh: "该记录曾代表两台机器，这是第二台。")
}
