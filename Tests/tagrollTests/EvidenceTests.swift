import Model
import Testing

@testable import tagroll

/// What an auditor must be able to rely on, seen through the commands.
@Suite("evidence")
struct EvidenceTests {
  @Test(
    "what leaves stands in the record with what the policy's rule leaves of its price, and with the newest permit"
  )
  func bookValue() throws {
    let desk = try Desk.ready()
    try desk.done(
      "correct", "LT-00013", "price=3600 CNY", "purchased=2025-05-20", "--reason", "invoice found")
    try desk.done("retire", "LT-00013", "--reason", "old", "--yes")
    try desk.done(
      "sanitise", "LT-00013", "--method", "purge", "--tool", "nvme-cli", "--result", "verified", "--witness",
      "li.na")
    try desk.done("vendor", "add", "GreenLoop")
    try desk.done(
      "vendor", "certify", "GreenLoop", "--scheme", "naid", "--number", "NA-7", "--until", "2029-12-31")
    try desk.done(
      "vendor", "certify", "GreenLoop", "--scheme", "r2", "--number", "R2-1", "--until", "2027-06-30")
    try desk.done(
      "dispose", "LT-00013", "--method", "recycle", "--to", "GreenLoop", "--cert", "GL-1", "--confirm",
      "LT-00013")
    let record = desk.run("export", "json", "disposals").text
    // Seventeen whole months of thirty-six, at 100 a month.
    #expect(record.contains(#""book_value":{"amount":"1900.00","currency":"CNY"}"#), "\(record)")
    #expect(record.contains(#""permit":"R2-1""#), "\(record)")
  }

  private let wipe = ["--method", "purge", "--tool", "nvme-cli", "--result", "verified"]
  private let leave = ["--method", "recycle", "--to", "GreenLoop", "--cert", "GL-1", "--confirm", "LT-00013"]

  @Test("a wipe before somebody used it proves nothing for its disposal")
  func wipedThenUsed() throws {
    let desk = try Desk.ready()
    try #require(desk.run(["sanitise", "LT-00013"] + wipe).exit == .done)
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    #expect(desk.run("show", "LT-00013").text.contains("live data"))

    try desk.done("retire", "LT-00013", "--reason", "old", "--yes")
    let run = desk.run(["dispose", "LT-00013"] + leave)

    #expect(run.exit == .refused)
    #expect(run.errorText.hasPrefix("error[dispose.no_evidence]: "))
  }

  @Test("a wipe on the repair bench proves nothing once its user has it back")
  func wipedInRepair() throws {
    let desk = try Desk.ready()
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    try desk.done("repair", "start", "LT-00013", "--fault", "slow")
    try #require(desk.run(["sanitise", "LT-00013"] + wipe).exit == .done)
    try desk.done("repair", "done", "LT-00013", "--note", "set up anew")
    #expect(desk.run("show", "LT-00013").text.contains("live data"))
  }

  @Test("a wipe filed by one person alone lets nothing leave, whenever it was filed")
  func wipedAlone() throws {
    let desk = try Desk.ready()
    try #require(desk.run(["sanitise", "LT-00013"] + wipe).exit == .done)
    try desk.done("retire", "LT-00013", "--reason", "old", "--yes")
    #expect(desk.run(["dispose", "LT-00013"] + leave).errorText.hasPrefix("error[sanitise.witness]: "))
    let alone = desk.run(["dispose", "LT-00013", "--witness", "zhou.min"] + leave)
    #expect(alone.errorText.hasPrefix("error[sanitise.witness]: "))
    #expect(desk.run(["dispose", "LT-00013", "--witness", "li.na"] + leave).exit == .done)
  }

  @Test("another disk in a known machine comes onto its card, and must be wiped before it leaves")
  func anotherDisk() throws {
    let desk = try Desk.ready()
    let report = desk.run("scan", "--json").text
    try desk.done("retire", "LT-00013", "--reason", "old", "--yes")
    try #require(desk.run(["sanitise", "LT-00013", "--witness", "li.na"] + wipe).exit == .done)

    let swapped = Array(report.split(separator: "S6B2K1").joined(separator: "NEWDISK99").utf8)
    let run = desk.run("register", "-", input: swapped)

    #expect(run.exit == .done)
    #expect(run.text.contains("in it now: disk SAMSUNG MZVL2512HCJQ-00B00 NEWDISK99, taken for not wiped"))
    #expect(run.errorText.contains("Not seen in it: disk SAMSUNG MZVL2512HCJQ-00B00 S6B2K1"))
    #expect(desk.run(["dispose", "LT-00013"] + leave).errorText.contains("NEWDISK99"))
    #expect(desk.run("ledger", "verify").exit == .done)
  }

