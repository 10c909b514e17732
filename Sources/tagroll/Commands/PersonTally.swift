import CSVBytes
import Exchange
import JSONBytes
import Lifecycle
import Model
import Store
import Words

/// What becomes of each line of a list of people.
struct PersonTally {
  struct Refused {
    var line: Int
    var cells: [String]
    var login: String?
    var fault: PersonIntake.Fault
    /// Whose id may stand in the words of the rule.
    var refusal: Refusal
  }

  struct Changed {
    var line: Int
    var login: String
    var id: EntityID
    var acts: [PersonIntake.Act]
  }

  private(set) var counts = RowCounts()
  private(set) var changed: [Changed] = []
  private(set) var refused: [Refused] = []
  var written: Int64 = 0
  var events: (first: Int64, last: Int64)?
  var encoding = CSVEncoding.utf8
  var headings: [String] = []
  var ignored: [String] = []

  mutating func add(
    _ verdict: PersonIntake.Verdict, _ login: String?, of list: PersonCSV, _ intake: PersonIntake
  ) {
    switch verdict {
    case .new: counts.new += 1
    case .same: counts.same += 1
    case .changed(let index, let acts):
      counts.changed += 1
      changed.append(Changed(line: list.number, login: login ?? "", id: intake.people[index].id, acts: acts))
    case .refused(let fault):
      var refusal = fault.refusal
      if let login { refusal = refusal.naming(login) }
      counts.refused += 1
      refused.append(
        Refused(
          line: list.number, cells: list.cells, login: login, fault: fault, refusal: refusal))
      return
    }
    if let login, !verdict.isSame { counts.sample(login) }
  }

  /// Whether another reading of the same list came to the same.
  func isSame(as other: PersonTally) -> Bool {
    counts == other.counts && changed.map(\.acts) == other.changed.map(\.acts)
      && refused.map(\.line) == other.refused.map(\.line)
  }

  /// Those of the list who leave or left by it, with what must come back.
  func leavers(on roll: Roll) throws -> [Roll.Leaver] {
    let gone = Set(changed.filter { $0.acts.contains(where: \.isLeaving) }.map(\.id))
    return gone.isEmpty ? [] : try roll.leavers().filter { gone.contains($0.person.id) }
  }

  func write(_ call: Call, _ leavers: [Roll.Leaver]) throws {
    try call.json { json in
      counts.write(into: &json)
      json.name("written")
      json.integer(written)
      json.name("dry_run")
      json.bool(call.isDryRun)
      json.name("encoding")
      json.string(encoding.rawValue)
      json.name("ignored_columns")
      json.beginArray()
      ignored.forEach { json.string($0) }
      json.endArray()
      if let events {
        json.name("events")
        json.beginArray()
        [events.first, events.last].forEach { json.integer($0) }
        json.endArray()
      }
      json.name("lines")
      json.beginArray()
      for change in changed { write(change, into: &json) }
      for refused in refused { write(refused, into: &json) }
      json.endArray()
      json.name("leavers")
      json.beginArray()
      for leaver in leavers { try LeaverJSON.write(leaver, into: &json) }
      json.endArray()
    }
  }

  private func write(_ change: Changed, into json: inout JSONWriter) {
    json.beginObject()
    json.name("line")
    json.integer(Int64(change.line))
    json.name("login")
    json.string(change.login)
    json.name("outcome")
    json.string("changed")
    json.name("changes")
    json.beginArray()
    change.acts.forEach { json.string($0.code) }
    json.endArray()
    json.endObject()
  }

  private func write(_ refused: Refused, into json: inout JSONWriter) {
    json.beginObject()
    json.name("line")
    json.integer(Int64(refused.line))
    if let login = refused.login {
      json.name("login")
      json.string(login)
    }
    json.name("outcome")
    json.string("refused")
    json.name("code")
    json.string(refused.refusal.code)
    json.name("message")
    json.string(refused.refusal.message.en)
    json.endObject()
  }
}

extension PersonIntake.Verdict {
  fileprivate var isSame: Bool { if case .same = self { true } else { false } }
}

extension PersonIntake.Act {
  fileprivate var isLeaving: Bool {
    switch self {
    case .leave, .leaving: true
    case .add, .change, .grant, .revoke, .rejoin: false
    }
  }

  /// The event it becomes.
  var code: String {
    switch self {
    case .add: "person_added"
    case .change: "person_changed"
    case .grant(let role): "role_granted:\(role.rawValue)"
    case .revoke(let role): "role_revoked:\(role.rawValue)"
    case .leaving(let day): "person_leaving:\(day.text)"
    case .leave(let day): "person_left:\(day.text)"
    case .rejoin: "person_rejoined"
    }
  }
}
