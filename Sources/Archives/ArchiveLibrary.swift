import CArchive
import Glibc

/// libarchive's functions, loaded when they are first needed.
struct ArchiveLibrary {
  static let name = "libarchive.so.13"

  let functions: carchive_functions

  /// - Parameter name: `nil` for the library of Debian 12.
  init(_ name: String?) throws(ArchiveError) {
    let name = name ?? Self.name
    let memory = UnsafeMutablePointer<carchive_functions>.allocate(capacity: 1)
    defer { memory.deallocate() }
    guard carchive_load(name, memory) == 1 else { throw .noLibrary(name) }
    functions = memory.pointee
  }

  /// What the library says of its last error, kept short: some of it comes from the archive.
  func why(_ archive: OpaquePointer?) -> String {
    guard let archive, let text = functions.archive_error_string(archive) else { return "?" }
    return String(String(cString: text).prefix(200))
  }
}

/// File types, `AE_IF…` of archive_entry.h.
enum EntryKind {
  static let folder: UInt32 = 0o040000
  static let link: UInt32 = 0o120000
  static let file: UInt32 = 0o100000
}
