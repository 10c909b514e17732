import Model

/// Whether the scan may read what the kernel keeps for root.
///
/// - Reads: `proc/self/status`, the effective capabilities; no rights needed.
/// - Source: proc_pid_status(5); capabilities(7): `CAP_DAC_OVERRIDE` is bit 1, `CAP_DAC_READ_SEARCH` bit 2.
struct ProcSelfStatus {
  func canReadEverything(_ tree: SystemTree) -> Bool {
    guard case .value(let bytes) = tree.bytes("proc/self/status") else { return false }
    return Self.canReadEverything(bytes)
  }

  static func canReadEverything(_ status: [UInt8]) -> Bool {
    let key = "CapEff:".utf8
    guard let line = status.split(separator: 0x0A).first(where: { $0.starts(with: key) }) else {
      return false
    }
    // Sixteen digits; the two bits are in the last one.
    guard let last = line.last, let bits = Int64(hex: [last]) else { return false }
    return bits & 0b110 != 0
  }
}
