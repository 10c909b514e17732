extension Weighing {
  /// How this asset alone would be recognised as the scanned machine, or `nil`.
  func recognition(privileged: Bool, by book: Rulebook) -> Decision? {
    if isContradicted { return privileged && isBoardReplaced(by: book) ? .boardReplaced : nil }
    guard isBound else { return privileged && isFirstBinding(by: book) ? .firstBinding : nil }
    if agreement >= book.same { return .points }
    if isConfirmation { return .confirmed }
    return privileged && isAllOfItsParts ? .parts : nil
  }

  /// Maker and serial are what an order or a clerk can know of a machine before its first scan.
  private func isFirstBinding(by book: Rulebook) -> Bool {
    hasWholeSerial(by: book) && outcome(.model) != .disagrees
  }

  /// With the maker it is unique in; half the points are for a serial without.
  private func hasWholeSerial(by book: Rulebook) -> Bool {
    points(.serial) > 0 && points(.serial) == book.points(.serial, virtual: false)
  }

  /// What a plain user can read, and what a box without any serial has, recognises only an asset that was
  /// scanned before: the installation together with a part. A disk carries its installation into another
  /// machine, so it is such a part only where no side has a network controller to ask. An address counts where
  /// it is not the only one both have: a dock lends its own to every machine at it.
  private var isConfirmation: Bool {
    let isSameInstallation = outcome(.installID) == .agrees || outcome(.machineID) == .agrees
    let hasSameAddress = outcome(.mac) == .agrees && (hasNestedMACs || outcome(.disk) == .agrees)
    let hasSamePart = hasSameAddress || (!hasMAC && outcome(.disk) == .agrees)
    return isSameInstallation && hasSamePart && isSameModel
  }

  /// A box that nobody wrote a serial into, with a new installation: nothing of it was changed.
  private var isAllOfItsParts: Bool {
    hasNoStrongKey && !isVirtual && outcome(.mac) == .agrees && hasNestedMACs && outcome(.disk) == .agrees
      && outcome(.memory) == .agrees && isSameModel
  }

  /// Its serial was written into another board while it was under repair. A second machine with that serial would have a
  /// disk, modules and an installation of its own.
  private func isBoardReplaced(by book: Rulebook) -> Bool {
    isUnderRepair && isBound && hasWholeSerial(by: book) && isSameModel
      && [Key.disk, .memory, .machineID, .installID].contains { outcome($0) == .agrees }
      && reasons.allSatisfy { $0.points >= 0 || [.uuid, .board, .tpm].contains($0.key) }
  }

  private var isSameModel: Bool { outcome(.maker) != .disagrees && outcome(.model) != .disagrees }

  /// Whether it may be this asset. What is known by nothing stronger is known by its address, so that is enough to ask.
  func isPossible(by book: Rulebook) -> Bool {
    if isMovedDisk { return false }
    return agreement >= book.possible || isVague && !isVirtual && outcome(.mac) == .agrees
  }

  /// Another machine through and through, down to its memory, that a disk of this asset was put into.
  private var isMovedDisk: Bool {
    isContradicted && outcome(.memory) == .disagrees && outcome(.mac) != .agrees
      && reasons.allSatisfy { $0.points <= 0 || Rulebook.travelsWithDisk($0.key) }
  }

  /// Whether this other asset makes `decision` doubtful.
  func rivals(_ decision: Decision, by book: Rulebook) -> Bool {
    let agreeing = reasons.filter { $0.points > 0 }
    // Points decide against an asset that shares a key but is refuted by another: two machines that left
    // the factory with one UUID must not block each other for ever. The weaker rules ask a person.
    if decision != .points, agreeing.contains(where: { Rulebook.isStrong($0.key, virtual: isVirtual) }) {
      return true
    }
    return !isContradicted && agreement >= book.possible
      && !agreeing.allSatisfy { Rulebook.travelsWithDisk($0.key) }
  }
}
