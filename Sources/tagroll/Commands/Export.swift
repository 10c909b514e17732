import CommandLineKit
import Exchange
import JSONBytes
import Model
import Store
import Words

/// `tagroll export csv|json [assets|disposals] [-o FILE]`, and what all exports share.
enum ExportCommand {
  enum Content: String, CaseIterable { case assets, disposals }

  static let output = OptionSpec(
    "output", short: "o", ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files),
    help: Text(en: "Write this file, whole or not at all.", zh: "写入该文件，要么完整，要么不写。"))
  static let columns = OptionSpec(
    "columns", ValueSpec(Text(en: "NAMES", zh: "列名")),
    help: Text(en: "These columns, in this order; 'help' lists them.", zh: "只导出这些列，按此顺序；“help”列出全部列名。"))

  static func spec(_ name: String, zh: String, _ summary: Text) -> CommandSpec {
    CommandSpec(name, zh: zh, summary: summary) {
      CommandDetails(
        examples: [
          CommandDetails.Example(
            "tagroll export \(name) disposals -o disposals.\(name)", Text(en: "for the auditor", zh: "交给审计"))
        ],
        operands: [
          OperandSpec(
            Options.choice(Text(en: "WHAT", zh: "内容"), Content.self), .optional,
            help: Text(en: "assets, or the disposal record (assets).", zh: "资产，或处置记录（默认 assets）。"))
        ],
        options: [output]
          + (name == "csv"
            ? [
              columns,
              OptionSpec(
                "excel",
                help: Text(en: "For a spreadsheet: byte order mark, no formulas.", zh: "供表格软件使用：带 BOM，防公式。")),
            ] : []) + Options.past)
    }
  }

  static func run(_ call: Call, _ write: (Roll, Content, Moment, Sink) throws -> Void) throws {
    let content = call.invocation.operands.first.flatMap(Content.init(rawValue:)) ?? .assets
    let moment = try call.moment()
    try stream(call) { roll, sink in try write(roll, content, moment, sink) }
  }

  /// Sends what `write` makes to standard output, or into a file that appears whole.
  static func stream(_ call: Call, _ write: (Roll, Sink) throws -> Void) throws {
    let roll = try call.openRoll(.reading)
    guard let path = call.invocation.value("output") else {
      return try roll.read { try write(roll, call.sink) }
    }
    let file = try NewFile(path)
    try roll.read { try write(roll, Sink { try file.write($0) }) }
    try file.finish()
    let shown = TerminalText(path).string
    call.remark(Text(en: "Written: \(shown)", zh: "已写入：\(shown)"))
  }

  /// The columns of `--columns`; `nil` when they were to be listed, which was done.
  static func columns(_ call: Call) throws -> [AssetCSV.Column]? {
    guard let text = call.invocation.value("columns") else { return AssetCSV.Column.allCases }
    if text == "help" {
      call.lines(AssetCSV.Column.allCases.map(\.rawValue))
      return nil
    }
    return try text.split(separator: ",", omittingEmptySubsequences: false).map { name in
      guard let column = AssetCSV.Column(rawValue: String(name.filter { $0 != " " })) else {
        throw Refusal.noSuchColumn(String(name))
      }
      return column
    }
  }

  static func disposalsAsJSON(_ roll: Roll, at moment: Moment, to sink: Sink) throws {
    var array = try JSONArray(sink)
    try roll.eachDisposal(at: moment) { row in
      var json = JSONWriter()
      Disposal.write(row, into: &json)
      try array.add(json.bytes)
    }
    try array.end()
  }
}

extension Refusal {
  static func noSuchColumn(_ name: String) -> Refusal {
    Refusal(
      code: "export.no_such_column", exit: .usage,
      message: Text(en: "no column is called '\(name)'", zh: "没有名为“\(name)”的列"),
      hints: [Text(en: "list them:  --columns help", zh: "列出全部：  --columns help")], reference: name)
  }
}

/// `tagroll export csv`
enum ExportCSV: Verb {
  static let spec = ExportCommand.spec("csv", zh: "表格", Text(en: "As comma-separated values.", zh: "导出 CSV。"))

  static func run(_ call: Call) throws {
    guard let columns = try ExportCommand.columns(call) else { return }
    try ExportCommand.run(call) { roll, content, moment, sink in
      var csv = CSVWriter(forSpreadsheet: call.invocation.flag("excel"))
      switch content {
      case .assets:
        let names = NameBook(roll)
        AssetCSV.writeHeadings(columns, into: &csv)
        var lines = AssetLineCSV(columns, names)
        if moment.isNow {
          try roll.eachAssetLine { line in
            try lines.write(line, into: &csv)
            if csv.bytes.count >= 1 << 16 { try sink.write(csv.take()) }
          }
        } else {
          try roll.eachAsset(at: moment) { asset in
            try AssetCSV.write(asset, names, columns, into: &csv)
            if csv.bytes.count >= 1 << 16 { try sink.write(csv.take()) }
          }
        }
      case .disposals:
        Disposal.writeHeadings(into: &csv)
        try roll.eachDisposal(at: moment) { row in
          Disposal.write(row, into: &csv)
          try sink.write(csv.take())
        }
      }
      try sink.write(csv.take())
    }
  }
}

/// `tagroll export json`
enum ExportJSON: Verb {
  static let spec = ExportCommand.spec("json", zh: "数据", Text(en: "As JSON.", zh: "导出 JSON。"))

  static func run(_ call: Call) throws {
    try ExportCommand.run(call) { roll, content, moment, sink in
      switch content {
      case .assets:
        var array = try JSONArray(sink)
        try roll.eachAsset(at: moment) { asset in
          var json = JSONWriter()
          AssetJSON.write(asset, into: &json)
          try array.add(json.bytes)
        }
        try array.end()
      case .disposals: try ExportCommand.disposalsAsJSON(roll, at: moment, to: sink)
      }
    }
  }
}
