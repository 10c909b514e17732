import Identity
import Model
import Testing

/// The first scan of what is already on the roll, and scans that cannot read serials.
@Suite("First scans and plain users")
struct FirstScanTests {
  let a = Machines.id(1)
  let b = Machines.id(2)

  func verdict(_ scan: IdentityKeys, _ candidates: Candidate...) -> Verdict {
    Matcher.verdict(of: scan, among: candidates)
  }

  @Test("a machine typed in by maker and serial is found by its first scan as root")
  func firstBinding() {
    let verdict = verdict(Machines.laptop, Candidate(a, Machines.order, bound: false))
    #expect(verdict.same == a)
    #expect(verdict.reasons.decision == .firstBinding)
  }

  @Test("the first scan binds the model that was ordered, and no other")
  func firstBindingModel() {
    let same = Machines.order.with { $0.model = "Lenovo  thinkpad T480" }
    let other = Machines.order.with { $0.model = "ThinkPad X1 Carbon" }
    #expect(verdict(Machines.laptop, Candidate(a, same, bound: false)).same == a)
    #expect(verdict(Machines.laptop, Candidate(a, other, bound: false)).conflict == [a])
  }

  @Test("a serial that stands on two records binds neither, even if another key refutes one")
  func firstBindingTwice() {
    let refuted = Machines.twin.with { $0.serial = Machines.laptop.serial }
    let order = Candidate(a, Machines.order, bound: false)
    #expect(verdict(Machines.laptop, order, Candidate(b, Machines.order, bound: false)).conflict == [a, b])
    #expect(verdict(Machines.laptop, order, Candidate(b, refuted, bound: true)).conflict == [a, b])
  }

  @Test("a record that was never scanned is bound by its serial only, and never contradicted away")
  func unboundNeedsSerial() {
    let uuid = IdentityKeys(isPrivileged: false).with {
      $0.uuid = Machines.laptop.uuid
      $0.macs = Machines.laptop.macs
      $0.machineID = Machines.laptop.machineID
    }
    let wrong = Machines.order.with { $0.uuid = Machines.twin.uuid }
    #expect(verdict(Machines.laptop, Candidate(a, uuid, bound: false)).conflict == [a])
    #expect(verdict(Machines.laptop, Candidate(a, wrong, bound: false)).conflict == [a])
  }

  @Test("a plain user's scan never says new and never binds")
  func plainUser() {
    let scan = Machines.laptop.unprivileged
    #expect(verdict(scan).conflict == [])
    #expect(verdict(scan).reasons.decision == .unprivileged)
    #expect(verdict(scan, Candidate(a, Machines.order, bound: false)).conflict == [])
    let readable = scan.with { $0.serial = Machines.laptop.serial }
    #expect(verdict(readable, Candidate(a, Machines.order, bound: false)).conflict == [a])
  }

  @Test("a machine registered by a plain user is recognised by the same user, and by root")
  func plainUserAgain() {
    let asset = Candidate(a, Machines.laptop.unprivileged, bound: true)
    #expect(verdict(Machines.laptop.unprivileged, asset).same == a)
    #expect(verdict(Machines.laptop.unprivileged, asset).reasons.decision == .confirmed)
    #expect(verdict(Machines.laptop, asset).same == a)
  }

  @Test("a machine registered by root is recognised by a plain user")
  func rootThenPlainUser() {
    #expect(verdict(Machines.laptop.unprivileged, Candidate(a, Machines.laptop, bound: true)).same == a)
  }

  @Test("a plain user's scan survives a new disk restored from the old one, and not a new installation")
  func plainUserChanges() {
    let asset = Candidate(a, Machines.laptop, bound: true)
    let scan = Machines.laptop.unprivileged
    #expect(verdict(scan.with { $0.disks = Machines.twin.disks }, asset).same == a)
    #expect(verdict(scan.with { $0.machineID = Machines.twin.machineID }, asset).conflict == [a])
  }

  @Test("without any network controller the disk confirms; with one that differs it does not")
  func diskConfirms() {
    let scan = Machines.laptop.unprivileged.with { $0.macs = [] }
    #expect(verdict(scan, Candidate(a, scan, bound: true)).same == a)
    #expect(verdict(scan, Candidate(a, Machines.laptop.unprivileged, bound: true)).conflict == [a])
  }

  @Test("a confirmation needs the same model: an installation and its network card can be moved")
  func confirmationModel() {
    let asset = Candidate(a, Machines.laptop.unprivileged, bound: true)
    #expect(verdict(Machines.laptop.unprivileged.with { $0.model = "ThinkPad T490" }, asset).conflict == [a])
    #expect(verdict(Machines.laptop.unprivileged.with { $0.maker = "Dell Inc." }, asset).conflict == [a])
  }

  @Test("the scanner's own mark decides over the machine-id, which images copy")
  func installID() {
    let asset = Candidate(a, Machines.laptop.unprivileged.with { $0.installID = "m-1" }, bound: true)
    let scan = Machines.laptop.unprivileged
    #expect(verdict(scan.with { $0.installID = "m-1" }, asset).same == a)
    #expect(verdict(scan.with { $0.installID = "m-2" }, asset).conflict == [a])
    #expect(verdict(scan, asset).same == a)
  }

  @Test("a box without serials is registered by root and recognised by root and user")
  func whiteBox() {
    let asset = Candidate(a, Machines.whiteBox, bound: true)
    #expect(verdict(Machines.whiteBox).isNew)
    #expect(verdict(Machines.whiteBox, asset).same == a)
    #expect(verdict(Machines.whiteBox.unprivileged, asset).same == a)
    #expect(verdict(Machines.whiteBox.with { $0.machineID = nil }, asset).conflict == [a])
  }

  @Test("a box by which nothing can be recognised is not registered by a scan")
  func noKey() {
    let scan = Machines.whiteBox.with {
      $0.macs = ["02:00:00:00:00:01"]
      $0.disks = []
    }
    #expect(verdict(scan).conflict == [])
    #expect(verdict(scan).reasons.decision == .noKey)
  }
}
