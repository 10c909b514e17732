public import Model

/// Who made this mainframe, and which part of it the system was given.
///
/// - Reads: `proc/sysinfo`, on s390 alone; no rights needed.
/// - Shape: lines `Key: value`. The sequence code is left alone: it is the serial of the whole machine, and all its partitions
///   would pass for one. A guest has a UUID of its own, told by the hypervisor next to it.
/// - Source: Linux `arch/s390/kernel/sysinfo.c`.
public struct ProcSysinfo: Scanner {
  static let path = "proc/sysinfo"

  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    guard let architecture = machine.architecture?.value, architecture.bytes.starts(with: "s390".utf8)
    else { return }
    let file = machine.systemInfo
    func entry(_ key: String) -> Fact<DeviceText> {
      Fact(file.flatMap { Self.value(of: key, in: $0) }, from: Self.path)
    }
    var system = hardware.system
    system.vendor = system.vendor.or(entry("Manufacturer"))
    system.product = system.product.or(entry("Type"))
    system.version = system.version.or(entry("Model"))
    system.uuid = system.uuid.or(entry("VM00 UUID").parsed(expecting: .uuid, uuid))
    hardware.system = system
  }

  static func value(of key: String, in file: [UInt8]) -> Observed<DeviceText> {
    for line in file.split(separator: 0x0A) where line.starts(with: "\(key):".utf8) {
      let text = DeviceText(bytes: Array(line.dropFirst(key.utf8.count + 1))).trimmed
      return text.isEmpty ? .absent : .value(text)
    }
    return .absent
  }
}
