public import Model

/// Why a step of a stocktake is refused. Facts only; the words are made where people are spoken to.
public enum StocktakeError: Error, Equatable, Sendable {
  /// No stocktake has this number; `nil` where an event names none that there is.
  case unknown(Int64?)
  /// Numbers go up by one.
  case wrongNumber(says: Int64, is: Int64)
  /// Nothing on the roll is what it would look at.
  case empty
  case closed(Int64, since: Day)
  case unknownAsset
  /// It is not on the list and stands where the books have it.
  case nothingToSay(Tag)
  case alreadyCounted(Tag, Sighting)
  /// This person signed, and nothing was counted since.
  case alreadySigned(Int64)
  /// No manager has signed what is counted now.
  case notSigned(Int64)
  /// What the event says of its stocktake is not what the ledger adds up to.
  case wrong(EvidenceKey)
}
