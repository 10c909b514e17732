import Lifecycle
import Model
public import Store

/// The lines of a stocktake as a table for other programs: one line each, codes and not words, headings that never
/// change.
public enum StocktakeCSV {
  public static let headings = [
    "stocktake", "tag", "asset_id", "code", "maker", "model", "serial", "outcomes", "listed",
    "expected_place",
    "expected_holder", "seen_place", "seen_person", "how", "counter", "on", "event",
  ]

  public static func writeHeadings(into csv: inout CSVWriter) {
    headings.forEach { csv.cell($0) }
    csv.endLine()
  }

  public static func write(
    _ thing: Roll.CountedThing, of stocktake: Int64, _ names: NameBook, into csv: inout CSVWriter
  ) throws {
    let line = thing.line
    csv.cell("S-\(stocktake)")
    csv.cell(thing.asset?.tag.text)
    csv.cell(thing.asset?.id.text)
    csv.cell(thing.code)
    csv.cell(thing.asset?.maker)
    csv.cell(thing.asset?.model)
    csv.cell(thing.asset?.serial)
    csv.cell(line.finding.outcomes.map(\.rawValue).joined(separator: " "))
    csv.cell(line.isListed ? "true" : "false")
    csv.cell(thing.asset == nil ? nil : try line.expected.place.map { try names.name($0) })
    csv.cell(thing.asset == nil ? nil : try line.expected.holder.id.map { try names.handle($0) })
    csv.cell(try line.sighting?.place.map { try names.name($0) })
    csv.cell(try line.sighting?.person.map { try names.handle($0) })
    csv.cell(line.sighting?.how.rawValue)
    csv.cell(try line.sighting.map { try names.handle($0.counter) })
    csv.cell(line.sighting?.on.text)
    csv.cell(line.sighting.map { "\($0.sequence)" })
    csv.endLine()
  }
}
