import Identity
public import Ledger
public import Model
public import Scanners

/// Other names for everything in one recording that tells its machine, its parts or its owner from others.
///
/// The same value has the same name in every file, path and link, in every spelling: capitals, separators, bytes in
/// both orders, text as hexadecimal digits. A name has the length and the kinds of characters of what it stands for, and
/// keeps what says who made it: the first half of a MAC address, the maker in a world-wide name. Placeholders stay.
public struct Pseudonyms {
  private let mask: Mask
  /// Long enough to be no coincidence: replaced wherever they stand.
  private var strong = Replacer()
  /// Short, or a word: replaced where such a value belongs.
  private var weak = Replacer()
  private var whole: [[UInt8]: [UInt8]] = [:]
  private var macs: [[UInt8]: [UInt8]] = [:]
  private var originals: Set<[UInt8]> = []
  private var taken: Set<[UInt8]> = []
  private let secrets: Set<Secret>

  /// - Parameter salt: random, and forgotten afterwards.
  public init(for capture: Capture, _ report: ScanReport, salt: [UInt8]) throws(LedgerError) {
    mask = Mask(salt: salt)
    let finder = Finder(capture, report)
    secrets = finder.secrets
    var texts: [[UInt8]] = []
    var uuids: [[UInt8]] = []
    var hexes: [[UInt8]] = []
    for secret in secrets {
      switch secret {
      case .mac(let bytes): macs[bytes] = []
      // One UUID in two orders is one UUID.
      case .uuid(let bytes): uuids.append(Self.first(bytes))
      case .hex(let digits): hexes.append(digits)
      case .text(let text): texts.append(text)
      case .number(let bytes): originals.insert(bytes)
      }
    }
    originals.formUnion(macs.keys.map { $0 } + uuids + hexes + texts)
    // What may stand in another comes before it.
    for mac in macs.keys.sorted(by: Self.precedes) { try add(mac: mac) }
    for uuid in Set(uuids).sorted(by: Self.precedes) { try add(uuid: uuid) }
    for digits in hexes.sorted(by: Self.precedes) { try add(hex: digits) }
    for text in texts.sorted(by: Self.precedes) {
      let capitals = text.map(\.uppercased)
      // With four digits it is no word, whoever repeats it.
      let isWord =
        text.count(where: \.isDigit) < 4 && finder.words.contains { Self.contains($0, capitals) }
      try add(text: text, isWord: isWord)
    }
    for secret in secrets {
      guard case .number(let bytes) = secret else { continue }
      let name = try unique(bytes) { attempt throws(LedgerError) in
        let name = try mask.number(bytes, attempt: attempt)
        return MonitorNumber.isReal(name) ? name : bytes
      }
      taken.insert(name)
      whole[bytes] = name
    }
  }

  // MARK: Making names

  /// The first name that is new, stands for nothing else, and is no placeholder.
  private func unique(
    _ value: [UInt8], _ make: (Int) throws(LedgerError) -> [UInt8]
  ) throws(LedgerError) -> [UInt8] {
    var name = value
    // What has no letter or digit to change stays itself.
    for attempt in 0..<64 {
      name = try make(attempt)
      if !originals.contains(name), !taken.contains(name) { break }
    }
    return name
  }

  private mutating func add(mac: [UInt8]) throws(LedgerError) {
    let name = try unique(mac) { attempt throws(LedgerError) in try mask.mac(mac, attempt: attempt) }
    taken.insert(name)
    macs[mac] = name
    strong.add(mac, name)
    for separator in [":", "-", ""] {
      add(Self.pairs(mac, separator), Self.pairs(name, separator))
    }
    if mac.count == 6 { add(Self.dotted(mac), Self.dotted(name)) }
  }

  private mutating func add(uuid: [UInt8]) throws(LedgerError) {
    // The last six bytes are often a MAC address, seen elsewhere or after nothing but zeros.
    let tail = Array(uuid[10...])
    let hasAddress = macs[tail] != nil || uuid[..<10].allSatisfy { $0 == 0 }
    let name = try unique(uuid) { attempt throws(LedgerError) in
      let name = try mask.uuid(uuid, attempt: attempt)
      guard hasAddress else { return name }
      if let known = macs[tail] { return name[..<10] + known }
      return try name[..<10] + mask.mac(tail, attempt: attempt)
    }
    taken.insert(name)
    for (old, new) in [(uuid, name), (Self.swapped(uuid), Self.swapped(name))] {
      strong.add(old, new)
      add(Self.pairs(old, ""), Self.pairs(new, ""))
      add(Self.dashed(old), Self.dashed(new))
      add(Self.spaced(old), Self.spaced(new))
    }
  }

