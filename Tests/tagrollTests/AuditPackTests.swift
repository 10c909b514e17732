import Ledger
import Model
import Store
import Testing
import Words

@testable import AuditPack
@testable import tagroll

@Suite("An audit pack", .enabled(if: Verifier.hasPython, "python3 is not installed"))
struct AuditPackTests {
  /// A desk from which two things have left, and a third stays.
  static func desk(_ language: Language = .en, organisation: String = "Harbour School") throws -> Desk {
    let desk = try Desk(language)
    try desk.done("init", "--org", organisation, "--store", "IT Store")
    try desk.done("register")
    try desk.done("person", "add", "wang.lei", "--name", "王磊")
    try desk.done("person", "add", "li.na", "--name", "李娜")
    try desk.done(
      "register", "--category", "monitor", "--maker", "Dell", "--model", "U2723QE", "--serial", "CN0F3K1A0071"
    )
    try desk.done("register", "--category", "printer", "--model", "LaserJet M404", "--serial", "0042")
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    try desk.done("undo")
    try desk.done("redo")
    try desk.done("return", "LT-00013")
    for tag in ["LT-00013", "PR-00013"] {
      try desk.done("retire", tag, "--reason", "=old, board \"cracked\"", "--yes")
    }
    try desk.done(
      MediaTests.fullCertificate)
    for (tag, certificate) in [("LT-00013", "GL-8812"), ("PR-00013", "GL-8813")] {
      try desk.done(
        [
          "dispose", tag, "--method", "recycle", "--to", "GreenLoop", "--cert", certificate, "--witness",
          "li.na", "--confirm", tag,
        ] + (tag.hasPrefix("LT") ? MediaTests.fullRecord : []))
    }
    return desk
  }

  @discardableResult
  static func export(_ desk: Desk, _ name: String, _ more: String...) throws -> String {
    let path = "\(desk.folder.path)/\(name).zip"
    let run = desk.run(["export", "audit-pack", "--year", "2026", "-o", path] + more)
    try #require(run.exit == .done, "\(run.errorText)")
    return path
  }

  @Test("is told in both languages, made, made again and verified", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Self.desk(language)
    desk.tell("export", "audit-pack", "--year", "2026", "-o", "\(desk.folder.path)/audit-2026.zip")
    desk.tell("export", "audit-pack", "--year", "2026", "-o", "\(desk.folder.path)/again.zip")
    desk.tell("ledger", "log", "--from", "28")
    desk.tell(
      "export", "audit-pack", "--from", "2026-04-01", "--to", "2027-03-31", "-o", "\(desk.folder.path)/b.zip",
      "--json")
    desk.tell("ledger", "verify", "--pack", "\(desk.folder.path)/audit-2026.zip")
    try desk.change("again.zip", "recycle", to: "recycIe")
    desk.tell("ledger", "verify", "--pack", "\(desk.folder.path)/again.zip")
    desk.tell("ledger", "verify", "--pack", desk.roll)
    desk.tell("ledger", "verify", "--pack", "/nowhere/a.zip")
    desk.tell("ledger", "verify", "--pack", desk.roll, "--against", desk.roll)
    for wrong in [
      [], ["-o", "x.zip"], ["--year", "26", "-o", "x.zip"],
      ["--year", "2026", "--from", "2026-01-01", "-o", "x.zip"],
      ["--from", "2026-02-01", "--to", "2026-01-01", "-o", "x.zip"],
      ["--year", "2026", "--since", "/nowhere/head.txt", "-o", "\(desk.folder.path)/x.zip"],
    ] { desk.tell(["export", "audit-pack"] + wrong) }
    try Golden.expect(desk.transcript, equal: "audit-pack.\(language)")
  }

  @Test("of one state is one file, and verifies by Python alone; of another state it is another")
  func reproducible() throws {
    let desk = try Self.desk()
    let first = try Self.export(desk, "first")
    let again = try Self.export(desk, "again")
    #expect(try File.bytes(first) == File.bytes(again))
    let run = try Verifier.verify(first, "--key", try key(desk))
    #expect(run.exit == 0 && run.text.hasSuffix("OK\n"), "\(run.text)")

    let head = try desk.done("ledger", "head").output
    try File.write(head, to: "\(desk.folder.path)/head.txt")
    try desk.done("note", "MN-00013", "dust on the screen")
    let later = try Self.export(desk, "later", "--since", "\(desk.folder.path)/head.txt")
    #expect(try File.bytes(later) != File.bytes(first))
    let kept = try Verifier.verify(later, "--kept", "\(desk.folder.path)/head.txt")
    #expect(kept.exit == 0 && kept.text.contains("your own head: nothing before event "), "\(kept.text)")
    #expect(desk.run("ledger", "verify").exit == .done)
  }

