public import Model

/// An event as an error names it.
public struct EventName: Sendable, Equatable {
  public let sequence: Int64
  public let kind: EventKind

  public init(_ event: Event) { self.init(sequence: event.sequence, kind: event.kind) }

  public init(sequence: Int64, kind: EventKind) {
    self.sequence = sequence
    self.kind = kind
  }
}

/// Why an act can never be undone.
public enum UndoBar: Sendable, Equatable {
  /// It put the asset on the roll.
  case registration
  /// It ended the asset's life.
  case end
  /// It went out to a supplier, who was not asked.
  case ordered
  /// It keeps the asset for a case, or ended that.
  case hold
  /// It went, or came back, with a whole load.
  case load
  /// It listed what was found inside.
  case foundParts
  /// The thing was out of our hands for too long: what a wipe proved before proves nothing now.
  case handedOut
}
