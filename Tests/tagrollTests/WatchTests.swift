import Glibc
import JSONBytes
import Testing
import Words

@testable import tagroll

@Suite("tagroll watch")
struct WatchTests {
  /// A desk whose machine may be taken apart.
  private func desk(_ language: Language = .en) throws -> Desk {
    let desk = try Desk(language)
    try desk.done("record", "\(desk.folder.path)/machine", "--keep-serials")
    desk.machine = "\(desk.folder.path)/machine"
    return desk
  }

  private static func put(_ text: String, at path: String) {
    for index in path.indices.dropFirst() where path[index] == "/" { mkdir(String(path[..<index]), 0o755) }
    do { try File.write(Array(text.utf8), to: path) } catch { Issue.record("\(path)") }
  }

  private static func addDisk(_ machine: String) {
    let device = "sys/devices/pci0000:00/0000:05:00.0/nvme/nvme1/nvme1n1"
    put("2048\n", at: "\(machine)/\(device)/size")
    put("PM991\n", at: "\(machine)/\(device)/device/model")
    put("S5XANX0R123456\n", at: "\(machine)/\(device)/device/serial")
    symlink("../../../\(device)", "\(machine)/sys/class/block/nvme1n1")
  }

  /// What stands on the desk, plugged in again.
  private static func bringMonitor(_ machine: String, _ edid: [UInt8]) {
    let connector = "\(machine)/sys/class/drm/card0-DP-1"
    do { try File.write(edid, to: "\(connector)/edid") } catch { Issue.record("\(connector)") }
    put("connected\n", at: "\(connector)/status")
  }

  private static func removeMonitor(_ machine: String) {
    let connector = "\(machine)/sys/class/drm/card0-DP-1"
    put("", at: "\(connector)/edid")
    put("disconnected\n", at: "\(connector)/status")
  }

  @Test("what comes and what goes is told, and a disk comes onto the card", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try desk(language)
    try desk.done("init", "--org", "Harbour School", "--store", "IT Store")
    try desk.done("register")
    let machine = desk.machine
    desk.happenings = [
      { Self.removeMonitor(machine) }, {}, { Self.addDisk(machine) },
      { unlink("\(machine)/sys/class/block/nvme1n1") },
    ]
    desk.tell("watch")
    desk.tell("history", "LT-00013")
    desk.happenings = [{ Self.addDisk(machine) }]
    desk.tell("watch", "--json")
    desk.user = "nobody"
    desk.happenings = [
      { unlink("\(machine)/sys/class/block/nvme1n1") },
      { Self.put("OTHER1234567\n", at: Self.serial(machine)) },
      { symlink("../../../sys/devices/pci0000:00/0000:05:00.0/nvme/nvme1/nvme1n1", Self.link(machine)) },
    ]
    desk.tell("watch", "--quiet")
    try Golden.expect(desk.transcript, equal: "watch.\(language)")
  }

  @Test("a monitor that is plugged in is written down as seen beside a machine of the roll, and once")
  func beside() throws {
    let desk = try desk()
    let machine = desk.machine
    let edid = try File.bytes("\(machine)/sys/class/drm/card0-DP-1/edid")
    Self.removeMonitor(machine)
    try desk.done("init", "--org", "Harbour School", "--store", "IT Store")
    try desk.done("register")
    desk.happenings = [
      { Self.bringMonitor(machine, edid) }, { Self.removeMonitor(machine) },
      { Self.bringMonitor(machine, edid) },
    ]
    let told = try desk.done("watch").text
    #expect(told.split(separator: "seen beside it: monitor").count == 2, "\(told)")
    #expect(desk.run("report", "desks").text.contains("U2723QE"))
    try desk.done("ledger", "verify")
  }

  private static func link(_ machine: String) -> String { "\(machine)/sys/class/block/nvme1n1" }
  private static func serial(_ machine: String) -> String {
    "\(machine)/sys/devices/pci0000:00/0000:05:00.0/nvme/nvme1/nvme1n1/device/serial"
  }

  @Test("without a roll nothing is written, and each line of --json is a value")
  func lines() throws {
    let desk = try desk()
    let machine = desk.machine
    desk.happenings = [{ Self.removeMonitor(machine) }, { Self.addDisk(machine) }]
    let run = desk.run("watch", "--json")
    #expect(run.exit == .done)
    let lines = run.output.split(separator: 0x0A)
    #expect(lines.count == 2)
    for line in lines {
      try JSONReader.read(Array(line)) { reader throws(JSONError) in try reader.skip() }
    }
    #expect(access(desk.roll, F_OK) != 0)
  }

  @Test("a reader that has gone away ends it")
  func closedPipe() throws {
    let desk = try desk()
    let machine = desk.machine
    desk.happenings = [{ Self.removeMonitor(machine) }, { Issue.record("it went on") }]
    #expect(desk.run(["watch"], state: .closed).exit == .pipeClosed)
  }
}
