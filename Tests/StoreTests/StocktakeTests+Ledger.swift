import Ledger
import Lifecycle
import Model
import Store
import Testing

/// Stocktakes as the ledger and its views keep them, and what becomes of them when somebody lays hand on the file.
extension StocktakeTests {
  @Test("a rebuild makes the views of stocktakes byte for byte again")
  func rebuilt() throws {
    try filled()
    let raw = try RawDatabase(scratch.path)
    let tables = ["stocktake", "stocktake_line", "stocktake_code", "stocktake_person"]
    func rows() throws -> [[String]] { try tables.map { try raw.rows("SELECT * FROM \($0)") } }
    let before = try rows()
    #expect(before.allSatisfy { !$0.isEmpty })
    #expect(try roll.rebuild() == (try roll.eventCount()))
    #expect(try rows() == before)
    #expect(try roll.verify().fault == nil)
  }

  /// One that is closed and one that is open, each with something of every kind.
  private func filled() throws {
    _ = try start([room204])
    try count(seen(0) + [Seen(.code("X1"))], at: room204, with: life.author.person)
    try count(seen(3), at: room204)
    try close()
    _ = try start(sample: 4, evidence: true)
    try count(seen(0, 1, 2, 3, 4) + [Seen(.code("X2"), badTag: true)], at: life.store, in: 2)
  }

  @Test(
    "what was done to the views of stocktakes is found and named",
    arguments: [
      ("UPDATE stocktake SET counted = counted + 1 WHERE number = 1", "stocktake"),
      ("UPDATE stocktake SET seed = 'x' || substr(seed, 2)", "stocktake"),
      ("UPDATE stocktake SET closed = NULL", "stocktake"), ("DELETE FROM stocktake", "stocktake"),
      ("UPDATE stocktake_line SET outcomes = 'match' WHERE stocktake = 1", "stocktake_line"),
      ("UPDATE stocktake_line SET counter = 'x' WHERE stocktake = 2", "stocktake_line"),
      ("DELETE FROM stocktake_line WHERE stocktake = 1 AND asset = 2", "stocktake_line"),
      ("UPDATE stocktake_code SET outcomes = 'damaged'", "stocktake_code"),
      ("DELETE FROM stocktake_code WHERE stocktake = 2", "stocktake_code"),
      ("UPDATE stocktake_person SET signed_seq = NULL", "stocktake_person"),
    ])
  func tampered(sql: String, table: String) throws {
    try filled()
    try scratch.tamper(sql)
    #expect(try roll.verify().fault == .view(table: table))
  }

  @Test("the list of discrepancies and the unknown codes are missed when they are gone")
  func missed() throws {
    try filled()
    let list = try #require(try roll.stocktake(1).discrepancies)
    try scratch.raw("DELETE FROM blob WHERE type LIKE 'stocktake%'")
    #expect(try roll.verify().fault == .blobMissing(list))
    try scratch.raw("DELETE FROM secret WHERE value = 'X1'")
    guard case .vaultMissing = try roll.verify().fault else {
      Issue.record("a missing code passed")
      return
    }
  }

  @Test(
    "an event of a stocktake that was put in by hand is refused for whatever is wrong with it",
    arguments: [
      "counted twice", "counted nothing", "counted after the end", "no place", "by evidence", "role",
      "of no stocktake", "of another number", "opened out of turn", "opened over another size",
      "opened with a longer list", "opened as a sample without a seed", "signed twice", "closed unsigned",
      "closed with other numbers", "closed with another list", "single control denied", "about an asset",
    ])
  func byHand(what: String) throws {
    _ = try start([room204])
    try count(seen(0), at: room204)
    if what != "closed unsigned" { _ = try roll.write(as: life.author) { try $0.signStocktake(1) } }
    if what == "counted after the end" || what.hasPrefix("closed with") {
      _ = try? roll.write(as: life.author) { try $0.closeStocktake(1) }
    }
    var events = try roll.events(from: 0, limit: 100).map(\.event)
    if what.hasPrefix("closed with") {
      // The event that closed it is taken out and put in again, changed.
      try scratch.tamper("DELETE FROM event WHERE seq = \(events.count - 1)")
    }
    func last(_ kind: EventKind) throws -> Event { try #require(events.last { $0.kind == kind }) }
    var event = try last(.counted)
    var expected: LifecycleError = .stocktake(.wrong(.counted))
    func first() -> Sighting {
      Sighting(
        place: room204, person: nil, how: .gun, counter: life.author.person, on: life.day,
        sequence: event.sequence)
    }
    switch what {
    case "counted twice": expected = .stocktake(.alreadyCounted(assets[0].tag, first()))
    case "counted nothing": event.counts = []
    case "counted after the end":
      event.counts = [Count(.asset(assets[1].id))]
      expected = .stocktake(.closed(1, since: life.day))
    case "no place":
      event.evidence[.place] = nil
      expected = .evidenceMissing(.counted, .place)
    case "by evidence":
      event.evidence[.how] = .code("evidence")
      expected = .badCode(.how, "evidence")
    case "role":
      event = try last(.stocktakeSigned)
      event.role = .technician
      expected = .roleMissing(.stocktakeSigned, [.manager, .auditor])
    case "of no stocktake":
      event.subject = assets[0].id
      expected = .stocktake(.unknown(1))
    case "of another number":
      event.evidence[.stocktake] = .number(2)
      expected = .stocktake(.wrong(.stocktake))
    case let opened where opened.hasPrefix("opened"):
      event = try last(.stocktakeOpened)
      event.subject = EntityID(at: Scratch.morning, random: [UInt8](repeating: 9, count: 10))
      event.evidence[.stocktake] = .number(2)
      event.evidence[.size] = .number(Int64(events.count))
      switch opened {
      case "opened out of turn":
        event.evidence[.stocktake] = .number(3)
        expected = .stocktake(.wrongNumber(says: 3, is: 2))
      case "opened over another size":
        event.evidence[.size] = .number(1)
        expected = .stocktake(.wrong(.size))
      case "opened with a longer list":
        event.evidence[.listed] = .number(4)
        expected = .stocktake(.wrong(.listed))
      default:
        event.evidence[.sample] = .number(2)
        expected = .stocktake(.wrong(.sample))
      }
    case "signed twice":
      event = try last(.stocktakeSigned)
      expected = .stocktake(.alreadySigned(1))
    case "single control denied":
      event = try last(.stocktakeSigned)
      try scratch.tamper("DELETE FROM event WHERE seq = \(event.sequence)")
      events.removeLast()
      event.singleControl = false
    case "about an asset":
      event.keys = ["serial:X"]
      expected = .notFirst(.counted)
    case "closed with other numbers":
      event = try last(.stocktakeClosed)
      events.removeLast()
      event.evidence[.missing] = .number(1)
      expected = .stocktake(.wrong(.missing))
    case "closed with another list":
      event = try last(.stocktakeClosed)
      events.removeLast()
      event.evidence[.discrepancies] = .code(String(repeating: "ab", count: 32))
      expected = .stocktake(.wrong(.discrepancies))
    default:
      event.kind = .stocktakeClosed
      event.counts = []
      expected = .stocktake(.notSigned(1))
    }
    event.sequence = Int64(events.count)
    var hasher = SHA256Hasher()
    let body = EventBody.encode(event)
    try scratch.raw(
      "INSERT INTO event VALUES (\(event.sequence), x'\(hasher.leaf(body).text)', x'\(Hex.text(body))')")
    #expect(try roll.verify().fault == .refused(sequence: event.sequence, expected))
  }
}
