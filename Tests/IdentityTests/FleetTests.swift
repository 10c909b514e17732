import Identity
import Model
import Testing

/// A fleet of machines that lives through what fleets live through, each scan labelled with the truth.
@Suite("A fleet")
struct FleetTests {
  @Test("650 machines and 5,200 scans: no false merge, no split, few questions")
  func fleet() {
    var generator = SeededGenerator(seed: 20_260_101)
    let machines = (0..<650).map { machine($0, &generator) }
    let roll = machines.enumerated().map { Candidate(id($0.offset), $0.element, bound: true) }
    var index: [Lookup: Set<Int>] = [:]
    for (number, candidate) in roll.enumerated() {
      for lookup in candidate.keys.lookups { index[lookup, default: []].insert(number) }
    }
    func verdict(_ scan: IdentityKeys) -> Verdict {
      let found = Set(scan.lookups.flatMap { index[$0] ?? [] })
      return Matcher.verdict(of: scan, among: found.sorted().map { roll[$0] })
    }

    var (scans, merged, split, asked) = (0, 0, 0, 0)
    for (number, keys) in machines.enumerated() {
      for scan in ordinary(keys, &generator) {
        scans += 1
        let verdict = verdict(scan)
        if let same = verdict.same, same != id(number) { merged += 1 }
        if verdict.isNew { split += 1 }
        if verdict.conflict != nil { asked += 1 }
      }
      // Machines that are not on the roll, made from this one.
      let stranger = machine(5000 + number, &generator)
      let copied = stranger.with { $0.machineID = keys.machineID }
      let disk = copied.with { $0.disks = keys.disks }
      for scan in [copied, disk, copied.unprivileged, disk.unprivileged] {
        scans += 1
        if verdict(scan).same != nil { merged += 1 }
      }
    }

    #expect(scans == 5200)
    #expect(merged == 0)
    #expect(split == 0)
    #expect(asked * 100 <= 3 * 4 * 650)
  }

  private func id(_ number: Int) -> EntityID {
    EntityID(at: Instant(milliseconds: Int64(number)), random: [UInt8](repeating: 1, count: 10))
  }

  /// Four scans of the same machine: as root, as a plain user, and after two ordinary changes.
  private func ordinary(_ keys: IdentityKeys, _ generator: inout SeededGenerator) -> [IdentityKeys] {
    let reversed = keys.with {
      if let uuid = $0.uuid { $0.uuid = Normalise.alternate(uuid).map { DeviceText($0) } }
    }
    let changed = [
      keys.with { $0.disks = [.init(model: "SSD", serial: DeviceText(text(12, &generator)))] },
      keys.with { $0.macs = Array($0.macs.prefix(1)) },
      keys.with { $0.maker = $0.maker.map { DeviceText(($0.string ?? "").uppercased() + " ") } },
    ]
    return [keys, keys.unprivileged, reversed, changed.randomElement(using: &generator) ?? keys]
  }

  /// Every tenth is built from parts, every tenth virtual; a third was laid down from images, one image for six.
  private func machine(_ number: Int, _ generator: inout SeededGenerator) -> IdentityKeys {
    let digits = "0123456789abcdef"
    func hex(_ count: Int) -> String {
      String((0..<count).map { _ in digits.randomElement(using: &generator) ?? "0" })
    }
    let isVirtual = number % 10 == 1
    var keys = IdentityKeys(isPrivileged: true, isVirtual: isVirtual)
    keys.maker = ["Dell Inc.", "LENOVO", "Hewlett-Packard"].randomElement(using: &generator)
    keys.model = ["Latitude 5520", "ThinkPad T480", "ProDesk 600"].randomElement(using: &generator)
    keys.serial = DeviceText(text(8, &generator))
    keys.uuid = DeviceText("\(hex(8))-\(hex(4))-4\(hex(3))-8\(hex(3))-\(hex(12))")
    keys.boardMaker = keys.maker
    keys.boardSerial = DeviceText(text(14, &generator))
    keys.macs = ["8c:16:45", "a0:51:0b"].map { DeviceText("\($0):\(hex(2)):\(hex(2)):\(hex(2))") }
    keys.disks = [.init(model: "SSD", serial: DeviceText(text(12, &generator)))]
    keys.machineID = number % 3 == 0 && !isVirtual ? image(number / 18) : DeviceText(hex(32))
    if number % 10 == 0 {
      keys.maker = "To Be Filled By O.E.M."
      keys.model = "To Be Filled By O.E.M."
      keys.serial = "To Be Filled By O.E.M."
      keys.uuid = "03000200-0400-0500-0006-000700080009"
      keys.boardMaker = "ASRock"
      keys.boardSerial = nil
    }
    if isVirtual {
      keys.serial = nil
      keys.boardSerial = nil
      keys.disks = [.init(model: "QEMU HARDDISK", serial: "QM00001")]
    }
    return keys
  }

  private func image(_ number: Int) -> DeviceText {
    DeviceText("0f3c2a1b4d5e6f708192a3b4\(10_000_000 + number)")
  }

  private func text(_ count: Int, _ generator: inout SeededGenerator) -> String {
    String((0..<count).map { _ in "BCDFGHJKLMNPQRSTVWXZ23456789".randomElement(using: &generator) ?? "B" })
  }
}