  @Test("a machine that left for good and is here again is no quiet success")
  func hereAgain() throws {
    let desk = try Desk.ready()
    let report = Array(desk.run("scan", "--json").text.utf8)
    try desk.done("retire", "LT-00013", "--reason", "old", "--yes")
    try #require(desk.run(["sanitise", "LT-00013", "--witness", "li.na"] + wipe).exit == .done)
    try #require(desk.run(["dispose", "LT-00013"] + leave).exit == .done)

    let run = desk.run("register", "-", input: report)

    #expect(run.exit == .refused)
    #expect(run.errorText.hasPrefix("error[asset.should_not_be_here]: "))
  }

  @Test("a late note does not move the event that proves a disposal")
  func lateNote() throws {
    let desk = try Desk.ready()
    try desk.done("retire", "LT-00013", "--reason", "old", "--yes")
    try #require(desk.run(["sanitise", "LT-00013", "--witness", "li.na"] + wipe).exit == .done)
    try #require(desk.run(["dispose", "LT-00013"] + leave).exit == .done)
    let before = desk.run("export", "csv", "disposals").text
    try desk.done("note", "LT-00013", "receipt came by post")
    #expect(desk.run("export", "csv", "disposals").text == before)
  }

  @Test("a name that a person and a place share is asked about, never guessed")
  func sharedName() throws {
    let desk = try Desk.ready()
    try desk.done("location", "add", "li.na")
    let run = desk.run("assign", "LT-00013", "--to", "li.na")
    #expect(run.exit == .ambiguous)
    #expect(run.errorText.hasPrefix("error[party.ambiguous]: "))
  }

  @Test("an argument that is no UTF-8 is refused before anything is done")
  func brokenArgument() throws {
    let desk = try Desk.ready()
    let run = desk.run("note", "LT-00013", "caf\u{FFFD}")
    #expect(run.exit == .usage)
    #expect(run.errorText.hasPrefix("error[usage.encoding]: "))
  }

  @Test("what comes back from one person is wiped before the next one gets it")
  func passedOn() throws {
    let desk = try Desk.ready()
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    try desk.done("return", "LT-00013")
    #expect(desk.run("assign", "LT-00013", "--to", "li.na").errorText.hasPrefix("error[data.no_evidence]: "))

    try #require(desk.run(["sanitise", "LT-00013"] + wipe).exit == .done)
    #expect(desk.run("assign", "LT-00013", "--to", "li.na").exit == .done)
  }

  @Test(
    "every list for programs says what data an asset holds",
    arguments: [
      ["list", "--json"], ["export", "json"], ["export", "csv"], ["show", "LT-00013", "--json"],
    ])
  func dataStates(line: [String]) throws {
    let desk = try Desk.ready()
    let text = desk.run(line).text
    #expect(text.contains("unknown"))
    #expect(line[1] == "csv" || text.contains("S6B2K1"))
  }

  @Test("what the rules refuse is refused before anybody is asked, and one asset named twice is one")
  func rehearsed() throws {
    let desk = try Desk.ready()
    try desk.done("retire", "LT-00013", "--reason", "old", "--yes")
    try #require(desk.run(["sanitise", "LT-00013", "--witness", "li.na"] + wipe).exit == .done)
    let paper = ["--to", "Shop", "--cert", "R-1"]
    let before = desk.run("show", "LT-00013", "--json").text

    let leased = desk.run(["dispose", "LT-00013", "--method", "lease-return"] + paper)
    #expect(leased.errorText.hasPrefix("error[dispose.ours]: "))
    #expect(desk.run("show", "LT-00013", "--json").text == before)
    #expect(desk.run("history", "LT-00013").text.contains("  dispose, ours (dispose.ours), by"))

    let twice = desk.run(
      ["dispose", "LT-00013", "PF2ABCDE", "--method", "sell", "--confirm", "LT-00013"] + paper)
    #expect(twice.exit == .done)
    #expect(twice.text.split(separator: "\n").count == 1)
  }

  @Test("a placeholder typed for a serial is kept, said to be one, and recognises nothing")
  func placeholder() throws {
    let desk = try Desk.ready()
    let line = ["register", "--category", "dock", "--model", "WD19", "--serial", "123456789"]
    #expect(desk.run(line).errorText.hasPrefix("That serial is a placeholder: "))
    #expect(desk.run(line).exit == .done)
    #expect(desk.run("show", "sn:123456789").exit == .notFound)
  }

