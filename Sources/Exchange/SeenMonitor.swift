public import Identity
public import Model
public import Store

/// A monitor a scan saw on a cable of its machine, with a serial to know it by: an asset of its own.
public struct SeenMonitor: Sendable, Hashable {
  public let keys: MonitorKeys
  /// As the hardware database names it, else the three letters of its EDID.
  public let maker: DeviceText?
  public let model: DeviceText?
  /// As its label has it, as far as is known.
  public let serial: DeviceText
  /// Card and connector.
  let connector: DeviceText?

  fileprivate init?(_ monitor: Monitor, under rules: RuleSet) {
    keys = MonitorKeys(monitor, under: rules)
    guard keys.isAsset, let printed = keys.printed else { return nil }
    maker = monitor.makerName.value ?? monitor.maker.value
    model = monitor.name.value
    serial = DeviceText(printed)
    connector = monitor.connector.value
  }

  /// What it is filed under: by these another scan finds it, and by the last its label.
  public var lookupKeys: [String] {
    (keys.lookups.map { "monitor:\($0)" } + ["serial:\(Normalise.serial(serial))"])
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Maker, model and serial, as far as they are known.
  public var title: DeviceText {
    DeviceText(
      bytes: Array([model ?? maker, serial].compactMap(\.self).map(\.bytes).joined(separator: [0x20])))
  }
}

/// Which monitor of the roll one is.
public enum SeenMonitorVerdict: Sendable, Hashable {
  case known(Asset)
  case new
  /// Something agrees, and not enough.
  case unsure([Asset])
}

extension Intake {
  /// The monitors that can be assets, each once: one may be seen at two inputs, or as the tiles of a screen.
  public var monitors: [SeenMonitor] {
    var seen: [SeenMonitor] = []
    for monitor in external {
      guard let monitor = SeenMonitor(monitor, under: rules),
        !seen.contains(where: { $0.keys.match(monitor.keys) == .same })
      else { continue }
      seen.append(monitor)
    }
    return seen
  }

  /// Those that cannot: nothing tells one from another of its model. By what they are called, or where they are plugged in.
  public var nameless: [DeviceText] { unknown.compactMap { $0.name.value ?? $0.connector.value } }

  /// Every monitor that tells no serial of its own, the tiles of one screen once.
  var unknown: [Monitor] {
    var screens: Set<DeviceText> = []
    return external.filter { monitor in
      guard SeenMonitor(monitor, under: rules) == nil else { return false }
      return monitor.tileScreen.value.map { screens.insert($0).inserted } ?? true
    }
  }

  private var external: [Monitor] {
    keys.isVirtual ? [] : report.hardware?.monitors.filter { $0.builtIn.value != true } ?? []
  }

  /// Looks for a monitor among those that were scanned before, and those somebody typed in by their labels.
  public func verdict(of monitor: SeenMonitor, on roll: Roll) throws -> SeenMonitorVerdict {
    var known: [Asset] = []
    var unsure: [Asset] = []
    for asset in try roll.assets(withKeys: monitor.lookupKeys) where asset.category == .monitor {
      switch try match(monitor.keys, monitor.lookupKeys, monitor.maker, asset, on: roll, under: rules) {
      case .same: known.append(asset)
      case .maybe, .unknown: unsure.append(asset)
      case .different: continue
      }
    }
    if known.count == 1 { return .known(known[0]) }
    return known.isEmpty && unsure.isEmpty ? .new : .unsure(known + unsure)
  }

}

/// Whether an asset that shares a key with a monitor is that monitor.
///
/// - Parameters:
///   - lookups: what the monitor is filed under.
///   - maker: as people call it.
func match(
  _ monitor: MonitorKeys, _ lookups: [String], _ maker: DeviceText?, _ asset: Asset, on roll: Roll,
  under rules: RuleSet
) throws -> MonitorKeys.Match {
  if let digest = asset.scan, let bytes = try roll.blob(digest) {
    let before = Intake(try ScanReportJSON.decode(bytes), under: rules).monitors
    let shared = Set(lookups)
    guard let same = before.first(where: { !shared.isDisjoint(with: $0.lookupKeys) }) else {
      return .unknown
    }
    return monitor.match(same.keys)
  }
  // Somebody read the label.
  return rules.canBeOne(asset.maker, maker) ? .same : .maybe
}

extension RuleSet {
  /// Whether two names may be one maker's: one may be missing, and must not be another's.
  func canBeOne(_ a: DeviceText?, _ b: DeviceText?) -> Bool {
    guard let a, let b else { return true }
    return makerKey(a) == makerKey(b)
  }
}
