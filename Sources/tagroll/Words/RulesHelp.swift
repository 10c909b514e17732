import Identity
import Words

/// How an administrator writes rules of their own: `help rules`.
struct RulesHelp {
  let language: Language
  let width: Int

  var lines: [String] {
    let patterns: [(String, Text)] = [
      ("words", Text(en: "these values", zh: "等于这些值")),
      ("begins", Text(en: "values that begin so", zh: "以此开头的值")),
      ("letters", Text(en: "these values, by letters and digits alone", zh: "只比较字母和数字时等于这些值")),
      (
        "letters_begin",
        Text(en: "values whose letters and digits begin so", zh: "只看字母和数字时以此开头的值")
      ),
      ("run_after", Text(en: "such a word and a counted number: SN-12345", zh: "该词加顺序数字：SN-12345")),
      ("digits_after", Text(en: #"a word and so many digits: {"qm": 5}"#, zh: #"该词加若干位数字：{"qm": 5}"#)),
      (
        "field_names",
        Text(en: "one of 'names' behind any of 'after'", zh: "“names”之一，前面可有“after”之一")
      ),
      ("shorter", Text(en: "values of fewer bytes", zh: "字节数更少的值")),
      ("below", Text(en: "whole numbers that are less", zh: "更小的整数")),
      ("shape", words(Shape.self)),
    ]
    let others = [
      ("of", words(JudgedField.self)), ("gives", words(Quirk.Gift.self)), ("from", words(Quirk.Place.self)),
      ("by", words(Reading.self)), ("serial", words(MonitorSerial.self)),
      (
        "monitors",
        Text(en: "three capitals: a maker's monitors alone", zh: "三个大写字母：只限该厂商的显示器")
      ),
      ("products", Text(en: "their product codes: [4660]", zh: "显示器的产品代码：[4660]")),
    ]
    let heading = Text(
      en: "What rejects a value, whole or from its first character on:", zh: "排除规则的写法（整个值，或从第一个字符起）：")
    let otherHeading = Text(en: "The words of other members:", zh: "其他成员可用的词：")
    return Paragraph(Self.head.in(language)).lines(width: width) + [""] + Self.example
      + ["", heading.in(language)] + patterns.flatMap(row) + ["", otherHeading.in(language)]
      + others.flatMap(row)
  }

  private func words<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> Text
  where Word.RawValue == String {
    let words = type.allCases.map(\.rawValue).joined(separator: " ")
    return Text(en: words, zh: words)
  }

  private func row(_ name: String, _ meaning: Text) -> [String] {
    let lines = Paragraph(meaning.in(language)).lines(width: width - 17)
    return zip([name] + Array(repeating: "", count: lines.count - 1), lines)
      .map { "  \(CellWidth.padded($0, to: 13))  \($1)" }
  }

  private static let head = Text(
    en: """
      What firmware writes where it knows nothing, which names are one maker, and where makers put what: the \
      program's rules are data. Add yours in rules.json in a config folder, for all in /etc/xdg/tagroll, for you in \
      ~/.config/tagroll; all that are there add up. Their names begin with 'house.', and "off" switches rules off by \
      name. Which rule rejected a value, and why: tagroll scan --explain
      """,
    zh: """
      固件不知道时写什么、哪些名称是同一厂商、各厂商把内容写在哪里：程序的规则都是数据。自定义规则写在配置目录的 rules.json 中：\
      所有用户 /etc/xdg/tagroll，个人 ~/.config/tagroll；全部生效。名称以“house.”开头；"off" 按名称关闭规则。\
      某个值被哪条规则排除及原因：tagroll scan --explain
      """)

  private static let example = [
    #"  {"format": "tagroll-rules", "version": 1, "off": ["maker.hp"], "rules": ["#,
    #"    {"id": "house.loan-pool", "of": ["model"], "words": ["loan pool"],"#,
    #"     "reason": {"en": "our label for loans", "zh": "借用设备的标记"}},"#,
    #"    {"id": "house.makers", "makers": {"lenovo": ["联想开天"]},"#,
    #"     "reason": {"en": "as our supplier writes it", "zh": "供应商的写法"}},"#,
    #"    {"id": "house.acme", "maker": "acme", "gives": "model","#,
    #"     "from": "system.family", "by": "text","#,
    #"     "reason": {"en": "Acme writes the model there", "zh": "Acme 把型号写在此处"}}]}"#,
  ]

  /// What a reader may copy.
  static var exampleFile: String { example.joined(separator: "\n") }
}
