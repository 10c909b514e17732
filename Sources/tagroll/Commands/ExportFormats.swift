import CommandLineKit
import Exchange
import JSONBytes
import Lifecycle
import Model
import Reports
import ServiceDesk
import Store
import Words

/// `tagroll export ndjson`
enum ExportNDJSON: Verb {
  static let spec = CommandSpec(
    "ndjson", zh: "逐行数据", summary: Text(en: "As JSON, one asset a line.", zh: "导出 JSON，每行一项资产。")
  ) { CommandDetails(options: [ExportCommand.output] + Options.past) }

  static func run(_ call: Call) throws {
    let moment = try call.moment()
    try ExportCommand.stream(call) { roll, sink in
      try roll.eachAsset(at: moment) { asset in
        var json = JSONWriter()
        AssetJSON.write(asset, into: &json)
        try sink.write(json.bytes + [0x0A])
      }
    }
  }
}

/// `tagroll export snipe-it`
enum ExportSnipe: Verb {
  static let spec = CommandSpec(
    "snipe-it", zh: "snipe表格",
    summary: Text(en: "As a table for Snipe-IT's importer.", zh: "导出可供 Snipe-IT 导入的表格。")
  ) {
    CommandDetails(
      discussion: Text(
        en: "'import csv' takes it back and changes nothing.", zh: "用“import csv”导回时不会产生变化。"),
      options: [ExportCommand.output] + Options.past)
  }

  static func run(_ call: Call) throws {
    let moment = try call.moment()
    try ExportCommand.stream(call) { roll, sink in
      let names = NameBook(roll)
      var csv = CSVWriter()
      SnipeCSV.writeHeadings(into: &csv)
      try roll.eachAsset(at: moment) { asset in
        try SnipeCSV.write(asset, names, into: &csv)
        try sink.write(csv.take())
      }
      try sink.write(csv.take())
    }
  }
}

/// What the exports of single machines share: named assets, or all of them.
private enum MachineExport {
  static let operand = OperandSpec(
    ValueSpec(Text(en: "REF", zh: "资产"), completion: .dynamic("assets")), .any,
    help: Text(en: "Assets; without one, all that are here.", zh: "资产；不填则为全部在册资产。"))

  static func each(_ call: Call, _ roll: Roll, _ body: (Asset) throws -> Void) throws {
    let references = call.invocation.operands
    guard references.isEmpty else {
      for reference in references { try body(try call.asset(reference, in: roll)) }
      return
    }
    try roll.eachAsset { if !$0.stage.isTerminal { try body($0) } }
  }
}

/// `tagroll export glpi [REF…]`
enum ExportGLPI: Verb {
  static let spec = CommandSpec(
    "glpi", zh: "glpi清单", summary: Text(en: "As GLPI inventories, one a line.", zh: "导出 GLPI 清单，每行一份。")
  ) {
    CommandDetails(
      discussion: Text(
        en:
          "Each line is a JSON document that GLPI's inventory takes; split them to send them: 'split -l 1'.",
        zh: "每行是一份 GLPI 可接收的 JSON 清单；发送前可用“split -l 1”拆分。"),
      examples: [
        CommandDetails.Example(
          "tagroll export glpi LT-00013 -o lt-00013.json", Text(en: "one machine", zh: "一台设备"))
      ], operands: [MachineExport.operand], options: [ExportCommand.output])
  }

  static func run(_ call: Call) throws {
    try ExportCommand.stream(call) { roll, sink in
      try MachineExport.each(call, roll) { asset in
        var json = JSONWriter()
        GLPIInventoryJSON.write(asset, program: Version.text, into: &json)
        try sink.write(json.bytes + [0x0A])
      }
    }
  }
}

/// `tagroll export cyclonedx [REF]`
enum ExportCycloneDX: Verb {
  static let spec = CommandSpec(
    "cyclonedx", zh: "物料清单",
    summary: Text(en: "As a CycloneDX 1.6 bill of hardware.", zh: "导出 CycloneDX 1.6 硬件物料清单。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example(
          "tagroll export cyclonedx LT-00013", Text(en: "one machine and its parts", zh: "一台设备及其部件")),
        CommandDetails.Example(
          "tagroll export cyclonedx -o fleet.cdx.json", Text(en: "the whole roll", zh: "整本账册")),
      ],
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "REF", zh: "资产"), completion: .dynamic("assets")), .optional,
          help: Text(en: "One asset; without it, all that are here.", zh: "一项资产；不填则为全部在册资产。"))
      ], options: [ExportCommand.output])
  }

  static func run(_ call: Call) throws {
    let now = call.surroundings.now()
    try ExportCommand.stream(call) { roll, sink in
      if let reference = call.invocation.operands.first {
        var json = JSONWriter()
        CycloneDXJSON.write(try call.asset(reference, in: roll), at: now, program: Version.text, into: &json)
        return try sink.write(json.bytes + [0x0A])
      }
      var head = JSONWriter()
      CycloneDXJSON.writeFleetHead(
        roll: roll.identity.log, version: try roll.eventCount(), at: now, program: Version.text, into: &head)
      try sink.write(head.bytes)
      var isFirst = true
      try MachineExport.each(call, roll) { asset in
        var json = JSONWriter()
        CycloneDXJSON.write(asset, into: &json)
        try sink.write((isFirst ? [0x0A] : [0x2C, 0x0A]) + json.bytes)
        isFirst = false
      }
      try sink.write(Array("\n]}\n".utf8))
    }
  }
}

