import Identity
import Model
import Store
import Testing

@testable import Exchange

@Suite("Intake against a roll")
struct IntakeVerdictTests {
  /// What a plain user would have read: the kernel keeps serials and the UUID for root.
  static func plain(_ machine: String) throws -> ScanReport {
    var report = try Files.scan(machine)
    report.privileged = false
    func keep(_ fact: inout Fact<DeviceText>) {
      if fact.value != nil { fact.finding = .withheld(.root) }
    }
    if var hardware = report.hardware {
      keep(&hardware.system.serial)
      keep(&hardware.system.uuid)
      keep(&hardware.board.serial)
      keep(&hardware.chassis.serial)
      report.hardware = hardware
    }
    return report
  }

  @Test(
    "a machine is the same, whoever scanned it first and whoever scans it next",
    arguments: ["thinkpad-x1", "microvm"])
  func sameMachine(machine: String) throws {
    let root = try Files.scan(machine)
    let plain = try Self.plain(machine)
    for (first, next) in [(root, root), (plain, root), (root, plain), (plain, plain)] {
      let test = try TestRoll()
      let asset = try test.register(first)
      #expect(
        try Intake(next).asset(on: test.roll)?.id == asset.id,
        "privileged \(first.privileged), then \(next.privileged)")
    }
  }

  @Test("on an empty roll a machine read as root is new, and one read as a plain user is nobody's")
  func emptyRoll() throws {
    let test = try TestRoll()
    guard case .new(let reasons) = try Intake(try Files.scan("thinkpad-x1")).verdict(on: test.roll).verdict
    else {
      Issue.record("not new")
      return
    }
    #expect(reasons.decision == .unknown)
    guard
      case .conflict([], let why) = try Intake(try Self.plain("thinkpad-x1")).verdict(on: test.roll).verdict
    else {
      Issue.record("no conflict")
      return
    }
    #expect(why.decision == .unprivileged)
  }

  @Test("two virtual machines of one host are two")
  func twoVirtualMachines() throws {
    let test = try TestRoll()
    let one = try Files.scan("microvm")
    var other = one
    other.operatingSystem.machineId = Fact(.value("00112233445566778899aabbccddeeff"), from: "etc/machine-id")
    other.hardware?.networkCards[0].mac = Fact(.value("52:54:00:12:34:56"), from: "n")
    other.hardware?.networkCards[0].permanentMac = Fact(.value("52:54:00:12:34:56"), from: "n")
    let first = try test.register(one)
    guard case .new = try Intake(other).verdict(on: test.roll).verdict else {
      Issue.record("the second was taken for the first")
      return
    }
    let second = try test.register(other)
    #expect(try Intake(one).asset(on: test.roll)?.id == first.id)
    #expect(try Intake(other).asset(on: test.roll)?.id == second.id)
  }

  @Test(
    "a machine typed in is bound by its first scan as root, under either name of its model",
    arguments: ["ThinkPad X1 Carbon Gen 9", "Lenovo thinkpad  x1 carbon gen 9", "20XWS0AA00"])
  func firstBinding(model: String) throws {
    let test = try TestRoll()
    let typed = try test.type(.laptop, maker: "Lenovo", model: DeviceText(model), serial: "pf2abcde")
    let (verdict, _) = try Intake(try Files.scan("thinkpad-x1")).verdict(on: test.roll)
    guard case .same(typed.id, let reasons) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(reasons.decision == .firstBinding)
    #expect(try Intake(try Self.plain("thinkpad-x1")).asset(on: test.roll) == nil)
  }

  @Test("a machine typed in as another model is a question for a person")
  func otherModel() throws {
    let test = try TestRoll()
    let typed = try test.type(.laptop, maker: "Lenovo", model: "ThinkPad T480", serial: "PF2ABCDE")
    guard
      case .conflict([typed.id], _) = try Intake(try Files.scan("thinkpad-x1")).verdict(on: test.roll).verdict
    else {
      Issue.record("no conflict")
      return
    }
  }

  @Test("what a maker writes into all of its machines does not keep the second off the roll")
  func twoLaptops() throws {
    let test = try TestRoll()
    try test.register(try Files.scan("thinkpad-x1"))
    var other = try Files.scan("thinkpad-x1")
    other.operatingSystem.machineId = Fact(.value("00112233445566778899aabbccddeeff"), from: "etc/machine-id")
    other.hardware?.system.serial = Fact(.value("PF2XYZ01"), from: "s")
    other.hardware?.system.uuid = Fact(.value("5d5c4544-0051-3010-8052-b4c04f4a4b33"), from: "u")
    other.hardware?.board.serial = Fact(.value("L1HF9ZZ9ZZZ"), from: "b")
    other.hardware?.disks[0].serial = Fact(.value("S6B2K2"), from: "d")
    other.hardware?.networkCards[2].mac = Fact(.value("6c:24:08:aa:bb:99"), from: "n")
    other.hardware?.networkCards[2].permanentMac = Fact(.value("6c:24:08:aa:bb:99"), from: "n")
    #expect(other.hardware?.chassis.assetTag.value == "No Asset Information")
    guard case .new = try Intake(other).verdict(on: test.roll).verdict else {
      Issue.record("the second was taken for the first")
      return
    }
  }

  @Test("inside a container nothing on the roll is claimed")
  func container() throws {
    let test = try TestRoll()
    try test.register(try Files.scan("thinkpad-x1"))
    let (verdict, candidates) = try Intake(try Files.scan("container")).verdict(on: test.roll)
    #expect(verdict.reasons.decision == .container)
    #expect(candidates == [])
  }
}
