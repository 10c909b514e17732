import CSQLite
import Glibc
import Lifecycle
import Model
import Store
import Testing

/// A folder with a roll in it, gone with the value.
final class Scratch {
  let folder: String
  var path: String { folder + "/roll.tagroll" }

  init() {
    // In memory where there is such a place: every act waits for its disk.
    let base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var template = Array("\(base)/tagroll-store-XXXXXX".utf8CString)
    folder = template.withUnsafeMutableBufferPointer { buffer in
      String(cString: mkdtemp(buffer.baseAddress!))
    }
  }

  deinit {
    for name in allFiles { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }

  /// What lies in the folder, sorted, but for the queue in which writers stand: its file stays where it was made.
  var files: [String] { allFiles.filter { !$0.hasSuffix(".queue") } }

  private var allFiles: [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static let founder = Founder(handle: "wang.lei", name: "王磊", store: "IT store")

  @discardableResult
  func create() throws -> Roll {
    try Roll.create(at: path, organisation: "Acme 有限公司", founder: Self.founder, by: Self.author()).roll
  }

  /// The first person of the roll, as who writes; manager unless said otherwise.
  static func author(_ person: EntityID? = nil, _ role: Role = .manager, at now: Instant = morning) -> Author
  {
    let generator = Generator()
    return Author(
      person: person ?? EntityID(at: now, random: [UInt8](repeating: 0, count: 10)), role: role, now: now,
      today: now.day, program: "test 1.0", random: { generator.bytes($0) })
  }

  func clerk(_ roll: Roll, _ role: Role = .manager, at now: Instant = morning) throws -> Author {
    let person = try #require(try roll.parties(.person, named: "wang.lei").first)
    return Self.author(person.id, role, at: now)
  }

  static let morning = Instant("2026-11-23T08:15:00.000Z")!

  /// What another program could do to the file, with the triggers that stop accidents out of the way meanwhile.
  func tamper(_ sql: String) throws {
    let triggers = try dropTriggers()
    try raw(sql + ";\n" + triggers)
  }

  /// - Returns: what makes them again.
  func dropTriggers() throws -> String {
    let database = try RawDatabase(path)
    let triggers = "FROM sqlite_schema WHERE type = 'trigger'"
    let make = try database.rows("SELECT sql \(triggers)").joined(separator: ";\n")
    try database.run(try database.rows("SELECT 'DROP TRIGGER ' || name \(triggers)").joined(separator: ";"))
    return make
  }

  func raw(_ sql: String) throws {
    let database = try RawDatabase(path)
    try database.run(sql)
  }
}

/// SQLite as anybody may use it, beside the program.
final class RawDatabase {
  struct Failure: Error { var message: String }

  private var handle: OpaquePointer?

  init(_ path: String) throws {
    guard sqlite3_open(path, &handle) == SQLITE_OK else { throw failure }
  }

  deinit { sqlite3_close(handle) }

  private var failure: Failure { Failure(message: String(cString: sqlite3_errmsg(handle))) }

  func run(_ sql: String) throws {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure }
  }

  /// Every row, every column as SQLite's `quote` spells it.
  func rows(_ sql: String) throws -> [String] {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { throw failure }
    defer { sqlite3_finalize(statement) }
    var rows: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      let columns = (0..<sqlite3_column_count(statement)).map { column -> String in
        switch sqlite3_column_type(statement, column) {
        case SQLITE_NULL: return "NULL"
        case SQLITE_BLOB:
          let bytes = UnsafeRawBufferPointer(
            start: sqlite3_column_blob(statement, column), count: Int(sqlite3_column_bytes(statement, column))
          )
          return "x'" + Hex.text(bytes) + "'"
        default: return String(cString: sqlite3_column_text(statement, column))
        }
      }
      rows.append(columns.joined(separator: "|"))
    }
    return rows
  }
}

/// Bytes that are different each time and the same in every run.
final class Generator: @unchecked Sendable {
  nonisolated(unsafe) private static var runs: UInt64 = 0
  private static let lock = Lock()
  private var state: UInt64
  private let lock = Lock()

  init() {
    state = Self.lock.held {
      Self.runs += 1
      return Self.runs &* 0x9E37_79B9_7F4A_7C15
    }
  }

  func bytes(_ count: Int) -> [UInt8] {
    lock.held {
      (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 56)
      }
    }
  }
}

final class Lock: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t> = .allocate(capacity: 1)
  init() { pthread_mutex_init(mutex, nil) }
  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }
  func held<R>(_ body: () throws -> R) rethrows -> R {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }
}
