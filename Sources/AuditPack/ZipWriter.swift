import Ledger
import Model

/// Where a pack is written: forward, and now and then back over a few bytes that were not known before.
public protocol PackFile {
  func write(_ bytes: [UInt8]) throws
  func rewrite(_ bytes: [UInt8], at offset: UInt64) throws
}

/// A ZIP file whose bytes follow from names and contents alone: stored and not packed, in the order they come, all of the same
/// day. Whoever has the files can make it again, and it hides nothing between them.
///
/// - Source: PKWARE APPNOTE 6.3.9, §4.3; ZIP64 where there are too many files or bytes for the older fields.
struct ZipWriter {
  private let file: any PackFile
  private var offset: UInt64 = 0
  private var entries: [Entry] = []
  private var current: Entry?
  private var hasher = Hashing()

  /// One file: what the list at the end says of it.
  private struct Entry {
    var path: String
    var offset: UInt64
    var check: UInt32 = 0
    var size: UInt64 = 0
  }

  /// A class, so that the writer can be copied; there is one.
  private final class Hashing {
    var sha256 = SHA256Hasher()
  }

  /// 1980-01-01, the first day the format knows.
  private static let day: UInt16 = 0x0021
  /// Version 1.0, and 4.5 where ZIP64 is needed.
  private static let versions: (plain: UInt16, large: UInt16) = (10, 45)
  private static let permissions: UInt32 = 0o100644 << 16

  init(_ file: any PackFile) { self.file = file }

  /// - Parameter path: ASCII, with `/` between folders.
  mutating func begin(_ path: String) throws {
    precondition(current == nil && path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
    let entry = Entry(path: path, offset: offset)
    current = entry
    hasher.sha256.begin()
    try put(Self.header(entry))
  }

  mutating func write(_ bytes: [UInt8]) throws {
    guard var entry = current else { preconditionFailure("no file was begun") }
    entry.check = CRC32.of(bytes, after: entry.check)
    entry.size += UInt64(bytes.count)
    // A single file of 4 GiB would take another form of header; nothing in a pack comes near it.
    precondition(entry.size < UInt64(UInt32.max))
    hasher.sha256.add(bytes)
    current = entry
    try put(bytes)
  }

  /// - Returns: SHA-256 of what was written.
  mutating func end() throws -> Digest {
    guard let entry = current else { preconditionFailure("no file was begun") }
    current = nil
    entries.append(entry)
    try file.rewrite(Self.header(entry), at: entry.offset)
    return hasher.sha256.end()
  }

  mutating func add(_ path: String, _ bytes: [UInt8]) throws -> Digest {
    try begin(path)
    try write(bytes)
    return try end()
  }

  /// Writes the list of files. Nothing can follow it.
  mutating func finish() throws {
    let start = offset
    for entry in entries { try put(Self.listing(entry)) }
    let size = offset - start
    let count = UInt64(entries.count)
    if count >= UInt64(UInt16.max) || start >= UInt64(UInt32.max) || size >= UInt64(UInt32.max) {
      let large = offset
      var bytes = LittleEndian()
      bytes.put(UInt32(0x0606_4B50))
      bytes.put(UInt64(44))
      bytes.put(UInt16(3 << 8) | Self.versions.large)
      bytes.put(Self.versions.large)
      bytes.put(UInt32(0))
      bytes.put(UInt32(0))
      bytes.put(count)
      bytes.put(count)
      bytes.put(size)
      bytes.put(start)
      bytes.put(UInt32(0x0706_4B50))
      bytes.put(UInt32(0))
      bytes.put(large)
      bytes.put(UInt32(1))
      try put(bytes.bytes)
    }
    var bytes = LittleEndian()
    bytes.put(UInt32(0x0605_4B50))
    bytes.put(UInt16(0))
    bytes.put(UInt16(0))
    bytes.put(UInt16(clamping: count))
    bytes.put(UInt16(clamping: count))
    bytes.put(UInt32(clamping: size))
    bytes.put(UInt32(clamping: start))
    bytes.put(UInt16(0))
    try put(bytes.bytes)
  }

  private mutating func put(_ bytes: [UInt8]) throws {
    try file.write(bytes)
    offset += UInt64(bytes.count)
  }

  private static func header(_ entry: Entry) -> [UInt8] {
    var bytes = LittleEndian()
    bytes.put(UInt32(0x0403_4B50))
    putCommon(entry, versions.plain, &bytes)
    bytes.put(UInt16(0))
    return bytes.bytes + Array(entry.path.utf8)
  }

  private static func listing(_ entry: Entry) -> [UInt8] {
    let isFar = entry.offset >= UInt64(UInt32.max)
    let version = isFar ? versions.large : versions.plain
    var bytes = LittleEndian()
    bytes.put(UInt32(0x0201_4B50))
    bytes.put(UInt16(3 << 8) | version)
    putCommon(entry, version, &bytes)
    bytes.put(UInt16(isFar ? 12 : 0))
    bytes.put(UInt16(0))
    bytes.put(UInt16(0))
    bytes.put(UInt16(0))
    bytes.put(permissions)
    bytes.put(UInt32(clamping: entry.offset))
    bytes.bytes += Array(entry.path.utf8)
    if isFar {
      bytes.put(UInt16(1))
      bytes.put(UInt16(8))
      bytes.put(entry.offset)
    }
    return bytes.bytes
  }

  /// From the version that is needed to the length of the name, which both kinds of record have alike.
  private static func putCommon(_ entry: Entry, _ version: UInt16, _ bytes: inout LittleEndian) {
    bytes.put(version)
    bytes.put(UInt16(0))
    bytes.put(UInt16(0))
    bytes.put(UInt16(0))
    bytes.put(day)
    bytes.put(entry.check)
    bytes.put(UInt32(entry.size))
    bytes.put(UInt32(entry.size))
    bytes.put(UInt16(entry.path.utf8.count))
  }
}

/// Numbers with their lowest byte first.
private struct LittleEndian {
  var bytes: [UInt8] = []

  mutating func put(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }
}

/// The check sum of a ZIP file (ISO 3309): finds damage, and no intent.
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1 }
  }

  /// - Parameter sum: of the bytes before these.
  static func of(_ bytes: [UInt8], after sum: UInt32 = 0) -> UInt32 {
    ~table.withUnsafeBufferPointer { table in
      bytes.reduce(~sum) { sum, byte in table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ sum >> 8 }
    }
  }
}
