import CommandLineKit
import Exchange
import JSONBytes
import Model
import Reports
import Store
import Words

/// `tagroll report warranty --within 90d`
enum ReportWarranty: Verb {
  static let spec = CommandSpec(
    "warranty", zh: "保修", summary: Text(en: "Whose warranty ends soon.", zh: "即将到保的资产。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example(
          "tagroll report warranty --within 90d", Text(en: "in the next 90 days", zh: "90 天内到期"))
      ],
      options: [
        within,
        OptionSpec(
          "by-model", help: Text(en: "Only how many, by month and model.", zh: "只按月份和型号统计数量。")),
        OptionSpec("ended", help: Text(en: "Those that have ended, too.", zh: "同时列出已到期的。")),
      ] + Options.past)
  }

  static let within = OptionSpec(
    "within", ValueSpec(Text(en: "DAYS", zh: "天数"), form: Text(en: "Write it as 90d.", zh: "请写成 90d。")),
    help: Text(en: "How far ahead (90d).", zh: "天数（默认 90d）。"))

  static func run(_ call: Call) throws {
    let days = try call.invocation.value("within", as: DayText.span) ?? 90
    let roll = try call.openRoll(.reading)
    let moment = try call.moment()
    let today = moment.day ?? call.today
    let first = call.invocation.flag("ended") ? Instant(milliseconds: 0).day : today
    if call.invocation.flag("by-model") {
      let last = today.adding(days: days)
      let counts = try roll.read { try roll.warrantyCounts(from: first, through: last, at: moment) }
      if call.isJSON { return json(counts, call) }
      call.tell(moment)
      return call.lines(WarrantyReport.lines(counts, call.language, width: call.surroundings.columns))
    }
    let (assets, total) = try roll.warranties(from: first, through: today.adding(days: days), at: moment)
    if call.isJSON {
      var json = JSONWriter(pretty: true)
      json.beginArray()
      assets.forEach { AssetJSON.write($0, into: &json) }
      json.endArray()
      call.output.bytes(json.bytes + [0x0A])
      return
    }
    call.tell(moment)
    call.lines(
      try WarrantyReport.lines(
        assets, of: total, on: today, roll, call.language,
        width: call.surroundings.columns))
  }

  private static func json(_ counts: [WarrantyCount], _ call: Call) {
    var json = JSONWriter(pretty: true)
    json.beginArray()
    for count in counts {
      json.beginObject()
      json.name("month")
      json.string(WarrantyReport.month(of: count))
      for (name, text) in [("maker", count.maker), ("model", count.model)] {
        guard let text else { continue }
        json.name(name)
        json.text(bytes: text.bytes)
      }
      json.name("assets")
      json.integer(Int64(count.assets))
      json.endObject()
    }
    json.endArray()
    call.output.bytes(json.bytes + [0x0A])
  }
}

/// `tagroll report disposal`
enum ReportDisposal: Verb {
  static let spec = CommandSpec(
    "disposal", zh: "处置", summary: Text(en: "What left the house, and how.", zh: "已离开本单位的资产及方式。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example("tagroll report disposal", Text(en: "the disposal record", zh: "处置记录"))
      ], options: Options.past)
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    let moment = try call.moment()
    if call.isJSON { return try ExportCommand.disposalsAsJSON(roll, at: moment, to: call.sink) }
    var report = DisposalReport(call.language)
    try roll.eachDisposal(at: moment) { report.add($0) }
    call.tell(moment)
    call.lines(report.lines(width: call.surroundings.columns))
  }
}
