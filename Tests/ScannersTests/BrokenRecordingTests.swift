import Archives
import Model
import Testing

@testable import Scanners

/// One file or link of a recording, cut off or with some bits turned over; the others as they were.
struct BrokenRecording {
  /// Only what a scan asks for: damage to anything else cannot be seen.
  private let asked: Capture
  private let paths: [String]
  private let whole: Effort

  init(_ tree: SystemTree) throws {
    let recorder = tree.recorded
    _ = TestTree.scan(recorder)
    let capture = try recorder.capture()
    asked = capture
    paths = capture.entries.filter { $0.value != .folder }.keys.sorted()
    let copy = SystemTree(asked)
    _ = TestTree.scan(copy)
    whole = copy.effort
  }

  func broken(_ numbers: inout SeededNumbers) -> (path: String, capture: Capture)? {
    guard let path = paths.randomElement(using: &numbers) else { return nil }
    var capture = asked
    switch asked.entries[path] {
    case .file(let bytes): capture.entries[path] = .file(Self.broken(bytes, &numbers))
    case .link(let target):
      capture.entries[path] = .link(
        String(decoding: Self.broken(Array(target.utf8), &numbers), as: UTF8.self))
    default: return nil
    }
    return (path, capture)
  }

  private static func broken(_ bytes: [UInt8], _ numbers: inout SeededNumbers) -> [UInt8] {
    var bytes = bytes
    guard !bytes.isEmpty else { return bytes }
    if Bool.random(using: &numbers) {
      bytes.removeLast(Int.random(in: 1...bytes.count, using: &numbers))
    } else {
      for _ in 0..<Int.random(in: 1...3, using: &numbers) {
        bytes[Int.random(in: 0..<bytes.count, using: &numbers)] ^=
          1 << UInt8.random(in: 0..<8, using: &numbers)
      }
    }
    return bytes
  }

  /// A list of processors that a bit made longer costs a few questions a processor; nothing else asks for more.
  func expectBounded(_ effort: Effort, _ path: String) {
    #expect(effort.questions <= 2 * whole.questions + 1000, "\(path)")
    #expect(effort.bytes <= 2 * whole.bytes + 65_536, "\(path)")
  }
}

@Suite("Broken recordings")
struct BrokenRecordingTests {
  static let machines = ["container", "hostile", "microvm", "thinkpad-x1"]

  /// Damage by damage: a report comes, and it took not much more than that of the whole recording.
  private func expectReports(_ tree: SystemTree, times: Int, seed: UInt64) throws {
    let recording = try BrokenRecording(tree)
    var numbers = SeededNumbers(state: seed)
    for _ in 0..<times {
      guard let (path, capture) = recording.broken(&numbers) else { return }
      let broken = SystemTree(capture)
      let report = TestTree.scan(broken)
      #expect(ReportLines.of(report).count > 5, "\(path)")
      recording.expectBounded(broken.effort, path)
    }
  }

  @Test("a recording with one broken file is scanned to its end, at about the same cost", arguments: machines)
  func machine(name: String) throws {
    try expectReports(TestTree.machine(name), times: 150, seed: 1)
  }

  @Test(
    "so is every recording other projects published",
    .enabled(if: RealData.folder != nil, RealData.absence), arguments: RealMachinesTests.archives)
  func published(archive: String) throws {
    let folder = try #require(RealData.folder)
    try expectReports(SystemTree(ArchiveReader().read("\(folder)/\(archive)")), times: 12, seed: 2)
  }

  @Test(
    "and every table, monitor and list of processors",
    .enabled(if: RealData.folder != nil, RealData.absence))
  func single() throws {
    let places = [
      ("dmi-bin/systemd", ".bin", "sys/firmware/dmi/tables/DMI"),
      ("dmi-bin/u-root", ".bin", "sys/firmware/dmi/tables/DMI"),
      ("edid-linuxhw", ".edid", "sys/class/drm/card0-DP-1/edid"),
      ("edid-libdisplay-info", ".edid", "sys/class/drm/card0-DP-1/edid"),
      ("cpuinfo/ansible", "", "proc/cpuinfo"), ("cpuinfo/lxd", "", "proc/cpuinfo"),
    ]
    var seen = 0
    for (folder, ending, path) in places {
      for name in RealData.names(in: folder, ending: ending) where name != "expected.json" {
        let bytes = try RealData.bytes("\(folder)/\(name)\(ending)")
        // A dump that carries its entry point has the table behind it.
        let table = ending == ".bin" && bytes.starts(with: "_SM".utf8) ? Array(bytes.dropFirst(32)) : bytes
        try expectReports(SystemTree(Capture([path: .file(table)])), times: 20, seed: 3)
        seen += 1
      }
    }
    #expect(seen > 100)
  }

