internal import Lifecycle
public import Model

/// One thing that another came instead of, and how far that has come: the new one given, what was on the old one moved, the old
/// one back.
///
/// Where the new one had to be bought, it begins with a wish that names the old one.
public struct Replacement: Sendable {
  public var old: Asset
  public var new: Asset
  /// The wish, where the new one was asked for instead of the old one.
  public var request: ReplacementRequest?
  /// The event by which the new one was given; `nil` while it is only asked for.
  public var begun: Event?
  /// The last word on what was on the old one.
  public var moved: Event?

  public enum State: String, Sendable, CaseIterable {
    /// Somebody wants it bought.
    case asked
    /// And everybody has signed who must.
    case approved
    case ordered
    /// It has come, and nobody was given it yet.
    case ready
    /// Its user still has the old one.
    case open
    /// And should have brought it back.
    case overdue
    /// It is back, and nobody has said whether what was on it is wanted.
    case unsaid
    /// Nobody knows where the old one is.
    case lost
    case closed
  }

  public func state(on day: Day) -> State {
    guard begun != nil else {
      switch new.stage {
      case .planned: return request?.isApproved == true ? .approved : .asked
      case .ordered: return .ordered
      default: return .ready
      }
    }
    if old.stage == .lost || old.stage == .writtenOff { return .lost }
    if old.isWithSomebody { return old.due.map { $0 < day } == true ? .overdue : .open }
    // What was wiped, left, or never had a disk has nothing left to move.
    let holdsData = old.dataState.isLive && !old.stage.isTerminal
    return holdsData && moved == nil ? .unsaid : .closed
  }
}

/// A wish that names what its thing is to come instead of.
public struct ReplacementRequest: Sendable {
  public var asked: Event
  /// The signatures under it, oldest first.
  public var approvals: [Event]
  /// Whether nobody's is missing, by the policy in force.
  public var isApproved: Bool
}

extension Roll {
  /// Every replacement, in order of the old one's tag: first what was given, then what is asked for. What was undone did
  /// not happen.
  public func eachReplacement(at moment: Moment = .now, _ body: (Replacement) throws -> Void) throws {
    var replaced: [Asset] = []
    var wished: Set<EntityID> = []
    if moment.isNow {
      try AssetTable(connection: connection).each(
        "SELECT * FROM asset WHERE replaced_by IS NOT NULL", order: "a.tag", []
      ) { replaced.append($0) }
      try AssetTable(connection: connection).each(
        "SELECT * FROM asset WHERE replaces IS NOT NULL", order: "a.tag", []
      ) { if let old = $0.replaces, $0.isWished { wished.insert(old) } }
    } else {
      try eachAsset(at: moment) { asset in
        if asset.replacedBy != nil { replaced.append(asset) }
        if let old = asset.replaces, asset.isWished { wished.insert(old) }
      }
    }
    for id in wished.subtracting(replaced.map(\.id)) {
      if let now = try assets(meaning: .id(id.text)).first, let old = try asset(now, at: moment) {
        replaced.append(old)
      }
    }
    for old in replaced.sorted(by: { $0.tag.text < $1.tag.text }) {
      if let replacement = try replacement(of: old, at: moment) { try body(replacement) }
      guard wished.contains(old.id) else { continue }
      for wish in try replacementsAsked(of: old, at: moment) { try body(wish) }
    }
  }

  /// What is asked for to come instead of an asset, and that nobody was given yet.
  public func replacementsAsked(of old: Asset, at moment: Moment = .now) throws -> [Replacement] {
    try wishes(for: old).compactMap { now in
      guard let new = try asset(now, at: moment), new.replaces == old.id, new.isWished else { return nil }
      let standing = try standing(new, at: moment)
      let wasGiven = standing.contains { $0.kind == .issued || $0.kind == .adopted }
      guard !wasGiven, let request = try request(standing, new, for: old) else { return nil }
      return Replacement(old: old, new: new, request: request)
    }
  }

  /// The wishes that name an asset and their signatures, whatever became of them: its history tells of them as well.
  public func wishEntries(for old: Asset) throws -> [Entry] {
    try wishes(for: old).flatMap { new in
      let entries = try history(of: new)
      let undoings = Undoings(entries.map(\.event))
      let standing = entries.filter { undoings.of($0.event.sequence) == nil }
      guard standing.contains(where: { $0.event.isWish(for: old.id) }) else { return [Entry]() }
      return standing.filter {
        [.requested, .purchaseApproved, .voided].contains($0.event.kind)
      }
    }
  }

  private func wishes(for old: Asset) throws -> [Asset] {
    var wishes: [Asset] = []
    try AssetTable(connection: connection).each(
      "SELECT * FROM asset WHERE replaces = ?1", order: "a.tag", [.text(old.id.text)]
    ) { if $0.purchase != nil { wishes.append($0) } }
    return wishes
  }

  /// Its events that are in force, oldest first.
  private func standing(_ asset: Asset, at moment: Moment) throws(StoreError) -> [Event] {
    let events = try history(of: asset, at: moment).map(\.event)
    let undoings = Undoings(events)
    return events.filter { undoings.of($0.sequence) == nil }
  }

  private func request(
    _ standing: [Event], _ new: Asset, for old: Asset
  ) throws(StoreError) -> ReplacementRequest? {
    guard let asked = standing.first(where: { $0.isWish(for: old.id) }) else { return nil }
    let missing = new.missingForPurchase(
      new.price, batch: try batch(of: new)?.sum, under: try policy())
    return ReplacementRequest(
      asked: asked, approvals: standing.filter { $0.kind == .purchaseApproved },
      isApproved: missing.isEmpty)
  }

  /// - Returns: `nil` where nothing replaces it.
  public func replacement(of old: Asset, at moment: Moment = .now) throws -> Replacement? {
    guard let id = old.replacedBy, let new = try assets(meaning: .id(id.text)).first else { return nil }
    let standing = try standing(old, at: moment)
    guard let begun = standing.last(where: { $0.evidence.id(.replacement) == id }) else { return nil }
    let moved = standing.last { $0.kind == .dataMoved && $0.sequence > begun.sequence }
    let request = try request(try self.standing(new, at: moment), new, for: old)
    return Replacement(old: old, new: new, request: request, begun: begun, moved: moved)
  }
}

extension Asset {
  /// Whether it was asked for and nobody can have been given it since it came.
  fileprivate var isWished: Bool {
    guard purchase != nil else { return false }
    switch stage {
    case .planned, .ordered, .received, .inStock: return true
    default: return false
    }
  }
}

extension Event {
  fileprivate func isWish(for old: EntityID) -> Bool {
    kind == .requested && evidence.id(.replaces) == old
  }
}
