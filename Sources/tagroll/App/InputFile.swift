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

  /// The same, or standard input for `-`.
  ///
  /// - Parameter limit: what holds more is refused.
  static func whole(_ path: String, upTo limit: Int, _ call: Call) throws -> [UInt8] {
    let bytes =
      path == "-"
      ? call.surroundings.input(limit)
      : try bytes(path, upTo: limit + 1) { Refusal.unreadableFile(path, $0) }
    guard bytes.count <= limit else { throw Refusal.fileTooLarge(path, limit) }
    return bytes
  }
}

extension Refusal {
  static func unreadableFile(_ path: String, _ why: Text) -> Refusal {
    Refusal(
      code: "file.unreadable", exit: .failed,
      message: Text(en: "\(path) cannot be read: \(why.en)", zh: "无法读取 \(path)：\(why.zh)"),
      hints: [Text(en: "check it:  ls -l \(path)", zh: "请检查：  ls -l \(path)")], reference: path)
  }

  static func fileTooLarge(_ path: String, _ limit: Int) -> Refusal {
    Refusal(
      code: "file.too_large", exit: .refused,
      message: Text(
        en: "\(path) holds more than \(limit >> 20) MiB", zh: "\(path) 超过 \(limit >> 20) MiB"),
      hints: [Text(en: "give it in parts", zh: "请分成几部分")], reference: path)
  }
}
