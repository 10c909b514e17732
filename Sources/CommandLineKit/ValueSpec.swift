public import Words

/// What an option or an operand stands for.
public struct ValueSpec: Sendable {
  /// Where a shell finds candidates for the next word.
  public enum Completion: Hashable, Sendable {
    case none
    case files
    /// The program is asked, by this key.
    case dynamic(String)
  }

  /// In help: `WHO`, `DATE`.
  public let label: Text
  /// All that is allowed; empty when anything is.
  public let choices: [String]
  /// How it is written, as a full sentence for an error message: `A date is written 2026-11-23.`
  public let form: Text?
  public let completion: Completion

  public init(_ label: Text, choices: [String] = [], form: Text? = nil, completion: Completion = .none) {
    self.label = label
    self.choices = choices
    self.form = form
    self.completion = completion
  }
}
