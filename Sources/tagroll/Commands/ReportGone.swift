import CommandLineKit
import Lifecycle
import Model
import Reports
import Store
import Words

// Reports of numbers about what left the house.

/// `tagroll report journal [--from DAY] [--to DAY]`
enum ReportJournal: FigureVerb {
  static let spec = CommandSpec(
    "journal", zh: "分录", summary: Text(en: "Gain and loss on what left the books.", zh: "资产处置损益分录。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          For what was disposed of or written off, with both sides of each currency the same. The book value is that of the day it left; \
          it belongs to the day its record was closed, so no month is changed afterwards. What a load brought as a whole is a gain of \
          the load, what it cost a loss.
          """,
        zh: "整批移交的收入列为该移交单的利得，费用列为损失。对已处置或核销的资产逐项列出借贷分录，每种币种借贷相等。账面价值取离开当日，记账日期为处置记录关闭之日，因此以往月份不会变动。"),
      examples: [
        CommandDetails.Example(
          "tagroll report journal --from 2026-01-01 --csv", Text(en: "this year's", zh: "本年"))
      ],
      options: Options.period + [Options.csv] + Options.past)
  }

  static func figures(_ roll: Roll, _ call: Call, at moment: Moment) throws -> Figures {
    let period = try call.period()
    var report = JournalFigures(try roll.policy().depreciation)
    try roll.eachDisposal(at: moment) { row in
      if period.has(row.closedOn) { report.add(row) }
    }
    for (manifest, event) in try roll.closedManifests(at: moment) where period.has(event.on) {
      let reference = try event.evidence.secret(.reference).flatMap { try roll.opened($0) }
      report.add(load: manifest.number, on: event.on, LoadSums(event), reference: reference)
    }
    var lost = Roll.Filter()
    lost.stage = .writtenOff
    try roll.eachAsset(lost, at: moment) { asset in
      if period.has(asset.stageSince) { report.add(writtenOff: asset) }
    }
    return report.figures
  }
}

/// `tagroll report waste [--by category] [--from DAY] [--to DAY]`
enum ReportWaste: FigureVerb {
  static let lines = OptionSpec(
    "by", Options.choice(Text(en: "LINES", zh: "行"), WasteFigures.Lines.self),
    help: Text(en: "What a line is for.", zh: "每行汇总什么。"))

  static let spec = CommandSpec(
    "waste", zh: "废弃物", summary: Text(en: "Weights of what became waste.", zh: "废弃物的重量和处理方式。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          By treatment as ESRS E5-5 asks, or by kind of thing as the WEEE directive does. What was sold, donated or given back is no \
          waste. A thing counts on the day its record was closed.
          """,
        zh: "按处理方式（ESRS E5-5）或按类别（WEEE 指令）汇总。出售、捐赠或退还的不属废弃物。以处置记录关闭之日为准。"),
      examples: [
        CommandDetails.Example(
          "tagroll report waste --from 2026-01-01 --to 2026-12-31", Text(en: "of a year", zh: "全年"))
      ],
      options: [lines] + Options.period + [Options.csv] + Options.past)
  }

  static func figures(_ roll: Roll, _ call: Call, at moment: Moment) throws -> Figures {
    let period = try call.period()
    let lines = call.invocation.value("by").flatMap(WasteFigures.Lines.init(rawValue:))
    var report = WasteFigures(lines ?? .treatment)
    try roll.eachDisposal(at: moment) { row in
      if period.has(row.closedOn) { report.add(row) }
    }
    return report.figures
  }
}
