import AuditPack
import Glibc
import Words

/// A file that appears whole or not at all: written under another name in the same folder, then renamed.
///
/// What is there and is no regular file, like `/dev/stdout` or a named pipe, is written to as it is: a rename would
/// put a file in its place.
final class NewFile {
  private let path: String
  /// What it is called until it is finished; `nil` where the bytes go straight to `path`.
  let draft: String?
  private var descriptor: Int32

  /// - Parameter isPrivate: for its owner only.
  init(_ path: String, isPrivate: Bool = false) throws {
    self.path = path
    var status = stat()
    let isThere = stat(path, &status) == 0
    if isThere, status.st_mode & S_IFMT != S_IFREG {
      draft = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      if isThere, let kept = KeptFile(path) { throw Refusal.inPlaceOf(kept, path) }
      let draft = "\(isThere ? Self.resolved(path) : path).\(getpid()).part"
      self.draft = draft
      descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isPrivate ? 0o600 : 0o644)
    }
    if descriptor < 0 { throw Self.refusal(path) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if let draft { unlink(draft) }
  }

  /// The file a symbolic link leads to: the link stays.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno != EINTR { throw Self.refusal(path) }
      if written > 0 { rest = rest.dropFirst(written) }
    }
  }

  /// Writes over bytes that were written before; what comes next still goes to the end.
  func rewrite(_ bytes: [UInt8], at offset: UInt64) throws {
    var done = 0
    while done < bytes.count {
      let written = bytes[done...].withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset) + off_t(done))
      }
      if written < 0, errno != EINTR { throw Self.refusal(path) }
      if written > 0 { done += written }
    }
  }

  func finish() throws {
    if let draft {
      guard fsync(descriptor) == 0, rename(draft, Self.resolved(path)) == 0 else { throw Self.refusal(path) }
    }
    close(descriptor)
    descriptor = -1
  }

  private static func refusal(_ path: String) -> Refusal {
    let why = SystemWords.why(errno)
    return Refusal(
      code: "file.not_written", exit: .failed,
      message: Text(en: "\(path) cannot be written: \(why.en)", zh: "无法写入 \(path)：\(why.zh)"),
      hints: [Text(en: "name a place that exists and that you may write to", zh: "请指定存在且有写入权限的位置")],
      reference: path)
  }
}

extension NewFile: PackFile {}
