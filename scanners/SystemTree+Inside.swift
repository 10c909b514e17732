import CSys
import Glibc

// Staying inside a captured tree, whatever its links say.
extension SystemTree {
  /// After so many renames in a row the path is walked by hand.
  private static let attempts = 16

  /// Opens a path as if the root were `/`. Fails as `open` does, with `errno` set.
  func openInside(_ path: String, _ flags: CInt) -> CInt {
    if kernelResolves {
      var how = open_how()
      how.flags = UInt64(flags)
      how.resolve = UInt64(RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS)
      for _ in 0..<Self.attempts {
        let file = csys_openat2(root, path, &how)
        // EAGAIN: something was renamed, anywhere, while the kernel followed a `..` (openat2(2)).
        if file < 0, errno == EAGAIN { continue }
        // A sandbox answers EPERM to calls it does not know, an older kernel ENOSYS.
        if file >= 0 || (errno != ENOSYS && errno != EPERM) { return file }
        break
      }
    }
    return openByHand(path, flags)
  }

  /// Walks one name at a time and follows no link that it has not read itself.
  private func openByHand(_ path: String, _ flags: CInt) -> CInt {
    var ahead = Array(path.split(separator: "/").reversed())
    var folders: [CInt] = []
    defer { for folder in folders { close(folder) } }
    func fail(_ error: CInt) -> CInt {
      errno = error
      return -1
    }
    var links = 0
    while let name = ahead.popLast() {
      if name == "." { continue }
      if name == ".." {
        if let left = folders.popLast() { close(left) }
        continue
      }
      let here = folders.last ?? root
      let handle = openat(here, String(name), csys_o_path | O_NOFOLLOW | O_CLOEXEC)
      guard handle >= 0 else { return -1 }
      var status = stat()
      guard fstat(handle, &status) == 0 else {
        close(handle)
        return fail(EIO)
      }
      switch status.st_mode & S_IFMT {
      case S_IFLNK:
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlinkat(handle, "", &buffer, buffer.count)
        close(handle)
        links += 1
        guard count > 0 else { return fail(EIO) }
        guard links <= 40 else { return fail(ELOOP) }
        let target = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
        if target.hasPrefix("/") {
          for folder in folders { close(folder) }
          folders = []
        }
        ahead += target.split(separator: "/").reversed()
      case S_IFDIR:
        folders.append(handle)
      default:
        close(handle)
        guard ahead.isEmpty else { return fail(ENOTDIR) }
        return openat(here, String(name), flags | O_NOFOLLOW)
      }
    }
    return openat(folders.last ?? root, ".", flags)
  }
}
