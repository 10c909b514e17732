import CSVBytes
import Glibc
import Ledger
import Model
import Words

/// A file that is read once from end to end, with its SHA-256 made on the way.
final class ImportFile {
  private let descriptor: Int32
  private var hasher = SHA256Hasher()
  private(set) var bytesRead: Int64 = 0

  init(_ path: String) throws {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Refusal.unreadableFile(path, SystemWords.why(errno)) }
    hasher.begin()
  }

  deinit { close(descriptor) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(CSVError) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(errno)
      }
      hasher.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      bytesRead += Int64(count)
      return count
    }
  }

  /// Of everything read so far.
  func digest() -> Digest { hasher.end() }
}
