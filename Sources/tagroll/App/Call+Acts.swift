import Exchange
import JSONBytes
import Lifecycle
import Model
import Reports
import Store
import Words

/// What an act did to one asset.
struct Change {
  var asset: Asset
  var sentence: Text
  /// The numbers of its events; empty when it stood there already.
  var events: [Int64]
  /// What somebody should know beside it.
  var remarks: [Text] = []
  /// What became of other assets by it.
  var others: [Change] = []
}

extension Call {
  /// Runs one act over assets, all in one transaction or not at all, and tells what came of it.
  ///
  /// - Parameters:
  ///   - roles: who may.
  ///   - plan: looks up once what the whole act needs; what it returns says what the act means for one asset.
  ///   - isShared: whether the rest of a walk is left to somebody else where the policy wants it so.
  ///   - closing: what follows for an asset from how the act left it.
  ///   - tell: one sentence about an asset that changed; `unchanged`, about one that stood there already.
  func act(
    on references: [String], allowing roles: [Role] = Role.clerks, shared isShared: Bool = false,
    day known: Day? = nil,
    _ plan: (Writing, Roll) throws -> (Asset) throws -> [Step],
    closing: (Asset) throws -> [Step] = { _ in [] },
    tell: (NameBook, _ before: Asset, _ after: Asset) throws -> Text,
    unchanged: (NameBook, Asset) throws -> Text
  ) throws {
    let day = try effectiveDay()
    try write(allowing: roles, about: references.first) { writing, roll in
      let names = NameBook(roll, erased: erasedWord.in(language))
      let steps = try plan(writing, roll)
      var changes: [Change] = []
      var waiting: [(tag: Tag, waiting: Waiting)] = []
      var seen: Set<EntityID> = []
      for reference in references {
        let asset = try asset(reference, in: roll)
        guard seen.insert(asset.id).inserted else { continue }
        let current = try writing.current(asset.id) ?? asset
        let first = writing.events.count
        let planned = try steps(current)
        try checkOrder(of: planned, on: current)
        var after = try writing.record(planned, on: current, day: known ?? day, isShared ? .begun : .whole)
        after = try writing.record(try closing(after), on: after, day: day, isShared ? .rest : .whole)
        let events = writing.events[first...].filter { $0.subject == asset.id }.map(\.sequence)
        let sentence = events.isEmpty ? try unchanged(names, after) : try tell(names, current, after)
        let next = after.waiting(under: writing.policy, batch: try roll.batch(of: after)?.sum)
        if let next, next != current.waiting(under: writing.policy) { waiting.append((after.tag, next)) }
        changes.append(Change(asset: after, sentence: sentence, events: events))
      }
      try announce(waiting, names)
      return changes
    }
  }

  /// What leads on from a stage happened after what led into it, where somebody says when.
  ///
  /// Asked here and not of every event: a clock that ran ahead for an hour must not stop the roll until that hour has come. What
  /// was only taken onto the roll on a day may have been where it is long before.
  private func checkOrder(of steps: [Step], on asset: Asset) throws {
    guard let day = try day("on"), day < asset.stageSince, asset.stageSince != asset.registered,
      steps.contains(where: { $0.to != asset.stage })
    else { return }
    throw Refusal.beforeLast(day, asset)
  }

  /// Tells who is about to sign that a batch stays just below a limit, as one does that was split to stay there.
  func warnOfSplit(_ asset: Asset, in roll: Roll) throws {
    guard let batch = try roll.batch(of: asset), batch.things > 1,
      let limit = try roll.policy().ladder.nearLimit(batch.sum), !isWarned
    else { return }
    isWarned = true
    let days = try roll.policy().ladder.batchDays
    remark(
      Text(
        en:
          "warning: \(batch.things) things within \(days) days come to \(batch.sum.text), just below the limit of \(limit.text)",
        zh: "警告：\(days) 天内 \(batch.things) 件合计 \(batch.sum.text)，略低于审批上限 \(limit.text)"))
  }

  /// Whose word is due now, for somebody who asks no further.
  func announce(_ waiting: [(tag: Tag, waiting: Waiting)], _ names: NameBook) throws {
    for (tag, next) in waiting {
      let sentence = try next.sentence(names)
      let command = next.command(for: tag)
      remark(
        Text(
          en: TerminalText("\(tag.text) waits for \(sentence.en):  \(command)").string,
          zh: TerminalText("\(tag.text) \(sentence.zh)：  \(command)").string))
    }
  }

  /// One transaction, what it did told afterwards, and a checkpoint signed when one is due.
  func write(
    allowing roles: [Role] = Role.clerks, about reference: String? = nil,
    _ body: (Writing, Roll) throws -> [Change]
  ) throws {
    let roll = try openRoll(.writing)
    var author = try author(on: roll, allowing: roles, about: reference)
    author.today = try effectiveDay()
    let changes = try roll.write(as: author, dryRun: isDryRun) { try body($0, roll) }.result
    tell(changes)
    if !isDryRun { signIfDue(roll) }
  }

  func tell(_ changes: [Change]) {
    if isJSON {
      var json = JSONWriter(pretty: true)
      json.beginArray()
      for change in changes { write(change, into: &json) }
      json.endArray()
      output.bytes(json.bytes + [0x0A])
      return
    }
    for change in changes {
      let sentence = TerminalText(change.sentence.in(language)).string
      output.line(Self.line("\(change.asset.tag.text)  \(sentence)", change.events))
    }
    tellDryRun()
  }

  func tellDryRun() {
    if isDryRun { say(Text(en: "Dry run: nothing written.", zh: "试运行：未写入任何内容。")) }
  }

  /// The sentence on the left, the event numbers on the right.
  static func line(_ left: String, _ events: [Int64]) -> String {
    guard let first = events.first, let last = events.last else { return left }
    let numbers = first == last ? "#\(first)" : "#\(first)-#\(last)"
    let gap = max(2, 78 - CellWidth.of(left) - numbers.utf8.count)
    return left + String(repeating: " ", count: gap) + numbers
  }

  private func write(_ change: Change, into json: inout JSONWriter) {
    json.beginObject()
    json.name("asset")
    AssetJSON.write(change.asset, into: &json)
    json.name("changed")
    json.bool(!change.events.isEmpty)
    json.name("dry_run")
    json.bool(isDryRun)
    json.name("events")
    json.beginArray()
    change.events.forEach { json.integer($0) }
    json.endArray()
    json.endObject()
  }

  /// A checkpoint that cannot be signed does not undo the act: it is told, and signed another time.
  func signIfDue(_ roll: Roll) {
    do {
      try roll.signIfDue(at: surroundings.now())
    } catch {
      let why = Refusal.of(error).message
      remark(
        Text(
          en: "warning: checkpoint not signed: \(TerminalText(why.en).string)",
          zh: "警告：检查点未签名：\(TerminalText(why.zh).string)"))
    }
  }
}
