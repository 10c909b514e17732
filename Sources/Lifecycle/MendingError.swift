public import Model

/// Why something that was written down cannot be undone, redone or corrected.
public enum MendingError: Error, Equatable, Sendable {
  /// Later events, still in force, rest on it.
  case restedOn(EventName, by: [EventName])
  /// The event of this number belongs to no act of this asset that is in force.
  case notInForce(Int64)
  case undoneAlready(Int64)
  case nothingUndone
  /// Another act was undone later and must be redone first.
  case redoFirst(EventName, before: Int64)
  case forGood(EventName, UndoBar)
  /// Only a manager mends what somebody else wrote, or what was written more than a day ago.
  case notOwn(EventKind)
  /// A correction takes the card to say something else than it does.
  case notWhatItWas(EvidenceKey)
  case nothingToCorrect
}
