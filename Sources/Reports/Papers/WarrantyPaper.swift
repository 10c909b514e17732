public import Model
public import Pages
public import Store
public import Words

/// Warranties that end, as bars by month and a table by model.
public enum WarrantyPaper {
  public static func document(
    _ counts: [WarrantyCount], from first: Day, through last: Day, on today: Day, _ roll: Roll,
    _ language: Language
  ) throws -> Document {
    let paper = Paper(roll, language)
    var months: [Document.Bar] = []
    for count in counts {
      let month = WarrantyReport.month(of: count)
      let before = months.last.flatMap { $0.name.string == month ? months.removeLast().value : nil } ?? 0
      months.append(Document.Bar(month, before + Int64(count.assets)))
    }
    let events = try roll.eventCount()
    let none = paper.text(Text(en: "No warranty ends in these days.", zh: "期间没有到期的保修。"))
    return paper.document(
      Text(en: "Warranties ending", zh: "保修到期"), on: today,
      resting: Text(
        en: "as of \(today.text), over \(events) ledger events", zh: "截至 \(today.text)，账本共 \(events) 条事件"),
      [.text(TerminalText("\(first.text) - \(last.text)"))]
        + (counts.isEmpty ? [none] : [.bars(months), .table(WarrantyReport.table(counts, language))]))
  }
}
