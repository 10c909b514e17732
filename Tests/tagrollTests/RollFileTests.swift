import Glibc
import Testing
import Words

@testable import tagroll

/// Files that are no roll, or not one this program may touch.
@Suite("a file that is no roll for us")
struct RollFileTests {
  @Test("is named, told apart and left alone", arguments: Language.allCases)
  func files(language: Language) throws {
    let desk = try Desk(language)
    for line in [["list"], ["assign", "LT-00013", "--to", "wang.lei"], ["ledger", "verify"]] {
      desk.tell(line)
    }
    try desk.done("init", "--org", "Harbour School")
    let good = try File.bytes(desk.roll)

    desk.user = "wang.lei"
    desk.tell("location", "add", "Room 204")
    desk.user = "zhou.min"
    desk.tell("list", "--db", desk.folder.path)

    try expectUntouched(desk, Array("this is a shopping list\n".utf8), ["list"], ["init", "--org", "x"])
    try expectUntouched(desk, [], ["list"])
    // The application id and the user version of the file header: https://www.sqlite.org/fileformat.html 1.3.
    try expectUntouched(desk, patched(good, at: 68, 0), ["list"], ["init", "--org", "x"])
    try expectUntouched(desk, patched(good, at: 60, 99), ["list"], ["assign", "LT-00013", "--to", "x"])
    try expectUntouched(desk, Array(good.prefix(good.count / 2)), ["list"], ["ledger", "verify"])
    let page = [UInt8](repeating: 0xA5, count: good.count - 4096)
    try expectUntouched(desk, Array(good.prefix(4096)) + page, ["list"], ["location", "add", "x"])
    try Golden.expect(desk.transcript, equal: "refusals-file.\(language)")
  }

  private func patched(_ file: [UInt8], at offset: Int, _ value: UInt8) -> [UInt8] {
    var file = file
    file.replaceSubrange(offset..<(offset + 4), with: [0, 0, 0, value])
    return file
  }

  private func expectUntouched(_ desk: Desk, _ bytes: [UInt8], _ lines: [String]...) throws {
    for suffix in ["-wal", "-shm"] { unlink(desk.roll + suffix) }
    try File.write(bytes, to: desk.roll)
    for line in lines {
      let run = desk.tell(line)
      #expect(run.exit != .done)
    }
    #expect(try File.bytes(desk.roll) == bytes)
  }

  @Test("in a folder that cannot be written to can be read", .enabled(if: geteuid() != 0))
  func readOnly() throws {
    let desk = try Desk.ready()
    chmod(desk.folder.path, 0o500)
    #expect(desk.run("list").exit == .done)
    let run = desk.run("location", "add", "Room 205")
    #expect(run.exit == .failed)
    #expect(run.errorText.hasPrefix("error[roll.read_only]: "))
  }
}
