public import JSONBytes
import Lifecycle
import Model
public import Store

/// A part and everywhere it was, as programs read it.
public enum PartJSON {
  public static func write(_ parts: [BornePart], _ roll: Roll, into json: inout JSONWriter) throws {
    let story = try roll.story(of: parts)
    let part = (parts.last { $0.placed.part.model != nil } ?? parts[parts.count - 1]).placed.part
    json.beginObject()
    AssetJSON.text("kind", part.kind.rawValue, &json)
    AssetJSON.device("maker", part.maker, &json)
    AssetJSON.device("model", part.model, &json)
    AssetJSON.device("serial", part.serial, &json)
    if let size = part.sizeBytes {
      json.name("size_bytes")
      json.integer(size)
    }
    if part.isMedium, let last = story.open.last ?? story.placements.last,
      let bearer = parts.first(where: { $0.asset.id == last.teller && $0.placed.part.number == last.number })
    {
      AssetJSON.text("data_state", bearer.placed.data.rawValue, &json)
    }
    json.name("claims")
    json.integer(Int64(story.claims.count))
    json.name("placements")
    json.beginArray()
    for placement in story.placements { try write(placement, parts, roll, &json) }
    json.endArray()
    json.name("wipes")
    json.beginArray()
    for wipe in story.wipes {
      json.beginObject()
      event(wipe, &json)
      AssetJSON.text("asset_id", wipe.subject.text, &json)
      AssetJSON.text("method", wipe.evidence.code(.method), &json)
      AssetJSON.text("result", wipe.evidence.code(.result), &json)
      if let digest = wipe.evidence.secret(.certificate) {
        AssetJSON.text("certificate", try roll.opened(digest), &json)
      }
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private static func write(
    _ placement: PartStory.Placement, _ parts: [BornePart], _ roll: Roll, _ json: inout JSONWriter
  ) throws {
    json.beginObject()
    AssetJSON.text("where", placement.spot.code, &json)
    if case .asset(let id) = placement.spot {
      AssetJSON.text("asset_id", id.text, &json)
      AssetJSON.text("tag", try roll.tag(of: id), &json)
    }
    AssetJSON.text("told_by", placement.teller.text, &json)
    json.name("part")
    json.integer(Int64(placement.number))
    AssetJSON.device("slot", placement.slot, &json)
    json.name("began")
    json.beginObject()
    event(placement.began, &json)
    json.endObject()
    if let ended = placement.ended {
      json.name("ended")
      json.beginObject()
      event(ended, &json)
      json.endObject()
    }
    if placement.isOwnWord, let asset = parts.first(where: { $0.asset.id == placement.teller })?.asset {
      json.name("holders")
      json.beginArray()
      for holder in try roll.holders(of: asset, from: placement.began, to: placement.ended) {
        AssetJSON.write(holder, into: &json)
      }
      json.endArray()
    }
    json.endObject()
  }

  private static func event(_ event: Event, _ json: inout JSONWriter) {
    json.name("event")
    json.integer(event.sequence)
    AssetJSON.text("kind", event.kind.rawValue, &json)
    AssetJSON.text("on", event.on.text, &json)
  }
}

extension PartStory.Spot {
  var code: String {
    switch self {
    case .asset: "asset"
    case .stock: "stock"
    case .vendor: "vendor"
    case .destroyed: "destroyed"
    case .unplaced: "unplaced"
    case .removed: "removed"
    case .unseen: "unseen"
    case .lost: "lost"
    }
  }
}
