public import Model

/// A verdict as it is kept beside the scan it was given about, and as people are shown it.
///
/// The same whether it was given now or read back: so what was shown before anything was written is what is kept.
public struct Explanation: Sendable, Hashable {
  /// The raw values are kept and exchanged.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    case same, new, conflict
  }

  public struct Against: Sendable, Hashable {
    public var asset: EntityID
    public var isContradicted: Bool
    public var score: Int
    public var reasons: [Reason]

    public init(asset: EntityID, isContradicted: Bool, score: Int, reasons: [Reason]) {
      self.asset = asset
      self.isContradicted = isContradicted
      self.score = score
      self.reasons = reasons
    }
  }

  public var outcome: Outcome
  /// The asset it is, or those it might be, the likeliest first.
  public var assets: [EntityID]
  public var decision: Decision
  public var proposal: Proposal?
  public var rulebook: Int
  public var rules: String
  public var rejected: [Rejection]
  /// Every asset that something spoke for, the likeliest first.
  public var weighed: [Against]

  public init(
    outcome: Outcome, assets: [EntityID], decision: Decision, proposal: Proposal?, rulebook: Int,
    rules: String,
    rejected: [Rejection], weighed: [Against]
  ) {
    self.outcome = outcome
    self.assets = assets
    self.decision = decision
    self.proposal = proposal
    self.rulebook = rulebook
    self.rules = rules
    self.rejected = rejected
    self.weighed = weighed
  }

  public init(_ verdict: Verdict) {
    let reasons = verdict.reasons
    (outcome, assets) =
      switch verdict {
      case .same(let id, _): (.same, [id])
      case .new: (.new, [])
      case .conflict(let ids, _): (.conflict, Array(ids.prefix(Reasons.weighedAtMost)))
      }
    decision = reasons.decision
    proposal = verdict.proposal
    rulebook = reasons.rulebook
    rules = reasons.rules
    rejected = reasons.rejected
    weighed = reasons.weighed.map {
      Against(asset: $0.id, isContradicted: $0.isContradicted, score: $0.score, reasons: $0.reasons)
    }
  }

  /// Whether it says the same of the machine, by whatever reasons.
  public func agrees(with other: Explanation) -> Bool {
    outcome == other.outcome
      && (outcome == .conflict ? Set(assets) == Set(other.assets) : assets == other.assets)
  }
}
