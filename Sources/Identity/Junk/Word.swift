/// A piece of ASCII that values are compared with.
struct Word: ExpressibleByStringLiteral, Sendable {
  let bytes: [UInt8]

  init(stringLiteral value: String) {
    bytes = Array(value.utf8)
  }

  func begins(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count >= bytes.count else { return false }
    for (offset, byte) in bytes.enumerated() where text[text.startIndex + offset] != byte { return false }
    return true
  }
}
