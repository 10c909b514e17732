public import Identity
public import Lifecycle
public import Model
public import Store

/// What a scan says of the fields of a card.
extension Intake {
  public var scanned: FieldStory.Scanned {
    var scanned: FieldStory.Scanned = [:]
    if let maker { scanned[.maker] = .device(maker) }
    if let model { scanned[.model] = .device(model) }
    if let serial { scanned[.serial] = .device(serial) }
    if let category { scanned[.category] = .code(category.rawValue) }
    return scanned
  }
}

extension FieldStory {
  /// - Parameter moment: as it stood then.
  /// - Complexity: the events of the asset, and each scan they rest on once.
  public init(of asset: Asset, on roll: Roll, at moment: Moment = Moment(), under rules: RuleSet) throws {
    let events = try roll.history(of: asset, at: moment).map(\.event)
    var scans: [Digest: Scanned] = [:]
    for digest in Set(events.compactMap(\.scan)) {
      guard let bytes = try roll.blob(digest) else { continue }
      let intake = Intake(try ScanReportJSON.decode(bytes), under: rules)
      // A monitor rests on the scan of the machine it hung on, which says nothing of it by itself.
      scans[digest] = asset.category == .monitor ? [:] : intake.scanned
    }
    self.init(events, scans: scans)
  }
}
