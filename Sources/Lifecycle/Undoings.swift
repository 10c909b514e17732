public import Model

/// Which events of one asset were taken back and not taken in again, and by which event.
public struct Undoings: Sendable {
  private var undoing: [Int64: Int64] = [:]

  /// - Parameter events: all of the asset, oldest first, as they stand in a sound ledger.
  public init(_ events: [Event]) {
    guard events.contains(where: { $0.kind == .undone }) else { return }
    var acts: [Int64: [Int64]] = [:]
    // By transaction, the act that its next event would belong to.
    var firsts: [Int64: Int64] = [:]
    var transactions: [Int64: Int64] = [:]
    for event in events {
      switch event.kind {
      case .undone, .redone:
        guard let number = event.evidence.number(.event) else { continue }
        for sequence in acts[number] ?? [] {
          undoing[sequence] = event.kind == .undone ? event.sequence : nil
        }
        if let transaction = transactions[number] {
          firsts[transaction] = event.kind == .undone ? nil : number
        }
      case _ where event.kind.isSighting: continue
      default:
        let first = firsts[event.actNumber] ?? event.sequence
        firsts[event.actNumber] = first
        transactions[first] = event.actNumber
        acts[first, default: []].append(event.sequence)
      }
    }
  }

  /// The event that took this one back; `nil` for what is in force.
  public func of(_ sequence: Int64) -> Int64? { undoing[sequence] }
}
