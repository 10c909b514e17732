public import Identity
import Ledger
public import Model

/// A scan report on its way onto the roll: what it would register, and which asset it is.
public struct Intake {
  public let report: ScanReport
  public let keys: IdentityKeys
  let rules: RuleSet

  /// - Parameter rules: what it is judged by, and what is on the roll as well.
  public init(_ report: ScanReport, under rules: RuleSet) {
    self.report = report
    self.rules = rules
    keys = IdentityKeys(report)
  }

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
    var hasher = SHA256Hasher()
    var filed: [String] = []
    for lookup in keys.lookups(under: rules) {
      let value =
        lookup.kind == .machineID
        ? String(hasher.digest(Array("tagroll \(lookup.value)".utf8)).text.prefix(32)) : lookup.value
      filed.append("\(lookup.kind.rawValue):\(value)")
    }
    return filed.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
