import JSONBytes
import Schemas

/// The stocks that come with the program: `schemas/labels/stocks.json`.
public enum StockList {
  public static let all: [LabelStock] = {
    do throws(JSONError) {
      return try read(Schemas.labelStocks)
    } catch {
      preconditionFailure("stocks.json: \(error)")
    }
  }()

  public static func stock(named name: String) -> LabelStock? { all.first { $0.name == name } }

  static func read(_ bytes: [UInt8]) throws(JSONError) -> [LabelStock] {
    try JSONReader.read(bytes) { reader throws(JSONError) in
      var stocks: [LabelStock] = []
      try reader.beginObject()
      while let member = try reader.nextName() {
        guard member == "stocks" else {
          try reader.skip()
          continue
        }
        try reader.beginArray()
        while try reader.nextElement() {
          if let stock = try stock(&reader) { stocks.append(stock) }
        }
      }
      return stocks
    }
  }

  private static func stock(_ reader: inout JSONReader) throws(JSONError) -> LabelStock? {
    var name = ""
    var pairs: [String: LabelStock.Pair] = [:]
    try reader.beginObject()
    while let member = try reader.nextName() {
      if member == "name" {
        name = try reader.string()
      } else {
        pairs[member] = try pair(&reader)
      }
    }
    guard let label = pairs["label"] else { return nil }
    guard let page = pairs["page"], let first = pairs["first"], let pitch = pairs["pitch"],
      let grid = pairs["grid"]
    else { return LabelStock(name: name, label: label) }
    return LabelStock(
      name: name, label: label, sheet: LabelStock.Sheet(page: page, first: first, pitch: pitch, grid: grid))
  }

  private static func pair(_ reader: inout JSONReader) throws(JSONError) -> LabelStock.Pair {
    var numbers: [Int] = []
    try reader.beginArray()
    while try reader.nextElement() { numbers.append(Int(try reader.integer())) }
    return LabelStock.Pair(numbers.first ?? 0, numbers.count > 1 ? numbers[1] : 0)
  }
}
