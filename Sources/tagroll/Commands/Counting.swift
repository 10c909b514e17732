import CommandLineKit
import Exchange
import JSONBytes
import Lifecycle
import Model
import Reports
import ServiceDesk
import Store
import Words

/// One person's run through a stocktake: each code is answered at once, and several are written down together.
///
/// An answer says what was found; that it is counted, only the line says which names the event.
final class Counting {
  private let call: Call
  private let roll: Roll
  private let names: NameBook
  private var author: Author
  private var session: CountSession
  private let title: String
  private var waiting: [Answered] = []
  /// What this run has taken already, by asset and by unknown code in large letters: a dry run leaves no other trace.
  private var assets: [EntityID: EntityID] = [:]
  private var codes: Set<String> = []
  /// The unknown codes in the roll, in large letters and by whomever they were read, up to an event.
  private var known: (codes: [String: Sighting], through: Int64) = ([:], -1)
  /// What was said of the next code.
  private var nextIsDamaged = false
  private var nextHasBadTag = false
  private var refused = 0
  private var array: JSONArray?

  /// A code and what came of it.
  private struct Answered {
    var code: String
    var asset: Asset?
    var seen: Seen
    var answer: CountAnswer
  }

  /// More are not held back, however fast the gun is.
  private static let most = 200
  /// No label holds more.
  private static let longestCode = 128

  init(_ call: Call, _ number: Int64) throws {
    self.call = call
    let roll = try call.openRoll(.writing)
    self.roll = roll
    names = NameBook(roll)
    author = try call.author(on: roll)
    author.today = try call.effectiveDay()
    let stocktake = try roll.stocktake(number)
    title = StocktakeNumber(number).text
    if let closed = stocktake.closed { throw StoreError.refused(.stocktake(.closed(number, since: closed))) }
    let place = try call.place(try call.invocation.required("at"), in: roll)
    let person = try call.invocation.value("with").map { try call.person($0, in: roll).id }
    session = CountSession(
      stocktake: number, place: place.id, person: person, how: .typed, again: call.invocation.flag("again"))
    if call.isJSON { array = try JSONArray(call.sink) }
  }

  /// Whether something is answered and not written down yet.
  var isWaiting: Bool { !waiting.isEmpty }

  /// What to do, for somebody who watches.
  func welcome() {
    guard call.surroundings.inputIsTerminal else { return }
    call.remark(
      Text(en: "Scan one label after the other; Ctrl-D or Ctrl-C ends.", zh: "请逐个扫描标签；按 Ctrl-D 或 Ctrl-C 结束。"))
    call.errors.flush()
  }

  func take(_ text: String, how: CountManner) throws {
    let code = AssetReference.clean(text)
    if code.isEmpty { return }
    switch GunCode(scanned: code) {
    case .damaged: nextIsDamaged = true
    case .tagBad: nextHasBadTag = true
    case .assign, .giveBack, .move, .undo, .done: try refuse(code, "no_act", Self.noAct)
    case nil where GunCode.isMeant(by: code): try refuse(code, "no_act", Self.noAct)
    case nil:
      let how = code == "." ? .scan : how
      if how != session.how { try commit() }
      session.how = how
      try answer(code)
      if waiting.count >= Self.most { try commit() }
    }
    call.output.flush()
  }

  private static let noAct = Text(en: "an act, and no thing: not counted", zh: "是操作条码，不是物品：未计入")

  /// Writes down what is answered.
  func commit() throws {
    guard !waiting.isEmpty else { return }
    author.now = call.surroundings.now()
    let batch = waiting
    waiting.removeAll()
    let (answers, events) = try roll.write(as: author, dryRun: call.isDryRun) {
      try $0.count(batch.map(\.seen), session)
    }
    let sequences = events.map(\.sequence)
    if !call.isDryRun { call.signIfDue(roll) }
    var counted = 0
    for (was, answer) in zip(batch, answers) {
      if case .counted = answer { counted += 1 }
      if call.isJSON {
        try array?.add(json(was, answer, sequences.first))
      } else if !was.answer.hasSameKind(as: answer) {
        // Somebody else was faster since it was answered.
        tell(was.code, was.asset, try sentence(answer, was.asset))
      }
    }
    if !call.isJSON, counted > 0 {
      let place = TerminalText(try names.title(session.place) ?? "").string
      let line = Text(
        en: "\(title)  \(counted) counted at \(place)", zh: "\(title)  在 \(place) 盘点 \(counted) 件")
      call.output.line(Call.line(line.in(call.language), sequences))
    }
    call.output.flush()
  }

  func finish() throws {
    try commit()
    try array?.end()
    if refused > 0 { call.exit = .partial }
    if !call.isJSON { call.tellDryRun() }
  }

