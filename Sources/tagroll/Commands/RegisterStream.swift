import CommandLineKit
import Exchange
import Identity
import Lifecycle
import Model
import Store
import Words

/// `tagroll register --from DIR|-`: many reports, one after the other, each with a result of its own.
///
/// Some reports share a transaction, because making one durable costs more than all the rest of it; what is told has been
/// written by then. What ends in the middle of a report takes its transaction back, and its reports are taken again one by one.
final class RegisterStream {
  private let call: Call
  private let roll: Roll
  private let source: any ReportSource
  private let holder: Party?
  private let day: Day
  private let understanding: Understanding
  private let progress: Progress?
  private var author: Author
  private var tally = StreamTally()

  /// A transaction holds others up: so many reports, or so many bytes of them.
  private static let most = 64
  private static let mostBytes = 8 << 20

  /// Options that say something of one thing.
  private static let ofOneThing = ["maker", "model", "serial", "tag", "purchased", "price", "request-id"]

  static func run(_ from: String, _ call: Call) throws {
    if let operand = call.invocation.operands.first { throw Refusal.notWithFrom(operand) }
    for name in ofOneThing where call.invocation.value(name) != nil { throw Refusal.notWithFrom("--\(name)") }
    if call.invocation.flag("monitors") { throw Refusal.notWithFrom("--monitors") }
    try RegisterStream(from, call).run()
  }

  private init(_ from: String, _ call: Call) throws {
    self.call = call
    source = from == "-" ? ReportLines(call.surroundings.inputPiece) : try ReportFolder(from)
    roll = try call.openRoll(.writing)
    author = try call.author(on: roll)
    author.today = try call.effectiveDay()
    day = author.today
    understanding = try Understanding(call)
    holder = try call.invocation.value("to").map { [roll] in try call.person($0, in: roll) }
    // Who sees a line for each report sees how far it has come.
    progress = call.surroundings.outputIsTerminal ? nil : Progress(call, Text(en: "reports", zh: "份报告"))
  }

  private func run() throws {
    defer { progress?.clear() }
    if call.isDryRun {
      // All in one, so that a report finds what the ones before it would have written.
      _ = try roll.write(as: author, dryRun: true) { writing in
        try writing.expectMany()
        while let batch = gather() { try tell(all(of: batch, writing)) }
      }
    } else {
      while let batch = gather() { try tell(written(batch)) }
      call.signIfDue(roll)
    }
    if !call.isJSON {
      call.say(tally.sum)
      call.tellDryRun()
    }
    if tally.refused > 0 { call.exit = tally.written > 0 && !call.isDryRun ? .partial : .refused }
  }

  // MARK: Gathering

  /// - Returns: at least one, or `nil` behind the last.
  private func gather() -> [Delivery]? {
    var batch: [Delivery] = []
    var bytes = 0
    while batch.count < Self.most, bytes < Self.mostBytes {
      // Nobody is held up while nothing comes.
      switch source.next(waiting: batch.isEmpty) {
      case .pause: return batch
      case .end: return batch.isEmpty ? nil : batch
      case .delivery(let delivery):
        bytes += (try? delivery.bytes.get().count) ?? 0
        batch.append(delivery)
      }
    }
    return batch
  }

  // MARK: Writing

  private func written(_ batch: [Delivery]) throws -> [StreamResult] {
    author.now = call.surroundings.now()
    do {
      return try roll.write(as: author) { writing in try all(of: batch, writing) }.result
    } catch is HalfWritten {
      return try batch.map { delivery in
        do {
          let reading = understanding.reading(of: delivery, now: author.now)
          return try roll.write(as: author) { try taken(delivery, reading, $0, isAlone: true) }.result
        } catch  where Self.isAboutTheReport(error) {
          return StreamResult(delivery.name, .refused(.of(error)))
        }
      }
    }
  }

  /// Something of a report was written when it was refused.
  private struct HalfWritten: Error {}

  private func all(of batch: [Delivery], _ writing: Writing) throws -> [StreamResult] {
    let (understanding, now) = (understanding, writing.now)
    let ahead = ReadAhead(batch.count) { understanding.reading(of: batch[$0], now: now) }
    defer { ahead.end() }
    return try batch.map { try taken($0, ahead.next(), writing) }
  }

  private func taken(
    _ delivery: Delivery, _ reading: ReadAhead.Reading, _ writing: Writing, isAlone: Bool = false
  ) throws -> StreamResult {
    let thing: Newcomer
    do {
      thing = try reading.get()
    } catch let refusal as Refusal {
      return StreamResult(delivery.name, .refused(refusal))
    }
    writing.beginAct()
    let first = writing.nextSequence
    do {
      let result = try outcome(of: thing, writing)
      // The next report may be of the same machine.
      if writing.nextSequence > first { try writing.flush() }
      return StreamResult(delivery.name, result)
    } catch  where Self.isAboutTheReport(error) {
      if isAlone { throw error }
      guard error is Refusal, writing.nextSequence == first else { throw HalfWritten() }
      return StreamResult(delivery.name, .refused(.of(error)))
    }
  }

  private func outcome(of thing: Newcomer, _ writing: Writing) throws -> StreamResult.Kind {
    let judged = try thing.intake?.verdict(on: roll)
    if let waits = try Register.queue(thing, judged, writing, roll) { return .conflict(waits) }
    let finding = try Register.find(thing, judged, on: roll)
    // Nothing would be known again of it the next time, and it would come onto the roll once more.
    if finding.known == nil, case .conflict(_, let reasons) = judged?.verdict,
      try reasons.decision == .noKey || thing.intake?.lookupKeys().isEmpty == true
    {
      throw Refusal.noKey
    }
    let change = try Register.take(thing, finding, with: holder, writing, roll, call, on: day)
    return finding.known == nil
      ? .registered(change) : change.events.isEmpty ? .same(change) : .changed(change)
  }

  /// Another report may fare better; a full disk is no fault of a report.
  private static func isAboutTheReport(_ error: any Error) -> Bool {
    switch error {
    case is Refusal, is LifecycleError, StoreError.refused, StoreError.eventTooLarge,
      StoreError.numberTooLarge:
      true
    default: false
    }
  }

  // MARK: Telling

  private func tell(_ results: [StreamResult]) throws {
    for result in results {
      tally.take(result)
      if call.isJSON {
        call.output.bytes(result.json(dryRun: call.isDryRun))
      } else {
        call.output.line(result.line(call.language))
        result.remarks.forEach(call.remark)
      }
      progress?.tell(tally.reports)
    }
    call.output.flush()
  }
}
