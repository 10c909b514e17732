import CommandLineKit
import Exchange
import Reports
import Store
import Words

/// `tagroll identity replay [--all]`
enum IdentityReplay: Verb {
  static let spec = CommandSpec(
    "replay", zh: "重判",
    summary: Text(en: "Judge every kept verdict again by today's rules.", zh: "按现行规则重新判定全部已存判定。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Each scan that was filed about a machine is held against what the roll knew then, by the rules of now: yours and the \
          program's. What would be decided otherwise is listed, and nothing is changed. Ends with 1 when there is any.
          """,
        zh: "把已归档的每份扫描与当时账册内容按现行规则（程序自带及本单位规则）重新比对，列出结果会不同的判定；不作任何改动。如有不同，退出码为 1。"),
      examples: [
        CommandDetails.Example("tagroll identity replay", Text(en: "after rules were changed", zh: "修改规则之后"))
      ],
      options: [
        OptionSpec("all", help: Text(en: "Those that stay as they were too.", zh: "同时列出未变化的。"))
      ])
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    let wantsAll = call.invocation.flag("all")
    var (judged, changed) = (0, 0)
    var array = call.isJSON ? try JSONArray(call.sink) : nil
    try roll.read {
      try roll.eachVerdict { kept in
        let replay = try Replayed(kept, roll, call)
        judged += 1
        if replay.hasChanged { changed += 1 }
        guard replay.hasChanged || wantsAll else { return }
        if array != nil { return try array?.add(replay.json) ?? () }
        call.lines(try replay.lines(roll, call.language) + [""])
      }
    }
    if let array {
      try array.end()
    } else {
      call.say(
        Text(
          en: "\(judged) verdicts judged again, \(changed) would change",
          zh: "重新判定 \(judged) 项，其中 \(changed) 项会改变"))
    }
    if changed > 0 { call.exit = .failed }
  }
}
