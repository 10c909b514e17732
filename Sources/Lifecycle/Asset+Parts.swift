import Model

// What a repair takes out of an asset and puts into it, and what is taken as a spare from one that is retired.
extension Asset {
  /// The refusal that names the parts of which nobody has said what becomes of them; `nil` when there are none.
  var unplacedRefusal: LifecycleError? {
    var left: [Part] = []
    for index in parts.indices where parts[index].whereabouts == .unplaced { left.append(parts[index].part) }
    return left.isEmpty ? nil : .repair(tag, .unplaced(left))
  }

  /// The words of a fault are closed sets, for whoever counts them.
  func checkOpening(_ event: Event) throws(LifecycleError) {
    if event.evidence.has(.symptom) { try event.check(.symptom, Symptom.self) }
    if event.evidence.has(.mediaPlan) { try event.check(.mediaPlan, MediaPlan.self) }
    try checkEstimate(event)
  }

  /// What a repair would cost is held against what a new one costs; amounts of two currencies say nothing of each other.
  func checkEstimate(_ event: Event) throws(LifecycleError) {
    guard let estimate = event.evidence.money(.estimate),
      let price = event.evidence.money(.price) ?? price, estimate.minorUnits != 0
    else { return }
    guard estimate.currency == price.currency else { throw .repair(tag, .currencies(estimate, price)) }
  }

  /// What comes back from a vendor is what went there, or its card was corrected before.
  func checkSerial(_ event: Event) throws(LifecycleError) {
    guard let read = event.evidence.device(.serial), read != serial else { return }
    throw .repair(tag, .serialDiffers(read: read, card: serial))
  }

  mutating func takeOut(_ event: Event) throws(LifecycleError) {
    guard let number = event.evidence.number(.part) else { return try takeOutUnlisted(event) }
    guard let index = parts.firstIndex(where: { $0.part.number == number && !$0.isRemoved }) else {
      throw .unknownPart(tag, number)
    }
    if parts[index].part.isMedium { try openMachine(event) }
    guard event.evidence.has(.destination) else {
      parts[index].whereabouts = .unplaced
      parts[index].evidenceSequence = event.sequence
      return
    }
    try put(index, event)
  }

  /// A part that no scan lists has no number to be asked for later, so it is said at once where it goes.
  private mutating func takeOutUnlisted(_ event: Event) throws(LifecycleError) {
    let kind = try event.word(.partKind, Part.Kind.self)
    let destination = try event.word(.destination, PartDestination.self)
    guard kind == .disk else { return }
    guard unlistedData != .none else { throw .unknownPart(tag, 0) }
    try openMachine(event)
    try checkPlacing(event, destination, nil, unlistedData)
    unlistedData = .none
  }

  /// Whoever opens what leaves the house and takes a medium out opens the same door as a wipe.
  private mutating func openMachine(_ event: Event) throws(LifecycleError) {
    try checkLeaving(event)
    hands.cleanedBy = event.hand
  }

  /// Of a part that was taken out: what becomes of it.
  mutating func place(_ event: Event) throws(LifecycleError) {
    let index = try indexOfTakenOut(event)
    // Until then it counted as one of the media that are in it.
    if parts[index].isMedium { try openMachine(event) }
    try put(index, event)
  }

  private func indexOfTakenOut(_ event: Event) throws(LifecycleError) -> Int {
    let index = try indexOfPart(event)
    let number = Int64(parts[index].part.number)
    switch parts[index].whereabouts {
    case .inside: throw .repair(tag, .partInside(number))
    case .gone, .destroyed, .elsewhere: throw .repair(tag, .partAway(number))
    case .unplaced, .stock, .vendor, .unseen: return index
    }
  }

  private func indexOfPart(_ event: Event) throws(LifecycleError) -> Int {
    let number = event.evidence.number(.part) ?? 0
    guard let index = parts.firstIndex(where: { $0.part.number == number }) else {
      throw .unknownPart(tag, number)
    }
    return index
  }

