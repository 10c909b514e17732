import Testing

@testable import tagroll

/// Each thing the rules forbid outright, tried at the desk: it is refused, nothing comes of it, and it is in the list of what
/// was refused.
@Suite("F1–F18: what is forbidden")
struct ForbiddenTests {
  struct Try: Sendable, CustomTestStringConvertible {
    var rule: String
    var why: String
    var before: [[String]] = []
    /// Who tries.
    var user = "zhou.min"
    /// How many days later.
    var days: Int64 = 0
    var line: [String]
    var code: String
    /// Under which code it is filed, where the words are about more than the rule.
    var filed: String?
    var exit = ExitCode.refused
    var testDescription: String { "\(rule) \(why)" }
  }

  private static let tag = "LT-00013"
  private static let given = ["assign", tag, "--to", "wang.lei"]
  private static let retired = ["retire", tag, "--reason", "old", "--yes"]
  private static let wiped = [
    "sanitise", tag, "--method", "purge", "--tool", "nvme-cli", "--result", "verified", "--witness", "li.na",
  ]
  private static let away = [
    "dispose", tag, "--method", "recycle", "--to", "GreenLoop", "--cert", "GL-8812", "--confirm", tag,
  ]
  private static let hold = ["hold", "place", tag, "--kind", "legal", "--case", "12/2026"]
  private static let two = ["policy", "set", "standard", "--witness", "chen.mo"]
  private static let wish = ["order", "request", "--category", "laptop", "--reason", "x"]
  private static let placed = [
    "order", "place", "P-1", "--ref", "PO-1", "--to", "Lenovo", "--price", "7999 CNY", "--months", "36",
  ]
  private static let load = [
    retired, wiped, ["vendor", "add", "GreenLoop"],
    ["vendor", "certify", "GreenLoop", "--scheme", "r2", "--number", "R2-1", "--until", "2027-06-30"],
    ["manifest", "open", "--to", "GreenLoop", "--route", "recycle"], ["manifest", "add", "M-1", tag],
  ]
  private static let failed = [
    "sanitise", tag, "--method", "purge", "--tool", "nvme-cli", "--result", "failed", "--witness", "li.na",
  ]

  static let tries = [
    Try(
      rule: "F1", why: "leaves an end", before: [retired, wiped, away], line: given, code: "asset.wrong_stage"
    ),
    Try(
      rule: "F2", why: "from its user straight out",
      before: [
        ["register", "--category", "monitor", "--serial", "CN0F3K1A0071"],
        ["assign", "MN-00013", "--to", "wang.lei"],
      ], line: away.map { $0 == tag ? "MN-00013" : $0 }, code: "asset.wrong_stage"),
    Try(
      rule: "F3", why: "out with its data", before: [retired], line: away, code: "dispose.no_evidence",
      filed: "data.no_evidence"),
    Try(
      rule: "F3", why: "purged but for what no address leads to", before: [retired],
      line: wiped + ["--hidden", "left"], code: "sanitise.area_left"),
    Try(
      rule: "F3", why: "a key erased of which a copy is kept", before: [retired],
      line: wiped + ["--technique", "crypto-erase", "--key-copies", "kept"], code: "sanitise.key_remains"),
    Try(rule: "F4", why: "out in spite of a hold", before: [hold], line: retired, code: "asset.on_hold"),
    Try(
      rule: "F5", why: "asked for and appraised by one", before: [two, retired],
      line: ["appraise", tag, "--route", "recycle"], code: "event.same_hand"),
    Try(
      rule: "F5", why: "wiped and seen by one", before: [retired],
      line: wiped.dropLast() + ["zhou.min"], code: "sanitise.witness"),
    Try(
      rule: "F5", why: "wiped and sampled by one", before: [retired],
      line: wiped + ["--batch", "B-7", "--batch-size", "20", "--sampled", "1", "--sampled-by", "zhou.min"],
      code: "sanitise.own_sample"),
    Try(
      rule: "F6", why: "throws away what is another's",
      before: [["correct", tag, "ownership=leased", "--reason", "lease papers found"]], line: retired,
      code: "dispose.not_ours"),
    Try(
      rule: "F7", why: "gives to somebody who has left", before: [["person", "leave", "li.na"]],
      line: ["assign", tag, "--to", "li.na"], code: "person.left"),
    Try(
      rule: "F7", why: "gives out what a wipe of failed", before: [failed], line: given,
      code: "data.no_evidence"),
    Try(
      rule: "F8", why: "on a day to come", line: ["move", tag, "--to", "Room 204", "--on", "2026-11-24"],
      code: "date.future"),
    Try(
      rule: "F8", why: "on a day long gone, by a technician", user: "sun.yi",
      line: ["note", tag, "x", "--on", "2026-11-15"], code: "date.long_ago", exit: .notPermitted),
    Try(
      rule: "F9", why: "takes a tag again",
      line: ["register", "--category", "laptop", "--serial", "PF9XYZ12", "--tag", tag],
      code: "asset.tag_taken"),
    Try(
      rule: "F10", why: "changes a serial that somebody else wrote", user: "sun.yi",
      line: ["correct", tag, "serial=PF2ABCDF", "--reason", "misread"], code: "role.not_own",
      exit: .notPermitted),
    Try(
      rule: "F11", why: "lets one go without its load", before: load, line: away, code: "manifest.other_load"),
    Try(
      rule: "F12", why: "ends a repair with a part that lies about",
      before: [
        given, ["repair", "start", tag, "--fault", "dead"], ["repair", "part", tag, "--part-out", "battery"],
      ], line: ["repair", "done", tag, "--note", "mended"], code: "repair.parts_unplaced"),
    Try(
      rule: "F13", why: "closes a load that nobody has answered for",
      before: load + [
        [
          "manifest", "release", "M-1", "--carrier", "SF", "--vehicle", "A1", "--seal", "S-1", "--weight",
          "2.5",
          "--sign", "zhou.min", "--sign", "li.na",
        ]
      ], line: ["manifest", "close", "M-1", "--cert", "GL-1", "--confirm", "M-1"], code: "manifest.unanswered"
    ),
    Try(
      rule: "F15", why: "a certificate for what is not here", before: [["lost", tag, "--reason", "train"]],
      line: wiped, code: "asset.wrong_stage"),
    Try(
      rule: "F16", why: "takes a year of waiting for a yes", before: [wish], days: 365, line: placed,
      code: "purchase.not_approved"),
    Try(
      rule: "F17", why: "an administrator at work", user: "he.jun", line: given, code: "role.missing",
      exit: .notPermitted),
    Try(
      rule: "F18", why: "an auditor at work", user: "gu.wen", line: given, code: "role.missing",
      exit: .notPermitted),
  ]

