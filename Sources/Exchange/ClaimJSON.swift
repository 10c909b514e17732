public import JSONBytes
public import Lifecycle
public import Model

/// All that was said of the fields of one asset, for programs.
public enum ClaimJSON {
  public static func write(_ asset: Asset, _ story: FieldStory, into json: inout JSONWriter) {
    json.beginObject()
    json.name("id")
    json.string(asset.id.text)
    json.name("tag")
    json.string(asset.tag.text)
    json.name("fields")
    json.beginObject()
    for field in FieldStory.fields {
      json.name(field.rawValue)
      json.beginArray()
      for claim in story.claims[field] ?? [] { write(claim, into: &json) }
      json.endArray()
    }
    json.endObject()
    json.endObject()
  }

  /// As an event spells its evidence; people and places by their ids.
  private static func write(_ claim: FieldClaim, into json: inout JSONWriter) {
    json.beginObject()
    json.name("value")
    switch claim.value {
    case .code(let code): json.string(code)
    case .device(let text): json.text(bytes: text.bytes)
    case .day(let day): json.string(day.text)
    case .money(let money): json.string(money.text)
    case .id(let id): json.string(id.text)
    case .number(let number): json.integer(number)
    case .flag(let flag): json.bool(flag)
    case .secret, nil: json.null()
    }
    json.name("source")
    json.string(claim.source.rawValue)
    json.name("shown")
    json.bool(claim.isShown)
    json.name("event")
    json.integer(claim.event.sequence)
    json.name("on")
    json.string(claim.event.on.text)
    json.name("recorded_at")
    json.string(claim.event.recordedAt.text)
    json.name("actor")
    json.string(claim.event.actor.text)
    if let scan = claim.event.scan {
      json.name("scan")
      json.string(scan.text)
    }
    json.endObject()
  }
}
