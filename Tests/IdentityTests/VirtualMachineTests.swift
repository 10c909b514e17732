import Identity
import Model
import Testing

@Suite("Virtual machines")
struct VirtualMachineTests {
  let a = Machines.id(1)

  func verdict(_ scan: IdentityKeys, _ known: IdentityKeys) -> Verdict {
    Matcher.verdict(of: scan, among: [Candidate(a, known, bound: true)])
  }

  @Test("unchanged it is the same, to root and to a plain user, with firmware tables and without")
  func unchanged() {
    let bare = Machines.virtual.with {
      $0.maker = nil
      $0.model = nil
      $0.uuid = nil
      $0.disks = []
    }
    for keys in [Machines.virtual, bare] {
      #expect(verdict(keys, keys).same == a)
      #expect(verdict(keys.unprivileged, keys).same == a)
      #expect(verdict(keys.unprivileged, keys.unprivileged).same == a)
    }
  }

  @Test("its UUID survives a new installation")
  func reinstall() {
    #expect(
      verdict(Machines.virtual.with { $0.machineID = Machines.laptop.machineID }, Machines.virtual).same == a)
  }

  @Test("a clone is not the original, whichever of its keys was renewed")
  func clone() {
    let address = Machines.virtual.with { $0.macs = ["52:54:00:12:34:57"] }
    let uuid = Machines.virtual.with { $0.uuid = "9b1c7a52-6c7e-4a55-9d1f-3f0a5e6b7c8e" }
    #expect(verdict(address, Machines.virtual).conflict == [a])
    #expect(verdict(uuid, Machines.virtual).conflict == [a])
    #expect(verdict(address.unprivileged, Machines.virtual).conflict == [a])
  }

  @Test("what all guests of a hypervisor share says nothing")
  func sharedFirmware() {
    let other = IdentityKeys(isPrivileged: true, isVirtual: true).with {
      $0.maker = "QEMU"
      $0.serial = "HOST4711"
      $0.boardMaker = "QEMU"
      $0.boardSerial = "HOST4712"
      $0.disks = Machines.virtual.disks
      $0.machineID = Machines.laptop.machineID
    }
    let known = Machines.virtual.with {
      $0.serial = "HOST4711"
      $0.boardMaker = "QEMU"
      $0.boardSerial = "HOST4712"
    }
    #expect(verdict(other, known).isNew)
  }

  @Test("a guest is never the hardware it was made from, nor bound to an order by its serial")
  func physical() {
    let moved = Machines.laptop.with { $0.isVirtual = true }
    #expect(verdict(moved, Machines.laptop).same == nil)
    let order = Candidate(a, Machines.order, bound: false)
    #expect(Matcher.verdict(of: moved, among: [order]).same == nil)
  }
}
