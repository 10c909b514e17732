public import JSONBytes
public import Model
public import Store

/// Every medium that was ever in an asset, as programs read it.
public enum MediaJSON {
  /// Media that nobody can place.
  public static func write(_ media: [Roll.MissingMedium], into json: inout JSONWriter) {
    json.beginArray()
    for medium in media {
      let placed = medium.part.placed
      json.beginObject()
      AssetJSON.text("tag", medium.part.asset.tag.text, &json)
      AssetJSON.text("asset_id", medium.part.asset.id.text, &json)
      json.name("part")
      json.integer(Int64(placed.part.number))
      AssetJSON.device("model", placed.part.model, &json)
      AssetJSON.device("serial", placed.part.serial, &json)
      AssetJSON.text("data", placed.data.rawValue, &json)
      AssetJSON.text("whereabouts", placed.whereabouts.code, &json)
      AssetJSON.text("since", medium.event.recordedAt.text, &json)
      json.name("event")
      json.integer(medium.event.sequence)
      json.name("holders")
      json.beginArray()
      for holder in medium.holders { AssetJSON.write(holder, into: &json) }
      json.endArray()
      json.endObject()
    }
    json.endArray()
  }

  public static func write(_ asset: Asset, _ roll: Roll, into json: inout JSONWriter) throws {
    json.beginArray()
    for placed in asset.parts where placed.part.isMedium {
      json.beginObject()
      json.name("part")
      json.integer(Int64(placed.part.number))
      AssetJSON.device("model", placed.part.model, &json)
      AssetJSON.device("serial", placed.part.serial, &json)
      AssetJSON.text("data", placed.data.rawValue, &json)
      json.name("removed")
      json.bool(placed.isRemoved)
      AssetJSON.text("whereabouts", placed.whereabouts.code, &json)
      if let sequence = placed.evidenceSequence {
        AssetJSON.text("account", try roll.event(sequence)?.kind.rawValue, &json)
        json.name("event")
        json.integer(sequence)
      }
      json.endObject()
    }
    json.endArray()
  }
}
