extension UnsafeBufferPointer<UInt8> {
  /// Where the bytes stop being well-formed UTF-8; their number when they do not.
  var wellFormedEnd: Int {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: span)
      return count
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
