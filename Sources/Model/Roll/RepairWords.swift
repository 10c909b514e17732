/// What a repair stands still for. The raw values are written into events and never change.
public enum RepairWait: String, Sendable, Hashable, CaseIterable {
  case user, part, vendor
}

/// Where a part of an asset is. The raw values are kept in a view.
public enum PartWhereabouts: Int64, Sendable, Hashable {
  /// Where it belongs.
  case inside = 0
  /// Gone, and an event says why: it will not be asked for again.
  case gone = 1
  /// Taken out, and nobody has said yet what becomes of it.
  case unplaced = 2
  /// In our store, as a spare.
  case stock = 3
  case vendor = 4
  case destroyed = 5
  /// In another asset.
  case elsewhere = 6
  /// A scan did not see it, and nobody has said where it is.
  case unseen = 7
}

extension PartWhereabouts {
  /// For programs; `nil` for a part that is in its asset.
  public var code: String? {
    switch self {
    case .inside: nil
    case .gone: "gone"
    case .unplaced: "unplaced"
    case .stock: "stock"
    case .vendor: "vendor"
    case .destroyed: "destroyed"
    case .elsewhere: "asset"
    case .unseen: "unseen"
    }
  }
}
