public import Model

/// The memory that is plugged in, in whole blocks of the kernel's memory map.
///
/// - Reads: `sys/devices/system/memory/block_size_bytes` and the names beside it; no rights needed.
/// - Shape: bytes. A block counts whole even if the firmware keeps a part of it.
/// - Source: Linux `Documentation/admin-guide/mm/memory-hotplug.rst`, "Memory Block".
public struct SysDevicesMemory: Scanner {
  static let folder = "sys/devices/system/memory"

  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    let path = "\(Self.folder)/block_size_bytes"
    let size = machine.tree.text(path).parsed(expecting: .hex) { text in
      Int64(hex: text[...]).flatMap { (1...(1 << 40)).contains($0) ? $0 : nil }
    }
    guard let bytes = size.value else {
      hardware.memory.installedBytes = size
      return
    }
    let blocks = machine.tree.names(in: Self.folder).value.map { Self.blocks($0.names) } ?? 0
    let (total, overflow) = bytes.multipliedReportingOverflow(by: blocks)
    hardware.memory.installedBytes = Fact(
      overflow || total > Int64.exact || blocks == 0 ? .absent : .value(total), from: Self.folder)
  }

  static func blocks(_ names: [String]) -> Int64 {
    Int64(names.count { $0.hasPrefix("memory") && Int64(decimal: Array($0.utf8.dropFirst(6))[...]) != nil })
  }
}
