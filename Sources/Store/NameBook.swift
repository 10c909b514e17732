public import Model

/// Names of people, places and vendors, each asked for once.
public final class NameBook {
  private let roll: Roll
  private let erased: String
  private let namesPeople: Bool
  private var known: [EntityID: Party] = [:]

  /// - Parameters:
  ///   - erased: stands for the name of somebody who was erased.
  ///   - namesPeople: whether people go by their names, or by the ids the ledger knows them by.
  public init(_ roll: Roll, erased: String = "(erased)", namesPeople: Bool = true) {
    self.roll = roll
    self.erased = erased
    self.namesPeople = namesPeople
  }

  public func party(_ id: EntityID) throws(StoreError) -> Party? {
    if let party = known[id] { return party }
    guard let party = try roll.party(id) else { return nil }
    known[id] = party
    return party
  }

  /// The name alone.
  public func name(_ id: EntityID) throws(StoreError) -> String {
    guard let party = try party(id) else { return id.text }
    return party.name ?? erased
  }

  /// A person's log-in name; for what has none, the name.
  public func handle(_ id: EntityID) throws(StoreError) -> String {
    guard let party = try party(id), namesPeople || party.kind != .person else { return id.text }
    return party.handle ?? party.name ?? erased
  }

  /// `王磊 (wang.lei)` for a person, the name for anything else; `nil` for an unknown holder.
  public func title(_ id: EntityID?) throws(StoreError) -> String? {
    guard let id else { return nil }
    guard let party = try party(id) else { return id.text }
    guard let handle = party.handle, let name = party.name, name != handle else {
      return party.name ?? party.handle ?? erased
    }
    return "\(name) (\(handle))"
  }
}
