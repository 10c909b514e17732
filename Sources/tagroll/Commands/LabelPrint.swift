import CommandLineKit
import Drawing
import Labels
import Model
import Pages
import Reports
import Store
import Words

/// What the commands that print labels share.
enum LabelCommand {
  private static let usual = "avery-l7160"
  /// Dots per inch at which a PDF is laid out; no office printer is coarser.
  private static let office = 600

  static let stock = OptionSpec(
    "stock", ValueSpec(Text(en: "NAME", zh: "规格"), completion: .none),
    help: Text(
      en: "Label paper, or 62x29 for a roll; 'help' lists them (\(usual)).",
      zh: "标签纸规格，或 62x29 表示卷纸；“help”列出全部（默认 \(usual)）。"))
  static let shift = OptionSpec(
    "shift",
    ValueSpec(
      Text(en: "X,Y", zh: "右,下"), form: Text(en: "Write millimetres: 0.5,-1.", zh: "请写毫米数，如 0.5,-1。")),
    help: Text(en: "Move all to the right and down, in millimetres.", zh: "整体右移、下移的毫米数。"))

  static var options: [OptionSpec] { [stock, shift] + PrintedFile.options(PrintedFile.Format.allCases) }

  /// The stock that was asked for; `nil` when they were to be listed, which was done.
  static func stock(_ call: Call) throws -> LabelStock? {
    let name = call.invocation.value("stock") ?? Settings(call.surroundings).labelStock ?? usual
    if name == "help" {
      var table = Table([
        Table.Column(Text(en: "stock", zh: "规格").in(call.language)),
        Table.Column(Text(en: "size", zh: "尺寸").in(call.language)),
      ])
      for stock in StockList.all { table.add([TerminalText(stock.name), TerminalText(stock.size)]) }
      call.lines(table.lines())
      return nil
    }
    guard let stock = StockList.stock(named: name) ?? LabelStock(size: name) else {
      throw Refusal.noSuchStock(name)
    }
    return stock
  }

  /// Lays labels out and writes them.
  static func write(
    _ call: Call, on stock: LabelStock, title: String, _ pages: (LabelPages) throws -> [Page]
  ) throws {
    // Most label printers have eight dots a millimetre.
    let file = try PrintedFile(call, PrintedFile.Format.allCases) { $0 == .zpl ? 203 : 300 }
    guard file.format != .zpl || stock.sheet == nil else { throw Refusal.sheetAsZPL(stock) }
    let desk = try TextDesk()
    let fineness = file.format == .pdf || file.format == .svg ? office : file.dotsPerInch
    let layout = LabelPages(
      stock, dot: 25.4 / Double(fineness), shift: try Self.shift(call) ?? (0, 0), desk)
    try file.write(try pages(layout), title: title, desk: desk)
  }

  private static func shift(_ call: Call) throws -> (right: Double, down: Double)? {
    if let typed = try call.invocation.value("shift", as: Self.pair) { return typed }
    return Settings(call.surroundings).labelShift.flatMap(Self.pair)
  }

  private static func pair(_ text: String) -> (right: Double, down: Double)? {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      Double(part.filter { $0 != " " })
    }
    guard numbers.count == 2, let right = numbers[0], let down = numbers[1],
      (-50...50).contains(right), (-50...50).contains(down)
    else { return nil }
    return (right, down)
  }
}

/// `tagroll label print [REF…] [--stock NAME]`
enum LabelPrint: Verb {
  static let spec = CommandSpec(
    "print", zh: "打印", summary: Text(en: "Labels to stick on, with codes.", zh: "打印资产标签及条码。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Without REF, those of 'label list'. Nothing is written down: 'label done' says that they are on. The square \
          code is a link that ends in the tag where 'url' in the config file or TAGROLL_URL says where the roll is to \
          be found, and the tag alone otherwise; the bars are the tag.
          """,
        zh: """
          不写资产则打印“标签 待贴”所列。不作登记：贴好后用“标签 完成”。配置文件中的 url 或 TAGROLL_URL 写明账册网址时，\
          二维码为以标签结尾的链接，否则只含标签；一维码为标签本身。
          """),
      examples: [
        CommandDetails.Example("tagroll label print -o labels.pdf", Text(en: "what is new", zh: "新到的资产")),
        CommandDetails.Example(
          "tagroll label print LT-00013 --stock roll-62x29 -o label.zpl",
          Text(en: "one, for a label printer", zh: "标签打印机，单张")),
      ],
      operands: [OperandSpec(Options.asset.value, .any, help: Options.asset.help)],
      options: [
        OptionSpec(
          "start",
          ValueSpec(
            Text(en: "N", zh: "数量"),
            form: Text(en: "Write a number from 1 to the labels of a sheet.", zh: "请写 1 到每页标签数之间的数。")),
          help: Text(en: "The first free label of a used sheet (1).", zh: "从第几张空白标签开始（默认 1）。"))
      ] + LabelCommand.options)
  }

  static func run(_ call: Call) throws {
    guard let stock = try LabelCommand.stock(call) else { return }
    let start = try call.invocation.value("start") { text in
      Int(text).flatMap { (1...stock.count).contains($0) ? $0 : nil }
    }
    let roll = try call.openRoll(.reading)
    var assets: [Asset] = []
    try roll.read {
      if call.invocation.operands.isEmpty {
        try roll.eachUnlabelled { assets.append($0) }
      } else {
        assets = try call.invocation.operands.map { try call.asset($0, in: roll) }
      }
    }
    guard !assets.isEmpty else {
      return call.remark(Text(en: "No label is waiting.", zh: "没有待打印的标签。"))
    }
    let codes = try AssetCodes(call)
    let house = roll.identity.organisation ?? ""
    try LabelCommand.write(call, on: stock, title: Text(en: "Labels", zh: "标签").in(call.language)) { layout in
      let faces = try assets.map { asset in
        LabelFace(
          asset.tag.text, lines: [asset.title(call.language), house], matrix: try codes.matrix(asset.tag),
          bars: try codes.bars(asset.tag))
      }
      return layout.pages(faces, first: start ?? 1)
    }
    call.next("tagroll label done TAG…")
  }
}

/// `tagroll label calibrate [--stock NAME]`
enum LabelCalibrate: Verb {
  static let spec = CommandSpec(
    "calibrate", zh: "校准", summary: Text(en: "A page to see how a printer is off.", zh: "打印校准页，检查打印偏移。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Print it at full size on plain paper and hold it with a sheet of labels against the light. Where the frames \
          lie too far left by 1 mm and too high by 0.5, say --shift 1,0.5, or 'label_shift = 1,0.5' in the config file.
          """,
        zh: """
          按实际尺寸打印在普通纸上，与标签纸叠放后对光查看。若边框偏左 1 毫米、偏高 0.5 毫米，则用 --shift 1,0.5，\
          或在配置文件中写 label_shift = 1,0.5。
          """),
      examples: [
        CommandDetails.Example(
          "tagroll label calibrate --stock avery-l7651 -o page.pdf",
          Text(en: "before the first sheet", zh: "首次打印前"))
      ], options: LabelCommand.options)
  }

  static func run(_ call: Call) throws {
    guard let stock = try LabelCommand.stock(call) else { return }
    let says = [stock.name, stock.size].map { TerminalText($0) }
    try LabelCommand.write(call, on: stock, title: stock.name) { [$0.calibration(says)] }
  }
}