  private func key(_ desk: Desk) throws -> String {
    try Roll.open(desk.roll, for: .reading).identity.publicKey
  }

  @Test("verifies unpacked too, with what other programs make of its ZIP file and its list")
  func unpacked() throws {
    let desk = try Self.desk()
    let pack = try Self.export(desk, "pack")
    let folder = "\(desk.folder.path)/unpacked"
    let unpacking = try Verifier.run(["-m", "zipfile", "-e", pack, folder])
    #expect(unpacking.exit == 0, "\(unpacking.text)")
    let list = try Verifier.shell("cd '\(folder)' && sha256sum --strict -c SHA256SUMS")
    #expect(list.exit == 0, "\(list.text)")
    let run = try Verifier.verify(folder)
    #expect(run.exit == 0, "\(run.text)")
  }

  @Test("names nobody unless somebody says why, and then the ledger knows the reason")
  func names() throws {
    let desk = try Self.desk()
    let nameless = try File.bytes(try Self.export(desk, "nameless"))
    for name in ["王磊", "李娜", "周敏", "wang.lei", "li.na", "zhou.min"] {
      #expect(!contains(nameless, name), "\(name)")
    }
    let named = try Self.export(desk, "named", "--names", "yearly audit")
    #expect(contains(try File.bytes(named), "li.na"))
    #expect(try Verifier.verify(named).exit == 0)
    let exported = try desk.done("ledger", "log", "--json").text
    #expect(exported.contains(#"\"kind\":\"exported\""#))
    // Another reason is another event: who asked why is never folded into an earlier asking.
    let before = try Roll.open(desk.roll, for: .reading).eventCount()
    try Self.export(desk, "other", "--names", "police asked")
    #expect(try Roll.open(desk.roll, for: .reading).eventCount() == before + 1)
    try Self.export(desk, "same", "--names", "police asked")
    #expect(try Roll.open(desk.roll, for: .reading).eventCount() == before + 1)
  }

