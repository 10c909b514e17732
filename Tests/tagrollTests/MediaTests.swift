import Testing
import Words

/// Certificates of sanitisation and media that nobody finds, word for word.
@Suite("Media at the desk")
struct MediaTests {
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
