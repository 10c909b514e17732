public import JSONBytes
public import Model
import ServiceDesk
public import Store

/// A purchase as programs read it.
public enum PurchaseJSON {
  /// The members of the object; whoever calls opens and closes it, and may add its things.
  ///
  /// - Parameter counts: how many of its things stand in each stage.
  public static func writeMembers(
    _ purchase: Purchase, _ counts: [Stage: Int64], _ roll: Roll, into json: inout JSONWriter
  ) throws {
    AssetJSON.text("purchase", PurchaseNumber(purchase.number).text, &json)
    AssetJSON.text("asked", purchase.asked.text, &json)
    AssetJSON.text("asked_by", purchase.askedBy.text, &json)
    AssetJSON.text("order", try purchase.reference.flatMap { try roll.opened($0) }, &json)
    AssetJSON.text("supplier", purchase.supplier?.text, &json)
    AssetJSON.text("due", purchase.due?.text, &json)
    if let months = purchase.warrantyMonths {
      json.name("warranty_months")
      json.integer(months)
    }
    json.name("things")
    json.beginObject()
    for stage in Stage.allCases {
      guard let count = counts[stage] else { continue }
      json.name(stage.rawValue)
      json.integer(count)
    }
    json.endObject()
  }
}
