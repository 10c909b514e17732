import Model
import Testing

@testable import Identity

@Suite("marks")
struct MarkTests {
  private let today = Day("2026-11-23") ?? Day(number: 0)
  private static let gib: Int64 = 1 << 30

  private func marks(_ change: (inout ScanReport, inout Hardware) -> Void) -> [String] {
    var report = ScanReport()
    var hardware = Hardware()
    change(&report, &hardware)
    if report.virtualisation.kind.value != .container { report.hardware = hardware }
    return Mark.all(in: report, today: today).map(\.id.rawValue)
  }

  private func fact<Value>(_ value: Value) -> Fact<Value> { Fact(.value(value), from: "s") }

  @Test("a machine in which everything agrees has none, also where the board bears the system's serial")
  func none() {
    #expect(
      marks { _, hardware in
        hardware.system.serial = fact("PF2ABCDE")
        hardware.board.serial = fact("PF2ABCDE")
        hardware.chassis.category = fact(.laptop)
        hardware.firmware.date = fact("12/02/2021")
        hardware.batteries = [Battery()]
        hardware.batteries[0].cycles = fact(12)
        hardware.monitors = [Monitor()]
        hardware.monitors[0].year = fact(2026)
        hardware.memory.modules = [module(8), module(8)]
        hardware.memory.installedBytes = fact(16 * Self.gib)
        hardware.memory.usableBytes = fact(15 * Self.gib)
      } == [])
    #expect(marks { _, _ in } == [])
  }

  private func module(_ gib: Int64) -> MemoryModule {
    var module = MemoryModule()
    module.sizeBytes = fact(gib * Self.gib)
    return module
  }

  @Test(
    "a case and a battery that do not go together are marked",
    arguments: [
      (Category.desktop, 1, ["chassis.battery-inside"]), (.server, 2, ["chassis.battery-inside"]),
      (.desktop, 0, []), (.laptop, 0, ["chassis.laptop-no-battery"]), (.laptop, 1, []), (.tablet, 0, []),
      (.tablet, 1, []),
    ] as [(Category, Int, [String])])
  func cases(category: Category, batteries: Int, expected: [String]) {
    #expect(
      marks { _, hardware in
        hardware.chassis.category = fact(category)
        hardware.batteries = Array(repeating: Battery(), count: batteries)
      } == expected)
  }

  @Test(
    "modules and memory that do not add up are marked; what firmware and graphics take is not",
    arguments: [
      ([8, 8], 16, 15, []), ([8, 8], 12, 11, []), ([8, 8], 8, 8, ["memory.missing"]),
      ([8], 16, 15, ["memory.beyond-modules"]), ([], 16, 15, []), ([8, -1], 16, 15, []),
      ([Int64.max >> 30, Int64.max >> 30], 16, 15, []),
    ] as [([Int64], Int64, Int64, [String])])
  func memory(modules: [Int64], installed: Int64, usable: Int64, expected: [String]) {
    #expect(
      marks { _, hardware in
        hardware.memory.modules = modules.map { $0 < 0 ? MemoryModule() : module($0) }
        hardware.memory.installedBytes = fact(installed * Self.gib)
        hardware.memory.usableBytes = fact(usable * Self.gib)
      } == expected)
  }

  @Test(
    "a monitor from a year to come, or from before there were any like it, is marked",
    arguments: [
      (Int64(1993), ["monitor.year-early"]), (1994, []), (2026, []), (2027, ["monitor.year-ahead"]),
      (2245, ["monitor.year-ahead"]), (Int64.min, ["monitor.year-early"]),
      (Int64.max, ["monitor.year-ahead"]),
    ] as [(Int64, [String])])
  func years(year: Int64, expected: [String]) {
    for path in [\Monitor.year, \Monitor.modelYear] {
      #expect(
        marks { _, hardware in
          hardware.monitors = [Monitor(), Monitor()]
          hardware.monitors[1][keyPath: path] = fact(year)
        } == expected)
    }
  }

  @Test("a mark names the facts it rests on")
  func facts() {
    let mark = Mark.monitorYearAhead(monitor: 3, fact: "model_year", year: 2245)
    #expect(mark.facts == ["hardware.monitors[3].model_year"])
    #expect(Mark.cyclesZero(battery: 1).facts == ["hardware.batteries[1].cycles"])
  }

  @Test(
    "firmware of more than five years, or of a day to come, is marked; a date in another form says nothing",
    arguments: [
      ("11/23/2026", []), ("11/24/2026", ["firmware.ahead"]), ("11/23/2021", []),
      ("11/22/2021", ["firmware.old"]),
      ("04/01/14", ["firmware.old"]), ("12/31/99", ["firmware.old"]),
      ("2021-01-01", []), ("13/01/2020", []), ("02/30/2020", []), ("1/1/1", []), ("//", []), ("", []),
      ("99999/1/2020", []), ("１/1/2020", []),
    ] as [(String, [String])])
  func firmware(date: String, expected: [String]) {
    #expect(marks { _, hardware in hardware.firmware.date = fact(DeviceText(date)) } == expected)
  }

  /// A port of 16 GT/s and four lanes, and a card on it.
  private func card(_ change: (inout PCIDevice) -> Void) -> [String] {
    marks { _, hardware in
      var port = PCIDevice()
      port.address = fact("0000:00:06.0")
      port.linkSpeedMost = fact(16_000)
      port.linkWidthMost = fact(4)
      var card = PCIDevice()
      card.address = fact("0000:04:00.0")
      card.classCode = fact("010802")
      card.linkPort = fact("0000:00:06.0")
      (card.linkSpeed, card.linkSpeedMost) = (fact(8000), fact(8000))
      (card.linkWidth, card.linkWidthMost) = (fact(4), fact(16))
      change(&card)
      hardware.pciDevices = [port, card]
    }
  }

  @Test("a link is marked where both of its ends could do more; a display controller may rest")
  func links() {
    #expect(card { _ in } == [])
    #expect(card { $0.linkWidth = fact(2) } == ["pci.link-narrow"])
    #expect(card { $0.linkSpeed = fact(2500) } == ["pci.link-slow"])
    #expect(
      card { ($0.linkWidth, $0.linkSpeed) = (fact(1), fact(2500)) } == ["pci.link-narrow", "pci.link-slow"])
    #expect(card { ($0.classCode, $0.linkSpeed) = (fact("030000"), fact(2500)) } == [])
    #expect(card { ($0.linkSpeedMost, $0.linkSpeed) = (fact(2500), fact(2500)) } == [])
    #expect(card { ($0.address, $0.linkWidth) = (fact("0000:04:00.1"), fact(2)) } == [])
    #expect(card { ($0.linkPort, $0.linkWidth) = (fact("0000:00:07.0"), fact(2)) } == [])
    #expect(card { ($0.linkWidthMost, $0.linkWidth) = (Fact(), fact(2)) } == [])
  }

  @Test("a battery that says it was never charged is marked")
  func cycles() {
    #expect(
      marks { _, hardware in
        hardware.batteries = [Battery()]
        hardware.batteries[0].cycles = fact(0)
      } == ["battery.cycles-zero"])
  }

  @Test("what a hypervisor made up is not held against its guest, what a container cannot see neither")
  func virtual() {
    func old(_ kind: VirtualisationKind) -> [String] {
      marks { report, hardware in
        report.virtualisation.kind = fact(kind)
        hardware.firmware.date = fact("04/01/2014")
        hardware.chassis.category = fact(.desktop)
        hardware.batteries = [Battery()]
      }
    }
    #expect(old(.none) == ["chassis.battery-inside", "firmware.old"])
    #expect(old(.virtualMachine) == [])
    #expect(old(.container) == [])
  }
}
