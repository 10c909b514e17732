import Glibc
import JSONBytes
import Testing
import Words

@testable import tagroll

/// Many reports at once, each with a result of its own.
@Suite("register --from")
struct RegisterStreamTests {
  /// A folder of reports at a desk.
  struct Spool {
    let path: String

    init(_ desk: Desk) throws {
      path = "\(desk.folder.path)/spool"
      try #require(mkdir(path, 0o755) == 0)
    }

    func put(_ name: String, _ bytes: [UInt8]) throws { try File.write(bytes, to: "\(path)/\(name)") }
    func put(_ name: String, _ text: String) throws { try put(name, Array(text.utf8)) }
  }

  static let inventory = """
    {"deviceid": "pc7-2026", "itemtype": "Computer", "content": {"versionclient": "GLPI-Agent_v1.11",
     "bios": {"smanufacturer": "Dell Inc.", "smodel": "OptiPlex 7010", "ssn": "7YKJ2X3", "msn": "/7YKJ2X3/CN1/",
              "mmanufacturer": "Dell Inc."},
     "hardware": {"uuid": "4C4C4544-0059-4B10-804A-B7C04F325833", "chassis_type": "Desktop", "name": "pc7"}}}
    """
  static let fusion = """
    <?xml version="1.0" encoding="UTF-8" ?>
    <REQUEST><CONTENT><BIOS><SMANUFACTURER>TOSHIBA</SMANUFACTURER><SMODEL>PORTEGE R600</SMODEL><SSN>9E113232H</SSN></BIOS>
    <HARDWARE><UUID>F6F5B5A0-4A8C-11DE-B9C5-0A0027000001</UUID><CHASSIS_TYPE>Notebook</CHASSIS_TYPE></HARDWARE>
    </CONTENT><DEVICEID>lap1</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>
    """
  static let dmidecode = """
    # dmidecode 3.3
    Handle 0x0001, DMI type 1, 27 bytes
    System Information
    \tManufacturer: HP
    \tProduct Name: ProLiant DL360 Gen10
    \tSerial Number: CZJ8090ABC
    \tUUID: 30373338-3431-5a43-4a38-303930414243

    Handle 0x0003, DMI type 3, 22 bytes
    Chassis Information
    \tType: Rack Mount Chassis
    """

  @Test("tells of each report what became of it, and of all together", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk.ready(language)
    let spool = try Spool(desk)
    try spool.put("a-known.json", desk.report([]))
    try spool.put("b-new.json", desk.machine(7))
    try spool.put("c-board.json", desk.boardSwapped())
    try spool.put("d-glpi.json", Self.inventory)
    try spool.put("e-fusion.xml", Self.fusion)
    try spool.put("f-dmidecode.txt", Self.dmidecode)
    try spool.put("g-new-again.json", desk.machine(7))
    try spool.put("h-partial.json", #"{"deviceid":"a","partial":true,"content":{}}"#)
    try spool.put(
      "i-kindless.json",
      Self.inventory.replacing("Desktop", with: "Brick").replacing("7YKJ2X3", with: "7YKJ2X9"))
    try spool.put("j-notes.txt", "remember the milk\n")
    try spool.put(".hidden", "never looked at")
    desk.tell("register", "--from", spool.path, "--at", "Room 204", "--dry-run")
    desk.tell("register", "--from", spool.path, "--at", "Room 204")
    desk.tell("register", "--from", spool.path, "--at", "Room 204")
    desk.tell("register", "--from", spool.path, "--category", "desktop", "--json")
    desk.tell("register", "--from", "\(spool.path)/none")
    desk.tell("register", "--from", spool.path, "--serial", "PF2")
    desk.tell("register", "--from", spool.path, "-")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "register-from.\(language)")
  }

