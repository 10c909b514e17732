import Model

/// The operating system: its release file, the kernel's own names, the machine id.
///
/// - Reads: `etc/os-release` or `usr/lib/os-release`, `proc/sys/kernel/{osrelease,hostname,arch}`,
///   `etc/machine-id`; no rights needed.
/// - Shape: values unquoted; the id 32 lower-case hexadecimal digits.
/// - Source: os-release(5), machine-id(5); Linux `kernel/utsname_sysctl.c` (`arch` since 6.1).
struct OSRelease {
  static let kernelRelease = "proc/sys/kernel/osrelease"

  func scan(_ tree: SystemTree) -> OperatingSystem {
    var system = OperatingSystem()
    var source = "etc/os-release"
    var file = tree.bytes(source)
    if file == .absent {
      source = "usr/lib/os-release"
      file = tree.bytes(source)
    }
    func entry(_ key: String) -> Fact<DeviceText> {
      guard case .value(let bytes) = file else { return Fact(file.trimmedText, from: source) }
      return Fact(Self.value(of: key, in: bytes), from: source)
    }
    system.id = entry("ID")
    system.versionId = entry("VERSION_ID")
    system.prettyName = entry("PRETTY_NAME")
    system.kernelRelease = tree.text(Self.kernelRelease)
    system.hostname = tree.text("proc/sys/kernel/hostname")
    system.architecture = tree.architecture
    system.machineId = Self.machineID(tree.text("etc/machine-id"))
    return system
  }

  /// A value of the file, without the quotes and backslashes a shell would take away.
  static func value(of key: String, in file: [UInt8]) -> Observed<DeviceText> {
    guard let raw = DeviceProperties.last(key, in: file) else { return .absent }
    let text = DeviceText(bytes: Array(raw)).trimmed.bytes
    guard let quote = text.first, quote == 0x22 || quote == 0x27 else {
      return text.isEmpty ? .absent : .value(DeviceText(bytes: text))
    }
    var plain: [UInt8] = []
    var rest = text.dropFirst()
    while let byte = rest.popFirst() {
      if byte == quote {
        guard rest.isEmpty else { break }
        return plain.isEmpty ? .absent : .value(DeviceText(bytes: plain))
      }
      if byte == 0x5C, quote == 0x22, let escaped = rest.popFirst() {
        plain.append(escaped)
      } else {
        plain.append(byte)
      }
    }
    return .malformed(raw: .excerpt(raw), expected: .keyValue)
  }

  /// An image that was never started says `uninitialized`: it has no id yet.
  static func machineID(_ text: Fact<DeviceText>) -> Fact<DeviceText> {
    if text.value == "uninitialized" { return Fact(.absent, from: text.source) }
    return text.parsed(expecting: .hex) { bytes in
      let isID =
        bytes.count == 32 && bytes.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
      return isID ? DeviceText(bytes: bytes) : nil
    }
  }
}
