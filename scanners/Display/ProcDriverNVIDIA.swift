public import Model

/// What NVIDIA's own driver says of its cards: the UUID of each, and its name where no hardware database knew one.
///
/// - Reads: `proc/driver/nvidia/gpus/*/information`, a folder for each card, called by its PCI address; no rights needed.
/// - Shape: lines of a key, a colon, blanks and tabs, and a value: `Model: \t\t NVIDIA RTX A2000`.
/// - Source: NVIDIA driver documentation, "The /proc Filesystem Interface".
public struct ProcDriverNVIDIA: Scanner {
  static let folder = "proc/driver/nvidia/gpus"

  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    for index in hardware.graphics.indices where hardware.graphics[index].driver.value == "nvidia" {
      guard let address = hardware.graphics[index].address.value?.string else { continue }
      let path = "\(Self.folder)/\(address)/information"
      let information = machine.tree.bytes(path, limit: 4096)
      let model = Fact(information.flatMap(Self.model), from: path)
      hardware.graphics[index].deviceName = hardware.graphics[index].deviceName.or(model)
      hardware.graphics[index].uniqueId = Fact(information.flatMap(Self.uuid), from: path)
    }
  }

  static func model(_ information: [UInt8]) -> Observed<DeviceText> { line("Model:", of: information) }

  /// `GPU-` and a UUID. As long as the driver has not asked the card there are question marks in its place.
  static func uuid(_ information: [UInt8]) -> Observed<DeviceText> {
    let text = line("GPU UUID:", of: information)
    if text.value?.bytes.contains(0x3F) == true { return .absent }
    return text.parsed(expecting: .uuid) { bytes in
      let digits = bytes.dropFirst(4).split(separator: 0x2D, omittingEmptySubsequences: false)
      let isUUID =
        bytes.starts(with: "GPU-".utf8) && digits.map(\.count) == [8, 4, 4, 4, 12]
        && digits.joined().allSatisfy { Int64(hex: [$0]) != nil }
      return isUUID ? DeviceText(bytes: bytes) : nil
    }
  }

  private static func line(_ key: String, of information: [UInt8]) -> Observed<DeviceText> {
    for line in information.split(separator: 0x0A) where line.starts(with: key.utf8) {
      return Observed.value(Array(line.dropFirst(key.utf8.count))).trimmedText
    }
    return .absent
  }
}
