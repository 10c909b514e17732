import Glibc
import Testing

@testable import Store

@Suite("Rows as they lie in the file")
struct PageRowsTests {
  private let scratch = Scratch()

  /// A table with rowids and one without, both with inner pages, and rows that do not fit into theirs.
  private func tables(rows: Int, longest: Int) throws {
    let raw = try RawDatabase(scratch.path)
    try raw.run(
      """
      PRAGMA page_size = 1024; PRAGMA journal_mode = WAL;
      CREATE TABLE counted (no INTEGER PRIMARY KEY, text TEXT, bytes BLOB, number INTEGER);
      CREATE TABLE named (name TEXT, number INTEGER, bytes BLOB, PRIMARY KEY (name, number)) WITHOUT ROWID;
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(rows))
      INSERT INTO counted SELECT i * 3, iif(i % 7, printf('%0*d', i * 31 % 90, i), NULL),
        zeroblob(iif(i % 50, i % 60, i * 97 % \(longest))), i * i * i * (1 - 2 * (i % 2)) * 1000003 FROM n;
      INSERT INTO named SELECT printf('%x', number), no, bytes FROM counted;
      """)
  }

  private func pages(_ connection: Connection) throws -> FilePages? {
    try connection.execute("BEGIN")
    return try FilePages(connection)
  }

  private func hashes(_ rows: some Rows) throws -> [UInt64] {
    var rows = rows
    var hashes: [UInt64] = []
    while try rows.step() {
      var row = RowHash()
      rows.hash(into: &row)
      hashes.append(row.value)
    }
    return hashes
  }

  @Test("they are the rows SQLite reads, in its order", arguments: ["counted", "named"])
  func same(table: String) throws {
    try tables(rows: 3000, longest: 9000)
    let connection = try Connection(scratch.path, .write)
    let pages = try #require(try pages(connection))
    let lying = try hashes(try PageRows(pages, table))
    #expect(lying.count == 3000)
    #expect(lying == (try hashes(try StatementRows(connection, table, by: "1, 2"))))
  }

  @Test("a table without rows has none", arguments: ["counted", "named"])
  func empty(table: String) throws {
    try tables(rows: 3, longest: 10)
    try RawDatabase(scratch.path).run("DELETE FROM \(table)")
    let connection = try Connection(scratch.path, .write)
    #expect(try hashes(try PageRows(try #require(try pages(connection)), table)).isEmpty)
  }

  @Test("a row is held against what it must be, with its number in the cell")
  func matching() throws {
    try tables(rows: 1, longest: 10)
    try RawDatabase(scratch.path).run("UPDATE counted SET text = 'LT-00013', number = -70000")
    let connection = try Connection(scratch.path, .write)
    var rows = try PageRows(try #require(try pages(connection)), "counted")
    #expect(try rows.step())
    func matches(_ no: Int64, _ text: String?, _ bytes: [UInt8], _ number: Int64?, more: Bool = false) -> Bool
    {
      var matcher = rows.matcher
      matcher.integer(no)
      matcher.text(text)
      matcher.blob(bytes)
      matcher.integer(number)
      if more { matcher.null() }
      return matcher.matches
    }
    #expect(matches(3, "LT-00013", [0], -70000))
    #expect(!matches(4, "LT-00013", [0], -70000))
    #expect(!matches(3, "LT-00014", [0], -70000))
    #expect(!matches(3, nil, [0], -70000))
    #expect(!matches(3, "LT-00013", [1], -70000))
    #expect(!matches(3, "LT-00013", [], -70000))
    #expect(!matches(3, "LT-00013", [0], -70001))
    #expect(!matches(3, "LT-00013", [0], nil))
    #expect(!matches(3, "LT-00013", [0], -70000, more: true))
  }

  @Test("while a log lies beside the file the file alone is not asked")
  func withLog() throws {
    try tables(rows: 3, longest: 10)
    let writer = try RawDatabase(scratch.path)
    try writer.run("INSERT INTO counted (no) VALUES (1)")
    #expect(try pages(try Connection(scratch.path, .write)) == nil)
  }

  @Test("what others write after the first question is neither seen nor in the file")
  func beside() throws {
    try tables(rows: 200, longest: 10)
    let connection = try Connection(scratch.path, .write)
    let pages = try #require(try pages(connection))
    let writer = try RawDatabase(scratch.path)
    try writer.run("DELETE FROM counted; PRAGMA wal_checkpoint(TRUNCATE)")
    #expect(try hashes(try PageRows(pages, "counted")).count == 200)
  }

  @Test("a broken page ends in an error or in other rows, never in a trap", arguments: 0..<4)
  func broken(seed: Int) throws {
    try tables(rows: 400, longest: 6000)
    let whole = try Bytes.read(scratch.path)
    var random = SplitMix64(seed: UInt64(seed))
    var refused = 0
    for _ in 0..<150 {
      var bytes = whole
      // Mostly the heads of pages and their lists of cells; page 1 is SQLite's own to judge.
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let page = Int.random(in: 1..<whole.count / 1024, using: &random)
        let place = Int.random(in: 0..<(Bool.random(using: &random) ? 24 : 1024), using: &random)
        bytes[page * 1024 + place] = UInt8.random(in: 0...255, using: &random)
      }
      Bytes.write(bytes, to: scratch.path)
      for suffix in ["-wal", "-shm"] { unlink(scratch.path + suffix) }
      let connection = try Connection(scratch.path, .write)
      let pages = try #require(try pages(connection))
      for table in ["counted", "named"] {
        do { _ = try hashes(try PageRows(pages, table)) } catch { refused += 1 }
      }
    }
    #expect(refused > 20)
  }
}
