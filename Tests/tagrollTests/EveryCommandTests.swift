import JSONBytes
import Testing
import Words

@testable import tagroll

@Suite("every command")
struct EveryCommandTests {
  private func desk(before errand: Errand, _ language: Language = .en) throws -> Desk {
    let desk = try Desk.ready(language)
    if errand.hasConflict { #expect(desk.run("register", "-", input: desk.boardSwapped()).exit == .refused) }
    for step in errand.preparation(in: desk.folder.path) {
      let run = desk.run(step)
      try #require(run.exit == .done, "\(step): \(run.errorText)")
    }
    return desk
  }

  private func line(_ errand: Errand, _ desk: Desk) -> [String] { errand.line(in: desk.folder.path) }

  @Test("runs with the least it needs", arguments: Errand.all)
  func runs(errand: Errand) throws {
    let desk = try desk(before: errand)
    let run = desk.run(line(errand, desk), input: errand.input)
    #expect(run.exit == .done, "\(run.errorText)")
  }

  @Test("prints one JSON value with --json, the same in every language", arguments: Errand.answering)
  func json(errand: Errand) throws {
    var answers: [[UInt8]] = []
    for language in Language.allCases {
      let desk = try desk(before: errand, language)
      let run = desk.run(line(errand, desk) + ["--json"], input: errand.input)
      #expect(run.exit == .done, "\(run.errorText)")
      #expect(run.errors == [])
      try JSONReader.read(run.output) { reader throws(JSONError) in try reader.skip() }
      answers.append(text(run, desk))
    }
    #expect(answers[0] == answers[1])
  }

  /// Without the one thing that differs: where the roll lies.
  private func text(_ run: Desk.Run, _ desk: Desk) -> [UInt8] {
    Array(run.text.replacing(desk.folder.path, with: "/rolls").utf8)
  }

  @Test("with --dry-run leaves every byte of the roll alone and says so", arguments: Errand.writing)
  func dryRun(errand: Errand) throws {
    let desk = try desk(before: errand)
    let before = try File.bytes(desk.roll)
    let run = desk.run(line(errand, desk) + ["--dry-run"], input: errand.input)

    #expect(run.exit == .done, "\(run.errorText)")
    #expect(run.text.hasSuffix("Dry run: nothing written.\n"))
    #expect(try File.bytes(desk.roll) == before)

    let real = desk.run(line(errand, desk), input: errand.input)
    #expect(real.exit == .done)
    #expect(try File.bytes(desk.roll) != before)
  }

  @Test("takes effect on the day of --on", arguments: Errand.writing)
  func effectiveDay(errand: Errand) throws {
    let desk = try desk(before: errand)
    let before = desk.run("ledger", "log").text.split(separator: "\n").count
    let run = desk.run(line(errand, desk) + ["--on", "2026-11-20"], input: errand.input)
    #expect(run.exit == .done, "\(run.errorText)")

    let added = desk.run("ledger", "log").text.split(separator: "\n").dropFirst(before)
    #expect(!added.isEmpty)
    for line in added where !line.contains("2026-11-20") { Issue.record("\(line)") }
  }

  @Test("refuses a day that is still to come", arguments: Errand.writing)
  func future(errand: Errand) throws {
    let desk = try desk(before: errand)
    let before = desk.run("ledger", "log").text.split(separator: "\n").count
    let run = desk.run(line(errand, desk) + ["--on", "2026-11-24"], input: errand.input)

    #expect(run.exit == .refused)
    #expect(run.errorText.hasPrefix("error[date.future]: 2026-11-24 is still to come\n"))
    // Nothing is written but that it was tried.
    let added = desk.run("ledger", "log").text.split(separator: "\n").dropFirst(before)
    #expect(added.count == 1 && added.allSatisfy { $0.contains("attempt refused") }, "\(added)")
  }

  @Test("asked for again by the same name does nothing again", arguments: Errand.repeatable)
  func requests(errand: Errand) throws {
    let desk = try desk(before: errand)
    let line = line(errand, desk) + ["--request-id", "r-1"]
    let first = desk.run("ledger", "log").text.split(separator: "\n").count
    let run = desk.run(line, input: errand.input)
    #expect(run.exit == .done, "\(run.errorText)")
    let log = desk.run("ledger", "log").text

    let again = desk.run(line, input: errand.input)
    #expect(
      again.exit == .done && again.text.hasPrefix("done before, on 2026-11-23; nothing written"), "\(again)")
    let last = log.split(separator: "\n").count - 1
    let numbers = first == last ? "#\(first)\n" : "#\(first)-#\(last)\n"
    #expect(again.text.hasSuffix(numbers), "\(again)")
    #expect(desk.run("ledger", "log").text == log)
    let other = desk.run("location", "add", "Room 9", "--request-id", "r-1")
    #expect(errand.path == ["location", "add"] || other.exit == .refused, "\(other)")
    #expect(desk.run("ledger", "verify").exit == .done)
  }

  @Test("is refused to somebody who may not write", arguments: Errand.writing)
  func roles(errand: Errand) throws {
    let desk = try desk(before: errand)
    try desk.done("person", "add", "gu.wen", "--name", "顾问", "--role", "auditor")
    let before = desk.run("ledger", "log").text.split(separator: "\n").count
    let users = ["wang.lei"] + (errand.auditorMay ? [] : ["gu.wen"])
    for user in users + ["nobody"] {
      desk.user = user
      let run = desk.run(line(errand, desk), input: errand.input)
      #expect(run.exit == .notPermitted, "\(user): \(run.errorText)")
    }
    // Nothing is written but that they tried; whoever is nobody has no name in the ledger.
    let added = desk.run("ledger", "log").text.split(separator: "\n").dropFirst(before)
    #expect(added.count == users.count)
    for (line, user) in zip(added, users) {
      #expect(line.contains("attempt refused") && line.hasSuffix(user), "\(line)")
    }
    desk.user = "zhou.min"
    #expect(desk.run("ledger", "verify").exit == .done)
  }
}
