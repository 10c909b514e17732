import CArchive
import Glibc
public import Scanners

/// Packs a captured tree into a tar archive: its names in order, no owners, no times.
public struct ArchiveWriter {
  /// How it is packed, by the end of its name.
  public enum Packing: Sendable, CaseIterable {
    case none, gzip, zstd

    public init?(fileName: String) {
      guard let packing = Self.allCases.first(where: { fileName.hasSuffix($0.ending) }) else { return nil }
      self = packing
    }

    public var ending: String {
      switch self {
      case .none: ".tar"
      case .gzip: ".tar.gz"
      case .zstd: ".tar.zst"
      }
    }
  }

  private let library: ArchiveLibrary

  /// - Parameter library: the file name of libarchive.
  public init(library: String? = nil) throws(ArchiveError) {
    self.library = try ArchiveLibrary(library)
  }

  /// - Parameter folder: the one folder all of it lies in, so that who unpacks it by hand has one thing more.
  public func pack(_ capture: Capture, in folder: String, _ packing: Packing) throws(ArchiveError) -> [UInt8]
  {
    let locale = carchive_locale_begin()
    defer { carchive_locale_end(locale) }
    let call = library.functions
    guard let archive = call.archive_write_new() else { throw .notMade(why: "?") }
    var isFreed = false
    defer { if !isFreed { _ = call.archive_write_free(archive) } }
    let packed = Packed()
    func check(_ code: Int32) throws(ArchiveError) {
      guard code == ARCHIVE_OK else { throw .notMade(why: library.why(archive)) }
    }
    try check(call.archive_write_set_format_pax_restricted(archive))
    switch packing {
    case .none: break
    case .gzip: try check(call.archive_write_add_filter_gzip(archive))
    case .zstd: try check(call.archive_write_add_filter_zstd(archive))
    }
    try check(call.archive_write_set_bytes_in_last_block(archive, 1))
    try check(
      call.archive_write_open(archive, Unmanaged.passUnretained(packed).toOpaque(), nil, Packed.add, nil))
    for (path, entry) in capture.entries.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      try add("\(folder)/\(path)", entry, to: archive)
    }
    try check(call.archive_write_close(archive))
    isFreed = true
    _ = call.archive_write_free(archive)
    return packed.bytes
  }

  private func add(_ path: String, _ entry: Capture.Entry, to archive: OpaquePointer) throws(ArchiveError) {
    let call = library.functions
    guard let header = call.archive_entry_new() else { throw .notMade(why: "?") }
    defer { call.archive_entry_free(header) }
    call.archive_entry_set_pathname(header, path)
    call.archive_entry_set_mtime(header, 0, 0)
    var bytes: [UInt8] = []
    switch entry {
    case .folder:
      call.archive_entry_set_filetype(header, EntryKind.folder)
      call.archive_entry_set_perm(header, 0o755)
    case .link(let target):
      call.archive_entry_set_filetype(header, EntryKind.link)
      call.archive_entry_set_perm(header, 0o777)
      call.archive_entry_set_symlink(header, target)
    case .file(let content):
      bytes = content
      call.archive_entry_set_filetype(header, EntryKind.file)
      call.archive_entry_set_perm(header, 0o644)
      call.archive_entry_set_size(header, Int64(bytes.count))
    }
    guard call.archive_write_header(archive, header) == ARCHIVE_OK,
      bytes.isEmpty || call.archive_write_data(archive, bytes, bytes.count) == bytes.count
    else { throw .notMade(why: library.why(archive)) }
  }
}

/// What libarchive has written so far.
private final class Packed {
  var bytes: [UInt8] = []

  static let add: @convention(c) (OpaquePointer?, UnsafeMutableRawPointer?, UnsafeRawPointer?, Int) -> Int = {
    _, packed, bytes, count in
    guard let packed, let bytes else { return -1 }
    Unmanaged<Packed>.fromOpaque(packed).takeUnretainedValue().bytes += UnsafeRawBufferPointer(
      start: bytes, count: count)
    return count
  }
}
