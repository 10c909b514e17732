import Identity
import Rules

/// These tests judge by the rules of the program, as every command does where the house has none of its own.
extension RuleSet {
  static var builtIn: RuleSet { HouseRules.builtIn.rules }
}

extension Matcher {
  static func verdict(of scan: IdentityKeys, among candidates: [Candidate]) -> Verdict {
    verdict(of: scan, among: candidates, under: .builtIn)
  }
}

extension IdentityKeys {
  var lookups: [Lookup] { lookups(under: .builtIn) }
}
