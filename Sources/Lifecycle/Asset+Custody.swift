public import Model

extension Asset {
  /// Whether somebody has it to work with, or gets it back when its repair is over.
  public var isWithSomebody: Bool { stage == .assigned || stage == .inRepair && returnTo == .assigned }

  /// The person who works with it, wherever it is repaired meanwhile.
  public var user: EntityID? {
    let holder = stage == .inRepair ? returnHolder : holder
    return holder?.kind == .person ? holder?.id : nil
  }

  /// What somebody promised of it ends with their having it.
  mutating func settleCustody() {
    guard !isWithSomebody else { return }
    due = nil
    acknowledged = nil
  }

  func dueDay(in event: Event) throws(LifecycleError) -> Day? {
    guard let due = event.evidence.day(.due) else { return nil }
    guard due >= event.on else { throw .dueTooEarly(tag, due) }
    return due
  }
}

extension Walk {
  /// Whoever has it says so, by the text of this hash.
  public static func acknowledge(
    _ asset: Asset, by person: EntityID, _ evidence: [EvidenceKey: EvidenceValue]
  ) throws(LifecycleError) -> [Step] {
    guard asset.isWithSomebody, asset.user == person else { throw .notHolder(asset.tag) }
    guard asset.acknowledged == nil else { return [] }
    return [
      Step(.handoverAcknowledged, to: asset.stage, evidence.merging([.person: .id(person)]) { $1 })
    ]
  }

  /// - Parameter department: the commitment to its name.
  public static func transfer(_ asset: Asset, to department: Digest) -> [Step] {
    [Step(.departmentSet, to: asset.stage, [.department: .secret(department)])]
  }
}

/// One change of hands: what an event made of who had a thing.
///
/// Nobody writes these down: they are what each event made of the holder before it, so that the chain of them has no gap.
public struct Handover: Sendable, Hashable {
  public var event: Event
  /// `nil` for the first, which brought it onto the roll.
  public var from: Holder?
  public var to: Holder

  /// Every change of hands of one asset, oldest first. What undoing changed is one of them: it was with them meanwhile.
  ///
  /// - Parameter events: all of the asset, oldest first, each with the policy it names.
  public static func chain(of events: [(event: Event, policy: Policy)]) throws(LifecycleError) -> [Handover] {
    guard let first = events.first else { return [] }
    var course = try Course([first])
    var chain = [Handover(event: first.event, from: nil, to: course.asset.holder)]
    for (event, policy) in events.dropFirst() {
      let before = course.asset.holder
      try course.take(event, under: policy)
      if course.asset.holder != before {
        chain.append(Handover(event: event, from: before, to: course.asset.holder))
      }
    }
    return chain
  }
}
