/// One thing that somebody saw during a stocktake.
public struct Count: Sendable, Hashable {
  public enum Thing: Sendable, Hashable {
    case asset(EntityID)
    /// The commitment to a code that names nothing on the roll: it may be anything, a person's badge included.
    case code(Digest)
  }

  public var thing: Thing
  public var isDamaged: Bool
  /// It was known by something else than its label, which is missing or cannot be read.
  public var hasBadTag: Bool

  public init(_ thing: Thing, damaged: Bool = false, badTag: Bool = false) {
    self.thing = thing
    isDamaged = damaged
    hasBadTag = badTag
  }
}

/// How somebody came to say that a thing is there. The raw values are written into events and never change.
public enum CountManner: String, Sendable, Hashable, CaseIterable {
  /// The label was read in a run of codes, by a barcode gun as a rule.
  case gun
  /// The machine was asked and said who it is.
  case scan
  /// The tag or serial was typed.
  case typed
  /// Nobody stood before it: a scan report of it was recorded while the stocktake ran.
  case evidence
}
