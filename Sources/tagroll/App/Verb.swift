import CommandLineKit

/// One command of the program: how it is written, and what it does.
protocol Verb {
  static var spec: CommandSpec { get }
  static func run(_ call: Call) throws
}
