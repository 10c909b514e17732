import Glibc

extension Capture {
  /// Lays the capture out as a folder, which appears whole or not at all.
  ///
  /// - Parameters:
  ///   - folder: must not exist, or be empty.
  ///   - isPrivate: for its owner only; what holds a machine's own serials is.
  public func write(to folder: String, isPrivate: Bool) throws(ScanError) {
    try Self.checkRoom(at: folder)
    let index = CaptureIndex(self)
    // A signal to end waits the few milliseconds until all of it is there.
    var (all, before) = (sigset_t(), sigset_t())
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var draft = FolderDraft(beside: folder, isPrivate: isPrivate)
    do throws(ScanError) {
      try draft.makeFolder("")
      for (path, entry) in entries.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
        try draft.makeFolders(to: path)
        switch entry {
        case .folder:
          try draft.makeFolder(path)
          if index.isEmpty(path) { try draft.write([], to: "\(path)/\(Self.emptiness)") }
        case .file(let bytes): try draft.write(bytes, to: path)
        case .link(let target): try draft.link(path, to: target)
        }
      }
      try draft.finish(as: folder)
    } catch {
      draft.remove()
      throw error
    }
  }

  /// - Throws: ``ScanError/notEmpty(path:)`` when something is there already, before any work is done for it.
  public static func checkRoom(at folder: String) throws(ScanError) {
    var status = stat()
    guard lstat(folder, &status) == 0 else {
      guard errno == ENOENT else { throw .notWritten(path: folder, error: errno) }
      return
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .notEmpty(path: folder) }
    guard let list = opendir(folder) else { throw .notWritten(path: folder, error: errno) }
    defer { closedir(list) }
    // Every folder holds "." and "..".
    for _ in 0..<3 where readdir(list) == nil { return }
    throw .notEmpty(path: folder)
  }
}

/// A folder that is being written under another name, and everything made in it so far.
private struct FolderDraft {
  private let folder: String
  private let root: String
  private let isPrivate: Bool
  private var made: [(path: String, isFolder: Bool)] = []
  private var folders: Set<String> = []

  init(beside folder: String, isPrivate: Bool) {
    self.folder = folder
    var end = folder[...]
    while end.count > 1, end.hasSuffix("/") { end = end.dropLast() }
    root = "\(end).\(getpid()).part"
    self.isPrivate = isPrivate
  }

  mutating func makeFolders(to path: String) throws(ScanError) {
    for (index, byte) in zip(path.utf8.indices, path.utf8) where byte == 0x2F {
      try makeFolder(String(path[..<index]))
    }
  }

  mutating func makeFolder(_ path: String) throws(ScanError) {
    guard folders.insert(path).inserted else { return }
    let place = place(path)
    guard mkdir(place, isPrivate ? 0o700 : 0o755) == 0 else { throw .notWritten(path: folder, error: errno) }
    made.append((place, true))
  }

  mutating func link(_ path: String, to target: String) throws(ScanError) {
    let place = place(path)
    guard symlink(target, place) == 0 else { throw .notWritten(path: folder, error: errno) }
    made.append((place, false))
  }

  mutating func write(_ bytes: [UInt8], to path: String) throws(ScanError) {
    let place = place(path)
    let file = open(place, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, isPrivate ? 0o600 : 0o644)
    guard file >= 0 else { throw .notWritten(path: folder, error: errno) }
    defer { close(file) }
    made.append((place, false))
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count >= 0 || errno == EINTR else { throw .notWritten(path: folder, error: errno) }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// rename(2) puts a folder in the place of an empty one, and of nothing else.
  mutating func finish(as folder: String) throws(ScanError) {
    guard rename(root, folder) == 0 else {
      let error = errno
      if error == ENOTEMPTY || error == EEXIST || error == ENOTDIR { throw .notEmpty(path: folder) }
      throw .notWritten(path: folder, error: error)
    }
    made = []
  }

  mutating func remove() {
    for (path, isFolder) in made.reversed() { _ = isFolder ? rmdir(path) : unlink(path) }
    made = []
  }

  private func place(_ path: String) -> String { path.isEmpty ? root : "\(root)/\(path)" }
}