  private func desk() throws -> Desk {
    let desk = try Desk.ready()
    for (user, role) in [
      ("he.jun", "admin"), ("gu.wen", "auditor"), ("sun.yi", "technician"), ("chen.mo", "manager"),
    ] { try desk.done("person", "add", user, "--role", role) }
    return desk
  }

  private func log(_ desk: Desk) -> [Substring] { desk.run("ledger", "log").text.split(separator: "\n") }

  @Test("is refused, leaves nothing behind, and is in the list of what was refused", arguments: tries)
  func refused(attempt: Try) throws {
    let desk = try desk()
    for step in attempt.before { try #require(desk.run(step).exit == .done, "\(step): \(desk.run(step))") }
    desk.pass(days: attempt.days)
    let before = log(desk)
    desk.user = attempt.user
    let run = desk.run(attempt.line)
    #expect(run.exit == attempt.exit, "\(run.errorText)")
    #expect(run.errorText.hasPrefix("error[\(attempt.code)]"), "\(run.errorText)")

    desk.user = "gu.wen"
    let added = log(desk).dropFirst(before.count)
    #expect(added.count == 1 && added.allSatisfy { $0.contains("attempt refused") }, "\(added)")
    let list = desk.run("report", "refusals", "--by", attempt.user, "--csv").text
    let codes = list.split { $0.isNewline }.compactMap { $0.split(separator: ",").last }
    #expect(codes.contains(Substring(attempt.filed ?? attempt.code)), "\(list)")
    #expect(desk.run("ledger", "verify").exit == .done)
  }

  @Test("is tried for every rule that a command can run into")
  func complete() {
    let numbers = Set(Self.tries.map(\.rule))
    // A scan refuses nothing, see below.
    #expect(numbers == Set((1...18).map { "F\($0)" }).subtracting(["F14"]))
  }

  @Test(
    "F14: a scan changes no stage, whatever stage that is",
    arguments: [[], [given], [retired], [retired, wiped, away]])
  func scan(before: [[String]]) throws {
    let desk = try desk()
    for step in before { try #require(desk.run(step).exit == .done, "\(step)") }
    let stage = desk.run("list", "--json").text
    let report = desk.run("scan", "--json").output
    _ = desk.run(["register", "-"], input: report)
    _ = desk.run("scan")
    #expect(desk.run("list", "--json").text == stage)
  }
}
