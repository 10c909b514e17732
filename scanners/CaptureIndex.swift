import Glibc
import Model

/// Answers a tree's questions from a ``Capture``, as the kernel answers them below a root: every link and every
/// `..` stays inside.
struct CaptureIndex {
  private let entries: [String: Capture.Entry]
  private let names: [String: [String]]

  init(_ capture: Capture) {
    var entries = capture.entries
    entries[""] = .folder
    var names: [String: [String]] = [:]
    for path in capture.entries.keys where !path.isEmpty {
      var (folder, name) = Self.split(path)
      if name != Capture.emptiness { names[folder, default: []].append(name) }
      // Folders that nobody named, up to the first that is known.
      while entries[folder] == nil {
        entries[folder] = .folder
        (folder, name) = Self.split(folder)
        names[folder, default: []].append(name)
      }
    }
    self.entries = entries
    self.names = names.mapValues { $0.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
  }

  func isEmpty(_ folder: String) -> Bool { names[folder] == nil }

  func read(_ path: String, limit: Int) -> Observed<[UInt8]> {
    switch find(path, following: true) {
    case .failure(let failure): SystemTree.finding(for: failure.error)
    case .success((_, .file(let bytes))):
      bytes.count <= limit ? .value(bytes) : .malformed(raw: .excerpt(bytes), expected: .boundedText)
    case .success: .malformed(raw: "", expected: .regularFile)
    }
  }

  func listing(of path: String, limit: Int) -> Observed<Listing> {
    switch find(path, following: true) {
    case .failure(let failure): return SystemTree.finding(for: failure.error)
    case .success((let place, .folder)):
      let names = names[place] ?? []
      return .value(Listing(names: Array(names.prefix(limit)), isCut: names.count > limit))
    case .success: return SystemTree.finding(for: ENOTDIR)
    }
  }

  func target(of path: String) -> Observed<DeviceText> {
    switch find(path, following: false) {
    case .failure(let failure): SystemTree.finding(for: failure.error)
    case .success((_, .link(let target))): .value(DeviceText(target))
    case .success: SystemTree.finding(for: EINVAL)
    }
  }

  func exists(_ path: String) -> Bool {
    if case .success = find(path, following: true) { true } else { false }
  }

  private struct Failure: Error {
    var error: CInt
  }

  /// Walks one name at a time, as ``SystemTree/openInside(_:_:)`` does by hand.
  private func find(
    _ path: String, following: Bool
  ) -> Result<(place: String, entry: Capture.Entry), Failure> {
    var ahead = Array(path.split(separator: "/").reversed())
    var here: [Substring] = []
    var links = 0
    while let name = ahead.popLast() {
      if name == "." { continue }
      if name == ".." {
        _ = here.popLast()
        continue
      }
      let place = (here + [name]).joined(separator: "/")
      switch entries[place] {
      case nil: return .failure(Failure(error: ENOENT))
      case .folder: here.append(name)
      case .link(let target) where following || !ahead.isEmpty:
        links += 1
        guard links <= 40 else { return .failure(Failure(error: ELOOP)) }
        if target.hasPrefix("/") { here = [] }
        ahead += target.split(separator: "/").reversed()
      case .some(let entry):
        guard ahead.isEmpty else { return .failure(Failure(error: ENOTDIR)) }
        return .success((place, entry))
      }
    }
    return .success((here.joined(separator: "/"), .folder))
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return ("", path) }
    return (String(path[..<slash]), String(path[path.utf8.index(after: slash)...]))
  }
}
