import Exchange
import JSONBytes
import Lifecycle
import Model
import Reports
import ServiceDesk
import Store
import Words

/// Prints events of the ledger, one a line or as an array of JSON objects.
final class EntryPrinter {
  private let call: Call
  private let roll: Roll
  private let names: NameBook
  private var tags: [EntityID: String] = [:]
  /// `nil` when people read it.
  private var array: JSONArray?
  /// Known before the first line: events are printed as they are read.
  private let digits: Int
  private let kinds: Int

  init(_ roll: Roll, _ call: Call) throws {
    self.call = call
    self.roll = roll
    names = NameBook(roll, erased: erasedWord.in(call.language))
    digits = "#\(try roll.eventCount())".utf8.count
    kinds = EventKind.allCases.map { CellWidth.of($0.name.in(call.language)) }.max() ?? 0
    array = call.isJSON ? try JSONArray(call.sink) : nil
  }

  /// The whole life of one asset, or what is chosen of it.
  static func json(
    _ entries: [Roll.Entry], _ roll: Roll, _ call: Call, where isWanted: (Event) -> Bool = { _ in true }
  ) throws {
    let printer = try EntryPrinter(roll, call)
    let undoings = Undoings(entries.map(\.event))
    for entry in entries where isWanted(entry.event) {
      try printer.add(entry, undoneBy: undoings.of(entry.event.sequence))
    }
    try printer.end()
  }

  func add(_ entry: Roll.Entry, undoneBy: Int64? = nil) throws {
    let event = entry.event
    if call.isJSON {
      var json = JSONWriter()
      EventJSON.write(event, leaf: entry.leaf, undoneBy: undoneBy, into: &json)
      try array?.add(json.bytes)
      return
    }
    let back =
      event.clock.map {
        Text(en: "  (clock went back to \($0.text))", zh: "  （时钟回拨至 \($0.text)）").in(call.language)
      } ?? ""
    let single = event.singleControl ? Text(en: "  (single control)", zh: "  （单人经办）").in(call.language) : ""
    let cells = [
      CellWidth.padded("#\(event.sequence)", to: digits), event.on.text,
      CellWidth.padded(event.name.in(call.language), to: kinds),
      CellWidth.padded(try subject(of: event), to: 10), TerminalText(try names.handle(event.actor)).string,
    ]
    try call.output.piece(Array((cells.joined(separator: "  ") + single + back + "\n").utf8))
  }

  /// A tag, or the name of whoever or whatever came onto the roll.
  private func subject(of event: Event) throws -> String {
    if event.kind.isOfStocktake, let number = event.evidence.number(.stocktake) {
      return StocktakeNumber(number).text
    }
    if event.kind.isOfManifest, let number = event.evidence.number(.manifest) {
      return ManifestNumber(number).text
    }
    if event.kind.isOfConflict, let number = event.evidence.number(.conflict) {
      return ConflictNumber(number).text
    }
    if let tag = event.evidence.code(.tag) { tags[event.subject] = tag }
    if let tag = tags[event.subject] { return TerminalText(tag).string }
    if let party = try names.party(event.subject) {
      return TerminalText(party.handle ?? party.name ?? erasedWord.in(call.language)).string
    }
    // Its registration lies before the first event that was asked for.
    guard let asset = try roll.assets(meaning: .id(event.subject.text)).first else { return "" }
    tags[event.subject] = asset.tag.text
    return asset.tag.text
  }

  func end() throws { try array?.end() }
}
