public import Lifecycle
public import Model

/// What a program that wipes disks wrote down about one of them.
public struct WipeReport: Sendable, Equatable {
  /// The program, as people call it: `nwipe`.
  public var tool: String
  public var toolVersion: String?
  public var serial: DeviceText
  public var model: DeviceText?
  public var size: Size?
  /// By the clock of the machine that wiped, which may stand in another zone.
  public var endedOn: Day?
  /// The strongest level the report alone shows.
  public var method: SanitiseMethod
  public var technique: Technique
  public var mediaType: MediaType?
  public var result: SanitiseResult
  public var verification: WipeVerification?
  /// By the same clock as ``endedOn``.
  public var began: LocalTime? = nil
  public var ended: LocalTime? = nil
  /// How many logical sectors were covered, where the report says how large one is.
  public var sectors: Int64? = nil
  /// How many writes and reads failed: of single sectors, or of the blocks that the program counts by.
  public var badSectors: Int64? = nil
  public var hiddenAreas: HiddenArea? = nil
  public var spareAreas: HiddenArea? = nil

  /// How much was wiped.
  public enum Size: Sendable, Equatable {
    /// Exactly what could be addressed, in bytes.
    case addressable(Int64)
    /// All that a controller has: at least what the disks behind it can address, in bytes.
    case whole(Int64)

    public var bytes: Int64 {
      switch self {
      case .addressable(let bytes), .whole(let bytes): bytes
      }
    }

    public func fits(_ disk: Int64) -> Bool {
      switch self {
      case .addressable(let bytes): bytes == disk
      case .whole(let bytes): bytes >= disk
      }
    }
  }

  /// Why a file is no proof of a wipe.
  public enum Fault: Error, Equatable {
    /// Nothing that is known here writes such files.
    case unknown
    /// It is cut off, or says something that its program never says.
    case malformed(tool: String, what: What)
    /// It says that something was wiped, and not which disk.
    case noSerial(tool: String)
    /// The wipe has not ended.
    case unfinished(tool: String)
    /// No wipe is told of at all.
    case noWipe(tool: String)
    /// The device was written to since.
    case writtenSince(tool: String)
    /// It says of several disks which, or of several wipes how: which belongs to which cannot be told.
    case several(tool: String)

    public enum What: String, Sendable, Equatable { case json, status, size, method }
  }

  /// Two counts in one; `nil` where one of them is none.
  static func sum(_ a: Int64?, _ b: Int64?) -> Int64? {
    guard let a, let b, a >= 0, b >= 0, a <= 1 << 52, b <= 1 << 52 else { return nil }
    return a + b
  }

  /// A file of any of the kinds that are known; more than one of the same disk, the last one counts.
  ///
  /// - Returns: at least one.
  /// - Source: nwipe 0.42 `logging.c`, `create_single_disc_pdf.c`; nvme-cli 2 `nvme-print-json.c` with NVM Express Base
  ///   Specification 2.1 §8.1.24; hdparm 9.65 `hdparm.c`, `identify.c`; smartctl(8) `--json`, format 1.
  public static func read(_ bytes: [UInt8]) throws(Fault) -> [WipeReport] {
    if NwipePaper.isOne(bytes) { return [try NwipePaper.read(bytes)] }
    if NwipeLog.isOne(bytes) { return try NwipeLog.read(bytes) }
    if HdparmText.isOne(bytes) { return [try HdparmText.read(bytes)] }
    if DriveDocuments.isOne(bytes) { return [try DriveDocuments.read(bytes)] }
    throw .unknown
  }
}

/// Lines of a text somebody else wrote, without their ends; what is no UTF-8 is replaced.
func textLines(_ bytes: [UInt8]) -> [Substring] {
  String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }
}

extension StringProtocol {
  var trimmedWords: String {
    String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }

  /// What stands behind a text, when it is in here.
  func behind(_ text: String) -> SubSequence? {
    guard let range = firstRange(of: text) else { return nil }
    return self[range.upperBound...]
  }

  /// `2026/03/02 00:02:11`, at its start.
  var slashedTime: LocalTime? {
    guard let day = slashedDay else { return nil }
    let rest = dropFirst(10)
    guard rest.first == " " else { return nil }
    return LocalTime("\(day.text)T\(rest.dropFirst().prefix(8))")
  }

  /// `2026/03/02`, at its start.
  var slashedDay: Day? {
    let parts = prefix(10).split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4 else { return nil }
    return Day("\(parts[0])-\(parts[1])-\(parts[2])")
  }
}
