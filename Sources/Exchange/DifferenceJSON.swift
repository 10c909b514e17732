public import JSONBytes
import Model
public import Store

/// What became of an asset between two days, as programs read it.
public enum DifferenceJSON {
  public static func write(_ difference: Difference, into json: inout JSONWriter) {
    json.beginObject()
    AssetJSON.text("tag", difference.after.tag.text, &json)
    AssetJSON.text("id", difference.after.id.text, &json)
    json.name("changes")
    json.beginArray()
    for change in difference.changes { json.string(change.rawValue) }
    json.endArray()
    if let before = difference.before { state("before", before, &json) }
    state("after", difference.after, &json)
    json.endObject()
  }

  private static func state(_ name: String, _ asset: Asset, _ json: inout JSONWriter) {
    json.name(name)
    json.beginObject()
    AssetJSON.text("stage", asset.stage.rawValue, &json)
    json.name("holder")
    json.beginObject()
    AssetJSON.text("kind", asset.holder.kind.rawValue, &json)
    AssetJSON.text("id", asset.holder.id?.text, &json)
    json.endObject()
    AssetJSON.text("place", asset.place?.text, &json)
    json.endObject()
  }
}