/// `tagroll export ical`
enum ExportCalendar: Verb {
  static let spec = CommandSpec(
    "ical", zh: "日历",
    summary: Text(
      en: "Ends of warranties and loans, and stocktakes, as a calendar.", zh: "以日历导出保修到期、借用到期和盘点。")
  ) {
    CommandDetails(
      discussion: Text(
        en: "Days from today on. Nobody's name is in it: it may be shared.", zh: "只含今天及以后的日期。不含任何人员姓名，可以共享。"),
      options: [ExportCommand.output])
  }

  static func run(_ call: Call) throws {
    let today = call.today
    try ExportCommand.stream(call) { roll, sink in
      var calendar = Exchange.Calendar(roll: roll.identity.log, at: call.surroundings.now())
      func add(_ id: String, _ code: String, on day: Day, _ summary: Text) throws {
        calendar.add(id, code, on: day, summary.in(call.language))
        try sink.write(calendar.take())
      }
      try roll.eachAsset { asset in
        guard !asset.stage.isTerminal else { return }
        let title = asset.title(call.language)
        if let day = asset.warrantyUntil, day >= today {
          try add(
            asset.id.text, "warranty", on: day,
            Text(en: "Warranty ends: \(asset.tag.text) \(title)", zh: "保修到期：\(asset.tag.text) \(title)"))
        }
        if let day = asset.due, day >= today {
          try add(
            asset.id.text, "loan", on: day,
            Text(en: "Loan ends: \(asset.tag.text) \(title)", zh: "借用到期：\(asset.tag.text) \(title)"))
        }
      }
      for stocktake in try roll.stocktakes() {
        guard let day = stocktake.due, day >= today, stocktake.closed == nil else { continue }
        let number = StocktakeNumber(stocktake.number).text
        try add(number, "stocktake", on: day, Text(en: "Stocktake \(number) is due", zh: "盘点 \(number) 应完成"))
      }
      calendar.end()
      try sink.write(calendar.take())
    }
  }
}

/// `tagroll export prometheus`
enum ExportPrometheus: Verb {
  static let spec = CommandSpec(
    "prometheus", zh: "指标", summary: Text(en: "As numbers for a monitor.", zh: "导出监控指标。")
  ) {
    CommandDetails(
      discussion: Text(
        en: "For the text file collector of node_exporter. No serial, tag or name is in it.",
        zh: "供 node_exporter 的文本文件采集器使用。不含序列号、标签和姓名。"),
      examples: [
        CommandDetails.Example(
          "tagroll export prometheus -o /var/lib/node_exporter/tagroll.prom",
          Text(en: "every hour, by a timer", zh: "由定时器每小时执行"))
      ], options: [ExportCommand.output])
  }

  static func run(_ call: Call) throws {
    let today = call.today
    try ExportCommand.stream(call) { roll, sink in
      var text = PrometheusText()
      text.family(
        "tagroll_assets", "gauge", "Assets on the roll, by stage, category and state of their data.")
      for count in try roll.fleetCounts() {
        text.sample(
          "tagroll_assets", count.assets,
          [
            ("stage", count.stage.rawValue.lowercased()), ("category", count.category.rawValue),
            ("data", count.data.rawValue),
          ])
      }
      let days = try roll.dayCounts(on: today, endingUpTo: today.adding(days: 90))
      for (name, help, value) in [
        ("tagroll_assets_under_warranty", "Assets under warranty today.", days.underWarranty),
        ("tagroll_warranties_ending_90d", "Warranties that end within 90 days.", days.warrantyEnding),
        ("tagroll_loans", "Assets on loan.", days.loans),
        ("tagroll_loans_overdue", "Loans that should have ended before today.", days.overdueLoans),
      ] {
        text.family(name, "gauge", help)
        text.sample(name, value)
      }
      text.family("tagroll_ledger_events_total", "counter", "Events in the ledger.")
      text.sample("tagroll_ledger_events_total", try roll.eventCount())
      try sink.write(Array(text.text.utf8))
    }
  }
}
