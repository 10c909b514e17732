import Scanners

/// The release this source is, or will be.
enum Version {
  /// Its scan reports bear it as well.
  static let text = MachineScan.scannerVersion
  /// When it was released; for the manual pages.
  static let day = "2026-11-23"
}
