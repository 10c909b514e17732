import CArchive
import Glibc
public import Scanners

/// Reads a captured tree out of a tar archive, plain or packed by gzip, bzip2, xz or zstd, into memory.
///
/// - Only folders, files and links are taken; devices, pipes and sockets are left out, and so are names that are no
///   text. A link is kept as it is written: who follows it, ``SystemTree``, stays inside.
/// - All or nothing: an archive that is broken, too large, or has a name that leads outside gives an error.
public struct ArchiveReader {
  private let limits: ArchiveLimits
  private let library: ArchiveLibrary

  /// - Parameter library: the file name of libarchive.
  public init(limits: ArchiveLimits = ArchiveLimits(), library: String? = nil) throws(ArchiveError) {
    self.limits = limits
    self.library = try ArchiveLibrary(library)
  }

  public func read(_ path: String) throws(ArchiveError) -> Capture {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard file >= 0 else { throw .notOpened(path: path, error: errno) }
    defer { close(file) }
    let locale = carchive_locale_begin()
    defer { carchive_locale_end(locale) }

    let call = library.functions
    guard let archive = call.archive_read_new() else { throw .notOpened(path: path, error: ENOMEM) }
    defer { _ = call.archive_read_free(archive) }
    _ = call.archive_read_support_filter_gzip(archive)
    _ = call.archive_read_support_filter_bzip2(archive)
    _ = call.archive_read_support_filter_xz(archive)
    _ = call.archive_read_support_filter_zstd(archive)
    _ = call.archive_read_support_format_tar(archive)
    guard call.archive_read_open_fd(archive, file, 1 << 16) == ARCHIVE_OK else {
      throw .broken(path: path, why: library.why(archive))
    }
    return try Self.tree(in: try entries(archive, path), path)
  }

  private func entries(_ archive: OpaquePointer, _ path: String) throws(ArchiveError) -> Capture {
    let call = library.functions
    var capture = Capture()
    var count = 0
    var total = 0
    while true {
      var next: OpaquePointer?
      let code = call.archive_read_next_header(archive, &next)
      if code == ARCHIVE_EOF { return capture }
      // A warning is about what is left out here anyway: owners, times, attributes.
      guard code == ARCHIVE_OK || code == ARCHIVE_WARN, let entry = next else {
        throw .broken(path: path, why: library.why(archive))
      }
      count += 1
      guard count <= limits.entries else { throw .exceeds(path: path, limit: .entries(limits.entries)) }
      guard let raw = call.archive_entry_pathname(entry) else {
        throw .broken(path: path, why: library.why(archive))
      }
      guard let name = try text(raw, path) else { continue }
      guard let place = try Self.place(name, path) else { continue }
      if let hard = call.archive_entry_hardlink(entry) {
        // Another name of a file that came before.
        guard let name = try text(hard, path), let source = try Self.place(name, path) else { continue }
        if let known = capture.entries[source] { capture.entries[place] = known }
        continue
      }
      switch UInt32(call.archive_entry_filetype(entry)) {
      case EntryKind.folder: capture.entries[place] = .folder
      case EntryKind.link:
        guard let target = call.archive_entry_symlink(entry), let text = try text(target, path) else {
          continue
        }
        capture.entries[place] = .link(text)
      case EntryKind.file:
        let bytes = try bytes(archive, path, room: limits.totalBytes - total)
        total += bytes.count
        capture.entries[place] = .file(bytes)
      default: continue
      }
    }
  }

  /// What the archive holds is counted as it comes, whatever its header promised.
  private func bytes(_ archive: OpaquePointer, _ path: String, room: Int) throws(ArchiveError) -> [UInt8] {
    var bytes: [UInt8] = []
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = library.functions.archive_read_data(archive, chunk.baseAddress, chunk.count)
      if count == 0 { return bytes }
      guard count > 0 else { throw .broken(path: path, why: library.why(archive)) }
      guard bytes.count + count <= limits.fileBytes else {
        throw .exceeds(path: path, limit: .fileBytes(limits.fileBytes))
      }
      guard bytes.count + count <= room else {
        throw .exceeds(path: path, limit: .totalBytes(limits.totalBytes))
      }
      bytes += chunk[..<count]
    }
  }

  /// - Returns: `nil` for what is no UTF-8.
  private func text(_ raw: UnsafePointer<CChar>, _ path: String) throws(ArchiveError) -> String? {
    guard strnlen(raw, limits.nameBytes + 1) <= limits.nameBytes else {
      throw .exceeds(path: path, limit: .nameBytes(limits.nameBytes))
    }
    return String(validatingCString: raw)
  }

  /// - Returns: the name without `.` and doubled slashes; `nil` for the folder itself.
  private static func place(_ name: String, _ path: String) throws(ArchiveError) -> String? {
    let parts = name.split(separator: "/").filter { $0 != "." }
    guard !name.hasPrefix("/"), !parts.contains("..") else { throw .leadsOutside(path: path, name: name) }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }

  /// The tree lies at the top of the archive, or in the one folder that holds one, at most two folders down.
  private static func tree(in capture: Capture, _ path: String) throws(ArchiveError) -> Capture {
    for depth in 0...2 {
      var roots: Set<[Substring]> = []
      for place in capture.entries.keys {
        let names = place.split(separator: "/", maxSplits: depth + 1)
        if names.count > depth, names[depth] == "proc" || names[depth] == "sys" {
          roots.insert(Array(names[..<depth]))
        }
      }
      guard let root = roots.first else { continue }
      guard roots.count == 1 else { break }
      guard !root.isEmpty else { return capture }
      let prefix = root.joined(separator: "/") + "/"
      var tree = Capture()
      for (place, entry) in capture.entries where place.hasPrefix(prefix) {
        tree.entries[String(place.dropFirst(prefix.count))] = entry
      }
      return tree
    }
    throw .noTree(path: path)
  }
}
