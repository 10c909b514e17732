import Model

/// Shapes of a placeholder that no list of words can say. The raw values are written in rule files.
///
/// Each one describes the value from its first character to its last; none looks into the middle.
public enum Shape: String, Sendable, Hashable, CaseIterable {
  /// Nothing but blanks and the signs that stand for "nothing".
  case blank
  /// One letter or digit again and again: `00000000`, `xxxx-xxxx`, `0x0000`. Of a UUID or an address, one byte.
  case repeated
  /// Counted up or down: `0123456789`, `12345678901234`, `9876543210`, `0123456789ABCDEF`.
  case run
  /// Between brackets of one kind: `<BAD INDEX>`, `[Empty]`, `(null string)`.
  case bracketed
  /// Only zeros and ones.
  case zerosAndOnes = "zeros_and_ones"
  /// Nothing but a version: `1.2`, `01.00.00`.
  case version
  /// A day and little more: `20120731-1`, `20170331000C3`, `20060413092100000`.
  case dateCode = "date_code"
  /// `0000:00:14.0`.
  case pciAddress = "pci_address"
  /// A number whose four bytes are capitals or digits: `1094856753` spells `AB01`.
  case spelledLetters = "spelled_letters"
  /// Of a UUID, a machine-id or an address: not what such a value looks like.
  case malformed
  /// An address of a group (IEEE 802-2014 §8.2.2, the I/G bit).
  case group
  /// An address that software chose (the U/L bit).
  case local

  func fits(_ value: JudgedValue) -> Bool {
    switch self {
    case .malformed: return value.isMalformed
    case .group: return value.bytes.map { $0[0] & 0x01 != 0 } ?? false
    case .local: return value.bytes.map { $0[0] & 0x02 != 0 } ?? false
    case .repeated:
      if let bytes = value.bytes { return bytes.allSatisfy { $0 == bytes[0] } }
    default: break
    }
    return value.texts.contains(where: fits)
  }

  private func fits(_ text: FoldedText) -> Bool {
    switch self {
    case .blank: text.bytes.allSatisfy { " .,:;-/_*$#?".utf8.contains($0) }
    case .repeated: Self.isRepeated(text.core[...])
    case .run: Self.isRun(text.core[...])
    case .bracketed: Self.brackets.contains { text.bytes.first == $0 && text.bytes.last == $1 }
    case .zerosAndOnes: !text.bytes.isEmpty && text.bytes.allSatisfy { $0 == 0x30 || $0 == 0x31 }
    case .version: Self.isVersion(text.bytes)
    case .dateCode: Self.isDateCode(text.core)
    case .pciAddress: Self.isPCIAddress(text.bytes)
    case .spelledLetters:
      Int64(String(decoding: text.bytes, as: UTF8.self))
        .flatMap { MonitorSerial.lettersBefore.form(text: "x", number: $0) } != nil
    case .malformed, .group, .local: false
    }
  }

  private static let brackets: [(UInt8, UInt8)] = [(0x3C, 0x3E), (0x5B, 0x5D), (0x28, 0x29)]  // <> [] ()

  private static func isRepeated(_ core: ArraySlice<UInt8>) -> Bool {
    let digits = core.count > 2 && core.starts(with: "0x".utf8) ? core.dropFirst(2) : core
    guard let first = digits.first else { return false }
    return first < 0x80 && digits.allSatisfy { $0 == first }
  }

  static func isRun(_ digits: ArraySlice<UInt8>) -> Bool {
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

  private static func isVersion(_ text: [UInt8]) -> Bool {
    let parts = text.split(separator: 0x2E, omittingEmptySubsequences: false)
    return (2...3).contains(parts.count)
      && parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy(\.isDigit) }
  }

  private static func isDateCode(_ core: [UInt8]) -> Bool {
    guard core.count >= 8, core.prefix(8).allSatisfy(\.isDigit), core[0] == 0x32, core[1] == 0x30 else {
      return false
    }
    let number = core.prefix(8).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    guard (1...12).contains(number / 100 % 100), (1...31).contains(number % 100), number < 2040_00_00 else {
      return false
    }
    return core.count <= 13 || core.count == 17 && core.reversed().starts(with: "000".utf8)
  }

  private static func isPCIAddress(_ text: [UInt8]) -> Bool {
    let shape = "0000:00:00.0".utf8
    return text.count == shape.count
      && zip(text, shape).allSatisfy { byte, form in
        form == 0x30 ? byte.isDigit || (0x61...0x66).contains(byte) : byte == form
      }
  }
}
