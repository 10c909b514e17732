import CSVBytes
import CommandLineKit
import Exchange
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll person import csv FILE [--apply]`
enum PersonImport: Verb {
  static let spec = CommandSpec(
    "csv", zh: "表格", summary: Text(en: "Bring people in from a list.", zh: "从表格导入人员。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          The first line names the columns: login, and name, roles, department and left_on where they are there. What is not in \
          a cell stays as it is; \\N takes it away. It shows what would change; --apply writes that, all of it or nothing. \
          People are known again by their log-in name, so the same list twice changes nothing.
          """,
        zh: """
          首行为列名：登录名，可另有姓名、角色、部门、离职日期。空单元格表示不变，\\N 表示清除。先列出将要发生的变化；加 --apply \
          才写入，要么全部写入，要么都不写。人员以登录名识别，同一表格再次导入不会有任何变化。
          """),
      examples: [
        CommandDetails.Example(
          "tagroll person import csv staff.csv", Text(en: "what would change", zh: "预览")),
        CommandDetails.Example(
          "tagroll person import csv staff.csv --apply --yes", Text(en: "write it", zh: "写入")),
      ],
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files), .one,
          help: Text(en: "The list; - for standard input.", zh: "表格文件；- 表示标准输入。"))
      ],
      options: [
        OptionSpec("apply", help: Text(en: "Write it.", zh: "写入。")),
        OptionSpec(
          "keep-going", help: Text(en: "Leave out the lines that are refused.", zh: "跳过被拒的行，其余照常写入。")),
        OptionSpec(
          "rejects", ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files),
          help: Text(en: "Where the refused lines go, as CSV.", zh: "被拒的行另存为此 CSV 文件。")),
        OptionSpec(
          "column", ValueSpec(Text(en: "FIELD=HEADING", zh: "字段=列名")),
          help: Text(en: "Another name of a column: login=EmpNo.", zh: "指定列名，如 login=工号。"), repeatable: true),
        OptionSpec(
          "encoding", Options.choice(Text(en: "NAME", zh: "编码"), CSVEncoding.self),
          help: Text(en: "How the text is written down, where it is mistaken.", zh: "文件编码；不填则自动识别。")),
        Confirmation.yes,
      ] + Options.writing)
  }

  /// About as many lines as a million people fill.
  private static let longestFile = 128 << 20
  /// What is told about single lines, of each kind that is no refusal.
  private static let mostTold = 20

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.writing)
    var author = try Self.author(call, roll)
    author.today = try call.effectiveDay()
    let path = call.invocation.operands[0]
    let list = try Self.list(call)
    let isApplied = call.invocation.flag("apply")
    let keepsGoing = call.invocation.flag("keep-going")
    var tally = try roll.read { try survey(list(), of: path, PersonIntake(roll, as: author)) { _, _ in } }
    let isWritable = tally.counts.changes > 0 && (tally.refused.isEmpty || keepsGoing)
    if isApplied, isWritable {
      if !call.isJSON { tell(tally, call) }
      guard try Confirmation.moderate(call, tally.counts.question) else { throw Refusal.declined }
      let planned = tally
      tally =
        try roll.write(as: author, dryRun: call.isDryRun) { writing in
          let intake = try PersonIntake(roll, as: author)
          var tally = try survey(list(), of: path, intake) { verdict, login in
            try intake.write(verdict, login: login, writing)
          }
          // What others wrote while somebody was asked may have changed what it means.
          guard tally.isSame(as: planned) else { throw Refusal.importChanged(path) }
          tally.events = writing.events.first.map {
            ($0.sequence, $0.sequence + Int64(writing.events.count) - 1)
          }
          return tally
        }.result
      tally.written = tally.counts.changes
      if !call.isDryRun { call.signIfDue(roll) }
    }
    if isApplied, !call.isDryRun { file(tally, call, author) }
    try writeRejects(tally, call)
    try conclude(tally, call, roll, isApplied, isToldAlready: isApplied && isWritable)
    if !tally.refused.isEmpty { call.exit = tally.written > 0 ? .partial : .refused }
  }

  /// Whoever may give roles brings people in as such.
  private static func author(_ call: Call, _ roll: Roll) throws -> Author {
    let isAdmin = try call.user(on: roll)?.roles.contains(.admin) == true
    return try call.author(on: roll, allowing: isAdmin ? [.admin] : [.technician, .manager, .admin])
  }

  /// The list from its beginning, as often as it is asked for.
  private static func list(_ call: Call) throws -> () throws -> PersonCSV {
    let path = call.invocation.operands[0]
    let bytes = try InputFile.whole(path, upTo: longestFile, call)
    let encoding = call.invocation.value("encoding").flatMap(CSVEncoding.init(named:))
    var named: [PersonCSV.Column: String] = [:]
    for pair in call.invocation.values("column") {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let column = PersonCSV.Column(rawValue: parts[0]) else {
        throw Refusal.badColumn(pair)
      }
      named[column] = parts[1]
    }
    return {
      do throws(PersonCSV.Failure) {
        return try PersonCSV(bytes, in: encoding, calling: named) { word in
          Role.allCases.first { [$0.rawValue, $0.name.zh].contains(word.lowercased()) }
        }
      } catch {
        throw Refusal.badPersonList(path, error)
      }
    }
  }

  /// - Parameter each: what is done with a line that is no refusal.
  private static func survey(
    _ list: PersonCSV, of path: String, _ intake: PersonIntake,
    each: (PersonIntake.Verdict, _ login: String) throws -> Void
  ) throws -> PersonTally {
    var intake = intake
    var tally = PersonTally()
    (tally.encoding, tally.headings, tally.ignored) = (list.encoding, list.headings, list.ignored)
    do {
      while let read = try list.next() {
        switch read {
        case .failure(let fault): tally.add(.refused(.line(fault)), nil, of: list, intake)
        case .success(let line):
          let verdict = intake.plan(line, number: list.number)
          tally.add(verdict, line.login, of: list, intake)
          try each(verdict, line.login)
        }
      }
    } catch let failure as PersonCSV.Failure {
      throw Refusal.badPersonList(path, failure)
    }
    return tally
  }

  /// An act that a rule refused stands in the ledger, however it was asked for.
  private static func file(_ tally: PersonTally, _ call: Call, _ author: Author) {
    var filed: Set<RefusalCode> = []
    for refused in tally.refused {
      guard case .rule(let error) = refused.fault, let code = RefusalCode(of: error) else { continue }
      if filed.insert(code).inserted { call.file(code, about: nil, by: author) }
    }
  }

  private static func writeRejects(_ tally: PersonTally, _ call: Call) throws {
    guard let path = call.invocation.value("rejects") else { return }
    var csv = CSVWriter()
    (tally.headings + ["refused_line", "refused_code", "refused_reason"]).forEach { csv.cell($0) }
    csv.endLine()
    let file = try NewFile(path)
    for refused in tally.refused {
      // What is no row stands in the first cell as it was.
      for place in tally.headings.indices {
        csv.cell(place < refused.cells.count ? refused.cells[place] : "")
      }
      let refusal = refused.refusal
      csv.cell(Int64(refused.line))
      csv.cell(refusal.code)
      csv.cell(refusal.message.in(call.language))
      csv.endLine()
      try file.write(csv.take())
    }
    try file.write(csv.take())
    try file.finish()
  }

  private static func tell(_ tally: PersonTally, _ call: Call) {
    if tally.encoding != .utf8 {
      let name = tally.encoding.rawValue
      call.remark(Text(en: "Read as \(name).", zh: "按 \(name) 编码读取。"))
    }
    if !tally.ignored.isEmpty {
      let names = tally.ignored.map { TerminalText($0).string }
      call.remark(
        Text(
          en: "Columns that mean nothing here: \(names.joined(separator: ", "))",
          zh: "未使用的列：\(names.joined(separator: "、"))"))
    }
    for refused in tally.refused {
      let refusal = refused.refusal
      let said = Text(
        en: "line \(refused.line): refused [\(refusal.code)] \(refusal.message.en)",
        zh: "第 \(refused.line) 行：被拒 [\(refusal.code)] \(refusal.message.zh)")
      call.output.line(TerminalText(said.in(call.language)).string)
    }
    for changed in tally.changed.prefix(mostTold) {
      let what = Text(
        en: changed.acts.map(\.words.en).joined(separator: ", "),
        zh: changed.acts.map(\.words.zh).joined(separator: "，"))
      let said = Text(
        en: "line \(changed.line): \(changed.login): \(what.en)",
        zh: "第 \(changed.line) 行：\(changed.login)：\(what.zh)")
      call.output.line(TerminalText(said.in(call.language)).string)
    }
    if tally.changed.count > mostTold {
      let rest = tally.changed.count - mostTold
      call.say(Text(en: "… and \(rest) more changed", zh: "……另有 \(rest) 人有变化"))
    }
  }

  private static func conclude(
    _ tally: PersonTally, _ call: Call, _ roll: Roll, _ isApplied: Bool, isToldAlready: Bool
  ) throws {
    let leavers = try tally.written > 0 && !call.isDryRun ? tally.leavers(on: roll) : []
    if call.isJSON { return try tally.write(call, leavers) }
    if !isToldAlready { tell(tally, call) }
    let standing: RowCounts.Standing =
      !isApplied ? .planned : tally.counts.refused > 0 && tally.written == 0 ? .heldBack : .written
    let sum = tally.counts.sum(standing).in(call.language)
    call.output.line(Call.line(sum, tally.events.map { [$0.first, $0.last] } ?? []))
    if tally.written == 0, tally.counts.rows > tally.counts.same { call.say(next(tally, call)) }
    call.tellDryRun()
    if !leavers.isEmpty {
      var table = LeaverList(roll, call.language, today: call.today)
      for leaver in leavers { try table.add(leaver) }
      call.lines(table.lines(width: call.surroundings.columns))
      call.next("tagroll report leavers")
    }
  }

  private static func next(_ tally: PersonTally, _ call: Call) -> Text {
    let file = TerminalText(call.invocation.operands[0]).string
    let more = tally.refused.isEmpty ? "--apply" : "--apply --keep-going"
    guard tally.counts.changes > 0 else { return Text(en: "Nothing written.", zh: "未写入任何内容。") }
    return Text(
      en: "Nothing written. To write the \(tally.counts.changes):  tagroll person import csv \(file) \(more)",
      zh: "未写入任何内容。要写入这 \(tally.counts.changes) 人：  tagroll person import csv \(file) \(more)")
  }
}
