/// The files of one machine as values: what a recording holds before it is written out, and what an archive
/// holds once it is read. A ``SystemTree`` scans it without touching a disk.
///
/// - Paths are relative, without empty names, `.` or `..`. A folder is there when it is an entry, or when
///   something in it is.
public struct Capture: Sendable, Equatable {
  public enum Entry: Sendable, Equatable {
    case folder
    case file([UInt8])
    /// Where it points, as it is written there.
    case link(String)
  }

  /// Names the paths its recorder was refused, one on a line; see ``SystemTree``.
  public static let withheld = "WITHHELD"

  /// Stands in a folder that has nothing in it, and counts for nothing: version control keeps no empty folder.
  public static let emptiness = ".empty"

  public var entries: [String: Entry]

  public init(_ entries: [String: Entry] = [:]) {
    self.entries = entries
  }
}
