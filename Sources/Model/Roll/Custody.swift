/// Exactly one holder has an asset at any time.
public struct Holder: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case place, person, vendor, recycler, unknown
  }
  public var kind: Kind
  /// The place, person or vendor on the roll; `nil` only for an unknown holder.
  public var id: EntityID?

  public init(_ kind: Kind, _ id: EntityID?) {
    self.kind = kind
    self.id = id
  }

  public static let unknown = Holder(.unknown, nil)
}

/// To whom an asset belongs. Only what the organisation owns may it scrap.
public enum Ownership: String, Sendable, Hashable, CaseIterable {
  case owned, leased, loaned, customer
}

/// What is known of the data on one storage medium.
public enum DataState: String, Sendable, Hashable, CaseIterable {
  /// It never held any, or there is no medium.
  case none
  case live
  case cleared
  case purged
  case destroyed
  /// Nobody has looked; counts as live.
  case unknown

  /// Whether somebody's data may still be on it.
  public var isLive: Bool { self == .live || self == .unknown }

  /// Which of two states is the worse one to let out of the house: the higher.
  var risk: Int {
    switch self {
    case .none: 0
    case .destroyed: 1
    case .purged: 2
    case .cleared: 3
    case .live: 4
    case .unknown: 5
    }
  }
}

/// What a person of the organisation may do.
public enum Role: String, Sendable, Hashable, CaseIterable {
  case technician, manager, auditor, admin
  /// Finance, as a second signature under a purchase or a scrapping.
  case approver
  /// The head of the house, as a third.
  case executive
}
