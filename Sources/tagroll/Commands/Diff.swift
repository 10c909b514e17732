import CommandLineKit
import Exchange
import JSONBytes
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll diff --from DATE [--to DATE] [--where FILTER]`
enum Diff: Verb {
  static let spec = CommandSpec(
    "diff", zh: "对比", summary: Text(en: "What changed between two days.", zh: "两个日期之间的变化。")
  ) {
    CommandDetails(
      discussion: Text(
        en:
          "What came, left, moved, changed hands or stage, from the end of one day to the end of the other.",
        zh: "从一天结束到另一天结束：入册、离册、地点、持有人和状态的变化。"),
      examples: [
        CommandDetails.Example(
          "tagroll diff --from 2026-06-30 --to 2026-09-30", Text(en: "the third quarter", zh: "第三季度"))
      ],
      options: [
        OptionSpec("from", Options.day, help: Text(en: "The earlier day.", zh: "较早的日期。"), required: true),
        OptionSpec("to", Options.day, help: Text(en: "The later day (today).", zh: "较晚的日期（默认今天）。")),
        List.filter, Options.asKnown,
      ])
  }

  static func run(_ call: Call) throws {
    guard let first = try call.day("from") else { return }
    let last = try call.day("to") ?? call.today
    guard first <= last else { throw Refusal.daysBackward(first, last) }
    guard last <= call.today else { throw StoreError.refused(.badDay(last)) }
    let known = try call.moment(["as-known"]).known
    let roll = try call.openRoll(.reading)
    try roll.read {
      let filter = try AssetFilter.read(call.invocation.value("where"), roll, call)
      if call.isJSON {
        var array = try JSONArray(call.sink)
        try roll.eachDifference(from: first, to: last, filter, known: known) { difference in
          var json = JSONWriter()
          DifferenceJSON.write(difference, into: &json)
          try array.add(json.bytes)
        }
        return try array.end()
      }
      var report = DifferenceReport(roll, call.language)
      try roll.eachDifference(from: first, to: last, filter, known: known) { try report.add($0) }
      call.say(
        Text(en: "From \(first.text) to \(last.text)", zh: "\(first.text) 至 \(last.text)"))
      call.lines(report.lines(width: call.surroundings.columns))
    }
  }
}
