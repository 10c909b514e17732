internal import Ledger
internal import Model

/// The events as they are stored, in order: as a statement reads them, or as they lie in the file.
///
/// They are read some at a time, because the hashes of many bodies cost less together.
struct EventRows: ~Copyable {
  private let statement: Statement
  private var pages: PageRows?
  private var bodies = LeafBatch()
  /// What stands beside the bodies.
  private var heads: [(sequence: Int64, leaf: Digest?)] = []
  /// The row that is given out next.
  private var place = 0
  private var isAtEnd = false
  /// What ended the reading, told once the rows before it were given out.
  private var failure: StoreError?

  /// Its bytes are valid until the next one is asked for.
  struct Row {
    var sequence: Int64
    /// The leaf that stands beside the body; `nil` where no leaf can stand there.
    var stored: Digest?
    /// The hash of the body.
    var leaf: Digest
    var body: UnsafeRawBufferPointer
  }

  // As much as stays in the nearest caches until it is read again.
  private static let rowsAtOnce = 64
  private static let bytesAtOnce = 1 << 16

  init(_ connection: Connection, _ pages: FilePages?) throws(StoreError) {
    let rows = try pages.map { (pages) throws(StoreError) in try PageRows(pages, "event") }
    statement = try connection.statement("SELECT seq, leaf, body FROM event ORDER BY seq")
    self.pages = rows
  }

  deinit { statement.reset() }

  /// - Returns: the next one, or `nil` after the last.
  mutating func next() throws(StoreError) -> Row? {
    if place == heads.count {
      readOn()
      if heads.isEmpty {
        if let failure { throw failure }
        return nil
      }
    }
    defer { place += 1 }
    return Row(
      sequence: heads[place].sequence, stored: heads[place].leaf, leaf: bodies.leaf(place),
      body: bodies.body(place))
  }

  private mutating func readOn() {
    heads.removeAll(keepingCapacity: true)
    bodies.removeAll()
    place = 0
    do throws(StoreError) {
      while !isAtEnd, heads.count < Self.rowsAtOnce, bodies.byteCount < Self.bytesAtOnce {
        isAtEnd = try !readRow()
      }
    } catch {
      isAtEnd = true
      failure = error
    }
    bodies.hash()
  }

  /// - Returns: whether there was one more row.
  private mutating func readRow() throws(StoreError) -> Bool {
    guard let row = try pages?.nextRow() else {
      guard try statement.step() else { return false }
      add(statement.integer(0), leaf: statement.bytes(1), statement.bytes(2))
      return true
    }
    guard let record = row.record else { return false }
    var columns = RecordReader(record)
    if case .null? = columns?.next(), case .blob(let leaf)? = columns?.next(),
      case .blob(let body)? = columns?.next()
    {
      add(row.rowid, leaf: leaf, body)
    } else {
      add(-1, leaf: UnsafeRawBufferPointer(start: nil, count: 0), record)
    }
    return true
  }

  private mutating func add(_ sequence: Int64, leaf: UnsafeRawBufferPointer, _ body: UnsafeRawBufferPointer) {
    let digest = leaf.count == Digest.byteCount ? Digest { $0.copyMemory(from: leaf) } : nil
    heads.append((sequence, digest))
    bodies.add(body)
  }
}
