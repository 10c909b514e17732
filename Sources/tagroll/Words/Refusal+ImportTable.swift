import CSVBytes
import Exchange
import Model
import Words

extension Refusal {
  /// What ends the reading of a table.
  static func csv(_ path: String, _ error: CSVError) -> Refusal {
    func refusal(_ reason: String, _ message: Text, _ hint: Text) -> Refusal {
      Refusal(
        code: "csv.\(reason)", exit: .refused,
        message: Text(en: "\(path): \(message.en); nothing written", zh: "\(path)：\(message.zh)；未写入"),
        hints: [hint],
        reference: path)
    }
    switch error {
    case .unreadable(let number): return unreadableFile(path, SystemWords.why(number))
    case .workbook:
      return refusal(
        "workbook", Text(en: "this is a workbook, and no CSV", zh: "这是工作簿，不是 CSV"),
        Text(en: "save it as 'CSV UTF-8' in the spreadsheet and import that", zh: "请在表格软件中另存为“CSV UTF-8”后再导入")
      )
    case .unknownEncoding(let line):
      return refusal(
        "encoding", Text(en: "line \(line) is not UTF-8", zh: "第 \(line) 行不是 UTF-8"),
        Text(
          en: "say what it is written in:  --encoding windows-1252, or gb18030",
          zh: "请说明编码：  --encoding gb18030 或 windows-1252"))
    case .noConverter(let encoding):
      return refusal(
        "no_converter",
        Text(en: "this system has no table for \(encoding.rawValue)", zh: "系统没有 \(encoding.rawValue) 的转换表"),
        Text(en: "save it as UTF-8 and import that", zh: "请另存为 UTF-8 后再导入"))
    case .badSequence(let line, let encoding):
      return refusal(
        "bad_sequence",
        Text(en: "line \(line) is not \(encoding.rawValue)", zh: "第 \(line) 行不是 \(encoding.rawValue)"),
        Text(en: "name another encoding, or save it as UTF-8", zh: "请指定其他编码，或另存为 UTF-8"))
    case .openQuote(let line):
      return refusal(
        "open_quote",
        Text(en: "a quote that opens in the row of line \(line) is never closed", zh: "第 \(line) 行起的引号没有闭合"),
        Text(en: "close it, or double the quotes inside the cell", zh: "请补上右引号，或把单元格内的引号写成两个"))
    case .rowTooLong(let line, let limit):
      return refusal(
        "row_too_long",
        Text(en: "line \(line) is longer than \(limit) bytes", zh: "第 \(line) 行超过 \(limit) 字节"),
        Text(en: "is it a table? look at it:  head -c 300 \(path)", zh: "它是表格吗？请查看：  head -c 300 \(path)"))
    case .tooLarge(let limit):
      return refusal(
        "too_large", Text(en: "more than \(limit >> 30) GiB", zh: "超过 \(limit >> 30) GiB"),
        Text(en: "give it in parts", zh: "请分成几部分"))
    }
  }

  static func importEmpty(_ path: String) -> Refusal {
    Refusal(
      code: "csv.empty", exit: .refused, message: Text(en: "\(path) is empty", zh: "\(path) 是空文件"),
      hints: [Text(en: "was the export cut off?", zh: "导出是否中断？")], reference: path)
  }

  static func importHeadings(_ path: String, _ fault: CSVFault) -> Refusal {
    Refusal(
      code: "csv.headings", exit: .refused,
      message: Text(
        en: "the headings of \(path) cannot be read: \(fault.words.en)",
        zh: "无法读取 \(path) 的表头：\(fault.words.zh)"),
      hints: [Text(en: "the first row must name the columns", zh: "首行必须是列名")], reference: path)
  }

