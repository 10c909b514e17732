/// What kind of text lies in the vault. It is hashed into the commitment.
public enum SecretClass: String, Sendable, CaseIterable {
  case handle, person, place, vendor, organisation
  /// Reasons, notes, references: whatever was typed in prose.
  case text
}
