/// How what its user had on a machine came onto the one that replaces it. The raw values are written into events and never
/// change.
public enum Migration: String, Sendable, Hashable, CaseIterable {
  case copied
  /// The whole disk as it was.
  case imaged
  /// It lay elsewhere, and was fetched from there.
  case synced
  /// There was nothing to take along.
  case nothing
}
