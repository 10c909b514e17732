import Glibc
import Ledger
public import Model

/// Reads the files of a pack again, one at a time, from where they lie in its ZIP file.
public final class PackReader {
  /// What is wrong with a pack.
  public enum Fault: Error, Equatable {
    /// It cannot be opened: an `errno`.
    case unreadable(Int32)
    case notAPack
    case missing(String)
    /// It has not the hash that the list says.
    case altered(String)
    /// No event of the roll names its list of files.
    case unknown
  }

  private let file: UnsafeMutablePointer<FILE>
  private var places: [String: (start: Int, size: Int)] = [:]

  public init(_ path: String) throws(Fault) {
    guard let file = fopen(path, "re") else { throw .unreadable(errno) }
    self.file = file
    try find()
  }

  deinit { fclose(file) }

  public func bytes(_ path: String) throws(Fault) -> [UInt8] {
    guard let place = places[path] else { throw .missing(path) }
    return try bytes(at: place.start, place.size)
  }

  /// Holds each file that `SHA256SUMS` lists against its hash.
  ///
  /// - Returns: the hash of the list itself.
  public func checkFiles() throws(Fault) -> Digest {
    let list = try bytes("SHA256SUMS")
    var hasher = SHA256Hasher()
    for line in list.split(separator: 0x0A) {
      let text = String(decoding: line, as: UTF8.self)
      let path = String(text.dropFirst(66))
      guard text.utf8.count > 66, let digest = Digest(String(text.prefix(64))) else {
        throw .altered("SHA256SUMS")
      }
      guard hasher.digest(try bytes(path)) == digest else { throw .altered(path) }
    }
    return hasher.digest(list)
  }

  /// Passes from header to header; what the list at the end says is for others.
  private func find() throws(Fault) {
    var at = 0
    while case let header = try bytes(at: at, 30), header.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      func number(_ offset: Int, _ count: Int) -> Int {
        header[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
      }
      // Stored, so both sizes are one; see ``ZipWriter``.
      guard number(8, 2) == 0, number(18, 4) == number(22, 4) else { throw .notAPack }
      let name = String(decoding: try bytes(at: at + 30, number(26, 2)), as: UTF8.self)
      let start = at + 30 + number(26, 2) + number(28, 2)
      places[name] = (start, number(22, 4))
      at = start + number(22, 4)
    }
    guard !places.isEmpty else { throw .notAPack }
  }

  private func bytes(at offset: Int, _ count: Int) throws(Fault) -> [UInt8] {
    guard fseek(file, offset, SEEK_SET) == 0 else { throw .notAPack }
    // A size that is not so would be asked for in vain: what is there is read, and no more is set aside.
    var bytes: [UInt8] = []
    while bytes.count < count {
      var chunk = [UInt8](repeating: 0, count: min(count - bytes.count, 1 << 16))
      let read = fread(&chunk, 1, chunk.count, file)
      guard read > 0 else { throw .notAPack }
      bytes += chunk[..<read]
    }
    return bytes
  }
}
