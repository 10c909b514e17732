/// A reason for which an asset must stay as and where it is: evidence in a case, a breach under inquiry, a quarrel over
/// whose it is. While one is in force nothing leads out of the house.
public struct Hold: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case legal, incident, dispute
  }
  public var kind: Kind
  /// The event that placed it: what a lift names.
  public var sequence: Int64
  public var placedBy: EntityID

  public init(_ kind: Kind, placedAt sequence: Int64, by person: EntityID) {
    self.kind = kind
    self.sequence = sequence
    placedBy = person
  }

  /// `legal:412:0195c7a1-…`, as a row of the views has it.
  public var text: String { "\(kind.rawValue):\(sequence):\(placedBy.text)" }

  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let kind = Kind(rawValue: String(parts[0])), let sequence = Int64(parts[1]),
      let person = EntityID(String(parts[2]))
    else { return nil }
    self.init(kind, placedAt: sequence, by: person)
  }
}
