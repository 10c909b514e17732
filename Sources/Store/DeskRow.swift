internal import Model

/// What an event says of a thing beside a machine: a row of view `desk`, and one of `desk_key` for each key.
struct DeskRow {
  let sequence: Int64
  /// Row numbers of assets.
  let machine: Int64
  let asset: Int64?

  /// - Parameter number: the row number of an asset.
  /// - Returns: `nil` where the machine is none.
  init?<Failure: Error>(_ event: Event, _ number: (EntityID) throws(Failure) -> Int64?) throws(Failure) {
    guard let machine = try number(event.subject) else { return nil }
    sequence = event.sequence
    self.machine = machine
    if let id = event.evidence.id(.asset) { asset = try number(id) } else { asset = nil }
  }

  func write(into row: inout some RowSink) {
    row.integer(sequence)
    row.integer(machine)
    row.integer(asset)
  }

  func write(_ key: String, into row: inout some RowSink) {
    row.text(key)
    row.integer(sequence)
  }
}
