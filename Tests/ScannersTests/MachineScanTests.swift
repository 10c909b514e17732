import Model
import Testing

@testable import Scanners

@Suite("MachineScan")
struct MachineScanTests {
  @Test(
    "a recorded machine gives the report that was read and kept",
    arguments: ["thinkpad-x1", "microvm", "container", "hostile"])
  func golden(machine: String) throws {
    let report = TestTree.scan(try TestTree.machine(machine))
    let notes = report.notes.map { "note \($0.code.rawValue) at \($0.source)" }
    try Golden.expect(
      ["privileged = \(report.privileged)"] + notes + ReportLines.of(report), equal: machine)
  }

  @Test("a capture of this machine replays as the same report the live scan gave")
  func captureReplays() throws {
    let now = Instant(milliseconds: 1_764_000_000_000)
    let live = MachineScan(tree: .live, devices: LibudevDevices(), names: NoNames(), now: now).report()

    let folder = try ScratchFolder()
    let recorder = SystemTree.live.recorded
    _ = MachineScan(tree: recorder, devices: SysfsDevices(recorder), names: NoNames(), now: now).report()
    let capture = try recorder.capture()
    try capture.write(to: "\(folder.path)/machine", isPrivate: true)
    let captured = try SystemTree(capturedAt: "\(folder.path)/machine")
    let replayed = MachineScan.captured(captured, now: now).report()

    #expect(ReportLines.of(replayed) == ReportLines.of(live))
    #expect(replayed == live)
    #expect(MachineScan.captured(SystemTree(capture), now: now).report() == live)
  }

  @Test("inside a container nothing of the host is claimed")
  func container() throws {
    let report = TestTree.scan(try TestTree.machine("container"))
    #expect(report.virtualisation.kind == Fact(.value(.container), from: "run/.containerenv"))
    #expect(report.hardware == nil)
    #expect(report.operatingSystem.id.value == "alpine")
    #expect(report.notes == [ScanNote(.hostHidden, at: "run/.containerenv")])
  }

  @Test("a tree with nothing in it gives a report with nothing in it")
  func empty() throws {
    let folder = try ScratchFolder()
    let report = TestTree.scan(try SystemTree(capturedAt: folder.path))
    for line in ReportLines.of(report) where line.hasPrefix("hardware") {
      #expect(line.hasSuffix("(absent)"))
    }
    #expect(report.hardware?.disks == [])
  }

  @Test("a machine that may not read its own identity is not privileged")
  func rights() {
    #expect(ProcSelfStatus.canReadEverything(Array("Name:\tx\nCapEff:\t0000000000000004\n".utf8)))
    #expect(!ProcSelfStatus.canReadEverything(Array("Name:\tx\nCapEff:\t0000000000000000\n".utf8)))
    #expect(!ProcSelfStatus.canReadEverything(Array("CapEff:".utf8)))
    #expect(!ProcSelfStatus.canReadEverything([]))
  }
}
