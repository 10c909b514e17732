import Model
import Store
import Testing
import Words

/// Repairs, word for word.
@Suite("Repairs at the desk")
struct RepairTests {
  /// A laptop that wang.lei has, and a spare one in stock.
  private func desk(_ language: Language) throws -> Desk {
    let desk = try Desk.ready(language)
    try desk.done("register", "--category", "monitor", "--model", "U2723QE", "--serial", "CN1")
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    return desk
  }

  @Test("to a vendor and back, with waits, a part out and a loaner", arguments: Language.allCases)
  func vendor(language: Language) throws {
    let desk = try desk(language)
    try desk.done("correct", "LT-00013", "price=8000 CNY", "--reason", "invoice found")
    desk.tell(
      "repair", "start", "LT-00013", "--fault", "screen flickers", "--symptom", "display", "--estimate",
      "900 CNY", "--loaner", "MN-00013", "--due", "+7d")
    desk.tell("repair", "wait", "LT-00013", "--for", "user", "--reason", "needs the password")
    desk.tell("repair", "wait", "LT-00013", "--for", "part", "--reason", "panel ordered")
    desk.tell("repair", "list", "--open")
    desk.tell("show", "LT-00013")
    desk.tell("repair", "resume", "LT-00013", "--note", "came by")
    desk.tell(
      "repair", "diagnose", "LT-00013", "--cause", "defect", "--note", "panel", "--estimate", "4200 CNY")
    desk.tell("repair", "send", "LT-00013", "--to", "Lenovo", "--rma", "R-77")
    desk.tell(
      "repair", "send", "LT-00013", "--to", "Lenovo", "--rma", "R-77", "--seal", "S-12", "--media", "removed",
      "--due", "+10d")
    desk.tell("media", "list", "LT-00013")
    desk.tell("repair", "list")
    desk.tell("repair", "back", "LT-00013", "--serial", "PF2ABCDE")
    desk.tell("repair", "back", "LT-00013", "--serial", "PF9XYZ", "--seal-intact", "yes")
    desk.tell(
      "repair", "back", "LT-00013", "--serial", "pf2abcde", "--seal-intact", "yes", "--note", "new panel")
    desk.tell("repair", "part", "LT-00013", "--part-in", "1")
    desk.tell("repair", "done", "LT-00013", "--note", "panel and battery", "--part-out", "battery")
    desk.tell(
      "repair", "done", "LT-00013", "--note", "panel and battery", "--cost", "650 CNY", "--part-out",
      "battery:destroyed", "--part-out", "display:vendor", "--part-in", "battery:B77", "--part-in", "display")
    desk.tell("repair", "show", "T-1")
    desk.tell("repair", "show", "T-1", "--json")
    desk.tell("show", "LT-00013")
    desk.tell("history", "LT-00013")
    desk.tell("report", "repairs")
    desk.tell("report", "repairs", "--csv")
    desk.tell("report", "repairs", "--as-of", "2026-11-22")
    desk.tell("report", "repairs", "--as-of", "2026-11-23")
    desk.tell("repair", "list", "--csv")
    desk.tell("ledger", "verify")
    desk.tell("ledger", "rebuild")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "repair.\(language)")
  }

  @Test("another unit from the vendor, and one asset for another", arguments: Language.allCases)
  func replaced(language: Language) throws {
    let desk = try desk(language)
    try desk.done("correct", "MN-00013", "serial=CN0F3K1A0071", "--reason", "misread")
    try desk.done("warranty", "set", "LT-00013", "--until", "2028-03-31", "--vendor", "Lenovo")
    desk.tell("repair", "swap", "LT-00013", "--new", "PF9XYZ", "--reason", "RMA 4711")
    try desk.done("repair", "start", "LT-00013", "--fault", "dead", "--to", "Lenovo", "--media", "waived")
    desk.tell("repair", "swap", "LT-00013", "--new", "PF9XYZ", "--reason", "RMA 4711")
    desk.tell("repair", "swap", "LT-00013", "--new", "CN0F3K1A0071", "--reason", "RMA 4711", "--waive-media")
    desk.tell("repair", "swap", "LT-00013", "--new", "PF9XYZ", "--reason", "RMA 4711", "--waive-media")
    desk.tell("show", "LT-00013")
    desk.tell("show", "PF9XYZ")
    desk.tell("repair", "show", "T-1")
    try desk.done("register", "--category", "laptop", "--model", "X1", "--serial", "PF8ABC")
    desk.tell("replace", "LT-00021", "LT-00021", "--reason", "x")
    desk.tell("replace", "PF8ABC", "LT-00021", "--reason", "x")
    desk.tell("replace", "LT-00021", "CN0F3K1A0071", "--reason", "too slow", "--back-by", "2026-11-20")
    desk.tell("replace", "LT-00021", "CN0F3K1A0071", "--reason", "too slow", "--back-by", "+10d", "--dry-run")
    desk.tell("replace", "LT-00021", "PF8ABC", "--reason", "too slow", "--back-by", "+10d")
    desk.tell("replace", "LT-00021", "CN0F3K1A0071", "--reason", "again")
    desk.tell("report", "loans")
    desk.tell("return", "LT-00021", "--condition", "good")
    desk.tell("show", "LT-00021")
    desk.tell("show", "PF8ABC", "--json")
    desk.tell("replace", "PF8ABC", "CN0F3K1A0071", "--reason", "a screen will do", "--condition", "worn")
    desk.tell("history", "PF8ABC")
    desk.tell("history", "CN0F3K1A0071")
    desk.tell("undo", "CN0F3K1A0071")
    desk.tell("show", "CN0F3K1A0071")
    desk.tell("ledger", "verify")
    desk.tell("ledger", "rebuild")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "replaced.\(language)")
  }

  @Test("where a part went is said by its kind too, once and again, and never takes out a second")
  func byKind() throws {
    let desk = try desk(.en)
    try desk.done("repair", "start", "LT-00013", "--fault", "swollen")
    for part in ["battery", "battery:stock", "battery:destroyed"] {
      try desk.done("repair", "part", "LT-00013", "--part-out", part)
    }
    let roll = try Roll.open(desk.roll, for: .reading)
    let asset = try #require(try roll.assets(meaning: .tag("LT-00013")).first)
    let kinds = try roll.history(of: asset).map(\.event.kind).filter { $0 != .scanned && $0 != .refused }
    #expect(kinds.suffix(4) == [.repairOpened, .partRemoved, .partPlaced, .partPlaced])
  }

  @Test("what is refused, and a repair that ends with nothing done", arguments: Language.allCases)
  func refused(language: Language) throws {
    let desk = try desk(language)
    try desk.done("correct", "LT-00013", "price=8000 CNY", "--reason", "invoice found")
    desk.tell("repair", "diagnose", "LT-00013", "--cause", "wear")
    desk.tell("repair", "start", "MN-00013", "--fault", "dark", "--loaner", "LT-00013")
    desk.tell("repair", "start", "LT-00013", "--fault", "dead", "--symptom", "ghosts")
    desk.tell("repair", "start", "LT-00013", "--fault", "dead", "--estimate", "900 EUR")
    desk.tell("repair", "start", "LT-00013", "--fault", "dead", "--to", "Lenovo")
    desk.tell("repair", "start", "LT-00013", "--fault", "dead", "--to", "Lenovo", "--media", "cleared")
    desk.tell("repair", "start", "LT-00013", "--fault", "dead", "--to", "Lenovo", "--media", "in-house")
    desk.tell("repair", "start", "LT-00013", "--fault", "dead", "--media", "waived")
    desk.tell("repair", "start", "LT-00013", "--fault", "dead")
    desk.tell("repair", "start", "LT-00013", "--fault", "dead")
    desk.tell("repair", "resume", "LT-00013")
    desk.tell("repair", "back", "LT-00013")
    desk.tell("repair", "part", "LT-00013")
    desk.tell("repair", "part", "LT-00013", "--part-out", "display")
    desk.tell("repair", "part", "LT-00013", "--part-out", "9:stock")
    desk.tell("repair", "part", "LT-00013", "--part-out", "1:destroyed")
    desk.tell("repair", "part", "LT-00013", "--part-out", "1:vendor")
    desk.tell("repair", "part", "LT-00013", "--part-out", "1")
    desk.tell("repair", "done", "LT-00013", "--note", "x")
    desk.tell("repair", "cancel", "LT-00013", "--reason", "x")
    desk.tell("retire", "LT-00013", "--reason", "x", "--yes")
    desk.tell("repair", "part", "LT-00013", "--part-out", "1:MN-00013")
    desk.tell("repair", "part", "LT-00013", "--part-in", "1")
    desk.tell("undo")
    desk.tell("repair", "send", "LT-00013", "--to", "Lenovo")
    desk.tell("repair", "cancel", "LT-00013", "--reason", "works again")
    desk.tell("repair", "show", "T-1")
    desk.tell("repair", "show", "T-9")
    desk.tell("repair", "show", "9x")
    desk.tell("undo")
    desk.tell("show", "LT-00013")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "repair-refused.\(language)")
  }
}
