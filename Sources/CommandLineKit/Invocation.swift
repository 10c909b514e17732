import Words

/// A command line that was understood.
///
/// Asking for an option that was not declared is a mistake of the program, and stops it.
public struct Invocation: Sendable {
  /// In English, from the program's name on: `tagroll repair start`.
  public let command: String
  /// The names of the command, without the program's; empty when none was given.
  public let path: [String]
  public let operands: [String]
  private let given: [Given]
  private let declared: [OptionSpec]

  /// One option as it stood on the line. A list of them and no dictionary: a line has a few, and the first
  /// dictionary of a process costs more than all of this.
  struct Given: Sendable {
    let name: String
    /// `nil` for a flag.
    let value: String?
  }

  init(command: String, path: [String], operands: [String], given: [Given], declared: [OptionSpec]) {
    self.command = command
    self.path = path
    self.operands = operands
    self.given = given
    self.declared = declared
  }

  /// Whether the command has an option of this name, given or not.
  public func takes(_ name: String) -> Bool { declared.contains { $0.long == name } }

  public func flag(_ name: String) -> Bool {
    precondition(spec(name).value == nil, "--\(name) is declared with a value")
    return given.contains { $0.name == name }
  }

  public func value(_ name: String) -> String? {
    values(name).last
  }

  /// All values of a repeatable option, in the order given.
  public func values(_ name: String) -> [String] {
    precondition(spec(name).value != nil, "--\(name) is declared as a flag")
    return given.compactMap { $0.name == name ? $0.value : nil }
  }

  /// - Throws: `.missingOption`; the parser has already demanded a required option, unless one that stands
  ///   alone was given.
  public func required(_ name: String) throws(UsageError) -> String {
    guard let value = value(name) else {
      throw UsageError(
        command: command, problem: .missingOption(spec(name).usage))
    }
    return value
  }

  /// The value as something better than text.
  ///
  /// - Throws: `.badValue` when `read` finds nothing in it.
  public func value<Value>(_ name: String, as read: (String) -> Value?) throws(UsageError) -> Value? {
    guard let given = value(name) else { return nil }
    if let value = read(given) { return value }
    let option = spec(name)
    throw UsageError(
      command: command,
      problem: .badValue(given, of: Text(en: option.spelling, zh: option.spelling), form: option.value?.form))
  }

  private func spec(_ name: String) -> OptionSpec {
    guard let option = declared.first(where: { $0.long == name }) else {
      preconditionFailure("--\(name) is not declared for '\(command)'")
    }
    return option
  }
}
