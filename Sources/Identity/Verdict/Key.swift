/// One kind of evidence about a machine's identity. The raw values are kept with the verdicts.
public enum Key: String, Sendable, Hashable, CaseIterable {
  /// Maker and serial of the system.
  case serial
  case uuid
  /// Maker and serial of the base board.
  case board
  case tpm = "tpm-key"
  case mac
  case disk
  /// Memory modules that can be told apart.
  case memory
  case assetTag = "asset-tag"
  case installID = "install-id"
  case machineID = "machine-id"
  /// Physical or virtual.
  case kind
  case chassis
  case maker
  case model
}