  private mutating func put(_ index: Int, _ event: Event) throws(LifecycleError) {
    let destination = try event.word(.destination, PartDestination.self)
    let (part, data) = (parts[index].part, parts[index].data)
    if part.isMedium { try checkPlacing(event, destination, part, data) }
    if destination == .asset, !event.evidence.has(.recipient) {
      throw .evidenceMissing(event.kind, .recipient)
    }
    parts[index].whereabouts = destination.whereabouts
    parts[index].evidenceSequence = event.sequence
    if destination == .destroyed, parts[index].part.isMedium { parts[index].data = .destroyed }
  }

  /// Live media go to a vendor on a manager's waiver, and into the shredder before a witness; no part of a machine is
  /// easier to carry away.
  private func checkPlacing(
    _ event: Event, _ destination: PartDestination, _ part: Part?, _ data: DataState
  ) throws(LifecycleError) {
    guard data.isLive else { return }
    switch destination {
    case .vendor:
      guard event.role == .manager else { throw .roleMissing(event.kind, [.manager]) }
      guard event.evidence.flag(.waived) else {
        throw .mediaLive(tag, part.map { [$0] } ?? [], unlisted: part == nil)
      }
    case .destroyed:
      guard Guard.twoPeople.refusal(self, event) == nil else { throw .secondPersonNeeded(tag, event.kind) }
    case .stock, .asset: break
    }
  }

  mutating func fit(_ event: Event) throws(LifecycleError) {
    guard !event.parts.isEmpty else { throw .evidenceMissing(event.kind, .part) }
    try add(event.parts)
  }

  /// The same part is back under its own number. What a vendor had in hand proves nothing any more.
  mutating func refit(_ event: Event) throws(LifecycleError) {
    let index = try indexOfTakenOut(event)
    if parts[index].part.isMedium {
      switch parts[index].whereabouts {
      case .vendor, .unseen: parts[index].data = .unknown
      default: break
      }
      unlistedData = .none
    }
    parts[index].whereabouts = .inside
    parts[index].evidenceSequence = event.sequence
  }
}

// What a scan shows of the parts of an asset.
extension Asset {
  /// A scan did not see a part. Where it saw it in another asset, it has left this one; a medium that nobody has seen stays
  /// among the media that must be accounted for.
  mutating func miss(_ event: Event) throws(LifecycleError) {
    let hasTurnedUp = event.evidence.has(.recipient)
    // Where it turned up, the scan is the other machine's.
    guard event.scan != nil || hasTurnedUp else { throw .evidenceMissing(event.kind, .source) }
    let index = try indexOfPart(event)
    let number = Int64(parts[index].part.number)
    switch parts[index].whereabouts {
    case .inside: break
    case .unseen, .unplaced, .stock, .vendor:
      guard hasTurnedUp else { throw .unknownPart(tag, number) }
    case .gone, .destroyed, .elsewhere: throw .repair(tag, .partAway(number))
    }
    if hasTurnedUp, event.evidence.id(.recipient) == id { throw .notAllowed(tag, event.kind, stage) }
    if hasTurnedUp, parts[index].isMedium { try openMachine(event) }
    parts[index].whereabouts = hasTurnedUp ? .elsewhere : .unseen
    parts[index].evidenceSequence = event.sequence
  }

  /// A scan sees a part that was out of it, or reads the serial of one that was listed without. Wherever a medium was meanwhile, what was proven of it proves nothing now.
  mutating func see(_ event: Event) throws(LifecycleError) {
    guard event.scan != nil else { throw .evidenceMissing(event.kind, .source) }
    let index = try indexOfPart(event)
    let number = Int64(parts[index].part.number)
    if let serial = event.evidence.device(.serial) {
      guard parts[index].part.serial == nil else { throw .notAllowed(tag, event.kind, stage) }
      parts[index].part.serial = serial
      // It was in it all the time: nothing else is known anew.
      if parts[index].whereabouts == .inside { return }
    }
    guard parts[index].whereabouts != .inside else { throw .repair(tag, .partInside(number)) }
    parts[index].whereabouts = .inside
    parts[index].evidenceSequence = event.sequence
    guard parts[index].part.isMedium else { return }
    if parts[index].data != .live { parts[index].data = .unknown }
    unlistedData = .none
  }
}

extension PartDestination {
  var whereabouts: PartWhereabouts {
    switch self {
    case .stock: .stock
    case .vendor: .vendor
    case .destroyed: .destroyed
    case .asset: .elsewhere
    }
  }
}
