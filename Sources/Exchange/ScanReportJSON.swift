import Glibc
import JSONBytes
public import Model

/// The published `scan-report` format, version 1: `schemas/exchange/scan-report-v1.schema.json`.
///
/// A fact is an object with its `source` and one of `value`, `absent`, `withheld` or `malformed`. A fact nobody looked
/// for is left out. Device bytes that are no UTF-8 are `{"b64": …}`.
public enum ScanReportJSON {
  public static let schema = "scan-report"

  /// Why bytes are no scan report. Facts only.
  public enum Failure: Error, Equatable, Sendable {
    case json(JSONProblem)
    /// JSON of another kind.
    case notAReport
    /// A version of the format that this release does not read.
    case version(Int64)
    /// The member at this path is missing, or holds what the format does not allow there: `hardware.disks[3].bus`.
    case member(String)
  }

  /// What is wrong with the JSON itself, and where.
  public struct JSONProblem: Equatable, Sendable {
    public var what: What
    /// The offset of the byte, from zero.
    public var offset: Int

    public enum What: Sendable, CaseIterable {
      /// Something stands there that the grammar does not allow (RFC 8259).
      case syntax
      /// It ends in the middle.
      case truncated
      /// Something follows the end.
      case trailing
      case invalidUTF8
      /// Objects and arrays inside one another, more than 64.
      case tooDeep
      /// The whole, a string or a list is larger than any report.
      case tooLarge
      /// Two members of one object have the same name.
      case duplicateName
    }

    init(_ error: JSONError) {
      offset = error.offset
      what =
        switch error {
        case .syntax, .unexpected, .notAnInteger, .notCanonical: .syntax
        case .truncated: .truncated
        case .trailing: .trailing
        case .invalidUTF8: .invalidUTF8
        case .tooDeep: .tooDeep
        case .tooLarge: .tooLarge
        case .duplicateName: .duplicateName
        }
    }
  }

  /// One line of JSON, ended by a line feed. The same report gives the same bytes.
  ///
  /// A number beyond 2^53-1 is written as malformed: it would not be read alike everywhere.
  public static func encode(_ report: ScanReport) -> [UInt8] {
    var writer = FactWriter()
    writer.json.beginObject()
    writer.string("schema", schema)
    writer.json.name("version")
    writer.json.integer(Int64(ScanReport.schemaVersion))
    writer.string("scanned_at", report.scannedAt.text)
    writer.json.name("scanner")
    writer.json.beginObject()
    writer.string("name", report.scannerName)
    writer.string("version", report.scannerVersion)
    writer.json.endObject()
    writer.json.name("privileged")
    writer.json.bool(report.privileged)
    writer.json.name("notes")
    writer.json.beginArray()
    for note in report.notes {
      writer.json.beginObject()
      writer.string("code", note.code.rawValue)
      writer.string("source", note.source)
      writer.json.endObject()
    }
    writer.json.endArray()
    var report = report
    report.visit(&writer)
    writer.json.endObject()
    return writer.json.bytes + [0x0A]
  }

  /// Whether bytes that were written here are a scan's that could read what the kernel keeps for root.
  ///
  /// - Parameter head: their beginning, at least as far as the first list: behind it stands what a machine says of itself.
  public static func isPrivileged(_ head: [UInt8]) -> Bool {
    let head = head.prefix { $0 != UInt8(ascii: "[") }
    return head.indices.contains { head[$0...].starts(with: privileged) }
  }

  private static let privileged = Array("\"privileged\":true".utf8)

  /// Whether two reports are the same but for the time at which they were made, and for that alone.
  ///
  /// - Parameter bytes: that were written here.
  static func saysTheSame(_ bytes: [UInt8], as others: [UInt8]) -> Bool {
    // All in front of the time is fixed, and all times are of one length. Whoever sends lines sends no line feed.
    guard bytes.starts(with: head), others.starts(with: head) else { return false }
    let start = head.count + Instant(milliseconds: 0).text.utf8.count
    guard bytes.count > start, others.count > start else { return false }
    let end = bytes.last == 0x0A ? bytes.count - 1 : bytes.count
    guard end == (others.last == 0x0A ? others.count - 1 : others.count) else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      others.withUnsafeBufferPointer { others in
        guard let own = bytes.baseAddress, let other = others.baseAddress else { return false }
        return memcmp(own + start, other + start, end - start) == 0
      }
    }
  }

  private static let head = Array(
    "{\"schema\":\"\(schema)\",\"version\":\(ScanReport.schemaVersion),\"scanned_at\":\"".utf8)

  /// - Throws: ``Failure``; bad input is read up to 32 MiB, 64 levels and a million values, and no further.
  public static func decode(_ bytes: [UInt8]) throws(Failure) -> ScanReport {
    let tree: JSONTree
    do throws(JSONError) {
      tree = try JSONTree.read(bytes)
    } catch {
      throw .json(JSONProblem(error))
    }
    guard case .object(let top) = tree, top["schema"]?.string == schema else { throw .notAReport }
    guard let version = top["version"]?.integer else { throw .member("version") }
    guard version == Int64(ScanReport.schemaVersion) else { throw .version(version) }
    guard let at = top["scanned_at"]?.string.flatMap({ Instant($0) }) else { throw .member("scanned_at") }
    guard let privileged = top["privileged"]?.bool else { throw .member("privileged") }
    guard case .object(let scanner)? = top["scanner"] else { throw .member("scanner") }
    guard let name = scanner["name"]?.string else { throw .member("scanner.name") }
    guard let release = scanner["version"]?.string else { throw .member("scanner.version") }
    var report = ScanReport()
    report.scannedAt = at
    report.scannerName = name
    report.scannerVersion = release
    report.privileged = privileged
    report.notes = try notes(top)
    var reader = FactReader(top)
    report.visit(&reader)
    if let path = reader.fault { throw .member(path) }
    return report
  }

  private static func notes(_ top: JSONMembers) throws(Failure) -> [ScanNote] {
    guard case .array(let elements)? = top["notes"] else { throw .member("notes") }
    var notes: [ScanNote] = []
    for (index, element) in elements.enumerated() {
      guard case .object(let note) = element else { throw .member("notes[\(index)]") }
      guard let code = note["code"]?.string.flatMap(ScanNote.Code.init(rawValue:)) else {
        throw .member("notes[\(index)].code")
      }
      guard let source = note["source"]?.string else { throw .member("notes[\(index)].source") }
      notes.append(ScanNote(code, at: source))
    }
    return notes
  }
}
