import Testing

@testable import tagroll

/// Wherever a second person stands by an act: not oneself by another name, not somebody who left, not somebody whose role
/// was taken back.
@Suite("S4: the second person")
struct SecondPersonTests {
  struct Rule: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var before: [[String]] = []
    /// The act, with `WHO` where they are named.
    var line: [String]
    /// Who may be it.
    var may = "li.na"
    /// The role they must hold, where it takes one.
    var role: String?
  }

  private static let tag = "LT-00013"
  private static let retired = ["retire", tag, "--reason", "old", "--yes"]
  private static let wipe = [
    "sanitise", tag, "--method", "purge", "--tool", "nvme-cli", "--result", "verified",
  ]
  private static func permitted(_ vendor: String, _ scheme: String) -> [[String]] {
    [
      ["vendor", "add", vendor],
      ["vendor", "certify", vendor, "--scheme", scheme, "--number", "N-1", "--until", "2027-06-30"],
    ]
  }
  private static let carried = ["--carrier", "SF", "--vehicle", "A1", "--seal", "S-1", "--weight", "2.5"]
  private static let live =
    [retired] + permitted("ShredCo", "naid")
    + [["manifest", "open", "--to", "ShredCo", "--route", "destroy"], ["manifest", "add", "M-1", tag]]
  private static let release = ["manifest", "release", "M-1"] + carried

  static let rules = [
    Rule(
      testDescription: "sees a wipe of what leaves", before: [retired], line: wipe + ["--witness", "WHO"]),
    Rule(
      testDescription: "sees that a disk of what leaves is missing", before: [retired],
      line: ["media", "lost", tag, "S6B2K1", "--reason", "bay is empty", "--witness", "WHO"]),
    Rule(
      testDescription: "sees that there is no disk", before: [retired],
      line: ["sanitise", tag, "--method", "none", "--reason", "bay is empty", "--witness", "WHO"]),
    Rule(
      testDescription: "looks into a wipe under 'standard'",
      before: [retired, ["policy", "set", "standard", "--witness", "chen.mo"]],
      line: wipe + ["--witness", "li.na", "--verification", "full", "--verifier", "WHO"]),
    Rule(
      testDescription: "stands by the lifting of a hold",
      before: [["hold", "place", tag, "--kind", "legal", "--case", "12/2026"]],
      line: ["hold", "lift", tag, "--reason", "closed", "--witness", "WHO"]),
    Rule(
      testDescription: "stands by the lifting of a hold under 'standard'",
      before: [
        ["hold", "place", tag, "--kind", "legal", "--case", "12/2026"],
        ["policy", "set", "standard", "--witness", "chen.mo"],
      ], line: ["hold", "lift", tag, "--reason", "closed", "--witness", "WHO"], may: "gu.wen", role: "auditor"
    ),
    Rule(
      testDescription: "stands by another policy", line: ["policy", "set", "standard", "--witness", "WHO"],
      may: "chen.mo", role: "manager"),
    Rule(
      testDescription: "stands by an erasure",
      line: ["person", "erase", "wang.lei", "--basis", "asked", "--confirm", "wang.lei", "--witness", "WHO"]),
    Rule(
      testDescription: "signs for a load",
      before: [retired, wipe + ["--witness", "li.na"]] + permitted("GreenLoop", "r2") + [
        ["manifest", "open", "--to", "GreenLoop", "--route", "recycle"], ["manifest", "add", "M-1", tag],
      ], line: release + ["--sign", "zhou.min", "--sign", "WHO"]),
    Rule(
      testDescription: "sees data leave", before: live,
      line: release + [
        "--sign", "zhou.min", "--sign", "li.na", "--countersign", "he.jun", "--cert-due", "+30d", "--witness",
        "WHO",
      ]),
    Rule(
      testDescription: "countersigns data that leaves", before: live,
      line: release + [
        "--sign", "zhou.min", "--sign", "li.na", "--witness", "li.na", "--cert-due", "+30d", "--countersign",
        "WHO",
      ], may: "he.jun", role: "admin"),
  ]

  /// Everybody who cannot be it: oneself, oneself by another name, who left, and whose role was taken back.
  static let nobody = ["zhou.min", "zhou.two", "gone", "was"]

  private func desk(for rule: Rule) throws -> Desk {
    let desk = try Desk.ready()
    for (user, role) in [("he.jun", "admin"), ("gu.wen", "auditor"), ("chen.mo", "manager")] {
      try desk.done("person", "add", user, "--role", role)
    }
    let role = rule.role ?? "technician"
    for user in ["zhou.two", "gone", "was"] { try desk.done("person", "add", user, "--role", role) }
    try desk.done("person", "alias", "zhou.two", "--of", "zhou.min")
    try desk.done("person", "leave", "gone")
    try desk.done("person", "role", "remove", "was", role)
    for step in rule.before {
      let run = desk.run(step)
      try #require(run.exit == .done, "\(step): \(run.errorText)")
    }
    return desk
  }

  @Test("is another human, who is here and holds the role it takes", arguments: rules)
  func second(rule: Rule) throws {
    let desk = try desk(for: rule)
    func naming(_ who: String) -> [String] { rule.line.map { $0 == "WHO" ? who : $0 } }
    for who in Self.nobody where who != "was" || rule.role != nil {
      let before = desk.run("ledger", "log").text.split(separator: "\n").count
      let run = desk.run(naming(who))
      #expect(run.exit == .refused || run.exit == .notPermitted, "\(who): \(run)")
      let added = desk.run("ledger", "log").text.split(separator: "\n").dropFirst(before)
      #expect(added.allSatisfy { $0.contains("attempt refused") }, "\(who): \(added)")
    }
    let run = desk.run(naming(rule.may))
    #expect(run.exit == .done, "\(run.errorText)")
    #expect(desk.run("ledger", "verify").exit == .done)
  }
}
