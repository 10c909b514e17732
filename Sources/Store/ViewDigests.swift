internal import Schemas

/// What the views hold now, as digests of sets: the other side of ``Replay/expected()``.
struct ViewDigests {
  let connection: Connection

  /// - Returns: the digest of every column of every row; the names are ours, never a file's.
  func table(_ name: String) throws(StoreError) -> SetDigest {
    precondition(Schemas.viewTables.contains(name))
    let statement = try connection.statement("SELECT * FROM \(name)")
    defer { statement.reset() }
    var digest = SetDigest()
    while try statement.step() { digest.add { statement.hash(into: &$0) } }
    return digest
  }
}
