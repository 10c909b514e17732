import Model
import Words

extension Expectation {
  /// What a malformed fact is not.
  var words: Text {
    switch self {
    case .boundedText: Text(en: "longer than its source may be", zh: "超出长度上限")
    case .utf8: Text(en: "not UTF-8", zh: "不是 UTF-8 编码")
    case .number: Text(en: "not a number", zh: "不是数字")
    case .flag: Text(en: "neither 0 nor 1", zh: "不是 0 或 1")
    case .hex: Text(en: "not hexadecimal", zh: "不是十六进制")
    case .uuid: Text(en: "not a UUID", zh: "不是 UUID")
    case .mac: Text(en: "not an address", zh: "不是网卡地址")
    case .code: Text(en: "a code that nobody defined", zh: "未定义的代码")
    case .cpuList: Text(en: "not a list of processors", zh: "不是处理器列表")
    case .regularFile: Text(en: "not a plain file", zh: "不是普通文件")
    case .keyValue: Text(en: "not key and value", zh: "不是键值对")
    case .table: Text(en: "not the table it should be", zh: "不是应有的数据表")
    }
  }
}
