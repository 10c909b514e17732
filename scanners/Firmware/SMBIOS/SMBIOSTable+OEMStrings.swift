import Model

extension SMBIOSTable {
  /// Free text of the machine's maker (type 11): blank ones are left out, their numbers kept.
  ///
  /// - Source: SMBIOS 3.7 §7.12.
  var oemStrings: [OEMString] {
    all(11).flatMap { information in
      let count = Int(information.byte(at: 0x04) ?? 0)
      let texts = information.strings.split(separator: 0, maxSplits: count, omittingEmptySubsequences: false)
      return texts.prefix(count).enumerated().compactMap { index, text -> OEMString? in
        let text = DeviceText(bytes: Array(text)).trimmed
        guard !text.isEmpty else { return nil }
        var string = OEMString()
        string.number = information.fact(Int64(index + 1))
        string.text = information.fact(text)
        return string
      }
    }
  }
}
