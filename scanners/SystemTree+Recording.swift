import Glibc
import Model

extension SystemTree {
  /// Lays out everything this tree was asked for as a captured tree: files with their bytes, links as
  /// links, folders with the names they held, and refusals in `WITHHELD`.
  ///
  /// - Parameter folder: made here, for its owner only; it must not exist. The machine's serials are in it.
  public func write(to folder: String) throws(ScanError) {
    guard let answers = recording?.answers else { throw .nothingRecorded }
    try makeFolder(folder)
    for path in answers.seen.sorted() { try place(path, in: folder, as: nil) }
    for (path, bytes) in answers.files.sorted(by: { $0.key < $1.key }) {
      try place(path, in: folder, as: bytes)
    }
    let refused = answers.refusals.sorted { $0.key < $1.key }.map { path, remedy in
      remedy == .root ? "\(path)\n" : "\(path)\t\(remedy.rawValue)\n"
    }
    if !refused.isEmpty { try writeFile("\(folder)/WITHHELD", Array(refused.joined().utf8)) }
  }

  /// Makes the folders and links on the way to a path, then the thing itself: a file with these bytes, or
  /// without any bytes, whatever the tree has there.
  private func isFolder(_ path: String) -> Bool {
    if case .value = listing(of: path) { true } else { false }
  }

  private func place(_ path: String, in folder: String, as bytes: [UInt8]?) throws(ScanError) {
    var ahead = Array(path.split(separator: "/").reversed())
    var here: [Substring] = []
    var links = 0
    while let name = ahead.popLast() {
      if name == "." { continue }
      if name == ".." {
        _ = here.popLast()
        continue
      }
      let source = (here + [name]).joined(separator: "/")
      // The kernel's own links are plain text; nothing else is worth a capture that leads elsewhere.
      if case .value(let text) = target(of: source), let target = text.string {
        try writeLink("\(folder)/\(source)", target)
        links += 1
        // The link itself was asked for, or it leads in a circle.
        guard !(ahead.isEmpty && bytes == nil), links <= 40 else { return }
        if target.hasPrefix("/") { here = [] }
        ahead += target.split(separator: "/").reversed()
      } else if !ahead.isEmpty {
        try makeFolder("\(folder)/\(source)", mayExist: true)
        here.append(name)
      } else if let bytes {
        try writeFile("\(folder)/\(source)", bytes)
      } else if isFolder(source) {
        try makeFolder("\(folder)/\(source)", mayExist: true)
      } else {
        try writeFile("\(folder)/\(source)", [])
      }
    }
  }

  private func makeFolder(_ path: String, mayExist: Bool = false) throws(ScanError) {
    guard mkdir(path, 0o700) == 0 || (mayExist && errno == EEXIST) else {
      throw .notWritten(path: path, error: errno)
    }
  }

  private func writeLink(_ path: String, _ target: String) throws(ScanError) {
    guard symlink(target, path) == 0 || errno == EEXIST else { throw .notWritten(path: path, error: errno) }
  }

  private func writeFile(_ path: String, _ bytes: [UInt8]) throws(ScanError) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .notWritten(path: path, error: errno) }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count >= 0 || errno == EINTR else { throw .notWritten(path: path, error: errno) }
      rest = rest.dropFirst(max(0, count))
    }
  }
}
