public import CSVBytes
public import Lifecycle
import Model

/// What somebody who took a load answers, one thing a line: CSV whose first line names the columns.
public enum ReceiptCSV {
  public struct Line: Sendable, Equatable {
    /// Counted from 1, the heading included.
    public var number: Int
    public var serial: String
    public var certificate: String?
    public var facts: DisposalFacts

    public init(
      number: Int, serial: String, certificate: String? = nil, facts: DisposalFacts = DisposalFacts()
    ) {
      self.number = number
      self.serial = serial
      self.certificate = certificate
      self.facts = facts
    }
  }

  public enum Failure: Error, Equatable, Sendable {
    case csv(CSVError)
    case row(line: Int, CSVFault)
    /// No column is called serial.
    case noSerialColumn
    case noSerial(line: Int)
    /// A cell that is not what its column holds.
    case badCell(line: Int, Column, String)
    case tooManyLines
  }

  /// What may stand in a list beside the serial.
  public enum Column: String, Sendable, CaseIterable {
    case certificate, treatment
    case wasteCode = "waste_code"
    case hazardous
    case weight = "weight_kg"
    case country, proceeds
  }

  /// More things than that go with no lorry.
  public static let mostLines = 100_000

  public static func read(_ bytes: [UInt8]) throws(Failure) -> [Line] {
    let reader: CSVReader
    do throws(CSVError) { reader = try CSVReader(bytes) } catch { throw .csv(error) }
    guard try next(reader) else { throw .noSerialColumn }
    let names = (0..<reader.cellCount).map { cell(reader, $0).lowercased() }
    guard let serial = names.firstIndex(of: "serial") else { throw .noSerialColumn }
    let columns = Column.allCases.compactMap { column in
      names.firstIndex(of: column.rawValue).map { (column, $0) }
    }
    var lines: [Line] = []
    while try next(reader) {
      if (0..<reader.cellCount).allSatisfy({ reader.trimmed($0).isEmpty }) { continue }
      guard lines.count < mostLines else { throw .tooManyLines }
      let read = cell(reader, serial)
      guard !read.isEmpty else { throw .noSerial(line: reader.line) }
      var line = Line(number: reader.line, serial: read)
      for (column, index) in columns {
        let text = cell(reader, index)
        if !text.isEmpty, !line.take(text, from: column) { throw .badCell(line: reader.line, column, text) }
      }
      lines.append(line)
    }
    return lines
  }

  private static func next(_ reader: CSVReader) throws(Failure) -> Bool {
    do throws(CSVError) {
      guard try reader.next() else { return false }
    } catch {
      throw .csv(error)
    }
    if let fault = reader.fault { throw .row(line: reader.line, fault) }
    return true
  }

  private static func cell(_ reader: CSVReader, _ column: Int) -> String {
    String(decoding: reader.trimmed(column), as: UTF8.self)
  }
}

extension ReceiptCSV.Line {
  /// - Returns: whether a cell of this column holds such things.
  fileprivate mutating func take(_ text: String, from column: ReceiptCSV.Column) -> Bool {
    switch column {
    case .certificate: certificate = text
    case .treatment:
      guard let known = Treatment(rawValue: text.lowercased()) else { return false }
      facts.treatment = known
    case .wasteCode:
      guard let (code, isStarred) = WasteCode.typed(text) else { return false }
      facts.wasteCode = code
      if isStarred { facts.isHazardous = true }
    case .hazardous:
      guard let isHazardous = ["yes": true, "no": false][text.lowercased()] else { return false }
      // A star behind the code says the same, and more surely.
      facts.isHazardous = facts.isHazardous == true ? true : isHazardous
    case .weight:
      guard let grams = Int64(thousandths: text), grams > 0 else { return false }
      facts.grams = grams
    case .country:
      guard let country = Country(text.uppercased()) else { return false }
      facts.country = country
    case .proceeds:
      let words = text.split(separator: " ")
      guard words.count == 2, let money = Money(words[0], currency: words[1].uppercased()) else {
        return false
      }
      facts.proceeds = money
    }
    return true
  }
}
