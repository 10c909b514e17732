public import Model

/// Why a step of a repair is refused. Facts only; the words are made where people are spoken to.
public enum RepairError: Error, Equatable, Sendable {
  /// It stands still for this already.
  case waiting(RepairWait)
  case notWaiting
  /// Parts were taken out, and nobody has said what becomes of them.
  case unplaced([Part])
  /// It came back with another serial than its card has; `nil` where the card has none.
  case serialDiffers(read: DeviceText, card: DeviceText?)
  /// The part of this number is still in it.
  case partInside(Int64)
  /// The part of this number is where nobody takes it from any more.
  case partAway(Int64)
  /// The estimate and what it is held against are in two currencies.
  case currencies(Money, Money)
}
