import Model

/// The names under which one maker appears: in firmware of different years, on orders, in Chinese.
enum MakerName {
  /// - Returns: one key for all names of a maker; of an unknown maker its own name without legal form.
  static func key(_ maker: DeviceText) -> String {
    let folded = FoldedText(maker)
    var words = folded.bytes.split { !($0.isDigit || $0.isSmallLetter || $0 >= 0x80) }
      .map { String(decoding: $0, as: UTF8.self) }
    while let last = words.last, words.count > 1, legalForms.contains(last) { words.removeLast() }
    let name = words.joined(separator: " ")
    return aliases[name] ?? (name.isEmpty ? folded.text : name)
  }

  private static let legalForms: Set<String> = [
    "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "gmbh", "ag",
    "kg",
    "plc", "bv", "srl", "sa", "pte", "r", "tm", "有限公司", "股份有限公司",
  ]

  private static let aliases: [String: String] = {
    var aliases: [String: String] = [:]
    for (key, names) in table { for name in names { aliases[name] = key } }
    return aliases
  }()

  /// HP and HPE number their machines from one space, and a firmware update changes one into the other.
  private static let table: [(key: String, names: [String])] = [
    ("acer", ["宏碁", "宏基"]),
    ("apple", ["apple computer", "苹果"]),
    ("asrock", ["asrock rack", "华擎"]),
    ("asus", ["asustek", "asustek computer", "asus computer", "华硕"]),
    ("dell", ["dell computer", "dell emc", "dell technologies", "戴尔"]),
    ("fujitsu", ["fujitsu client computing", "fujitsu technology solutions", "fujitsu siemens", "富士通"]),
    ("gigabyte", ["gigabyte technology", "giga byte technology", "技嘉"]),
    ("h3c", ["new h3c", "new h3c technologies", "新华三"]),
    ("honor", ["荣耀"]),
    ("hp", ["hewlett packard", "hewlett packard enterprise", "hpe", "惠普"]),
    ("huawei", ["huawei technologies", "华为"]),
    ("ibm", ["international business machines"]),
    ("inspur", ["inspur electronic information industry", "浪潮"]),
    ("intel", ["intel r", "英特尔"]),
    ("lenovo", ["lenovo beijing", "lenovo group", "联想"]),
    ("lg", ["lg electronics"]),
    ("microsoft", ["微软"]),
    ("msi", ["micro star", "micro star international", "微星"]),
    ("panasonic", ["matsushita electric industrial", "松下"]),
    ("samsung", ["samsung electronics", "三星"]),
    ("sony", ["索尼"]),
    ("supermicro", ["super micro", "super micro computer", "supermicro computer", "超微"]),
    ("toshiba", ["东芝"]),
    ("xiaomi", ["timi", "小米"]),
  ]
}
