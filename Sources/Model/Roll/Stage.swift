/// Where an asset stands in its life. The raw values are written into events and never change.
public enum Stage: String, Sendable, Hashable, CaseIterable {
  /// Wanted; no hardware yet.
  case planned = "PLANNED"
  /// A purchase order is placed.
  case ordered = "ORDERED"
  /// Physically here and not yet accepted; also any box that was found rather than delivered.
  case received = "RECEIVED"
  /// Accepted, tagged, and no medium in it still holds somebody's data.
  case inStock = "IN_STOCK"
  /// Held by a person, a room or a service.
  case assigned = "ASSIGNED"
  /// A repair order is open; custody says bench or vendor.
  case inRepair = "IN_REPAIR"
  /// Handed back, data still live, waiting for triage.
  case returned = "RETURNED"
  /// Retirement is asked for; locked in place until it is decided.
  case retirePending = "RETIRE_PENDING"
  /// Retirement approved; media not yet proven clean.
  case retired = "RETIRED"
  /// Every medium has passing evidence.
  case sanitised = "SANITISED"
  /// Released to a carrier or recycler, receipt not yet reconciled.
  case disposing = "DISPOSING"
  case lost = "LOST"
  case writtenOff = "WRITTEN_OFF"
  case disposed = "DISPOSED"
  case returnedToSupplier = "RETURNED_TO_SUPPLIER"
  /// Cancelled, or merged into another asset.
  case void = "VOID"

  /// No arrow leaves a terminal stage.
  public var isTerminal: Bool {
    self == .disposed || self == .returnedToSupplier || self == .void
  }
}
