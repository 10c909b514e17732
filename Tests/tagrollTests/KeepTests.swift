import Testing
import Words

@testable import tagroll

/// What leaves the roll for good, and what brings it back.
@Suite("erasing and keeping")
struct KeepTests {
  private func newest(_ desk: Desk) throws -> String {
    try #require(try desk.done("backup", "create", "--json").text.firstMatch(of: /"file": ?"([^"]+)"/)?.1)
      .description
  }

  @Test("erasing a person, word for word", arguments: Language.allCases)
  func erase(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("assign", "LT-00013", "--to", "li.na")
    let erase = ["person", "erase", "li.na", "--basis", "request of 23 November"]
    desk.tell(erase)
    try desk.done("return", "LT-00013")
    try desk.done("note", "LT-00013", "she spilt tea")
    desk.tell("person", "erase", "zhou.min", "--basis", "asked")
    desk.tell("person", "erase", "li.na", "--basis", "asked by Li.Na")
    desk.tell("person", "erase", "li.na", "--basis", "asked", "--texts-of", "9")
    desk.tell("person", "erase", "li.na", "--basis", "asked", "--texts-of", "x")
    desk.tell(erase)
    desk.tell(erase + ["--confirm", "wang.lei"])
    desk.tell(erase + ["--texts-of", "12", "--dry-run"])
    desk.isTerminal = true
    desk.tell(erase, answer: "no")
    desk.tell(erase + ["--texts-of", "12", "--witness", "wang.lei"], answer: "li.na")
    desk.isTerminal = false
    desk.tell(erase)
    desk.tell("person", "list")
    desk.tell("history", "LT-00013")
    desk.tell("ledger", "log", "--from", "10")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "erase.\(language)")
    for text in ["李娜", "li.na", "spilt tea"] {
      #expect(!(try File.bytes(desk.roll)).contains(Array(text.utf8)), "\(text)")
    }
  }

  @Test("backups, and what restoring them says, word for word", arguments: Language.allCases)
  func backups(language: Language) throws {
    let desk = try Desk.ready(language)
    let folder = desk.folder.path
    desk.tell("backup", "list")
    desk.tell("backup", "verify")
    desk.tell("backup", "create")
    desk.tell("backup", "create", "-o", desk.roll)
    desk.tell("backup", "create", "-o", "\(folder)/copy.db")
    try desk.done("person", "erase", "li.na", "--basis", "asked", "--confirm", "li.na")
    try desk.done("location", "add", "Room 205")
    desk.tell("backup", "list")
    desk.tell("backup", "verify", "--all")
    desk.tell("backup", "drill")
    let newer = try File.bytes(desk.roll)
    desk.tell("restore", "--to", "\(folder)/copy.db")
    desk.tell("restore", "--to", "\(folder)/new/roll.db")
    desk.tell("ledger", "verify", "--db", "\(folder)/new/roll.db")
    desk.tell("restore")
    desk.tell("restore", "--confirm", "Other School")
    desk.tell("restore", "--confirm", "Harbour School")
    desk.tell("person", "list")
    desk.tell("ledger", "verify")
    // The roll as it was before: a backup of it is ahead of, or beside, the one that was put back.
    try File.write(newer, to: "\(folder)/newer.db")
    desk.tell("backup", "verify", "\(folder)/newer.db")
    try desk.done("location", "add", "Room 206")
    try File.write(Array(newer.prefix(9000)), to: "\(folder)/half.db")
    desk.tell("backup", "verify", "\(folder)/half.db")
    desk.tell("backup", "drill", "\(folder)/half.db")
    desk.tell("backup", "verify", "\(folder)/none.db")
    let other = try Desk(language, seed: 2)
    try other.done("init", "--org", "Other School")
    try File.write(try File.bytes(other.roll), to: "\(folder)/other.db")
    desk.tell("backup", "verify", "\(folder)/other.db")
    desk.tell("restore", "\(folder)/other.db", "--confirm", "Other School")
    try File.write([0x78], to: desk.roll)
    desk.tell("restore", "--confirm", "Harbour School")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "backup.\(language)")
  }

  @Test("restoring over a roll is for managers and administrators on it")
  func roles() throws {
    let desk = try Desk.ready()
    try desk.done("person", "add", "he.he", "--role", "technician")
    try desk.done("backup", "create")
    for user in ["he.he", "wang.lei", "nobody"] {
      desk.user = user
      for line in [["restore", "--confirm", "Harbour School"], ["backup", "drill"]] {
        #expect(desk.run(line).exit == .notPermitted, "\(user) \(line)")
      }
    }
  }
}

extension [UInt8] {
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    guard let first = part.first else { return true }
    return indices.contains { self[$0] == first && self[$0...].starts(with: part) }
  }
}
