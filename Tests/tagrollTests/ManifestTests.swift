import Testing
import Words

/// Loads that leave the house, word for word.
@Suite("Manifests at the desk")
struct ManifestTests {
  /// A laptop and three monitors that are retired, and who signs for them.
  private func desk(_ language: Language) throws -> Desk {
    let desk = try Desk.ready(language)
    try desk.done("person", "add", "gu.wen", "--name", "顾问", "--role", "auditor")
    try desk.done("person", "add", "he.jun", "--name", "何军", "--role", "admin")
    for number in 1...3 {
      try desk.done(
        "register", "--category", "monitor", "--model", "Dell U2723QE", "--serial", "CN0F3K1A007\(number)")
    }
    try desk.done(
      "retire", "LT-00013", "MN-00013", "MN-00021", "MN-00037", "--reason", "old", "--yes")
    return desk
  }

  private func gun(_ codes: String...) -> [UInt8] { Array((codes.joined(separator: "\n") + "\n").utf8) }

  private static let carried = [
    "--carrier", "SF Express", "--vehicle", "A12345", "--seal", "S-9", "--weight", "41.5", "--sign",
    "zhou.min", "--sign", "li.na",
  ]

  @Test("to a recycler, from the permit to the last receipt", arguments: Language.allCases)
  func recycled(language: Language) throws {
    let desk = try desk(language)
    desk.tell("manifest", "open", "--to", "GreenLoop", "--route", "recycle")
    desk.tell("vendor", "add", "GreenLoop")
    desk.tell("vendor", "show", "GreenLoop")
    desk.tell("manifest", "open", "--to", "GreenLoop", "--route", "recycle")
    desk.tell(
      "manifest", "add", "M-1", input: gun("MN-00013", "*mn-00021*", "MN-00021", "MN-00014", "LT-00013"),
      from: "gun")
    desk.tell("manifest", "add", "M-1")
    desk.tell("manifest", "add", "M-1", "MN-00037", "LT-00026")
    desk.tell(["manifest", "release", "M-1"] + Self.carried)
    desk.tell(
      "sanitise", "LT-00013", "--method", "purge", "--tool", "nvme-cli", "--result", "verified", "--witness",
      "li.na")
    desk.user = "gu.wen"
    desk.tell("hold", "place", "MN-00013", "--kind", "legal", "--case", "12/2026")
    desk.user = "zhou.min"
    desk.tell(["manifest", "release", "M-1"] + Self.carried)
    desk.tell("manifest", "remove", "M-1", "MN-00013")
    desk.tell(["manifest", "release", "M-1"] + Self.carried)
    desk.tell(
      "vendor", "certify", "GreenLoop", "--scheme", "naid", "--number", "NA-7", "--until", "2027-12-31")
    desk.tell(
      "vendor", "certify", "GreenLoop", "--scheme", "r2", "--number", "R2-4470", "--until", "2026-11-22")
    desk.tell(["manifest", "release", "M-1"] + Self.carried)
    desk.tell(
      "vendor", "certify", "GreenLoop", "--scheme", "r2", "--number", "R2-4471", "--until", "2027-06-30")
    desk.tell("vendor", "show", "GreenLoop")
    desk.tell("vendor", "list")
    desk.tell("manifest", "receipt", "M-1", "--serial", "CN0F3K1A0072", "--cert", "GL-1")
    desk.tell(["manifest", "release", "M-1"] + Self.carried)
    desk.tell(["manifest", "release", "M-1"] + Self.carried)
    desk.tell("undo")
    desk.tell("manifest", "add", "M-1", "MN-00037")
    desk.tell("dispose", "LT-00013", "--method", "recycle", "--to", "GreenLoop", "--cert", "GL-1")
    let list = "\(desk.folder.path)/list.csv"
    try File.write(
      Array("Serial,Treatment\r\nCN0F3K1A0072,recycle\r\nCN0F3K1A0099,recycle\r\n".utf8), to: list)
    let told = "serial,waste_code,weight_kg,country,proceeds\nCN0F3K1A0072,16 02 13*,6.05,cn,15.00 CNY\n"
    desk.tell(
      "manifest", "receipt", "M-1", "-", "--cert", "GL-1",
      input: Array(told.replacing(",cn,", with: ",ZZ,").utf8))
    desk.tell("manifest", "receipt", "M-1", list, "--cert", "GL-1")
    desk.tell(
      "manifest", "receipt", "M-1", "-", "--cert", "GL-1", "--treatment", "recycle", input: Array(told.utf8))
    desk.tell("manifest", "close", "M-1")
    desk.tell(
      "manifest", "receipt", "M-1", "--serial", "CN0F3K1A0072", "--serial", "PF2ABCDE", "--cert", "GL-2",
      "--treatment", "reuse", "--weight", "1.2", "--hazardous", "no")
    desk.tell("manifest", "show", "M-1")
    desk.tell("manifest", "close", "M-1")
    desk.tell("manifest", "close", "M-1", "--confirm", "M-2")
    desk.tell("manifest", "close", "M-1", "--weight-out", "7.2", "--dry-run")
    desk.tell(
      "manifest", "close", "M-1", "--weight-out", "41.25", "--proceeds", "120 CNY", "--ref", "FIN-77",
      "--confirm", "M-1")
    desk.tell("manifest", "close", "M-1", "--confirm", "M-1")
    desk.tell("manifest", "show", "M-1")
    desk.tell("history", "LT-00013")
    desk.tell("report", "disposal")
    desk.tell("report", "journal")
    desk.tell("export", "csv", "disposals")
    desk.tell("ledger", "log", "--from", "27")
    desk.tell("ledger", "verify")
    desk.tell("ledger", "rebuild")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "manifest.\(language)")
  }

  @Test("a gift, live media on a waiver, and a load that comes back", arguments: Language.allCases)
  func otherWays(language: Language) throws {
    let desk = try desk(language)
    try desk.done("vendor", "add", "Village School")
    try desk.done("vendor", "add", "ShredCo")
    try desk.done("vendor", "certify", "ShredCo", "--scheme", "naid", "--number", "NA-7", "--until", "+90d")
    desk.tell("manifest", "open", "--to", "Village School", "--route", "donate")
    desk.tell("manifest", "add", "M-1", "MN-00013", "MN-00021")
    desk.tell("manifest", "add", "M-1", "MN-00013", "MN-00021", "--tested", "picture and stand")
    desk.tell(["manifest", "release", "M-1"] + Self.carried)
    desk.tell(["manifest", "release", "M-1", "--deed", "D-4"] + Self.carried)
    desk.tell("manifest", "open", "--to", "ShredCo", "--route", "destroy")
    desk.tell("manifest", "add", "M-2", "LT-00013")
    let waiver = ["--witness", "li.na", "--countersign", "he.jun", "--cert-due"]
    desk.tell(["manifest", "release", "M-2"] + Self.carried)
    desk.tell(["manifest", "release", "M-2"] + Self.carried + waiver + ["+31d"])
    desk.tell(
      ["manifest", "release", "M-2"] + Self.carried + waiver.map { $0 == "he.jun" ? "li.na" : $0 } + ["+30d"])
    desk.tell(["manifest", "release", "M-2"] + Self.carried + waiver + ["+30d"])
    desk.tell("manifest", "receipt", "M-2", "--serial", "PF2ABCDE", "--cert", "SC-1")
    desk.tell("manifest", "close", "M-2", "--confirm", "M-2")
    desk.tell("history", "LT-00013")
    desk.tell("report", "disposal")
    desk.tell("manifest", "refuse", "M-2", "--reason", "seal broken", "--count", "2")
    desk.tell("manifest", "refuse", "M-2", "--reason", "seal broken", "--count", "none")
    desk.tell("manifest", "refuse", "M-2", "--reason", "seal broken", "--seal-intact", "no", "--count", "1")
    desk.tell("show", "LT-00013")
    desk.tell("lost", "MN-00021", "--reason", "not in the lorry")
    desk.tell("manifest", "receipt", "M-1", "--serial", "MN-00013", "--cert", "D-4")
    desk.tell("manifest", "close", "M-1", "--confirm", "M-1")
    desk.tell("manifest", "list")
    // A gift brings nothing, and somebody drove it there.
    try desk.done("found", "MN-00021", "--condition", "in the lorry after all")
    try desk.done("retire", "MN-00021", "MN-00037", "--reason", "old", "--yes")
    try desk.done("manifest", "open", "--to", "Village School", "--route", "donate")
    try desk.done("manifest", "add", "M-3", "MN-00021", "MN-00037", "--tested", "picture")
    try desk.done(["manifest", "release", "M-3", "--deed", "D-5"] + Self.carried)
    try desk.done(
      "manifest", "receipt", "M-3", "--serial", "MN-00021", "--serial", "MN-00037", "--cert", "D-5")
    desk.tell("manifest", "close", "M-3", "--cost", "80.01 CNY", "--ref", "FIN-78", "--confirm", "M-3")
    desk.tell("report", "journal")
    desk.tell("report", "journal", "--as-of", "2026-11-22")
    // A load of which nothing arrived cost something all the same, and nothing has a share in that.
    try desk.done("register", "--category", "monitor", "--model", "U2723QE", "--serial", "CN9")
    try desk.done("retire", "CN9", "--reason", "old", "--yes")
    try desk.done("manifest", "open", "--to", "Village School", "--route", "donate")
    try desk.done("manifest", "add", "M-4", "CN9", "--tested", "picture")
    try desk.done(["manifest", "release", "M-4", "--deed", "D-6"] + Self.carried)
    try desk.done("lost", "CN9", "--reason", "the lorry burnt")
    desk.tell("manifest", "close", "M-4", "--cost", "30 CNY", "--confirm", "M-4")
    desk.tell("report", "cost", "--each")
    desk.tell("manifest", "show", "M-2", "--json")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "manifest-ways.\(language)")
  }
}
