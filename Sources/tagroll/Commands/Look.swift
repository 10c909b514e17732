import CommandLineKit
import Exchange
import JSONBytes
import Model
import Reports
import Store
import Words

/// `tagroll list [--where FILTER] [--limit N]`
enum List: Verb {
  static let spec = CommandSpec("list", zh: "列表", summary: Text(en: "The assets on the roll.", zh: "列出资产。")) {
    CommandDetails(
      examples: [
        CommandDetails.Example("tagroll list", Text(en: "everything", zh: "全部")),
        CommandDetails.Example(
          "tagroll list --where \"stage:in-use category:laptop\"", Text(en: "laptops in use", zh: "在用的笔记本")),
      ],
      options: [
        OptionSpec(
          "where", ValueSpec(Text(en: "FILTER", zh: "筛选")),
          help: Text(
            en: "Words that must all hold: stage:, category:, holder: or place:.",
            zh: "须同时满足的条件：stage:、category:、holder: 或 place:。")),
        OptionSpec(
          "limit", Options.count, help: Text(en: "At most so many.", zh: "最多显示数量。")),
      ])
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    let limit = try call.invocation.value("limit") { text in Int(text).flatMap { $0 > 0 ? $0 : nil } }
    try roll.read {
      let filter = try AssetFilter.read(call.invocation.value("where"), roll, call)
      if call.isJSON {
        try json(call, roll, filter, limit)
      } else {
        var list = AssetList(roll, call.language)
        try roll.eachAsset(filter, limit: limit) { try list.add($0) }
        call.lines(list.lines(width: call.surroundings.columns))
      }
    }
  }

  private static func json(_ call: Call, _ roll: Roll, _ filter: Roll.Filter, _ limit: Int?) throws {
    var array = try JSONArray(call.sink)
    try roll.eachAsset(filter, limit: limit) { asset in
      var json = JSONWriter()
      AssetJSON.write(asset, into: &json)
      try array.add(json.bytes)
    }
    try array.end()
  }
}

/// `tagroll show REF…`
enum Show: Verb {
  static let spec = CommandSpec("show", zh: "卡片", summary: Text(en: "The card of an asset.", zh: "显示资产卡片。")) {
    CommandDetails(
      examples: [CommandDetails.Example("tagroll show .", Text(en: "this machine", zh: "本机"))],
      operands: [Options.assets])
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    let assets = try call.invocation.operands.map { try call.asset($0, in: roll) }
    if call.isJSON {
      var json = JSONWriter(pretty: true)
      json.beginArray()
      assets.forEach { AssetJSON.write($0, into: &json) }
      json.endArray()
      call.output.bytes(json.bytes + [0x0A])
      return
    }
    for (index, asset) in assets.enumerated() {
      if index > 0 { call.output.line("") }
      call.lines(try AssetCard(asset, roll, today: call.today, call.language).lines())
    }
  }
}

/// `tagroll history REF`
enum History: Verb {
  static let spec = CommandSpec(
    "history", zh: "履历", summary: Text(en: "Everything that happened to an asset.", zh: "资产的全部经历。")
  ) {
    CommandDetails(
      examples: [CommandDetails.Example("tagroll history LT-00013", Text(en: "newest first", zh: "从新到旧"))],
      operands: [Options.asset])
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    let asset = try call.asset(call.invocation.operands[0], in: roll)
    let entries = try roll.history(of: asset)
    if call.isJSON {
      try EntryPrinter.json(entries, roll, call)
    } else {
      call.lines(try HistoryReport(roll, call.language).lines(asset, entries))
    }
  }
}
