import Model
public import Store

/// The assets as ``AssetCSV`` writes them, straight from their rows: as they stand now, which is what most exports are of.
public struct AssetLineCSV {
  private enum Source {
    case text(AssetLine.Place)
    case device(AssetLine.Place)
    case holder(AssetLine.Place)
    case place(AssetLine.Place)
    case price(AssetLine.Place, currency: AssetLine.Place)
    case number(AssetLine.Place)
  }

  private let sources: [Source]
  private let names: NameBook
  /// What stands for holders and places: a roll has few of them beside its assets.
  private var handles: [EntityID: String] = [:]
  private var places: [EntityID: String] = [:]

  public init(_ columns: [AssetCSV.Column], _ names: NameBook) {
    sources = columns.map(Self.source)
    self.names = names
  }

  public mutating func write(_ line: AssetLine, into csv: inout CSVWriter) throws {
    for source in sources {
      switch source {
      case .text(let place): line.withBytes(place) { csv.cell(utf8: $0) }
      case .device(let place): line.withBytes(place) { csv.cell(device: $0) }
      case .number(let place): csv.cell(line.integer(place).map { "\($0)" })
      case .price(let place, let currency):
        let money = line.integer(place).flatMap { minor in
          line.text(currency).flatMap { Money(minorUnits: minor, currency: $0) }
        }
        csv.cell(money?.amount)
      case .holder(let place):
        csv.cell(try Self.name(line.id(place), &handles) { try names.handle($0) })
      case .place(let place):
        csv.cell(try Self.name(line.id(place), &places) { try names.name($0) })
      }
    }
    csv.endLine()
  }

  private static func name(
    _ id: EntityID?, _ known: inout [EntityID: String], _ find: (EntityID) throws -> String
  ) throws -> String? {
    guard let id else { return nil }
    if let name = known[id] { return name }
    let name = try find(id)
    known[id] = name
    return name
  }

  private static func source(_ column: AssetCSV.Column) -> Source {
    func text(_ field: AssetLine.Field) -> Source { .text(AssetLine.Place(field)) }
    func device(_ field: AssetLine.Field) -> Source { .device(AssetLine.Place(field)) }
    return switch column {
    case .tag: text(.tag)
    case .id: text(.id)
    case .category: text(.category)
    case .stage: text(.stage)
    case .stageSince: text(.stage_since)
    case .holderKind: text(.holder_kind)
    case .holder: .holder(AssetLine.Place(.holder))
    case .place: .place(AssetLine.Place(.place))
    case .ownership: text(.ownership)
    case .maker: device(.maker)
    case .model: device(.model)
    case .serial: device(.serial)
    case .registered: text(.registered)
    case .purchased: text(.purchased)
    case .price: .price(AssetLine.Place(.price_minor), currency: AssetLine.Place(.price_currency))
    case .currency: text(.price_currency)
    case .warrantyUntil: text(.warranty_until)
    case .dataState: text(.data_state)
    case .due: text(.due)
    case .acknowledged: .number(AssetLine.Place(.acknowledged))
    }
  }
}
