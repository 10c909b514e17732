public import Model

/// How far the kernel keeps root from changing it.
///
/// - Reads: `sys/kernel/security/lockdown`; no rights needed.
/// - Shape: all modes, the one in force in brackets: `none [integrity] confidentiality`.
/// - Source: Linux `security/lockdown/lockdown.c`; kernel_lockdown(7).
public struct KernelLockdown: Scanner {
  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    hardware.security.lockdown = machine.tree.text("sys/kernel/security/lockdown")
      .parsed(expecting: .code, Self.mode)
  }

  static func mode(_ text: [UInt8]) -> Lockdown? {
    let chosen = text.split(separator: 0x20).filter { $0.first == 0x5B && $0.last == 0x5D && $0.count > 2 }
    guard chosen.count == 1 else { return nil }
    return Lockdown(rawValue: String(decoding: chosen[0].dropFirst().dropLast(), as: UTF8.self))
  }
}
