import Identity
import Model
import Testing

@Suite("Matcher")
struct MatcherTests {
  let a = Machines.id(1)
  let b = Machines.id(2)

  func verdict(_ scan: IdentityKeys, _ candidates: Candidate...) -> Verdict {
    Matcher.verdict(of: scan, among: candidates)
  }

  @Test("an unchanged machine is the same, and the reasons say by what")
  func unchanged() {
    let verdict = verdict(Machines.laptop, Candidate(a, Machines.laptop, bound: true))

    #expect(verdict.same == a)
    #expect(verdict.reasons.decision == .points)
    #expect(verdict.reasons.rulebook == 3)
    #expect(
      verdict.reasons.weighed.map {
        $0.reasons.map { "\($0.key.rawValue) \($0.outcome.rawValue) \($0.points)" }
      } == [
        [
          "serial agrees 60", "uuid agrees 50", "board agrees 40", "mac agrees 25", "disk agrees 15",
          "machine-id agrees 15", "chassis agrees 0", "maker agrees 0", "model agrees 0",
        ]
      ])
    #expect(verdict.reasons.weighed.map(\.score) == [205])
  }

  @Test("a machine that shares nothing with the roll is new; its twin from the same box too")
  func new() {
    #expect(verdict(Machines.laptop).reasons.decision == .unknown)
    #expect(verdict(Machines.laptop).isNew)
    #expect(verdict(Machines.twin, Candidate(a, Machines.laptop, bound: true)).isNew)
  }

  @Test("a new installation on the same machine is the same")
  func reinstall() {
    let scan = Machines.laptop.with { $0.machineID = "aaaabbbbccccddddeeeeffff00001111" }
    #expect(verdict(scan, Candidate(a, Machines.laptop, bound: true)).same == a)
  }

  @Test("the UUID in the other byte order is the same UUID")
  func byteOrder() {
    let scan = Machines.laptop.with { $0.uuid = "44454C4C-5600-1048-8057-B3C04F584831" }
    #expect(verdict(scan, Candidate(a, Machines.laptop, bound: true)).same == a)
  }

  @Test("a UUID in the other order never joins two machines that have different serials")
  func byteOrderAlone() {
    let scan = Machines.twin.with {
      $0.uuid = "44454C4C-5600-1048-8057-B3C04F584831"
      $0.macs = Machines.laptop.macs
    }
    let verdict = verdict(scan, Candidate(a, Machines.laptop, bound: true))
    #expect(verdict.conflict == [a])
    #expect(verdict.reasons.decision == .contradicted)
  }

  @Test("two machines that left the factory with one UUID are each recognised")
  func sharedUUID() {
    let twin = Machines.twin.with { $0.uuid = Machines.laptop.uuid }
    let roll = [Candidate(a, Machines.laptop, bound: true), Candidate(b, twin, bound: true)]
    #expect(Matcher.verdict(of: Machines.laptop, among: roll).same == a)
    #expect(Matcher.verdict(of: twin, among: roll).same == b)
  }

  @Test("two boxes with one serial go to a person")
  func sharedSerial() {
    let twin = Machines.twin.with { $0.serial = Machines.laptop.serial }
    #expect(verdict(twin, Candidate(a, Machines.laptop, bound: true)).conflict == [a])
  }

  @Test("equal serials of different makers are different serials")
  func sameSerialOtherMaker() {
    let scan = Machines.twin.with {
      $0.maker = "Dell Inc."
      $0.serial = Machines.laptop.serial
    }
    #expect(verdict(scan, Candidate(a, Machines.laptop, bound: true)).isNew)
  }

  @Test("a swapped board goes to a person, whether the serial was written into it or not")
  func boardSwap() {
    let board = Machines.laptop.with {
      $0.uuid = Machines.twin.uuid
      $0.boardSerial = Machines.twin.boardSerial
    }
    let asset = Candidate(a, Machines.laptop, bound: true)
    #expect(verdict(board, asset).conflict == [a])
    #expect(verdict(board.with { $0.serial = "To be filled by O.E.M." }, asset).conflict == [a])
  }

  @Test("a disk from another asset does not hide which machine it sits in")
  func movedDisk() {
    let scan = Machines.laptop.with {
      $0.disks = Machines.twin.disks
      $0.machineID = Machines.twin.machineID
    }
    let verdict = verdict(
      scan, Candidate(a, Machines.laptop, bound: true), Candidate(b, Machines.twin, bound: true))
    #expect(verdict.same == a)
    #expect(verdict.reasons.weighed.map(\.id) == [a, b])
  }

  @Test("a disk moved into an unknown machine, with its installation, is not the machine it came from")
  func movedDiskAlone() {
    let scan = Machines.twin.with {
      $0.disks = Machines.laptop.disks
      $0.machineID = Machines.laptop.machineID
    }
    let asset = Candidate(a, Machines.laptop, bound: true)
    #expect(verdict(scan, asset).conflict == [a])
    #expect(verdict(scan.unprivileged, asset).conflict == [a])
    #expect(verdict(scan.unprivileged.with { $0.macs = [] }, asset).conflict == [a])
    #expect(
      verdict(scan.unprivileged, Candidate(a, Machines.laptop.unprivileged, bound: true)).conflict == [a])
  }

  @Test("a copy of a disk in another machine is another machine")
  func clonedDisk() {
    let scan = Machines.twin.with { $0.machineID = Machines.laptop.machineID }
    let asset = Candidate(a, Machines.laptop, bound: true)
    #expect(verdict(scan, asset).isNew)
    #expect(verdict(scan.unprivileged, asset).conflict == [a])
    #expect(verdict(scan.unprivileged, asset).reasons.decision == .unprivileged)
  }

  @Test("an address alone, or an address and a disk, never make two machines one")
  func address() {
    let asset = Candidate(a, Machines.laptop.unprivileged, bound: true)
    var scan = IdentityKeys(isPrivileged: true)
    scan.macs = Machines.laptop.macs
    #expect(verdict(scan, asset).same == nil)
    scan.disks = Machines.laptop.disks
    #expect(verdict(scan, asset).conflict == [a])
  }

  @Test("a firmware asset tag that is ours helps, and is no proof")
  func assetTag() {
    var known = IdentityKeys(isPrivileged: true)
    known.assetTag = "LT-00013"
    let asset = Candidate(a, known, bound: true)
    #expect(verdict(Machines.laptop.with { $0.assetTag = "lt-00013 " }, asset).conflict == [a])
    #expect(verdict(Machines.laptop.with { $0.assetTag = "No Asset Tag" }, asset).isNew)
  }

  @Test("a TPM key is as good as a serial, and as strong against")
  func tpm() {
    let scan = Machines.whiteBox.with { $0.tpmKey = Machines.key(7) }
    #expect(verdict(scan, Candidate(a, scan.with { $0.machineID = nil }, bound: true)).same == a)
    #expect(
      verdict(scan, Candidate(a, scan.with { $0.tpmKey = Machines.key(8) }, bound: true)).reasons.decision
        == .contradicted)
  }

  @Test("the same serial, and on one side no maker: a person decides")
  func serialWithoutMaker() {
    let order = Machines.order.with { $0.maker = nil }
    let verdict = verdict(Machines.laptop, Candidate(a, order, bound: false))
    #expect(verdict.conflict == [a])
    #expect(verdict.reasons.decision == .undecided)
  }

  @Test("two records of one machine go to a person")
  func rivals() {
    let roll = [Candidate(a, Machines.laptop, bound: true), Candidate(b, Machines.order, bound: false)]
    let verdict = Matcher.verdict(of: Machines.laptop, among: roll)
    #expect(verdict.conflict == [a, b])
    #expect(verdict.reasons.decision == .rivals)
  }

  @Test("inside a container nothing is the host's asset, and nothing is looked up")
  func container() {
    let scan = Machines.laptop.with { $0.isContainer = true }
    let verdict = verdict(scan, Candidate(a, Machines.laptop, bound: true))
    #expect(verdict.conflict == [])
    #expect(verdict.reasons.decision == .container)
    #expect(scan.lookups.isEmpty)
  }

  @Test("rejected values are kept with their rules")
  func rejected() {
    let rejected = verdict(Machines.whiteBox).reasons.rejected
    #expect(
      rejected.map { "\($0.key.rawValue) \($0.rule.rawValue)" } == [
        "maker any.fill-in", "model model.list", "serial any.field-name", "board any.fill-in",
        "uuid uuid.list",
      ])
    #expect(rejected.first?.value == "To Be Filled By O.E.M.")
  }

  @Test("an image rolled out a thousand times does not fill the reasons")
  func manyCandidates() {
    let clones = (0..<1000).map { number in
      let id = EntityID(at: Instant(milliseconds: Int64(number)), random: [UInt8](repeating: 0, count: 10))
      return Candidate(id, Machines.twin.with { $0.machineID = Machines.laptop.machineID }, bound: true)
    }
    let verdict = Matcher.verdict(of: Machines.laptop, among: clones)
    #expect(verdict.isNew)
    #expect(verdict.reasons.weighed.count == 16)
  }

  @Test("a box without any key and with a new installation is known by address, disk and memory together")
  func boxOfParts() {
    let box = Machines.whiteBox.with { $0.modules = [.init(partNumber: "CT8G4", serial: "E1D2C3B4")] }
    let asset = Candidate(a, box, bound: true)
    let scan = box.with { $0.machineID = Machines.laptop.machineID }
    #expect(verdict(scan, asset).same == a)
    #expect(verdict(scan, asset).reasons.decision == .parts)
    #expect(verdict(scan.with { $0.modules = [] }, asset).conflict == [a])
    #expect(verdict(scan.with { $0.disks = [] }, asset).conflict == [a])
    #expect(verdict(scan.with { $0.macs = ["70:85:c2:01:02:04"] }, asset).conflict == [a])
    #expect(verdict(scan.with { $0.boardSerial = "M80-A1" }, asset).same == nil)
    #expect(verdict(scan.with { $0.isPrivileged = false }, asset).same == nil)
  }

  @Test("a box without any key that shares its address alone is asked about, not registered again")
  func boxOfAnAddress() {
    let scan = Machines.whiteBox.with {
      $0.machineID = Machines.laptop.machineID
      $0.disks = []
    }
    #expect(verdict(scan, Candidate(a, Machines.whiteBox, bound: true)).conflict == [a])
  }

  @Test(
    "another board is expected while a machine is under repair, and only with its serial and a part of it")
  func boardUnderRepair() {
    let scan = Machines.laptop.with {
      $0.uuid = Machines.twin.uuid
      $0.boardSerial = Machines.twin.boardSerial
      $0.macs = Machines.twin.macs
    }
    let asset = Candidate(a, Machines.laptop, bound: true, underRepair: true)
    #expect(verdict(scan, asset).same == a)
    #expect(verdict(scan, asset).reasons.decision == .boardReplaced)
    #expect(verdict(scan, Candidate(a, Machines.laptop, bound: true)).proposal == .boardReplaced)
    #expect(verdict(scan.with { $0.serial = nil }, asset).proposal == .diskMoved)
    let second = scan.with {
      $0.disks = Machines.twin.disks
      $0.machineID = Machines.twin.machineID
    }
    #expect(verdict(second, asset).conflict == [a])
    #expect(verdict(second, asset).proposal == .new)
  }

  @Test("a disk in a machine that differs down to its memory is a moved disk, and the machine is new")
  func movedDiskAmongModules() {
    let known = Machines.laptop.with { $0.modules = [.init(partNumber: "M471", serial: "3A8F1C02")] }
    let scan = Machines.twin.with {
      $0.disks = known.disks
      $0.machineID = known.machineID
      $0.modules = [.init(partNumber: "M471", serial: "3A8F1C03")]
    }
    let asset = Candidate(a, known, bound: true)
    #expect(verdict(scan, asset).isNew)
    #expect(verdict(scan.with { $0.modules = [] }, asset).proposal == .diskMoved)
    #expect(verdict(scan.with { $0.modules = known.modules }, asset).proposal == .boardReplaced)
  }

  @Test(
    "a dock that cannot be told from a built-in controller, and an image: not the machine that stood there before"
  )
  func imageAtADock() {
    let known = Machines.laptop.with { $0.macs.append("00:e0:4c:00:00:01") }
    let scan = Machines.twin.unprivileged.with {
      $0.machineID = known.machineID
      $0.macs.append("00:e0:4c:00:00:01")
    }
    #expect(verdict(scan, Candidate(a, known, bound: true)).conflict == [a])
  }

  @Test("a serial on three machines of ours, each another by its UUID, is none; on two it is still one")
  func sharedByMany() {
    func box(_ number: UInt8) -> IdentityKeys {
      Machines.twin.with {
        $0.serial = "AMI-2019"
        $0.uuid = DeviceText("4c4c4544-0056-4810-8057-b3c04f5848\(number)")
        $0.boardSerial = DeviceText("L1HF7AB02\(number)")
        $0.macs = [DeviceText("8c:16:45:aa:bb:\(number)")]
        $0.disks = []
        $0.machineID = nil
      }
    }
    let roll = (UInt8(10)...12).map { Candidate(Machines.id($0), box($0), bound: true) }
    let fourth = Matcher.verdict(of: box(13), among: roll)
    #expect(fourth.isNew)
    #expect(fourth.reasons.rejected.map(\.rule) == ["roll.shared"])
    #expect(Matcher.verdict(of: box(13), among: Array(roll.prefix(2))).conflict?.count == 2)
    #expect(Matcher.verdict(of: box(11), among: roll).same == Machines.id(11))
    // Three records of one machine are a mistake of ours, and no reason to make a fourth.
    let records = (UInt8(1)...3).map { Candidate(Machines.id($0), box(10), bound: true) }
    #expect(Matcher.verdict(of: box(10), among: records).reasons.decision == .rivals)
  }
}
