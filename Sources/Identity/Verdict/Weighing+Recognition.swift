extension Weighing {
  /// How this asset alone would be recognised as the scanned machine, or `nil`.
  func recognition(privileged: Bool) -> Decision? {
    if isContradicted { return nil }
    guard isBound else { return privileged && isFirstBinding ? .firstBinding : nil }
    if agreement >= Rulebook.same { return .points }
    return isConfirmation ? .confirmed : nil
  }

  /// Maker and serial are what an order or a clerk can know of a machine before its first scan.
  private var isFirstBinding: Bool {
    points(.serial) == Rulebook.points(.serial, virtual: false) && outcome(.model) != .disagrees
  }

  /// What a plain user can read, and what a box without any serial has, recognises only an asset that was
  /// scanned before: the installation together with a part. A disk carries its installation into another
  /// machine, so it is such a part only where no side has a network controller to ask.
  private var isConfirmation: Bool {
    let isSameInstallation = outcome(.installID) == .agrees || outcome(.machineID) == .agrees
    let hasSamePart = outcome(.mac) == .agrees || (!hasMAC && outcome(.disk) == .agrees)
    return isSameInstallation && hasSamePart && outcome(.maker) != .disagrees && outcome(.model) != .disagrees
  }

  /// Whether this other asset makes `decision` doubtful.
  func rivals(_ decision: Decision) -> Bool {
    let agreeing = reasons.filter { $0.points > 0 }
    // Points decide against an asset that shares a key but is refuted by another: two machines that left
    // the factory with one UUID must not block each other for ever. The weaker rules ask a person.
    if decision != .points, agreeing.contains(where: { Rulebook.isStrong($0.key, virtual: isVirtual) }) {
      return true
    }
    return !isContradicted && agreement >= Rulebook.possible
      && !agreeing.allSatisfy { Rulebook.travelsWithDisk($0.key) }
  }
}
