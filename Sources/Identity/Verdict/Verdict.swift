public import Model

/// Which asset is this machine?
public enum Verdict: Sendable, Hashable {
  case same(EntityID, Reasons)
  /// None of ours; it may be registered.
  case new(Reasons)
  /// A person decides, the likeliest asset first; until then nothing is created, merged or overwritten.
  /// Without any asset: the scan alone shows too little to say that the machine is new.
  case conflict([EntityID], Reasons)

  public var reasons: Reasons {
    switch self {
    case .same(_, let reasons), .new(let reasons), .conflict(_, let reasons): reasons
    }
  }
}