/// `tagroll label actions [WHO|PLACE…]`
enum LabelActions: Verb {
  static let spec = CommandSpec(
    "actions", zh: "操作条码",
    summary: Text(en: "Codes for acts and badges, for 'scan -'.", zh: "打印操作条码和人员、地点条码。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          With them and a gun, 'tagroll scan -' assigns, returns and moves without a keyboard. Without names: all acts,           and every place.
          """,
        zh: "配合扫码枪，“tagroll scan -”无需键盘即可办理领用、归还和调拨。不写名称则打印全部操作和全部地点。"),
      examples: [
        CommandDetails.Example("tagroll label actions -o actions.pdf", Text(en: "for the wall", zh: "贴在墙上")),
        CommandDetails.Example(
          "tagroll label actions wang.lei li.na -o badges.pdf", Text(en: "two badges", zh: "两个人员条码")),
      ],
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "NAME", zh: "名称"), completion: .dynamic("persons")), .any,
          help: Text(en: "A person's log-in name, or a place.", zh: "人员登录名，或地点。"))
      ], options: LabelCommand.options)
  }

  static func run(_ call: Call) throws {
    guard let stock = try LabelCommand.stock(call) else { return }
    let roll = try call.openRoll(.reading)
    let codes = try AssetCodes(call)
    let names = call.invocation.operands
    var faces: [LabelFace] = []
    if names.isEmpty {
      faces = try GunCode.allCases.map { code in
        try codes.face(
          code.name.in(call.language), lines: [code.use.in(call.language)], code: code.rawValue)
      }
    }
    let places = names.isEmpty ? try roll.parties(.place) : []
    for party in places + (try names.map { try party($0, in: roll, call) }) {
      guard let name = party.name ?? party.handle else { continue }
      let handle = party.handle.map { $0 == name ? [] : [$0] } ?? []
      faces.append(try codes.face(name, lines: handle, code: party.handle ?? name))
    }
    try LabelCommand.write(call, on: stock, title: Text(en: "Codes", zh: "条码").in(call.language)) {
      $0.pages(faces)
    }
  }

  private static func party(_ text: String, in roll: Roll, _ call: Call) throws -> Party {
    let places = try roll.parties(.place, named: AssetReference.clean(text))
    return places.count == 1 ? places[0] : try call.person(text, in: roll)
  }
}

extension Refusal {
  static func noSuchStock(_ name: String) -> Refusal {
    Refusal(
      code: "label.no_such_stock", exit: .usage,
      message: Text(en: "no label paper is called '\(name)'", zh: "没有名为“\(name)”的标签纸规格"),
      hints: [
        Text(
          en: "list them:  tagroll label print --stock help", zh: "列出全部：  tagroll label print --stock help"),
        Text(en: "a roll by its size in millimetres:  --stock 62x29", zh: "卷纸可写尺寸（毫米）：  --stock 62x29"),
      ], reference: name)
  }

  static func sheetAsZPL(_ stock: LabelStock) -> Refusal {
    Refusal(
      code: "label.sheet_as_zpl", exit: .usage,
      message: Text(
        en: "\(stock.name) is a sheet, and ZPL is for printers that take rolls",
        zh: "\(stock.name) 是整页标签纸，ZPL 用于卷纸打印机"),
      hints: [
        Text(en: "name a roll:  --stock roll-62x29", zh: "请指定卷纸：  --stock roll-62x29"),
        Text(en: "or take a PDF:  --format pdf", zh: "或用 PDF：  --format pdf"),
      ])
  }
}
