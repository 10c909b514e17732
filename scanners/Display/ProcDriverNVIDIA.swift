public import Model

/// The names NVIDIA's own driver gives its cards, where no hardware database knew one.
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
      let model = Fact(machine.tree.bytes(path, limit: 4096).flatMap(Self.model), from: path)
      hardware.graphics[index].deviceName = hardware.graphics[index].deviceName.or(model)
    }
  }

  static func model(_ information: [UInt8]) -> Observed<DeviceText> {
    for line in information.split(separator: 0x0A) where line.starts(with: "Model:".utf8) {
      return Observed.value(Array(line.dropFirst("Model:".utf8.count))).trimmedText
    }
    return .absent
  }
}
