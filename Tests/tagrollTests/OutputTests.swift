import Glibc
import Testing

@testable import tagroll

@Suite("where answers go")
struct OutputTests {
  @Test("a terminal is told what to do next; a pipe and --quiet are not")
  func nextStep() throws {
    let desk = try Desk()
    desk.isTerminal = true
    #expect(
      desk.run("init", "--org", "x").errorText == "Next: sudo tagroll scan --json | tagroll register -\n")
    #expect(desk.run("init", "--org", "x", "--quiet").errorText == "")
    desk.isTerminal = false
    #expect(desk.run("init", "--org", "x").errorText == "")
  }

  @Test("an answer is taken from a gun or an input method as well")
  func typedAnswer() throws {
    let desk = try Desk.ready()
    desk.isTerminal = true
    #expect(desk.run("retire", "LT-00013", "--reason", "old", answer: "Ｙ\r").exit == .done)
    try desk.done("sanitise", "LT-00013", "--method", "none", "--reason", "no disk", "--witness", "li.na")
    let leave = ["dispose", "LT-00013", "--method", "sell", "--to", "Shop", "--cert", "R-1"]
    #expect(desk.run(leave, answer: "LT-00014").exit == .declined)
    #expect(desk.run(leave, answer: "*ｌｔ－０００１３*\r").exit == .done)
  }

  @Test("a reader that goes away ends the program silently with 141")
  func closedPipe() throws {
    let desk = try Desk.ready()
    let run = desk.run(["ledger", "log"], state: .closed)
    #expect(run.exit == .pipeClosed)
    #expect(run.errors == [])
  }

  @Test(
    "what is written after the reader went away is not gathered",
    arguments: [Output.State.closed, .failed(EIO)])
  func gone(state: Output.State) {
    var taken = 0
    let output = Output {
      taken += $0.count
      return state
    }
    let piece = [UInt8](repeating: 0x61, count: 1 << 16)
    output.bytes(piece)
    for _ in 0..<100 { output.bytes(piece) }
    output.flush()
    #expect(taken == 1 << 16)
    #expect(throws: Output.Ended.self) { try output.piece([0x61]) }
  }

  @Test("an answer that could not be written is a failure with words")
  func fullDisk() throws {
    let desk = try Desk.ready()
    let run = desk.run(["list"], state: .failed(ENOSPC))
    #expect(run.exit == .failed)
    #expect(run.errorText.hasPrefix("error[output.not_written]: standard output: No space left on device\n"))
  }

  @Test("a file named by -o is there whole, and nothing beside it")
  func newFile() throws {
    let desk = try Desk.ready()
    let path = "\(desk.folder.path)/out.json"
    let expected = desk.run("export", "json").output
    try File.write(Array("old".utf8), to: path)

    #expect(desk.run("export", "json", "-o", path).output == [])
    #expect(try File.bytes(path) == expected)
    #expect(try names(in: desk.folder.path).filter { $0.contains("out.json") } == ["out.json"])
  }

  @Test("nothing is put in the place of a roll, a key or a backup")
  func kept() throws {
    let desk = try Desk.ready()
    let key = "\(desk.roll).key"
    let backup = "\(desk.folder.path)/copy"
    let link = "\(desk.folder.path)/link"
    try desk.done("backup", "create", "-o", backup)
    try #require(symlink(desk.roll, link) == 0)
    let files = [desk.roll, key, backup]
    let before = try files.map(File.bytes)
    for path in files + [link] {
      for line in [["export", "csv"], ["export", "xlsx"], ["label", "print", "LT-00013"]] {
        let run = desk.run(line + ["-o", path])
        #expect(run.exit == .usage)
        #expect(run.errorText.hasPrefix("error[file.is_kept]: \(path) is a "))
      }
      #expect(
        desk.run("backup", "create", "-o", path).errorText.hasPrefix("error[file.is_there]: \(path) is "))
    }
    #expect(try files.map(File.bytes) == before)
  }

  @Test("a link named by -o stays a link")
  func link() throws {
    let desk = try Desk.ready()
    let path = "\(desk.folder.path)/real.json"
    try File.write([], to: path)
    let link = "\(desk.folder.path)/link.json"
    try #require(symlink(path, link) == 0)

    #expect(desk.run("export", "json", "-o", link).exit == .done)
    #expect(try File.bytes(path) == desk.run("export", "json").output)
    var status = stat()
    try #require(lstat(link, &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFLNK)
  }

  @Test("a named pipe named by -o is written to and not replaced")
  func pipe() throws {
    let desk = try Desk.ready()
    let path = "\(desk.folder.path)/pipe"
    try #require(mkfifo(path, 0o600) == 0)
    // Both ends, so that nobody waits for the other.
    let reader = open(path, O_RDWR | O_NONBLOCK)
    defer { close(reader) }

    #expect(desk.run("export", "csv", "-o", path).exit == .done)
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(reader, &bytes, bytes.count)
    #expect(Array(bytes.prefix(max(0, count))) == desk.run("export", "csv").output)
  }

  @Test("a folder named by -o is refused and left alone")
  func folder() throws {
    let desk = try Desk.ready()
    #expect(desk.run("export", "json", "-o", desk.folder.path).exit == .failed)
    #expect(try names(in: desk.folder.path).contains("roll.db"))
  }

  private func names(in path: String) throws -> [String] {
    let folder = try #require(opendir(path))
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }
}
