public import JSONBytes
public import Model

/// A bill of materials of hardware: CycloneDX 1.6 with the properties of its `cdx:device` taxonomy.
///
/// - Source: CycloneDX/specification `schema/bom-1.6.schema.json`; CycloneDX/cyclonedx-property-taxonomy `cdx/device.md`.
public enum CycloneDXJSON {
  /// One asset with its parts.
  public static func write(_ asset: Asset, at time: Instant, program: String, into json: inout JSONWriter) {
    json.beginObject()
    head(serial: asset.id, version: asset.version, at: time, program: program, &json)
    json.name("component")
    write(asset, withParts: false, into: &json)
    json.endObject()
    json.name("components")
    json.beginArray()
    for placed in asset.parts where !placed.isRemoved { write(placed.part, of: asset, into: &json) }
    json.endArray()
    json.endObject()
  }

  /// The beginning of a bill of the whole roll, up to where its components stand.
  ///
  /// - Parameter version: counts up with every change: the number of events.
  public static func writeFleetHead(
    roll: EntityID, version: Int64, at time: Instant, program: String, into json: inout JSONWriter
  ) {
    json.beginObject()
    head(serial: roll, version: max(version, 1), at: time, program: program, &json)
    json.endObject()
    json.name("components")
    json.beginArray()
  }

  /// An asset of a fleet's bill, its parts within.
  public static func write(_ asset: Asset, withParts: Bool = true, into json: inout JSONWriter) {
    json.beginObject()
    text("type", "device", &json)
    text("bom-ref", asset.tag.text, &json)
    if let maker = asset.maker { manufacturer(maker, &json) }
    text("name", asset.model?.plain ?? asset.category.rawValue, &json)
    properties(
      [
        ("cdx:device:function", asset.category.rawValue), ("cdx:device:serialNumber", asset.serial?.plain),
        ("cdx:device:sku", asset.tag.text),
      ], &json)
    let parts = asset.parts.filter { !$0.isRemoved }.map(\.part)
    if withParts, !parts.isEmpty {
      json.name("components")
      json.beginArray()
      for part in parts { write(part, of: asset, into: &json) }
      json.endArray()
    }
    json.endObject()
  }

  private static func write(_ part: Part, of asset: Asset, into json: inout JSONWriter) {
    json.beginObject()
    text("type", "device", &json)
    text("bom-ref", "\(asset.tag.text)/\(part.number)", &json)
    if let maker = part.maker { manufacturer(maker, &json) }
    text("name", part.model?.plain ?? part.kind.rawValue, &json)
    properties(
      [
        ("cdx:device:function", part.kind.rawValue),
        ("cdx:device:location", part.slot.isEmpty ? nil : part.slot.plain),
        ("cdx:device:serialNumber", part.serial?.plain),
        ("tagroll:size_bytes", part.sizeBytes.map { "\($0)" }),
      ], &json)
    json.endObject()
  }

  private static func head(
    serial: EntityID, version: Int64, at time: Instant, program: String, _ json: inout JSONWriter
  ) {
    text("bomFormat", "CycloneDX", &json)
    text("specVersion", "1.6", &json)
    text("serialNumber", "urn:uuid:\(serial.text)", &json)
    json.name("version")
    json.integer(version)
    json.name("metadata")
    json.beginObject()
    text("timestamp", time.text, &json)
    json.name("tools")
    json.beginObject()
    json.name("components")
    json.beginArray()
    json.beginObject()
    text("type", "application", &json)
    text("name", "tagroll", &json)
    text("version", program, &json)
    json.endObject()
    json.endArray()
    json.endObject()
  }

  private static func manufacturer(_ maker: DeviceText, _ json: inout JSONWriter) {
    json.name("manufacturer")
    json.beginObject()
    text("name", maker.plain, &json)
    json.endObject()
  }

  private static func properties(_ pairs: [(String, String?)], _ json: inout JSONWriter) {
    json.name("properties")
    json.beginArray()
    for (name, value) in pairs {
      guard let value else { continue }
      json.beginObject()
      text("name", name, &json)
      text("value", value, &json)
      json.endObject()
    }
    json.endArray()
  }

  private static func text(_ name: String, _ value: String, _ json: inout JSONWriter) {
    json.name(name)
    json.string(value)
  }
}
