import CommandLineKit
import Model
import Reports
import Store
import Words

/// `tagroll scan -`: a shift with a barcode gun. An act, a badge where it takes one, then things; each is answered at once.
///
/// Every thing becomes the command somebody would have typed, so what a gun can do obeys the same rules.
struct GunShift {
  private let call: Call
  private var action: GunCode?
  private var badge: String?
  private var refused = 0

  init(_ call: Call) { self.call = call }

  mutating func run() throws {
    if call.surroundings.inputIsTerminal {
      call.remark(
        Text(
          en:
            "Scan an act, a badge, then things; Ctrl-D or Ctrl-C ends. The codes:  tagroll label actions -o actions.pdf",
          zh: "依次扫描操作、人员或地点、资产；按 Ctrl-D 或 Ctrl-C 结束。操作条码：  tagroll label actions -o actions.pdf"))
      call.errors.flush()
    }
    reading: while true {
      switch call.surroundings.nextLine(nil) {
      case .line(let line): take(AssetReference.clean(String(decoding: line, as: UTF8.self)))
      case .pause: continue
      case .end: break reading
      case .interrupted:
        call.exit = .interrupted
        return
      }
      call.output.flush()
      call.errors.flush()
    }
    if refused > 0 { call.exit = .partial }
  }

  private mutating func take(_ code: String) {
    if code.isEmpty { return }
    do {
      if let action = GunCode(scanned: code) { return try begin(action) }
      if GunCode.isMeant(by: code) {
        // Whoever meant another act must not go on with the last.
        (self.action, badge) = (nil, nil)
        throw Refusal.unknownGunCode(code)
      }
      guard let action else { return try look(code) }
      if action.takesBadge, try isBadge(code) {
        badge = code
        return call.say(
          Text(en: "\(action.name.en): to \(shown(code))", zh: "\(action.name.zh)：\(shown(code))"))
      }
      guard !action.takesBadge || badge != nil else {
        throw Refusal(
          code: "scan.no_badge", exit: .usage,
          message: Text(en: "\(action.name.en) to whom, or where?", zh: "\(action.name.zh)给谁，或到哪里？"),
          hints: [Text(en: "scan a badge first", zh: "请先扫描人员或地点")], reference: code)
      }
      try act(action, on: code)
    } catch {
      refused += 1
      Refusal.of(error).lines(call.language).forEach(call.errors.line)
    }
  }

  private mutating func begin(_ action: GunCode) throws {
    switch action {
    case .undo: try run(["undo"])
    case .done: (self.action, badge) = (nil, nil)
    case .damaged, .tagBad:
      throw Refusal(
        code: "scan.stocktake_code", exit: .usage,
        message: Text(en: "\(action.name.en) is for a stocktake", zh: "“\(action.name.zh)”用于盘点"),
        hints: [Text(en: "tagroll stocktake scan S-1 --at PLACE", zh: "tagroll stocktake scan S-1 --at 地点")])
    case .assign, .giveBack, .move:
      (self.action, badge) = (action, nil)
      call.say(Text(en: "\(action.name.en): \(action.use.en)", zh: "\(action.name.zh)：\(action.use.zh)"))
    }
  }

  private func act(_ action: GunCode, on code: String) throws {
    let to = badge.map { ["--to=\($0)"] } ?? []
    switch action {
    case .assign: try run(["assign"] + to + ["--", code])
    case .move: try run(["move"] + to + ["--", code])
    default: try run(["return", "--", code])
    }
  }

  /// The command as if it had been typed, with this call's roll and language.
  private func run(_ words: [String]) throws {
    let roll = call.invocation.value("db").map { ["--db=\($0)"] } ?? []
    let invocation = try CommandLineParser(program: CommandTable.program).parse(
      [words[0]] + roll + words.dropFirst())
    let inner = Call(
      invocation, call.surroundings, call.language, output: call.output, errors: call.errors)
    try CommandTable.verb(invocation.path)?.run(inner)
  }

  private func isBadge(_ code: String) throws -> Bool {
    let roll = try call.openRoll(.reading)
    return try roll.parties(.person, named: code).count + roll.parties(.place, named: code).count == 1
  }

  /// Who is it, and who has it.
  private func look(_ code: String) throws {
    let roll = try call.openRoll(.reading)
    if let reference = AssetReference(code), reference != .thisMachine,
      try roll.assets(meaning: reference).isEmpty,
      try isBadge(code)
    {
      throw Refusal(
        code: "scan.no_act", exit: .usage,
        message: Text(en: "\(shown(code)): what shall be done?", zh: "\(shown(code))：要做什么操作？"),
        hints: [Text(en: "scan an act first, like @assign", zh: "请先扫描操作条码，如 @assign")], reference: code)
    }
    let asset = try call.asset(code, in: roll)
    let holder = try NameBook(roll, erased: erasedWord.in(call.language)).title(asset.holder.id) ?? "?"
    call.output.line(
      [asset.tag.text, asset.title(call.language), asset.stage.name.in(call.language), holder]
        .map { TerminalText($0).string }.joined(separator: "  "))
  }

  private func shown(_ code: String) -> String { TerminalText(code).string }
}

extension Refusal {
  static func unknownGunCode(_ code: String) -> Refusal {
    let known = GunCode.allCases.map(\.rawValue).joined(separator: " ")
    return Refusal(
      code: "scan.unknown_act", exit: .usage,
      message: Text(
        en: "'\(code)' stands for no act; nothing is begun now", zh: "“\(code)”不是操作条码；当前没有进行中的操作"),
      hints: [Text(en: "the acts: \(known)", zh: "操作条码：\(known)")], reference: code)
  }

  static let shiftAsJSON = Refusal(
    code: "scan.shift_as_json", exit: .usage,
    message: Text(en: "a shift with a gun is told to people, line by line", zh: "扫码枪连续操作只逐行显示给人看"),
    hints: [Text(en: "leave out --json", zh: "请去掉 --json")])
}
