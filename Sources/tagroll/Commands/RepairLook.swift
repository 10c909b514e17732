import CommandLineKit
import Exchange
import JSONBytes
import Model
import Reports
import ServiceDesk
import Store
import Words

extension Options {
  static let csv = OptionSpec("csv", help: Text(en: "Print CSV for programs.", zh: "输出 CSV。"))
}

/// `tagroll repair list [--open]`
enum RepairList: Verb {
  static let spec = CommandSpec(
    "list", zh: "列表", summary: Text(en: "Repair orders, newest first.", zh: "列出维修单。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example("tagroll repair list --open", Text(en: "what is on the bench", zh: "未结维修单"))
      ],
      options: [
        OptionSpec("open", help: Text(en: "Only those that go on.", zh: "只列未结的。")), Options.csv,
      ])
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    try roll.read {
      var lines: [Roll.RepairLine] = []
      try roll.repairs(open: call.invocation.flag("open")) { lines.append($0) }
      let names = NameBook(roll)
      if call.isJSON {
        var array = try JSONArray(call.sink)
        for line in lines {
          var json = JSONWriter()
          try RepairJSON.write(line, names, into: &json)
          try array.add(json.bytes)
        }
        return try array.end()
      }
      if call.invocation.flag("csv") {
        var csv = CSVWriter()
        try RepairCSV.writeOrders(lines, names, into: &csv)
        return call.output.bytes(csv.take())
      }
      call.lines(
        try RepairReport(roll, call.language).list(
          lines, today: call.today, width: call.surroundings.columns))
    }
  }
}

/// `tagroll repair show T-1`
enum RepairShow: Verb {
  static let spec = CommandSpec(
    "show", zh: "查看", summary: Text(en: "One repair: times, waits, parts, cost.", zh: "查看维修单：时间、等待、部件、费用。")
  ) {
    CommandDetails(
      examples: [CommandDetails.Example("tagroll repair show T-1", Text(en: "the first", zh: "第一张"))],
      operands: [
        OperandSpec(RepairCommand.reference, .one, help: Text(en: "Which order: T-1.", zh: "维修单编号，如 T-1。"))
      ])
  }

  static func run(_ call: Call) throws {
    let number = try RepairCommand.number(call.invocation.operands[0])
    let roll = try call.openRoll(.reading)
    try roll.read {
      guard let (asset, story) = try roll.repair(number) else { throw Refusal.repairNotFound(number) }
      guard let story else {
        let text = RepairNumber(number).text
        if call.isJSON {
          return call.json { json in
            json.name("order")
            json.string(text)
            json.name("tag")
            json.string(asset.tag.text)
            json.name("undone")
            json.bool(true)
          }
        }
        return call.say(
          Text(
            en: "\(text)  \(asset.tag.text)  was opened by mistake and undone",
            zh: "\(text)  \(asset.tag.text)  误开，已撤销"))
      }
      let now = call.surroundings.now()
      guard call.isJSON else {
        return call.lines(
          try RepairReport(roll, call.language).card(
            asset, story, now: now, today: call.today, width: call.surroundings.columns))
      }
      var json = JSONWriter(pretty: true)
      try RepairJSON.write(asset, story, roll, now: now, into: &json)
      call.output.bytes(json.bytes + [0x0A])
    }
  }
}

/// `tagroll report repairs`
enum ReportRepairs: Verb {
  static let spec = CommandSpec(
    "repairs", zh: "维修",
    summary: Text(en: "What repairs took and cost, asset by asset.", zh: "按资产统计维修次数、天数和费用。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example(
          "tagroll report repairs --csv > repairs.csv", Text(en: "for a spreadsheet", zh: "导出表格"))
      ], options: [Options.csv] + Options.past)
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    let moment = try call.moment()
    try roll.read {
      let sums = try roll.repairSums(at: moment, today: call.today)
      if call.isJSON {
        var array = try JSONArray(call.sink)
        for sum in sums {
          var json = JSONWriter()
          RepairJSON.write(sum, into: &json)
          try array.add(json.bytes)
        }
        return try array.end()
      }
      if call.invocation.flag("csv") {
        var csv = CSVWriter()
        RepairCSV.writeSums(sums, into: &csv)
        return call.output.bytes(csv.take())
      }
      call.tell(moment)
      call.lines(RepairReport(roll, call.language).sums(sums, width: call.surroundings.columns))
    }
  }
}
