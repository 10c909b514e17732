public import Model

// A load from the shelf to the recycler's receipt, one thing of it at a time.
extension Walk {
  /// Onto a load; what has nothing to wipe any more is proven clean on the way.
  ///
  /// - Parameters:
  ///   - witness: who else vouches for wipes that were filed before.
  ///   - test: what was tried before somebody else shall use it.
  public static func list(
    _ asset: Asset, on manifest: Int64, witness: EntityID?, test: Digest? = nil
  ) -> [Step] {
    let clean = clean(asset, witness: witness)
    var evidence: [EvidenceKey: EvidenceValue] = [.manifest: .number(manifest)]
    if let test { evidence[.functionTest] = .secret(test) }
    return clean + [Step(.manifestListed, to: clean.last?.to ?? asset.stage, evidence)]
  }

  public static func unlist(_ asset: Asset, from manifest: Int64) -> [Step] {
    [Step(.manifestUnlisted, to: asset.stage, [.manifest: .number(manifest)])]
  }

  /// On what terms live media leave.
  public struct Waiver: Sendable {
    public var witness: EntityID
    public var countersigner: EntityID
    /// The number of the sealed container.
    public var container: Digest
    /// The day by which the certificates of their destruction must be here.
    public var due: Day

    public init(witness: EntityID, countersigner: EntityID, container: Digest, due: Day) {
      self.witness = witness
      self.countersigner = countersigner
      self.container = container
      self.due = due
    }
  }

  /// Why this thing keeps its load from leaving; `nil` when nothing does.
  public static func obstacle(_ asset: Asset, waived: Bool) -> LifecycleError? {
    if !asset.holds.isEmpty { return .onHold(asset.tag, asset.holds) }
    if asset.ownership != .owned { return .notOurs(asset.tag, asset.ownership) }
    if let live = asset.liveMediaRefusal { return waived && asset.stage == .retired ? nil : live }
    return asset.stage == .sanitised ? nil : .notAllowed(asset.tag, .released, asset.stage)
  }

  /// - Parameter facts: what is written down of a thing that leaves: its book value, the vendor's permit.
  public static func release(
    _ asset: Asset, with manifest: Manifest, _ waiver: Waiver?, _ facts: [EvidenceKey: EvidenceValue] = [:]
  ) -> Step {
    var evidence = facts
    evidence.merge([
      .manifest: .number(manifest.number), .vendor: .id(manifest.vendor),
      .route: .code(manifest.route.rawValue),
    ]) { $1 }
    guard let waiver, asset.dataState.isLive else { return Step(.released, to: .disposing, evidence) }
    evidence[.waived] = .flag(true)
    evidence[.witness] = .id(waiver.witness)
    evidence[.countersigner] = .id(waiver.countersigner)
    evidence[.container] = .secret(waiver.container)
    evidence[.due] = .day(waiver.due)
    return Step(.releasedLive, to: .disposing, evidence)
  }

  /// What whoever took the load says of one thing of it.
  ///
  /// - Parameter serial: as they read it.
  public static func answer(
    _ asset: Asset, serial: DeviceText, certificate: Digest, _ facts: DisposalFacts
  ) -> Step {
    var evidence = facts.evidence
    evidence[.manifest] = .number(asset.manifest ?? 0)
    evidence[.serial] = .device(serial)
    evidence[.certificate] = .secret(certificate)
    return Step(.receiptFiled, to: .disposing, evidence)
  }
}

extension Asset {
  /// Why this thing keeps its load from being closed; `nil` when nothing does.
  public var closingObstacle: LifecycleError? {
    holds.isEmpty ? liveMediaRefusal : .onHold(tag, holds)
  }
}
