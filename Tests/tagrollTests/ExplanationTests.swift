import Glibc
import Testing
import Words

@testable import tagroll

@Suite("scan --explain")
struct ExplanationTests {
  private func fixture(_ machine: String) -> String {
    "\(#filePath.dropLast("tagrollTests/ExplanationTests.swift".count))ScannersTests/Fixtures/\(machine)"
  }

  @Test(
    "tells every fact of a recorded machine, whole, in both languages",
    arguments: ["thinkpad-x1", "hostile"], Language.allCases)
  func golden(machine: String, language: Language) throws {
    let desk = try Desk(language)
    let run = try desk.done("scan", "--explain", "--sysroot", fixture(machine))
    try Golden.expect(run.text, equal: "explain-\(machine).\(language)")
  }

  @Test(
    "says what is not believed, what is kept for root, and what would add it", arguments: Language.allCases)
  func doubts(language: Language) throws {
    let desk = try Desk(language)
    let tree = "\(desk.folder.path)/tree"
    let folder = "\(tree)/sys/class/dmi/id"
    for path in [tree, "\(tree)/sys", "\(tree)/sys/class", "\(tree)/sys/class/dmi", folder] {
      try #require(mkdir(path, 0o755) == 0)
    }
    for (name, text) in [
      ("sys_vendor", "System manufacturer\n"), ("product_name", "To Be Filled By O.E.M.\n"),
      ("board_name", "Z97-A\n"),
      ("board_vendor", "ASUSTeK COMPUTER INC.\n"), ("chassis_type", "3\n"), ("bios_date", "04/01/2014\n"),
    ] {
      try File.write(Array(text.utf8), to: "\(folder)/\(name)")
    }
    try File.write(
      Array("sys/class/dmi/id/product_serial\nsys/class/dmi/id/board_serial\tretry\n".utf8),
      to: "\(tree)/WITHHELD")

    desk.tell("scan", "--sysroot", tree)
    desk.tell("scan", "--explain", "--sysroot", tree, "--field", "system")
    desk.tell("scan", "--sysroot", tree, "--field", "board.serial")
    desk.tell("scan", "--sysroot", tree, "--field", "firmware.date")
    desk.tell("scan", "--sysroot", tree, "--field", "serial")
    desk.tell("scan", "--explain", "--json")
    try Golden.expect(desk.transcript, equal: "explain-doubts.\(language)")
  }

  @Test(
    "a field is named whole, from the front or behind hardware, with or without a number",
    arguments: [
      ("hardware.system.serial", 1), ("system.serial", 1), ("system", 9), ("hardware.disks[0]", 11),
      ("disks", 11),
      ("disks.serial", 1), ("memory.modules[1].serial", 1), ("operating_system.id", 1), ("virtualisation", 2),
    ])
  func fields(field: String, count: Int) throws {
    let desk = try Desk()
    let run = try desk.done("scan", "--field", field)
    let facts = run.text.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
    #expect(facts.count == count)
  }

  @Test(
    "a field that is not there is not found",
    arguments: ["ser", "hardware.sys", "disks[1]", "system.serial.x", ".", "[0]"])
  func noField(field: String) throws {
    #expect(try Desk().run("scan", "--field", field).exit == .notFound)
  }
}
