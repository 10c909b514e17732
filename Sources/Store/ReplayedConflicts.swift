internal import Lifecycle
internal import Model

/// The conflicts of a replay, and of the assets those few that one was settled for.
final class ReplayedConflicts: ConflictBook {
  private var conflicts: [EntityID: Conflict] = [:]
  private var open: [String: Int64] = [:]
  private var assets: [EntityID: Conflict.Known] = [:]

  func conflict(_ id: EntityID) -> Conflict? { conflicts[id] }
  func lastNumber() -> Int64 { Int64(conflicts.count) }
  func waiting(_ fingerprint: String) -> Int64? { open[fingerprint] }
  func known(_ asset: EntityID) -> Conflict.Known? { assets[asset] }

  func save(_ conflict: Conflict) {
    conflicts[conflict.id] = conflict
    open[conflict.fingerprint] = conflict.resolution == nil ? conflict.number : nil
    if let asset = conflict.asset { assets[asset] = Conflict.Known(scan: conflict.scan, isVoid: false) }
  }

  /// Takes in any event of an asset; most are of none that matters here.
  func follow(_ event: Event) {
    guard !assets.isEmpty, var known = assets[event.subject] else { return }
    if let scan = event.scan, event.bindsScan { known.scan = scan }
    if event.to == .void { known.isVoid = true }
    assets[event.subject] = known
  }

  /// What the view must hold.
  func expected() -> [String: SetDigest] {
    var digest = SetDigest()
    for conflict in conflicts.values { digest.add { ViewRow.conflict(conflict, into: &$0) } }
    return conflicts.isEmpty ? [:] : ["conflict": digest]
  }
}
