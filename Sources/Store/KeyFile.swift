import Glibc
internal import Ledger

/// The key that signs a roll's checkpoints, in a file of its own beside the roll, readable by its owner alone.
enum KeyFile {
  static let suffix = ".key"

  static func write(_ key: borrowing SigningKey, beside path: String) throws(StoreError) {
    let file = path + suffix
    let secret: String
    do throws(LedgerError) { secret = try key.secretText() } catch { throw .ledger(error) }
    let text = Array((secret + "\n").utf8)
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .keyFile(path: file, detail: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    guard Glibc.write(descriptor, text, text.count) == text.count, fsync(descriptor) == 0 else {
      throw .keyFile(path: file, detail: String(cString: strerror(errno)))
    }
  }

  static func read(beside path: String) throws(StoreError) -> SigningKey {
    let file = path + suffix
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .keyFile(path: file, detail: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    let text = [UInt8](unsafeUninitializedCapacity: 1024) { buffer, count in
      count = max(0, Glibc.read(descriptor, buffer.baseAddress, 1024))
    }
    let line = String(decoding: text.prefix { $0 != 0x0A }, as: UTF8.self)
    do throws(LedgerError) { return try SigningKey(line) } catch { throw .ledger(error) }
  }
}
