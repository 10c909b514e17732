import Glibc
import Testing
import Words

/// What stands beside machines, word for word.
@Suite("what stands on whose desk")
struct DeskGraphTests {
  @Test("what more than a hundred machines show is no one thing, and is written down no more")
  func shared() throws {
    let desk = try Desk.ready()
    let scan = desk.run("scan", "--json").text
    let machines = (1000..<1105).map { number in
      [
        ("PF2ABCDE", "PF3Z\(number)"),
        ("4c4c4544-0051-3010-8052-b4c04f4a4b32", "3f7a1c2e-5b44-11ec-9a31-8c16\(number)e6f0"),
        ("6c:24:08:aa:bb:01", "6c:24:08:ab:\(number / 100):\(10 + number % 100 % 90)"),
        ("L1HF1AB0CDE", "L1HG\(number)CDE"),
        ("S6B2K1", "S6C\(number)"),
        ("7d2b1c90a3f44e1fb0c5d6e7f8091a2b", "7d2b1c90a3f44e1fb0c5d6e7f809\(number)"),
      ].reduce(scan) { $0.replacing($1.0, with: $1.1) }
    }
    let stream = Array(machines.map { $0.filter { $0 != "\n" } + "\n" }.joined().utf8)
    #expect(desk.run("register", "--from", "-", input: stream).text.contains("registered 105 "))
    // The desk's own machine and a hundred others, each with a monitor and a dock.
    let sightings = desk.run("ledger", "log").text.split(separator: "\n").count {
      $0.contains("seen at a desk")
    }
    #expect(sightings == 202)
    #expect(desk.run("register", "--from", "-", input: stream).text.contains(" same 105 "))
    #expect(desk.run("ledger", "verify").text.contains("none altered"))
  }

  /// The recorded machine's report with something else in it.
  private static func report(_ desk: Desk, _ changes: (String, String)...) -> [UInt8] {
    var text = desk.run("scan", "--json").text
    for (old, new) in changes { text = text.replacing(old, with: new) }
    return Array(text.utf8)
  }

  /// Another laptop, at which the same monitor stands.
  private static func other(_ desk: Desk) -> [UInt8] {
    report(
      desk, ("PF2ABCDE", "PF9ZYXWV"),
      ("4c4c4544-0051-3010-8052-b4c04f4a4b32", "3f7a1c2e-5b44-11ec-9a31-8c1645d2e6f0"),
      ("6c:24:08:aa:bb:01", "6c:24:08:aa:bb:02"), ("S6B2K1", "S6B2K2"), ("L1HF1AB0CDE", "L1HF1AB0CDF"),
      ("7d2b1c90", "7d2b1c91"))
  }

  /// A day goes by.
  private static func tomorrow(_ desk: Desk, _ day: String) {
    desk.pass(days: 1)
    desk.today = day
  }

  @Test(
    "a monitor is told at its desk, follows the scans, and the books stay as they were",
    arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk(language)
    try desk.done("init", "--org", "Harbour School", "--store", "IT Store")
    try desk.done("person", "add", "wang.lei", "--name", "王磊")
    try desk.done("person", "add", "li.na", "--name", "李娜")
    try desk.done("location", "add", "Room 204")
    desk.tell("register", "--to", "wang.lei", "--at", "Room 204")
    desk.tell("report", "desks")
    desk.tell("register")
    desk.tell(
      "register", "--category", "monitor", "--maker", "DEL", "--model", "U2723QE", "--serial", "7XK2PT3",
      "--to", "li.na", "--at", "Room 204")
    desk.tell("report", "desks")
    desk.tell("register")
    desk.tell("register")
    desk.tell("report", "desks")
    desk.tell("show", "MN-00013")
    Self.tomorrow(desk, "2026-11-24")
    desk.tell("register", "-", "--at", "IT Store", input: Self.other(desk), from: "cat other.json")
    desk.tell("show", "LT-00013")
    desk.tell("report", "desks")
    Self.tomorrow(desk, "2026-11-25")
    desk.tell("register")
    desk.tell("report", "desks")
    desk.tell("history", "MN-00013")
    desk.tell("report", "desks", "--as-of", "2026-11-24")
    desk.tell("report", "desks", "--json")
    desk.tell("ledger", "verify")
    desk.tell("ledger", "rebuild")
    try Golden.expect(desk.transcript, equal: "desks.\(language)")
  }

