import CommandLineKit
import Drawing
import Lifecycle
import Model
import Pages
import Reports
import Store
import Words

/// What the commands that print papers share.
enum PrintCommand {
  private static let formats: [PrintedFile.Format] = [.pdf, .png, .svg]
  static var options: [OptionSpec] { PrintedFile.options(formats) }

  /// Sets papers and writes them.
  ///
  static func write(_ call: Call, _ papers: (Roll) throws -> [Document]) throws {
    let file = try PrintedFile(call, formats)
    let roll = try call.openRoll(.reading)
    let papers = try roll.read { try papers(roll) }
    let desk = try TextDesk()
    let title = papers.first?.title.string ?? ""
    try file.write(Typesetter.pages(of: papers, desk), title: title, desk: desk)
  }
}

/// `tagroll print card REF…`
enum PrintCard: Verb {
  static let spec = CommandSpec(
    "card", zh: "卡片", summary: Text(en: "The card of an asset, with its codes.", zh: "打印资产卡片及条码。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example("tagroll print card LT-00013 -o card.pdf", Text(en: "one laptop", zh: "一台笔记本"))
      ],
      operands: [Options.assets], options: PrintCommand.options)
  }

  static func run(_ call: Call) throws {
    let codes = try AssetCodes(call)
    try PrintCommand.write(call) { roll in
      try call.invocation.operands.map { reference in
        let asset = try call.asset(reference, in: roll)
        let waiting = try asset.waiting(under: roll.policy(), batch: roll.batch(of: asset)?.sum)
        let card = AssetCard(asset, roll, today: call.today, waiting: waiting, call.language)
        return try card.paper([
          Document.Symbol(try codes.matrix(asset.tag), caption: codes.text(asset.tag)),
          Document.Symbol(try codes.bars(asset.tag), caption: asset.tag.text),
        ])
      }
    }
  }
}

/// `tagroll print certificate REF [--disk SERIAL]`
enum PrintCertificate: Verb {
  static let spec = CommandSpec(
    "certificate", zh: "清除证书",
    summary: Text(en: "That media were sanitised, one page each.", zh: "打印数据清除证书，每个介质一页。")
  ) {
    CommandDetails(
      discussion: Text(
        en:
          "Of wipes whose proof holds: not of one that failed, was undone, or after which the medium was used again.",
        zh: "只打印仍然有效的清除：失败的、已撤销的、之后又投入使用的不打印。"),
      examples: [
        CommandDetails.Example(
          "tagroll print certificate LT-00427 -o certificate.pdf", Text(en: "every disk of it", zh: "全部磁盘"))
      ],
      operands: [Options.asset],
      options: [
        OptionSpec(
          "disk", ValueSpec(Text(en: "SERIAL", zh: "序列号")), help: Text(en: "Only this medium.", zh: "只针对该介质。")
        )
      ] + PrintCommand.options)
  }

  static func run(_ call: Call) throws {
    try PrintCommand.write(call) { roll in
      let asset = try call.asset(call.invocation.operands[0], in: roll)
      var wipes = try roll.wipes(of: asset)
      if let serial = call.invocation.value("disk") {
        let meant = try Sanitise.media(of: asset, named: serial, gone: false) ?? []
        wipes.removeAll { wipe in !meant.contains { $0.number == wipe.medium.part?.number } }
      }
      guard !wipes.isEmpty else { throw Refusal.noWipe(asset) }
      let paper = SanitisationPaper(asset, roll, call.language)
      return try wipes.map { try paper.document($0) }
    }
  }
}

/// `tagroll print disposal REF…`
enum PrintDisposal: Verb {
  static let spec = CommandSpec(
    "disposal", zh: "处置证书", summary: Text(en: "How assets left the house for good.", zh: "打印资产处置证书。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example(
          "tagroll print disposal LT-00427 -o gone.pdf", Text(en: "one laptop", zh: "一台笔记本"))
      ],
      operands: [Options.assets], options: PrintCommand.options)
  }

  static func run(_ call: Call) throws {
    try PrintCommand.write(call) { roll in
      try call.invocation.operands.map { reference in
        let asset = try call.asset(reference, in: roll)
        guard let row = try roll.disposal(of: asset) else { throw Refusal.notDisposed(asset) }
        let chain = try Handover.chain(of: try roll.judged(roll.history(of: asset).map(\.event)))
        return try DisposalPaper(roll, call.language).document(row, chain)
      }
    }
  }
}

/// `tagroll print handover --to WHO REF…|--all`
enum PrintHandover: Verb {
  static let spec = CommandSpec(
    "handover", zh: "交接单", summary: Text(en: "What 'handover open' shows, to sign.", zh: "打印交接单，供签字。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example(
          "tagroll print handover --to wang.lei --all -o slip.pdf", Text(en: "all that is new", zh: "全部未确认的"))
      ],
      operands: [HandoverCommand.assets],
      options: [HandoverCommand.to, HandoverCommand.all] + PrintCommand.options)
  }

  static func run(_ call: Call) throws {
    let name = try call.invocation.required("to")
    try PrintCommand.write(call) { roll in
      let person = try call.person(name, in: roll).id
      let assets = try HandoverCommand.things(of: person, roll, call)
      return [try HandoverReport(roll, call.language).paper(to: person, assets, on: call.today)]
    }
  }
}

