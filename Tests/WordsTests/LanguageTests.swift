import Testing
import Words

@Suite("Language")
struct LanguageTests {
  struct Case: Sendable {
    var flag: String?
    var environment: [String: String]
    var expected: Language
  }

  @Test(
    "the first setting that is there decides",
    arguments: [
      Case(environment: [:], expected: .en),
      Case(environment: ["LANG": "zh_CN.UTF-8"], expected: .zh),
      Case(environment: ["LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"], expected: .en),
      Case(environment: ["LC_MESSAGES": "zh_CN", "LANG": "en_US.UTF-8"], expected: .zh),
      Case(environment: ["LC_MESSAGES": "zh_CN", "LC_ALL": "de_DE.UTF-8"], expected: .en),
      Case(environment: ["LC_ALL": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"], expected: .zh),
      Case(environment: ["LANGUAGE": "en:zh_CN", "LANG": "zh_CN.UTF-8"], expected: .en),
      Case(environment: ["LANGUAGE": ":", "LANG": "zh_CN.UTF-8"], expected: .zh),
      Case(environment: ["LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN.UTF-8"], expected: .zh),
      Case(environment: ["LC_ALL": "C", "LANGUAGE": "zh_CN", "LANG": "zh_CN.UTF-8"], expected: .en),
      Case(environment: ["LC_ALL": "POSIX", "LANGUAGE": "zh_CN"], expected: .en),
      Case(environment: ["LC_ALL": "C.UTF-8", "LANGUAGE": "zh_CN"], expected: .zh),
      Case(environment: ["LC_ALL": "C", "TAGROLL_LANG": "zh"], expected: .zh),
      Case(environment: ["TAGROLL_LANG": "en", "LANG": "zh_CN.UTF-8"], expected: .en),
      Case(environment: ["TAGROLL_LANG": "", "LANG": "zh_CN.UTF-8"], expected: .zh),
      Case(flag: "zh", environment: ["LC_ALL": "C", "TAGROLL_LANG": "en"], expected: .zh),
      Case(flag: "en", environment: ["TAGROLL_LANG": "zh"], expected: .en),
    ])
  func chosen(_ sample: Case) {
    let language = Language.chosen(flag: sample.flag) { sample.environment[$0] }
    #expect(language == sample.expected)
  }

  @Test(
    "Chinese means simplified characters; who reads others is served in English",
    arguments: [
      ("zh", Language.zh), ("zh_CN.GB18030", .zh), ("ZH-cn", .zh), ("zh_SG.UTF-8", .zh),
      ("zh_CN@pinyin", .zh),
      ("zh-Hans-HK", .zh), ("zh_TW.UTF-8", .en), ("zh_HK", .en), ("zh-MO", .en), ("zh-Hant", .en),
      ("zhuang", .en), ("en_US.UTF-8", .en), ("C", .en), ("_", .en), ("\u{1b}[2J", .en), ("", .en),
    ])
  func locale(name: String, expected: Language) {
    #expect(Language(locale: name) == expected)
  }
}
