public import Identity
public import JSONBytes
import Model

/// A verdict about a machine with its reasons: as it is kept beside the ledger, in one spelling, and as programs read it.
public enum VerdictJSON {
  public static let schema = "verdict"
  public static let version: Int64 = 1
  /// What kept verdicts are filed as.
  public static let type = "verdict/1"

  public static func encode(_ explanation: Explanation) -> [UInt8] {
    var json = JSONWriter(form: .canonical)
    write(explanation, into: &json)
    return json.bytes
  }

  public static func write(_ explanation: Explanation, into json: inout JSONWriter) {
    json.beginObject()
    json.name("assets")
    json.beginArray()
    for asset in explanation.assets { json.string(asset.text) }
    json.endArray()
    member("decision", explanation.decision.rawValue, &json)
    member("outcome", explanation.outcome.rawValue, &json)
    if let proposal = explanation.proposal { member("proposal", proposal.rawValue, &json) }
    json.name("rejected")
    json.beginArray()
    for rejection in explanation.rejected {
      json.beginObject()
      member("key", rejection.key.rawValue, &json)
      member("rule", rejection.rule.rawValue, &json)
      json.name("value")
      json.text(bytes: rejection.value.bytes)
      json.endObject()
    }
    json.endArray()
    json.name("rulebook")
    json.integer(Int64(explanation.rulebook))
    member("rules", explanation.rules, &json)
    member("schema", schema, &json)
    json.name("version")
    json.integer(version)
    json.name("weighed")
    json.beginArray()
    for against in explanation.weighed { write(against, into: &json) }
    json.endArray()
    json.endObject()
  }

  private static func write(_ against: Explanation.Against, into json: inout JSONWriter) {
    json.beginObject()
    member("asset", against.asset.text, &json)
    json.name("contradicted")
    json.bool(against.isContradicted)
    json.name("reasons")
    json.beginArray()
    for reason in against.reasons {
      json.beginObject()
      member("key", reason.key.rawValue, &json)
      member("outcome", reason.outcome.rawValue, &json)
      json.name("points")
      json.integer(Int64(reason.points))
      json.endObject()
    }
    json.endArray()
    json.name("score")
    json.integer(Int64(against.score))
    json.endObject()
  }

  private static func member(_ name: String, _ value: String, _ json: inout JSONWriter) {
    json.name(name)
    json.string(value)
  }

  /// - Returns: `nil` for what no version of the program can have written.
  public static func decode(_ bytes: [UInt8]) -> Explanation? {
    guard let tree = try? JSONTree.read(bytes), tree["schema"]?.string == schema,
      tree["version"]?.integer == version, let outcome = tree.code("outcome", Explanation.Outcome.self),
      let decision = tree.code("decision", Decision.self), let rulebook = tree["rulebook"]?.integer,
      let rules = tree["rules"]?.string,
      let assets = tree.list("assets", { $0.string.flatMap { EntityID($0) } }),
      let rejected = tree.list("rejected", rejection), let weighed = tree.list("weighed", against)
    else { return nil }
    return Explanation(
      outcome: outcome, assets: assets, decision: decision, proposal: tree.code("proposal", Proposal.self),
      rulebook: Int(rulebook), rules: rules, rejected: rejected, weighed: weighed)
  }

  private static func rejection(_ tree: JSONTree) -> Rejection? {
    guard let key = tree.code("key", Key.self), let rule = tree["rule"]?.string,
      let value = tree["value"]?.bytes
    else { return nil }
    return Rejection(key: key, value: DeviceText(bytes: value), rule: RuleID(rawValue: rule))
  }

  private static func against(_ tree: JSONTree) -> Explanation.Against? {
    guard let asset = tree["asset"]?.string.flatMap({ EntityID($0) }), let score = tree["score"]?.integer,
      let isContradicted = tree["contradicted"]?.bool, let reasons = tree.list("reasons", reason)
    else { return nil }
    return Explanation.Against(
      asset: asset, isContradicted: isContradicted, score: Int(score), reasons: reasons)
  }

  private static func reason(_ tree: JSONTree) -> Reason? {
    guard let key = tree.code("key", Key.self), let outcome = tree.code("outcome", Reason.Outcome.self),
      let points = tree["points"]?.integer
    else { return nil }
    return Reason(key: key, outcome: outcome, points: Int(points))
  }
}

extension JSONTree {
  fileprivate subscript(name: String) -> JSONTree? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  fileprivate func code<Code: RawRepresentable>(_ name: String, _ type: Code.Type) -> Code?
  where Code.RawValue == String {
    self[name]?.string.flatMap(Code.init(rawValue:))
  }

  /// - Returns: `nil` where one element is not what it must be.
  fileprivate func list<Value>(_ name: String, _ value: (JSONTree) -> Value?) -> [Value]? {
    guard case .array(let elements)? = self[name] else { return nil }
    let values = elements.compactMap(value)
    return values.count == elements.count ? values : nil
  }
}
