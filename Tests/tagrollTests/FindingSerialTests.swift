import Testing

@testable import tagroll

@Suite("finding by serial")
struct FindingSerialTests {
  @Test(
    "a serial too short to recognise a machine by finds the thing it was typed for",
    arguments: ["A1", "a1", " A1\r", "Ａ１", "sn:A1", "sn:ａ１"])
  func short(code: String) throws {
    let desk = try Desk.ready()
    try desk.done("register", "--category", "dock", "--model", "WD19", "--serial", "A1")
    #expect(try desk.done("show", code).text.hasPrefix("DK-00013  WD19\n"))
  }

  @Test("two that bear one short serial are both meant, and neither is taken for the other")
  func shortTwins() throws {
    let desk = try Desk.ready()
    try desk.done("register", "--category", "dock", "--model", "WD19", "--serial", "A1")
    try desk.done("register", "--category", "dock", "--model", "TB16", "--serial", "A1")
    #expect(desk.run("show", "A1").exit == .ambiguous)
    #expect(desk.run("ledger", "verify").exit == .done)
  }

  @Test("a placeholder finds nothing, however often it was typed in")
  func placeholder() throws {
    let desk = try Desk.ready()
    try desk.done("register", "--category", "dock", "--model", "WD19", "--serial", "None")
    #expect(desk.run("show", "None").exit == .notFound)
  }

  @Test(
    "a serial that a device spells in full-width letters is found as a keyboard types it and as it stands",
    arguments: ["PF2ABCDE", "pf2abcde", "ＰＦ２ＡＢＣＤＥ", "sn:ｐｆ２ａｂｃｄｅ"])
  func fullWidth(code: String) throws {
    let desk = try Desk()
    try desk.done("init", "--org", "Harbour School", "--store", "IT Store")
    let scan = try desk.done("scan", "--json").text.replacing("PF2ABCDE", with: "ＰＦ２ＡＢＣＤＥ")
    try desk.done("register", "-", input: Array(scan.utf8))
    #expect(try desk.done("show", code).text.hasPrefix("LT-00013"))
  }
}