/// `tagroll print stocktake S-1`
enum PrintStocktake: Verb {
  static let spec = CommandSpec(
    "stocktake", zh: "盘点单", summary: Text(en: "A sheet to count on, or what came of it.", zh: "打印盘点记录表或盘点结果。")
  ) {
    CommandDetails(
      discussion: Text(
        en:
          "While it is open the sheet does not tell what is still to be found. Once it is closed: the discrepancies.",
        zh: "进行中的盘点单不显示尚未盘到的资产；结束后打印账实差异。"),
      examples: [
        CommandDetails.Example(
          "tagroll print stocktake S-1 -o sheet.pdf", Text(en: "one stocktake", zh: "一次盘点"))
      ],
      operands: [
        OperandSpec(StocktakeCommand.reference, .one, help: Text(en: "Which one.", zh: "盘点单编号。"))
      ], options: PrintCommand.options)
  }

  static func run(_ call: Call) throws {
    let number = try StocktakeCommand.number(call.invocation.operands[0])
    try PrintCommand.write(call) { roll in
      [try StocktakePaper(roll, call.language).document(try roll.stocktake(number), on: call.today)]
    }
  }
}

/// `tagroll print repair T-1`
enum PrintRepair: Verb {
  static let spec = CommandSpec(
    "repair", zh: "维修单", summary: Text(en: "The slip of a repair, to sign.", zh: "打印维修单，供签字。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example("tagroll print repair T-1 -o repair.pdf", Text(en: "the first", zh: "第一张"))
      ],
      operands: [
        OperandSpec(RepairCommand.reference, .one, help: Text(en: "Which order: T-1.", zh: "维修单编号，如 T-1。"))
      ], options: PrintCommand.options)
  }

  static func run(_ call: Call) throws {
    let number = try RepairCommand.number(call.invocation.operands[0])
    try PrintCommand.write(call) { roll in
      // An order that was undone says nothing any more.
      guard let (asset, story) = try roll.repair(number), let story else {
        throw Refusal.repairNotFound(number)
      }
      return [try RepairReport(roll, call.language).paper(asset, story, on: call.today)]
    }
  }
}

/// `tagroll print warranty [--within 365d]`
enum PrintWarranty: Verb {
  static let spec = CommandSpec(
    "warranty", zh: "保修", summary: Text(en: "Warranties that end, by month and model.", zh: "按月份和型号打印到期的保修。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example(
          "tagroll print warranty --within 365d -o warranty.pdf", Text(en: "a year ahead", zh: "未来一年"))
      ], options: [ReportWarranty.within] + PrintCommand.options)
  }

  static func run(_ call: Call) throws {
    let last = call.today.adding(days: try call.invocation.value("within", as: DayText.span) ?? 90)
    try PrintCommand.write(call) { roll in
      let counts = try roll.warrantyCounts(from: call.today, through: last, at: .now)
      return [
        try WarrantyPaper.document(
          counts, from: call.today, through: last, on: call.today, roll, call.language)
      ]
    }
  }
}

extension Refusal {
  static func noWipe(_ asset: Asset) -> Refusal {
    let tag = asset.tag.text
    return Refusal(
      code: "print.no_wipe", exit: .refused,
      message: Text(
        en: "no wipe of \(tag) holds: there is nothing to certify", zh: "\(tag) 没有仍然有效的数据清除，无法出具证书"),
      hints: [
        Text(
          en: "what became of its media:  tagroll media list \(tag)", zh: "查看介质去向：  tagroll media list \(tag)"
        ),
        Text(
          en: "wiped?  tagroll sanitise \(tag) --method purge --tool TOOL --result verified",
          zh: "已清除？  tagroll sanitise \(tag) --method purge --tool 工具 --result verified"),
      ], reference: tag)
  }

  static func notDisposed(_ asset: Asset) -> Refusal {
    let tag = asset.tag.text
    let message =
      asset.stage.isTerminal
      ? Text(
        en: "\(tag) was never ours to dispose of: it is \(asset.stage.name.en)",
        zh: "\(tag) 从未入库：\(asset.stage.name.zh)")
      : Text(
        en: "\(tag) has not left for good: it is \(asset.stage.name.en)",
        zh: "\(tag) 尚未处置：当前状态“\(asset.stage.name.zh)”")
    return Refusal(
      code: "print.not_disposed", exit: .refused, message: message,
      hints: [Text(en: "its card:  tagroll print card \(tag)", zh: "打印卡片：  tagroll print card \(tag)")],
      reference: tag)
  }
}
