public import Lifecycle
public import Model

/// What machines lost without anybody saying so.
extension Roll {
  /// One finding, and through whose hands the machine went meanwhile.
  public struct Stripped: Sendable {
    public var asset: Asset
    public var finding: StripFinding
    public var holders: [Holder]
  }

  /// What assets have less of than their scans showed, in order of tag.
  ///
  /// - Complexity: now, of the parts that are missing; of a past moment, of all assets.
  public func stripped(at moment: Moment) throws -> [Stripped] {
    var assets: [Asset] = []
    if moment.isNow {
      for part in try missingParts() where assets.last?.id != part.asset.id { assets.append(part.asset) }
    } else {
      try eachAsset(at: moment) { asset in
        if asset.parts.contains(where: { $0.whereabouts == .unseen }) { assets.append(asset) }
      }
    }
    return try assets.sorted { $0.tag.text < $1.tag.text }.flatMap { try stripped($0, at: moment) }
  }

  /// The same of one asset, as it stood at that moment.
  public func stripped(_ asset: Asset, at moment: Moment = .now) throws -> [Stripped] {
    guard asset.parts.contains(where: { $0.whereabouts == .unseen }) else { return [] }
    let events = try history(of: asset, at: moment).map(\.event)
    return try StripFinding.all(asset, events).map {
      Stripped(asset: asset, finding: $0, holders: try holders(of: asset, from: $0.from, to: $0.to))
    }
  }
}
