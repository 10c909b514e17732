import Testing
import Words

/// Certificates of sanitisation and media that nobody finds, word for word.
@Suite("Media at the desk")
struct MediaTests {
  /// All that is told of a thing that leaves alone.
  static let fullRecord = [
    "--treatment", "recycle", "--waste-code", "16 02 13*", "--weight", "1.25", "--country", "cn",
    "--proceeds",
    "12 CNY", "--ref", "FIN-77", "--book-value", "800 CNY", "--permit", "R2-4471",
  ]

  /// A wipe of which everything is told that a certificate has room for, but for what a shredder leaves.
  static let fullCertificate = [
    "sanitise", "LT-00013", "--method", "purge", "--result", "verified", "--witness", "li.na", "--tool",
    "nvme-cli",
    "--tool-version", "2.3", "--technique", "crypto-erase", "--media", "flash", "--verification", "sampling",
    "--validation", "accepted", "--standard", "ieee-2883-2022", "--class-before", "confidential",
    "--class-after",
    "public", "--sectors", "1000215216", "--namespaces", "1", "--hidden", "absent", "--spare", "wiped",
    "--bad-sectors", "0", "--began", "2026-11-23T09:13:02", "--ended", "2026-11-23T09:13:09",
    "--always-encrypted",
    "yes", "--key-holder", "IT security 信息安全组", "--key-zeroised", "yes", "--key-copies", "destroyed",
    "--backup",
    "file server 文件服务器", "--next-use", "recycle",
  ]