  @Test("a monitor that tells no serial is named by who looked, in one command", arguments: Language.allCases)
  func nameless(language: Language) throws {
    let desk = try Desk(language)
    try desk.done("init", "--org", "Harbour School", "--store", "IT Store")
    try desk.done("register", "--category", "monitor", "--maker", "DELL", "--model", "U2723QE")
    let bare = Self.report(desk, ("\"7XK2PT3\"", "\"SerialNumber\""), ("810571341", "16843009"))
    let other = Self.report(
      desk, ("\"7XK2PT3\"", "\"SerialNumber\""), ("810571341", "16843009"), ("card0-DP-1", "card1-DP-3"))
    Self.tomorrow(desk, "2026-11-24")
    desk.tell("register", "-", input: bare, from: "cat bare.json")
    desk.tell("register", "-", input: other, from: "cat other-port.json")
    desk.tell("report", "desks")
    desk.tell("desk", "confirm", "LT-00013")
    desk.tell("desk", "confirm", "LT-00013", "MN-00013")
    desk.tell("desk", "confirm", "LT-00013:HDMI-A-1", "MN-00013")
    desk.tell("desk", "confirm", "LT-00013:DP-1", "LT-00013")
    desk.tell("desk", "confirm", "LT-00013:dp-1", "MN-00013", "--dry-run")
    desk.tell("desk", "confirm", "LT-00013:dp-1", "MN-00013")
    desk.tell("desk", "confirm", "LT-00013:dp-1", "MN-00013")
    desk.tell("show", "MN-00013")
    desk.tell("report", "desks")
    desk.tell("desk", "confirm", "LT-00013:DP-1", "--unknown")
    desk.tell("history", "MN-00013")
    desk.tell("undo")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "desks-nameless.\(language)")
  }

  @Test("a scan that says nothing new of the desk writes nothing, from another port or after another start")
  func unchanged() throws {
    let desk = try Desk.ready()
    let before = desk.run("ledger", "head").text
    #expect(desk.run("register").text.contains("on the roll already, nothing written"))
    let moved = Self.report(desk, ("card0-DP-1", "card1-DP-5"))
    #expect(desk.run("register", "-", input: moved).text.contains("on the roll already, nothing written"))
    let undocked = Self.report(
      desk, ("\"built_in\":{\"value\":false", "\"built_in\":{\"value\":true"),
      ("\"attached\":{\"value\":true", "\"attached\":{\"value\":false"))
    #expect(desk.run("register", "-", input: undocked).text.contains("on the roll already, nothing written"))
    #expect(desk.run("ledger", "head").text == before)
  }

  @Test("two machines that share a screen are told, and do not fill the ledger")
  func turns() throws {
    let desk = try Desk.ready()
    try desk.done("register", "-", input: Self.other(desk))
    for _ in 0..<10 {
      desk.pass(days: 1)
      desk.run("register", "-", input: Self.other(desk))
      desk.run("register")
    }
    let log = desk.run("ledger", "log", "--json").text
    // Two things, four times each.
    #expect(log.components(of: "desk_seen") == 8)
    let run = desk.run("report", "desks")
    #expect(run.text.contains("by turns: one at several machines, or several of one serial"), "\(run.text)")
  }

  @Test("a serial that turns out to be a placeholder is forgotten as soon as a rule says so")
  func placeholder() throws {
    let desk = try Desk.ready()
    #expect(desk.run("report", "desks").text.contains("7XK2PT3"))
    for folder in [".config", ".config/tagroll"] {
      try #require(mkdir("\(desk.folder.path)/\(folder)", 0o755) == 0)
    }
    let rules = """
      {"format": "tagroll-rules", "version": 1, "rules": [
        {"id": "house.monitor", "of": ["serial"], "words": ["7xk2pt3"],
         "reason": {"en": "the same in several of our monitors", "zh": "多台显示器相同"}},
        {"id": "house.number", "of": ["monitor_number"], "words": ["810571341"],
         "reason": {"en": "the same in several of our monitors", "zh": "多台显示器相同"}}]}
      """
    try File.write(Array(rules.utf8), to: "\(desk.folder.path)/.config/tagroll/rules.json")
    let after = desk.run("report", "desks")
    #expect(
      after.text.contains("Things: 1.") && !after.text.contains("7XK2PT3"), "\(after.text)\(after.errorText)")
    #expect(desk.run("register").text.contains("seen beside it: monitor DELL U2723QE (DP-1)"))
  }

  @Test("a monitor that may be one of ours, by its label, is asked about")
  func unsure() throws {
    let desk = try Desk.ready()
    try desk.done("register", "--category", "monitor", "--maker", "EIZO", "--serial", "7xk2pt3")
    let run = desk.run("report", "desks")
    #expect(
      run.text.contains(
        "may be MN-00013, look at the label:  tagroll desk confirm LT-00013:DP-1 MN-00013"), "\(run.text)")
    try desk.done("desk", "confirm", "LT-00013:DP-1", "MN-00013")
    #expect(desk.run("show", "LT-00013").text.contains("MN-00013 monitor DELL U2723QE 7XK2PT3 at DP-1"))
    desk.run("undo")
    #expect(desk.run("undo").errorText.contains("tagroll desk confirm TAG:PORT --unknown"))
  }

  @Test("what names a thing beside a machine is copied into a shell as one word")
  func hostile() throws {
    let desk = try Desk(.en)
    try desk.done("init", "--org", "Harbour School", "--store", "It's a $(store)")
    let text = Self.report(desk, ("DELL U2723QE", "X'; rm -rf $HOME #\\u001b[2J"))
    try desk.done(["register", "-"], input: text)
    let run = desk.run("report", "desks")
    #expect(run.text.contains(#"--model 'X'\''; rm -rf $HOME #"#), "\(run.text)")
    #expect(run.text.contains(#"--at 'It'\''s a $(store)'"#))
    #expect(!run.text.contains("\u{1B}"))
  }
}

extension Desk {
  fileprivate func done(_ arguments: [String], input: [UInt8]) throws {
    try #require(run(arguments, input: input).errorText.contains("seen beside it"))
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { split(separator: part).count - 1 }
}
