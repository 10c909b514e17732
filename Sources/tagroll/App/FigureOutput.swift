import CommandLineKit
import Exchange
import JSONBytes
import Model
import Reports
import Store
import Words

extension Call {
  /// A report of numbers as it was asked for: JSON, CSV, or a table with what it is about above it.
  func tell(_ figures: Figures, at moment: Moment) throws {
    if isJSON {
      var array = try JSONArray(sink)
      for row in figures.rows {
        var json = JSONWriter()
        figures.write(row, into: &json)
        try array.add(json.bytes)
      }
      return try array.end()
    }
    if invocation.flag("csv") {
      var csv = CSVWriter()
      figures.write(into: &csv)
      return output.bytes(csv.take())
    }
    tell(moment)
    lines(figures.lines(language, width: surroundings.columns))
  }
}

extension Figures {
  private var codes: [Int] { columns.indices.filter { columns[$0].audience != .people } }

  /// Cells without a value are left out.
  fileprivate func write(_ row: [Cell], into json: inout JSONWriter) {
    json.beginObject()
    for index in codes { row[index].write(columns[index].code, into: &json) }
    json.endObject()
  }

  fileprivate func write(into csv: inout CSVWriter) {
    for index in codes { csv.cell(columns[index].code) }
    csv.endLine()
    for row in rows {
      for index in codes { row[index].write(into: &csv) }
      csv.endLine()
    }
  }
}

extension Figures.Cell {
  fileprivate func write(_ name: String, into json: inout JSONWriter) {
    func text(_ value: String) {
      json.name(name)
      json.string(value)
    }
    switch self {
    case .nothing, .device(nil), .day(nil), .amount(nil): break
    case .word(let code, _): text(code)
    case .text(let value): text(value)
    case .device(let value?):
      json.name(name)
      json.text(bytes: value.bytes)
    case .day(let day?): text(day.text)
    case .count(let count), .percent(let count):
      json.name(name)
      json.integer(Int64(count))
    case .tenths(let tenths): text(Self.decimal(tenths))
    case .thousandths(let number): text(number.thousandthsText)
    case .amount(let money?): text(money.amount)
    case .amounts(let amounts):
      json.name(name)
      json.beginArray()
      for money in amounts { AssetJSON.write(money, into: &json) }
      json.endArray()
    }
  }

  fileprivate func write(into csv: inout CSVWriter) {
    switch self {
    case .nothing, .device(nil), .day(nil), .amount(nil): csv.cell("")
    case .word(let code, _): csv.cell(code)
    case .text(let value): csv.cell(value)
    case .device(let value?): csv.cell(value)
    case .day(let day?): csv.cell(day.text)
    case .count(let count), .percent(let count): csv.cell(Int64(count))
    case .tenths(let tenths): csv.cell(Self.decimal(tenths))
    case .thousandths(let number): csv.cell(number.thousandthsText)
    case .amount(let money?): csv.cell(money.amount)
    case .amounts(let amounts): csv.cell(amounts.map(\.text).joined(separator: " + "))
    }
  }
}
