import JSONBytes
import Lifecycle
import Model
import Reports
import Words

/// `tagroll help lifecycle`: the table of arrows, which an auditor may hold any history against.
enum LifecycleHelp {
  static func run(_ call: Call) {
    guard !call.isJSON else { return call.json(write) }
    call.lines(LifecycleTable(language: call.language, width: call.helpWidth).lines)
  }

  /// `{"stages": […], "arrows": […]}`; codes as in the ledger, conditions as people read them.
  private static func write(_ json: inout JSONWriter) {
    json.name("stages")
    json.beginArray()
    for stage in Stage.allCases {
      json.beginObject()
      member("code", stage.rawValue, &json)
      member("name", stage.name, &json)
      json.name("terminal")
      json.bool(stage.isTerminal)
      json.endObject()
    }
    json.endArray()
    json.name("arrows")
    json.beginArray()
    for kind in LifecycleTable.kinds {
      guard let arrow = kind.arrow else { continue }
      json.beginObject()
      member("number", arrow.number, &json)
      member("kind", kind.rawValue, &json)
      member("name", kind.name, &json)
      member("from", arrow.from.map(\.rawValue), &json)
      member("to", arrow.to.map(\.rawValue), &json)
      member("roles", arrow.roles.map(\.rawValue), &json)
      if let other = arrow.other { member("not_who", other.name, &json) }
      json.name("conditions")
      json.beginArray()
      for condition in arrow.guards { text(condition.name, &json) }
      json.endArray()
      member("evidence", arrow.evidence.map(\.rawValue), &json)
      json.endObject()
    }
    json.endArray()
  }

  private static func member(_ name: String, _ value: String, _ json: inout JSONWriter) {
    json.name(name)
    json.string(value)
  }

  private static func member(_ name: String, _ values: [String], _ json: inout JSONWriter) {
    json.name(name)
    json.beginArray()
    for value in values { json.string(value) }
    json.endArray()
  }

  private static func member(_ name: String, _ value: Text, _ json: inout JSONWriter) {
    json.name(name)
    text(value, &json)
  }

  private static func text(_ text: Text, _ json: inout JSONWriter) {
    json.beginObject()
    member("en", text.en, &json)
    member("zh", text.zh, &json)
    json.endObject()
  }
}
