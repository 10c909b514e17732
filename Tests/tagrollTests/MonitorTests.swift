import Testing
import Words

/// Monitors as assets, word for word.
@Suite("monitors of a machine")
struct MonitorTests {
  @Test("are proposed, registered on demand, and recognised", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk(language)
    try desk.done("init", "--org", "Harbour School", "--store", "IT Store")
    try desk.done("person", "add", "wang.lei", "--name", "王磊")
    desk.tell("register", "--monitors", "--dry-run")
    desk.tell("register")
    desk.tell("register", "--monitors", "--to", "wang.lei")
    desk.tell("history", "MN-00013")
    desk.tell("show", "7XK2PT3")
    desk.tell("register", ".", "--monitors")
    desk.tell("ledger", "verify")
    desk.tell("ledger", "rebuild")
    try Golden.expect(desk.transcript, equal: "monitors.\(language)")
  }

  /// The recorded machine's report with something else in it.
  private func report(_ desk: Desk, _ changes: (String, String)...) -> [UInt8] {
    var text = desk.run("scan", "--json").text
    for (old, new) in changes { text = text.replacing(old, with: new) }
    return Array(text.utf8)
  }

  @Test("one that was seen at another machine before is the same one")
  func elsewhere() throws {
    let desk = try Desk.ready()
    try desk.done("register", ".", "--monitors")
    let other = report(
      desk, ("PF2ABCDE", "PF9ZYXWV"),
      ("4c4c4544-0051-3010-8052-b4c04f4a4b32", "3f7a1c2e-5b44-11ec-9a31-8c1645d2e6f0"),
      ("6c:24:08:aa:bb:01", "6c:24:08:aa:bb:02"), ("S6B2K1", "S6B2K2"), ("L1HF1AB0CDE", "L1HF1AB0CDF"),
      ("7d2b1c90", "7d2b1c91"))
    let run = desk.run("register", "-", "--monitors", input: other)
    #expect(
      run.text.contains("MN-00013  on the roll already, nothing written"), "\(run.text)\(run.errorText)")
  }

  @Test("one that somebody typed in by its label is that one, and another maker's may be it")
  func typed() throws {
    let desk = try Desk.ready()
    try desk.done("register", "--category", "monitor", "--model", "U2723QE", "--serial", "7xk2pt3")
    #expect(desk.run("register", ".", "--monitors").text.contains("MN-00013  on the roll already"))
    let other = try Desk.ready()
    try other.done("register", "--category", "monitor", "--maker", "EIZO", "--serial", "7xk2pt3")
    let run = other.run("register", ".", "--monitors")
    #expect(run.errorText.contains("Monitor DELL U2723QE 7XK2PT3 may be MN-00013: look at the label"))
    #expect(!run.text.contains("seen at"))
  }

  @Test("one without a serial of its own is told of, and not registered")
  func nameless() throws {
    let desk = try Desk.ready()
    let bare = report(desk, ("\"7XK2PT3\"", "\"SerialNumber\""), ("810571341", "16843009"))
    let run = desk.run("register", "-", "--monitors", input: bare)
    #expect(run.errorText.contains("Monitor DELL U2723QE tells no serial of its own"))
    #expect(!run.text.contains("MN-"))
  }

  @Test("its serial is no evidence about a machine")
  func noMachine() throws {
    let desk = try Desk.ready()
    try desk.done("register", ".", "--monitors")
    let laptop = report(
      desk, ("PF2ABCDE", "7XK2PT3"),
      ("4c4c4544-0051-3010-8052-b4c04f4a4b32", "3f7a1c2e-5b44-11ec-9a31-8c1645d2e6f0"))
    #expect(!desk.run("register", "-", input: laptop).errorText.contains("MN-00013"))
  }
}