  @Test("laid out as a folder it says what it says in memory, where there is no outside", arguments: machines)
  func folder(name: String) throws {
    let recording = try BrokenRecording(TestTree.machine(name))
    var numbers = SeededNumbers(state: 4)
    for number in 0..<8 {
      guard let (path, capture) = recording.broken(&numbers) else { return }
      let scratch = try ScratchFolder()
      do {
        try capture.write(to: "\(scratch.path)/\(number)", isPrivate: true)
      } catch {
        // A link that was cut off wholly, or got a NUL into it, can be in an archive and on no disk.
        continue
      }
      let memory = TestTree.scan(SystemTree(capture))
      for kernelResolves in [true, false] {
        let tree = try SystemTree(
          capturedAt: "\(scratch.path)/\(number)", kernelResolves: kernelResolves)
        #expect(TestTree.scan(tree) == memory, "\(path)")
      }
    }
  }

  @Test(
    "a link that climbs out, in the place of any file or folder, shows nothing of what is there"
  )
  func climbing() throws {
    let scratch = try ScratchFolder()
    let secret = "outside-7c1e"
    for name in ["serial", "uevent", "edid", "model", "address"] {
      try scratch.write("secret/\(name)", secret)
    }
    let recorder = try TestTree.machine("thinkpad-x1").recorded
    _ = TestTree.scan(recorder)
    let capture = try recorder.capture()
    let climbs = String(repeating: "../", count: 20)
    let paths = capture.entries.keys.sorted()
    for (number, path) in paths.enumerated() where number % 7 == 0 {
      var broken = capture
      for below in paths where below.hasPrefix("\(path)/") { broken.entries[below] = nil }
      let name = capture.entries[path] == .folder ? "" : "/serial"
      let target =
        number % 2 == 0
        ? "\(scratch.path)/secret\(name)" : "\(climbs)\(scratch.path.dropFirst())/secret\(name)"
      broken.entries[path] = .link(target)
      let place = "\(scratch.path)/recording"
      try broken.write(to: place, isPrivate: true)
      for kernelResolves in [true, false] {
        let tree = try SystemTree(capturedAt: place, kernelResolves: kernelResolves)
        let lines = ReportLines.of(TestTree.scan(tree))
        #expect(!lines.contains { $0.contains(secret) }, "\(path)")
      }
      ScratchFolder.remove(place)
    }
  }

  @Test("a tree that was asked enough answers nothing more, and the report says so")
  func enough() throws {
    let recorder = try TestTree.machine("thinkpad-x1").recorded
    _ = TestTree.scan(recorder)
    let capture = try recorder.capture()
    let few = SystemTree(capture, most: Effort.Most(questions: 40))
    let short = SystemTree(capture, most: Effort.Most(bytes: 2000))
    for tree in [few, short] {
      let report = TestTree.scan(tree)
      #expect(report.hardware?.memory.usableBytes.finding == .withheld(.time))
      #expect(report.notes.contains(ScanNote(.listWithheld, at: "sys/class/net")))
    }
    #expect(short.effort.bytes < 2000 + 65_536)
  }

  @Test("of many USB devices each finds its own interfaces and no other's")
  func interfaces() {
    let paths = [
      "usb1", "usb1/1-1", "usb1/1-1/1-1:1.0", "usb1/1-1/1-1:1.1", "usb1/1-10", "usb1/1-10/1-10:1.0",
    ]
    let all = paths.map { Device(path: "sys/devices/\($0)", subsystem: "usb") }
    func names(_ index: Int) -> [String] {
      SysBusUSB.interfaces(of: all[index], in: all).map { String($0.name) }
    }
    #expect(names(0) == [])
    #expect(names(1) == ["1-1:1.0", "1-1:1.1"])
    #expect(names(4) == ["1-10:1.0"])
    #expect(names(5) == [])
  }
}
