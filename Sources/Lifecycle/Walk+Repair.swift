public import Model

// From a fault to a thing that works again, or to the end of it.
extension Walk {
  /// A way to a vendor and what is said of it.
  public struct Trip: Sendable {
    public var vendor: EntityID
    /// What becomes of its media; `nil` where nobody said, which will do where nothing in it holds data.
    public var plan: MediaPlan?
    /// The papers: number, seal, the day it is due.
    public var facts: [EvidenceKey: EvidenceValue]

    public init(to vendor: EntityID, plan: MediaPlan? = nil, _ facts: [EvidenceKey: EvidenceValue] = [:]) {
      self.vendor = vendor
      self.plan = plan
      self.facts = facts
    }
  }

  /// - Parameters:
  ///   - trip: to whom it goes at once; `nil` for our own bench at `place`.
  ///   - facts: what is known of the fault beside its description.
  public static func repair(
    _ asset: Asset, order: Int64, fault: Digest, trip: Trip? = nil, place: EntityID? = nil,
    _ facts: [EvidenceKey: EvidenceValue] = [:]
  ) throws(LifecycleError) -> [Step] {
    var opened = facts
    opened[.repairOrder] = .number(order)
    opened[.fault] = .secret(fault)
    if trip == nil, let place { opened[.place] = .id(place) }
    let steps = [Step(.repairOpened, to: .inRepair, opened)]
    guard let trip else { return steps }
    return steps + (try send(asset, trip))
  }

  /// To a vendor, with its media as the plan has it: what is to stay here is taken out first.
  ///
  /// - Throws: ``LifecycleError/mediaLive(_:_:unlisted:)`` where data would leave and nobody has said that it may.
  public static func send(_ asset: Asset, _ trip: Trip) throws(LifecycleError) -> [Step] {
    var steps = resume(asset)
    var isLive = asset.dataState.isLive
    if trip.plan == .removed {
      steps += takeOutMedia(of: asset)
      isLive = false
    }
    if isLive, trip.plan != .waived, let refusal = asset.liveMediaRefusal { throw refusal }
    let plan = trip.plan == .waived && !isLive ? .clean : trip.plan ?? .clean
    var sent = trip.facts
    sent[.vendor] = .id(trip.vendor)
    sent[.mediaPlan] = .code(plan.rawValue)
    sent[.waived] = .flag(isLive)
    return steps + [Step(.sentToVendor, to: .inRepair, sent)]
  }

  private static func takeOutMedia(of asset: Asset) -> [Step] {
    let stock: [EvidenceKey: EvidenceValue] = [.destination: .code(PartDestination.stock.rawValue)]
    guard asset.media.isEmpty else {
      // One that nobody has seen cannot be taken out: it stays, and keeps the machine here until somebody says where it is.
      return asset.media.filter { $0.whereabouts == .inside }.map { placed in
        Step(.partRemoved, to: .inRepair, stock.merging([.part: .number(Int64(placed.part.number))]) { $1 })
      }
    }
    guard asset.unlistedData != .none else { return [] }
    return [
      Step(.partRemoved, to: .inRepair, stock.merging([.partKind: .code(Part.Kind.disk.rawValue)]) { $1 })
    ]
  }

  /// What it stood still for has come.
  public static func resume(_ asset: Asset) -> [Step] {
    asset.waitsFor == nil ? [] : [Step(.repairResumed, to: .inRepair)]
  }

  /// - Parameter waits: for whom, or what.
  public static func wait(_ asset: Asset, for waits: RepairWait, reason: Digest) -> [Step] {
    [
      Step(
        .repairWaits, to: asset.stage, [.waitsFor: .code(waits.rawValue), .reason: .secret(reason)])
    ]
  }

  /// Back on our bench, and nobody waited for any more: what the end of every repair begins with.
  static func home(_ asset: Asset) -> [Step] {
    resume(asset) + (asset.holder.kind == .vendor ? [Step(.backFromVendor, to: .inRepair)] : [])
  }

  /// - Parameters:
  ///   - parts: what is taken out and put in before it is closed.
  ///   - facts: the cause and the cost, as far as somebody said.
  public static func finishRepair(
    _ asset: Asset, work: Digest, parts: [Step] = [], _ facts: [EvidenceKey: EvidenceValue] = [:]
  ) throws(LifecycleError) -> [Step] {
    try end(asset, .repairClosed, facts.merging([.workDone: .secret(work)]) { $1 }, parts)
  }

  public static func cancelRepair(_ asset: Asset, reason: Digest) throws(LifecycleError) -> [Step] {
    try end(asset, .repairCancelled, [.reason: .secret(reason)], [])
  }

  /// The vendor keeps it, and gave `replacement` for it.
  ///
  /// - Parameter isWaived: data in it stays with the vendor, on a manager's word.
  public static func swap(
    _ asset: Asset, for replacement: EntityID, reason: Digest, isWaived: Bool
  ) -> [Step] {
    var evidence: [EvidenceKey: EvidenceValue] = [.reason: .secret(reason), .replacement: .id(replacement)]
    if let order = asset.repairOrder { evidence[.repairOrder] = .number(order) }
    if isWaived, asset.dataState.isLive { evidence[.waived] = .flag(true) }
    return resume(asset) + [Step(.swappedByVendor, to: .returnedToSupplier, evidence)]
  }

  private static func end(
    _ asset: Asset, _ kind: EventKind, _ facts: [EvidenceKey: EvidenceValue], _ parts: [Step]
  ) throws(LifecycleError) -> [Step] {
    guard asset.stage == .inRepair, let target = asset.returnTo else {
      throw .notAllowed(asset.tag, kind, asset.stage)
    }
    var evidence = facts
    if let order = asset.repairOrder { evidence[.repairOrder] = .number(order) }
    return home(asset) + parts + [Step(kind, to: target, evidence)]
  }
}
