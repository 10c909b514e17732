/// Shapes of a placeholder. Each one describes the value from its first character to its last, or what
/// it begins with; none looks into the middle.
enum Placeholder {
  /// Nothing but blanks and the signs that stand for "nothing".
  static func isBlank(_ text: FoldedText) -> Bool {
    text.bytes.allSatisfy { " .,:;-/_*$#?".utf8.contains($0) }
  }

  /// One letter or digit again and again: `00000000`, `xxxx-xxxx`, `0x0000`.
  static func isRepeated(_ text: FoldedText) -> Bool {
    var core = text.core[...]
    if core.count > 2, hexadecimal.begins(core) { core = core.dropFirst(2) }
    guard let first = core.first else { return false }
    return first < 0x80 && core.allSatisfy { $0 == first }
  }

  private static let hexadecimal: Word = "0x"

  /// Only zeros and ones.
  static func isZerosAndOnes(_ text: FoldedText) -> Bool {
    !text.bytes.isEmpty && text.bytes.allSatisfy { $0 == 0x30 || $0 == 0x31 }
  }

  /// Counted up or down: `0123456789`, `12345678901234`, `9876543210`, `0123456789ABCDEF`.
  static func isRun(_ text: FoldedText) -> Bool {
    isRun(text.core[...])
  }

  /// A counted number behind the short name of a field: `SN-12345`, `SYS-1234567890`, `BSN12345678901234567`.
  static func isLabelledRun(_ text: FoldedText) -> Bool {
    let core = text.core
    let label = core.prefix { $0.isSmallLetter }
    return labels.contains(String(decoding: label, as: UTF8.self)) && isRun(core[label.endIndex...])
  }

  private static let labels: Set<String> = [
    "sn", "ser", "serial", "sys", "mb", "bsn", "atn", "ppn", "csn", "psn", "asset",
  ]

  private static func isRun(_ digits: ArraySlice<UInt8>) -> Bool {
    guard digits.count >= 5, let first = digits.first, first.isDigit else { return false }
    let pairs = zip(digits, digits.dropFirst())
    return pairs.allSatisfy { follows($1, $0) }
      || pairs.allSatisfy { $0.isDigit && $1.isDigit && follows($0, $1) }
  }

  /// After nine comes zero or, in hexadecimal, `a`; after `f` comes zero.
  private static func follows(_ next: UInt8, _ digit: UInt8) -> Bool {
    switch digit {
    case 0x39: next == 0x30 || next == 0x61
    case 0x66: next == 0x30
    case 0x30...0x38, 0x61...0x65: next == digit + 1
    default: false
    }
  }

  /// `not specified`, `NotAvailable`, `not set`.
  static func isNegation(_ text: FoldedText) -> Bool {
    let core = text.core[...]
    return not.begins(core) && denied.contains(String(decoding: core.dropFirst(3), as: UTF8.self))
  }

  private static let not: Word = "not"
  private static let denied: Set<String> = [
    "specified", "available", "applicable", "present", "installed", "defined", "set", "settable", "provided",
    "supported", "supportedbycpu", "known", "assigned", "found", "used", "programmed",
  ]

  /// An order to the maker of the machine: `To be filled by O.E.M.` in its spellings, `TBD by OEM`.
  static func isFillIn(_ text: FoldedText) -> Bool {
    let core = text.core[...]
    return fillIns.contains { $0.begins(core) } || fillInWords.contains(String(decoding: core, as: UTF8.self))
  }

  private static let fillIns: [Word] = [
    "tobefilled", "tobefiled", "tobeset", "tobedefined", "tobespecified", "tobeprovided", "tobedetermined",
    "filledby", "fillby", "setbyoem", "definedbyoem", "tbdby", "oemdefine", "oemdefault", "defaultstring",
  ]
  private static let fillInWords: Set<String> = ["oem", "byoem", "tbd", "oemstring", "odm"]

  /// A build system's variable, or a tool's own word for what it could not read: `$(PROJECT_SKU_NAME)`,
  /// `MKF_…`, `<BAD INDEX>`, `[Empty]`.
  static func isTemplate(_ text: FoldedText) -> Bool {
    templates.contains { $0.begins(text.bytes[...]) }
      || brackets.contains { text.bytes.first == $0 && text.bytes.last == $1 }
  }

  private static let templates: [Word] = ["$(", "${", "mkf_", "smbios_type_"]
  private static let brackets: [(UInt8, UInt8)] = [(0x3C, 0x3E), (0x5B, 0x5D), (0x28, 0x29)]  // <> [] ()

  /// The name of a field where its value should be: `System Serial Number`, `Type2 - Board Serial Number`,
  /// `Serial Number xxxxxx`, `A1_Manufacturer1`, `SerNum0`.
  static func isFieldName(_ text: FoldedText) -> Bool {
    var core = text.core[...]
    let digits = core.count - (core.lastIndex { !$0.isDigit }.map { $0 + 1 } ?? 0)
    if digits <= 2 { core = core.dropLast(digits) }
    core = core.prefix((core.lastIndex { $0 != 0x78 } ?? -1) + 1)  // x
    while !core.isEmpty {
      if core.count <= 20, fields.contains(String(decoding: core, as: UTF8.self)) { return true }
      guard let word = qualifiers.first(where: { $0.begins(core) }) else { return false }
      core = core.dropFirst(word.bytes.count)
      if core.first?.isDigit == true { core = core.dropFirst() }
    }
    return false
  }

  private static let qualifiers: [Word] = [
    "system", "baseboard", "base", "board", "chassis", "motherboard", "mainboard", "mb", "product", "oem",
    "pca", "enclosure", "battery", "module", "memory", "type", "array", "bios", "a",
  ]
  private static let fields: Set<String> = [
    "serial", "serialnumber", "serialnumbe", "serialnumb", "serialnum", "serialno", "sernum", "serno",
    "manufacturer", "manufacture", "manufacturername", "vendor", "vendorname", "maker",
    "name", "product", "productname", "productconfigid", "model", "modelname", "modelnumber", "partnumber",
    "partnum", "version", "sku", "skunumber", "family", "assettag", "assettagnum", "assettagnumber",
  ]

  /// Nothing but a version: `1.2`, `01.00.00`.
  static func isVersion(_ text: FoldedText) -> Bool {
    let parts = text.bytes.split(separator: 0x2E, omittingEmptySubsequences: false)
    return (2...3).contains(parts.count)
      && parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy(\.isDigit) }
  }

  /// The day somebody built a bridge chip's firmware: `20120731-1`, `20170331000C3`, `20060413092100000`.
  static func isDateCode(_ text: FoldedText) -> Bool {
    let core = text.core
    guard core.count >= 8, core.prefix(8).allSatisfy(\.isDigit), core[0] == 0x32, core[1] == 0x30 else {
      return false
    }
    let number = core.prefix(8).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    guard (1...12).contains(number / 100 % 100), (1...31).contains(number % 100), number < 2040_00_00 else {
      return false
    }
    return core.count <= 13 || core.count == 17 && core.reversed().starts(with: "000".utf8)
  }

  /// The address of the controller instead of a serial: `0000:00:14.0`.
  static func isPCIAddress(_ text: FoldedText) -> Bool {
    let shape = "0000:00:00.0".utf8
    return text.bytes.count == shape.count
      && zip(text.bytes, shape).allSatisfy { byte, form in
        form == 0x30 ? byte.isDigit || (0x61...0x66).contains(byte) : byte == form
      }
  }
}