  @Test("what is hostile is one refused line, and stops none of the others")
  func hostile() throws {
    let desk = try Desk.ready()
    let spool = try Spool(desk)
    try spool.put("a.json", "not JSON")
    try spool.put("b.json", String(repeating: "[", count: 10_000))
    try spool.put("c.json", [0xFF, 0xFE, 0x00])
    try spool.put("d.json", "")
    try spool.put("e.json", "")
    try #require(truncate("\(spool.path)/e.json", 100 << 20) == 0)
    try #require(mkfifo("\(spool.path)/f.json", 0o600) == 0)
    try #require(symlink("g.json", "\(spool.path)/g.json") == 0)
    try #require(symlink(".", "\(spool.path)/h") == 0)
    try #require(symlink("nowhere", "\(spool.path)/i.json") == 0)
    try spool.put("j\u{1B}[31m\u{202E}.json", "{}")
    try #require(mkdir("\(spool.path)/k", 0o755) == 0)
    try spool.put("k/deep.json", "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>")
    try spool.put("z.json", desk.machine(1))

    let run = desk.run("register", "--from", spool.path)
    #expect(run.exit == .partial)
    let lines = run.text.split(separator: "\n").map(String.init)
    #expect(lines.count == 13)
    let codes = [
      "report.unreadable", "report.unreadable", "report.unreadable", "report.unreadable", "file.too_large",
      "report.no_file", "file.unreadable", "report.no_file", "file.unreadable", "report.unreadable",
      "report.unreadable",
    ]
    for (line, code) in zip(lines, codes) { #expect(line.contains("refused[\(code)]"), "\(line)") }
    #expect(lines[9].hasPrefix("j\\x1b[31m\\u{202e}.json  "), "\(lines[9])")
    #expect(lines[10].hasPrefix("k/deep.json  "))
    #expect(lines[11].hasPrefix("z.json  LT-00021  registered at IT Store"))
    #expect(lines[12] == "reports in 12 = registered 1 + changed 0 + same 0 + in conflict 0 + refused 11")
    #expect(desk.run("ledger", "verify").exit == .done)
  }

  @Test("one report a line of standard input, however it is cut into pieces")
  func lines() throws {
    let desk = try Desk.ready()
    // What a report ends with is its line feed.
    let input =
      desk.machine(1) + Array("\n  \r\n".utf8) + desk.machine(2) + Array("{\n".utf8)
      + desk.machine(1).dropLast()
    let run = desk.run(["register", "--from", "-"], input: input)
    #expect(run.exit == .partial)
    let lines = run.text.split(separator: "\n").map(String.init)
    #expect(lines.count == 5)
    #expect(lines[0].hasPrefix("line 1  LT-00021  registered"))
    #expect(lines[1].hasPrefix("line 4  LT-00037  registered"), "\(lines[1])")
    #expect(lines[2].hasPrefix("line 5  refused[report.unreadable]"))
    #expect(lines[3] == "line 6  LT-00021  on the roll already, nothing written")
    #expect(lines[4] == "reports in 4 = registered 2 + changed 0 + same 1 + in conflict 0 + refused 1")
  }

  @Test("a line longer than any report is refused, and the lines behind it are read")
  func longLine() throws {
    let desk = try Desk.ready()
    let input = [UInt8](repeating: 0x20, count: Newcomer.reportLimit + 5000) + [0x0A] + desk.machine(3)
    let run = desk.run(["register", "--from", "-"], input: input)
    #expect(run.text.hasPrefix("line 1  refused[report.too_large]"))
    #expect(run.text.contains("line 2  LT-00021  registered"))
  }

  @Test("more reports than one transaction takes come in whole, and the same again changes nothing")
  func manyTransactions() throws {
    let desk = try Desk.ready()
    let spool = try Spool(desk)
    for number in 0..<150 { try spool.put("m\(1000 + number).json", desk.machine(number)) }
    let run = desk.run("register", "--from", spool.path, "--quiet")
    #expect(run.exit == .done)
    #expect(run.text.hasSuffix("registered 150 + changed 0 + same 0 + in conflict 0 + refused 0\n"))
    let before = try File.bytes(desk.roll)
    let again = desk.run("register", "--from", spool.path)
    #expect(again.text.hasSuffix("registered 0 + changed 0 + same 150 + in conflict 0 + refused 0\n"))
    #expect(try File.bytes(desk.roll) == before)
    #expect(desk.run("ledger", "verify", "--deep").exit == .done)
  }

  @Test("a run that was cut off is ended by the next one, with the same assets")
  func resumed() throws {
    var rolls: [[String]] = []
    for pieces in [[0..<90], [0..<40, 0..<90]] {
      let desk = try Desk.ready()
      let spool = try Spool(desk)
      for piece in pieces {
        for number in piece { try spool.put("m\(1000 + number).json", desk.machine(number)) }
        _ = try desk.done("register", "--from", spool.path)
      }
      let rows = try desk.done("export", "csv").text.split(separator: "\r\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      // The tag and the serial of each.
      rolls.append(rows.map { "\($0[0]) \($0[11])" })
    }
    #expect(rolls[0].count == 92)
    #expect(rolls[0] == rolls[1])
  }

  @Test(
    "a report that cannot be written whole leaves nothing behind, and the others of its transaction stand")
  func whole() throws {
    let desk = try Desk.ready()
    let spool = try Spool(desk)
    // Its battery has no room in the first event, nor in any.
    let model = String(repeating: "A", count: 20_000)
    try spool.put("a.json", desk.machine(1))
    let text = String(decoding: desk.machine(2), as: UTF8.self).replacing("5B10W13975", with: model)
    try spool.put("b.json", text)
    try spool.put("c.json", desk.machine(3))
    let run = desk.run("register", "--from", spool.path)
    #expect(run.exit == .partial)
    let lines = run.text.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("a.json  LT-00021  registered"))
    #expect(lines[1].hasPrefix("b.json  refused[ledger.event_too_large]"), "\(lines[1])")
    #expect(lines[2].hasPrefix("c.json  LT-00037  registered"), "\(lines[2])")
    #expect(desk.run("ledger", "verify", "--deep").exit == .done)
  }

  @Test(
    "what registered a machine is that machine again, though a report that looks like it waits for a person")
  func lookAlike() throws {
    let desk = try Desk.ready()
    let spool = try Spool(desk)
    let known = Self.inventory.replacing("\"ssn\": \"7YKJ2X3\", \"msn\": \"/7YKJ2X3/CN1/\",", with: "")
    try spool.put("a.json", known)
    try spool.put("b.json", known.replacing("v1.11", with: "v1.12"))
    for (first, sum) in [
      ("a.json  DT-00013  registered", "registered 1 + changed 0 + same 0 + in conflict 1 + refused 0"),
      (
        "a.json  DT-00013  on the roll already",
        "registered 0 + changed 0 + same 1 + in conflict 1 + refused 0"
      ),
    ] {
      let lines = desk.run("register", "--from", spool.path).text.split(separator: "\n")
      #expect(lines.first?.hasPrefix(first) == true && lines.last?.hasSuffix(sum) == true, "\(lines)")
    }
  }

  @Test("a dry run finds of each report what the ones before it would have written, and writes nothing")
  func dryRun() throws {
    let desk = try Desk.ready()
    let spool = try Spool(desk)
    try spool.put("a.json", desk.machine(1))
    try spool.put("b.json", desk.machine(1))
    let before = try File.bytes(desk.roll)
    let run = desk.run("register", "--from", spool.path, "--dry-run")
    #expect(run.exit == .done)
    #expect(
      run.text.hasSuffix(
        "reports in 2 = registered 1 + changed 0 + same 1 + in conflict 0 + refused 0\nDry run: nothing written.\n"
      ))
    #expect(try File.bytes(desk.roll) == before)
  }

