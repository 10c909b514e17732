public import Words

/// One command: its names and one line about it. What it takes is built only when it is asked for, so
/// that a table of many commands costs a parse next to nothing.
public struct CommandSpec: Sendable {
  public let name: String
  /// The word for it in Chinese, accepted as well as `name`.
  public let zhName: String
  /// Other spellings that are accepted.
  public let aliases: [String]
  /// What other programs call it: never accepted, but answered with `name`.
  public let elsewhere: [String]
  public let summary: Text
  /// Works, but is not spoken of.
  public let isHidden: Bool
  private let makeDetails: @Sendable () -> CommandDetails

  public init(
    _ name: String, zh zhName: String, aliases: [String] = [], elsewhere: [String] = [], summary: Text,
    hidden: Bool = false, details: @escaping @Sendable () -> CommandDetails
  ) {
    self.name = name
    self.zhName = zhName
    self.aliases = aliases
    self.elsewhere = elsewhere
    self.summary = summary
    self.isHidden = hidden
    self.makeDetails = details
  }

  public func details() -> CommandDetails {
    makeDetails()
  }

  func answers(to word: String) -> Bool {
    word == name || word == zhName || aliases.contains(word)
  }
}
