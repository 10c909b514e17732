import Testing
import Words

@testable import tagroll

/// What left the house, as the books and reports of waste ask for it.
@Suite("What left the house, in numbers")
struct GoneTests {
  /// A laptop shredded, a monitor and a dock recycled, a phone donated, one laptop lost for good and a leased one given back.
  private static func desk(_ language: Language) throws -> Desk {
    let desk = try Desk.ready(language)
    try desk.done("correct", "LT-00013", "price=3600 CNY", "purchased=2025-05-20", "--reason", "invoice")
    for words in [
      "monitor --maker Dell --model =U2723QE --serial CN1 --purchased 2024-01-15 --price 1500_CNY",
      "dock --maker Lenovo --model 40AY --serial ZD1",
      "phone --maker Fairphone --model 4 --serial FP1 --purchased 2025-11-01 --price 360_CNY",
      "laptop --maker Lenovo --model X13 --serial PF2 --purchased 2025-05-01 --price 1800_USD",
      "monitor --maker Dell --model P2419H --serial CN2 --ownership leased",
    ] {
      let words = words.split(separator: " ").map { String($0).replacing("_", with: " ") }
      try desk.done(["register", "--category"] + words)
    }
    try desk.done("retire", "LT-00013", "MN-00013", "DK-00013", "PH-00013", "--reason", "old", "--yes")
    try desk.done("retire", "MN-00021", "--route", "lease-return", "--reason", "lease is over", "--yes")
    try desk.done(
      "sanitise", "LT-00013", "--method", "destroy", "--tool", "van", "--result", "verified", "--witness",
      "li.na")
    try desk.done(
      "sanitise", "PH-00013", "--method", "purge", "--tool", "reset", "--result", "verified", "--witness",
      "li.na")
    func dispose(_ tag: String, _ method: String, _ more: String...) throws {
      try desk.done(
        ["dispose", tag, "--method", method, "--to", "GreenLoop", "--cert", "GL-\(tag)", "--confirm", tag]
          + more)
    }
    try desk.done("vendor", "add", "GreenLoop")
    try dispose(
      "LT-00013", "destroy", "--treatment", "recover", "--waste-code", "16 02 13*", "--weight", "1.25",
      "--proceeds", "12 CNY",
      "--ref", "FIN-77")
    try dispose(
      "MN-00013", "recycle", "--treatment", "recycle", "--hazardous", "no", "--weight", "6.05", "--proceeds",
      "15 EUR")
    try dispose("DK-00013", "recycle")
    try dispose("PH-00013", "donate", "--weight", "0.2")
    try dispose("MN-00021", "lease-return")
    try desk.done("lost", "LT-00021", "--reason", "left on a train")
    try desk.done("write-off", "LT-00021", "--reason", "searched", "--police", "KA-77", "--yes")
    return desk
  }

  @Test(
    "the journal and the weights, of all time and of a month, now and as it was", arguments: Language.allCases
  )
  func story(language: Language) throws {
    let desk = try Self.desk(language)
    for report in [
      ["journal"], ["journal", "--csv"], ["journal", "--json"], ["journal", "--from", "2026-11-24"],
      ["journal", "--as-of", "2026-11-22"], ["journal", "--from", "2026-11-24", "--to", "2026-11-01"],
      ["waste"], ["waste", "--by", "category"], ["waste", "--csv"], ["waste", "--by", "category", "--json"],
      ["waste", "--to", "2026-11-01"], ["waste", "--by", "colour"],
    ] {
      desk.tell(["report"] + report)
    }
    try Golden.expect(desk.transcript, equal: "gone.\(language)")
  }

  @Test("what is sold or given away says how it was tried", arguments: Language.allCases)
  func tested(language: Language) throws {
    let desk = try Desk.ready(language)
    for serial in ["CN1", "CN2"] {
      try desk.done("register", "--category", "monitor", "--model", "U2723QE", "--serial", serial)
    }
    try desk.done("retire", "MN-00013", "MN-00021", "--reason", "old", "--yes")
    func dispose(_ tag: String, _ method: String, _ more: String...) {
      desk.tell(
        ["dispose", tag, "--method", method, "--to", "Village School", "--cert", "R-1", "--confirm", tag]
          + more)
    }
    dispose("MN-00013", "sell", "--dry-run")
    dispose("MN-00013", "sell", "--tested", " ")
    dispose("MN-00013", "sell", "--tested", "picture and stand", "--proceeds", "40 CNY")
    dispose("MN-00021", "donate", "--tested", "no dead pixels")
    desk.tell("history", "MN-00013")
    desk.tell("history", "MN-00021")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "tested.\(language)")
  }

  @Test(
    "the same on paper",
    .enabled(if: Printed.canLook, "poppler-utils is not installed: no paper was looked at"),
    arguments: Language.allCases)
  func paper(language: Language) throws {
    let desk = try Self.desk(language)
    for report in [["journal", "--from", "2026-11-01"], ["waste", "--by", "category"]] {
      let paper = try desk.done(["print", "report"] + report)
      try Golden.expect(Printed(paper.output), equal: "print-report-\(report[0]).\(language)")
    }
  }
}
