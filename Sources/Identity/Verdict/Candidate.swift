public import Model

/// An asset that the machine before us might be.
public struct Candidate: Sendable, Hashable {
  public var id: EntityID
  /// Of a bound asset what its scans have read, not what a clerk calls it since.
  public var keys: IdentityKeys
  /// A scan has already been tied to it. What was typed in or imported is not bound.
  public var isBound: Bool
  /// It is under repair, or was within a week: its board may be another by right.
  public var isUnderRepair: Bool

  public init(_ id: EntityID, _ keys: IdentityKeys, bound: Bool, underRepair: Bool = false) {
    self.id = id
    self.keys = keys
    isBound = bound
    isUnderRepair = underRepair
  }
}
