/// A device the kernel knows, by its place in the device tree.
public struct Device: Sendable, Hashable {
  /// Below the scanned root, links resolved: `sys/devices/pci0000:00/0000:00:1f.6/net/eno1`.
  public var path: String
  public var subsystem: String

  public init(path: String, subsystem: String) {
    self.path = path
    self.subsystem = subsystem
  }

  public var name: Substring {
    path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
  }

  /// The names on the way from the root to the device.
  var components: [Substring] { path.split(separator: "/") }

  /// The nearest device above that a test on its name accepts.
  func ancestor(where accepts: (Substring) -> Bool) -> String? {
    var rest = path[...]
    while let slash = rest.lastIndex(of: "/") {
      rest = rest[..<slash]
      let name = rest[(rest.lastIndex(of: "/").map(rest.index(after:)) ?? rest.startIndex)...]
      if accepts(name) { return String(rest) }
    }
    return nil
  }
}
