import Identity
import JSONBytes
import Reports
import Words

/// `tagroll help identity`: the rulebook, which an auditor may hold any verdict against.
enum IdentityHelp {
  static func run(_ call: Call) {
    guard !call.isJSON else { return call.json(write) }
    call.lines(IdentityTable(language: call.language).lines)
  }

  private static func write(_ json: inout JSONWriter) {
    let book = Rulebook.current
    let numbers = [
      ("rulebook", Rulebook.version), ("same", book.same), ("possible", book.possible),
      ("contradiction", book.contradiction), ("shared_by_most", book.sharedByMost),
    ]
    for (name, number) in numbers {
      json.name(name)
      json.integer(Int64(number))
    }
    json.name("keys")
    json.beginArray()
    for row in IdentityTable.rows {
      json.beginObject()
      named(row.key.rawValue, row.key.name, &json)
      for (name, points, isStrong) in [
        ("physical", row.physical, row.tellsApart.physical), ("virtual", row.virtual, row.tellsApart.virtual),
      ] {
        json.name(name)
        json.integer(Int64(points))
        json.name("\(name)_tells_apart")
        json.bool(isStrong)
      }
      json.endObject()
    }
    json.endArray()
    json.name("decisions")
    json.beginArray()
    for decision in Decision.allCases {
      json.beginObject()
      named(decision.rawValue, decision.name, &json)
      json.endObject()
    }
    json.endArray()
  }

  private static func named(_ code: String, _ name: Text, _ json: inout JSONWriter) {
    for (member, value) in [("code", code), ("en", name.en), ("zh", name.zh)] {
      json.name(member)
      json.string(value)
    }
  }
}