  private func contains(_ bytes: [UInt8], _ text: String) -> Bool {
    let wanted = Array(text.utf8)
    return (0...(bytes.count - wanted.count)).contains {
      bytes[$0] == wanted[0] && bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }

  @Test("is for managers and auditors, and for nobody else")
  func roles() throws {
    let desk = try Self.desk()
    try desk.done("person", "add", "gu.wen", "--name", "顾问", "--role", "auditor")
    try desk.done("person", "add", "ji.shu", "--name", "技术", "--role", "technician")
    try desk.done("person", "add", "guan.li", "--name", "管理", "--role", "admin")
    for user in ["ji.shu", "guan.li", "nobody"] {
      desk.user = user
      let run = desk.run("export", "audit-pack", "--year", "2026", "-o", "\(desk.folder.path)/x.zip")
      #expect(run.exit == .notPermitted, "\(user): \(run.errorText)")
    }
    desk.user = "gu.wen"
    #expect(try Verifier.verify(Self.export(desk, "auditor")).exit == 0)
  }

  @Test("C3: whatever byte is changed, the verifier notices, and names the file")
  func tampered() throws {
    let desk = try Self.desk()
    try Self.export(desk, "first")
    try desk.done("note", "MN-00013", "dust on the screen")
    let run = try Verifier.test("tamper", try Self.export(desk, "pack"), "--sample", "600")
    #expect(run.exit == 0, "\(run.text)")
  }

  @Test("C2: the verifier takes every proof that is right and none that is not")
  func proofs() throws {
    let run = try Verifier.test("proofs", "--to", "48")
    #expect(run.exit == 0, "\(run.text)")
  }

  @Test(
    "of a roll whose names are hostile holds no control byte, no formula and no markup",
    arguments: HostileTextTests.Trick.allCases)
  func hostile(trick: HostileTextTests.Trick) throws {
    let text = trick.text + "<script>alert(1)</script>"
    let desk = try Self.desk(organisation: text)
    // What stands in an event has an end.
    try desk.done(
      "register", "--category", "dock", "--maker", "=" + text.prefix(200), "--model", "+" + text.prefix(200),
      "--serial", "-1" + text.prefix(20))
    let tag = "DK-00013"
    try desk.done("retire", tag, "--reason", "=" + text, "--yes")
    try desk.done(
      "dispose", tag, "--method", "recycle", "--to", "@" + text, "--cert", "=" + text, "--witness", "li.na",
      "--confirm", tag)
    let pack = try Self.export(desk, "pack", "--names", text)
    let folder = "\(desk.folder.path)/unpacked"
    #expect(try Verifier.run(["-m", "zipfile", "-e", pack, folder]).exit == 0)
    for name in ["README.md", "README.zh-CN.md", "index.html", "disposals.csv"] {
      let content = try String(validating: File.bytes("\(folder)/\(name)"), as: UTF8.self) ?? ""
      #expect(!content.isEmpty)
      let control = content.unicodeScalars.first {
        ($0.value < 0x20 && !"\n\r\t".unicodeScalars.contains($0)) || (0x7F...0x9F).contains($0.value)
      }
      #expect(control == nil, "\(name)")
      if name == "index.html" {
        #expect(!content.contains("<script") && !content.contains("http://") && !content.contains("https://"))
      }
    }
    let formulas = try Verifier.run([
      "-c",
      """
      import csv, sys
      csv.field_size_limit(1 << 24)
      rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline="")))
      assert len(rows) == 4 and len(set(map(len, rows))) == 1
      assert not [cell for row in rows for cell in row if cell[:1] and cell[0] in "=+-@"], rows
      """.replacing("'", with: "\""), "\(folder)/disposals.csv",
    ])
    #expect(formulas.exit == 0, "\(formulas.text)")
    let run = try Verifier.verify(pack)
    #expect(run.exit == 0, "\(run.text.prefix(2000))")
  }

  @Test("tells nothing of goods that were sent back at the door")
  func refusedGoods() throws {
    let desk = try Self.desk()
    for line in [
      [
        "order", "request", "--category", "laptop", "--model", "T14", "--reason", "new", "--price", "100 CNY",
      ],
      ["order", "approve", "P-1"],
      ["order", "place", "P-1", "--ref", "PO-1", "--to", "Lenovo", "--price", "100 CNY"],
      ["receive", "P-1", "PF3ABCD9", "--category", "laptop"],
      ["reject", "LT-00021", "--reason", "cracked", "--rma", "R-1"],
    ] { try desk.done(line) }
    let pack = try Self.export(desk, "pack")
    let folder = "\(desk.folder.path)/unpacked"
    #expect(try Verifier.run(["-m", "zipfile", "-e", pack, folder]).exit == 0)
    let record = String(decoding: try File.bytes("\(folder)/disposals.csv"), as: UTF8.self)
    #expect(record.contains("LT-00013") && !record.contains("LT-00021"))
    let run = try Verifier.verify(pack)
    #expect(run.exit == 0, "\(run.text)")
  }

  @Test("the verifier knows every kind of event that the ledger can hold")
  func kinds() throws {
    let run = try Verifier.run([
      "-c",
      """
      import sys
      sys.path.insert(0, sys.argv[1])
      import replay, rules
      known = {*rules.TABLE, "undone", "redone", "opened", "refused", *replay.OF_PARTIES, *replay.OF_PEOPLE, *replay.OF_LOADS, *replay.OF_ROLL}
      print(*sorted(known))
      """, "\(Verifier.root)tools/verify-pack",
    ])
    let known = run.text.split(whereSeparator: \.isWhitespace).map(String.init)
    #expect(known == EventKind.allCases.map(\.rawValue).sorted())
  }

  @Test("is made and checked by the commands of the auditors' page, in order", arguments: ["", ".zh-CN"])
  func page(language: String) throws {
    let desk = try Self.desk()
    let folder = desk.folder.path
    #expect(try Verifier.shell("ln -s '\(Verifier.root)tools' '\(folder)/tools'").exit == 0)
    let text = String(
      decoding: try File.bytes("\(Verifier.root)docs/for-auditors\(language).md"), as: UTF8.self)
    let commands = text.split(separator: "```sh\n").dropFirst().map { $0.prefix { $0 != "\n" } }
    #expect(commands.count == 14)
    for command in commands {
      if command.hasPrefix("tagroll ") {
        let words = command.split(separator: " ").dropFirst().map { word in
          [".zip", ".txt", ".key"].contains { word.hasSuffix($0) } ? "\(folder)/\(word)" : String(word)
        }
        let run = desk.run(words)
        #expect(run.exit == .done, "\(command): \(run.errorText)")
      } else {
        let run = try Verifier.shell("cd '\(folder)' && \(command)")
        #expect(run.exit == 0, "\(command): \(run.text)")
      }
    }
  }

  @Test("prints the hash of the verifier that lies beside it")
  func hash() throws {
    let run = try Verifier.shell(
      "cd '\(Verifier.root)tools/verify-pack' && LC_ALL=C sha256sum *.py | sha256sum | cut -c1-64")
    #expect(run.text == "\(AuditPack.verifier.text)\n")
  }
}

extension Desk {
  /// Changes the first place of a file where a text stands.
  fileprivate func change(_ name: String, _ text: String, to other: String) throws {
    let path = "\(folder.path)/\(name)"
    var bytes = try File.bytes(path)
    let wanted = Array(text.utf8)
    let place = try #require(
      (0..<bytes.count - wanted.count).first { bytes[$0..<$0 + wanted.count].elementsEqual(wanted) })
    bytes.replaceSubrange(place..<place + wanted.count, with: Array(other.utf8))
    try File.write(bytes, to: path)
  }
}
