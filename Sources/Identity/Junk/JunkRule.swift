/// One reason to take a value for a placeholder. A rule looks at the whole value: a real serial may well
/// contain `1.2` or `none`.
struct JunkRule: Sendable {
  let id: RuleID
  let rejects: @Sendable (FoldedText) -> Bool

  init(_ id: RuleID, _ rejects: @escaping @Sendable (FoldedText) -> Bool) {
    self.id = id
    self.rejects = rejects
  }

  /// - Parameter words: whole values in small letters with single blanks.
  init(_ id: RuleID, words: Set<String>) {
    self.init(id) { words.contains($0.text) }
  }
}

extension [JunkRule] {
  func first(against text: FoldedText) -> RuleID? {
    first { $0.rejects(text) }?.id
  }
}
