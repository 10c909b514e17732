import CommandLineKit
import Lifecycle
import Model
import Reports
import Store
import Words

/// What `undo` and `redo` share: which assets are meant, and what is told of each.
private struct Reversal {
  let call: Call
  /// What it does to an asset, as the sentence begins.
  let done: Text
  let step: (Course, _ number: Int64?) throws -> (Step, Course.Act)
  let last: (Roll, EntityID) throws -> [Event]

  static let reason = OptionSpec("reason", Options.words, help: Text(en: "Why.", zh: "原因。"))

  static func operands(_ help: Text) -> [OperandSpec] {
    [OperandSpec(ValueSpec(Text(en: "EVENT|REF", zh: "事件或资产")), .any, help: help)]
  }

  func run() throws {
    let day = try call.effectiveDay()
    let reason = call.invocation.value("reason")
    try call.write { writing, roll in
      let names = NameBook(roll)
      var changes: [Change] = []
      var open = try targets(roll, try call.author(on: roll).person)
      var next = 0
      while next < open.count {
        let target = open[next]
        next += 1
        guard let before = try writing.current(target.asset) else { continue }
        var (step, act) = try step(try writing.course(of: before), target.number)
        open += try otherHalves(of: act, roll).filter { half in
          !open.contains { $0.asset == half.asset }
        }
        if let reason { step.evidence[.reason] = .secret(try writing.seal(reason, as: .text)) }
        let after = try writing.record([step], on: before, day: day)
        changes.append(
          Change(
            asset: after, sentence: try sentence(act, after, names),
            events: writing.events.suffix(1).map(\.sequence)))
      }
      return changes
    }
  }

  /// The other halves of a replacement: its two cards name each other, so both are taken back, or neither.
  private func otherHalves(of act: Course.Act, _ roll: Roll) throws -> [Target] {
    try act.events.compactMap { event in
      guard let other = event.evidence.id(.replacement) ?? event.evidence.id(.replaces),
        let asset = try roll.assets(meaning: .id(other.text)).first,
        let half = try roll.history(of: asset).first(where: { $0.event.actNumber == act.events[0].actNumber })
      else { return nil }
      return Target(asset: other, number: half.event.sequence)
    }
  }

  private struct Target {
    var asset: EntityID
    /// An event of the act; `nil` for the asset's last.
    var number: Int64?
  }

  private func targets(_ roll: Roll, _ person: EntityID) throws -> [Target] {
    let operands = call.invocation.operands
    guard !operands.isEmpty else {
      var targets: [Target] = []
      for event in try last(roll, person) where !targets.contains(where: { $0.asset == event.subject }) {
        targets.append(Target(asset: event.subject, number: event.evidence.number(.event) ?? event.sequence))
      }
      return targets
    }
    return try operands.map { text in
      guard let number = Self.number(text) else {
        return Target(asset: try call.asset(text, in: roll).id, number: nil)
      }
      guard let event = try roll.events(from: number, limit: 1).first?.event, event.sequence == number else {
        throw Refusal.noSuchEvent(number)
      }
      guard event.kind.isOfAsset else { throw Refusal.notAboutAnAsset(event) }
      return Target(asset: event.subject, number: number)
    }
  }

  /// `#412` or `412`; a serial of nothing but digits is named `sn:412`.
  private static func number(_ text: String) -> Int64? {
    let digits = AssetReference.clean(text).drop { $0 == "#" }
    guard (1...15).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int64(digits)
  }

  private func sentence(_ act: Course.Act, _ after: Asset, _ names: NameBook) throws -> Text {
    let events = act.events
    // Nobody has what is lost.
    let holder = try names.title(after.holder.id)
    let en = events.map { "#\($0.sequence) \($0.name.en)" }.joined(separator: ", ")
    let zh = events.map { "#\($0.sequence) \($0.name.zh)" }.joined(separator: "、")
    return Text(
      en: "\(done.en): \(en) -> \(after.stage.name.en)\(holder.map { ", \($0)" } ?? "")",
      zh: "\(done.zh)：\(zh) -> \(after.stage.name.zh)\(holder.map { "，\($0)" } ?? "")")
  }
}

/// `tagroll undo [EVENT…|REF…]`
enum Undo: Verb {
  static let spec = CommandSpec(
    "undo", zh: "撤销", summary: Text(en: "Take an act back, by an event of its own.", zh: "撤销操作（以新事件登记）。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Without a name, what you did last; again, what you did before that. An act is undone as a whole, and only while \
          nothing later rests on it. Nothing is deleted: both stay in the history, and 'redo' takes the act in again. What \
          ended an asset's life stays, and so does its registration.
          """,
        zh: """
          不指明时撤销您最近的一次操作；再次执行则继续向前撤销。一次操作整体撤销，且其后没有依赖它的操作。什么都不会被删除：两者都留在履历中，可用“重做”恢复。\
          报废处置和登记不能撤销。
          """),
      examples: [
        CommandDetails.Example("tagroll undo", Text(en: "what I did last", zh: "我最近的操作")),
        CommandDetails.Example("tagroll undo 412", Text(en: "the act of event #412", zh: "事件 #412 所在的操作")),
        CommandDetails.Example("tagroll undo LT-00013", Text(en: "the last act on it", zh: "该资产的最近操作")),
      ],
      operands: Reversal.operands(
        Text(en: "The number of an event, or an asset; without it, your last act.", zh: "事件编号或资产；不填则为您最近的操作。")
      ),
      options: [Reversal.reason] + Options.writing)
  }

  static func run(_ call: Call) throws {
    try Reversal(call: call, done: Text(en: "undone", zh: "已撤销")) { course, number in
      let act = try course.act(with: number)
      return (try course.stepBack(from: act), act)
    } last: { roll, person in
      switch try roll.lastAct(of: person) {
      case .nothing: throw Refusal.nothingToUndo
      case .notAboutAssets(let event): throw Refusal.notAboutAnAsset(event)
      case .about(let events): return events
      }
    }.run()
  }
}

/// `tagroll redo [EVENT…|REF…]`
enum Redo: Verb {
  static let spec = CommandSpec(
    "redo", zh: "重做", summary: Text(en: "Take an act in again that was undone.", zh: "恢复已撤销的操作。")
  ) {
    CommandDetails(
      discussion: Text(
        en: "What was undone last comes first, and only while nothing new was done to the asset since.",
        zh: "最后撤销的最先恢复，且其后资产没有新的操作。"),
      examples: [
        CommandDetails.Example("tagroll redo", Text(en: "what I undid last", zh: "我最近撤销的操作"))
      ],
      operands: Reversal.operands(
        Text(
          en: "The number of an event, or an asset; without it, what you undid last.",
          zh: "事件编号或资产；不填则为您最近撤销的操作。")),
      options: [Reversal.reason] + Options.writing)
  }

  static func run(_ call: Call) throws {
    try Reversal(call: call, done: Text(en: "redone", zh: "已重做")) { course, number in
      let act = try course.undoneAct(with: number)
      return (try course.stepAgain(), act)
    } last: { roll, person in
      guard case .about(let events) = try roll.lastUndoing(by: person) else { throw Refusal.nothingToRedo }
      return events
    }.run()
  }
}
