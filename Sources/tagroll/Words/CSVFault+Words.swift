import CSVBytes
import Words

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
