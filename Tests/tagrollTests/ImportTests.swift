import Store
import Testing
import Words

@testable import tagroll

extension Desk {
  /// Puts one of the tables beside these tests into the desk's folder.
  func table(_ name: String) throws -> String {
    let path = "\(folder.path)/\(name)"
    try File.write(try File.bytes("\(Self.tables)/\(name)"), to: path)
    return path
  }

  static let tables = "\(#filePath.dropLast("ImportTests.swift".count))Tables"
}

/// What somebody meets who moves over from another system.
@Suite("import")
struct ImportTests {
  @Test("a Snipe-IT administrator moves over, word for word", arguments: Language.allCases)
  func snipe(language: Language) throws {
    let desk = try Desk.ready(language)
    let file = try desk.table("snipe-it.csv")
    desk.tell("import", "csv", file)
    desk.tell("import", "csv", file, "--apply", "--yes")
    desk.tell("import", "csv", file, "--currency", "EUR")
    desk.tell("import", "csv", file, "--currency", "EUR", "--apply", "--yes")
    desk.tell("import", "csv", file, "--currency", "EUR", "--apply", "--yes")
    desk.tell("show", "00123")
    desk.tell("show", "ext:0126")
    desk.tell("history", "PF3XYZ01")
    desk.tell("list")
    let report = try desk.table("snipe-it-report.csv")
    desk.tell(
      "import", "csv", report, "--currency", "EUR", "--keep-going", "--rejects",
      "\(desk.folder.path)/rest.csv", "--apply", "--yes")
    desk.tell("import", "csv", try desk.table("snipe-it-cli.csv"), "--currency", "EUR", "--json")
    desk.tell("ledger", "log")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "import.\(language.rawValue)")
  }

  @Test("before it writes it asks, and takes silence for a no, word for word", arguments: Language.allCases)
  func asked(language: Language) throws {
    let desk = try Desk.ready(language)
    let file = try desk.table("snipe-it.csv")
    let before = try File.bytes(desk.roll)
    desk.tell("import", "csv", file, "--currency", "EUR", "--apply")
    desk.isTerminal = true
    desk.tell("import", "csv", file, "--currency", "EUR", "--apply")
    #expect(try File.bytes(desk.roll) == before)
    desk.tell("import", "csv", file, "--currency", "EUR", "--apply", answer: "y\n")
    desk.tell("import", "csv", file, "--currency", "EUR", "--apply")
    try Golden.expect(desk.transcript, equal: "import-asked.\(language.rawValue)")
  }

  @Test("what changed between the question and the answer is not written")
  func changedMeanwhile() throws {
    let desk = try Desk.ready()
    desk.isTerminal = true
    let file = try desk.table("snipe-it.csv")
    let events = try desk.done("ledger", "log").text
    let more = try File.bytes(file) + [0x0A]
    desk.meanwhile = { try? File.write(more, to: file) }
    let run = desk.run("import", "csv", file, "--currency", "EUR", "--apply", answer: "y")
    #expect(run.exit == .busy && run.errorText.contains("import.changed_meanwhile"))
    #expect(try desk.done("ledger", "log").text == events)
  }

  @Test("what is wrong with a file is told by kind and line, word for word", arguments: Language.allCases)
  func broken(language: Language) throws {
    let desk = try Desk.ready(language)
    let file = try desk.table("nasty.csv")
    desk.tell("import", "csv", file)
    desk.tell("import", "csv", file, "--currency", "EUR", "--apply", "--yes")
    desk.tell(
      "import", "csv", file, "--currency", "EUR", "--apply", "--yes", "--keep-going", "--rejects",
      "\(desk.folder.path)/rest.csv")
    for name in [
      "empty.csv", "workbook.xlsx", "users.csv", "models.csv", "licences.csv", "latin.csv", "missing.csv",
    ] {
      if name == "missing.csv" {
        desk.tell("import", "csv", "\(desk.folder.path)/\(name)")
      } else {
        desk.tell("import", "csv", try desk.table(name))
      }
    }
    desk.tell("import", "csv", try desk.table("latin.csv"), "--encoding", "windows-1252")
    desk.tell("import", "csv", try desk.table("day-first.csv"))
    desk.tell("import", "csv", try desk.table("day-first.csv"), "--dates", "dmy")
    desk.tell("import", "csv", try desk.table("headings.csv"))
    desk.tell("import", "csv", try desk.table("cmdb.csv"))
    desk.tell("import", "csv", try desk.table("cmdb.csv"), "--key", "Asset No")
    desk.tell(
      "import", "csv", try desk.table("cmdb.csv"), "--map", try desk.table("cmdb.map"), "--apply", "--yes")
    desk.tell("history", "ext:0002")
    desk.tell("import", "csv", try desk.table("homebox.csv"), "--category", "printer", "--currency", "EUR")
    try Golden.expect(desk.transcript, equal: "import-broken.\(language.rawValue)")
    let rest = try File.bytes("\(desk.folder.path)/rest.csv")
    #expect(rest.starts(with: Array("Asset Tag,Serial Number,".utf8)))
    // The heading and the sixteen rows that were refused.
    #expect(rest.count { $0 == 0x0A } == 17)
  }

  @Test("one command takes an import back, and the same file comes in again", arguments: Language.allCases)
  func undone(language: Language) throws {
    let desk = try Desk.ready(language)
    let file = try desk.table("snipe-it.csv")
    try desk.done("import", "csv", file, "--currency", "EUR", "--apply", "--yes")
    try desk.done("register", "--category", "monitor", "--serial", "XX7712", "--model", "P2423")
    let more = "\(desk.folder.path)/more.csv"
    try File.write(
      Array(
        "Asset Tag,Serial Number,Category,Model Name\n00123,PF3XYZ01,Laptop,T14s\n,XX7712,Monitor,P2423D\n"
          .utf8), to: more)
    desk.tell("import", "csv", more, "--apply", "--yes")
    desk.tell("import", "undo", "1")
    desk.tell("import", "undo", "--dry-run")
    desk.tell("import", "undo")
    desk.tell("show", "XX7712")
    desk.tell("undo")
    desk.tell("assign", "PF3XYZ02", "--to", "li.na")
    let first = try #require(Self.imports(desk).first)
    desk.tell("import", "undo", first)
    desk.tell("undo")
    desk.tell("import", "undo", first)
    desk.tell("list")
    desk.tell("import", "csv", file, "--currency", "EUR", "--apply", "--yes")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "import-undo.\(language.rawValue)")
  }

  private static func imports(_ desk: Desk) -> [String] {
    let word = desk.language == .en ? "file imported" : "导入文件"
    return desk.run("ledger", "log").text.split(separator: "\n").filter { $0.contains(word) }.compactMap {
      line in
      line.split(separator: " ").first { $0.hasPrefix("#") }.map { String($0.dropFirst()) }
    }
  }

  @Test(
    "rows in are written, the same or refused, whatever the file",
    arguments: [
      "nasty.csv", "snipe-it.csv",
      "snipe-it-report.csv", "snipe-it-cli.csv", "cr-only.csv", "utf-16.csv", "day-first.csv", "headings.csv",
      "assets.csv",
    ])
  func sum(name: String) throws {
    let desk = try Desk.ready()
    let file = try desk.table(name)
    for extra in [
      [], ["--apply", "--yes"], ["--apply", "--yes", "--keep-going", "--create", "people,places"],
    ] {
      let run = desk.run(["import", "csv", file, "--currency", "EUR"] + extra)
      let last = try #require(run.text.split(separator: "\n").last)
      let numbers = last.split(separator: " ").compactMap { Int($0) }
      #expect(
        numbers.count == 4 && numbers[0] == numbers[1] + numbers[2] + numbers[3] && numbers[0] > 0, "\(last)")
    }
    #expect(desk.run("ledger", "verify").exit == .done)
  }

  @Test(
    "a file that came in comes in again without a change",
    arguments: [
      "snipe-it.csv", "snipe-it-cli.csv",
      "cr-only.csv", "utf-16.csv", "assets.csv",
    ])
  func again(name: String) throws {
    let desk = try Desk.ready()
    let file = try desk.table(name)
    try desk.done("import", "csv", file, "--currency", "EUR", "--apply", "--yes")
    let before = try File.bytes(desk.roll)
    let run = try desk.done("import", "csv", file, "--currency", "EUR", "--apply", "--yes")
    #expect(run.text.contains("Nothing to write."))
    #expect(try File.bytes(desk.roll) == before)
  }

  @Test(
    "what is exported comes in again without a change, whatever stands in it",
    arguments: [["csv"], ["csv", "--excel"], ["snipe-it"]])
  func back(format: [String]) throws {
    let desk = try Desk.ready()
    let file = "\(desk.folder.path)/t.csv"
    try File.write(
      Array(
        #"""
        tag,serial,category,maker,model,purchased,price,currency,warranty_until,person,place
        0042,00777,monitor,=cmd|calc,'=1+1,2024-02-29,1.50,EUR,2027-02-28,,Room 204
        A-1,12345678901234567,laptop,"Dell, ""Inc""",'0815,,,,2026-12-01,li.na,
        +7,S-9,virtual_machine,@x,-,2020-01-01,1234,JPY,,,
        ,ABCDE9,dock,＝x,'' ' 7,,,,,,

        """#.utf8), to: file)
    try desk.done("import", "csv", file, "--apply", "--yes")
    try desk.done("assign", "LT-00013", "--to", "wang.lei", "--until", "2026-12-24")
    let before = try File.bytes(desk.roll)
    try desk.done(["export"] + format + ["-o", file])
    let run = try desk.done(["import", "csv", file, "--apply", "--yes"])
    #expect(run.text.hasSuffix("rows in 5 = written 0 + same 5 + refused 0\n"), "\(run.text)")
    #expect(try File.bytes(desk.roll) == before)
  }

  @Test("leading zeros stay, an empty cell leaves, \\N takes away")
  func cells() throws {
    let desk = try Desk.ready()
    let file = "\(desk.folder.path)/t.csv"
    func take(_ text: String) throws {
      try File.write(Array(text.utf8), to: file)
      try desk.done("import", "csv", file, "--apply", "--yes")
    }
    try take("tag,serial,category,maker,model\n0042,00000777123,monitor,Dell,0815\n")
    #expect(
      try desk.done("export", "csv", "--columns", "maker,model,serial").text.contains(
        "Dell,0815,00000777123\r\n"))
    try take("tag,maker,model\n0042,,\\N\n")
    #expect(
      try desk.done("export", "csv", "--columns", "maker,model,serial").text.contains("Dell,,00000777123\r\n")
    )
  }

  @Test("hostile text in every field is refused or kept, and never reaches a terminal raw")
  func hostile() throws {
    let desk = try Desk.ready()
    let nasty = [
      "=HYPERLINK(\"\"http://x\"\")", "<script>alert(1)</script>", "a\u{1B}[2Jb", "\u{9B}31m",
      "'; DROP TABLE asset;--", "+1", "\u{202E}gnp",
    ]
    var text =
      "Asset Tag,Serial Number,Category,Manufacturer,Model Name,Location,Notes,Checked Out to: Username\n"
    for (index, one) in nasty.enumerated() {
      text +=
        "\"Z-\(index)\(one)\",\"S-\(index)\(one)\",Laptop,\"\(one)\",\"\(one)\",\"\(one)\",\"\(one)\",\"u\(index)\(one)\"\n"
    }
    let file = "\(desk.folder.path)/hostile.csv"
    try File.write(Array(text.utf8), to: file)
    desk.run("import", "csv", file, "--create", "people,places", "--apply", "--yes", "--keep-going")
    for format in ["csv", "json", "ndjson", "snipe-it", "glpi", "cyclonedx", "ical", "prometheus"] {
      desk.run("export", format)
    }
    desk.run("export", "csv", "--excel")
    desk.run("list")
    for byte in desk.written where byte < 0x20 && ![0x0A, 0x0D, 0x09].contains(byte) || byte == 0x7F {
      Issue.record("byte \(byte)")
    }
    let excel = desk.run("export", "csv", "--excel").text
    #expect(!excel.contains(",=") && !excel.contains(",+"))
    #expect(desk.run("ledger", "verify").exit == .done)
  }
}
