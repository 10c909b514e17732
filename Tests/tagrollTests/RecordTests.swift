import Glibc
import Model
import Scanners
import Testing
import Words

@testable import tagroll

@Suite("tagroll record")
struct RecordTests {
  @Test("a recorded machine is scanned again anywhere, under another name", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk(language)
    desk.tell("record", "\(desk.folder.path)/machine")
    desk.tell("scan", "--sysroot", "\(desk.folder.path)/machine")
    desk.tell("record", "\(desk.folder.path)/machine")
    desk.tell("record", "\(desk.folder.path)/nowhere/machine")
    desk.tell("record", "\(desk.folder.path)/as-it-is", "--keep-serials", "--json")
    desk.tell("scan", "--sysroot", "\(desk.folder.path)/nothing")
    try Golden.expect(desk.transcript, equal: "record.\(language)")
  }

  @Test("what was recorded says how, and holds no serial")
  func note() throws {
    let desk = try Desk()
    try desk.done("record", "\(desk.folder.path)/machine")
    let tree = try SystemTree(capturedAt: "\(desk.folder.path)/machine")
    #expect(
      tree.bytes("RECORDED").value
        == Array("tagroll 0.1.0\nday 2026-11-23\nprivileged yes\nnames replaced\n".utf8))
    let report = try desk.done("scan", "--sysroot", "\(desk.folder.path)/machine", "--json").text
    for serial in ["PF2ABCDE", "lt-anna", "S6B2K1", "4c4c4544", "6c:24:08:cc:dd:02"] {
      #expect(!report.contains(serial), "\(serial)")
    }
  }

  @Test("with --keep-serials it is the same report, and for its owner only")
  func keepSerials() throws {
    let desk = try Desk()
    try desk.done("record", "\(desk.folder.path)/machine", "--keep-serials")
    func facts(_ text: String) -> Substring? { text.split(separator: "\"notes\"").last }
    let replayed = try desk.done("scan", "--sysroot", "\(desk.folder.path)/machine", "--json").text
    #expect(try facts(replayed) == facts(desk.done("scan", "--json").text))
    #expect(replayed.contains("PF2ABCDE"))

    var status = stat()
    try #require(stat("\(desk.folder.path)/machine", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o700)
  }
}
