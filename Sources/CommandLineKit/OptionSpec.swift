public import Words

/// A word that begins with dashes: a flag, or a name with a value.
public struct OptionSpec: Sendable {
  /// Without the dashes.
  public let long: String
  public let short: Character?
  /// `nil` for a flag.
  public let value: ValueSpec?
  public let help: Text
  public let isRequired: Bool
  public let isRepeatable: Bool
  public let isHidden: Bool
  /// Given, it makes the command ask for nothing else: `--help`, `--version`.
  public let standsAlone: Bool
  /// The heading in help; `nil` for what belongs to this command alone.
  public let group: Text?

  public init(
    _ long: String, short: Character? = nil, _ value: ValueSpec? = nil, help: Text, required: Bool = false,
    repeatable: Bool = false, hidden: Bool = false, standsAlone: Bool = false, group: Text? = nil
  ) {
    self.long = long
    self.short = short
    self.value = value
    self.help = help
    self.isRequired = required
    self.isRepeatable = repeatable
    self.isHidden = hidden
    self.standsAlone = standsAlone
    self.group = group
  }
}
