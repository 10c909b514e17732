import CSVBytes
import Exchange
import JSONBytes
import Lifecycle
import Model
import Reports
import Words

/// What an import came to, or would come to.
struct ImportReport {
  let path: String
  let columns: ImportColumns
  let encoding: CSVEncoding
  var digest: Digest?
  var tally = TableTally()
  /// Whether it was to be written.
  var isApplied: Bool
  /// The event that closed it; `nil` when nothing was written.
  var number: Int64?

  private var isHeldBack: Bool { isApplied && number == nil && tally.counts.refused > 0 }

  /// What became of the rows.
  func findings(_ language: Language) -> [String] {
    var lines: [String] = []
    func say(_ en: String, _ zh: String) {
      lines.append(TerminalText(Text(en: en, zh: zh).in(language)).string)
    }
    say(
      "\(path): \(columns.format.name.en), \(encoding.rawValue), \(columns.headings.count) columns",
      "\(path)：\(columns.format.name.zh)，\(encoding.rawValue)，\(columns.headings.count) 列")
    var counts: [(String, String)] = []
    func count(_ name: Text, _ number: Int64) {
      if number > 0 { counts.append((name.in(language), "\(number)")) }
    }
    count(Text(en: "new", zh: "新增"), tally.counts.new)
    count(Text(en: "changed", zh: "变更"), tally.counts.changed)
    count(Text(en: "same", zh: "相同"), tally.counts.same)
    count(Text(en: "refused", zh: "拒绝"), tally.counts.refused)
    count(Text(en: "people added", zh: "新增人员"), tally.people)
    count(Text(en: "places added", zh: "新增地点"), tally.places)
    lines += Self.aligned(counts)
    if !tally.refused.isEmpty {
      say("Refused:", "被拒绝：")
      for refused in tally.refused {
        let (why, remedy) = refused.example.words
        let more = refused.rows - Int64(refused.lines.count)
        let numbers = refused.lines.map { "\($0)" }.joined(separator: ", ")
        let rest = more > 0 ? Text(en: " and \(more) more", zh: " 等，另有 \(more) 行") : Text(en: "", zh: "")
        say("  \(why.en): line \(numbers)\(rest.en)", "  \(why.zh)：第 \(numbers)\(rest.zh) 行")
        if let remedy { say("    \(remedy.en)", "    \(remedy.zh)") }
      }
    }
    if !tally.kept.isEmpty {
      say("Left as a person corrected it:", "保留人工更正的内容：")
      let fields = CardField.allCases.filter { tally.kept[$0] != nil }
      lines += Self.aligned(
        fields.map { field in
          let cells = tally.kept[field] ?? 0
          return (
            field.name.in(language),
            Text(en: cells == 1 ? "1 cell" : "\(cells) cells", zh: "\(cells) 格").in(language)
          )
        })
      say(
        "  to take the table's word:  tagroll correct REF --release FIELD",
        "  如需采用表格内容：  tagroll correct 资产 --release 项目")
    }
    let lost = columns.lost.filter { tally.lost[$0] != nil }
    if !lost.isEmpty {
      say("No place on the roll, left out:", "账册没有对应项目，未导入：")
      var table: [(String, String)] = []
      for column in lost {
        let cells = tally.lost[column] ?? 0
        let heading = TerminalText(columns.headings[column]).string
        table.append(
          (heading, Text(en: cells == 1 ? "1 cell" : "\(cells) cells", zh: "\(cells) 格").in(language)))
      }
      lines += Self.aligned(table)
    }
    return lines
  }

  /// What was made of it.
  func conclusion(_ language: Language) -> [String] {
    [TerminalText(ending.in(language)).string, tally.counts.sum(standing).in(language)]
  }

  private var standing: RowCounts.Standing { isHeldBack ? .heldBack : isApplied ? .written : .planned }

  private static func aligned(_ pairs: [(String, String)]) -> [String] {
    let width = pairs.map { CellWidth.of($0.0) }.max() ?? 0
    return pairs.map { "  \(CellWidth.padded($0.0, to: width))  \($0.1)" }
  }

  private var ending: Text {
    if let number {
      return Text(
        en: "Written; take it back with:  tagroll import undo \(number)",
        zh: "已写入；如需撤销：  tagroll import undo \(number)")
    }
    if isHeldBack {
      return Text(
        en: "Nothing written: some rows are refused. The others without them:  --keep-going --rejects FILE",
        zh: "未写入：有被拒绝的行。只写入其余各行：  --keep-going --rejects 文件")
    }
    if isApplied { return Text(en: "Nothing to write.", zh: "没有需要写入的内容。") }
    return Text(en: "This is the plan, nothing is written; --apply writes it.", zh: "以上为计划，未写入；加 --apply 写入。")
  }

  /// In English: what a program reads does not depend on its user's language.
  func write(into json: inout JSONWriter) {
    func number(_ name: String, _ value: Int64) {
      json.name(name)
      json.integer(value)
    }
    func text(_ name: String, _ value: String) {
      json.name(name)
      json.string(value)
    }
    json.beginObject()
    text("schema", "import")
    number("version", 1)
    text("format", columns.format.rawValue)
    text("encoding", encoding.rawValue)
    if let digest { text("file_sha256", digest.text) }
    json.name("applied")
    json.bool(self.number != nil)
    if let event = self.number { number("event", event) }
    tally.counts.write(into: &json)
    json.name("refusals")
    json.beginArray()
    for refused in tally.refused {
      json.beginObject()
      text("code", refused.example.code)
      text("message", refused.example.words.why.en)
      number("rows", refused.rows)
      json.name("lines")
      json.beginArray()
      refused.lines.forEach { json.integer(Int64($0)) }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.name("kept")
    json.beginArray()
    for field in CardField.allCases {
      guard let cells = tally.kept[field] else { continue }
      json.beginObject()
      text("field", field.rawValue)
      number("cells", cells)
      json.endObject()
    }
    json.endArray()
    json.name("left_out")
    json.beginArray()
    for column in columns.lost {
      guard let cells = tally.lost[column] else { continue }
      json.beginObject()
      text("column", columns.headings[column])
      number("cells", cells)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }
}

extension ImportFormat {
  var name: Text {
    switch self {
    case .snipeIT: Text(en: "a table of Snipe-IT", zh: "Snipe-IT 表格")
    case .homebox: Text(en: "a table of Homebox", zh: "Homebox 表格")
    case .generic: Text(en: "a table", zh: "普通表格")
    }
  }
}
