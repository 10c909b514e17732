import JSONBytes
public import Model

/// The bytes of a stocktake's list of discrepancies: what the event that closes it names by hash.
///
/// One object of canonical JSON; a member that does not apply is left out.
public enum DiscrepancyList {
  public static let type = "stocktake-discrepancies/1"

  /// - Parameter rows: known assets in the order they came onto the roll, then codes in the order they were counted.
  public static func encode(_ rows: [Discrepancy], of stocktake: Int64) -> [UInt8] {
    var json = JSONWriter(form: .canonical)
    json.beginObject()
    json.name("rows")
    json.beginArray()
    for row in rows { write(row, into: &json) }
    json.endArray()
    json.name("schema")
    json.string("stocktake-discrepancies")
    json.name("stocktake")
    json.integer(stocktake)
    json.name("version")
    json.integer(1)
    json.endObject()
    return json.bytes
  }

  private static func write(_ row: Discrepancy, into json: inout JSONWriter) {
    func text(_ name: String, _ value: String?) {
      guard let value else { return }
      json.name(name)
      json.string(value)
    }
    json.beginObject()
    text("asset", row.asset?.text)
    text("code", row.code?.text)
    text("counter", row.counter?.text)
    if let sequence = row.sequence {
      json.name("event")
      json.integer(sequence)
    }
    text("expected_holder", row.expectedHolder?.text)
    text("expected_place", row.expectedPlace?.text)
    text("how", row.how?.rawValue)
    text("on", row.on?.text)
    json.name("outcomes")
    json.beginArray()
    row.outcomes.forEach { json.string($0) }
    json.endArray()
    text("seen_person", row.seenPerson?.text)
    text("seen_place", row.seenPlace?.text)
    text("tag", row.tag?.text)
    json.endObject()
  }
}
