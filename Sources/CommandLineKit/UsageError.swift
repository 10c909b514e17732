public import Words

/// A command line that cannot be understood.
public struct UsageError: Error, Hashable, Sendable {
  public enum Problem: Hashable, Sendable {
    /// Names are given with the command before them: `repair strat`.
    case unknownCommand(String, nearest: String?)
    case missingCommand(choices: [String])
    case unknownOption(String, nearest: String?)
    /// As it is used: `--to WHO`.
    case missingOption(Text)
    case repeatedOption(String)
    case missingValue(String)
    /// Nothing but blanks.
    case emptyValue(String)
    case unexpectedValue(String)
    case missingOperand(Text)
    case tooManyOperands(first: String)
    /// `of` is the option, `--format`, or the label of an operand.
    case badChoice(String, of: Text, choices: [String], nearest: String?)
    case badValue(String, of: Text, form: Text?)
  }

  /// What was understood, in English, from the program's name on: `tagroll repair`.
  public let command: String
  public let problem: Problem

  public init(command: String, problem: Problem) {
    self.command = command
    self.problem = problem
  }

  /// The same in every language and release, for scripts and for searching.
  public var code: String {
    switch problem {
    case .unknownCommand: "usage.command"
    case .missingCommand: "usage.command_missing"
    case .unknownOption: "usage.option"
    case .missingOption: "usage.option_missing"
    case .repeatedOption: "usage.option_repeated"
    case .missingValue: "usage.value_missing"
    case .emptyValue: "usage.value_empty"
    case .unexpectedValue: "usage.value_unexpected"
    case .missingOperand: "usage.operand_missing"
    case .tooManyOperands: "usage.operand_extra"
    case .badChoice: "usage.choice"
    case .badValue: "usage.value"
    }
  }
}
