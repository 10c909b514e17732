/// The name that whoever asks for an act gives to their asking: asked for again under it, the act is not done again.
///
/// A script whose connection broke, or whose machine went down, does not know whether the act was done. It asks again by
/// the same name, and hears what was done then.
public struct Request: Sendable, Hashable {
  /// What was asked for, in the words of its command: `repair start`.
  public let act: String
  /// One on a roll; 1 to 64 of `A`–`Z`, `a`–`z`, `0`–`9`, `.`, `_`, `:`, `-`. It stands in the event as it is and is never
  /// erased, so it is no place for a person's name.
  public let id: String

  /// - Returns: `nil` for an id or an act that is not of this form.
  public init?(_ id: String, of act: String) {
    guard (1...64).contains(id.utf8.count), id.utf8.allSatisfy(Self.isPlain), Self.isAct(act) else {
      return nil
    }
    (self.id, self.act) = (id, act)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }

  /// What an act is called: the words of its command, at most 40 bytes of them.
  public static func isAct(_ text: String) -> Bool {
    let words = text.utf8.split(separator: 0x20, omittingEmptySubsequences: false)
    return text.utf8.count <= 40
      && words.allSatisfy { word in
        !word.isEmpty && word.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x5F }
      }
  }
}
