public import Model
public import Store

/// The assets as a table for other programs: one line each, codes and not words, headings that never change.
public enum AssetCSV {
  public static let headings = [
    "tag", "id", "category", "stage", "stage_since", "holder_kind", "holder", "place", "ownership", "maker",
    "model",
    "serial", "registered", "purchased", "price", "currency", "warranty_until", "data_state",
    "due", "acknowledged",
  ]

  public static func writeHeadings(into csv: inout CSVWriter) {
    headings.forEach { csv.cell($0) }
    csv.endLine()
  }

  public static func write(_ asset: Asset, _ names: NameBook, into csv: inout CSVWriter) throws {
    csv.cell(asset.tag.text)
    csv.cell(asset.id.text)
    csv.cell(asset.category.rawValue)
    csv.cell(asset.stage.rawValue)
    csv.cell(asset.stageSince.text)
    csv.cell(asset.holder.kind.rawValue)
    csv.cell(try asset.holder.id.map { try names.handle($0) })
    csv.cell(try asset.place.map { try names.name($0) })
    csv.cell(asset.ownership.rawValue)
    csv.cell(asset.maker)
    csv.cell(asset.model)
    csv.cell(asset.serial)
    csv.cell(asset.registered.text)
    csv.cell(asset.purchased?.text)
    csv.cell(asset.price?.amount)
    csv.cell(asset.price?.currency)
    csv.cell(asset.warrantyUntil?.text)
    csv.cell(asset.dataState.rawValue)
    csv.cell(asset.due?.text)
    csv.cell(asset.acknowledged.map { "\($0)" })
    csv.endLine()
  }
}
