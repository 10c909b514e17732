import CSVBytes
import Model
import Testing

@testable import Exchange

@Suite("Lists of people")
struct PersonCSVTests {
  private static func list(
    _ text: String, calling named: [PersonCSV.Column: String] = [:]
  ) throws(PersonCSV.Failure) -> PersonCSV {
    try PersonCSV(Array(text.utf8), calling: named) { Role(rawValue: $0) }
  }

  private static func lines(_ text: String) throws -> [Result<PersonCSV.Line, PersonCSV.Fault>] {
    let list = try Self.list(text)
    var lines: [Result<PersonCSV.Line, PersonCSV.Fault>] = []
    while let line = try list.next() { lines.append(line) }
    return lines
  }

  @Test(
    "a list that does not say who is meant is refused",
    arguments: [
      ("", PersonCSV.Failure.noLoginColumn([])), ("name,roles\n", .noLoginColumn(["name", "roles"])),
      ("login,账号\n", .twoColumns(.login, "login", "账号")), ("login\n\"a", .csv(.openQuote(line: 2))),
    ])
  func broken(text: String, failure: PersonCSV.Failure) {
    #expect(throws: failure) { try Self.lines(text) }
  }

  @Test(
    "a line that is no person says why",
    arguments: [
      ("login\nw,x\n", PersonCSV.Fault.csv(.ragged(cells: 2, expected: 1))), ("login,name\n,王磊\n", .noLogin),
      ("login,name\nw,a\u{7}b\n", .notPlain(.name)), ("login,name\nw,\"a\nb\"\n", .notPlain(.name)),
      ("login,roles\nw,king\n", .badRole("king")), ("login,left_on\nw,03/04/2026\n", .badDay("03/04/2026")),
      ("login,left_on\nw,2026-02-30\n", .badDay("2026-02-30")), ("login,name\nw,\\N\n", .cannotClear(.name)),
      ("login\n\(String(repeating: "w", count: 257))\n", .tooLong(.login)),
    ])
  func faults(text: String, fault: PersonCSV.Fault) throws {
    #expect(try Self.lines(text) == [.failure(fault)])
  }

  @Test("headings are known in both languages, in any order and case, and what means nothing is told")
  func headings() throws {
    let list = try Self.list("电话,离职日期,部门,角色, 姓名 ,登录名\n1,2026/11/3,教务处,technician、auditor,王磊,ｗang.lei\n")
    #expect(list.ignored == ["电话"])
    var line = PersonCSV.Line(login: "wang.lei")
    line.name = .value("王磊")
    line.roles = .value([.technician, .auditor])
    line.department = .value("教务处")
    line.left = .value(Day("2026-11-03")!)
    #expect(try list.next() == .success(line))
    #expect(try list.next() == nil)
    #expect(try Self.list("Log-In,Full Name,Left_On\n").ignored == [])
  }

  @Test("a column may be called what a house calls it")
  func named() throws {
    let list = try Self.list("工号,login\n007,x\n", calling: [.login: "工号"])
    #expect(try list.next() == .success(PersonCSV.Line(login: "007")))
    #expect(throws: PersonCSV.Failure.noColumn("EmpNo")) {
      try Self.list("login\n", calling: [.login: "EmpNo"])
    }
  }

  @Test("an empty cell says nothing, and \\N takes away; lines with nothing on them are none")
  func said() throws {
    var line = PersonCSV.Line(login: "w")
    line.department = .cleared
    line.roles = .cleared
    line.left = .cleared
    #expect(
      try Self.lines("login,department,roles,left_on\n\n,,,\nw,\\N,\\N,\\N\nx,,,\n")
        == [.success(line), .success(PersonCSV.Line(login: "x"))])
  }
}