  // MARK: One code

  private func answer(_ code: String) throws {
    let flags = (damaged: nextIsDamaged, badTag: nextHasBadTag)
    (nextIsDamaged, nextHasBadTag) = (false, false)
    func seen(_ thing: Seen.Thing) -> Seen {
      Seen(
        thing, damaged: flags.damaged || call.invocation.flag("damaged"),
        badTag: flags.badTag || call.invocation.flag("tag-bad"))
    }
    guard let reference = AssetReference(code), reference != .last else {
      return try refuse(code, "misread", Text(en: "names no asset", zh: "不是有效的资产名称"))
    }
    let assets = try assets(meaning: reference)
    if assets.isEmpty, reference == .thisMachine {
      return try refuse(
        code, "not_registered", Text(en: "this machine is not on the roll", zh: "本机不在账册上"))
    }
    if assets.count > 1 {
      let tags = assets.prefix(5).map(\.tag.text).joined(separator: ", ")
      return try refuse(
        code, "ambiguous",
        Text(en: "could be any of \(tags): scan the tag", zh: "可能是 \(tags)：请扫描标签"))
    }
    if let asset = assets.first { return try take(asset, code, seen(.asset(asset.id))) }
    if let place = try place(named: code) { return try go(to: place) }
    try takeUnknown(code, seen(.code(code)))
  }

  private func take(_ asset: Asset, _ code: String, _ seen: Seen) throws {
    var answer = try roll.answer(
      asset.id, seenAs: seen, session, by: author.person, on: author.today)
    if let place = assets[asset.id], !session.again {
      answer = .alreadyCounted(
        Sighting(
          place: place, person: nil, how: session.how, counter: author.person, on: author.today, sequence: 0))
    }
    try settle(Answered(code: code, asset: asset, seen: seen, answer: answer))
  }

  private func takeUnknown(_ code: String, _ seen: Seen) throws {
    if let why = Self.misreading(code) { return try refuse(code, "misread", why) }
    let sighting = Sighting(
      place: session.place, person: session.person, damaged: seen.isDamaged, badTag: seen.hasBadTag,
      how: session.how, counter: author.person, on: author.today, sequence: 0)
    var answer = CountAnswer.counted(CountFinding(ofCode: sighting), expected: nil)
    if let earlier = try earlier(code) {
      answer = .alreadyCounted(earlier)
    } else if codes.contains(code.uppercased()) {
      answer = .alreadyCounted(sighting)
    }
    try settle(Answered(code: code, asset: nil, seen: seen, answer: answer))
  }

  /// How a code was read before, by this run or another.
  private func earlier(_ code: String) throws -> Sighting? {
    if let last = try roll.stocktake(session.stocktake).lastCount, last > known.through {
      for (code, sighting) in try roll.codes(of: session.stocktake, after: known.through)
      where known.codes[code.uppercased()] == nil {
        known.codes[code.uppercased()] = sighting
      }
      known.through = last
    }
    return known.codes[code.uppercased()]
  }

  private func settle(_ answered: Answered) throws {
    let isCounted = if case .counted = answered.answer { true } else { false }
    if isCounted {
      if let asset = answered.asset {
        assets[asset.id] = session.place
      } else {
        codes.insert(answered.code.uppercased())
      }
      waiting.append(answered)
    }
    if !call.isJSON {
      tell(answered.code, answered.asset, try sentence(answered.answer, answered.asset))
    } else if !isCounted {
      try array?.add(json(answered, answered.answer, nil))
    }
  }

  private func assets(meaning reference: AssetReference) throws -> [Asset] {
    guard reference == .thisMachine else { return try roll.assets(meaning: reference) }
    return try call.intake(call.surroundings.scan([])).asset(on: roll).map { [$0] } ?? []
  }

  private func place(named code: String) throws -> Party? {
    let found = try roll.parties(.place, named: code)
    return found.count == 1 ? found[0] : nil
  }

  private func go(to place: Party) throws {
    try commit()
    session.place = place.id
    if !call.isJSON { call.say(Text(en: "now at \(name(place))", zh: "现在位于 \(name(place))")) }
  }

  private func name(_ place: Party) -> String { TerminalText(place.name ?? "").string }

