import Glibc

/// The program, and a roll of its own in memory.
struct Desk {
  let program: String
  private let folder: String

  var roll: String { "\(folder)/roll.db" }

  enum Failure: Error {
    case system(String)
    /// It ended by a signal, or with a status that says more than that some reports were refused.
    case program([String], status: Int32, said: String)
  }

  init(_ program: String) throws {
    self.program = program
    var template = Array("/dev/shm/tagroll-lives-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure.system("mkdtemp") }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    _ = try run(["init", "--org", "Acme", "--store", "Store"], [])
  }

  func remove() {
    for name in [
      "in", "out", "errors", "roll.db", "roll.db-wal", "roll.db-shm", "roll.db.queue", "roll.db.key",
    ] {
      unlink("\(folder)/\(name)")
    }
    rmdir(folder)
  }

  /// - Returns: what it wrote to standard output.
  func run(_ words: [String], _ input: [UInt8]) throws -> [UInt8] {
    try write(input, to: "\(folder)/in")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "\(folder)/in", O_RDONLY, 0)
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 1, "\(folder)/out", flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, "\(folder)/errors", flags, 0o600)
    var arguments: [UnsafeMutablePointer<CChar>?] = ([program] + words).map { strdup($0) } + [nil]
    let settings = ["PATH=/usr/bin:/bin", "HOME=\(folder)", "LANG=C", "TAGROLL_DB=\(roll)"]
    var variables: [UnsafeMutablePointer<CChar>?] = settings.map { strdup($0) } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    var child: pid_t = 0
    guard posix_spawn(&child, program, &actions, nil, &arguments, &variables) == 0 else {
      throw Failure.system("cannot start \(program)")
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
    // 5: all of the reports were refused; 7: some of them.
    guard [0, 5, 7].contains(code) else {
      let said = String(decoding: try read("\(folder)/errors"), as: UTF8.self)
      throw Failure.program(words, status: code, said: said)
    }
    return try read("\(folder)/out")
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    guard let file = fopen(path, "w") else { throw Failure.system(path) }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else { throw Failure.system(path) }
  }

  private func read(_ path: String) throws -> [UInt8] {
    guard let file = fopen(path, "r") else { throw Failure.system(path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }
}
