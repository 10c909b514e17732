import Testing
import Words

/// Who must sign and appraise, by value and by the sum of a batch, word for word.
@Suite("the ladder")
struct LadderTests {
  private static func desk(_ language: Language) throws -> Desk {
    let desk = try Desk(language)
    try desk.done("init", "--org", "Harbour School", "--store", "IT Store")
    for (login, name, role) in [
      ("chen.mo", "陈默", "manager"), ("sun.yi", "孙怡", "technician"), ("ren.fei", "任飞", "technician"),
      ("qian.li", "钱丽", "approver"), ("lu.an", "陆安", "approver"), ("wu.di", "吴迪", "executive"),
    ] {
      try desk.done("person", "add", login, "--name", name, "--role", role)
    }
    try desk.done("policy", "set", "standard", "--witness", "chen.mo")
    return desk
  }

  @Test("of purchases, in both languages", arguments: Language.allCases)
  func purchases(language: Language) throws {
    let desk = try Self.desk(language)
    func by(_ user: String, _ words: String...) {
      desk.seat(user)
      desk.tell(words)
    }
    func place(_ number: String, _ price: String) {
      by("chen.mo", "order", "place", number, "--ref", "PO-\(number)", "--to", "Lenovo", "--price", price)
    }
    let wish = [
      "order", "request", "--category", "laptop", "--model", "T14", "--reason", "new teacher", "--price",
    ]
    desk.seat("sun.yi")
    desk.tell(wish + ["4900 CNY"])
    by("chen.mo", "order", "approve", "P-1")
    // It cost more than was signed for.
    place("P-1", "5200 CNY")
    place("P-1", "4900 CNY")
    // The second within thirty days is judged by the sum of both.
    desk.seat("sun.yi")
    desk.tell(wish + ["4900 CNY", "--on", "2026-11-20"])
    by("chen.mo", "order", "approve", "P-2")
    by("chen.mo", "show", "LT-00021")
    place("P-2", "4900 CNY")
    by("chen.mo", "order", "approve", "P-2", "--as", "approver")
    by("qian.li", "order", "approve", "P-2")
    by("qian.li", "order", "approve", "P-2")
    place("P-2", "4900 CNY")
    // What nobody can value in the currency of the ladder is judged by its highest band.
    desk.seat("ren.fei")
    desk.tell(wish + ["500 EUR"])
    by("chen.mo", "order", "approve", "P-3")
    place("P-3", "500 EUR")
    by("chen.mo", "order", "cancel", "P-3", "--reason", "no budget")
    // Two that stay just below a limit together look like a split.
    desk.seat("ren.fei")
    desk.tell(wish + ["2400 CNY", "--count", "2"])
    by("chen.mo", "order", "approve", "P-4")
    by("chen.mo", "ledger", "verify")
    by("zhou.min", "ledger", "rebuild")
    by("chen.mo", "ledger", "verify")
    try Golden.expect(desk.transcript, equal: "ladder-purchases.\(language)")
  }

  @Test("of retirements, in both languages", arguments: Language.allCases)
  func retirements(language: Language) throws {
    let desk = try Self.desk(language)
    func by(_ user: String, _ words: String...) {
      desk.seat(user)
      desk.tell(words)
    }
    for (serial, price, bought) in [("A1", "3000 CNY", "2019-05-01"), ("A2", "3000 CNY", "2024-05-01")] {
      try desk.done(
        "register", "--category", "laptop", "--model", "T14", "--serial", serial, "--price", price,
        "--purchased", bought)
    }
    let (old, young) = ("LT-00013", "LT-00021")
    // Alone it needs one appraiser and the manager.
    by("zhou.min", "retire", old, "--reason", "slow", "--yes")
    by("sun.yi", "appraise", old, "--route", "recycle")
    by("sun.yi", "appraise", old, "--route", "recycle")
    by("chen.mo", "approve", old)
    // The other brings the batch of its asker above the limit, and has not served its years.
    by("zhou.min", "retire", young, "--reason", "slow", "--yes")
    by("sun.yi", "appraise", young, "--route", "recycle")
    by("sun.yi", "appraise", young, "--route", "recycle", "--cause", "uneconomic", "--damage", "misuse")
    // Nobody signs before it is known what under.
    by("lu.an", "approve", young)
    by("chen.mo", "approve", young)
    by("qian.li", "appraise", young, "--route", "recycle")
    by("chen.mo", "approve", young)
    // Whoever appraised does not sign as well; another of finance does.
    by("qian.li", "approve", young)
    by("lu.an", "approve", young)
    // Nor is anything added to what was signed, by whoever signed it or by others.
    by("lu.an", "appraise", young, "--route", "sell")
    by("ren.fei", "appraise", young, "--route", "sell")
    by("chen.mo", "approve", young)
    by("chen.mo", "history", young)
    by("chen.mo", "ledger", "verify")
    by("zhou.min", "ledger", "rebuild")
    by("chen.mo", "ledger", "verify")
    try Golden.expect(desk.transcript, equal: "ladder-retirements.\(language)")
  }
}
