public import CSVBytes
public import Lifecycle

/// What somebody who took a load answers, one thing a line: CSV whose first line names the columns.
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
    case csv(CSVError)
    case row(line: Int, CSVFault)
    /// No column is called serial.
    case noSerialColumn
    case noSerial(line: Int)
    case badTreatment(line: Int, String)
    case tooManyLines
  }

  /// More things than that go with no lorry.
  public static let mostLines = 100_000

  public static func read(_ bytes: [UInt8]) throws(Failure) -> [Line] {
    let reader: CSVReader
    do throws(CSVError) { reader = try CSVReader(bytes) } catch { throw .csv(error) }
    guard try next(reader) else { throw .noSerialColumn }
    let names = (0..<reader.cellCount).map { cell(reader, $0).lowercased() }
    guard let serial = names.firstIndex(of: "serial") else { throw .noSerialColumn }
    let certificate = names.firstIndex(of: "certificate")
    let treatment = names.firstIndex(of: "treatment")
    var lines: [Line] = []
    while try next(reader) {
      if (0..<reader.cellCount).allSatisfy({ reader.trimmed($0).isEmpty }) { continue }
      guard lines.count < mostLines else { throw .tooManyLines }
      func filled(_ column: Int?) -> String? {
        let text = column.map { cell(reader, $0) }
        return text?.isEmpty == false ? text : nil
      }
      guard let read = filled(serial) else { throw .noSerial(line: reader.line) }
      var line = Line(number: reader.line, serial: read, certificate: filled(certificate))
      if let word = filled(treatment) {
        guard let known = Treatment(rawValue: word.lowercased()) else {
          throw .badTreatment(line: reader.line, word)
        }
        line.treatment = known
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
