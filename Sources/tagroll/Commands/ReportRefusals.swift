import CommandLineKit
import Exchange
import JSONBytes
import Model
import Reports
import Store
import Words

/// `tagroll report refusals [--since DATE] [--by WHO]`
enum ReportRefusals: Verb {
  static let spec = CommandSpec(
    "refusals", zh: "被拒操作", summary: Text(en: "What was tried and refused.", zh: "被规则拒绝的操作。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Every act that a rule refused: by whom, in which role, and by which rule. The same within a minute counts once. \
          Auditors and administrators see everybody's, all others their own.
          """,
        zh: "列出被规则拒绝的每次操作：经办人、所用角色、所依规则。一分钟内的重复只计一次。审计员和系统管理员可查看全部，其他人只能查看自己的。"),
      examples: [
        CommandDetails.Example(
          "tagroll report refusals --since 2026-11-01", Text(en: "this month's", zh: "本月的")),
        CommandDetails.Example(
          "tagroll report refusals --by wang.lei --csv", Text(en: "one person's, as a table", zh: "导出某人的")),
      ],
      options: [
        OptionSpec("since", Options.day, help: Text(en: "From this day on.", zh: "起始日期。")),
        OptionSpec("by", Options.who, help: Text(en: "Only this person's.", zh: "只看此人的。")),
        OptionSpec("csv", help: Text(en: "Print CSV for programs.", zh: "输出 CSV。")),
      ] + Options.past)
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    try roll.read {
      let (filter, isOnlyOwn) = try filter(roll, call)
      if call.invocation.flag("csv") { return try csv(filter, roll, call) }
      if call.isJSON { return try json(filter, roll, call) }
      try table(filter, roll, call)
      if isOnlyOwn {
        call.remark(
          Text(en: "only your own; auditors see everybody's", zh: "仅列出本人的；审计员可查看全部"))
      }
    }
  }

  private static func filter(_ roll: Roll, _ call: Call) throws -> (Roll.RefusalFilter, isOnlyOwn: Bool) {
    var filter = Roll.RefusalFilter()
    filter.since = try call.day("since")
    filter.moment = try call.moment()
    filter.person = try call.invocation.value("by").map { try call.person($0, in: roll).id }
    switch try call.readableRefusals(on: roll) {
    case .everybody: return (filter, false)
    case .oneself(let person) where filter.person == nil || filter.person == person:
      filter.person = person
      return (filter, true)
    case .oneself, .nobody:
      // Who they are not may be asked about by nobody else: the same check, and the same words, as for an act.
      _ = try call.author(on: roll, allowing: [.auditor, .admin])
      return (filter, false)
    }
  }

  private static func table(_ filter: Roll.RefusalFilter, _ roll: Roll, _ call: Call) throws {
    call.tell(filter.moment)
    var list = RefusalList(roll, call.language)
    try roll.eachRefusal(filter) { try list.add($0) }
    call.lines(list.lines(width: call.surroundings.columns))
  }

  private static func json(_ filter: Roll.RefusalFilter, _ roll: Roll, _ call: Call) throws {
    let names = NameBook(roll)
    var array = try JSONArray(call.sink)
    try roll.eachRefusal(filter) { attempt in
      var json = JSONWriter()
      try RefusalJSON.write(attempt, names, into: &json)
      try array.add(json.bytes)
    }
    try array.end()
  }

  private static func csv(_ filter: Roll.RefusalFilter, _ roll: Roll, _ call: Call) throws {
    let names = NameBook(roll)
    let sink = call.sink
    var csv = CSVWriter()
    RefusalCSV.writeHeadings(into: &csv)
    try roll.eachRefusal(filter) { attempt in
      try RefusalCSV.write(attempt, names, into: &csv)
      try sink.write(csv.take())
    }
    try sink.write(csv.take())
  }
}
