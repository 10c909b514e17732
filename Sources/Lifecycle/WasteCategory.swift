public import Model

/// What a kind of thing is counted as once it is waste.
///
/// - Source: Directive 2012/19/EU, Annex III, and the examples of Annex IV.
public enum WasteCategory: Int, Sendable, CaseIterable {
  /// Monitors, and what has a screen of more than 100 square centimetres.
  case screens = 2
  /// Information technology without an edge of more than 50 cm.
  case smallIT = 6

  /// - Returns: `nil` where nobody writes down what decides: a server may have such an edge. And for what cannot be held.
  public init?(_ category: Category) {
    switch category {
    case .laptop, .tablet, .monitor: self = .screens
    case .desktop, .phone, .dock, .network, .storage, .printer, .scanner, .peripheral: self = .smallIT
    case .server, .virtualMachine: return nil
    }
  }
}
