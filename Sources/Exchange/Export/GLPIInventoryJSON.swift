public import JSONBytes
import Lifecycle
public import Model

/// An asset as a GLPI inventory: what an agent would have sent of it, as far as the roll knows it.
///
/// - Source: glpi-project/inventory_format, inventory.schema.json 1.2 (draft-07): `deviceid` and `content.versionclient` are
///   required, sizes are in MB.
public enum GLPIInventoryJSON {
  public static func write(_ asset: Asset, program: String, into json: inout JSONWriter) {
    json.beginObject()
    text("action", "inventory", &json)
    text("deviceid", "tagroll-\(asset.tag.text)", &json)
    text("itemtype", itemType(asset.category), &json)
    text("tag", asset.tag.text, &json)
    json.name("content")
    json.beginObject()
    text("versionclient", "tagroll_v\(program)", &json)
    json.name("bios")
    json.beginObject()
    text("assettag", asset.tag.text, &json)
    device("smanufacturer", asset.maker, &json)
    device("smodel", asset.model, &json)
    device("ssn", asset.serial, &json)
    json.endObject()
    if let form = form(asset.category) {
      json.name("hardware")
      json.beginObject()
      text(form.name, form.value, &json)
      json.endObject()
    }
    let parts = asset.parts.filter { !$0.isRemoved }.map(\.part)
    list("storages", parts.filter { $0.kind == .disk }, &json) { part, json in
      text("type", "disk", &json)
      device("name", part.slot, &json)
      device("manufacturer", part.maker, &json)
      device("model", part.model, &json)
      device("serial", part.serial, &json)
      if let size = part.sizeBytes { number("disksize", size / 1_000_000, &json) }
    }
    list("memories", parts.filter { $0.kind == .memory }, &json) { part, json in
      device("caption", part.slot, &json)
      device("manufacturer", part.maker, &json)
      device("model", part.model, &json)
      device("serialnumber", part.serial, &json)
      if let size = part.sizeBytes { number("capacity", size >> 20, &json) }
    }
    list("batteries", parts.filter { $0.kind == .battery }, &json) { part, json in
      device("name", part.model ?? part.slot, &json)
      device("manufacturer", part.maker, &json)
      device("serial", part.serial, &json)
    }
    json.endObject()
    json.endObject()
  }

  private static func itemType(_ category: Category) -> String {
    switch category {
    case .laptop, .desktop, .server, .tablet, .virtualMachine: "Computer"
    case .phone: "Phone"
    case .network: "NetworkEquipment"
    case .printer: "Printer"
    case .monitor, .scanner, .dock, .storage, .peripheral: "Unmanaged"
    }
  }

  /// What kind of computer it is, in the words of the agent: those of SMBIOS (7.4.1) for a chassis.
  private static func form(_ category: Category) -> (name: String, value: String)? {
    switch category {
    case .laptop: ("chassis_type", "Notebook")
    case .desktop: ("chassis_type", "Desktop")
    case .server: ("chassis_type", "Rack Mount Chassis")
    case .tablet: ("chassis_type", "Tablet")
    case .virtualMachine: ("vmsystem", "Virtual Machine")
    case .phone, .network, .printer, .monitor, .scanner, .dock, .storage, .peripheral: nil
    }
  }

  private static func list(
    _ name: String, _ parts: [Part], _ json: inout JSONWriter, _ body: (Part, inout JSONWriter) -> Void
  ) {
    guard !parts.isEmpty else { return }
    json.name(name)
    json.beginArray()
    for part in parts {
      json.beginObject()
      body(part, &json)
      json.endObject()
    }
    json.endArray()
  }

  private static func text(_ name: String, _ value: String, _ json: inout JSONWriter) {
    json.name(name)
    json.string(value)
  }

  /// In this format a value is text and nothing else.
  private static func device(_ name: String, _ value: DeviceText?, _ json: inout JSONWriter) {
    guard let value, !value.isEmpty else { return }
    text(name, value.plain, &json)
  }

  private static func number(_ name: String, _ value: Int64, _ json: inout JSONWriter) {
    json.name(name)
    json.integer(value)
  }
}

extension DeviceText {
  /// The text, or `hex:…` of bytes that are none.
  var plain: String { string ?? "hex:\(Hex.text(bytes))" }
}
