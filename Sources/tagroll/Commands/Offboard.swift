import CommandLineKit
import Exchange
import JSONBytes
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll person offboard WHO [--until DATE]`
enum PersonOffboard: Verb {
  static let spec = CommandSpec(
    "offboard", zh: "离职交接",
    summary: Text(en: "What must come back before somebody leaves.", zh: "列出离职前须归还的资产。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Lists what they have and notes the last day they are here; until then nothing changes for them. What is not back \
          by then is chased by 'report leavers'.
          """,
        zh: "列出其名下资产，并登记最后工作日；在此之前一切照旧。届时未归还的由 report leavers 催还。"),
      examples: [
        CommandDetails.Example(
          "tagroll person offboard wang.lei --until 2026-12-31 --yes",
          Text(en: "leaves at the year's end", zh: "年底离职"))
      ], operands: [PersonAct.operand],
      options: [
        OptionSpec(
          "until", Options.day,
          help: Text(en: "The last day they are here; today if not given.", zh: "最后工作日；不填则为今天。")),
        Confirmation.yes,
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.writing)
    var author = try call.author(on: roll, allowing: [.technician, .manager, .admin])
    author.today = try call.effectiveDay()
    let person = try call.person(call.invocation.operands[0], in: roll)
    let last = try call.day("until") ?? call.today
    let assets = try roll.assets(with: person.id)
    let isNoted = person.leaving == last
    if !call.isJSON {
      var list = LeaverList(roll, call.language, today: call.today)
      try list.add(Roll.Leaver(person: person, assets: assets))
      call.lines(list.lines(width: call.surroundings.columns))
    }
    if !isNoted {
      let question = Text(
        en: "\(person.login) leaves on \(last.text); \(assets.count) to come back. Note it?",
        zh: "\(person.login) 将于 \(last.text) 离职，须归还 \(assets.count) 件。是否登记？")
      guard try Confirmation.moderate(call, question) else { throw Refusal.declined }
    }
    let events =
      isNoted
      ? []
      : try roll.write(as: author, dryRun: call.isDryRun) {
        try $0.change(person.id, .personLeaving, [.until: .day(last)])
      }.events
    if !call.isDryRun, !isNoted { call.signIfDue(roll) }
    if call.isJSON {
      try call.json { json in
        json.name("person")
        try LeaverJSON.write(
          Roll.Leaver(person: try roll.party(person.id) ?? person, assets: assets), into: &json)
        json.name("changed")
        json.bool(!isNoted)
        json.name("dry_run")
        json.bool(call.isDryRun)
        json.name("events")
        json.beginArray()
        events.forEach { json.integer($0.sequence) }
        json.endArray()
      }
      return
    }
    let said =
      isNoted
      ? Text(
        en: "\(person.login) leaves on \(last.text): noted already, nothing written",
        zh: "\(person.login) 将于 \(last.text) 离职：已登记，未写入")
      : Text(en: "\(person.login) leaves on \(last.text)", zh: "\(person.login) 将于 \(last.text) 离职")
    call.output.line(Call.line(TerminalText(said.in(call.language)).string, events.map(\.sequence)))
    call.tellDryRun()
    if !assets.isEmpty { call.next("tagroll return \(assets.map(\.tag.text).joined(separator: " "))") }
  }
}

/// `tagroll report leavers [--csv]`
enum ReportLeavers: Verb {
  static let spec = CommandSpec(
    "leavers", zh: "离职未还", summary: Text(en: "What leavers still have.", zh: "离职人员尚未归还的资产。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example("tagroll report leavers", Text(en: "whom to write to", zh: "催还名单"))
      ], options: [OptionSpec("csv", help: Text(en: "Print CSV for programs.", zh: "输出 CSV。"))] + Options.past
    )
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    let moment = try call.moment()
    try roll.read {
      let leavers = try roll.leavers(at: moment)
      if call.invocation.flag("csv") {
        var csv = CSVWriter()
        LeaverCSV.writeHeadings(into: &csv)
        leavers.forEach { LeaverCSV.write($0, into: &csv) }
        call.output.bytes(csv.take())
      } else if call.isJSON {
        var array = try JSONArray(call.sink)
        for leaver in leavers {
          var json = JSONWriter()
          try LeaverJSON.write(leaver, into: &json)
          try array.add(json.bytes)
        }
        try array.end()
      } else {
        call.tell(moment)
        var list = LeaverList(roll, call.language, today: moment.day ?? call.today)
        for leaver in leavers { try list.add(leaver) }
        call.lines(list.lines(width: call.surroundings.columns))
      }
    }
  }
}
