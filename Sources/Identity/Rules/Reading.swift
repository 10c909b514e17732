public import Model

/// How a quirk reads a value out of a field. The raw values are written in rule files.
public enum Reading: String, Sendable, Hashable, CaseIterable {
  /// As it stands.
  case text
  /// As it stands, if it is more than one word: a name, and not a code.
  case words
  /// What stands in front of `#`: `WA017EA#ABF`.
  case beforeHash = "before_hash"
  /// The first part of `/TAG/CN…/` or `.TAG.CN….`: the service tag.
  case dellTag = "dell_tag"
  /// The second part: the number of the board itself.
  case dellBoard = "dell_board"
  /// `VMware-56 4d 1a 2b 3c 4d 5e 6f-70 81 92 a3 b4 c5 d6 e7`, 16 bytes.
  case vmwareUUID = "vmware_uuid"

  /// - Returns: `nil` where the text has not the form.
  public func callAsFunction(_ text: DeviceText) -> DeviceText? {
    let text = text.trimmed
    guard !text.isEmpty else { return nil }
    switch self {
    case .text: return text
    case .words: return text.bytes.contains(0x20) ? text : nil
    case .beforeHash:
      let number = DeviceText(bytes: Array(text.bytes.prefix { $0 != UInt8(ascii: "#") })).trimmed
      return number.isEmpty ? nil : number
    case .dellTag: return Self.dellPart(0, of: text.bytes)
    case .dellBoard: return Self.dellPart(1, of: text.bytes)
    case .vmwareUUID: return Self.vmwareUUID(text.bytes)
    }
  }

  /// `/TAG/BOARD/`, `.TAG.BOARD.`, `/TAG/BOARD/01/`, `..BOARD.` where the board was never told its machine.
  private static func dellPart(_ index: Int, of text: [UInt8]) -> DeviceText? {
    guard let separator = text.first, separator == 0x2F || separator == 0x2E, text.last == separator else {
      return nil
    }
    let parts = text.dropFirst().dropLast().split(separator: separator, omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), !parts[index].isEmpty,
      parts[index].allSatisfy({ ($0 | 0x20).isSmallLetter || $0.isDigit })
    else { return nil }
    // A service tag has seven characters; another text in front of the board's number is none.
    return index == 0 && parts[0].count != 7 ? nil : DeviceText(bytes: Array(parts[index]))
  }

  private static func vmwareUUID(_ text: [UInt8]) -> DeviceText? {
    let mark = Array("VMware-".utf8)
    guard text.starts(with: mark) else { return nil }
    let groups = text.dropFirst(mark.count).split(
      separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    var digits = ""
    guard groups.count == 2 else { return nil }
    for group in groups {
      let pairs = group.split(separator: 0x20, omittingEmptySubsequences: false)
      guard pairs.count == 8, pairs.allSatisfy({ $0.count == 2 }) else { return nil }
      for pair in pairs { digits += String(decoding: pair, as: UTF8.self) }
    }
    return Normalise.uuid(DeviceText(digits)).map { DeviceText($0) }
  }
}
