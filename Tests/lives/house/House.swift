import Model

/// Machines and what happens to their parts, day by day: the truth that a roll is held against. What it looks like to a scan is a ``Look``.
public struct House: Sendable {
  public private(set) var machines: [Machine] = []
  /// Spare parts, in nothing.
  private var shelf: [Piece] = []
  private var made = 0
  private let hidden: Int
  private var dice: Chance
  /// Milliseconds of the day until which everything so far has happened.
  private var clock: Int64 = 0
  private var day = 0

  /// 2022-01-03T00:00:00Z: a thousand days on nothing lies in the future of whoever plays it.
  private static let begin: Int64 = 1_641_168_000_000
  private static let dayLength: Int64 = 86_400_000

  /// - Parameter hidden: of a thousand scans of plain users so many read no serials of disks.
  public init(seed: UInt64, machines count: Int, hidden: Int = 0) {
    self.hidden = hidden
    dice = Chance(seed: seed)
    for number in 0..<count {
      var machine = Machine(number, &dice)
      var given: Set<Part.Kind> = []
      for index in machine.slots.indices {
        let kind = machine.slots[index].kind
        if given.insert(kind).inserted || dice.happens(400) { machine.slots[index].piece = make(kind) }
      }
      machines.append(machine)
    }
  }

  /// Where a part is now: in which machine, or `nil`.
  public func machine(with piece: Piece) -> Int? {
    machines.first { $0.slots.contains { $0.piece?.name == piece.name } }?.number
  }

  /// - Parameter everyHowManyDays: how often a machine is looked at.
  /// - Returns: every look at a machine in those days, oldest first; the last ones see everything of all that are in use.
  public mutating func live(days: Int, everyHowManyDays: Int) -> [Look] {
    var looks: [Look] = []
    for _ in 0..<days {
      clock = 0
      for _ in 0..<2 where dice.happens(150) { happen() }
      for number in machines.indices where machines[number].isInUse && dice.below(everyHowManyDays) == 0 {
        looks.append(look(number, asRoot: dice.happens(600)))
        // Now and then something is swapped between two looks of one day.
        if dice.happens(20) { happen() }
      }
      day += 1
    }
    clock = 0
    for number in machines.indices where machines[number].isInUse { looks.append(look(number, asRoot: true)) }
    for index in looks.indices { looks[index].number = index }
    return looks
  }

  // MARK: What happens

  private mutating func make(_ kind: Part.Kind) -> Piece {
    made += 1
    return Piece.new(kind, number: made, &dice)
  }

  private mutating func happen() {
    switch dice.below(100) {
    case 0..<40: swap()
    case 40..<60: shelve()
    case 60..<80: fit()
    case 80..<90: repair()
    case 90..<95: lose()
    case 95..<98: reinstall()
    default: drawer()
    }
  }

  private mutating func anySlot(_ isFit: (Machine, Int) -> Bool) -> (machine: Int, slot: Int)? {
    var slots: [(Int, Int)] = []
    for machine in machines.indices where machines[machine].isInUse {
      for slot in machines[machine].slots.indices where isFit(machines[machine], slot) {
        slots.append((machine, slot))
      }
    }
    return slots.randomElement(using: &dice)
  }

  /// Two machines exchange a part; the second may have none to give.
  private mutating func swap() {
    guard let one = anySlot({ $0.slots[$1].piece != nil }) else { return }
    let kind = machines[one.machine].slots[one.slot].kind
    let canSpare = machines[one.machine].canSpare(one.slot)
    let other = anySlot { machine, slot in
      machine.number != one.machine && machine.slots[slot].kind == kind
        && (canSpare || machine.slots[slot].piece != nil)
    }
    guard let other else { return }
    let piece = machines[one.machine].slots[one.slot].piece
    machines[one.machine].slots[one.slot].piece = machines[other.machine].slots[other.slot].piece
    machines[other.machine].slots[other.slot].piece = piece
  }

  private mutating func shelve() {
    guard let from = anySlot({ $0.canSpare($1) }), let piece = machines[from.machine].slots[from.slot].piece
    else { return }
    machines[from.machine].slots[from.slot].piece = nil
    shelf.append(piece)
  }

  /// A spare goes into a free slot, or a new part where there is no spare.
  private mutating func fit() {
    guard let to = anySlot({ $0.slots[$1].piece == nil }) else { return }
    let kind = machines[to.machine].slots[to.slot].kind
    let spares = shelf.indices.filter { shelf[$0].kind == kind }
    if let spare = spares.randomElement(using: &dice), dice.happens(800) {
      machines[to.machine].slots[to.slot].piece = shelf.remove(at: spare)
    } else {
      machines[to.machine].slots[to.slot].piece = make(kind)
    }
  }

  /// What was broken is thrown away, and another part takes its place at once.
  private mutating func repair() {
    guard let at = anySlot({ $0.slots[$1].piece != nil }) else { return }
    machines[at.machine].slots[at.slot].piece = make(machines[at.machine].slots[at.slot].kind)
  }

  private mutating func lose() {
    if !shelf.isEmpty, dice.happens(500) {
      shelf.remove(at: dice.below(shelf.count))
    } else if let from = anySlot({ $0.canSpare($1) }) {
      machines[from.machine].slots[from.slot].piece = nil
    }
  }

  private mutating func reinstall() {
    guard let at = anySlot({ $0.slots[$1].kind == .disk && $0.slots[$1].piece != nil }) else { return }
    machines[at.machine].slots[at.slot].piece?.installation = dice.hex(32)
  }

  /// A machine is put away with all that is in it, and nobody looks at it again.
  private mutating func drawer() {
    let used = machines.indices.filter { machines[$0].isInUse }
    guard used.count > machines.count * 4 / 5, let number = used.randomElement(using: &dice) else { return }
    machines[number].isInUse = false
  }

  // MARK: What is seen

  private mutating func look(_ number: Int, asRoot: Bool) -> Look {
    // No two looks at one instant.
    clock += 60_000 + Int64(dice.below(60_000))
    return Look(
      machines[number], at: Instant(milliseconds: Self.begin + Int64(day) * Self.dayLength + clock),
      asRoot: asRoot, hidesDisks: !asRoot && dice.happens(hidden))
  }
}
