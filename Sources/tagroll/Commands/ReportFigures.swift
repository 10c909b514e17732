import CommandLineKit
import Lifecycle
import Model
import Reports
import Store
import Words

/// A report of numbers over the whole roll, which is also a paper.
protocol FigureVerb: Verb {
  /// - Parameter moment: the roll as it stood; now where it names nothing.
  static func figures(_ roll: Roll, _ call: Call, at moment: Moment) throws -> Figures
  /// Whether it can be asked for as of a day gone by.
  static var knowsPast: Bool { get }
}

extension FigureVerb {
  static var knowsPast: Bool { true }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    let moment = try knowsPast ? call.moment() : .now
    try roll.read { try call.tell(try figures(roll, call, at: moment), at: moment) }
  }
}

/// `tagroll report value [--each]`
enum ReportValue: FigureVerb {
  static let spec = CommandSpec(
    "value", zh: "账面", summary: Text(en: "Cost and book value of what is ours.", zh: "自有资产的原值和账面净值。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          By the depreciation of the policy (tagroll policy show): a month is charged on its last day, the month of the purchase not \
          at all. From the day of the invoice; without one from that of the registration.
          """,
        zh: "按制度规定的折旧方法计算（tagroll policy show）：每月最后一天计提，购入当月不计提。自发票日期起算；没有发票的自登记日起算。"),
      examples: [
        CommandDetails.Example("tagroll report value", Text(en: "by category", zh: "按类别")),
        CommandDetails.Example(
          "tagroll report value --each --as-of 2025-12-31 --csv", Text(en: "the year's end", zh: "年末明细")),
      ], options: [Options.each, Options.csv] + Options.past)
  }

  static func figures(_ roll: Roll, _ call: Call, at moment: Moment) throws -> Figures {
    var report = ValueFigures(
      try roll.policy().depreciation, on: moment.day ?? call.today, listsEach: call.invocation.flag("each"))
    try roll.eachHolding(at: moment) { report.add($0) }
    return report.figures
  }
}

/// `tagroll report age [--due]`
enum ReportAge: FigureVerb {
  static let spec = CommandSpec(
    "age", zh: "年限",
    summary: Text(en: "How old things are, and what is due to be replaced.", zh: "使用年限及可更换的资产。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Due is what has served the years that the policy wants of its kind, where it wants none those it is written off over, and has \
          no warranty any more.
          """,
        zh: "已达到制度规定的最低使用年限（未规定的按折旧年限）且已过保修期的，为可更换。"),
      examples: [
        CommandDetails.Example("tagroll report age", Text(en: "by category", zh: "按类别")),
        CommandDetails.Example(
          "tagroll report age --due", Text(en: "what to replace, oldest first", zh: "更换清单")),
      ],
      options: [
        OptionSpec("due", help: Text(en: "Each thing that is due.", zh: "逐件列出可更换的资产。")), Options.csv,
      ] + Options.past)
  }

  static func figures(_ roll: Roll, _ call: Call, at moment: Moment) throws -> Figures {
    var report = AgeFigures(
      try roll.policy(), on: moment.day ?? call.today, listsDue: call.invocation.flag("due"))
    try roll.eachHolding(at: moment) { report.add($0) }
    return report.figures
  }
}

/// `tagroll report stock`
enum ReportStock: FigureVerb {
  static let spec = CommandSpec(
    "stock", zh: "库存", summary: Text(en: "Of each model how many are here, and free.", zh: "各型号的在册和在库数量。")
  ) {
    CommandDetails(
      examples: [CommandDetails.Example("tagroll report stock", Text(en: "the whole roll", zh: "全部"))],
      options: [Options.csv] + Options.past)
  }

  static func figures(_ roll: Roll, _ call: Call, at moment: Moment) throws -> Figures {
    var report = StockFigures()
    try roll.eachHolding(at: moment) { report.add($0) }
    return report.figures
  }
}

/// `tagroll report holders`
enum ReportHolders: FigureVerb {
  static let spec = CommandSpec(
    "holders", zh: "保管人", summary: Text(en: "Who has how much.", zh: "各保管人的资产数量和原值。")
  ) {
    CommandDetails(
      examples: [CommandDetails.Example("tagroll report holders", Text(en: "most first", zh: "多的在前"))],
      options: [Options.csv] + Options.past)
  }

  static func figures(_ roll: Roll, _ call: Call, at moment: Moment) throws -> Figures {
    var report = HolderFigures()
    try roll.eachHolding(at: moment) { report.add($0) }
    return try report.figures(roll, call.language)
  }
}

