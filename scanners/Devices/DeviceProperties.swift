public import Model

/// `KEY=value` lines of one device: the kernel's `uevent` first, then those the udev database adds or replaces.
public struct DeviceProperties: Sendable {
  let device: Device
  let lines: Observed<[UInt8]>

  public init(of device: Device, lines: Observed<[UInt8]>) {
    self.device = device
    self.lines = lines
  }

  /// A property the kernel wrote into the device's `uevent`.
  public func kernel(_ key: String) -> Fact<DeviceText> {
    Fact(finding(key), from: "\(device.path)/uevent")
  }

  /// A property udev's rules found out.
  public func udev(_ key: String) -> Fact<DeviceText> {
    Fact(finding(key), from: "udev:\(key)@\(device.path)")
  }

  func udevNumber(_ key: String) -> Fact<Int64> {
    udev(key).parsed(expecting: .number) { Int64(decimal: $0[...]) }
  }

  private func finding(_ key: String) -> Observed<DeviceText> {
    lines.flatMap { Self.last(key, in: $0).map { .value(Array($0)) } ?? .absent }.trimmedText
  }

  /// The value of the last line with this key: a later line replaces an earlier one.
  static func last(_ key: String, in lines: [UInt8]) -> ArraySlice<UInt8>? {
    var rest = lines[...]
    while !rest.isEmpty {
      let start = rest.lastIndex(of: 0x0A).map { $0 + 1 } ?? rest.startIndex
      let line = rest[start...]
      if line.starts(with: key.utf8) {
        let equals = line.startIndex + key.utf8.count
        if equals < line.endIndex, line[equals] == 0x3D { return line[(equals + 1)...] }
      }
      rest = rest[..<max(start - 1, lines.startIndex)]
    }
    return nil
  }
}
