import Exchange
import Identity
import Lifecycle
import Model
import Rules
import Store

/// One machine among all the others of a roll: who is it?
struct Identify {
  /// How often it is asked.
  static let times = 1000

  private let roll: Roll
  private let report: ScanReport
  private let intake: Intake

  /// - Parameter bytes: a scan-report, whose machine is put onto the roll if it is not there.
  init(_ roll: Roll, _ bytes: [UInt8], by clerk: Author) throws {
    self.roll = roll
    report = try ScanReportJSON.decode(bytes)
    intake = Intake(report, under: HouseRules.builtIn.rules)
    guard try intake.asset(on: roll) == nil else { return }
    let keys = try intake.lookupKeys()
    _ = try roll.write(as: clerk) { writing in
      let step = Step(
        .found, to: .received,
        [
          .tag: .code(try writing.nextTag(.laptop).text), .category: .code("laptop"), .source: .code("scan"),
          .ownership: .code("owned"),
        ], keys: keys, scan: try writing.keep(bytes, type: "scan-report/1"))
      _ = try writing.begin(step, on: clerk.today)
    }
  }

  /// - Throws: ``Lost`` when it is not found.
  func decide() throws {
    for _ in 0..<Self.times {
      guard try Intake(report, under: HouseRules.builtIn.rules).asset(on: roll) != nil else { throw Lost() }
    }
  }

  /// What of that is asked of the database, and nothing else.
  func look() throws {
    let keys = try intake.lookupKeys()
    for _ in 0..<Self.times {
      for asset in try roll.assets(withKeys: keys) {
        if let scan = asset.scan, try roll.blob(scan) == nil { throw Lost() }
      }
    }
  }

  struct Lost: Error {}
}
