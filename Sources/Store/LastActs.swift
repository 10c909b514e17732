internal import Lifecycle
public import Model

extension Roll {
  /// What somebody did last, as far as `undo` and `redo` without a name are about it.
  public enum LastAct: Sendable {
    case nothing
    /// It was about a person, a place or a vendor.
    case notAboutAssets(Event)
    /// Its events about assets that are still as it left them in force or out of force.
    case about([Event])
  }

  /// How many events back anybody looks for it.
  public static let lookBack = 10_000

  /// The newest transaction of this person that is still in force, for some asset at least.
  public func lastAct(of person: EntityID) throws(StoreError) -> LastAct {
    var isUndone: [Int64: Bool] = [:]
    return try lastTransaction { events in
      Self.note(events, into: &isUndone)
      let own = events.filter {
        $0.actor == person && $0.kind != .undone && $0.kind != .redone && $0.kind != .refused
          && !$0.kind.isSighting
      }
      guard let newest = own.last else { return .nothing }
      let about = own.filter(\.kind.isOfAsset)
      guard !about.isEmpty else { return .notAboutAssets(newest) }
      let standing = about.filter { event in
        let first = about.first { $0.subject == event.subject }
        return isUndone[first?.sequence ?? -1] != true
      }
      return standing.isEmpty ? .nothing : .about(standing)
    }
  }

  /// The newest transaction in which this person undid something that nobody has redone since.
  public func lastUndoing(by person: EntityID) throws(StoreError) -> LastAct {
    var isUndone: [Int64: Bool] = [:]
    return try lastTransaction { events in
      let open = events.filter { event in
        event.kind == .undone && event.actor == person
          && isUndone[event.evidence.number(.event) ?? -1] == nil
      }
      Self.note(events, into: &isUndone)
      return open.isEmpty ? .nothing : .about(open)
    }
  }

  /// Remembers what is said last of each act; asked from the newest to the oldest.
  private static func note(_ events: [Event], into isUndone: inout [Int64: Bool]) {
    for event in events.reversed() where event.kind == .undone || event.kind == .redone {
      guard let number = event.evidence.number(.event), isUndone[number] == nil else { continue }
      isUndone[number] = event.kind == .undone
    }
  }

  /// Goes back from transaction to transaction until `look` finds something.
  private func lastTransaction(_ look: ([Event]) -> LastAct) throws(StoreError) -> LastAct {
    let statement = try connection.statement("SELECT seq, leaf, body FROM event ORDER BY seq DESC LIMIT ?1")
    defer { statement.reset() }
    try statement.bind([.integer(Int64(Self.lookBack))])
    var transaction: [Event] = []
    while try statement.step() {
      let event = try Self.entry(statement).event
      transaction.append(event)
      guard event.act == nil else { continue }
      let found = look(transaction.reversed())
      if case .nothing = found { transaction.removeAll() } else { return found }
    }
    return .nothing
  }
}
