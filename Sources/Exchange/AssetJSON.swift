public import JSONBytes
public import Model

/// An asset as programs read it: codes, not words; nothing that depends on anybody's language.
public enum AssetJSON {
  public static let schema = "asset"
  public static let version: Int64 = 1

  public static func write(_ asset: Asset, into json: inout JSONWriter) {
    json.beginObject()
    json.name("schema")
    json.string(schema)
    json.name("version")
    json.integer(version)
    text("tag", asset.tag.text, &json)
    text("id", asset.id.text, &json)
    text("category", asset.category.rawValue, &json)
    text("stage", asset.stage.rawValue, &json)
    text("stage_since", asset.stageSince.text, &json)
    json.name("holder")
    write(asset.holder, into: &json)
    text("place", asset.place?.text, &json)
    text("ownership", asset.ownership.rawValue, &json)
    device("maker", asset.maker, &json)
    device("model", asset.model, &json)
    device("serial", asset.serial, &json)
    text("registered", asset.registered.text, &json)
    text("purchased", asset.purchased?.text, &json)
    if let price = asset.price { money("price", price, &json) }
    text("warranty_until", asset.warrantyUntil?.text, &json)
    text("due", asset.due?.text, &json)
    if let sequence = asset.acknowledged {
      json.name("acknowledged")
      json.integer(sequence)
    }
    text("replaces", asset.replaces?.text, &json)
    text("replaced_by", asset.replacedBy?.text, &json)
    text("data_state", asset.dataState.rawValue, &json)
    text("route", asset.route, &json)
    if !asset.holds.isEmpty {
      json.name("holds")
      json.beginArray()
      for hold in asset.holds { json.string(hold.kind.rawValue) }
      json.endArray()
    }
    json.name("events")
    json.integer(asset.version)
    json.name("parts")
    json.beginArray()
    for placed in asset.parts { write(placed, into: &json) }
    json.endArray()
    json.endObject()
  }

  static func write(_ holder: Holder, into json: inout JSONWriter) {
    json.beginObject()
    text("kind", holder.kind.rawValue, &json)
    text("id", holder.id?.text, &json)
    json.endObject()
  }

  private static func write(_ placed: PlacedPart, into json: inout JSONWriter) {
    let part = placed.part
    json.beginObject()
    json.name("number")
    json.integer(Int64(part.number))
    text("kind", part.kind.rawValue, &json)
    device("maker", part.maker, &json)
    device("model", part.model, &json)
    device("serial", part.serial, &json)
    device("slot", part.slot, &json)
    if let size = part.sizeBytes {
      json.name("size_bytes")
      json.integer(size)
    }
    text("data_state", placed.data.rawValue, &json)
    json.name("removed")
    json.bool(placed.isRemoved)
    text("whereabouts", placed.whereabouts.code, &json)
    json.endObject()
  }

  static func money(_ name: String, _ money: Money, _ json: inout JSONWriter) {
    json.name(name)
    write(money, into: &json)
  }

  public static func write(_ money: Money, into json: inout JSONWriter) {
    json.beginObject()
    text("amount", money.amount, &json)
    text("currency", money.currency, &json)
    json.endObject()
  }

  static func text(_ name: String, _ text: String?, _ json: inout JSONWriter) {
    guard let text else { return }
    json.name(name)
    json.string(text)
  }

  static func device(_ name: String, _ text: DeviceText?, _ json: inout JSONWriter) {
    guard let text else { return }
    json.name(name)
    json.text(bytes: text.bytes)
  }
}
