import Lifecycle
public import Model
public import Store

/// The assets as Snipe-IT's importer takes them, and as `import csv` takes them back.
///
/// Headings are the labels of its importer (`AssetImporter.php`, 8.1); it passes over those it does not know.
public enum SnipeCSV {
  public static let headings = [
    "Asset Tag", "Serial Number", "Manufacturer", "Model Name", "Category", "Location", "Status",
    "Purchase Date",
    "Purchase Cost", "Currency", "Warranty", "Warranty Expires", "Checkout Type", "Checked Out to: Username",
    "Checkout to Location", "Expected Checkin Date",
  ]

  public static func writeHeadings(into csv: inout CSVWriter) {
    headings.forEach { csv.cell($0) }
    csv.endLine()
  }

  public static func write(_ asset: Asset, _ names: NameBook, into csv: inout CSVWriter) throws {
    let place = try asset.place.map { try names.name($0) }
    let user = try asset.isWithSomebody ? asset.user.map { try names.handle($0) } : nil
    // A thing that a place has for everybody there is checked out to that place.
    let isWithPlace = asset.stage == .assigned && asset.holder.kind == .place
    csv.cell(asset.tag.text)
    csv.cell(asset.serial)
    csv.cell(asset.maker)
    csv.cell(asset.model)
    csv.cell(category(asset.category))
    csv.cell(place)
    csv.cell(status(asset.stage))
    csv.cell(asset.purchased?.text)
    csv.cell(asset.price?.amount)
    csv.cell(asset.price?.currency)
    csv.cell(warrantyMonths(asset).map { "\($0)" })
    csv.cell(asset.warrantyUntil?.text)
    csv.cell(user != nil ? "user" : isWithPlace ? "location" : "")
    csv.cell(user)
    csv.cell(isWithPlace ? place : nil)
    csv.cell(asset.due?.text)
    csv.endLine()
  }

  /// `Laptop`, `Virtual Machine`.
  private static func category(_ category: Category) -> String {
    category.rawValue.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined(separator: " ")
  }

  /// One of the labels a new Snipe-IT comes with.
  private static func status(_ stage: Stage) -> String {
    switch stage {
    case .planned, .ordered, .received: "Pending"
    case .inStock, .assigned, .returned: "Ready to Deploy"
    case .inRepair: "Out for Repair"
    case .lost, .writtenOff: "Lost/Stolen"
    case .retirePending, .retired, .sanitised, .disposing, .disposed, .returnedToSupplier, .void: "Archived"
    }
  }

  /// Snipe-IT knows the end of a warranty only by months from the purchase.
  private static func warrantyMonths(_ asset: Asset) -> Int? {
    guard let bought = asset.purchased, let until = asset.warrantyUntil, until > bought else { return nil }
    let (from, to) = (bought.parts, until.parts)
    let months = (to.year - from.year) * 12 + to.month - from.month
    return bought.adding(months: months) == until ? months : nil
  }
}
