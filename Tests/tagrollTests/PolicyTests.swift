import Testing
import Words

/// What the house lays down, word for word.
@Suite("policies")
struct PolicyTests {
  @Test("in both languages", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("person", "add", "chen.mo", "--name", "陈默", "--role", "manager")
    desk.tell("policy", "show")
    desk.tell("policy", "show", "standard")
    let ours = desk.run("policy", "show", "standard", "--json").text
      .replacing("\"name\": \"standard\"", with: "\"name\": \"Harbour School 2026\"")
      .replacing("\"missing_days\": 15", with: "\"missing_days\": 30")
    desk.tell("policy", "check", "-", input: Array(ours.utf8), from: "cat ours.json")
    let bad = ours.replacing("\"appraisers\": 3", with: "\"appraisers\": 4")
    desk.tell("policy", "check", "-", input: Array(bad.utf8), from: "cat bad.json")
    desk.tell("policy", "check", "-", input: Array("{".utf8), from: "echo {")
    desk.tell("policy", "check", "missing.json")
    desk.tell("policy", "set", "-", "--dry-run", input: Array(ours.utf8), from: "cat ours.json")
    desk.tell("policy", "set", "-", "--witness", "chen.mo", input: Array(ours.utf8), from: "cat ours.json")
    desk.tell("policy", "set", "-", "--witness", "chen.mo", input: Array(ours.utf8), from: "cat ours.json")
    desk.tell("policy", "set", "solo")
    desk.tell("policy", "set", "solo", "--witness", "wang.lei")
    desk.tell("retire", "LT-00013", "--reason", "old", "--yes")
    desk.tell("stocktake", "review")
    desk.tell("policy", "set", "solo", "--witness", "chen.mo", "--json")
    desk.tell("ledger", "log", "--from", "11")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "policy.\(language)")
  }
}
