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

extension DisposalMethod {
  /// Ways on which a thing is waste from now on: who takes it shows a permit.
  public var needsPermit: Bool { self == .recycle || self == .destroy }
  /// Ways on which somebody else uses it: a deed and a test show that it is no waste.
  public var needsDeed: Bool { self == .sell || self == .donate }
}

/// The papers by which a vendor may take waste.
public enum VendorScheme: String, Sendable, CaseIterable {
  /// Sustainable Electronics Recycling International, R2v3.
  case r2
  /// Basel Action Network.
  case eStewards = "e-stewards"
  /// i-SIGMA NAID AAA: destruction of media, and nothing else.
  case naid
  /// A treatment facility of the WEEE directive.
  case weee
  /// What the authority at the place gives: a waste permit.
  case permit

  public func allows(_ route: DisposalMethod) -> Bool {
    switch route {
    case .destroy: true
    case .recycle: self != .naid
    case .sell, .donate, .leaseReturn: false
    }
  }
}

/// What became of a thing at the other end. Follows the classes of ESRS E5-5.
public enum Treatment: String, Sendable, CaseIterable {
  /// Made ready to be used again.
  case reuse
  case recycle
  /// Another recovery, energy for instance.
  case recover
  case incinerate
  case landfill
  case other
}

/// What happens to live media when a machine goes to a vendor.
public enum MediaPlan: String, Sendable, CaseIterable {
  /// Nothing live goes out: the media are clean or taken out.
  case clean
  /// It stays here.
  case inHouse = "in-house"
  /// The media were taken out and stay here.
  case removed
  /// They were wiped before.
  case cleared
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
