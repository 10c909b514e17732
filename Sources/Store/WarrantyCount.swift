internal import Lifecycle
public import Model

/// How many assets of one model have a warranty that ends in one month.
public struct WarrantyCount: Sendable, Equatable {
  /// The first day of the month.
  public var month: Day
  public var maker: DeviceText?
  public var model: DeviceText?
  public var assets: Int
}

extension Roll {
  /// What ``warranties(from:through:at:)`` lists, counted: by month, then by maker and model.
  ///
  /// - Complexity: one range scan of index `asset_by_warranty`, which has all that is asked for. Grouped here: SQL would
  ///   sort every row.
  public func warrantyCounts(
    from first: Day, through last: Day, at moment: Moment
  ) throws -> [WarrantyCount] {
    var tally = WarrantyTally()
    guard moment.isNow else {
      for asset in try warranties(from: first, through: last, at: moment).assets {
        guard let until = asset.warrantyUntil else { continue }
        until.withText { day in
          tally.add(until: UnsafeRawBufferPointer(day), asset.maker?.bytes, asset.model?.bytes)
        }
      }
      return tally.counts
    }
    let statement = try connection.statement(
      """
      SELECT warranty_until, maker, model FROM asset WHERE warranty_until BETWEEN ?1 AND ?2
      AND stage NOT IN ('DISPOSED', 'RETURNED_TO_SUPPLIER', 'VOID') ORDER BY warranty_until
      """)
    defer { statement.reset() }
    try statement.bind([.text(first.text), .text(last.text)])
    while try statement.step() {
      tally.add(until: statement.bytes(0), statement.optionalBytes(1), statement.optionalBytes(2))
    }
    return tally.counts
  }
}

/// Counts rows that come in order of their day. Equal models are told by hash, so that no row costs an allocation.
private struct WarrantyTally {
  private var done: [WarrantyCount] = []
  private var places: [UInt64: Int] = [:]
  private var first = 0
  /// The month that is counted, `YYYY-MM`.
  private var month: UInt64 = 0

  var counts: [WarrantyCount] {
    var all = self
    all.endMonth()
    return all.done
  }

  mutating func add(until day: UnsafeRawBufferPointer, _ maker: [UInt8]?, _ model: [UInt8]?) {
    func lent(_ bytes: [UInt8]?, _ body: (UnsafeRawBufferPointer?) -> Void) {
      guard let bytes else { return body(nil) }
      bytes.withUnsafeBytes { body($0) }
    }
    lent(maker) { maker in lent(model) { model in add(until: day, maker, model) } }
  }

  mutating func add(
    until day: UnsafeRawBufferPointer, _ maker: UnsafeRawBufferPointer?, _ model: UnsafeRawBufferPointer?
  ) {
    let month = day.prefix(7).reduce(0) { $0 << 8 | UInt64($1) }
    if month != self.month {
      endMonth()
      self.month = month
    }
    let row = RowHash.of { row in
      if let maker { row.blob(maker) } else { row.null() }
      if let model { row.blob(model) } else { row.null() }
    }
    if let place = places[row] {
      done[place].assets += 1
      return
    }
    guard let until = Day(utf8: day.assumingMemoryBound(to: UInt8.self)) else { return }
    places[row] = done.count
    done.append(
      WarrantyCount(
        month: until.adding(days: 1 - until.parts.day), maker: maker.map { DeviceText(bytes: Array($0)) },
        model: model.map { DeviceText(bytes: Array($0)) }, assets: 1))
  }

  private mutating func endMonth() {
    func key(_ text: DeviceText?) -> [UInt8] { text?.bytes ?? [] }
    done[first...].sort {
      key($0.maker) == key($1.maker)
        ? key($0.model).lexicographicallyPrecedes(key($1.model))
        : key($0.maker).lexicographicallyPrecedes(key($1.maker))
    }
    first = done.count
    places.removeAll(keepingCapacity: true)
  }
}
