import Model
import Scanners

/// Looks for everything in a capture and its report that tells one device from another.
struct Finder: FactVisitor {
  private(set) var secrets: Set<Secret> = []
  /// What makers and systems call things, in capitals: a serial that is also such a word is no secret elsewhere.
  private(set) var words: [[UInt8]] = []

  init(_ capture: Capture, _ report: ScanReport) {
    for (path, entry) in capture.entries {
      if Place.mayHaveShapes(path) { shapes(in: Array(path.utf8)) }
      if case .file(let bytes) = entry { look(bytes, at: path) }
    }
    var report = report
    report.visit(&self)
  }

  // MARK: Files

  private mutating func look(_ bytes: [UInt8], at path: String) {
    if Place.isEDID(path) {
      for range in EDIDPlaces.texts(bytes) { add(bytes[range], at: path) }
      let ids = EDIDPlaces.displayIDs(bytes)
      if bytes.count >= 128 { number(bytes[EDIDPlaces.number]) }
      for range in ids.numbers { number(bytes[range]) }
      for range in ids.ids { id(bytes[range]) }
    } else if Place.isSMBIOS(path) {
      let places = SMBIOSPlaces(bytes)
      for range in places.texts + places.makersTexts { add(bytes[range], at: path) }
      for range in places.uuids { id(bytes[range]) }
    } else if Place.isUnitSerialPage(path) {
      add(bytes.dropFirst(4), at: path)
    } else if Place.hasLines(path) {
      lines(bytes, at: path)
    } else if Place.isNamed(path) {
      add(bytes, at: path)
    } else if Place.mayHaveShapes(path), bytes.count <= SystemTree.fileLimit {
      shapes(in: bytes)
    }
  }

  private mutating func lines(_ bytes: [UInt8], at path: String) {
    var mixed: ArraySlice<UInt8>?
    var model: [[UInt8]] = []
    var hasSerial = false
    for line in Lines(bytes) {
      if Place.mayHaveShapes(key: line.key) { shapes(in: Array(line.value)) }
      switch Place.line(line.key.utf8) {
      case .named:
        add(line.value, at: path)
        if line.key == "ID_SERIAL_SHORT" { hasSerial = true }
      case .mixed: mixed = line.value
      case .other:
        if ["ID_VENDOR", "ID_MODEL"].contains(line.key) { model.append(Array(line.value)) }
      }
    }
    guard !hasSerial, var rest = mixed else { return }
    // Without a serial udev writes maker, model and the unit's number, as in `Maker_Model-0:0`.
    for word in model where rest.starts(with: word) {
      rest = rest.dropFirst(word.count)
      if rest.first == 0x5F { rest = rest.dropFirst() }
    }
    if rest.count == mixed?.count || rest.contains(where: \.isLetter) { add(rest, at: path) }
  }

  private mutating func add(_ bytes: some Collection<UInt8>, at path: String) {
    if let serial = Self.serial(inName: DeviceText(bytes: Array(bytes)).trimmed.bytes) {
      return add(serial, at: path)
    }
    guard let secret = Secret(bytes, isJunk: { Place.isJunk($0, at: path) }) else { return }
    // A bus and a slot have addresses as well.
    if Place.name(path) == "address" {
      guard case .mac = secret else { return }
    }
    secrets.insert(secret)
  }

  /// The serial in a name that holds maker and model as well: `nvme.144d-` and the serial, the model, the number of
  /// the namespace, all in digits (Linux `drivers/nvme/host/core.c`); `t10.` and texts in columns (SPC-5 §7.7.6).
  private static func serial(inName name: [UInt8]) -> [UInt8]? {
    if name.starts(with: "nvme.".utf8) {
      let parts = name.split(separator: 0x2D)
      return parts.count == 4 ? Hex.bytes(String(decoding: parts[1], as: UTF8.self)) : nil
    }
    // What a mapped device is, before its name: an encrypted one must stay one (Linux `drivers/md/dm-ioctl.c`, cryptsetup).
    if name.starts(with: "CRYPT-".utf8) {
      let parts = name.split(separator: 0x2D)
      return parts.count > 2 ? Array(parts[2]) : nil
    }
    if name.starts(with: "LVM-".utf8) { return Array(name.dropFirst(4)) }
    guard name.starts(with: "t10.".utf8) else { return nil }
    return name.dropFirst(4).split(separator: 0x20).last.map { Array($0) }
  }

