public import Model

/// Where something is and who has it.
public struct Whereabouts: Sendable, Hashable {
  public var place: EntityID?
  public var holder: Holder

  public init(place: EntityID?, holder: Holder) {
    self.place = place
    self.holder = holder
  }
}

/// As much of an asset as a stocktake looks at.
public struct BookEntry: Sendable, Hashable {
  /// Its place in the order in which assets came onto the roll, from 1.
  public var no: Int64
  public var id: EntityID
  public var tag: Tag
  public var category: Category
  public var stage: Stage
  public var whereabouts: Whereabouts

  public init(
    no: Int64, id: EntityID, tag: Tag, category: Category, stage: Stage, whereabouts: Whereabouts
  ) {
    self.no = no
    self.id = id
    self.tag = tag
    self.category = category
    self.stage = stage
    self.whereabouts = whereabouts
  }

  public init(_ asset: Asset, no: Int64) {
    self.init(
      no: no, id: asset.id, tag: asset.tag, category: asset.category, stage: asset.stage,
      whereabouts: Whereabouts(place: asset.place, holder: asset.holder))
  }

  /// Whether somebody who walks through the house should find it: a thing, in our hands.
  public var isCountable: Bool {
    guard category != .virtualMachine else { return false }
    switch whereabouts.holder.kind {
    case .vendor, .recycler: return false
    default: break
    }
    switch stage {
    case .received, .inStock, .assigned, .inRepair, .returned, .retirePending, .retired, .sanitised:
      return true
    default: return false
    }
  }
}
