import CommandLineKit
import Exchange
import JSONBytes
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll report stocktake S-1 [--csv]`
enum ReportStocktake: Verb {
  static let spec = CommandSpec(
    "stocktake", zh: "盘点", summary: Text(en: "What a stocktake found otherwise than the books.", zh: "账实差异。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          What only a scan report has shown is listed apart from what somebody saw. Before a stocktake is closed its \
          discrepancies are for managers and auditors.
          """,
        zh: "仅由扫描报告证明在位的，与人工盘到的分开列出。结束之前，差异只有资产管理员和审计员可以查看。"),
      examples: [
        CommandDetails.Example("tagroll report stocktake S-1", Text(en: "to read", zh: "查看")),
        CommandDetails.Example(
          "tagroll report stocktake S-1 --csv > s1.csv", Text(en: "for a spreadsheet", zh: "导出表格")),
      ],
      operands: [StocktakeCommand.operand],
      options: [
        OptionSpec("csv", help: Text(en: "Print CSV for programs.", zh: "输出 CSV。")),
        OptionSpec(
          "kept",
          help: Text(
            en: "Print the list as it was kept; its SHA-256 is in the ledger.",
            zh: "原样输出留存的清单，其 SHA-256 在账本中。")),
      ])
  }

  static func run(_ call: Call) throws {
    let number = try StocktakeCommand.number(call.invocation.operands[0])
    let roll = try call.openRoll(.reading)
    let isClosed = try roll.stocktake(number).closed != nil
    if !isClosed { _ = try call.author(on: roll, allowing: [.manager, .auditor]) }
    if call.invocation.flag("kept") { return try kept(number, roll, call) }
    try roll.read {
      if call.invocation.flag("csv") { return try csv(number, roll, call) }
      if call.isJSON { return try json(number, roll, call) }
      try table(number, roll, call)
    }
  }

  private static func table(_ number: Int64, _ roll: Roll, _ call: Call) throws {
    let report = StocktakeReport(roll, call.language)
    let stocktake = try roll.stocktake(number)
    call.lines(try report.status(stocktake, try roll.persons(of: number), on: call.today))
    var lines = StocktakeLines(roll, call.language)
    try roll.eachLine(of: number, .discrepancies) { try lines.add($0) }
    if lines.count == 0 {
      call.say(Text(en: "no discrepancies", zh: "没有差异"))
    } else {
      call.output.line("")
      call.lines(lines.lines(width: call.surroundings.columns))
    }
    guard stocktake.byEvidence > 0 else { return }
    var shown = StocktakeLines(roll, call.language)
    try roll.eachLine(of: number, .byEvidence) { try shown.add($0) }
    call.output.line("")
    call.say(
      Text(en: "Seen by nobody, shown by a scan report alone:", zh: "无人盘到，仅由扫描报告证明在位："))
    call.lines(shown.lines(width: call.surroundings.columns))
  }

  private static func json(_ number: Int64, _ roll: Roll, _ call: Call) throws {
    let names = NameBook(roll)
    let stocktake = try roll.stocktake(number)
    let persons = try roll.persons(of: number)
    try call.json { json in
      try StocktakeJSON.members(stocktake, persons, names, into: &json)
      for (name, things) in [
        ("discrepancies", Roll.CountedThings.discrepancies), ("seen_by_evidence", .byEvidence),
      ] {
        json.name(name)
        json.beginArray()
        try roll.eachLine(of: number, things) { try StocktakeJSON.write($0, names, into: &json) }
        json.endArray()
      }
    }
  }

  /// Byte for byte, without a line end: whoever hashes it finds what the ledger names.
  private static func kept(_ number: Int64, _ roll: Roll, _ call: Call) throws {
    guard let digest = try roll.stocktake(number).discrepancies else {
      throw Refusal.stocktakeStillOpen(number)
    }
    guard let list = try roll.blob(digest) else {
      throw StoreError.unsound(.blobMissing(digest))
    }
    call.output.bytes(list)
  }

  private static func csv(_ number: Int64, _ roll: Roll, _ call: Call) throws {
    let names = NameBook(roll)
    let sink = call.sink
    var csv = CSVWriter()
    StocktakeCSV.writeHeadings(into: &csv)
    for things in [Roll.CountedThings.discrepancies, .byEvidence] {
      try roll.eachLine(of: number, things) { thing in
        try StocktakeCSV.write(thing, of: number, names, into: &csv)
        try sink.write(csv.take())
      }
    }
    try sink.write(csv.take())
  }
}
