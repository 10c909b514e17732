public import Model

/// The evidence that a scanned machine is one certain asset.
public struct Weighing: Sendable, Hashable {
  public let id: EntityID
  /// Only keys that at least one side knows.
  public let reasons: [Reason]
  /// The sum of all points.
  public let score: Int
  /// The sum of the points that speak for it.
  public let agreement: Int
  public let isContradicted: Bool

  let isBound: Bool
  let isVirtual: Bool
  let isUnderRepair: Bool
  let hasMAC: Bool
  /// One side has all the addresses of the other: a controller that came with a cable adds to them, and no more.
  let hasNestedMACs: Bool
  let hasNoStrongKey: Bool
  /// Of one side nothing is known that tells machines apart: a plain user scanned it, or its maker wrote nothing.
  let isVague: Bool

  init(_ scan: UsableKeys, _ candidate: Candidate, _ other: UsableKeys, by book: Rulebook) {
    let isVirtual = scan.isVirtual || other.isVirtual
    var notes = Notes(isVirtual: isVirtual, book: book)

    let serial = Self.compare((scan.maker, scan.serial), (other.maker, other.serial))
    notes.add(.serial, serial.outcome, share: serial.share)
    notes.add(.uuid, Self.overlap(Set(scan.uuids), Set(other.uuids)))
    let board = Self.compare((scan.boardMaker, scan.boardSerial), (other.boardMaker, other.boardSerial))
    notes.add(.board, board.outcome, share: board.share)
    notes.add(.tpm, Self.compare(scan.tpmKey, other.tpmKey))
    notes.add(.mac, Self.overlap(scan.macs, other.macs))
    notes.add(.disk, Self.overlap(scan.disks, other.disks))
    notes.add(.memory, Self.overlap(scan.modules, other.modules))
    notes.add(.assetTag, Self.compare(scan.assetTag, other.assetTag))
    let install = Self.compare(scan.installID, other.installID)
    notes.add(.installID, install)
    // Both name the installation: the machine-id counts only where the better mark cannot be compared.
    let machineID = Self.compare(scan.machineID, other.machineID)
    if install == nil || install == .oneSided { notes.add(.machineID, machineID) }
    if scan.isVirtual != other.isVirtual { notes.add(.kind, .disagrees) }
    notes.add(.chassis, Self.compare(scan.chassisSerial, other.chassisSerial))
    notes.add(.maker, Self.compare(scan.maker, other.maker))
    notes.add(.model, Self.compare(scan.model, other.model))

    id = candidate.id
    let reasons = notes.reasons
    self.reasons = reasons
    score = reasons.reduce(0) { $0 + $1.points }
    agreement = reasons.reduce(0) { $0 + max(0, $1.points) }
    isContradicted = reasons.contains { $0.points < 0 }
    isBound = candidate.isBound
    isUnderRepair = candidate.isUnderRepair
    self.isVirtual = isVirtual
    hasMAC = !(scan.macs.isEmpty && other.macs.isEmpty)
    hasNestedMACs = scan.macs.isSubset(of: other.macs) || other.macs.isSubset(of: scan.macs)
    hasNoStrongKey = scan.hasNoStrongKey && other.hasNoStrongKey
    isVague = scan.hasNoStrongKey || other.hasNoStrongKey
  }

  /// The reasons as they are found.
  private struct Notes {
    let isVirtual: Bool
    let book: Rulebook
    private(set) var reasons: [Reason] = []

    // Inlined, it ends Swift 6.3.1's optimiser with a failed assertion.
    @inline(never)
    mutating func add(_ key: Key, _ outcome: Reason.Outcome?, share: Int = 1) {
      guard let outcome else { return }
      let points =
        switch outcome {
        case .agrees: book.points(key, virtual: isVirtual) / share
        case .disagrees: Rulebook.isStrong(key, virtual: isVirtual) ? book.contradiction : 0
        case .oneSided: 0
        }
      reasons.append(Reason(key: key, outcome: outcome, points: points))
    }
  }

  func outcome(_ key: Key) -> Reason.Outcome? {
    reasons.first { $0.key == key }?.outcome
  }

  func points(_ key: Key) -> Int {
    reasons.first { $0.key == key }?.points ?? 0
  }

  private static func compare<Value: Equatable>(_ one: Value?, _ other: Value?) -> Reason.Outcome? {
    switch (one, other) {
    case (nil, nil): nil
    case (let one?, let other?): one == other ? .agrees : .disagrees
    default: .oneSided
    }
  }

  /// A serial is unique within its maker. Where one side does not name the maker, equal serials count
  /// half: enough to ask a person, not enough to be sure.
  private static func compare(
    _ one: (maker: String?, serial: String?), _ other: (maker: String?, serial: String?)
  ) -> (outcome: Reason.Outcome?, share: Int) {
    let serial = compare(one.serial, other.serial)
    guard serial == .agrees else { return (serial, 1) }
    guard let maker = one.maker, let otherMaker = other.maker else { return (.agrees, 2) }
    return (maker == otherMaker ? .agrees : .disagrees, 1)
  }

  /// Machines have several addresses and disks: one in common is agreement.
  private static func overlap<Value: Hashable>(_ one: Set<Value>, _ other: Set<Value>) -> Reason.Outcome? {
    if one.isEmpty || other.isEmpty { return one.isEmpty && other.isEmpty ? nil : .oneSided }
    return one.isDisjoint(with: other) ? .disagrees : .agrees
  }
}

extension Weighing {
  /// Likeliest first, and in one order however the candidates came.
  static func likelier(_ one: Weighing, _ other: Weighing) -> Bool {
    if one.agreement != other.agreement { return one.agreement > other.agreement }
    if one.score != other.score { return one.score > other.score }
    return (one.id.high, one.id.low) < (other.id.high, other.id.low)
  }
}
