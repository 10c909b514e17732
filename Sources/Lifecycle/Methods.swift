/// How strongly data was removed from a medium. Follows the levels of NIST SP 800-88 and IEEE 2883, which
/// calls the last one "destruct".
public enum SanitiseMethod: String, Sendable, CaseIterable {
  case clear, purge, destroy
  /// There is no medium: it was taken out, or never there.
  case none
}

/// What came of a wipe.
public enum SanitiseResult: String, Sendable, CaseIterable {
  case verified, failed
}

/// Which way an asset leaves.
public enum DisposalMethod: String, Sendable, CaseIterable {
  case recycle, sell, donate, destroy
  case leaseReturn = "lease-return"
}

/// What happens to live media when a machine goes to a vendor.
public enum MediaPlan: String, Sendable, CaseIterable {
  /// Nothing live goes out: the media are clean or taken out.
  case clean
  /// Live media go out, and that is written down and counted.
  case waived
}

/// What happened to a thing while somebody had it.
public enum Damage: String, Sendable, CaseIterable {
  case none
  /// Wear and age.
  case natural
  case misuse, deliberate
}

/// What new goods are looked over for before they are accepted.
public enum AcceptanceCheck: String, Sendable, CaseIterable {
  case powersOn = "powers-on"
  /// It is the model that was ordered.
  case model
  /// Memory, disk and all else are as ordered.
  case configuration
  /// Nobody has used it: it holds nobody's data.
  case unused
  case accessories
}
