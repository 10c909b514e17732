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
    while try rows.step() { hashes.append(RowHash.of { rows.hash(into: &$0) }) }
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

  @Test("a row as it lies there has the hash of the row it must be, with its number in the cell")
  func matching() throws {
    try tables(rows: 1, longest: 10)
    try RawDatabase(scratch.path).run("UPDATE counted SET text = 'LT-00013', number = -70000")
    let connection = try Connection(scratch.path, .write)
    let lying = try hashes(try PageRows(try #require(try pages(connection)), "counted"))
    func matches(_ no: Int64, _ text: String?, _ bytes: [UInt8], _ number: Int64?, more: Bool = false) -> Bool
    {
      lying == [
        RowHash.of { row in
          row.integer(no)
          row.text(text)
          row.blob(bytes)
          row.integer(number)
          if more { row.null() }
        }
      ]
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

  @Test(
    "numbers and texts of every length that SQLite tells apart hash as they lie there",
    arguments: [
      0, 1, 2, -1, 127, 128, -128, -129, 32767, 32768, -32768, -32769, 8_388_607, 8_388_608, -8_388_609,
      2_147_483_647, 2_147_483_648, -2_147_483_649, 140_737_488_355_327, 140_737_488_355_328,
      -140_737_488_355_329, .max, .min,
    ] as [Int64])
  func forms(number: Int64) throws {
    let lengths = [0, 1, 57, 58, 8185, 8186, 20_000]
    let raw = try RawDatabase(scratch.path)
    try raw.run(
      "PRAGMA journal_mode = WAL; CREATE TABLE t (no INTEGER PRIMARY KEY, number INTEGER, text TEXT)")
    for length in lengths {
      try raw.run("INSERT INTO t VALUES (NULL, \(number), printf('%0*d', \(length), 0))")
    }
    try raw.run("UPDATE t SET text = '' WHERE no = 1; PRAGMA wal_checkpoint(TRUNCATE)")
    let connection = try Connection(scratch.path, .write)
    let lying = try hashes(try PageRows(try #require(try pages(connection)), "t"))
    let expected = lengths.enumerated().map { index, length in
      RowHash.of { row in
        row.integer(Int64(index + 1))
        row.integer(number)
        row.text(String(repeating: "0", count: length))
      }
    }
    #expect(lying == expected)
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
