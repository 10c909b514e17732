public import Model

/// What a load brought and cost as a whole.
public struct LoadSums: Sendable, Equatable {
  public var proceeds: Money?
  public var cost: Money?

  /// - Parameter event: that closed it.
  public init(_ event: Event) {
    proceeds = event.evidence.money(.proceeds)
    cost = event.evidence.money(.cost)
  }
}
