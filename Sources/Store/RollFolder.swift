internal import CSQLite
import Glibc

/// The folder a new roll is put into, held so that two programs do not do it at once.
struct RollFolder: ~Copyable {
  private let descriptor: Int32
  private let path: String

  /// Makes the folder where there is none, and waits for whoever else is making a roll in it.
  static func locked(of path: String) throws(StoreError) -> RollFolder {
    let folder = of(path)
    try make(folder)
    let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(folder) }
    let held = RollFolder(descriptor: descriptor, path: folder)
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw failure(folder) }
    }
    return held
  }

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  /// Gives a file another name in this folder; never in place of one that is there.
  func move(_ old: String, to new: String) throws(StoreError) {
    guard link(old, new) == 0 else {
      // Where the file system knows no links, the lock has to do.
      guard [EPERM, EOPNOTSUPP, ENOSYS].contains(errno), !RollFile.exists(new), rename(old, new) == 0 else {
        throw Self.failure(new)
      }
      return
    }
    unlink(old)
  }

  /// Renames a file to the first free name with a number.
  func putAside(_ file: String) throws(StoreError) {
    for number in 1...999 where !RollFile.exists("\(file).\(number)") {
      return try move(file, to: "\(file).\(number)")
    }
    throw .keyFile(path: file, detail: String(cString: strerror(EEXIST)))
  }

  /// A name is on the disk only when its folder is.
  func flush() throws(StoreError) {
    guard fsync(descriptor) == 0 else { throw Self.failure(path) }
  }

  static func of(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func make(_ folder: String) throws(StoreError) {
    var built = folder.hasPrefix("/") ? "" : "."
    for part in folder.split(separator: "/") {
      built += "/\(part)"
      if mkdir(built, 0o700) != 0, errno != EEXIST, !RollFile.exists(built) { throw failure(built) }
    }
  }

  static func failure(_ path: String) -> StoreError {
    switch errno {
    case EROFS, EACCES, EPERM: .readOnly(path: path)
    case ENOSPC, EDQUOT: .full(path: path)
    case let number: .failed(path: path, code: SQLITE_CANTOPEN, detail: String(cString: strerror(number)))
    }
  }
}
