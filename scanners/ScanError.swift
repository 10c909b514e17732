/// Why there was nothing to scan, or nowhere to record to.
public enum ScanError: Error, Sendable, Equatable {
  /// There is no folder to read a captured tree from.
  case noTree(path: String, error: Int32)
  /// A capture could not be written.
  case notWritten(path: String, error: Int32)
  /// Something is where a capture was to be written.
  case notEmpty(path: String)
  /// The kernel's messages about devices cannot be heard.
  case noMonitor(error: Int32)
  /// Nothing was recorded: only a tree made by ``SystemTree/recorded`` remembers.
  case nothingRecorded
}
