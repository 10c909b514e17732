public import Model

/// The memory that is plugged in, in whole blocks of the kernel's memory map, and its nodes.
///
/// - Reads: `sys/devices/system/memory/block_size_bytes` and the names beside it, and the names in
///   `sys/devices/system/node`; no rights needed.
/// - Shape: bytes. A block counts whole even if the firmware keeps a part of it.
/// - Source: Linux `Documentation/admin-guide/mm/memory-hotplug.rst`, "Memory Block".
public struct SysDevicesMemory: Scanner {
  static let folder = "sys/devices/system/memory"
  static let nodes = "sys/devices/system/node"

  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    let nodes = machine.tree.names(in: Self.nodes)
    hardware.memory.numaNodes = Fact(
      nodes.flatMap { listing in
        let count = Self.numbered("node", listing.names)
        return count > 0 ? .value(count) : .absent
      }, from: Self.nodes)
    let path = "\(Self.folder)/block_size_bytes"
    let size = machine.tree.text(path).parsed(expecting: .hex) { text in
      Int64(hex: text[...]).flatMap { (1...(1 << 40)).contains($0) ? $0 : nil }
    }
    guard let bytes = size.value else {
      hardware.memory.installedBytes = size
      return
    }
    let blocks = machine.tree.names(in: Self.folder).value.map { Self.numbered("memory", $0.names) } ?? 0
    let (total, overflow) = bytes.multipliedReportingOverflow(by: blocks)
    hardware.memory.installedBytes = Fact(
      overflow || total > Int64.exact || blocks == 0 ? .absent : .value(total), from: Self.folder)
  }

  /// How many names are this word and a number.
  static func numbered(_ word: String, _ names: [String]) -> Int64 {
    Int64(
      names.count { name in
        name.hasPrefix(word) && Int64(decimal: Array(name.utf8.dropFirst(word.utf8.count))[...]) != nil
      })
  }
}
