import Glibc

/// Where things are: an option wins over the environment, the environment over the config file, that over the
/// built-in places (XDG Base Directory Specification).
struct Settings {
  private let environment: (String) -> String?

  init(_ surroundings: Surroundings) {
    environment = surroundings.environment
  }

  var rollPath: String {
    variable("TAGROLL_DB") ?? value("db") ?? "\(dataHome)/tagroll/tagroll.db"
  }

  /// Three letters of ISO 4217.
  var currency: String? { variable("TAGROLL_CURRENCY") ?? value("currency") }

  private var dataHome: String { variable("XDG_DATA_HOME") ?? "\(variable("HOME") ?? ".")/.local/share" }

  private func variable(_ name: String) -> String? {
    environment(name).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The first config file that names the key: the user's, then the system's.
  private func value(_ key: String) -> String? {
    let own = variable("XDG_CONFIG_HOME") ?? "\(variable("HOME") ?? ".")/.config"
    let shared = (variable("XDG_CONFIG_DIRS") ?? "/etc/xdg").split(separator: ":").map(String.init)
    for folder in [own] + shared {
      if let value = Self.value(key, in: "\(folder)/tagroll/config") { return value }
    }
    return nil
  }

  /// Lines `key = value`; `#` begins a remark.
  private static func value(_ key: String, in path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let limit = 1 << 16
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      count = max(0, read(descriptor, buffer.baseAddress, limit))
    }
    for line in bytes.split(separator: 0x0A) {
      let parts = line.split(separator: UInt8(ascii: "="), maxSplits: 1).map { part in
        String(decoding: part, as: UTF8.self).filter { $0 != "\r" }.drop { $0 == " " || $0 == "\t" }
      }
      guard parts.count == 2, !parts[0].hasPrefix("#") else { continue }
      func trimmed(_ text: Substring) -> String {
        String(text.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
      }
      if trimmed(Substring(parts[0])) == key { return trimmed(Substring(parts[1])) }
    }
    return nil
  }
}
