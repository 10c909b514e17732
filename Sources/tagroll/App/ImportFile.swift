import CSVBytes
import Glibc
import Ledger
import Model
import Words

/// A file that is read from end to end, with its SHA-256 made on the way.
final class ImportFile {
  private let path: String
  private let descriptor: Int32
  private var hasher = SHA256Hasher()
  private(set) var bytesRead: Int64 = 0

  init(_ path: String) throws {
    self.path = path
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

  /// Goes back to the beginning. A pipe cannot.
  func rewind() throws {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw Refusal.unreadableFile(path, SystemWords.why(errno))
    }
    bytesRead = 0
    hasher.begin()
  }

  /// Of everything read so far.
  func digest() -> Digest { hasher.end() }
}
