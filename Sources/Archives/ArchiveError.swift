/// Why an archive was not read or made. Nothing of it is kept then.
public enum ArchiveError: Error, Sendable, Equatable {
  /// The library that reads archives is not on this machine.
  case noLibrary(String)
  case notOpened(path: String, error: Int32)
  /// In the library's words, which are English.
  case broken(path: String, why: String)
  /// An entry would lie outside the folder the archive is unpacked in.
  case leadsOutside(path: String, name: String)
  case exceeds(path: String, limit: Limit)
  /// Neither `proc` nor `sys` is near its top, or those of several machines are.
  case noTree(path: String)
  case notMade(why: String)

  public enum Limit: Sendable, Equatable {
    case totalBytes(Int)
    case fileBytes(Int)
    case entries(Int)
    case nameBytes(Int)
  }
}
