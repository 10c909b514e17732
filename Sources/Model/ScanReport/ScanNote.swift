/// Something worth knowing about a scan that is not a fact about the machine.
public struct ScanNote: Sendable, Hashable {
  public var code: Code
  /// The path it is about, below the scanned root.
  public var source: String

  public init(_ code: Code, at source: String) {
    self.code = code
    self.source = source
  }

  /// The raw values are part of the `scan-report` format.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// The kernel offers no such source on this machine.
    case sourceMissing = "source_missing"
    /// A folder or a table could not be read, so a list may be short.
    case listWithheld = "list_withheld"
    /// A folder or a table holds more entries than are read, or names that are not text.
    case listCut = "list_cut"
    /// A mark of a container on a system that runs in none: left by the image it was made from.
    case markerIgnored = "marker_ignored"
    /// A container: the hardware around it belongs to the host and was left alone.
    case hostHidden = "host_hidden"
    /// A table whose checksum is wrong was read all the same.
    case checksumWrong = "checksum_wrong"
    /// A table is longer or shorter than it says; what is there was read.
    case lengthWrong = "length_wrong"
  }
}