  static func importColumns(_ path: String, _ failure: ImportColumns.Failure, _ headings: [String]) -> Refusal
  {
    func refusal(_ reason: String, _ message: Text, _ hints: [Text]) -> Refusal {
      Refusal(
        code: "import.\(reason)", exit: .refused,
        message: Text(en: "\(path): \(message.en)", zh: "\(path)：\(message.zh)"), hints: hints,
        reference: path)
    }
    let seen = headings.prefix(12).joined(separator: ", ")
    switch failure {
    case .noHeadings:
      return refusal(
        "no_headings", Text(en: "the first row names no column", zh: "首行没有列名"),
        [Text(en: "put a row of headings first", zh: "请在首行写明列名")])
    case .nothingToKnowBy:
      return refusal(
        "nothing_to_know_by",
        Text(en: "no column is a tag or a serial (\(seen))", zh: "没有标签列或序列号列（\(seen)）"),
        [
          Text(en: "name the column:  --key COLUMN", zh: "请指定：  --key 列名"),
          Text(
            en: "or say what all of them mean:  --map FILE, with lines 'Column = serial'",
            zh: "或说明各列含义：  --map 文件，每行“列名 = serial”"),
        ])
    case .noSuchColumn(let name):
      return refusal(
        "no_such_column", Text(en: "no column is called '\(name)' (\(seen))", zh: "没有名为“\(name)”的列（\(seen)）"),
        [Text(en: "take a name from the first row", zh: "请使用首行中的列名")])
    case .other(let content):
      var hints = [Text(en: "import the list of assets", zh: "请导入资产列表")]
      if content == .people {
        hints = [
          Text(
            en: "people come in with:  tagroll person import csv \(path)",
            zh: "导入人员：  tagroll person import csv \(path)")
        ]
      }
      return refusal(
        "other_content",
        Text(
          en: "this is a list of \(content.name.en); the roll keeps assets",
          zh: "这是\(content.name.zh)列表；账册登记的是资产"),
        hints)
    }
  }

  static func importMap(_ path: String, _ failure: ImportMap.Failure) -> Refusal {
    let message: Text =
      switch failure {
      case .notUTF8: Text(en: "\(path) is not UTF-8", zh: "\(path) 不是 UTF-8")
      case .badLine(let line, let text):
        Text(en: "\(path), line \(line): '\(text)' says nothing", zh: "\(path) 第 \(line) 行：“\(text)”没有含义")
      case .unknownField(let line, let text):
        Text(
          en: "\(path), line \(line): no field is called '\(text)'",
          zh: "\(path) 第 \(line) 行：没有名为“\(text)”的字段")
      case .unknownCode(let line, let text):
        Text(en: "\(path), line \(line): no code is '\(text)'", zh: "\(path) 第 \(line) 行：没有代码“\(text)”")
      case .twice(let line, let text):
        Text(en: "\(path), line \(line): '\(text)' is said twice", zh: "\(path) 第 \(line) 行：“\(text)”重复")
      }
    return Refusal(
      code: "import.map", exit: .refused, message: message,
      hints: [
        Text(en: "the fields are listed by:  tagroll help import csv", zh: "字段列表：  tagroll help import csv")
      ],
      reference: path)
  }

  static func noImport(_ text: String?) -> Refusal {
    Refusal(
      code: "import.not_found", exit: .notFound,
      message: text.map { Text(en: "\($0) closed no import", zh: "\($0) 不是导入的结束事件") }
        ?? Text(en: "nothing was imported yet", zh: "还没有导入过"),
      hints: [Text(en: "find it:  tagroll ledger log", zh: "查找：  tagroll ledger log")], reference: text)
  }

  static func importMovedOn(_ number: Int64, _ tally: ImportReversal.Tally) -> Refusal {
    Refusal(
      code: "import.moved_on", exit: .refused,
      message: Text(
        en:
          "something was done to \(tally.movedOnCount == 1 ? "1 asset" : "\(tally.movedOnCount) assets") since import #\(number); nothing undone",
        zh: "导入 #\(number) 之后有 \(tally.movedOnCount) 项资产发生过其他操作；未撤销"),
      hints: [Text(en: "undo that first, or leave the import", zh: "请先撤销那些操作，或保留导入")],
      candidates: tally.movedOn.map(\.text))
  }
}

extension ImportFormat.OtherContent {
  var name: Text {
    switch self {
    case .people: Text(en: "people", zh: "人员")
    case .models: Text(en: "models", zh: "型号")
    case .licences: Text(en: "licences", zh: "许可证")
    case .accessories: Text(en: "accessories", zh: "配件")
    case .consumables: Text(en: "consumables", zh: "耗材")
    case .components: Text(en: "components", zh: "组件")
    case .places: Text(en: "places", zh: "地点")
    }
  }
}
