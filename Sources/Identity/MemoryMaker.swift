public import Model

/// Who made a memory module. Modules carry their maker as a code, and a fifth of all firmware hands the code on.
public enum MemoryMaker {
  /// - Returns: the maker's name; what the firmware wrote, where that is no code of a known maker.
  public static func name(of module: MemoryModule, under rules: RuleSet) -> DeviceText? {
    let written = module.manufacturer.value
    if let written, let name = name(forCode: written) { return DeviceText(name) }
    if let written, rules.rejects(written, as: .maker) == nil, hexBytes(written) == nil { return written }
    return module.manufacturerId.value.flatMap(name(forCode:)).map { DeviceText($0) } ?? written
  }

  /// The maker behind a code as firmware spells it, all of it hexadecimal digits:
  ///
  /// - `80CE`, `00CE00B300CE`, `859B0000802C`: the number of continuation codes, with or without parity, then the code;
  ///   what follows is of the factory or of the chips.
  /// - `2C00`, `CE00000000000000`: the code first.
  /// - `7F7F7F7F7F510000`: the continuation codes themselves, then the code, as modules before DDR3 had it.
  ///
  /// `0x` or `JEDEC ID:` may stand before it.
  public static func name(forCode text: DeviceText) -> String? {
    guard let bytes = hexBytes(text) else { return nil }
    let continuations = bytes.prefix { $0 == 0x7F }.count
    if continuations > 0 {
      return continuations < bytes.count ? makers[continuations + 1]?[bytes[continuations]] : nil
    }
    return makers[Int(bytes[0] & 0x7F) + 1]?[bytes[1]] ?? makers[Int(bytes[1] & 0x7F) + 1]?[bytes[0]]
  }

  /// - Returns: two to eight bytes, or `nil` where it is no such code.
  private static func hexBytes(_ text: DeviceText) -> [UInt8]? {
    var digits = text.trimmed.bytes[...]
    if digits.starts(with: "JEDEC ID:".utf8) { digits = digits.dropFirst(9) }
    if digits.starts(with: "0x".utf8) { digits = digits.dropFirst(2) }
    let plain = String(decoding: digits.filter { $0 != 0x20 }, as: UTF8.self)
    guard let bytes = Hex.bytes(plain.lowercased()), (2...8).contains(bytes.count) else { return nil }
    return bytes
  }

  /// By bank and code, parity included, those who make or sell memory modules or the chips on them.
  ///
  /// - Source: JEDEC JEP106BO, Standard Manufacturer's Identification Code; names as people know them.
  private static let makers: [Int: [UInt8: String]] = [
    1: [
      0x07: "Hitachi", 0x10: "NEC", 0x1C: "Mitsubishi", 0x2C: "Micron Technology", 0x40: "ProMOS", 0x54: "HP",
      0x98: "Kioxia", 0xA4: "IBM", 0xAD: "SK Hynix", 0xC1: "Infineon", 0xC8: "Apple", 0xCE: "Samsung",
      0xDA: "Winbond",
    ],
    2: [
      0x32: "Mushkin", 0x40: "Viking", 0x4F: "Transcend", 0x61: "Wintec", 0x7A: "Apacer", 0x91: "Dataram",
      0x94: "SMART Modular", 0x98: "Kingston", 0xBA: "PNY", 0xCE: "Unigen", 0xDA: "Dane-Elec",
    ],
    3: [
      0x29: "ADTEC", 0x64: "MDT", 0x9E: "Corsair", 0xB5: "SpecTek", 0xFE: "Elpida",
    ],
    4: [
      0x0B: "Nanya", 0x13: "GeIL (Golden Empire)", 0x16: "Netlist", 0x19: "Centon", 0x25: "Kingmax",
      0x83: "Buffalo", 0x94: "Mushkin", 0xDA: "Swissbit", 0xF8: "SimpleTech",
    ],
    5: [
      0x43: "Ramaxel", 0x46: "Legacy Electronics", 0xB0: "OCZ", 0xC8: "Powerchip", 0xCB: "A-DATA",
      0xCD: "G.Skill", 0xE9: "Century Micro", 0xEF: "Team Group",
    ],
    6: [
      0x02: "Patriot", 0x51: "Qimonda", 0x57: "Aeneon", 0x62: "Goldenmars", 0x9B: "Crucial", 0xBA: "Virtium",
      0xD6: "Walton Chaintech", 0xDC: "Hexon", 0xF7: "Avant Technology",
    ],
    7: [
      0x16: "Avexir", 0x34: "Super Talent", 0x5E: "Lexar", 0x6D: "V-Color", 0xC1: "ASint",
      0xD3: "Silicon Power", 0xE3: "ATP Electronics", 0xF1: "InnoDisk",
    ],
    8: [
      0x46: "Gloway", 0x52: "Memphis", 0x5D: "Wilk Elektronik (Goodram)", 0x70: "Panram", 0x83: "Strontium",
      0x92: "HT Micron", 0xEF: "Zentel",
    ],
    9: [
      0x13: "Gloway", 0x1A: "UniIC", 0x75: "Juhor", 0x92: "Galax", 0x98: "Essencore (Klevv)", 0xC8: "Lenovo",
      0xF1: "Asgard",
    ],
    10: [
      0x04: "Intenso", 0x68: "Kimtigo", 0x75: "Exceleram", 0x83: "HPE", 0xAD: "Neo Forza", 0xC2: "Kllisre",
      0xCD: "Longsys", 0xEC: "Colorful", 0xF7: "Netac",
    ],
    11: [
      0x02: "KingSpec", 0x31: "Biwin", 0x6B: "Acer", 0x76: "Lexar", 0x91: "CXMT", 0xAD: "Puskill",
      0xD3: "Cervoz", 0xD6: "Longsys",
    ],
    12: [
      0x15: "Jazer", 0x2C: "Hikstorage", 0x92: "Kingbank",
    ],
    13: [
      0x1C: "PowEV", 0x26: "Timetec", 0x40: "Biostar", 0x7C: "Hikstorage", 0xAB: "Biwin",
    ],
  ]
}
