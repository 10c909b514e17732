public import JSONBytes
public import Lifecycle
public import Model
import ServiceDesk
public import Store

/// Loads that leave the house and those who take them, as programs read them.
public enum ManifestJSON {
  /// The members of an object that the caller has begun.
  ///
  /// - Parameter counts: how many things are on it, and how many are answered for.
  public static func members(
    _ manifest: Manifest, _ counts: (things: Int64, answered: Int64)?, _ names: NameBook,
    into json: inout JSONWriter
  ) throws {
    AssetJSON.text("manifest", ManifestNumber(manifest.number).text, &json)
    AssetJSON.text("id", manifest.id.text, &json)
    AssetJSON.text("vendor", try names.name(manifest.vendor), &json)
    AssetJSON.text("vendor_id", manifest.vendor.text, &json)
    AssetJSON.text("route", manifest.route.rawValue, &json)
    AssetJSON.text("opened", manifest.opened.text, &json)
    AssetJSON.text("opened_by", try names.handle(manifest.openedBy), &json)
    json.name("things")
    json.integer(counts?.things ?? 0)
    json.name("answered")
    json.integer(counts?.answered ?? 0)
    AssetJSON.text("released", manifest.released?.text, &json)
    number("released_event", manifest.releasedSequence, &json)
    AssetJSON.text("ended", manifest.ended?.text, &json)
    AssetJSON.text("ending", manifest.ending?.rawValue, &json)
    number("ended_event", manifest.endedSequence, &json)
  }

  /// What stands on the papers of a load: of leaving, and of its end.
  public static func papers(_ event: Event, _ roll: Roll, _ names: NameBook, into json: inout JSONWriter)
    throws
  {
    let evidence = event.evidence
    json.beginObject()
    for key: EvidenceKey in [
      .carrier, .vehicle, .seal, .deed, .certificate, .reference, .reason,
    ] {
      guard let digest = evidence.secret(key) else { continue }
      AssetJSON.text(key.rawValue, try roll.opened(digest), &json)
    }
    for key: EvidenceKey in [.signer, .secondSigner] {
      AssetJSON.text(key.rawValue, try evidence.id(key).map { try names.handle($0) }, &json)
    }
    number("items", evidence.number(.items), &json)
    number("weight_grams", evidence.number(.weight), &json)
    for key: EvidenceKey in [.proceeds, .cost] {
      AssetJSON.text(key.rawValue, evidence.money(key)?.amount, &json)
      if let money = evidence.money(key) { AssetJSON.text("\(key.rawValue)_currency", money.currency, &json) }
    }
    json.endObject()
  }

  public static func write(
    _ vendor: Party, _ papers: [VendorPaper], _ roll: Roll, into json: inout JSONWriter
  ) throws {
    json.beginObject()
    AssetJSON.text("id", vendor.id.text, &json)
    AssetJSON.text("name", vendor.name, &json)
    json.name("papers")
    json.beginArray()
    for paper in papers {
      json.beginObject()
      AssetJSON.text("scheme", paper.scheme.rawValue, &json)
      AssetJSON.text("number", try roll.opened(paper.number), &json)
      AssetJSON.text("valid_to", paper.validTo.text, &json)
      number("event", paper.sequence, &json)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private static func number(_ name: String, _ value: Int64?, _ json: inout JSONWriter) {
    guard let value else { return }
    json.name(name)
    json.integer(value)
  }
}
