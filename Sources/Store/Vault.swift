internal import Model

/// The texts that events commit to, in the same file as the events.
struct Vault {
  let connection: Connection

  /// Forgets value and salt. What is left of them in the file goes with ``rewrite()``.
  func remove(_ digest: Digest) throws(StoreError) {
    try connection.run("DELETE FROM secret WHERE digest = ?1", [.blob(digest)])
  }

  /// Writes every text that is left into fresh pages, inside the transaction that erases.
  ///
  /// `secure_delete` overwrites what is deleted where it lies. But when SQLite shares the cells of a full page out to others,
  /// it can leave copies of them behind in the gap of the old one, and those it never looks at again. A table that is
  /// emptied whole gives all its pages back, each overwritten with zeros.
  ///
  /// - Complexity: the whole vault is read and written, and held in memory meanwhile.
  func rewrite() throws(StoreError) {
    try connection.execute(
      """
      CREATE TEMP TABLE kept_secret AS SELECT digest, class, salt, value FROM main.secret ORDER BY digest;
      DELETE FROM main.secret;
      INSERT INTO main.secret (digest, class, salt, value)
        SELECT digest, class, salt, value FROM temp.kept_secret ORDER BY digest;
      DROP TABLE temp.kept_secret;
      """)
  }
}

extension Roll {
  /// Empties the write-ahead log into the file and cuts it off, so that no older page of the file is left in it.
  ///
  /// - Returns: `false` when somebody who reads the roll still needs the log; it goes when the last of them closes.
  public func clearLog() throws(StoreError) -> Bool {
    try connection.first("PRAGMA wal_checkpoint(TRUNCATE)") { $0.integer(0) == 0 } ?? false
  }
}
