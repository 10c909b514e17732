/// Decides which asset a scanned machine is, and decides little: whatever is not plain goes to a person.
public enum Matcher {
  /// - Parameter candidates: every asset that shares a lookup with the scan, each once; the order is free.
  public static func verdict(
    of scan: IdentityKeys, among candidates: [Candidate], under rules: RuleSet, by book: Rulebook = .current
  ) -> Verdict {
    var keys = UsableKeys(scan, under: rules)
    let own = keys
    // Most machines are as they were: then what is believed of one is believed of the other.
    let known =
      scan.isContainer
      ? []
      : candidates.map { (candidate: $0, keys: $0.keys == scan ? own : UsableKeys($0.keys, under: rules)) }
    SharedValues.reject(in: &keys, of: scan, among: known.map(\.keys), by: book)
    let weighed = known.map { Weighing(keys, $0.candidate, $0.keys, by: book) }
      .filter { $0.agreement > 0 }.sorted(by: Weighing.likelier)
    let close = weighed.filter { $0.isPossible(by: book) }

    func reasons(_ decision: Decision) -> Reasons {
      Reasons(
        rulebook: Rulebook.version, rules: rules.version, decision: decision,
        rejected: Array(keys.rejected.prefix(Reasons.rejectedAtMost)),
        weighed: Array(weighed.prefix(Reasons.weighedAtMost)))
    }
    func conflict(_ decision: Decision) -> Verdict {
      .conflict((close.isEmpty ? weighed : close).map(\.id), reasons(decision))
    }

    if scan.isContainer { return conflict(.container) }
    let recognised = close.compactMap { one in
      one.recognition(privileged: scan.isPrivileged, by: book).map { (one: one, decision: $0) }
    }
    if let (one, decision) = recognised.first {
      let isAlone =
        recognised.count == 1 && !weighed.contains { $0.id != one.id && $0.rivals(decision, by: book) }
      return isAlone ? .same(one.id, reasons(decision)) : conflict(.rivals)
    }
    if !scan.isPrivileged { return conflict(.unprivileged) }
    if close.isEmpty { return keys.isRecognisable ? .new(reasons(.unknown)) : conflict(.noKey) }
    return conflict(close.allSatisfy(\.isContradicted) ? .contradicted : .undecided)
  }
}
