import CommandLineKit
import Exchange
import Identity
import Model

/// What one report of many says, as far as that can be told without the roll: so it is told on another thread.
struct Understanding {
  private let rules: RuleSet
  /// What was given with the command is for those that do not tell.
  private let category: Category?
  private let ownership: Ownership

  init(_ call: Call) throws {
    rules = try call.rules()
    category = call.invocation.value("category").flatMap(Category.init(rawValue:))
    ownership = call.invocation.value("ownership").flatMap(Ownership.init(rawValue:)) ?? .owned
  }

  /// - Parameter now: when it came.
  func reading(of delivery: Delivery, now: Instant) -> ReadAhead.Reading {
    Result { try newcomer(try delivery.bytes.get(), now: now) }
  }

  private func newcomer(_ bytes: [UInt8], now: Instant) throws -> Newcomer {
    let received: ReceivedReport
    do throws(ReceivedReport.Failure) {
      received = try ReceivedReport(bytes, now: now)
    } catch {
      throw Refusal.noReport(error)
    }
    let intake = Intake(received.report, under: rules, received: received.isOurs ? bytes : nil)
    if intake.keys.isContainer { throw Refusal.container }
    guard let category = intake.category ?? category else { throw Refusal.categoryNeededOfMany }
    try intake.prepare()
    return Newcomer(
      intake: intake, received: received.isOurs ? nil : Newcomer.hash(bytes), category: category,
      maker: intake.maker, model: intake.model, serial: intake.serial,
      serialKey: (intake.serial ?? intake.keys.serial).flatMap { SerialKey.of($0, under: rules) },
      ownership: ownership)
  }
}
