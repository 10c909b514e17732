internal import Lifecycle
public import Model

/// A wipe whose proof holds: what was filed of it, and the event that says so.
public struct Wipe: Sendable {
  public var medium: DisposalRow.Medium
  public var entry: Roll.Entry
}

extension Roll {
  /// The last wipe of each medium of an asset, where nothing has happened since that would bring data back; oldest first.
  public func wipes(of asset: Asset) throws(StoreError) -> [Wipe] {
    var entries = try history(of: asset)
    let undoings = Undoings(entries.map(\.event))
    entries.removeAll { undoings.of($0.event.sequence) != nil }
    let departure = Departure(asset: asset, entries: entries)
    let names = NameBook(self)
    var wipes: [Wipe] = []
    for entry in entries where entry.event.kind == .mediumSanitised && isCurrent(entry.event, departure) {
      let medium = try medium(entry.event, asset, names)
      let number = medium.part?.number
      let placed = asset.parts.first { $0.part.number == number }
      guard medium.result == .verified, !(placed?.data ?? asset.unlistedData).isLive else { continue }
      wipes.append(Wipe(medium: medium, entry: entry))
    }
    return wipes
  }

  /// The disposal record of one asset; `nil` while it has not left for good, and for goods that were
  /// refused at delivery.
  public func disposal(of asset: Asset) throws(StoreError) -> DisposalRow? {
    guard asset.stage == .disposed || asset.stage == .returnedToSupplier else { return nil }
    let departure = Departure(asset: asset, entries: try history(of: asset))
    return departure.wasRefused ? nil : try row(departure, NameBook(self))
  }
}
