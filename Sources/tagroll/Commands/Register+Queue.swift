import Exchange
import Identity
import Lifecycle
import Model
import Store

// Machines that may be one of ours and may be not: a person says which.
extension Register {
  /// Where one waits.
  struct Waits {
    /// Of its conflict.
    var number: Int64
    /// The event that opened it; `nil` where it waited already.
    var event: Int64?
    var candidates: [Asset]
  }

  typealias Judged = (verdict: Verdict, candidates: [Asset])

  /// Keeps the scan of such a machine and nothing else, unless it waits already.
  ///
  /// - Returns: `nil` where there is nothing to ask. What a plain user could not read somebody with more rights can: that is no
  ///   question for the queue.
  static func queue(
    _ thing: Newcomer, _ judged: Judged?, _ writing: Writing, _ roll: Roll
  ) throws -> Waits? {
    guard let intake = thing.intake, let judged, case .conflict(let ids, let reasons) = judged.verdict,
      !ids.isEmpty, reasons.decision != .unprivileged, reasons.decision != .container
    else { return nil }
    let candidates = judged.candidates.filter { ids.contains($0.id) }
    // Before what waits: two reports of one machine may look alike, and only one of them have registered it.
    guard try repeated(thing, candidates, roll) == nil else { return nil }
    let fingerprint = try intake.fingerprint()
    if let number = try roll.waitingConflict(fingerprint) {
      return Waits(number: number, event: nil, candidates: candidates)
    }
    let verdict = try writing.keep(VerdictJSON.encode(Explanation(judged.verdict)), type: VerdictJSON.type)
    guard let scan = try thing.keepScan(writing) else { return nil }
    let event = writing.nextSequence
    let conflict = try writing.openConflict(scan: scan, verdict: verdict, fingerprint: fingerprint)
    return Waits(number: conflict.number, event: event, candidates: candidates)
  }

  /// The asset that rests on this very report already: whoever sends it twice asks nothing.
  ///
  /// - Complexity: the histories of the candidates, and only where they are in doubt.
  static func repeated(_ thing: Newcomer, _ candidates: [Asset], _ roll: Roll) throws -> Asset? {
    guard let intake = thing.intake else { return nil }
    let scan = Newcomer.hash(intake.bytes)
    return try candidates.first { asset in
      try roll.history(of: asset).contains { entry in
        entry.event.scan == scan
          || (thing.received != nil && entry.event.evidence.code(.file) == thing.received?.text)
      }
    }
  }

  /// Keeps it in a transaction of its own, which stands although the registration is refused.
  static func keepConflict(_ thing: Newcomer, _ call: Call) throws {
    guard !call.isDryRun else { return }
    let roll = try call.openRoll(.writing)
    guard let judged = try thing.intake?.verdict(on: roll), case .conflict(_, let reasons) = judged.verdict
    else { return }
    let author = try call.author(on: roll)
    let waits = try roll.write(as: author) { writing in try queue(thing, judged, writing, roll) }.result
    guard let waits else { return }
    throw Refusal.conflict(
      waits.candidates, reasons.decision, judged.verdict.proposal, number: waits.number)
  }
}
