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
          discrepancies are for managers and auditors. As of a day it is told as it stood then, with what was counted, signed \
          and closed by that day.
          """,
        zh:
          "仅由扫描报告证明在位的，与人工盘到的分开列出。结束之前，差异只有资产管理员和审计员可以查看。指定历史日期时，按截至当日的盘点、签字和结束情况列出。"),
      examples: [
        CommandDetails.Example("tagroll report stocktake S-1", Text(en: "to read", zh: "查看")),
        CommandDetails.Example(
          "tagroll report stocktake S-1 --csv > s1.csv", Text(en: "for a spreadsheet", zh: "导出表格")),
        CommandDetails.Example(
          "tagroll report stocktake S-1 --as-of 2026-11-30", Text(en: "as it stood then", zh: "当时的情况")),
      ],
      operands: [StocktakeCommand.operand],
      options: [
        OptionSpec("csv", help: Text(en: "Print CSV for programs.", zh: "输出 CSV。")),
        OptionSpec(
          "kept",
          help: Text(
            en: "Print the list as it was kept; its SHA-256 is in the ledger.",
            zh: "原样输出留存的清单，其 SHA-256 在账本中。")),
      ] + Options.past)
  }

  static func run(_ call: Call) throws {
    let number = try StocktakeCommand.number(call.invocation.operands[0])
    let roll = try call.openRoll(.reading)
    let moment = try call.moment()
    let isClosed = try roll.stocktake(number).closed != nil
    // What came of a closed one is no secret, nor what it had found before.
    if !isClosed { _ = try call.author(on: roll, allowing: [.manager, .auditor]) }
    try roll.read {
      guard let found = try roll.stocktake(number, at: moment) else {
        throw Refusal.stocktakeNotYet(number)
      }
      if call.invocation.flag("kept") { return try kept(found.stocktake, roll, call) }
      if call.invocation.flag("csv") { return try csv(found, roll, call) }
      if call.isJSON { return try json(found, roll, call) }
      try table(found, roll, call, at: moment)
    }
  }

  private static func table(_ found: StocktakeAt, _ roll: Roll, _ call: Call, at moment: Moment) throws {
    let report = StocktakeReport(roll, call.language)
    let stocktake = found.stocktake
    call.tell(moment)
    call.lines(try report.status(stocktake, found.persons, on: moment.day ?? call.today))
    var lines = StocktakeLines(roll, call.language)
    try found.eachLine(.discrepancies) { try lines.add($0) }
    if lines.count == 0 {
      call.say(Text(en: "no discrepancies", zh: "没有差异"))
    } else {
      call.output.line("")
      call.lines(lines.lines(width: call.surroundings.columns))
    }
    guard stocktake.byEvidence > 0 else { return }
    var shown = StocktakeLines(roll, call.language)
    try found.eachLine(.byEvidence) { try shown.add($0) }
    call.output.line("")
    call.say(
      Text(en: "Seen by nobody, shown by a scan report alone:", zh: "无人盘到，仅由扫描报告证明在位："))
    call.lines(shown.lines(width: call.surroundings.columns))
  }

  private static func json(_ found: StocktakeAt, _ roll: Roll, _ call: Call) throws {
    let names = NameBook(roll)
    try call.json { json in
      try StocktakeJSON.members(found.stocktake, found.persons, names, into: &json)
      for (name, things) in [
        ("discrepancies", Roll.CountedThings.discrepancies), ("seen_by_evidence", .byEvidence),
      ] {
        json.name(name)
        json.beginArray()
        try found.eachLine(things) { try StocktakeJSON.write($0, names, into: &json) }
        json.endArray()
      }
    }
  }

  /// Byte for byte, without a line end: whoever hashes it finds what the ledger names.
  private static func kept(_ stocktake: Stocktake, _ roll: Roll, _ call: Call) throws {
    guard let digest = stocktake.discrepancies else {
      throw Refusal.stocktakeStillOpen(stocktake.number)
    }
    guard let list = try roll.blob(digest) else {
      throw StoreError.unsound(.blobMissing(digest))
    }
    call.output.bytes(list)
  }

  private static func csv(_ found: StocktakeAt, _ roll: Roll, _ call: Call) throws {
    let names = NameBook(roll)
    let sink = call.sink
    var csv = CSVWriter()
    StocktakeCSV.writeHeadings(into: &csv)
    for things in [Roll.CountedThings.discrepancies, .byEvidence] {
      try found.eachLine(things) { thing in
        try StocktakeCSV.write(thing, of: found.stocktake.number, names, into: &csv)
        try sink.write(csv.take())
      }
    }
    try sink.write(csv.take())
  }
}
