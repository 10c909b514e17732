public import Model

/// Whether the root file system lies on encrypted disks.
///
/// - Reads: `proc/self/mountinfo`; from the device of `/` downwards `dm/uuid`, `size` and the names in `slaves`; where the
///   file system has a number of its own, as Btrfs has, `dm/name` to find the device it names. No rights needed.
/// - Shape: yes only if every way down to a disk passes dm-crypt. Disks that encrypt by themselves look plain.
/// - Source: proc_pid_mountinfo(5); Linux `Documentation/ABI/testing/sysfs-block-dm`; cryptsetup writes the kind into
///   the uuid: `CRYPT-LUKS2-…`.
public struct RootEncryption: Scanner {
  static let mounts = "proc/self/mountinfo"
  /// More layers than anyone stacks: RAID, cache, LVM, thin pool and crypt make about eight.
  private static let depth = 16
  private static let devices = 256

  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    let tree = machine.tree
    let mounts = tree.bytes(Self.mounts, limit: 1 << 20)
    guard case .value(let bytes) = mounts, let root = Self.root(bytes) else {
      hardware.security.rootEncrypted = Fact(mounts.flatMap { _ in .absent }, from: Self.mounts)
      return
    }
    guard let folder = Self.folder(of: root, tree) else {
      hardware.security.rootEncrypted = Fact(.absent, from: Self.mounts)
      return
    }
    var left = Self.devices
    let answer = Self.isEncrypted(folder, tree, depth: Self.depth, left: &left)
    hardware.security.rootEncrypted = Fact(answer.map { .value($0) } ?? .absent, from: folder)
  }

  struct Root: Equatable {
    /// `8:2`; the major number is 0 where no single device holds the file system.
    var number: String
    /// `/dev/mapper/root`: what was mounted, as it was typed.
    var device: String
  }

  /// The last line about `/`: later mounts lie on top of earlier ones.
  static func root(_ mounts: [UInt8]) -> Root? {
    for line in mounts.split(separator: 0x0A).reversed() {
      let words = line.split(separator: 0x20)
      // Six fields, any number of optional ones, a dash, then type, source and options.
      guard words.count >= 10, words[4].elementsEqual("/".utf8),
        let dash = words.dropFirst(6).firstIndex(where: { $0.elementsEqual("-".utf8) }),
        dash + 2 < words.count
      else { continue }
      let numbers = words[2].split(separator: 0x3A, omittingEmptySubsequences: false)
      guard numbers.count == 2, numbers.allSatisfy({ Int64(decimal: $0) != nil }) else { return nil }
      return Root(
        number: String(decoding: words[2], as: UTF8.self),
        device: String(decoding: words[dash + 2], as: UTF8.self))
    }
    return nil
  }

  /// Where the kernel shows the device.
  private static func folder(of root: Root, _ tree: SystemTree) -> String? {
    if !root.number.hasPrefix("0:") { return "sys/dev/block/\(root.number)" }
    guard root.device.hasPrefix("/dev/") else { return nil }
    let name = root.device.dropFirst(5)
    if name.hasPrefix("mapper/") {
      let wanted = DeviceText(String(name.dropFirst(7)))
      let blocks = tree.names(in: "sys/class/block").value?.names ?? []
      return blocks.prefix(devices).first {
        $0.hasPrefix("dm-") && tree.text("sys/class/block/\($0)/dm/name").value == wanted
      }.map { "sys/class/block/\($0)" }
    }
    return name.contains("/") || name.hasPrefix(".") ? nil : "sys/class/block/\(name)"
  }

  private static func isEncrypted(_ folder: String, _ tree: SystemTree, depth: Int, left: inout Int) -> Bool?
  {
    left -= 1
    guard depth > 0, left > 0 else { return nil }
    let uuid = tree.text("\(folder)/dm/uuid")
    if let uuid = uuid.value, isCrypt(uuid) { return true }
    let slaves = tree.names(in: "\(folder)/slaves")
    guard let names = slaves.value?.names, !names.isEmpty else {
      // A partition has no such folder, a disk an empty one; neither is there for a device that does not exist.
      // The size is read with the disk's other facts; that there is one is enough here.
      return uuid.finding == .absent && tree.exists("\(folder)/size") ? false : nil
    }
    for name in names {
      guard let answer = isEncrypted("sys/class/block/\(name)", tree, depth: depth - 1, left: &left) else {
        return nil
      }
      if !answer { return false }
    }
    return true
  }

  /// Integrity and verity devices carry the same word before theirs, and hide nothing.
  static func isCrypt(_ uuid: DeviceText) -> Bool {
    uuid.bytes.starts(with: "CRYPT-".utf8)
      && !["CRYPT-VERITY", "CRYPT-INTEGRITY", "CRYPT-SUBDEV"].contains { uuid.bytes.starts(with: $0.utf8) }
  }
}
