import CommandLineKit
import Exchange
import JSONBytes
import Model
import Reports
import Store
import Words

/// `tagroll report stripped`
enum ReportStripped: Verb {
  static let spec = CommandSpec(
    "stripped", zh: "部件缺失", summary: Text(en: "What machines have less of than before.", zh: "部件少于先前的机器。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          What a scan did not see any more, or saw smaller, and nobody has accounted for: between which scans, and who had \
          the machine. What a repair in that time may explain is told and does not count.
          """,
        zh: "扫描中不再出现或变小、且无人说明的部件：在哪两次扫描之间、期间由谁持有。期间的维修可能解释的，只列出、不计数。"),
      examples: [
        CommandDetails.Example(
          "tagroll report stripped --as-of 2026-06-30", Text(en: "as it was then", zh: "当时的情况"))
      ], options: Options.past)
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    let moment = try call.moment()
    try roll.read {
      let stripped = try roll.stripped(at: moment)
      if call.isJSON {
        var array = try JSONArray(call.sink)
        for one in stripped {
          var json = JSONWriter()
          StripJSON.write(one, into: &json)
          try array.add(json.bytes)
        }
        return try array.end()
      }
      call.tell(moment)
      call.lines(try StripReport(roll, call.language).lines(stripped, width: call.surroundings.columns))
    }
  }
}

extension Call {
  /// Tells who takes a machine over, or lets it go, what is missing from it.
  func warnOfStripped(_ asset: Asset, in roll: Roll) throws {
    guard toldStripped.insert(asset.id).inserted else { return }
    guard let warning = try StripReport(roll, language).warning(try roll.stripped(asset)) else { return }
    remark(Text(en: TerminalText(warning.en).string, zh: TerminalText(warning.zh).string))
  }
}
