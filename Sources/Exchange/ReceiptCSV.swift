public import Lifecycle

/// What somebody who took a load answers, one thing a line: CSV (RFC 4180) whose first line names the columns.
public enum ReceiptCSV {
  public struct Line: Sendable, Equatable {
    /// Counted from 1, the heading included.
    public var number: Int
    public var serial: String
    public var certificate: String?
    public var treatment: Treatment?

    public init(
      number: Int, serial: String, certificate: String? = nil, treatment: Treatment? = nil
    ) {
      self.number = number
      self.serial = serial
      self.certificate = certificate
      self.treatment = treatment
    }
  }

  public enum Failure: Error, Equatable, Sendable {
    case notUTF8
    /// A quoted cell without an end.
    case openQuote(line: Int)
    /// No column is called serial.
    case noSerialColumn
    case noSerial(line: Int)
    case badTreatment(line: Int, String)
    case tooManyLines
  }

  /// More things than that go with no lorry.
  public static let mostLines = 100_000

  public static func read(_ bytes: [UInt8]) throws(Failure) -> [Line] {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: byteOrderMark) ? Array(bytes.dropFirst(3)) : bytes
    guard String(validating: text, as: UTF8.self) != nil else { throw .notUTF8 }
    let rows = try rows(text)
    guard let first = rows.first else { throw .noSerialColumn }
    let names = first.cells.map { $0.lowercased() }
    guard let serial = names.firstIndex(of: "serial") else { throw .noSerialColumn }
    let certificate = names.firstIndex(of: "certificate")
    let treatment = names.firstIndex(of: "treatment")
    var lines: [Line] = []
    for row in rows.dropFirst() where row.cells.contains(where: { !$0.isEmpty }) {
      func cell(_ column: Int?) -> String? {
        guard let column, column < row.cells.count, !row.cells[column].isEmpty else { return nil }
        return row.cells[column]
      }
      guard let read = cell(serial) else { throw .noSerial(line: row.number) }
      var line = Line(number: row.number, serial: read, certificate: cell(certificate))
      if let word = cell(treatment) {
        guard let known = Treatment(rawValue: word.lowercased()) else {
          throw .badTreatment(line: row.number, word)
        }
        line.treatment = known
      }
      lines.append(line)
    }
    return lines
  }

  private static func rows(_ text: [UInt8]) throws(Failure) -> [(number: Int, cells: [String])] {
    var rows: [(number: Int, cells: [String])] = []
    var cells: [String] = []
    var cell: [UInt8] = []
    var line = 1
    var began = 1
    var index = 0
    func trimmed(_ cell: [UInt8]) -> String {
      let blanks: [UInt8] = [0x20, 0x09]
      let rest = cell.drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed()
      return String(decoding: Array(rest), as: UTF8.self)
    }
    while index < text.count {
      let byte = text[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\"") where cell.isEmpty:
        var isClosed = false
        while index < text.count {
          let inner = text[index]
          index += 1
          if inner == 0x0A { line += 1 }
          guard inner == UInt8(ascii: "\"") else {
            cell.append(inner)
            continue
          }
          if index < text.count, text[index] == inner {
            cell.append(inner)
            index += 1
          } else {
            isClosed = true
            break
          }
        }
        guard isClosed else { throw .openQuote(line: began) }
      case UInt8(ascii: ","):
        cells.append(trimmed(cell))
        cell.removeAll()
      case 0x0D where index < text.count && text[index] == 0x0A: break
      case 0x0A, 0x0D:
        rows.append((began, cells + [trimmed(cell)]))
        guard rows.count <= mostLines else { throw .tooManyLines }
        cells.removeAll()
        cell.removeAll()
        line += 1
        began = line
      default: cell.append(byte)
      }
    }
    if !cells.isEmpty || !cell.isEmpty { rows.append((began, cells + [trimmed(cell)])) }
    return rows
  }
}
