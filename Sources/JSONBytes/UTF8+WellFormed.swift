extension UTF8 {
  static func isWellFormed(_ bytes: Span<UInt8>) -> Bool {
    do throws(ValidationError) {
      _ = try UTF8Span(validating: bytes)
      return true
    } catch {
      return false
    }
  }
}
