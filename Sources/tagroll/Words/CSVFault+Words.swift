import CSVBytes
import Glibc
import Words

extension CSVError {
  /// Why no more of the list can be read.
  var words: Text {
    switch self {
    case .unreadable(let number):
      Text(
        en: "the list cannot be read: \(SystemWords.why(number).en)",
        zh: "无法读取表格：\(SystemWords.why(number).zh)")
    case .workbook:
      Text(en: "it is a workbook, not CSV: save it as CSV", zh: "这是电子表格工作簿，不是 CSV：请另存为 CSV")
    case .unknownEncoding(let line):
      Text(
        en: "line \(line) is not UTF-8, and what else it is cannot be told: name it with --encoding",
        zh: "第 \(line) 行不是 UTF-8，也无法判断是什么编码：请用 --encoding 指定")
    case .noConverter(let encoding):
      Text(en: "this system cannot read \(encoding.rawValue)", zh: "本系统无法读取 \(encoding.rawValue) 编码")
    case .badSequence(let line, let encoding):
      Text(en: "line \(line) is not \(encoding.rawValue)", zh: "第 \(line) 行不是 \(encoding.rawValue) 编码")
    case .openQuote(let line):
      Text(en: "line \(line): a quoted cell has no end", zh: "第 \(line) 行：引号未闭合")
    case .rowTooLong(let line, let limit):
      Text(en: "line \(line) is longer than \(limit) bytes", zh: "第 \(line) 行超过 \(limit) 字节")
    case .tooLarge(let limit): Text(en: "the list is longer than \(limit) bytes", zh: "表格超过 \(limit) 字节")
    }
  }
}

extension CSVFault {
  /// Why one row cannot be used.
  var words: Text {
    switch self {
    case .bareQuote: Text(en: "a quote stands in the middle of a cell", zh: "单元格中间有引号")
    case .textAfterQuote: Text(en: "a cell goes on behind its closing quote", zh: "引号闭合后还有内容")
    case .nul: Text(en: "has a zero byte", zh: "含零字节")
    case .notUTF8: Text(en: "is not UTF-8", zh: "不是 UTF-8 编码")
    case .ragged(let cells, let expected):
      Text(en: "has \(cells) cells, the first line has \(expected)", zh: "有 \(cells) 个单元格，首行有 \(expected) 个")
    case .cellTooLong(let limit): Text(en: "a cell is longer than \(limit) bytes", zh: "有单元格超过 \(limit) 字节")
    case .tooManyCells(let limit): Text(en: "has more than \(limit) cells", zh: "单元格多于 \(limit) 个")
    }
  }
}
