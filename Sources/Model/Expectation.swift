/// What a source promises and a malformed finding broke. The raw values are part of the `scan-report` format.
public enum Expectation: String, Sendable, Hashable, CaseIterable {
  /// Whole text, below the size limit of its source.
  case boundedText = "bounded_text"
  case utf8 = "utf8"
  case number = "number"
  case flag = "flag"
  case hex = "hex"
  case uuid = "uuid"
  case mac = "mac"
  /// One of the codes its source defines.
  case code = "code"
  /// A list of numbers and ranges: `0-3,8`.
  case cpuList = "cpu_list"
  /// A plain file, where a captured tree holds a pipe, a socket or a device.
  case regularFile = "regular_file"
  /// Key and value on a line.
  case keyValue = "key_value"
  /// A table with the layout of its standard: SMBIOS, EDID, an EFI variable.
  case table = "table"
}