/// `tagroll report cost [--each]`
enum ReportCost: FigureVerb {
  static let spec = CommandSpec(
    "cost", zh: "成本",
    summary: Text(en: "What things have cost so far, with their repairs.", zh: "购置、维修与处置的累计成本。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Purchase, closed repairs and disposal of all that ever came, and what that is for each month it was here. What a load cost is \
          shared equally by the things of it.
          """,
        zh: "所有曾入册资产的购置、已结维修和处置费用，以及在册期间的月均成本。整批处置费用由单内各件均摊。"),
      examples: [
        CommandDetails.Example("tagroll report cost", Text(en: "by model", zh: "按型号")),
        CommandDetails.Example("tagroll report cost --each --csv", Text(en: "for a spreadsheet", zh: "导出明细")),
      ], options: [Options.each, Options.csv] + Options.past)
  }

  static func figures(_ roll: Roll, _ call: Call, at moment: Moment) throws -> Figures {
    let day = moment.day ?? call.today
    var repairs: [String: [Money]] = [:]
    for sum in try roll.repairSums(at: moment, today: day) { repairs[sum.asset.tag.text] = sum.costs }
    var disposals: [String: [Money]] = [:]
    for (manifest, event) in try roll.closedManifests(at: moment) {
      guard let cost = LoadSums(event).cost else { continue }
      let tags = try roll.assets(on: manifest.number).map(\.tag.text)
      for (tag, share) in zip(tags, cost.shares(tags.count)) { disposals[tag, default: []].append(share) }
    }
    var report = CostFigures(
      repairs: repairs, disposals: disposals, on: day, listsEach: call.invocation.flag("each"))
    try roll.eachHolding(at: moment) { report.add($0) }
    return report.figures
  }
}

/// `tagroll report exceptions`
enum ReportExceptions: FigureVerb {
  static let spec = CommandSpec(
    "exceptions", zh: "异常", summary: Text(en: "What stands otherwise than it should.", zh: "需要有人处理的异常。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Scans nobody decided about, things lost or missing, parts that are nowhere, data not wiped, batches of wipes nobody has \
          looked into, loans overdue, what leavers have, what is in repair, undecided or without a receipt for 30 days, or back for a week.
          """,
        zh: "扫描待裁定、遗失、盘亏期满、部件去向不明、停用未清除、清除批次未抽检、借用逾期、离职未还、维修或审批或回执超过 30 天、归还超过一周未处理。"),
      examples: [
        CommandDetails.Example("tagroll report exceptions", Text(en: "what to see to", zh: "待处理事项"))
      ],
      options: [Options.csv])
  }

  static let knowsPast = false

  static func figures(_ roll: Roll, _ call: Call, at moment: Moment) throws -> Figures {
    var report = ExceptionFigures(on: call.today, call.language)
    try roll.conflicts(settled: false).forEach { report.add($0) }
    let days = try roll.policy().missingDays
    try roll.missing(closedBy: call.today.adding(days: -days)).forEach { report.add($0) }
    try roll.leavers().forEach { report.add($0) }
    for part in try roll.missingParts() {
      let event = try part.placed.evidenceSequence.flatMap { try roll.event($0) }
      report.add(part, since: event?.on ?? part.asset.stageSince)
    }
    try roll.unsampledWipes().forEach { report.add($0) }
    try roll.eachAsset { report.add($0) }
    return try report.figures(roll)
  }
}

/// `tagroll report single-control [--from DAY] [--to DAY]`
enum ReportSingleControl: FigureVerb {
  static let spec = CommandSpec(
    "single-control", zh: "单人经办",
    summary: Text(en: "What one person did where two are wanted.", zh: "应由两人办理而由一人办理的事项。")
  ) {
    CommandDetails(
      discussion: Text(
        en:
          "Under the profile solo one person may, and the event says so; a verification recomputes the mark.",
        zh: "solo 模式允许一人办理，事件会注明；校验时重新计算该标记。"),
      examples: [
        CommandDetails.Example(
          "tagroll report single-control --from 2026-01-01", Text(en: "this year's", zh: "本年"))
      ],
      options: Options.period + [Options.csv])
  }

  static let knowsPast = false

  static func figures(_ roll: Roll, _ call: Call, at moment: Moment) throws -> Figures {
    let period = try call.period()
    var report = SingleControlFigures()
    try roll.eachSingleControl(from: period.first, through: period.last) { report.add($0) }
    return try report.figures(roll, call.language)
  }
}

extension Options {
  static let each = OptionSpec("each", help: Text(en: "A line for each thing.", zh: "逐件列出。"))
  static let period = [
    OptionSpec("from", Options.day, help: Text(en: "From that day on.", zh: "起始日期。")),
    OptionSpec("to", Options.day, help: Text(en: "Until that day.", zh: "截止日期。")),
  ]
}

/// Days from one to another, both included, as far as they are named.
struct Period {
  let first: Day?
  let last: Day?

  func has(_ day: Day) -> Bool {
    if let first, day < first { return false }
    if let last, day > last { return false }
    return true
  }
}

extension Call {
  /// What ``Options/period`` name.
  func period() throws -> Period {
    let (first, last) = (try day("from"), try day("to"))
    if let first, let last, first > last { throw Refusal.daysBackward(first, last) }
    return Period(first: first, last: last)
  }
}

extension Refusal {
  /// What is told as it stands and not as it stood, and why.
  static func knowsNoPast(_ report: String) -> Refusal {
    let why: Text =
      switch report {
      case "exceptions": Text(en: "it tells what somebody has to see to now", zh: "所列为现在须处理的事项")
      case "single-control": Text(en: "it goes by the days of its events", zh: "按事件日期统计")
      case "breaches": Text(en: "its time runs now", zh: "上报时限从现在计算")
      case "unmatched-media": Text(en: "it tells what nobody can place now", zh: "所列为现在去向不明的介质")
      default: Text(en: "it judges by the rules of today", zh: "按今日规则判断")
      }
    let hint =
      report == "single-control"
      ? Text(en: "give --from and --to instead", zh: "请改用 --from 和 --to")
      : Text(en: "leave --as-of and --as-known out", zh: "请去掉 --as-of 和 --as-known")
    return Refusal(
      code: "report.no_past", exit: .usage,
      message: Text(
        en: "the report '\(report)' knows no past: \(why.en)", zh: "报表“\(report)”不能查历史时点：\(why.zh)"),
      hints: [hint])
  }
}
