import CSVBytes
import Identity
import Model

/// One row as values; what the roll knows was not asked yet.
struct ImportRow {
  /// What a cell says of a field.
  enum Cell<Value> {
    /// Nothing: what the roll has stays.
    case leave
    /// `\N`: what the roll has goes.
    case clear
    case value(Value)

    var value: Value? { if case .value(let value) = self { value } else { nil } }
  }

  var tag: String?
  var serial: Cell<DeviceText> = .leave
  var maker: Cell<DeviceText> = .leave
  var model: Cell<DeviceText> = .leave
  var category: Category?
  var ownership: Ownership?
  var purchased: Cell<Day> = .leave
  var price: Cell<Money> = .leave
  var place: String?
  var handedTo: String?
  var warrantyUntil: Day?
  var login: String?
  var email: String?
  var personName: String?
  var due: Day?
  var note: String?
  /// The status that says that it is not here any more.
  var goneBy: String?

  /// Longer than any name of a thing.
  private static let longest = 500
  private static let longestNote = 8000

  init(
    _ reader: CSVReader, _ columns: ImportColumns, _ map: ImportMap, _ choices: ImportChoices
  ) throws(ImportFault) {
    let cells = Cells(reader: reader, columns: columns)
    tag = try cells.text(.tag).value
    serial = try cells.device(.serial)
    maker = try cells.device(.maker)
    model = try cells.device(.model)
    category = try cells.text(.category).value.map { (text) throws(ImportFault) in
      let word = ImportFormat.fold(text)
      if let code = map.categories[word], let category = Category(rawValue: code) { return category }
      guard let category = ImportWords.category(word) else { throw .unknownCategory(text) }
      return category
    }
    ownership = try cells.text(.ownership).value.map { (text) throws(ImportFault) in
      guard let ownership = Ownership(rawValue: text.lowercased()) else { throw .badCode(.ownership, text) }
      return ownership
    }
    if let status = try cells.text(.status).value {
      let word = ImportFormat.fold(status)
      if !(map.statuses[word] ?? ImportWords.isHere(word) ?? true) { goneBy = status }
    }
    purchased = try cells.day(.purchased, choices.dates)
    price = try cells.money(choices.currency)
    warrantyUntil = try cells.day(.warrantyUntil, choices.dates).value
    if warrantyUntil == nil, let text = try cells.text(.warrantyMonths).value {
      guard let months = Self.months(text) else { throw .badMonths(text) }
      // Counted from the purchase; without that day it has no end.
      if months > 0, let bought = purchased.value { warrantyUntil = bought.adding(months: months) }
    }
    place = try cells.text(.place).value
    handedTo = try cells.text(.handedTo).value
    if try cells.text(.holderKind).value ?? "person" == "person" { login = try cells.text(.person).value }
    email = try cells.text(.email).value
    let parts = [try cells.text(.firstName).value, try cells.text(.lastName).value].compactMap(\.self)
    personName = try cells.text(.personName).value ?? (parts.isEmpty ? nil : parts.joined(separator: " "))
    due = try cells.day(.due, choices.dates).value
    note = try cells.note(Self.longestNote)
  }

  /// `36`, `36 months`, `36 个月`.
  private static func months(_ text: String) -> Int? {
    let words = text.split(separator: " ")
    guard let first = words.first, first.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let months = Int(first), months <= 1200,
      words.count == 1
        || (words.count == 2 && ["month", "months", "mo", "个月"].contains(words[1].lowercased()))
    else { return nil }
    return months
  }

  /// The cells of a row by what they mean.
  private struct Cells {
    let reader: CSVReader
    let columns: ImportColumns

    func text(_ field: ImportField) throws(ImportFault) -> Cell<String> {
      guard let column = columns.column(field) else { return .leave }
      var bytes = reader.trimmed(column)
      if bytes.isEmpty { return .leave }
      if reader.hasByteOrderMark, bytes[0] == CSVWriter.guardian {
        // What was put before a value for a spreadsheet is no part of it.
        let meant = UnsafeBufferPointer(rebasing: bytes.dropFirst())
        if CSVWriter.needsGuard(Array(meant)) { bytes = meant }
      }
      if bytes.count == 2, bytes[0] == 0x5C, bytes[1] == 0x4E { return .clear }
      guard bytes.count <= ImportRow.longest else { throw .tooLong(field) }
      guard !Self.hasControls(bytes, lineEnds: false) else { throw .controlCharacters(field) }
      return .value(String(decoding: bytes, as: UTF8.self))
    }

