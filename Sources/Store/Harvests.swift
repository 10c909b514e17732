public import Lifecycle
public import Model

extension Roll {
  /// What is to be kept of an asset that is retired, and what came of it; `nil` where nobody named any part.
  ///
  /// - Parameter asset: as it stood, at whatever moment.
  public func harvest(of asset: Asset) throws(StoreError) -> Harvest? {
    switch asset.stage {
    case .retirePending, .retired, .sanitised, .disposing, .disposed, .returnedToSupplier: break
    default: return nil
    }
    let events = try history(of: asset).map(\.event).filter { $0.sequence <= asset.lastSequence }
    let undoings = Undoings(events)
    return Harvest(asset, events.filter { undoings.of($0.sequence) == nil })
  }

  /// Every asset of which parts are to be kept, in order of tag.
  ///
  /// - Parameter all: those that have left as well.
  /// - Complexity: the events of each thing that is retired are read; with `all`, of each that ever was.
  public func eachHarvest(
    at moment: Moment = .now, all: Bool, _ body: (Asset, Harvest) throws -> Void
  ) throws {
    var stages: [Stage] = [.retirePending, .retired, .sanitised, .disposing]
    if all { stages += [.disposed, .returnedToSupplier] }
    try eachAsset(at: moment) { asset in
      guard stages.contains(asset.stage), let harvest = try harvest(of: asset) else { return }
      try body(asset, harvest)
    }
  }
}
