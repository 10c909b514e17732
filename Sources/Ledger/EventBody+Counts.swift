import JSONBytes
public import Model

extension EventBody {
  /// How many bytes of a body counts may take, so that envelope and evidence have room beside them.
  public static let roomForCounts = 14336

  /// How many bytes a count takes in a body, with what parts it from the next.
  public static func length(of count: Count) -> Int {
    var json = JSONWriter(form: .canonical)
    write(count, into: &json)
    return json.bytes.count + 1
  }

  static func write(_ count: Count, into json: inout JSONWriter) {
    json.beginObject()
    switch count.thing {
    case .asset(let id):
      json.name("asset")
      json.string(id.text)
    case .code(let commitment):
      json.name("code")
      json.beginObject()
      json.name("commit")
      json.string(commitment.text)
      json.endObject()
    }
    if count.isDamaged {
      json.name("damaged")
      json.bool(true)
    }
    if count.hasBadTag {
      json.name("tag_bad")
      json.bool(true)
    }
    json.endObject()
  }
}

extension BodyCursor {
  mutating func count() throws(Refusal) -> Count {
    let thing: Count.Thing
    if takes("{\"asset\":\"") {
      thing = .asset(try id())
    } else {
      try pass("{\"code\":{\"commit\":\"")
      thing = .code(try digest())
      try pass("}")
    }
    let isDamaged = takes(",\"damaged\":true")
    let hasBadTag = takes(",\"tag_bad\":true")
    try pass("}")
    return Count(thing, damaged: isDamaged, badTag: hasBadTag)
  }
}