    func device(_ field: ImportField) throws(ImportFault) -> Cell<DeviceText> {
      switch try text(field) {
      case .leave: .leave
      case .clear: .clear
      case .value(let text): .value(text.hasPrefix("hex:") ? Self.spelledOut(text) : DeviceText(text))
      }
    }

    /// What our own tables write for bytes that are no text.
    private static func spelledOut(_ text: String) -> DeviceText {
      Hex.bytes(String(text.dropFirst(4))).map { DeviceText(bytes: $0) } ?? DeviceText(text)
    }

    func day(_ field: ImportField, _ dates: ImportDates) throws(ImportFault) -> Cell<Day> {
      switch try text(field) {
      case .leave: return .leave
      case .clear: return .clear
      case .value(let text):
        switch dates.read(text) {
        case .day(let day): return .value(day)
        case .ambiguous: throw .ambiguousDay(field, text)
        case .none: throw .badDay(field, text)
        }
      }
    }

    func money(_ currency: String?) throws(ImportFault) -> Cell<Money> {
      let own = try text(.currency).value
      switch try text(.price) {
      case .leave: return .leave
      case .clear: return .clear
      case .value(let text):
        guard let amount = ImportAmount.plain(text) else { throw .badAmount(text) }
        guard let currency = own ?? currency else { throw .noCurrency }
        guard let money = Money(amount, currency: currency) else { throw .badAmount("\(text) \(currency)") }
        return .value(money)
      }
    }

    func note(_ longest: Int) throws(ImportFault) -> String? {
      var texts: [String] = []
      func add(_ column: Int, heading: String?) throws(ImportFault) {
        let bytes = reader.trimmed(column)
        if bytes.isEmpty || bytes.count == 2 && bytes[0] == 0x5C && bytes[1] == 0x4E { return }
        guard bytes.count <= longest else { throw .tooLong(.note) }
        guard !Self.hasControls(bytes, lineEnds: true) else { throw .controlCharacters(.note) }
        let text = String(decoding: bytes, as: UTF8.self)
        texts.append(heading.map { "\($0): \(text)" } ?? text)
      }
      if let column = columns.column(.note) { try add(column, heading: nil) }
      for column in columns.notes { try add(column, heading: columns.headings[column]) }
      return texts.isEmpty ? nil : texts.joined(separator: "\n")
    }

    /// C0, DEL, and C1 (U+0080 to U+009F, in UTF-8 0xC2 and one byte).
    private static func hasControls(_ bytes: UnsafeBufferPointer<UInt8>, lineEnds: Bool) -> Bool {
      var before: UInt8 = 0
      for byte in bytes {
        if byte < 0x20, !(lineEnds && (byte == 0x0A || byte == 0x0D || byte == 0x09)) { return true }
        if byte == 0x7F || before == 0xC2 && byte < 0xA0 { return true }
        before = byte
      }
      return false
    }
  }
}

/// An amount as tables write it.
enum ImportAmount {
  /// Without the marks between thousands, with a point before the decimals; `nil` for what can be read two ways.
  ///
  /// `1,234.50` and `1.234,50` say what they mean; `1,234` does not.
  static func plain(_ text: String) -> String? {
    let marks = text.utf8.filter { $0 == 0x2C || $0 == 0x2E }
    guard let last = marks.last else { return text }
    let hasBoth = marks.contains { $0 != last }
    if !hasBoth {
      // One kind of mark: a point before decimals is how ISO 31-0 lets English write it; a comma is read only where no
      // thousands can be meant.
      guard marks.count == 1 else { return nil }
      if last == 0x2E { return text }
      let decimals = text.utf8.reversed().prefix { $0 != 0x2C }.count
      return decimals == 3 ? nil : text.replacing(",", with: ".")
    }
    guard marks.dropLast().allSatisfy({ $0 != last }) else { return nil }
    let point: Character = last == 0x2C ? "," : "."
    let halves = text.split(separator: point, omittingEmptySubsequences: false)
    guard halves.count == 2 else { return nil }
    let groups = halves[0].split(separator: last == 0x2C ? "." : ",", omittingEmptySubsequences: false)
    guard let first = groups.first, (1...4).contains(first.utf8.count),
      groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
    else { return nil }
    return groups.joined() + "." + halves[1]
  }
}
