public import Identity
public import Model
public import Store

/// Which asset of the roll a scanned machine is.
extension Intake {
  /// - Parameter sequence: judge by what the roll knew before this event; by all it knows when `nil`.
  public func verdict(
    on roll: Roll, before sequence: Int64? = nil
  ) throws -> (verdict: Verdict, candidates: [Asset]) {
    // A monitor bears a serial too, and is no machine.
    let assets = try roll.assets(withKeys: try lookupKeys()).filter { $0.category != .monitor }
      .filter { try sequence == nil || roll.registration(of: $0) < sequence ?? 0 }
    var candidates = try assets.map { asset in
      let scan = try sequence.map { try roll.scan(of: asset, before: $0) } ?? asset.scan
      return Candidate(asset.id, try keys(of: asset, scan, on: roll), bound: scan != nil)
    }
    let verdict = Matcher.verdict(of: keys, among: candidates, under: rules)
    // Repairs are asked for only where one would explain another board.
    guard verdict.proposal == .boardReplaced else { return (verdict, assets) }
    for (index, asset) in assets.enumerated() {
      candidates[index].isUnderRepair = try roll.wasUnderRepair(
        asset, about: report.scannedAt.day, before: sequence)
    }
    return (Matcher.verdict(of: keys, among: candidates, under: rules), assets)
  }

  /// The one asset this machine is, if that is certain.
  public func asset(on roll: Roll) throws -> Asset? {
    let (verdict, candidates) = try verdict(on: roll)
    guard case .same(let id, _) = verdict else { return nil }
    return candidates.first { $0.id == id }
  }

  /// What the roll knows an asset by: a scan, or what somebody typed.
  private func keys(of asset: Asset, _ scan: Digest?, on roll: Roll) throws -> IdentityKeys {
    if let scan, let bytes = try roll.blob(scan) {
      // Most reports say what the last one said: then it need not be read again, which is half of the work.
      if saysTheSame(bytes) { return keys }
      if let report = try kept(scan, on: roll) { return report.keys }
    }
    var typed = IdentityKeys(isPrivileged: true, isVirtual: asset.category == .virtualMachine)
    typed.maker = asset.maker
    typed.model = isNameOfThisModel(asset.model) ? keys.model : asset.model
    typed.serial = asset.serial
    return typed
  }

  /// Some makers call one model by two names: a machine type in the firmware, another on the lid, which people type.
  private func isNameOfThisModel(_ typed: DeviceText?) -> Bool {
    guard let typed, let model else { return false }
    return rules.modelKey(typed, maker: maker) == rules.modelKey(model, maker: maker)
  }
}
