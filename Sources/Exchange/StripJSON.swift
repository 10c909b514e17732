public import JSONBytes
import Lifecycle
import Model
public import Store

/// What a machine lost, as programs read it.
public enum StripJSON {
  public static func write(_ stripped: Roll.Stripped, into json: inout JSONWriter) {
    let finding = stripped.finding
    json.beginObject()
    AssetJSON.text("tag", stripped.asset.tag.text, &json)
    AssetJSON.text("asset_id", stripped.asset.id.text, &json)
    AssetJSON.text("kind", finding.kind.rawValue, &json)
    json.name("counts")
    json.bool(finding.counts)
    if let less = finding.lessBytes {
      json.name("less_bytes")
      json.integer(less)
    }
    for (name, parts) in [("gone", finding.gone), ("came", finding.came)] {
      json.name(name)
      json.beginArray()
      for part in parts {
        json.beginObject()
        json.name("part")
        json.integer(Int64(part.number))
        AssetJSON.device("model", part.model, &json)
        AssetJSON.device("serial", part.serial, &json)
        AssetJSON.device("slot", part.slot, &json)
        if let size = part.sizeBytes {
          json.name("size_bytes")
          json.integer(size)
        }
        json.endObject()
      }
      json.endArray()
    }
    for (name, event) in [("shown", finding.from), ("not_seen", finding.to)] {
      json.name(name)
      json.beginObject()
      json.name("event")
      json.integer(event.sequence)
      AssetJSON.text("on", event.on.text, &json)
      json.endObject()
    }
    json.name("repairs")
    json.beginArray()
    finding.repairs.forEach { json.integer($0) }
    json.endArray()
    json.name("holders")
    json.beginArray()
    for holder in stripped.holders { AssetJSON.write(holder, into: &json) }
    json.endArray()
    json.endObject()
  }
}