  /// Why a code cannot be what stands on any label, so that it is no surplus either.
  private static func misreading(_ code: String) -> Text? {
    if Refusal.looksLikeTag(code), Tag(code.uppercased()) == nil {
      return Text(
        en: "has the shape of a tag, but its last digit does not fit: scan it again",
        zh: "形似标签，但末位校验码不符：请重新扫描")
    }
    if code.unicodeScalars.contains(where: { (0x4E00...0x9FFF).contains($0.value) }) {
      return Text(
        en: "Input method is on: press Shift for English, scan again", zh: "输入法处于中文状态：请切换到英文后重新扫描")
    }
    // A code "repaired" on its way would find nothing again.
    if code.unicodeScalars.contains("\u{FFFD}") {
      return Text(en: "is not UTF-8: scan it again", zh: "不是 UTF-8 编码：请重新扫描")
    }
    guard code.utf8.count > longestCode else { return nil }
    return Text(en: "is too long for a label", zh: "过长，不是标签")
  }

  // MARK: What is said of it

  private func refuse(_ code: String, _ answer: String, _ why: Text) throws {
    refused += 1
    guard call.isJSON else { return tell(code, nil, why) }
    var json = JSONWriter()
    json.beginObject()
    json.name("code")
    json.string(code)
    json.name("answer")
    json.string(answer)
    json.endObject()
    try array?.add(json.bytes)
  }

  private func tell(_ code: String, _ asset: Asset?, _ sentence: Text) {
    let words = [asset?.tag.text ?? code, asset?.title(call.language), sentence.in(call.language)]
    call.output.line(words.compactMap { $0.map { TerminalText($0).string } }.joined(separator: "  "))
  }

  private func sentence(_ answer: CountAnswer, _ asset: Asset?) throws -> Text {
    switch answer {
    case .counted(let finding, let expected):
      guard let expected else {
        return Text(en: "\(finding.name.en): unknown code", zh: "\(finding.name.zh)：未知条码")
      }
      let away: CountFinding = [
        CountFinding(.misplaced), CountFinding(.holderDiffers), CountFinding(.surplus),
      ]
      guard !finding.isDisjoint(with: away) else { return finding.name }
      let place = try names.title(expected.place) ?? "?"
      let holder = expected.holder.kind == .person ? try names.title(expected.holder.id) : nil
      let stage = asset.map { $0.stage.name } ?? Text(en: "", zh: "")
      let known = Text(
        en: [place, holder].compactMap { $0 }.joined(separator: ", "),
        zh: [place, holder].compactMap { $0 }.joined(separator: "，"))
      guard finding.contains(CountFinding(.surplus)) else {
        return Text(
          en: "\(finding.name.en): expected at \(known.en)", zh: "\(finding.name.zh)：账面位于 \(known.zh)")
      }
      return Text(
        en: "\(finding.name.en): not on the list; in the books \(stage.en), at \(known.en)",
        zh: "\(finding.name.zh)：不在清单上；账面状态“\(stage.zh)”，位于 \(known.zh)")
    case .alreadyCounted(let earlier):
      let place = try names.title(earlier.place) ?? "?"
      let by = try names.handle(earlier.counter)
      return Text(
        en: "already counted at \(place) by \(by), \(earlier.on.text)",
        zh: "已由 \(by) 于 \(earlier.on.text) 在 \(place) 盘点")
    case .nothingToSay:
      return Text(
        en: "not part of this stocktake, and where it belongs: nothing to count", zh: "不在本次盘点范围，位置相符，无需盘点")
    }
  }

  private func json(_ answered: Answered, _ answer: CountAnswer, _ event: Int64?) throws -> [UInt8] {
    var json = JSONWriter()
    func text(_ name: String, _ value: String?) {
      guard let value else { return }
      json.name(name)
      json.string(value)
    }
    json.beginObject()
    text("code", answered.code)
    text("tag", answered.asset?.tag.text)
    text("asset_id", answered.asset?.id.text)
    switch answer {
    case .counted(let finding, let expected):
      text("answer", "counted")
      json.name("outcomes")
      json.beginArray()
      finding.outcomes.forEach { json.string($0.rawValue) }
      json.endArray()
      text("expected_place", try expected?.place.map { try names.name($0) })
      if let event {
        json.name("event")
        json.integer(event)
      }
    case .alreadyCounted(let earlier):
      text("answer", "already_counted")
      text("counted_at", try earlier.place.map { try names.name($0) })
      text("counted_by", try names.handle(earlier.counter))
      text("counted_on", earlier.on.text)
    case .nothingToSay: text("answer", "nothing_to_count")
    }
    text("place", try names.name(session.place))
    json.name("dry_run")
    json.bool(call.isDryRun)
    json.endObject()
    return json.bytes
  }
}

extension CountAnswer {
  fileprivate func hasSameKind(as other: CountAnswer) -> Bool {
    switch (self, other) {
    case (.counted, .counted), (.alreadyCounted, .alreadyCounted), (.nothingToSay, .nothingToSay): true
    default: false
    }
  }
}
