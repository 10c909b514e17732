import CommandLineKit
import Exchange
import Lifecycle
import Model
import Reports
import Store
import Words

/// Writes down what a scan changes of parts, on every card it changes.
enum PartRecording {
  static let confirm = OptionSpec(
    "confirm-parts",
    help: Text(
      en: "Its parts are as the scan shows, also where that is doubtful.", zh: "确认部件以本次扫描为准，包括存疑的变动。"),
    group: Register.inside)

  static func isConfirmed(_ call: Call) -> Bool {
    call.invocation.takes("confirm-parts") && call.invocation.flag("confirm-parts")
  }

  /// On the card of the machine itself.
  ///
  /// - Parameters:
  ///   - changes: what is accepted.
  ///   - scan, verdict: what the events rest on.
  static func write(
    _ changes: PartChanges, on asset: Asset, scan: Digest, verdict: EvidenceValue?, _ writing: Writing,
    on day: Day
  ) throws -> Asset {
    guard let current = try writing.current(asset.id) else { return asset }
    var steps = changes.steps(at: current.stage, scan: scan)
    if let verdict, !steps.isEmpty { steps[0].evidence[.verdict] = verdict }
    return try writing.record(steps, on: current, day: day)
  }

  /// The cards that had the parts give them up.
  static func release(
    _ changes: PartChanges, to machine: Asset, _ writing: Writing, on day: Day
  ) throws -> [Change] {
    var others: [EntityID] = []
    var given: [EntityID: [Part]] = [:]
    for card in changes.givers {
      if given[card.asset.id] == nil { others.append(card.asset.id) }
      given[card.asset.id, default: []].append(card.placed.part)
    }
    return try others.compactMap { id in
      guard let other = try writing.current(id), let parts = given[id] else { return nil }
      let steps = parts.map {
        Step(
          .partUnseen, to: other.stage, [.part: .number(Int64($0.number)), .recipient: .id(machine.id)])
      }
      let first = writing.nextSequence
      let after = try writing.record(steps, on: other, day: day)
      let list = PartWords.list(parts)
      return Change(
        asset: after,
        sentence: Text(
          en: "had \(list.en), which is in \(machine.tag.text) now",
          zh: "原有的 \(list.zh) 现在 \(machine.tag.text) 中"),
        events: Array(first..<writing.nextSequence))
    }
  }

  /// The cards of others that list parts of a machine that is new to the roll give them up.
  ///
  /// - Parameter intake: of the machine; `nil` for what was typed.
  static func take(
    _ intake: Intake?, to asset: Asset, _ writing: Writing, _ roll: Roll, _ call: Call, on day: Day
  ) throws -> (others: [Change], remarks: [Text]) {
    guard let intake else { return ([], []) }
    let proposed = try intake.arrivals(at: asset.id, on: roll, now: writing.now)
    let accepted = proposed.accepted(isConfirmed: isConfirmed(call))
    let gone = accepted.late.compactMap { arrival in
      arrival.since.map { since in
        Step(
          .partUnseen, to: asset.stage,
          [.part: .number(Int64(arrival.part.number)), .recipient: .id(since.card.asset.id)])
      }
    }
    if !gone.isEmpty, let current = try writing.current(asset.id) {
      _ = try writing.record(gone, on: current, day: day)
    }
    return (
      try release(accepted, to: asset, writing, on: day), PartWords.remarks(proposed, accepted)
    )
  }
}

extension PartChanges {
  /// The steps of the machine itself.
  fileprivate func steps(at stage: Stage, scan: Digest) -> [Step] {
    func named(_ kind: EventKind, _ number: Int, _ since: BornePart?) -> Step {
      var evidence: [EvidenceKey: EvidenceValue] = [.part: .number(Int64(number))]
      if let since { evidence[.recipient] = .id(since.asset.id) }
      return Step(kind, to: stage, evidence, scan: scan)
    }
    func read(_ arrival: Arrival) -> Step {
      var step = named(.partSeen, arrival.part.number, nil)
      step.keys = Intake.keys(of: [arrival.part])
      step.evidence[.serial] = arrival.part.serial.map { .device($0) }
      return step
    }
    let passed = late.filter { !$0.isKnown }
    return Intake.runs(of: arrivals.filter { !$0.isKnown }.map(\.part)).map {
      Step(.partsFound, to: stage, keys: Intake.keys(of: $0), parts: $0, scan: scan)
    } + Intake.runs(of: passed.map(\.part)).map { Step(.partsFound, to: stage, parts: $0, scan: scan) }
      + arrivals.filter(\.isKnown).map { named(.partSeen, $0.part.number, nil) } + self.named.map(read)
      + missing.map { named(.partUnseen, $0.placed.part.number, $0.since) }
      + passed.map { named(.partUnseen, $0.part.number, $0.since?.card) }
  }
}
