import Glibc
import Testing
import Words

@testable import tagroll

@Suite("an administrator's rules")
struct RuleFileTests {
  /// Writes `rules.json` into the desk's own config folder.
  private func give(_ desk: Desk, _ text: String) throws -> String {
    for folder in [".config", ".config/tagroll"] where access("\(desk.folder.path)/\(folder)", F_OK) != 0 {
      try #require(mkdir("\(desk.folder.path)/\(folder)", 0o755) == 0)
    }
    let path = "\(desk.folder.path)/.config/tagroll/rules.json"
    try File.write(Array(text.utf8), to: path)
    return path
  }

  private static let pool = """
    {"format": "tagroll-rules", "version": 1, "off": ["mac.local"], "rules": [
      {"id": "house.pool", "of": ["serial"], "words": ["PF2ABCDE"],
       "reason": {"en": "the label of our loan pool", "zh": "借用设备的标签"}}]}
    """

  @Test("are obeyed by a scan and by the roll, and told with their reason", arguments: Language.allCases)
  func obeyed(language: Language) throws {
    let desk = try Desk(language)
    _ = try give(desk, Self.pool)
    try desk.done("init", "--org", "Harbour School", "--store", "IT Store")
    let card = try desk.done("scan").text
    #expect(
      card.contains(
        language == .en
          ? "rejected by house.pool: the label of our loan pool" : "已排除，规则 house.pool：借用设备的标签"))
    #expect(!card.contains("mac.local"))
    try desk.done("register")
    #expect(desk.run("show", "sn:PF2ABCDE").exit == .notFound)
    #expect(try desk.done("show", ".").text.hasPrefix("LT-00013"))
  }

  @Test("are read from every config folder there is")
  func folders() throws {
    let desk = try Desk()
    _ = try give(desk, Self.pool)
    let shared = "\(desk.folder.path)/shared"
    for folder in [shared, "\(shared)/tagroll"] { try #require(mkdir(folder, 0o755) == 0) }
    try File.write(
      Array(
        #"{"format":"tagroll-rules","version":1,"rules":[{"id":"house.disk","of":["disk_serial"],"words":["S6B2K1"],"reason":{"en":"a","zh":"一"}}]}"#
          .utf8), to: "\(shared)/tagroll/rules.json")
    desk.environment["XDG_CONFIG_DIRS"] = shared
    let card = try desk.done("scan").text
    #expect(card.contains("rejected by house.pool"))
    #expect(card.contains("S6B2K1 rejected by house.disk: a"))
  }

  @Test(
    "that are broken are refused with the place and a way out, and nothing is judged without them",
    arguments: Language.allCases)
  func broken(language: Language) throws {
    let desk = try Desk(language)
    let path = try give(desk, "")
    for text in [
      "",
      "{\"format\": \"tagroll-rules\", \"version\": 1,\n  \"rules\": [\n    {\"id\": \"house.x\", \"contains\": [\"x\"]}]}",
      #"{"format": "tagroll-rules", "version": 1, "off": ["any.thing"]}"#,
    ] {
      _ = try give(desk, text)
      desk.tell("scan")
    }
    try #require(unlink(path) == 0 && mkdir(path, 0o755) == 0)
    desk.tell("scan")
    #expect(desk.run("register", "--category", "dock", "--serial", "X1234").exit != .done)
    try Golden.expect(desk.transcript, equal: "rules-broken.\(language)")
  }

  @Test(
    "are not even read by what judges nothing",
    arguments: [
      ["help"], ["scan", "--json"], ["scan", "-h"], ["list"], ["show", "LT-00021"], ["--version"], [],
    ])
  func lazy(line: [String]) throws {
    let desk = try Desk.ready()
    try desk.done("register", "--category", "laptop", "--serial", "PF9ZYXWV")
    _ = try give(desk, "broken")
    let run = desk.run(line)
    #expect(run.exit == .done, "\(run.errorText)")
  }

  @Test("are explained by help, with an example that holds", arguments: Language.allCases)
  func help(language: Language) throws {
    let desk = try Desk(language)
    desk.tell("help", "rules")
    try Golden.expect(desk.transcript, equal: "help-rules.\(language)")
    _ = try give(desk, RulesHelp.exampleFile)
    try desk.done("scan")
  }

  @Test("that cannot be read are no less refused, and a pipe in their place is not waited for")
  func unreadable() throws {
    let desk = try Desk()
    let path = try give(desk, "")
    try #require(unlink(path) == 0 && mkfifo(path, 0o600) == 0)
    let run = desk.run("scan")
    #expect(run.exit == .usage)
    #expect(run.errorText.hasPrefix("error[rules.unreadable]: "))
  }
}
