// What the name of a folder in the device tree tells.
extension Substring {
  /// `0000:00:1f.6`: domain, bus, device, function.
  var isPCIAddress: Bool {
    let bytes = Array(utf8)
    guard bytes.count >= 12, bytes[bytes.count - 2] == 0x2E, bytes[bytes.count - 5] == 0x3A,
      bytes[bytes.count - 8] == 0x3A
    else { return false }
    return Int64(hex: bytes[..<(bytes.count - 8)]) != nil
  }

  /// `1-4.2`: bus, then the ports on the way. An interface has a colon after it, a root hub no dash.
  var isUSBDevice: Bool {
    let parts = split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, Int64(decimal: Array(parts[0].utf8)[...]) != nil else { return false }
    return parts[1].split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
      Int64(decimal: Array($0.utf8)[...]) != nil
    }
  }
}