  @Test("a serial typed beside a scan is looked for as well")
  func typedBesideScan() throws {
    let desk = try Desk.ready()
    let report = desk.run("scan", "--json").output
    try desk.done("register", "--category", "dock", "--serial", "CN0F3K1A0071")
    #expect(desk.run("register", "-", "--serial", "PF2ABCDE", input: report).text.contains("already"))

    let run = desk.run("register", "-", "--serial", "cn0f3k1a0071", input: report)
    #expect(run.exit == .refused)
    #expect(
      run.errorText.hasPrefix("error[asset.duplicate_serial]: serial cn0f3k1a0071 is DK-00013 already\n"))
  }

  @Test("numbering goes on behind the highest label that may be typed")
  func highestLabel() throws {
    let desk = try Desk.ready()
    let typed = Tag(prefix: "DK", number: 999_999_999).text
    try desk.done("register", "--category", "dock", "--model", "WD19", "--tag", typed)
    let next = Tag(prefix: "DK", number: 1_000_000_000).text
    #expect(desk.run("register", "--category", "dock", "--model", "WD19").text.hasPrefix("\(next)  "))
    #expect(desk.run("show", next).exit == .done)

    let run = desk.run("register", "--category", "dock", "--model", "WD19", "--tag", next)
    #expect(run.errorText.hasPrefix("error[asset.bad_tag]: "))
  }

  @Test(
    "a name of which nothing can be seen is refused and writes nothing",
    arguments: [
      ["repair", "start", "LT-00013", "--fault", "dead", "--to", "\u{1}"],
      ["warranty", "set", "LT-00013", "--until", "2027-03-31", "--vendor", "\u{1}"],
      ["person", "add", "zhao.yun", "--name", "\u{1}"], ["location", "add", "\u{1}"],
      ["register", "--category", "dock", "--model", "\u{1}"],
      ["register", "--category", "dock", "--model", "WD19", "--serial", "\u{1}"],
      ["register", "--category", "dock", "--maker", "\u{1}"],
    ])
  func invisibleName(line: [String]) throws {
    let desk = try Desk.ready()
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    let before = try File.bytes(desk.roll)
    let run = desk.run(line)
    #expect(run.errorText.hasPrefix("error[party.empty_name]: "))
    #expect(try File.bytes(desk.roll) == before)
  }

  @Test("what was said of an asset that stands there already is not kept")
  func nothingSealed() throws {
    let desk = try Desk.ready()
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    try desk.done("return", "LT-00013", "--condition", "good")
    let returned = try File.bytes(desk.roll)
    try desk.done("return", "LT-00013", "--condition", "better")
    #expect(try File.bytes(desk.roll) == returned)

    try desk.done("retire", "LT-00013", "--reason", "old", "--yes")
    let retired = try File.bytes(desk.roll)
    try desk.done("retire", "LT-00013", "--reason", "older", "--yes")
    #expect(try File.bytes(desk.roll) == retired)
  }

  @Test("today counts what is still here, and as not wiped only what holds data")
  func today() throws {
    let desk = try Desk.ready()
    func counts() -> [String] {
      desk.run().text.split(separator: "\n").dropFirst().prefix(5).map { String($0.split(separator: " ")[0]) }
    }
    try desk.done("warranty", "set", "LT-00013", "--until", "2026-12-01")
    try desk.done("register", "--category", "dock", "--model", "WD19")
    #expect(counts() == ["2", "0", "0", "0", "1"])

    try desk.done("retire", "LT-00013", "DK-00013", "--reason", "old", "--yes")
    #expect(counts() == ["2", "0", "0", "1", "1"])

    try #require(desk.run(["sanitise", "LT-00013", "--witness", "li.na"] + wipe).exit == .done)
    #expect(counts() == ["2", "0", "0", "0", "1"])

    try #require(desk.run(["dispose", "LT-00013"] + leave).exit == .done)
    #expect(counts() == ["1", "0", "0", "0", "0"])
  }

  @Test(
    "a serial is found in the letters it was typed in", arguments: ["straße-7", "ΣΑΣ-1ς", "é-4711", "İ-4"])
  func foreignSerial(serial: String) throws {
    let desk = try Desk.ready()
    try desk.done("register", "--category", "dock", "--serial", serial)
    #expect(desk.run("show", serial).text.hasPrefix("DK-00013"))
    #expect(desk.run("show", "sn:\(serial)").text.hasPrefix("DK-00013"))
  }

  @Test("an event that a later release wrote is no damage")
  func laterFormat() throws {
    let desk = try Desk.ready()
    let old = Array("\"v\":1}".utf8)
    var bytes = try File.bytes(desk.roll)
    for index in 0..<(bytes.count - old.count) where bytes[index..<(index + old.count)].elementsEqual(old) {
      bytes[index + old.count - 2] = UInt8(ascii: "2")
    }
    try File.write(bytes, to: desk.roll)

    let run = desk.run("ledger", "log")
    #expect(run.exit == .newerRoll)
    #expect(run.errorText.contains("is of format 2; this program understands format 1\n  upgrade tagroll\n"))
  }

  @Test("a warranty that is made longer is still given by the same vendor")
  func warrantyVendor() throws {
    let desk = try Desk.ready()
    try desk.done("warranty", "set", "LT-00013", "--until", "2027-03-31", "--vendor", "Lenovo")
    let again = try desk.done("warranty", "set", "LT-00013", "--until", "2027-03-31")
    #expect(again.text == "LT-00013  warranty is that already, nothing written\n")

    try desk.done("warranty", "set", "LT-00013", "--until", "2028-03-31")
    #expect(desk.run("show", "LT-00013").text.contains("Lenovo, ends 2028-03-31 (494 days left)"))
  }

  @Test("warranties that have ended are listed when asked for")
  func endedWarranty() throws {
    let desk = try Desk.ready()
    try desk.done("warranty", "set", "LT-00013", "--until", "2026-11-01")
    #expect(desk.run("report", "warranty").text == "0 of 1 assets\n")
    #expect(desk.run("report", "warranty", "--ended").text.contains("2026-11-01  22 days ago\n"))
  }

  @Test("warranties are counted by month and model, now as on a day gone by")
  func countedWarranties() throws {
    let desk = try Desk.ready()
    for _ in 0..<3 {
      try desk.done("register", "--category", "dock", "--maker", "Dell Inc.", "--model", "WD19")
    }
    try desk.done("register", "--category", "dock", "--maker", "Acme")
    for tag in ["DK-00013", "DK-00021"] { try desk.done("warranty", "set", tag, "--until", "2026-12-01") }
    try desk.done("warranty", "set", "DK-00037", "--until", "2027-01-31")
    try desk.done("warranty", "set", "DK-00045", "--until", "2026-12-31")
    #expect(
      desk.run("report", "warranty", "--by-model").text == """
        MONTH    MODEL           ASSETS
        2026-12  Acme                 1
        2026-12  Dell Inc. WD19       2
        2027-01  Dell Inc. WD19       1
        4 assets

        """)
    #expect(
      desk.run("report", "warranty", "--by-model", "--within", "20d", "--json").text == """
        [
          {
            "month": "2026-12",
            "maker": "Dell Inc.",
            "model": "WD19",
            "assets": 2
          }
        ]

        """)
    #expect(
      desk.run("report", "warranty", "--by-model", "--as-of", "2026-11-23").text.hasSuffix("4 assets\n"))
  }

  @Test("registering for a person who is not on the roll writes nothing")
  func unknownHolder() throws {
    let desk = try Desk.ready()
    let before = try File.bytes(desk.roll)
    let run = desk.run("register", "--category", "dock", "--model", "WD19", "--to", "nobody")
    #expect(run.exit == .notFound)
    #expect(try File.bytes(desk.roll) == before)
  }

  @Test("only who holds a role that may hands out roles")
  func roleGrants() throws {
    let desk = try Desk.ready()
    try desk.done("person", "add", "zhao.yun", "--role", "technician")
    desk.user = "zhao.yun"
    #expect(desk.run("person", "add", "eve", "--role", "manager").exit == .notPermitted)
    #expect(desk.run("person", "add", "eve").exit == .done)
  }

  @Test(
    "a filter reads the words a person sees, in any case",
    arguments: [
      "stage:received", "STAGE:Received", "stage:待验收", "status:RECEIVED category:Laptop", "category:笔记本电脑",
      "place:\"it store\"", "loc:\"IT Store\" stage:received",
    ])
  func filters(filter: String) throws {
    let desk = try Desk.ready()
    try desk.done("register", "--category", "dock", "--model", "WD19", "--to", "wang.lei", "--at", "Room 204")
    let lines = desk.run("list", "--where", filter).text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1].hasPrefix("LT-00013"))
  }
}
