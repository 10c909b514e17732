import Testing
import Words

@testable import tagroll

/// People from a list, word for word.
@Suite("people from a list")
struct PersonImportTests {
  private static func file(_ desk: Desk, _ name: String, _ text: String) throws -> String {
    let path = "\(desk.folder.path)/\(name)"
    try File.write(Array(text.utf8), to: path)
    return path
  }

  @Test("planned, written, written again and changed, in both languages", arguments: Language.allCases)
  func told(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    let staff = try Self.file(
      desk, "staff.csv",
      """
      登录名,姓名,角色,部门,离职日期,电话
      wang.lei,王磊,,教务处,,1
      li.na,李娜,technician,教务处,,2
      xu.jie,"徐杰, IT",technician auditor,信息中心,,3
      =cmd|calc,=SUM(A1),,,,4
      zhou.min,周敏,technician,,,5
      ,nobody,,,,6
      sun.li,孙丽,king,,,7
      XU.JIE,徐杰,,,,8
      chen.bo,陈波,,,2026-11-01,9
      gao.yu,高宇,,,2026-12-31,10

      """)
    desk.tell("person", "import", "csv", staff)
    desk.tell("person", "import", "csv", staff, "--apply")
    desk.tell("person", "import", "csv", staff, "--apply", "--keep-going")
    desk.tell(
      "person", "import", "csv", staff, "--apply", "--keep-going", "--yes", "--rejects",
      "\(desk.folder.path)/rejects.csv")
    desk.tell("person", "import", "csv", "\(desk.folder.path)/rejects.csv")
    desk.tell("person", "import", "csv", staff, "--apply", "--keep-going", "--yes")
    let leavers = try Self.file(
      desk, "leavers.csv", "login,name,roles,left_on\nwang.lei,王雷,,2026-11-20\nli.na,,\\N,\nchen.bo,,,\\N\n")
    desk.tell("person", "import", "csv", leavers)
    desk.tell("person", "import", "csv", leavers, "--apply", "--yes", "--dry-run")
    desk.tell("person", "import", "csv", leavers, "--apply", "--yes")
    desk.tell("person", "import", "csv", leavers, "--apply", "--yes", "--json")
    desk.tell("person", "list")
    desk.tell("report", "refusals")
    desk.tell("ledger", "verify")
    desk.tell("ledger", "rebuild")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "person-import.\(language)")
  }

  @Test("what is no list is refused, and nothing is written", arguments: Language.allCases)
  func refused(language: Language) throws {
    let desk = try Desk.ready(language)
    for text in ["", "name\nx\n", "login;name\nw;x\n", "login,账号\n", "login\n\"w\n"] {
      let path = try Self.file(desk, "bad.csv", text)
      desk.tell("person", "import", "csv", path, "--apply", "--yes")
    }
    try File.write([0x6C, 0x0A, 0xFF, 0x20], to: "\(desk.folder.path)/bytes.csv")
    desk.tell("person", "import", "csv", "\(desk.folder.path)/bytes.csv")
    desk.tell("person", "import", "csv", "\(desk.folder.path)/none.csv")
    desk.tell("person", "import", "csv", "-", "--column", "EmpNo", input: Array("login\nw\n".utf8))
    desk.tell("person", "import", "csv", "-", "--column", "login=EmpNo", input: Array("EmpNo\n007\n".utf8))
    // 登录名,姓名 and w,王磊 as a Chinese spreadsheet writes them.
    desk.tell(
      "person", "import", "csv", "-",
      input: [0xB5, 0xC7, 0xC2, 0xBC, 0xC3, 0xFB, 0x2C, 0xD0, 0xD5, 0xC3, 0xFB, 0x0A] + [0x77, 0x2C]
        + [0xCD, 0xF5, 0xC0, 0xDA, 0x0A])
    desk.tell("person", "list")
    try Golden.expect(desk.transcript, equal: "person-import-refused.\(language)")
  }

  @Test("rows in are rows written, the same, or refused: always")
  func sums() throws {
    let desk = try Desk.ready()
    var text = "login,name,left_on\n"
    for number in 0..<2000 {
      let login = number % 7 == 3 ? "" : "p\(number % 1500)"
      text += "\(login),人 \(number),\(number % 11 == 0 ? "bad" : "")\n"
    }
    let path = try Self.file(desk, "many.csv", text)
    let first = try Sums(
      desk.run("person", "import", "csv", path, "--apply", "--keep-going", "--yes", "--json"))
    #expect(first.rows == 2000)
    #expect(first.written + first.same + first.refused == first.rows)
    #expect(first.written > 1000)
    let second = try Sums(
      desk.run("person", "import", "csv", path, "--apply", "--keep-going", "--yes", "--json"))
    #expect(second.rows == 2000)
    #expect(second.written == 0)
    #expect(second.same + second.refused == second.rows)
    try desk.done("ledger", "verify")
  }

  private struct Sums {
    var rows = 0
    var written = 0
    var same = 0
    var refused = 0

    init(_ run: Desk.Run) throws {
      for (name, path) in [
        ("rows", \Sums.rows), ("written", \.written), ("same", \.same), ("refused", \.refused),
      ] {
        let line = try #require(run.text.split(separator: "\n").first { $0.contains("\"\(name)\":") })
        self[keyPath: path] = try #require(Int(line.filter(\.isNumber)))
      }
    }
  }

  @Test("who was erased is gone from every name they went by")
  func erased() throws {
    let desk = try Desk.ready()
    let one = try Self.file(desk, "one.csv", "login,name,department\nxu.jie,旧姓名甲,旧部门乙\n")
    try desk.done("person", "import", "csv", one, "--apply", "--yes")
    try desk.done("backup", "create")
    let two = try Self.file(desk, "two.csv", "login,name,department\nxu.jie,新姓名丙,新部门丁\n")
    try desk.done("person", "import", "csv", two, "--apply", "--yes")
    try desk.done("person", "erase", "xu.jie", "--basis", "asked", "--confirm", "xu.jie")
    try desk.done("ledger", "verify")
    try expectGone(desk)
    try desk.done("restore", "--confirm", "Harbour School")
    try desk.done("ledger", "verify")
    try expectGone(desk)
  }

  private func expectGone(_ desk: Desk) throws {
    let bytes = try File.bytes(desk.roll)
    for name in ["旧姓名甲", "旧部门乙", "新姓名丙", "新部门丁"] {
      #expect(bytes.firstRange(of: Array(name.utf8)) == nil, "\(name) is still there")
    }
  }
}
