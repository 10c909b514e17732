public import Model

/// What about a thing shows that it is broken. The raw values are written into events and never change.
public enum Symptom: String, Sendable, CaseIterable {
  case power, board
  case cooling = "cpu_cooling"
  case memory, storage, display
  case graphics = "gpu"
  case battery, input
  case port = "port_dock"
  case network = "nic_wifi"
  case printer, peripheral, firmware
  case damage = "physical_damage"
  case liquid, unknown
}

/// Why it broke.
public enum FaultCause: String, Sendable, CaseIterable {
  case wear, defect
  case configuration = "config"
  case misuse, environment, supply
  /// Nothing was wrong with it.
  case noneFound = "none_found"
}

/// Where a part goes that was taken out.
public enum PartDestination: String, Sendable, CaseIterable {
  case stock, vendor, destroyed
  /// Into another asset.
  case asset
}

/// How a repair ended.
public enum RepairEnding: String, Sendable, Hashable, CaseIterable {
  case done, cancelled
  /// It is not worth it, or cannot be done.
  case beyond
  /// The vendor gave another unit.
  case swapped
  /// The thing was lost meanwhile.
  case lost
}

extension RepairEnding {
  /// How a repair ends by an event of its asset; `nil` where it goes on.
  public init?(of kind: EventKind) {
    switch kind {
    case .repairClosed: self = .done
    case .repairCancelled: self = .cancelled
    case .beyondRepair: self = .beyond
    case .swappedByVendor: self = .swapped
    case .lost: self = .lost
    default: return nil
    }
  }
}
