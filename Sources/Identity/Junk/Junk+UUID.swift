public import Model

extension Junk {
  public static func uuid(_ value: DeviceText) -> RuleID? {
    guard let bytes = Normalise.uuidBytes(value) else { return "uuid.malformed" }
    if bytes.allSatisfy({ $0 == bytes[0] }) { return "uuid.repeated" }
    let orders = [Normalise.uuid(value), Normalise.alternate(value)]
    return orders.contains { $0.map(shared.contains) ?? false } ? "uuid.list" : nil
  }

  /// `/etc/machine-id`: 32 digits (machine-id(5)); it says `uninitialized` before the first boot is done.
  public static func machineID(_ value: DeviceText) -> RuleID? {
    guard value.trimmed.bytes.count == 32, let bytes = Normalise.uuidBytes(value) else {
      return "machine-id.malformed"
    }
    return bytes.allSatisfy { $0 == bytes[0] } ? "machine-id.repeated" : nil
  }

  /// Shipped in many machines, in one of the two byte orders.
  private static let shared: Set<String> = [
    "03000200-0400-0500-0006-000700080009",
    "03020100-0504-0706-0809-0a0b0c0d0e0f",
    "10000000-0000-8000-0040-000000000000",
    "6ab5b300-538d-1014-9fb5-b0684d007b53",
  ]
}
