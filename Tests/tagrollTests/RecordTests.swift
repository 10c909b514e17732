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
    desk.tell("record", "\(desk.folder.path)/machine.tar.zst")
    desk.tell("record", "\(desk.folder.path)/machine.tar.zst")
    desk.tell("record", "\(desk.folder.path)/machine.zip")
    try File.write(Array("no archive".utf8), to: "\(desk.folder.path)/broken.tar")
    desk.tell("scan", "--sysroot", "\(desk.folder.path)/broken.tar")
    desk.tell("scan", "--sysroot", "\(desk.folder.path)/roll.tar.gz")
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

  @Test("a report may go into a file, for its owner only, and is whole there")
  func output() throws {
    let desk = try Desk()
    let path = "\(desk.folder.path)/scan.json"
    for _ in 0..<2 { #expect(try desk.done("scan", "-o", path).text == "") }
    let bytes = try File.bytes(path)
    #expect(bytes.last == 0x0A)
    try desk.done("init", "--org", "Harbour School")
    #expect(try desk.done("register", "-", input: bytes).text.contains("PF2ABCDE"))

    var status = stat()
    try #require(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test("an archive is the same machine as a folder", arguments: ["tar", "tar.gz", "tar.zst"])
  func archive(ending: String) throws {
    let desk = try Desk()
    let archive = "\(desk.folder.path)/machine.\(ending)"
    try desk.done("record", archive, "--keep-serials")
    func facts(_ text: String) -> Substring? { text.split(separator: "\"notes\"").last }
    let replayed = try desk.done("scan", "--sysroot", archive, "--json").text
    #expect(try facts(replayed) == facts(desk.done("scan", "--json").text))

    var status = stat()
    try #require(stat(archive, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test(
    "what could not be read is refused again, to whoever scans the recording",
    arguments: ["machine", "machine.tar"])
  func refusals(target: String) throws {
    let desk = try Desk()
    let user = "\(desk.folder.path)/user"
    try desk.done("record", user, "--keep-serials")
    let names = ["product_serial", "product_uuid", "board_serial"]
    let kept = names.map { "sys/class/dmi/id/\($0)\n" } + ["sys/firmware/dmi/tables/DMI\n"]
    try File.write(Array(kept.joined().utf8), to: "\(user)/WITHHELD")
    desk.machine = user
    let recorded = try desk.done("record", "\(desk.folder.path)/\(target)", "--json").text
    #expect(recorded.contains("\"withheld\": 4,\n  \"replays\": true"))

    let replayed = try desk.done("scan", "--sysroot", "\(desk.folder.path)/\(target)", "--json").text
    #expect(replayed.split(separator: "\"withheld\":\"root\"").count == 21)
    #expect(!replayed.contains("PF2ABCDE"))
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
