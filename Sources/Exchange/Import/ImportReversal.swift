public import Identity
import Lifecycle
public import Model
public import Store

/// Takes an import back, asset by asset: its acts are undone, and what it registered becomes void.
public struct ImportReversal {
  public struct Tally: Sendable, Equatable {
    public var voided: Int64 = 0
    public var restored: Int64 = 0
    /// Assets that something was done to since; the first of them.
    public var movedOn: [Tag] = []
    public var movedOnCount: Int64 = 0
  }

  private let roll: Roll
  private let writing: Writing
  private let rules: RuleSet
  private let day: Day
  private let reason: Digest

  public init(
    _ roll: Roll, _ writing: Writing, _ rules: RuleSet, on day: Day, reason: String
  ) throws(StoreError) {
    self.roll = roll
    self.writing = writing
    self.rules = rules
    self.day = day
    self.reason = try writing.seal(reason, as: .text)
  }

  /// What the import wrote about one asset.
  private struct Trace {
    var asset: EntityID
    var isBegun: Bool
    /// By their numbers, in order; of what it began the first is the registration.
    var acts: [Int64] = []
  }

  /// - Returns: what came of it; where an asset has moved on, nothing may be kept of it.
  public func takeBack(_ record: Event) throws -> Tally {
    var tally = Tally()
    var trace: Trace?
    let first = record.evidence.number(.event) ?? record.sequence
    try roll.eachEvent(in: first..<record.sequence) { event in
      guard event.kind.isOfAsset else { return }
      if trace?.asset != event.subject {
        if let trace { try takeBack(trace, &tally) }
        trace = Trace(asset: event.subject, isBegun: event.kind == .found)
      }
      if trace?.acts.last != event.actNumber { trace?.acts.append(event.actNumber) }
    }
    if let trace { try takeBack(trace, &tally) }
    if tally.movedOnCount > 0 { throw Held(tally: tally) }
    return tally
  }

  /// It cannot be taken back: nothing is written.
  public struct Held: Error {
    public let tally: Tally
  }

  private func takeBack(_ trace: Trace, _ tally: inout Tally) throws {
    guard var asset = try writing.current(trace.asset) else { return }
    // What was done since and undone again is no matter.
    let inForce = try writing.course(of: asset).acts.map(\.number)
    guard inForce.suffix(trace.acts.count) == trace.acts[...], !trace.isBegun || inForce == trace.acts else {
      tally.movedOnCount += 1
      if tally.movedOn.count < 20 { tally.movedOn.append(asset.tag) }
      return
    }
    writing.beginAct()
    for number in trace.acts.dropFirst(trace.isBegun ? 1 : 0).reversed() {
      let course = try writing.course(of: asset)
      let step = try course.stepBack(from: try course.act(with: number))
      asset = try writing.record([step], on: asset, day: day)
    }
    guard trace.isBegun else {
      tally.restored += 1
      return
    }
    if let serial = asset.serial {
      // Another thing that bears this serial is not this one.
      var step = Step(
        .corrected, to: asset.stage, [.reason: .secret(reason), .formerSerial: .device(serial)])
      if let key = SerialKey.of(serial, under: rules) { step.evidence[.formerKey] = .code(key) }
      asset = try writing.record([step], on: asset, day: day)
    }
    _ = try writing.record([Step(.voided, to: .void, [.reason: .secret(reason)])], on: asset, day: day)
    tally.voided += 1
  }
}
