public import Model
public import Store

/// The assets as a table for other programs: one line each, codes and not words, headings that never change.
public enum AssetCSV {
  /// The columns there are, by the headings they have.
  public enum Column: String, Sendable, CaseIterable {
    case tag, id, category, stage
    case stageSince = "stage_since"
    case holderKind = "holder_kind"
    case holder, place, ownership, maker, model, serial, registered, purchased, price, currency
    case warrantyUntil = "warranty_until"
    case dataState = "data_state"
    case due, acknowledged
  }

  public static func writeHeadings(_ columns: [Column] = Column.allCases, into csv: inout CSVWriter) {
    columns.forEach { csv.cell($0.rawValue) }
    csv.endLine()
  }

  public static func write(
    _ asset: Asset, _ names: NameBook, _ columns: [Column] = Column.allCases, into csv: inout CSVWriter
  ) throws {
    for column in columns {
      switch try cell(column, asset, names) {
      case .text(let text): csv.cell(text)
      case .device(let text): csv.cell(text)
      }
    }
    csv.endLine()
  }

  /// What stands in a cell: a word of ours, or a device's.
  public enum Cell {
    case text(String?)
    case device(DeviceText?)
  }

  public static func cell(_ column: Column, _ asset: Asset, _ names: NameBook) throws -> Cell {
    switch column {
    case .tag: .text(asset.tag.text)
    case .id: .text(asset.id.text)
    case .category: .text(asset.category.rawValue)
    case .stage: .text(asset.stage.rawValue)
    case .stageSince: .text(asset.stageSince.text)
    case .holderKind: .text(asset.holder.kind.rawValue)
    case .holder: .text(try asset.holder.id.map { try names.handle($0) })
    case .place: .text(try asset.place.map { try names.name($0) })
    case .ownership: .text(asset.ownership.rawValue)
    case .maker: .device(asset.maker)
    case .model: .device(asset.model)
    case .serial: .device(asset.serial)
    case .registered: .text(asset.registered.text)
    case .purchased: .text(asset.purchased?.text)
    case .price: .text(asset.price?.amount)
    case .currency: .text(asset.price?.currency)
    case .warrantyUntil: .text(asset.warrantyUntil?.text)
    case .dataState: .text(asset.dataState.rawValue)
    case .due: .text(asset.due?.text)
    case .acknowledged: .text(asset.acknowledged.map { "\($0)" })
    }
  }
}
