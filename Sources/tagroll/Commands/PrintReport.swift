import CommandLineKit
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll print report NAME`
enum PrintReport: Verb {
  static let spec = CommandSpec(
    "report", zh: "报表", summary: Text(en: "A report of numbers.", zh: "打印数字报表。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example("tagroll print report value -o value.pdf", Text(en: "book value", zh: "账面价值")),
        CommandDetails.Example(
          "tagroll print report age --due -o replace.pdf", Text(en: "what to replace", zh: "更换清单")),
      ],
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "NAME", zh: "名称"), choices: names), .one,
          help: Text(en: "Which one.", zh: "报表名称。"))
      ],
      options: [
        Options.each, OptionSpec("due", help: Text(en: "Each thing that is due.", zh: "逐件列出可更换的资产。")),
        ReportWaste.lines, ReportReplacements.all,
      ] + Options.period + PrintCommand.options + Options.past)
  }

  private static var reports: [any FigureVerb.Type] {
    [
      ReportValue.self, ReportAge.self, ReportStock.self, ReportHolders.self, ReportCost.self,
      ReportReplacements.self, ReportJournal.self, ReportWaste.self, ReportExceptions.self,
      ReportSingleControl.self, ReportHarvest.self,
    ]
  }
  private static var names: [String] { reports.map { $0.spec.name } }

  static func run(_ call: Call) throws {
    let moment = try call.moment()
    try PrintCommand.write(call) { roll in
      guard let report = reports.first(where: { $0.spec.name == call.invocation.operands[0] }) else {
        return []
      }
      guard moment.isNow || report.knowsPast else { throw Refusal.knowsNoPast(report.spec.name) }
      return [
        try report.figures(roll, call, at: moment).paper(roll, on: moment.day ?? call.today, call.language)
      ]
    }
  }
}
