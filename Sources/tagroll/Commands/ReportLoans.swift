import CommandLineKit
import Exchange
import JSONBytes
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll report loans [--csv]`
enum ReportLoans: Verb {
  static let spec = CommandSpec(
    "loans", zh: "借用", summary: Text(en: "What must come back, overdue first.", zh: "借出未还的资产，逾期在前。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example(
          "tagroll report loans --csv > loans.csv", Text(en: "for a spreadsheet", zh: "导出表格"))
      ],
      options: [OptionSpec("csv", help: Text(en: "Print CSV for programs.", zh: "输出 CSV。"))] + Options.past)
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    let moment = try call.moment()
    try roll.read {
      let assets = try roll.loans(at: moment)
      if try call.tellPrograms(assets, roll) { return }
      call.tell(moment)
      call.lines(
        try LoanReport.lines(
          assets, on: moment.day ?? call.today, roll, call.language, width: call.surroundings.columns))
    }
  }
}

extension Call {
  /// A list of assets as JSON or CSV, where one of them was asked for.
  func tellPrograms(_ assets: [Asset], _ roll: Roll) throws -> Bool {
    if isJSON {
      var array = try JSONArray(sink)
      for asset in assets {
        var json = JSONWriter()
        AssetJSON.write(asset, into: &json)
        try array.add(json.bytes)
      }
      try array.end()
      return true
    }
    guard invocation.flag("csv") else { return false }
    let names = NameBook(roll)
    var csv = CSVWriter()
    AssetCSV.writeHeadings(into: &csv)
    for asset in assets { try AssetCSV.write(asset, names, into: &csv) }
    output.bytes(csv.take())
    return true
  }
}

/// `tagroll report custody REF`
enum ReportCustody: Verb {
  static let spec = CommandSpec(
    "custody", zh: "保管", summary: Text(en: "Through whose hands it went.", zh: "资产的保管链。")
  ) {
    CommandDetails(
      discussion: Text(
        en: "Each line begins where the one before it ended: there is no gap in the chain.",
        zh: "每一行都从上一行的接收方开始，保管链没有缺口。"),
      operands: [Options.asset], options: Options.past)
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    let moment = try call.moment()
    try roll.read {
      let asset = try call.asset(call.invocation.operands[0], in: roll)
      guard try roll.asset(asset, at: moment) != nil else { throw Refusal.notOnRollThen(asset) }
      let chain = try roll.handovers(of: asset, at: moment)
      guard call.isJSON else {
        let width = call.surroundings.columns
        call.tell(moment)
        return call.lines(try CustodyReport.lines(chain, roll, call.language, width: width))
      }
      var json = JSONWriter(pretty: true)
      json.beginArray()
      for handover in chain { HandoverJSON.write(handover, into: &json) }
      json.endArray()
      call.output.bytes(json.bytes + [0x0A])
    }
  }
}
