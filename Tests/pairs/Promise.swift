import Identity

/// What the verdicts promise, and how far they keep it.
struct Promise {
  let scores: [LifeEvent: Score]

  init(_ scores: [LifeEvent: Score]) { self.scores = scores }

  var all: Score { scores.values.reduce(Score(), +) }
  /// The scans that can be told at all.
  var plain: Score { scores.filter { !$0.key.isForAPerson }.values.reduce(Score(), +) }

  var splitPercent: Double { percent(all.split, of: all.pairs) }
  var askedOfPlainPercent: Double { percent(plain.asked, of: plain.pairs) }
  /// Of the scans of a house, in which most is quiet.
  var askedOfHousePercent: Double {
    let asked = scores.reduce(0.0) {
      $0 + $1.key.perMille * Double($1.value.asked) / Double(max(1, $1.value.pairs))
    }
    return 100 * asked / scores.keys.reduce(0.0) { $0 + $1.perMille }
  }

  var isBroken: Bool {
    all.pairs < 5000 || all.merged > 0 || splitPercent > 1 || askedOfPlainPercent > 3
      || askedOfHousePercent > 3
  }

  var lines: [String] {
    [
      "false merges: \(all.merged) (0 allowed)",
      "false splits: \(all.split), \(hundredths(splitPercent)) % of all (1 % allowed)",
      "asked where the scan can tell: \(plain.asked) of \(plain.pairs), \(hundredths(askedOfPlainPercent)) % (3 % allowed)",
      "asked in a house as it scans: \(hundredths(askedOfHousePercent)) % (3 % allowed)",
    ]
  }

  private func percent(_ part: Int, of whole: Int) -> Double { 100 * Double(part) / Double(max(1, whole)) }
}

func hundredths(_ value: Double) -> String {
  let parts = Int((value * 100).rounded())
  return "\(parts / 100).\(parts % 100 < 10 ? "0" : "")\(parts % 100)"
}
