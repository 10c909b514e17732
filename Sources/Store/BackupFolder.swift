import CSQLite
import Glibc
public import Model

/// A text that was erased, as the list beside the backups knows it: by commitments alone.
public struct ErasedText: Sendable, Hashable {
  /// The commitment to the text itself.
  public var text: Digest
  /// The commitment to the name of whoever it spoke of; the same as ``text`` for the name.
  public var person: Digest

  public init(_ text: Digest, of person: Digest) {
    self.text = text
    self.person = person
  }
}

/// The folder `backups` beside a roll: its backups, and the list of what was erased since they were made.
public struct BackupFolder: Sendable {
  public let path: String

  public static let suffix = ".tagroll-backup"
  private static let list = "erased.txt"

  /// - Parameter roll: the roll's own file.
  public init(beside roll: String) {
    path = RollFolder.of(roll) + "/backups"
  }

  /// - Parameter backup: a backup, wherever it lies.
  public init(holding backup: String) {
    path = RollFolder.of(backup)
  }

  /// The backups in it by path, oldest first: their names begin with the day.
  public func files() -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(Self.suffix), !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted().map { "\(path)/\($0)" }
  }

  /// What was erased, as the list says; nothing where there is none.
  ///
  /// - Shape: two commitments a line, in hexadecimal digits: of the text, and of the name of whoever it spoke of.
  public func erased() throws(StoreError) -> Set<ErasedText> {
    let file = "\(path)/\(Self.list)"
    guard RollFile.exists(file) else { return [] }
    var texts: Set<ErasedText> = []
    for line in try FileBytes.read(file).split(separator: 0x0A) {
      let words = line.split(separator: 0x20).map { Digest(String(decoding: $0, as: UTF8.self)) }
      guard words.count == 2, let text = words[0], let person = words[1] else {
        throw .corrupt(path: file, detail: String(decoding: line.prefix(80), as: UTF8.self))
      }
      texts.insert(ErasedText(text, of: person))
    }
    return texts
  }

  /// Adds to the list what is not in it.
  public func add(_ texts: Set<ErasedText>) throws(StoreError) {
    guard !texts.isEmpty else { return }
    let folder = try RollFolder.locked(of: "\(path)/\(Self.list)")
    let known = try erased()
    guard !texts.isSubset(of: known) else { return }
    let lines = known.union(texts).map { "\($0.text.text) \($0.person.text)\n" }.sorted()
    let draft = "\(path)/\(Self.list).part"
    unlink(draft)
    do throws(StoreError) {
      try FileBytes.write(Array(lines.joined().utf8), to: draft)
      guard rename(draft, "\(path)/\(Self.list)") == 0 else { throw RollFolder.failure(draft) }
      try folder.flush()
    } catch {
      unlink(draft)
      throw error
    }
  }
}

/// Whole small files.
enum FileBytes {
  static func read(_ path: String) throws(StoreError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw RollFolder.failure(path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while true {
      var failure: Int32 = 0
      let more = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        let got = Glibc.read(descriptor, buffer.baseAddress, 1 << 16)
        if got < 0 { failure = errno }
        count = max(0, got)
      }
      if failure == EINTR { continue }
      guard failure == 0 else {
        throw .failed(path: path, code: SQLITE_IOERR, detail: String(cString: strerror(failure)))
      }
      if more.isEmpty { return bytes }
      bytes += more
    }
  }

  /// A new file that its owner alone may read, on the disk when this returns.
  static func write(_ bytes: [UInt8], to path: String) throws(StoreError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw RollFolder.failure(path) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno != EINTR { throw RollFolder.failure(path) }
      if written > 0 { rest = rest.dropFirst(written) }
    }
    guard fsync(descriptor) == 0 else { throw RollFolder.failure(path) }
  }
}
