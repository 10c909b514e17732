import Lifecycle
import Model
import Testing
import Words

@testable import tagroll

/// Roles, leaving and second names, word for word; and who may do which command.
@Suite("people")
struct PeopleTests {
  @Test("roles, leavers and second names, in both languages", arguments: Language.allCases)
  func told(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("person", "add", "xu.jie", "--name", "徐杰", "--role", "technician")
    desk.tell("person", "role", "add", "xu.jie", "manager", "--dry-run")
    desk.tell("person", "role", "add", "xu.jie", "manager")
    desk.tell("person", "role", "add", "xu.jie", "manager")
    desk.tell("person", "role", "add", "xu.jie", "king")
    desk.tell("person", "role", "add", "zhou.min", "auditor")
    desk.tell("person", "role", "remove", "zhou.min", "admin")
    desk.tell("person", "role", "remove", "xu.jie", "technician", "--json")
    desk.tell("person", "role", "remove", "xu.jie", "technician")
    desk.user = "xu.jie"
    desk.tell("person", "role", "add", "xu.jie", "admin")
    desk.tell("person", "leave", "zhou.min")
    desk.user = "zhou.min"
    try desk.done("assign", "LT-00013", "--to", "wang.lei", "--until", "2026-12-24")
    desk.tell("person", "offboard", "wang.lei", "--until", "2026-12-31")
    desk.tell("person", "offboard", "wang.lei", "--until", "2026-12-31", "--yes")
    desk.tell("person", "offboard", "wang.lei", "--until", "2026-12-31", "--yes")
    desk.tell("person", "offboard", "li.na", "--until", "2026-12-31", "--yes", "--json")
    desk.tell("person", "list")
    desk.tell("report", "leavers")
    desk.tell("person", "leave", "wang.lei", "--on", "2026-11-20")
    desk.tell("person", "leave", "wang.lei")
    desk.tell("person", "leave", "xu.jie")
    desk.tell("report", "leavers")
    desk.tell("report", "leavers", "--csv")
    desk.tell("assign", "LT-00013", "--to", "wang.lei")
    try desk.done("register", "--category", "monitor", "--model", "U2723QE", "--serial", "CN0F3K1A0071")
    desk.tell("assign", "MN-00013", "--to", "wang.lei")
    desk.user = "xu.jie"
    desk.tell("note", "LT-00013", "mine")
    desk.user = "zhou.min"
    desk.tell("return", "LT-00013")
    desk.tell("report", "leavers")
    desk.tell("person", "rejoin", "wang.lei")
    desk.tell("person", "rejoin", "wang.lei")
    desk.tell("person", "alias", "li.na", "--of", "wang.lei")
    desk.tell("person", "alias", "wang.lei", "--of", "li.na")
    desk.tell("person", "alias", "li.na", "--of", "li.na")
    desk.tell("person", "list")
    desk.tell("report", "refusals")
    desk.tell("ledger", "log", "--from", "10")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "people.\(language)")
  }

  private static let everybody: Set<Role> = [.technician, .manager, .auditor, .admin]
  private static let clerks: Set<Role> = [.technician, .manager]
  private static let manager: Set<Role> = [.manager]
  /// Who may do each errand, from the rules. Something found is adopted by being
  /// given out or retired, and that is a manager's; a technician mends what they wrote themselves.
  private static let permitted: [[String]: Set<Role>] = [
    ["order", "place"]: manager, ["order", "cancel"]: manager,
    ["accept"]: manager,
    ["reject"]: manager, ["assign"]: manager, ["correct"]: manager, ["retire"]: manager,
    ["dispose"]: manager, ["vendor", "certify"]: manager, ["manifest", "release"]: manager,
    ["manifest", "close"]: manager, ["reinstate"]: manager, ["write-off"]: manager,
    ["stocktake", "start"]: manager, ["stocktake", "close"]: manager,
    ["register"]: clerks, ["order", "request"]: clerks, ["receive"]: clerks, ["return"]: clerks,
    ["move"]: clerks, ["note"]: [.technician, .manager, .auditor], ["undo"]: clerks, ["redo"]: clerks,
    ["import", "undo"]: manager, ["conflict", "resolve"]: manager, ["conflict", "reopen"]: manager,
    ["repair", "start"]: clerks, ["repair", "done"]: clerks, ["repair", "diagnose"]: clerks,
    ["repair", "wait"]: clerks, ["repair", "resume"]: clerks, ["repair", "part"]: clerks,
    ["repair", "send"]: clerks, ["repair", "back"]: clerks, ["repair", "cancel"]: clerks,
    ["repair", "swap"]: manager, ["replace"]: manager, ["migrate"]: clerks,
    ["warranty", "set"]: clerks,
    ["sanitise"]: clerks, ["lost"]: clerks, ["found"]: clerks,
    ["breach", "report"]: [.technician, .manager, .auditor],
    ["hold", "place"]: [.manager, .auditor, .admin], ["hold", "lift"]: [.admin],
    ["stocktake", "scan"]: clerks, ["stocktake", "sign"]: [.manager, .auditor],
    ["person", "add"]: [.technician, .manager, .admin],
    ["person", "import", "csv"]: [.technician, .manager, .admin], ["person", "role", "add"]: [.admin],
    ["person", "role", "remove"]: [.admin], ["person", "offboard"]: [.technician, .manager, .admin],
    ["person", "leave"]: [.manager, .admin], ["person", "rejoin"]: [.manager, .admin],
    ["person", "alias"]: [.admin], ["person", "erase"]: [.manager, .admin],
    ["location", "add"]: [.technician, .manager, .admin],
    ["handover", "ack"]: clerks, ["label", "done"]: clerks, ["appraise"]: [.technician, .manager, .approver],
    ["order", "approve"]: [.manager, .approver, .executive], ["approve"]: [.manager, .approver, .executive],
    ["stocktake", "apply"]: clerks,
    ["policy", "set"]: [.admin], ["vendor", "add"]: clerks, ["media", "lost"]: clerks,
    ["manifest", "open"]: clerks, ["manifest", "add"]: clerks, ["manifest", "remove"]: clerks,
    ["manifest", "receipt"]: clerks, ["manifest", "refuse"]: clerks, ["desk", "confirm"]: clerks,
  ]

  /// What a command that writes is tried by, beside one person of each role.
  private static let others = ["nobody", "nothing", "gone", "was"]

  @Test("S3: each command is for exactly the roles the rules name", arguments: Errand.writing)
  func roles(errand: Errand) throws {
    let permitted = try #require(Self.permitted[errand.path], "a new command needs a row")
    let desk = try Desk.ready()
    if errand.hasConflict { #expect(desk.run("register", "-", input: desk.boardSwapped()).exit == .refused) }
    for step in errand.preparation(in: desk.folder.path) {
      try #require(desk.run(step).exit == .done, "\(step)")
    }
    let line = errand.line(in: desk.folder.path)
    for role in Role.allCases {
      try desk.done("person", "add", "as.\(role.rawValue)", "--role", role.rawValue)
    }
    // Each could do all of it once: one has left, of the other it was taken back.
    for user in ["gone", "was"] {
      try desk.done("person", "add", user, "--role", "manager")
      try desk.done("person", "role", "add", user, "admin")
    }
    try desk.done("person", "add", "nothing")
    try desk.done("person", "leave", "gone")
    for role in ["manager", "admin"] { try desk.done("person", "role", "remove", "was", role) }
    let log = desk.run("ledger", "log").text.split(separator: "\n").count
    var refused: [String] = []
    for role in Role.allCases where !permitted.contains(role) {
      refused.append("as.\(role.rawValue)")
    }
    for user in refused + Self.others {
      desk.user = user
      let run = desk.run(line, input: errand.input)
      if user == "gone" {
        #expect(run.exit == .refused && run.errorText.hasPrefix("error[person.left]"), "\(run.errorText)")
      } else {
        #expect(run.exit == .notPermitted, "\(user): \(run.errorText)")
      }
    }
    desk.user = "zhou.min"
    // Whoever is nobody on the roll has no name in the ledger.
    let filed = desk.run("ledger", "log").text.split(separator: "\n").dropFirst(log)
    #expect(filed.count == refused.count + Self.others.count - 1, "\(filed)")
    #expect(filed.allSatisfy { $0.contains("attempt refused") }, "\(filed)")
    for role in permitted {
      desk.user = "as.\(role.rawValue)"
      let run = desk.run(line + ["--dry-run"], input: errand.input)
      // What somebody else did is theirs, or a manager's, to undo.
      let isOthers = run.errorText.hasPrefix("error[role.not_own]") && role == .technician
      #expect(run.exit != .notPermitted || isOthers, "\(role): \(run.errorText)")
    }
  }
}
