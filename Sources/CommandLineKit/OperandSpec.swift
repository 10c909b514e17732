public import Words

/// A word that is not an option: what the command acts on.
public struct OperandSpec: Sendable {
  public enum Count: Sendable {
    case one
    case optional
    case oneOrMore
    case any
  }

  public let value: ValueSpec
  public let count: Count
  public let help: Text

  public init(_ value: ValueSpec, _ count: Count = .one, help: Text) {
    self.value = value
    self.count = count
    self.help = help
  }

  var isDemanded: Bool { count == .one || count == .oneOrMore }
  var isEndless: Bool { count == .oneOrMore || count == .any }
}
