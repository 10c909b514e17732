public import JSONBytes
public import Lifecycle
import Model
public import Store

/// A stocktake and its lines as programs read them: codes and ids, the same in every language.
public enum StocktakeJSON {
  /// The members of an object that the caller has begun.
  public static func members(
    _ stocktake: Stocktake, _ persons: [StocktakePerson], _ names: NameBook, into json: inout JSONWriter
  ) throws {
    json.name("stocktake")
    json.string("S-\(stocktake.number)")
    AssetJSON.text("id", stocktake.id.text, &json)
    AssetJSON.text("opened", stocktake.opened.text, &json)
    AssetJSON.text("opened_by", try names.handle(stocktake.openedBy), &json)
    AssetJSON.text("due", stocktake.due?.text, &json)
    AssetJSON.text("scope", stocktake.scope.text, &json)
    json.name("frozen_at")
    json.integer(stocktake.size)
    if let sample = stocktake.sample {
      json.name("sample")
      json.integer(sample)
    }
    AssetJSON.text("seed", stocktake.seed, &json)
    json.name("evidence_allowed")
    json.bool(stocktake.evidenceAllowed)
    let isClosed = stocktake.closed != nil
    for (key, number) in stocktake.numbers {
      // While it is open nobody learns how it stands, only how far it is.
      guard isClosed || key == .listed || key == .counted || key == .byEvidence else { continue }
      json.name(key.rawValue)
      json.integer(number)
    }
    json.name("unknown_codes")
    json.integer(stocktake.codes)
    AssetJSON.text("closed", stocktake.closed?.text, &json)
    AssetJSON.text("closed_by", try stocktake.closedBy.map { try names.handle($0) }, &json)
    AssetJSON.text("discrepancies_sha256", stocktake.discrepancies?.text, &json)
    json.name("persons")
    json.beginArray()
    for person in persons {
      json.beginObject()
      AssetJSON.text("login", try names.handle(person.person), &json)
      json.name("counted")
      json.integer(person.counted)
      if let signed = person.signed {
        json.name("signed_event")
        json.integer(signed)
        json.name("signature_holds")
        json.bool(stocktake.isCurrent(signed))
      }
      AssetJSON.text("signed_as", person.role?.rawValue, &json)
      json.endObject()
    }
    json.endArray()
  }

  public static func write(
    _ thing: Roll.CountedThing, _ names: NameBook, into json: inout JSONWriter
  ) throws {
    json.beginObject()
    AssetJSON.text("tag", thing.asset?.tag.text, &json)
    AssetJSON.text("asset_id", thing.asset?.id.text, &json)
    AssetJSON.text("code", thing.code, &json)
    AssetJSON.device("model", thing.asset?.model, &json)
    AssetJSON.device("serial", thing.asset?.serial, &json)
    json.name("outcomes")
    json.beginArray()
    thing.line.finding.outcomes.forEach { json.string($0.rawValue) }
    json.endArray()
    json.name("listed")
    json.bool(thing.line.isListed)
    if thing.asset != nil {
      AssetJSON.text("expected_place", try thing.line.expected.place.map { try names.name($0) }, &json)
      AssetJSON.text("expected_holder", try thing.line.expected.holder.id.map { try names.handle($0) }, &json)
    }
    if let sighting = thing.line.sighting {
      AssetJSON.text("seen_place", try sighting.place.map { try names.name($0) }, &json)
      AssetJSON.text("seen_person", try sighting.person.map { try names.handle($0) }, &json)
      AssetJSON.text("how", sighting.how.rawValue, &json)
      AssetJSON.text("counter", try names.handle(sighting.counter), &json)
      AssetJSON.text("on", sighting.on.text, &json)
      json.name("event")
      json.integer(sighting.sequence)
    }
    json.endObject()
  }
}
