import Archives
import Captures
import Model
import Testing

@testable import Scanners

@Suite("Recorded machines under other names", .enabled(if: RealData.folder != nil, RealData.absence))
struct RealCapturesTests {
  private func expectRenamed(_ tree: SystemTree, _ name: String) throws {
    let day = try #require(Day("2026-11-23"))
    let machine = try MachineCapture(
      of: tree, salt: [UInt8](0..<32), now: Instant(milliseconds: 0), day: day)
    #expect(machine.replays, "\(name)")
    #expect(machine.leaks == [], "\(name)")
  }

  @Test("every recording replays under other names, and nothing of the old ones is left")
  func everyRecording() throws {
    for archive in RealMachinesTests.archives {
      let scratch = try ScratchFolder()
      try expectRenamed(try RealData.unpack(archive, into: scratch), archive)
    }
  }

  @Test("an archive read into memory is scanned like the folder it unpacks to")
  func archives() throws {
    for archive in RealMachinesTests.archives {
      let scratch = try ScratchFolder()
      let folder = try RealData.unpack(archive, into: scratch)
      let memory = SystemTree(try ArchiveReader().read("\(#require(RealData.folder))/\(archive)"))
      // One of them keeps its tree a folder further down.
      guard folder.exists("sys") || folder.exists("proc") else { continue }
      #expect(TestTree.scan(memory) == TestTree.scan(folder), "\(archive)")
    }
  }

  @Test("so does every udev database", arguments: RealData.names(in: "udev-export", ending: ".txt"))
  func everyDump(machine: String) throws {
    let scratch = try ScratchFolder()
    try UdevDump.makeTree(machine, in: scratch)
    try expectRenamed(try SystemTree(capturedAt: scratch.path), machine)
  }

  @Test("the ThinkPad of 2008 is the same model with another serial, disk and battery")
  func thinkPad() throws {
    let scratch = try ScratchFolder()
    let tree = try RealData.unpack("systemd-sysfs/thinkpad-2008.tar.xz", into: scratch)
    let machine = try MachineCapture(
      of: tree, salt: [UInt8](0..<32), now: Instant(milliseconds: 0), day: #require(Day("2026-11-23")))
    let hardware = try #require(TestTree.scan(SystemTree(machine.capture)).hardware)
    #expect(hardware.system.vendor.value == "LENOVO")
    #expect(hardware.chassis.serial.value == "Not Available")
    #expect(hardware.batteries.first?.designMwh.value == 84_240)
    let originals: [DeviceText] = ["L3AK195", "82161681-492e-11cb-bcca-a7fde26f414b", "VF0UV72C10X", "6463"]
    for text in [
      hardware.system.serial.value, hardware.system.uuid.value, hardware.board.serial.value,
      hardware.batteries.first?.serial.value,
    ] {
      let text = try #require(text)
      #expect(!originals.contains(text))
    }
  }
}