  private mutating func add(hex digits: [UInt8]) throws(LedgerError) {
    // NAA 5 and 6 have the maker behind the first digit, EUI-64 at the front, an NGUID in the middle.
    let kept =
      switch (digits.count, digits[0]) {
      case (16, 0x35), (16, 0x36), (32, 0x36): 0..<7
      case (32, _): 16..<22
      case (16, _): 0..<6
      default: 0..<0
      }
    let name = try unique(digits) { attempt throws(LedgerError) in
      composed(digits, try mask.hex(digits, keeping: kept, attempt: attempt))
    }
    taken.insert(name)
    guard Self.isStrong(digits) else { return addWeak(digits, name) }
    add(digits, name)
    if digits.count >= 12, let old = Hex.bytes(String(decoding: digits, as: UTF8.self)),
      let new = Hex.bytes(String(decoding: name, as: UTF8.self))
    {
      strong.add(old, new)
    }
  }

  private mutating func add(text: [UInt8], isWord: Bool) throws(LedgerError) {
    // The digits of what has a name already.
    if strong.matches(in: text).first?.range == text.indices { return }
    let name = try unique(text) { attempt throws(LedgerError) in
      let name = composed(text, try mask.text(text, attempt: attempt))
      return Junk.diskSerial(DeviceText(bytes: name)) == nil ? name : text
    }
    taken.insert(name)
    // World-wide names of NVMe disks spell the serial byte by byte.
    let (digits, digitsOfName) = (Self.pairs(text, ""), Self.pairs(name, ""))
    guard Self.isStrong(text), !isWord else {
      weak.add(digits, digitsOfName)
      return addWeak(text, name)
    }
    add(digits, digitsOfName)
    for (old, new) in Self.spellings(text, name) { strong.add(old, new) }
  }

  /// A name in which the names of other things stand where those stand in the value.
  private func composed(_ value: [UInt8], _ name: [UInt8]) -> [UInt8] {
    var name = name
    for (range, inner) in strong.matches(in: value) { name.replaceSubrange(range, with: inner) }
    return name
  }

  /// In small letters and in capitals.
  private mutating func add(_ old: [UInt8], _ new: [UInt8]) {
    strong.add(old, new)
    strong.add(old.map(\.uppercased), new.map(\.uppercased))
  }

  private mutating func addWeak(_ old: [UInt8], _ new: [UInt8]) {
    for (old, new) in Self.spellings(old, new) {
      weak.add(old, new)
      whole[old] = whole[old] ?? new
    }
  }

  /// As it is, in either case, and with blanks as udev writes them.
  private static func spellings(_ old: [UInt8], _ new: [UInt8]) -> [(old: [UInt8], new: [UInt8])] {
    func underlined(_ text: [UInt8]) -> [UInt8] { text.map { $0 == 0x20 ? 0x5F : $0 } }
    func escaped(_ text: [UInt8]) -> [UInt8] { text.flatMap { $0 == 0x20 ? Array("\\x20".utf8) : [$0] } }
    let plain = [
      (old, new), (old.map(\.uppercased), new.map(\.uppercased)),
      (old.map(\.lowercased), new.map(\.lowercased)),
    ]
    return plain + plain.map { (underlined($0.0), underlined($0.1)) }
      + plain.map { (escaped($0.0), escaped($0.1)) }
  }

  /// Whether a text can be looked for everywhere without hitting a number or a word that only looks like it.
  private static func isStrong(_ text: [UInt8]) -> Bool {
    let digits = text.count(where: \.isDigit)
    let letters = text.count(where: { $0.isLetter || $0 >= 0x80 })
    return digits > 0 && letters > 0 ? digits + letters >= 6 : digits >= 9 || letters >= 8
  }

  // MARK: Renaming

  /// The same machine under other names.
  public func renamed(_ capture: Capture) -> Capture {
    var renamed = Capture()
    for (path, entry) in capture.entries {
      let place = strong.replaced(path)
      renamed.entries[place] =
        switch entry {
        case .folder: .folder
        case .link(let target): .link(strong.replaced(target))
        case .file(let bytes): .file(self.renamed(bytes, at: path))
        }
    }
    return renamed
  }

  func renamed(_ bytes: [UInt8], at path: String) -> [UInt8] {
    if Place.isEDID(path) { return renamed(edid: bytes) }
    if Place.isSMBIOS(path) { return renamed(table: bytes) }
    if Place.isUnitSerialPage(path) { return bytes.prefix(4) + named(bytes.dropFirst(4)) }
    if Place.hasLines(path) { return renamed(lines: bytes) }
    return Place.isNamed(path) ? named(bytes[...]) : strong.replaced(bytes)
  }

