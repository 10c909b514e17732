import Model

/// One enumeration of the standard: a word for each code, or none where the code says nothing, as "Other",
/// "Unknown" and "None" do.
struct SMBIOSWords: Sendable {
  private let runs: [(first: UInt64, words: [String?])]

  /// - Parameter runs: words in the order of their codes, each run from its first code on.
  init(_ runs: (first: UInt64, words: [String?])...) {
    self.runs = runs
  }

  /// - Returns: malformed for a code that the standard leaves open.
  func word(for code: UInt64) -> Observed<String> {
    for run in runs where code >= run.first && code - run.first < run.words.count {
      return run.words[Int(code - run.first)].map { .value($0) } ?? .absent
    }
    return .malformed(raw: DeviceText("0x" + String(code, radix: 16, uppercase: true)), expected: .code)
  }
}
