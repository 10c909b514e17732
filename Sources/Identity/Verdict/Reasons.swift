/// Why a verdict is what it is: complete enough to be shown, kept and replayed.
public struct Reasons: Sendable, Hashable {
  /// The candidates that are listed at most; an image rolled out without a new machine-id can bring thousands.
  public static let weighedAtMost = 16

  /// The placeholders that are listed at most: a report may name ten thousand disks.
  public static let rejectedAtMost = 64

  public let rulebook: Int
  /// The ``RuleSet/version`` that judged the values.
  public let rules: String
  public let decision: Decision
  /// Placeholders among the scan's values.
  public let rejected: [Rejection]
  /// Every candidate that something speaks for, the likeliest first.
  public let weighed: [Weighing]
}
