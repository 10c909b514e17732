import CSVBytes
import CommandLineKit
import Exchange
import Identity
import JSONBytes
import Model
import Reports
import Store
import Words

/// `tagroll import csv FILE [--apply]`
enum ImportCSV: Verb {
  private static let file = Text(en: "How the file is read", zh: "如何读取文件")
  private static let missing = Text(en: "What it leaves out", zh: "文件未注明的内容")

  static let spec = CommandSpec(
    "csv", zh: "表格", summary: Text(en: "Bring a table of assets onto the roll.", zh: "从表格导入资产。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Shows what would come of it; --apply writes, all rows or none, once you have said yes. A row is known again by its tag or its serial, so the \
          same file twice changes nothing. An empty cell leaves what the roll has, \\N takes it away. Tables of Snipe-IT and \
          Homebox are recognised; of any other, a map says what its columns mean: lines 'Column = field', where a field is one \
          of \(fields), or - to leave it out, and 'category: Word = laptop', 'status: Word = gone'.
          """,
        zh: """
          先显示导入计划；加 --apply 并确认后才写入，要么全部写入，要么都不写。按标签或序列号识别，重复导入同一文件不会产生变化。空单元格保留原值，\\N 表示清除。\
          可识别 Snipe-IT 和 Homebox 的表格；其他表格用对照文件说明各列含义：每行“列名 = 字段”，字段为 \(fields)，- 表示忽略；\
          还可写“category: 词 = laptop”“status: 词 = gone”。
          """),
      examples: [
        CommandDetails.Example(
          "tagroll import csv assets.csv", Text(en: "what would come of it", zh: "查看导入计划")),
        CommandDetails.Example(
          "tagroll import csv assets.csv --create people,places --apply", Text(en: "write it", zh: "写入")),
        CommandDetails.Example(
          "tagroll import csv cmdb.csv --map cmdb.map --key \"Asset No\"",
          Text(en: "a table of another system", zh: "其他系统的表格")),
      ],
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files), .one,
          help: Text(en: "The table.", zh: "表格文件。"))
      ],
      options: [
        OptionSpec("apply", help: Text(en: "Write it.", zh: "写入账册。")),
        OptionSpec(
          "keep-going",
          help: Text(en: "Write the rows that can be, although others are refused.", zh: "跳过被拒绝的行，写入其余各行。")),
        OptionSpec(
          "rejects", ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files),
          help: Text(en: "Put the refused rows there, to be mended.", zh: "把被拒绝的行写入该文件，以便修改。")),
        Confirmation.yes,
        OptionSpec(
          "as", Options.choice(Text(en: "FORMAT", zh: "格式"), ImportFormat.self),
          help: Text(en: "Whose table it is, where its headings do not tell.", zh: "表格来源（默认按表头识别）。"),
          group: file),
        OptionSpec(
          "map", ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files),
          help: Text(en: "What columns and words mean.", zh: "列和用词的对照文件。"), group: file),
        OptionSpec(
          "key", ValueSpec(Text(en: "COLUMN", zh: "列名")),
          help: Text(en: "The column a thing is known again by.", zh: "用于识别资产的列。"), group: file),
        OptionSpec(
          "create",
          ValueSpec(
            Text(en: "WHAT", zh: "内容"), choices: ["people", "places", "people,places", "places,people"]),
          help: Text(en: "Add people or places the roll does not know.", zh: "新增账册上没有的人员或地点。"), group: missing
        ),
        OptionSpec(
          "dates", Options.choice(Text(en: "ORDER", zh: "顺序"), ImportDates.self),
          help: Text(en: "How days are written: dmy, mdy (iso).", zh: "日期写法：dmy、mdy（默认 iso）。"), group: file),
        OptionSpec(
          "encoding",
          ValueSpec(
            Text(en: "NAME", zh: "名称"), choices: CSVEncoding.allCases.map { $0.rawValue.lowercased() }),
          help: Text(en: "What the file is written in, where it does not tell.", zh: "文件编码（默认自动识别）。"),
          group: file),
        OptionSpec(
          "category", Options.choice(Text(en: "KIND", zh: "类别"), Category.self),
          help: Text(en: "Of rows that say none.", zh: "未注明类别的行按此类别。"), group: missing),
        OptionSpec(
          "currency", ValueSpec(Text(en: "CODE", zh: "代码")),
          help: Text(en: "Of amounts that say none: EUR, CNY.", zh: "未注明币种的金额按此币种：CNY、EUR。"), group: missing),
        OptionSpec(
          "at", Options.place,
          help: Text(
            en: "Where things are that the file says no place of; without it, the store.",
            zh: "未注明地点的资产所在地点；不填则为库房。"), group: missing),
      ])
  }

  private static let fields = ImportField.allCases.map(\.rawValue).joined(separator: ", ")

  static func run(_ call: Call) throws {
    try ImportRun(call).run()
  }
}

/// One run of `import csv`.
private struct ImportRun {
  let call: Call
  let path: String

  init(_ call: Call) {
    self.call = call
    path = call.invocation.operands[0]
  }

  /// Leaves the transaction with nothing written; what it would have come to is known.
  private struct NotWritten: Error {}

  func run() throws {
    let isApplied = call.invocation.flag("apply")
    let file = try ImportFile(path)
    let roll = try call.openRoll(.writing)
    // Whoever has answered already need not wait for a plan.
    let isSure = isApplied && call.invocation.flag("yes")
    var report = try pass(file, roll, isWriting: isSure)
    report.isApplied = isApplied
    let isAsked = isApplied && !isSure && report.tally.counts.changes > 0 && !isHeldBack(report.tally)
    if isAsked {
      if !call.isJSON { report.findings(call.language).forEach { call.output.line($0) } }
      guard try Confirmation.moderate(call, report.tally.counts.question) else { throw Refusal.declined }
      try file.rewind()
      report = try pass(file, roll, isWriting: true, as: report)
    }
    if report.number != nil { call.signIfDue(roll) }
    if call.isJSON {
      var json = JSONWriter(pretty: true)
      report.write(into: &json)
      call.output.bytes(json.bytes + [0x0A])
    } else {
      if !isAsked { report.findings(call.language).forEach { call.output.line($0) } }
      report.conclusion(call.language).forEach { call.output.line($0) }
    }
    if report.tally.counts.refused > 0 { call.exit = report.number != nil ? .partial : .refused }
  }

  /// Takes the file from its beginning to its end, and leaves it at that where nothing is to be written.
  ///
  /// - Parameter plan: what it must come to again.
  private func pass(
    _ file: ImportFile, _ roll: Roll, isWriting: Bool, as plan: ImportReport? = nil
  ) throws -> ImportReport {
    let (reader, columns, map) = try opened(file)
    let rejects = try call.invocation.value("rejects").map { try NewFile($0) }
    try rejects?.write(Array(reader.raw))
    let choices = try choices(roll)
    var author = try call.author(on: roll, allowing: [.manager])
    author.today = call.today
    if !isWriting { author.act = nil }
    var report = ImportReport(
      path: path, columns: columns, encoding: reader.encoding, isApplied: isWriting)
    let progress = Progress(call, Text(en: "rows", zh: "行"))
    do {
      _ = try roll.write(as: author) { writing in
        let first = writing.nextSequence
        let work = try AssetImport(reader, columns, map, choices, on: roll, writing)
        while let outcome = try work.next() {
          if case .refused = outcome { try rejects?.write(Array(reader.raw)) }
          progress.tell(work.tally.counts.rows)
        }
        report.tally = work.tally
        let digest = file.digest()
        report.digest = digest
        // What others wrote while somebody was asked may have changed what it means.
        if let plan, plan.tally != report.tally || plan.digest != digest { throw Refusal.importChanged(path) }
        guard isWriting, !isHeldBack(work.tally), writing.nextSequence > first else { throw NotWritten() }
        report.number = writing.nextSequence
        try writing.recordImport(of: digest, as: columns.format.rawValue, from: first)
      }
    } catch is NotWritten {
    } catch let error as CSVError {
      progress.clear()
      throw Refusal.csv(path, error)
    }
    progress.clear()
    try rejects?.finish()
    return report
  }

  private func isHeldBack(_ tally: TableTally) -> Bool {
    tally.counts.refused > 0 && !call.invocation.flag("keep-going")
  }

  private func opened(_ file: ImportFile) throws -> (CSVReader, ImportColumns, ImportMap) {
    let map = try call.invocation.value("map").map { try self.map($0) } ?? ImportMap()
    let reader: CSVReader
    let isEmpty: Bool
    do throws(CSVError) {
      reader = try CSVReader(
        { buffer throws(CSVError) in try file.read(into: buffer) },
        encoding: call.invocation.value("encoding").flatMap { CSVEncoding(named: $0) })
      isEmpty = try !reader.next()
    } catch {
      throw Refusal.csv(path, error)
    }
    if isEmpty { throw Refusal.importEmpty(path) }
    if let fault = reader.fault { throw Refusal.importHeadings(path, fault) }
    let headings = (0..<reader.cellCount).map { reader.text($0) }
    do throws(ImportColumns.Failure) {
      let columns = try ImportColumns(
        headings, as: call.invocation.value("as").flatMap(ImportFormat.init(rawValue:)), map: map,
        key: call.invocation.value("key"))
      return (reader, columns, map)
    } catch {
      throw Refusal.importColumns(path, error, headings)
    }
  }

  private func map(_ path: String) throws -> ImportMap {
    let bytes = try InputFile.bytes(path, upTo: ImportMap.most + 1) { Refusal.unreadableFile(path, $0) }
    guard bytes.count <= ImportMap.most else { throw Refusal.fileTooLarge(path, ImportMap.most) }
    do throws(ImportMap.Failure) {
      return try ImportMap(bytes) { Category(rawValue: $0) != nil }
    } catch {
      throw Refusal.importMap(path, error)
    }
  }

  private func choices(_ roll: Roll) throws -> ImportChoices {
    let create = call.invocation.value("create")?.split(separator: ",") ?? []
    if let currency = call.invocation.value("currency"), Money(minorUnits: 0, currency: currency) == nil {
      throw Refusal.badMoney(currency, option: "currency")
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return ImportChoices(
      dates: call.invocation.value("dates").flatMap(ImportDates.init(rawValue:)) ?? .iso,
      createsPeople: create.contains("people"), createsPlaces: create.contains("places"),
      category: call.invocation.value("category").flatMap(Category.init(rawValue:)),
      currency: call.invocation.value("currency") ?? Settings(call.surroundings).currency,
      store: try call.placeOrStore(roll).id, day: call.today,
      reason: "import \(TerminalText(name).string)", rules: try call.rules())
  }
}

/// `tagroll import undo [EVENT]`
enum ImportUndo: Verb {
  static let spec = CommandSpec(
    "undo", zh: "撤销", summary: Text(en: "Take an import back.", zh: "撤销一次导入。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          What it registered becomes void, what it changed is as it was. All of it or nothing: an asset that something was done \
          to since holds it up. People and places that it added stay.
          """,
        zh: "导入登记的资产作废，导入修改的内容还原。要么全部撤销，要么都不撤销：此后有过其他操作的资产会使撤销中止。导入新增的人员和地点保留。"),
      examples: [
        CommandDetails.Example("tagroll import undo", Text(en: "the last one", zh: "最近一次")),
        CommandDetails.Example(
          "tagroll import undo 412", Text(en: "the one that event #412 closed", zh: "以事件 #412 结束的那次")),
      ],
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "EVENT", zh: "事件")), .optional,
          help: Text(en: "The event that closed it; without it, the last.", zh: "结束该次导入的事件编号；不填则为最近一次。"))
      ], options: Options.writing)
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.writing)
    let author = try call.author(on: roll, allowing: [.manager])
    let named = try call.invocation.operands.first.map { text in
      let digits = AssetReference.clean(text).drop { $0 == "#" }
      guard let number = Int64(digits), number >= 0 else { throw Refusal.noImport(text) }
      return number
    }
    guard let record = try roll.importRecord(named) else { throw Refusal.noImport(named.map { "#\($0)" }) }
    let day = try call.effectiveDay()
    let rules = try call.rules()
    let tally: ImportReversal.Tally
    do {
      tally = try roll.write(as: author, dryRun: call.isDryRun) { writing in
        try writing.expectMany()
        let reversal = try ImportReversal(
          roll, writing, rules, on: day, reason: "import #\(record.sequence) undone")
        return try reversal.takeBack(record)
      }.result
    } catch let held as ImportReversal.Held {
      throw Refusal.importMovedOn(record.sequence, held.tally)
    }
    if !call.isDryRun { call.signIfDue(roll) }
    if call.isJSON {
      var json = JSONWriter(pretty: true)
      json.beginObject()
      json.name("import")
      json.integer(record.sequence)
      json.name("voided")
      json.integer(tally.voided)
      json.name("restored")
      json.integer(tally.restored)
      json.name("dry_run")
      json.bool(call.isDryRun)
      json.endObject()
      call.output.bytes(json.bytes + [0x0A])
      return
    }
    call.say(
      Text(
        en:
          "import #\(record.sequence) undone: \(Self.many(tally.voided, "registration")) void, \(Self.many(tally.restored, "asset")) as before",
        zh: "已撤销导入 #\(record.sequence)：\(tally.voided) 项登记作废，\(tally.restored) 项资产还原"))
    call.tellDryRun()
  }
  private static func many(_ count: Int64, _ one: String) -> String {
    "\(count) \(one)\(count == 1 ? "" : "s")"
  }
}
