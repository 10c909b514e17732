import Glibc
import Rules
import Words

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

  /// Where the roll is to be found in a browser, as codes on labels name it: `https://assets.example`.
  var address: String? { variable("TAGROLL_URL") ?? value("url") }

  /// The label paper in use, and by how much its printer is off.
  var labelStock: String? { variable("TAGROLL_LABEL_STOCK") ?? value("label_stock") }
  var labelShift: String? { variable("TAGROLL_LABEL_SHIFT") ?? value("label_shift") }

  private var dataHome: String { variable("XDG_DATA_HOME") ?? "\(variable("HOME") ?? ".")/.local/share" }

  private func variable(_ name: String) -> String? {
    environment(name).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The user's, then the system's.
  private var configFolders: [String] {
    let own = variable("XDG_CONFIG_HOME") ?? "\(variable("HOME") ?? ".")/.config"
    let shared = (variable("XDG_CONFIG_DIRS") ?? "/etc/xdg").split(separator: ":").map(String.init)
    return ([own] + shared).map { "\($0)/tagroll" }
  }

  /// Every `rules.json` there is, the system's first: rules add up, and none hides another.
  ///
  /// - Throws: ``Refusal`` for one that is there and cannot be read: to judge without it would be to judge otherwise.
  func ruleFiles() throws -> [RuleFile] {
    try configFolders.reversed().compactMap { folder in
      let path = "\(folder)/rules.json"
      let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard descriptor >= 0 else {
        if errno == ENOENT || errno == ENOTDIR { return nil }
        throw Refusal.rulesUnreadable(path, SystemWords.why(errno))
      }
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        throw Refusal.rulesUnreadable(path, Text(en: "not a plain file", zh: "不是普通文件"))
      }
      // One byte more than is read says that there was more; whoever reads it says so.
      var bytes: [UInt8] = []
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      while bytes.count <= HouseRules.fileLimit {
        let count = read(descriptor, &chunk, chunk.count)
        if count < 0 { throw Refusal.rulesUnreadable(path, SystemWords.why(errno)) }
        if count == 0 { break }
        bytes += chunk.prefix(count)
      }
      return RuleFile(path, bytes)
    }
  }

  /// The first config file that names the key.
  private func value(_ key: String) -> String? {
    for folder in configFolders {
      if let value = Self.value(key, in: "\(folder)/config") { return value }
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
