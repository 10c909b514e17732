import Exchange
import Model
import Rules

/// These tests judge by the rules of the program, as every command does where the house has none of its own.
extension Intake {
  init(_ report: ScanReport) { self.init(report, under: HouseRules.builtIn.rules) }
}