  private mutating func number(_ bytes: ArraySlice<UInt8>) {
    if MonitorNumber.isReal(Array(bytes)) { secrets.insert(.number(Array(bytes))) }
  }

  private mutating func id(_ bytes: ArraySlice<UInt8>) {
    if let secret = Secret(Hex.text(bytes).utf8, isJunk: { _ in true }) { secrets.insert(secret) }
  }

  /// Addresses, UUIDs and world-wide names that stand among other text.
  private mutating func shapes(in text: [UInt8]) {
    // Each of them has a colon, a dash or an "0x".
    guard text.count >= 17, text.contains(where: { $0 == 0x3A || $0 == 0x2D || $0 == 0x78 }) else { return }
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex { !Self.isInShape($0) } ?? text.count
      let run = text[start..<end]
      if [17, 36, 59].contains(run.count), let secret = Secret(run, isJunk: { _ in true }) {
        secrets.insert(secret)
      }
      for part in run.split(separator: 0x2D) where part.count == 18 && part.starts(with: "0x".utf8) {
        if let secret = Secret(part, isJunk: { _ in true }) { secrets.insert(secret) }
      }
      if run.count > 17 { shapesAtEnds(of: run) }
      start = end + 1
    }
  }

  /// An address behind or before a word and a dash: `ps-controller-battery-aa:bb:…`.
  private mutating func shapesAtEnds(of run: ArraySlice<UInt8>) {
    for part in run.split(separator: 0x2D) where part.count == 17 && part.contains(0x3A) {
      if let secret = Secret(part, isJunk: { _ in true }) { secrets.insert(secret) }
    }
    if run.count > 37, let uuid = Secret(run.suffix(36), isJunk: { _ in true }) { secrets.insert(uuid) }
  }

  private static func isInShape(_ byte: UInt8) -> Bool {
    byte.isDigit || byte.isLetter || byte == 0x3A || byte == 0x2D
  }

  // MARK: The report

  static func isNamed(_ fact: String) -> Bool {
    [
      "serial", "uuid", "mac", "machine_id", "hostname", "wwn", "asset_tag", "eui", "nguid", "guid",
      "unique_id",
    ]
    .contains { fact == $0 || fact.hasSuffix("_\($0)") || fact.hasPrefix("\($0)_") }
  }

  mutating func fact(_ name: String, _ fact: inout Fact<DeviceText>) {
    guard let value = fact.value else { return }
    if Self.isNamed(name) {
      add(value.bytes, at: fact.source)
    } else if !["name", "bus_path", "port", "address"].contains(name) {
      words.append(value.bytes.map(\.uppercased))
    }
  }

  mutating func fact(_ name: String, _ fact: inout Fact<Int64>) {}
  mutating func fact(_ name: String, _ fact: inout Fact<Bool>) {}
  mutating func fact(_ name: String, _ fact: inout Fact<some FactCode>) {}
  mutating func section(_ name: String, _ section: inout some FactSection) { section.visit(&self) }
  mutating func section<Section: FactSection>(_ name: String, _ section: inout Section?) {
    section?.visit(&self)
  }
  mutating func list<Section: FactSection>(_ name: String, _ sections: inout [Section]) {
    for index in sections.indices { sections[index].visit(&self) }
  }
}

/// The lines `KEY=value` and `E:KEY=value` of a file, with the place of each value.
struct Lines: Sequence {
  struct Line {
    var key: String
    var value: ArraySlice<UInt8>
  }

  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// A line of another kind has an empty key.
  func makeIterator() -> some IteratorProtocol<Line> {
    bytes.split(separator: 0x0A).map { line in
      let plain = line.starts(with: "E:".utf8) ? line.dropFirst(2) : line
      guard let equals = plain.firstIndex(of: 0x3D) else { return Line(key: "", value: line) }
      return Line(
        key: String(decoding: plain[..<equals], as: UTF8.self), value: plain[(equals + 1)...])
    }.makeIterator()
  }
}

/// The number of a monitor, four bytes with the lowest first.
enum MonitorNumber {
  /// Zero and one, one byte four times, a single bit, and numbers too small to tell units apart say nothing.
  static func isReal(_ bytes: [UInt8]) -> Bool {
    let value = bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    return value > 257 && value.nonzeroBitCount > 1 && !bytes.allSatisfy { $0 == bytes[0] }
  }
}
