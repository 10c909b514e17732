import Model
import Testing
import Words

@testable import tagroll

@Suite("The one program that is started")
struct SmartctlTests {
  @Test(
    "only a kernel's name of a disk becomes a path",
    arguments: ["", ".", "..", "../sda", "sda sdb", "/dev/sda", "-a", "sd\u{E4}", "sda\n", "sda;ls"])
  func noDisk(name: String) {
    let device = Smartctl.device(name)
    // A dash may begin a name: the path before it keeps it from being an option.
    #expect(device == (name == "-a" ? "/dev/-a" : nil))
  }

  @Test("a slash within a name is an exclamation mark to the kernel")
  func slash() {
    #expect(Smartctl.device("nvme0n1") == "/dev/nvme0n1")
    #expect(Smartctl.device("cciss!c0d0") == "/dev/cciss/c0d0")
  }

  static func shell(_ script: String, seconds: Int = 30, limit: Int = 64) -> Observed<[UInt8]> {
    Smartctl.run("/bin/sh", ["sh", "-c", script], seconds: seconds, limit: limit)
  }

  @Test("what it prints is taken, whatever it says when it leaves")
  func prints() {
    #expect(Self.shell("echo hi; exit 4") == .value(Array("hi\n".utf8)))
    #expect(Self.shell("true") == .value([]))
    #expect(Self.shell("echo secret >&2") == .value([]))
  }

  @Test("it has no environment but its language, and nothing to read")
  func environment() {
    #expect(Self.shell("cat; echo $HOME$TAGROLL_DB$LC_ALL") == .value(Array("C\n".utf8)))
  }

  @Test("one that prints without end is cut off")
  func endless() {
    guard case .malformed(let raw, .boundedText) = Self.shell("while :; do echo y; done") else {
      Issue.record("it was not cut off")
      return
    }
    #expect(raw.bytes.count <= 256)
  }

  @Test("one that does not answer in its time is left")
  func silent() {
    #expect(Self.shell("exec sleep 600", seconds: 0) == .withheld(.time))
  }

  @Test("a program that is not there is a tool to install")
  func missing() {
    #expect(Smartctl.run("/nowhere/smartctl", ["smartctl"], seconds: 1, limit: 1) == .withheld(.tool))
  }

  @Test("scan --health tells of each disk how it is, or what would tell", arguments: ["en", "zh"])
  func scan(language: String) throws {
    let desk = try Desk(language == "en" ? .en : .zh)
    let plain = desk.run("scan")
    #expect(!plain.text.contains("812"))
    let run = desk.run("scan", "--health")
    #expect(run.exit == .done)
    #expect(run.text.contains(language == "en" ? "passed, 812 h" : "正常，812 小时"))
    desk.machine = "microvm"
    #expect(
      desk.run("scan", "--health").text.contains(language == "en" ? "needs smartctl" : "需要 smartctl"))
    let refused = desk.run("scan", "--health", "--sysroot", "/")
    #expect(refused.exit == .usage)
    #expect(refused.text.isEmpty)
  }
}
