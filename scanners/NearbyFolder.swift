import Glibc
import Synchronization

/// The folder of a captured tree that was looked into last, held open: a scan asks for many files of one folder in a row, and
/// each would have to be found from the root again, inside the root.
final class NearbyFolder: Sendable {
  private let last = Mutex<(path: String, folder: CInt)?>(nil)

  deinit {
    last.withLock { last in
      if let last { close(last.folder) }
    }
  }

  /// Does something with the folder of a path.
  ///
  /// - Parameter open: how to open a folder.
  /// - Returns: what `body` does with the open folder and the name below it, or with -1 and the error in `errno`; `nil` for a
  ///   path whose last part is no name.
  func with<Result>(
    _ path: String, open: (String) -> CInt, _ body: (_ folder: CInt, _ name: String) -> Result
  ) -> Result? {
    let slash = path.utf8.lastIndex(of: 0x2F)
    let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    guard !name.isEmpty, name != ".", name != ".." else { return nil }
    let folder = slash.map { String(path[..<$0]) } ?? "."
    return last.withLock { last in
      if let last, last.path == folder { return body(last.folder, name) }
      let opened = open(folder)
      guard opened >= 0 else { return body(-1, name) }
      if let last { close(last.folder) }
      last = (folder, opened)
      return body(opened, name)
    }
  }
}