  @Test("all that a certificate has room for, and what speaks against itself", arguments: Language.allCases)
  func certificate(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("retire", "LT-00013", "--reason", "old", "--yes")
    func instead(_ name: String, _ value: String) -> [String] {
      var line = Self.fullCertificate
      if let index = line.firstIndex(of: name) { line[index + 1] = value }
      return line
    }
    desk.tell(instead("--spare", "left"))
    desk.tell(instead("--always-encrypted", "no"))
    desk.tell(instead("--key-zeroised", "no"))
    desk.tell(instead("--key-copies", "kept"))
    desk.tell(instead("--technique", "block-erase"))
    desk.tell(instead("--ended", "2026-11-23 09:14"))
    desk.tell(instead("--sectors", "0"))
    desk.tell(instead("--validation", "rejected"))
    desk.tell("media", "list", "LT-00013")
    desk.tell(Self.fullCertificate)
    desk.tell("media", "list", "LT-00013")
    let shredded = [
      "sanitise", "LT-00013", "--method", "destroy", "--result", "verified", "--witness", "li.na", "--tool",
      "on-site van", "--machine", "Intimus 20 SC2", "--particle",
    ]
    desk.tell(shredded + ["2.5", "--technique", "overwrite"])
    desk.tell(shredded + ["wide", "--technique", "shred"])
    desk.tell(shredded + ["2.5", "--technique", "shred"])
    desk.tell("history", "LT-00013")
    let gone = [
      "dispose", "LT-00013", "--method", "recycle", "--to", "GreenLoop", "--cert", "GL-1", "--confirm",
      "LT-00013",
    ]
    desk.tell(gone + ["--waste-code", "99 99 99"])
    desk.tell(gone + ["--waste-code", "16 02 13*", "--hazardous", "no"])
    desk.tell(gone + ["--country", "ZZ"])
    desk.tell(gone + ["--weight", "0"])
    desk.tell(gone + Self.fullRecord)
    desk.tell("history", "LT-00013")
    desk.tell("report", "disposal")
    desk.tell("export", "csv", "disposals")
    desk.tell("export", "json", "disposals")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "certificate.\(language)")
  }

  @Test(
    "a batch that was shredded, the sample of it, and what the house asks for", arguments: Language.allCases)
  func batch(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("person", "add", "chen.mo", "--name", "陈默", "--role", "manager")
    try desk.done(
      "register", "--category", "laptop", "--serial", "PF9", "--maker", "Lenovo", "--model", "T14")
    try desk.done("retire", "LT-00013", "LT-00021", "--reason", "old", "--yes")
    let policy = desk.run("policy", "show", "--json").text.replacing(
      "\"format\":",
      with: """
        "certificates": [{"method": "destroy", "fields": ["machine", "video"]}, \
        {"class": "confidential", "fields": ["verifier"]}], "format":
        """)
    desk.tell("policy", "set", "-", "--witness", "chen.mo", input: Array(policy.utf8), from: "cat ours.json")
    desk.tell("policy", "show")
    let wipe = [
      "--method", "destroy", "--result", "verified", "--witness", "li.na", "--tool", "on-site van",
      "--technique",
      "shred",
    ]
    let asked = [
      "--machine", "Intimus 20 SC2", "--video", "archive 录像 2026/118", "--class-before", "restricted",
      "--verifier", "chen.mo", "--batch", "B-7",
    ]
    desk.tell(["sanitise", "LT-00013"] + wipe)
    desk.tell(["sanitise", "LT-00013"] + wipe + ["--class-before", "restricted"])
    desk.tell(["sanitise", "LT-00013"] + wipe + asked)
    desk.tell(["sanitise", "LT-00021"] + wipe + asked + ["--sampled", "1"])
    desk.tell("report", "exceptions")
    func sampled(_ count: String, _ size: String, _ who: String) -> [String] {
      ["sanitise", "LT-00021"] + wipe + asked
        + ["--batch-size", size, "--sampled", count, "--sampled-by", who]
    }
    desk.tell(sampled("1", "40", "wang.lei"))
    desk.tell(sampled("2", "40", "zhou.min"))
    desk.tell(sampled("2", "40", "wang.lei"))
    desk.tell("report", "exceptions")
    desk.tell("history", "LT-00021")
    desk.tell(
      "dispose", "LT-00013", "LT-00021", "--method", "destroy", "--to", "GreenLoop", "--cert", "GL-1",
      "--confirm",
      "2")
    desk.tell("export", "csv", "disposals")
    desk.tell("export", "json", "disposals")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "certificate-batch.\(language)")
  }

  @Test("in both languages", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk.ready(language)
    desk.tell("media", "list", "LT-00013")
    try desk.done("retire", "LT-00013", "--reason", "old", "--yes")
    let wipe = ["sanitise", "LT-00013", "--tool", "nvme-cli", "--result", "verified", "--witness", "li.na"]
    desk.tell(wipe + ["--method", "purge", "--technique", "overwrite", "--media", "flash"])
    desk.tell(wipe + ["--method", "destroy", "--technique", "degauss", "--media", "magnetic"])
    desk.tell(wipe + ["--method", "purge", "--technique", "factory-reset"])
    desk.tell(
      "sanitise", "LT-00013", "--method", "none", "--reason", "x", "--technique", "shred", "--witness",
      "li.na")
    desk.tell(
      wipe + [
        "--method", "purge", "--technique", "crypto-erase", "--media", "flash", "--tool-version", "2.3",
        "--verification", "sampling", "--standard", "ieee-2883-2022",
      ])
    desk.tell("media", "list", "LT-00013")
    desk.tell("history", "LT-00013")
    desk.tell(
      "dispose", "LT-00013", "--method", "recycle", "--to", "GreenLoop", "--cert", "GL-1", "--confirm",
      "LT-00013")
    desk.tell("export", "json", "disposals")

    try desk.done("register", "--category", "laptop", "--serial", "PF9", "--model", "T14")
    desk.tell("media", "list", "LT-00021")
    desk.tell("media", "lost", "LT-00021", "S1", "--reason", "bay is empty")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "media.\(language)")
  }

  @Test("a disk that is not there is lost, with the data on it", arguments: Language.allCases)
  func lost(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("retire", "LT-00013", "--reason", "old", "--yes")
    desk.tell("media", "lost", "LT-00013", "S6B2K1", "--reason", "bay is empty")
    desk.tell("media", "lost", "LT-00013", "S6B2K1", "--reason", "bay is empty", "--witness", "li.na")
    desk.tell("media", "lost", "LT-00013", "S6B2K1", "--reason", "again", "--witness", "li.na")
    desk.tell("media", "list", "LT-00013")
    desk.tell("media", "list", "LT-00013", "--json")
    desk.tell("show", "LT-00013")
    desk.tell("history", "LT-00013")
    desk.tell("undo")
    desk.tell("media", "list", "LT-00013")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "media-lost.\(language)")
  }
}
