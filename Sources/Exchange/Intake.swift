public import Identity
import Ledger
public import Model
import Store

/// A scan report on its way onto the roll: what it would register, and which asset it is.
public struct Intake {
  public let report: ScanReport
  public let keys: IdentityKeys
  let rules: RuleSet
  private let received: [UInt8]?
  private let once = Once()

  /// - Parameters:
  ///   - rules: what it is judged by, and what is on the roll as well.
  ///   - received: the bytes it was read from, where these were ours: most say what was kept before, to the byte.
  public init(_ report: ScanReport, under rules: RuleSet, received: [UInt8]? = nil) {
    self.report = report
    self.rules = rules
    self.received = received
    keys = IdentityKeys(report)
  }

  /// What is asked of a report again and again, made when it is first asked.
  private final class Once {
    var bytes: [UInt8]?
    var lookupKeys: [String]?
    var seenParts: [SeenPart]?
    var kept: [Digest: Intake] = [:]
  }

  /// Makes what it will be asked for first, wherever there is time for that.
  public func prepare() throws {
    _ = try lookupKeys()
    _ = seenParts
  }

  /// The parts that were seen, in the order of the report.
  var seenParts: [SeenPart] {
    if let parts = once.seenParts { return parts }
    let parts = readParts()
    once.seenParts = parts
    return parts
  }

  /// A report that the roll keeps, for this one to be held against it; reading it takes longer than all else that is asked of it.
  ///
  /// - Throws: ``ScanReportJSON/Failure`` for what is no report.
  func kept(_ scan: Digest, on roll: Roll) throws -> Intake? {
    if let report = once.kept[scan] { return report }
    guard let bytes = try roll.blob(scan) else { return nil }
    let report = Intake(try ScanReportJSON.decode(bytes), under: rules)
    once.kept[scan] = report
    return report
  }

  /// As it is kept.
  public var bytes: [UInt8] {
    if let bytes = once.bytes { return bytes }
    let bytes = ScanReportJSON.encode(report)
    once.bytes = bytes
    return bytes
  }

  /// Whether a report that was kept is this one, made at whatever time. One of ours that somebody wrote anew, with blanks or in
  /// another order, is not known to be: writing it as it is kept takes as long as reading what was kept.
  func saysTheSame(_ kept: [UInt8]) -> Bool { ScanReportJSON.saysTheSame(kept, as: received ?? bytes) }

  public var maker: DeviceText? { report.hardware.flatMap(rules.maker)?.text }
  public var model: DeviceText? { report.hardware.flatMap(rules.model)?.text }

  /// The system serial; a placeholder is none.
  public var serial: DeviceText? { report.hardware.flatMap(rules.serial)?.text }

  /// What kind of thing it is; `nil` where neither chassis nor battery tells, and a person must.
  public var category: Category? {
    if keys.isVirtual { return .virtualMachine }
    if let category = report.hardware?.chassis.category.value { return category }
    return report.hardware?.batteries.isEmpty == false ? .laptop : nil
  }

  /// What it is recognised by, in one hash.
  public func fingerprint() throws -> String {
    var hasher = SHA256Hasher()
    return hasher.digest(Array(try lookupKeys().joined(separator: "\n").utf8)).text
  }

  /// What the roll files it under. A machine-id is a secret of its machine (machine-id(5)): only its hash is kept.
  public func lookupKeys() throws -> [String] {
    if let keys = once.lookupKeys { return keys }
    var hasher = SHA256Hasher()
    var filed: [String] = []
    for lookup in keys.lookups(under: rules) {
      let value =
        lookup.kind == .machineID
        ? String(hasher.digest(Array("tagroll \(lookup.value)".utf8)).text.prefix(32)) : lookup.value
      filed.append("\(lookup.kind.rawValue):\(value)")
    }
    filed.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    once.lookupKeys = filed
    return filed
  }
}
