import CommandLineKit
import Exchange
import JSONBytes
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll breach report REF --to WHO --at TIME --note TEXT`
enum BreachFiled: Verb {
  static let spec = CommandSpec(
    "report", zh: "上报", summary: Text(en: "Record that lost data was reported.", zh: "登记数据丢失已上报。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Of what was lost with data on it that nobody had wiped, somebody tells the authority or the officer for data \
          protection, within 72 hours of its being noticed. Or it need not be told, and why is written down. What is open \
          lists 'report breaches'.
          """,
        zh: "设备丢失且其上数据未清除的，应在发现后 72 小时内上报主管机关或数据保护负责人；无须上报的写明原因。未上报的见“report breaches”。"),
      examples: [
        CommandDetails.Example(
          "tagroll breach report LT-00427 --to ICO --ref IC-7 --note \"one laptop\"",
          Text(en: "just now", zh: "刚刚上报")),
        CommandDetails.Example(
          "tagroll breach report LT-00427 --not-needed --note \"key kept\"",
          Text(en: "and why not", zh: "无须上报")),
      ],
      operands: [Options.asset],
      options: [
        OptionSpec("to", Options.words, help: Text(en: "To whom.", zh: "上报对象。")),
        OptionSpec("at", Lost.time, help: Text(en: "When; without it, now.", zh: "上报时间；不填则为现在。")),
        OptionSpec(
          "ref", ValueSpec(Text(en: "NO", zh: "编号")), help: Text(en: "What they call it.", zh: "受理编号。")),
        OptionSpec(
          "note", Options.words, help: Text(en: "What was told, or why not.", zh: "上报内容或无须上报的原因。"),
          required: true),
        OptionSpec("not-needed", help: Text(en: "It need not be reported.", zh: "无须上报。")),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let invocation = call.invocation
    let isUnneeded = invocation.flag("not-needed")
    if !isUnneeded { _ = try invocation.required("to") }
    let at = try Lost.instant("at", call) ?? call.surroundings.now()
    try call.act(on: invocation.operands, allowing: [.technician, .manager, .auditor]) { writing, roll in
      let lost = Set(try roll.dataLosses().map(\.asset.id))
      return { asset in
        guard lost.contains(asset.id) else { throw Refusal.nothingLost(asset.tag) }
        var facts: [EvidenceKey: EvidenceValue] = [
          .note: .secret(try writing.seal(try invocation.required("note"), as: .text))
        ]
        if !isUnneeded {
          facts[.reported] = .code(at.text)
          facts[.authority] = .secret(try writing.seal(try invocation.required("to"), as: .text))
          if let text = try call.name("ref") {
            facts[.reference] = .secret(try writing.seal(text, as: .text))
          }
        }
        return [Walk.reportLoss(asset, as: isUnneeded ? .unneeded : .reported, facts)]
      }
    } tell: { _, _, _ in
      isUnneeded
        ? Text(en: "its loss need not be reported", zh: "其丢失无须上报")
        : Text(en: "its loss is reported", zh: "其丢失已上报")
    } unchanged: { _, _ in
      Text(en: "nothing written", zh: "未写入")
    }
  }
}

/// `tagroll report breaches`
enum ReportBreaches: Verb {
  static let spec = CommandSpec(
    "breaches", zh: "数据丢失",
    summary: Text(en: "What data was lost, and by when to report it.", zh: "数据丢失及上报时限。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          What was lost while data was on it that nobody had wiped: machines and media. The clock runs 72 hours from when \
          somebody in the house learned of it (GDPR, article 33).
          """,
        zh: "列出丢失时数据未清除的设备和介质。时限自本单位发现起 72 小时（GDPR 第 33 条）。"),
      examples: [
        CommandDetails.Example(
          "tagroll report breaches", Text(en: "what is open, and what was told", zh: "未上报与已上报"))
      ])
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    try roll.read {
      let losses = try roll.dataLosses()
      guard call.isJSON else {
        let report = BreachReport(roll, call.language, now: call.surroundings.now())
        return call.lines(try report.lines(losses, width: call.surroundings.columns))
      }
      let names = NameBook(roll)
      var array = try JSONArray(call.sink)
      for loss in losses {
        var json = JSONWriter()
        try BreachJSON.write(loss, roll, names, into: &json)
        try array.add(json.bytes)
      }
      try array.end()
    }
  }
}

extension Refusal {
  static func nothingLost(_ tag: Tag) -> Refusal {
    Refusal(
      code: "breach.nothing_lost", exit: .refused,
      message: Text(en: "no data was lost with \(tag.text)", zh: "\(tag.text) 没有数据丢失"),
      hints: [
        Text(en: "see what was:  tagroll report breaches", zh: "查看数据丢失：  tagroll report breaches")
      ], reference: tag.text)
  }
}
