/// Text as one word of a command that is to be copied into a shell.
public enum ShellWord {
  /// - Returns: the text as it is where no shell would read anything into it; else between single quotes.
  public static func quoted(_ text: String) -> String {
    let isPlain =
      !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D...0x2F, 0x3A, 0x40, 0x5F, 0x80...0xFF: true
        default: false
        }
      }
    return isPlain
      ? text : "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'"
  }
}
