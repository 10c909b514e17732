import Model

extension SystemTree {
  /// Everything this tree was asked for: files with their bytes, links as links, folders with the names they
  /// held, and refusals in `WITHHELD`.
  public func capture() throws(ScanError) -> Capture {
    guard let answers = recording?.answers else { throw .nothingRecorded }
    var capture = Capture()
    for path in answers.seen { place(path, following: false, in: &capture) }
    for path in answers.present { place(path, following: true, in: &capture) }
    for (path, bytes) in answers.files { place(path, as: bytes, following: true, in: &capture) }
    let refused = answers.refusals.sorted { $0.key < $1.key }.map { path, remedy in
      remedy == .root ? "\(path)\n" : "\(path)\t\(remedy.rawValue)\n"
    }
    if !refused.isEmpty { capture.entries[Capture.withheld] = .file(Array(refused.joined().utf8)) }
    return capture
  }

  /// Puts the folders and links on the way to a path, then the thing itself: a file with these bytes, or
  /// without any bytes, whatever the tree has there.
  private func place(_ path: String, as bytes: [UInt8]? = nil, following: Bool, in capture: inout Capture) {
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
      if case .link(let target)? = capture.entries[source] ?? link(at: source) {
        capture.entries[source] = .link(target)
        links += 1
        // The link itself was asked for, or it leads in a circle.
        guard !ahead.isEmpty || following, links <= 40 else { return }
        if target.hasPrefix("/") { here = [] }
        ahead += target.split(separator: "/").reversed()
      } else if !ahead.isEmpty {
        capture.entries[source] = .folder
        here.append(name)
      } else if let bytes {
        capture.entries[source] = .file(bytes)
      } else if capture.entries[source] == nil {
        capture.entries[source] = isFolder(source) ? .folder : .file([])
      }
    }
  }

  /// The kernel's own links are plain text; nothing else is worth a capture that leads elsewhere.
  private func link(at path: String) -> Capture.Entry? {
    if case .value(let text) = target(of: path), let target = text.string { .link(target) } else { nil }
  }

  private func isFolder(_ path: String) -> Bool {
    if case .value = listing(of: path) { true } else { false }
  }
}
