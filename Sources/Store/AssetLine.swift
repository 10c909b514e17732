public import Model

/// An asset as its row has it, lent while it is looked at: what is written out as it stands need not be made into values first.
public struct AssetLine {
  /// The columns of view `asset` that it has, by their names there.
  public enum Field: String, Sendable, CaseIterable {
    case tag, id, category, stage, stage_since, holder_kind, holder, place, ownership, maker, model, serial
    case registered, purchased, price_minor, price_currency, warranty_until, data_state, due, acknowledged
  }

  /// Where a column stands in the line; what is asked for row by row is looked up once.
  public struct Place: Sendable {
    fileprivate let column: Int32

    public init(_ field: Field) {
      column = Int32(Field.allCases.firstIndex(of: field) ?? 0)
    }
  }

  fileprivate let row: Statement

  /// The text or the bytes of a column, until the next line; empty where there is none.
  public func withBytes<R>(_ place: Place, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    try row.withBytes(place.column, body)
  }

  public func id(_ place: Place) -> EntityID? {
    row.withBytes(place.column) { EntityID(utf8: $0) }
  }

  public func integer(_ place: Place) -> Int64? { row.optionalInteger(place.column) }
  public func text(_ place: Place) -> String? { row.optionalText(place.column) }
}

extension Roll {
  /// Every asset in order of tag, as it stands now.
  public func eachAssetLine(_ body: (AssetLine) throws -> Void) throws {
    let columns = AssetLine.Field.allCases.map(\.rawValue).joined(separator: ", ")
    let statement = try connection.statement("SELECT \(columns) FROM asset ORDER BY tag")
    defer { statement.reset() }
    let line = AssetLine(row: statement)
    while try statement.step() { try body(line) }
  }
}