  @Test("each report is an act of its own, to be undone by itself")
  func acts() throws {
    let desk = try Desk.ready()
    let spool = try Spool(desk)
    try spool.put("a.json", desk.report([("S6B2K1", "S6B2K9")]))
    try spool.put("b.json", desk.machine(2))
    #expect(desk.run("register", "--from", spool.path).text.contains("changed 1"))
    try desk.done("note", "LT-00021", "seen")
    #expect(desk.run("undo", "LT-00021", "--reason", "mistyped").exit == .done)
    #expect(desk.run("ledger", "verify").exit == .done)
  }
}

extension Desk {
  /// A machine like the recorded one, with marks of its own.
  func machine(_ number: Int) -> [UInt8] {
    let four = String(1000 + number)
    return report([
      ("PF2ABCDE", "PF3Z\(four)"),
      ("4c4c4544-0051-3010-8052-b4c04f4a4b32", "3f7a1c2e-5b44-11ec-9a31-8c16\(four)e6f0"),
      ("6c:24:08:aa:bb:01", "6c:24:08:ab:\(four.prefix(2)):\(four.suffix(2))"),
      ("L1HF1AB0CDE", "L1HG\(four)CDE"),
      ("7XK2PT3", "8YL\(four)"), ("810571341", "8105\(four)"), ("99887766-5544", "99887766-\(four)"),
      ("S6B2K1", "S6C\(four)"), ("7d2b1c90a3f44e1fb0c5d6e7f8091a2b", "7d2b1c90a3f44e1fb0c5d6e7f809\(four)"),
    ])
  }
}
