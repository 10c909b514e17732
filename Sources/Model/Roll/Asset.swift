/// One piece of hardware on the roll: what all its events so far add up to.
public struct Asset: Sendable, Hashable {
  public var id: EntityID
  public var tag: Tag
  public var category: Category
  public var stage: Stage
  /// The day it came to that stage.
  public var stageSince: Day
  public var holder: Holder
  /// The place it belongs to or was last in.
  public var place: EntityID?
  public var ownership: Ownership
  /// Whether a purchase order or a find brought it here.
  public var origin: Origin
  /// Where a repair will take it back to.
  public var returnTo: Stage?
  /// Who held it when the repair began, to give it back to.
  public var returnHolder: Holder?
  /// The open repair order, by number.
  public var repairOrder: Int64?
  /// What its repair stands still for.
  public var waitsFor: RepairWait?
  /// What whoever has it had before it; of what nobody was given yet, what it was asked for instead of.
  public var replaces: EntityID?
  /// What whoever had it was given for it.
  public var replacedBy: EntityID?
  /// The purchase it came by.
  public var purchase: Int64?
  public var maker: DeviceText?
  public var model: DeviceText?
  public var serial: DeviceText?
  public var registered: Day
  public var purchased: Day?
  public var price: Money?
  public var warrantyUntil: Day?
  /// Commitment to the warrantor's name.
  public var warrantyVendor: Digest?
  /// Number of events about this asset.
  public var version: Int64
  public var lastSequence: Int64
  public var parts: [PlacedPart]
  /// Data on storage that is expected in a thing of this kind and was never listed.
  public var unlistedData: DataState
  /// Who took the steps that the other side of a two-person rule must know of.
  public var hands: Hands
  /// Why it must stay as it is, oldest first.
  public var holds: [Hold] = []
  /// The scan report its registration or latest scan rests on.
  public var scan: Digest?
  /// The disposal route, once an appraisal chose it.
  public var route: String?
  /// Why it goes before it has served its years, by the code of it.
  public var cause: String?
  /// The last day of a loan: when whoever has it brings it back.
  public var due: Day?
  /// The event by which whoever has it said so.
  public var acknowledged: Int64?
  /// The event by which somebody said that its label is on it.
  public var labelled: Int64?
  /// Commitment to the name of the department that bears it.
  public var department: Digest?
  /// The load it leaves with, or left with.
  public var manifest: Int64?
  /// The event in which whoever took the load answers for it.
  public var receipt: Int64?

  public enum Origin: String, Sendable, Hashable, CaseIterable { case ordered, found }

  public init(
    id: EntityID, tag: Tag, category: Category, stage: Stage, on day: Day, holder: Holder, place: EntityID?,
    ownership: Ownership, origin: Origin
  ) {
    self.id = id
    self.tag = tag
    self.category = category
    self.stage = stage
    self.stageSince = day
    self.holder = holder
    self.place = place
    self.ownership = ownership
    self.origin = origin
    registered = day
    version = 0
    lastSequence = -1
    parts = []
    unlistedData = category.expectsStorage ? .unknown : .none
    hands = Hands()
  }

  /// The media still in it.
  public var media: [PlacedPart] { parts.filter(\.isMedium) }

  /// Whether one of the media still in it may be written to.
  public var hasWorkingMedium: Bool {
    for index in parts.indices where parts[index].isMedium && parts[index].data != .destroyed { return true }
    return false
  }

  /// The worst state of all its media: what leaves the house when it does.
  public var dataState: DataState {
    var worst = unlistedData
    // By index: a part that is copied costs a reference count for each of its texts.
    for index in parts.indices where parts[index].isMedium && parts[index].data.risk > worst.risk {
      worst = parts[index].data
    }
    return worst
  }
}

/// A part as it stands in its asset now.
public struct PlacedPart: Sendable, Hashable {
  public var part: Part
  public var data: DataState
  public var whereabouts: PartWhereabouts
  /// The event that last proved its data state, took it out, or told whether it is there.
  public var evidenceSequence: Int64?

  public init(_ part: Part, data: DataState) {
    self.part = part
    self.data = data
    whereabouts = .inside
  }

  /// Whether somebody took it out, or it turned up elsewhere. What a scan merely did not see is still asked for.
  public var isRemoved: Bool { whereabouts != .inside && whereabouts != .unseen }

  /// Whether it is one of the media still in the asset.
  public var isMedium: Bool { part.isMedium && !isRemoved }
}

/// The people behind the steps of one asset that the rule of two people looks back at.
public struct Hands: Sendable, Hashable {
  public var receivedBy: Hand?
  public var askedBy: Hand?
  public var appraisedBy: Hand?
  public var approvedBy: Hand?
  public var cleanedBy: Hand?
  public var releasedBy: Hand?
  public var lostBy: Hand?
  /// Whoever signed what is under way, each in one role.
  public var approvals: [Approval] = []
  /// Whoever appraised what is to be scrapped.
  public var appraisers: [Hand] = []

  public init() {}
}

/// One signature.
public struct Approval: Sendable, Hashable {
  public var role: Role
  public var by: Hand

  public init(_ role: Role, by hand: Hand) {
    self.role = role
    by = hand
  }

  /// `role:person`, `role:person+person`
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let role = Role(rawValue: String(parts[0])), let hand = Hand(parts[1])
    else { return nil }
    self.init(role, by: hand)
  }

  public var text: String { "\(role.rawValue):\(by.text)" }
}