  /// A value that stands where such values belong, with the blanks round it.
  func named(_ value: ArraySlice<UInt8>) -> [UInt8] {
    let text = DeviceText(bytes: Array(value)).trimmed.bytes
    if let name = whole[text] {
      let padding = value.count - text.count
      let front = value.prefix { $0 == 0 || $0 == 0x20 || (0x09...0x0D).contains($0) }
      return front + name + value.suffix(padding - front.count)
    }
    return weak.replaced(strong.replaced(Array(value)), isWord: true)
  }

  private func renamed(lines bytes: [UInt8]) -> [UInt8] {
    var renamed = strong.replaced(bytes)
    for line in Lines(bytes) where Place.line(line.key.utf8) != .other {
      renamed.replaceSubrange(line.value.indices, with: named(line.value))
    }
    return renamed
  }

  private func renamed(edid bytes: [UInt8]) -> [UInt8] {
    var renamed = strong.replaced(bytes)
    for range in EDIDPlaces.texts(bytes) { renamed.replaceSubrange(range, with: named(bytes[range])) }
    let numbers = bytes.count >= 128 ? [EDIDPlaces.number] : []
    for range in numbers + EDIDPlaces.displayIDs(bytes).numbers {
      renamed.replaceSubrange(range, with: whole[Array(bytes[range])] ?? Array(bytes[range]))
    }
    EDIDPlaces.mend(&renamed, like: bytes)
    return renamed
  }

  private func renamed(table bytes: [UInt8]) -> [UInt8] {
    let places = SMBIOSPlaces(bytes)
    var renamed = strong.replaced(bytes)
    for range in places.texts + places.makersTexts {
      renamed.replaceSubrange(range, with: named(bytes[range]))
    }
    for range in places.makersBytes {
      renamed.replaceSubrange(range, with: repeatElement(0, count: range.count))
    }
    return renamed
  }

  func everywhere(_ bytes: [UInt8]) -> [UInt8] { strong.replaced(bytes) }
  func everywhere(_ text: String) -> String { strong.replaced(text) }

  /// A number of at most four bytes, by the name of those.
  func named(_ number: Int64) -> Int64 {
    guard let number32 = UInt32(exactly: number) else { return number }
    let bytes = [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number32 >> $0) }
    return (whole[bytes] ?? bytes).reversed().reduce(0) { $0 << 8 | Int64($1) }
  }

  /// How many values have other names.
  public var count: Int { secrets.count }

  /// Where any of the old names can still be found, in any spelling.
  public func leaks(in capture: Capture) -> [String] {
    var leaks: Set<String> = []
    for (path, entry) in capture.entries {
      var texts = [Array(path.utf8)]
      if case .link(let target) = entry { texts.append(Array(target.utf8)) }
      if case .file(let bytes) = entry { texts.append(bytes) }
      if texts.contains(where: { !strong.matches(in: $0).isEmpty }) { leaks.insert(path) }
    }
    return leaks.sorted()
  }

  // MARK: Spellings

  private static func precedes(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a.count != b.count ? a.count < b.count : a.lexicographicallyPrecedes(b)
  }

  private static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    guard text.count >= word.count else { return false }
    return (0...(text.count - word.count)).contains { text[$0...].starts(with: word) }
  }

  private static func first(_ uuid: [UInt8]) -> [UInt8] {
    let other = swapped(uuid)
    return other.lexicographicallyPrecedes(uuid) ? other : uuid
  }

  /// The first three fields in the other order of bytes (SMBIOS 3.7 §7.2.1).
  private static func swapped(_ uuid: [UInt8]) -> [UInt8] {
    [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15].map { uuid[$0] }
  }

  private static func pairs(_ bytes: some Collection<UInt8>, _ separator: String) -> [UInt8] {
    Array(bytes.map { Hex.text([$0]) }.joined(separator: separator).utf8)
  }

  private static func dotted(_ mac: [UInt8]) -> [UInt8] {
    Array([mac[0..<2], mac[2..<4], mac[4..<6]].map { Hex.text($0) }.joined(separator: ".").utf8)
  }

  private static func dashed(_ uuid: [UInt8]) -> [UInt8] {
    Array(
      [uuid[0..<4], uuid[4..<6], uuid[6..<8], uuid[8..<10], uuid[10..<16]].map { Hex.text($0) }
        .joined(separator: "-").utf8)
  }

  /// As hypervisors write it into a serial.
  private static func spaced(_ uuid: [UInt8]) -> [UInt8] {
    pairs(uuid[..<8], " ") + [0x2D] + pairs(uuid[8...], " ")
  }
}
