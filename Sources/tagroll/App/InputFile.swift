import Glibc
import Words

/// A file somebody names to be read whole.
enum InputFile {
  /// - Parameters:
  ///   - limit: no more bytes than this are read.
  ///   - refusal: what is said when it cannot be read, and why.
  static func bytes(_ path: String, upTo limit: Int, or refusal: (Text) -> Refusal) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw refusal(SystemWords.why(errno)) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while bytes.count < limit {
      var failure: Int32 = 0
      let more = [UInt8](unsafeUninitializedCapacity: 1 << 14) { buffer, count in
        let got = Glibc.read(descriptor, buffer.baseAddress, min(1 << 14, limit - bytes.count))
        if got < 0 { failure = errno }
        count = max(0, got)
      }
      if failure == EINTR { continue }
      guard failure == 0 else { throw refusal(SystemWords.why(failure)) }
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }
}
