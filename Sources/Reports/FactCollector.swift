import Identity
import Model
import Words

/// Every fact of a report that was looked for, in its order, put into words.
struct FactCollector: FactVisitor {
  struct Entry {
    /// The path of what the fact belongs to: `hardware.disks[0]`.
    var section: String
    var name: String
    /// The finding, safe to print.
    var shown: String
    var source: String
    /// What is to be said of it, one a line.
    var remarks: [String]
    var needsRoot: Bool

    var path: String { "\(section).\(name)" }
  }

  private(set) var entries: [Entry] = []
  private var section = ""
  private let judgement: Judgement
  private let language: Language

  init(judgement: Judgement, language: Language) {
    self.judgement = judgement
    self.language = language
  }

  mutating func fact(_ name: String, _ fact: inout Fact<DeviceText>) {
    add(name, fact) { [language] value in
      let shown = TerminalText(value.trimmed.bytes).string
      // What was escaped or trimmed is told by its bytes as well.
      let isWhole = Array(shown.utf8) == value.bytes
      return (shown, isWhole ? [] : [Self.raw(value, language)], value)
    }
  }

  mutating func fact(_ name: String, _ fact: inout Fact<Int64>) {
    add(name, fact) { ("\($0)", [], DeviceText("\($0)")) }
  }

  mutating func fact(_ name: String, _ fact: inout Fact<Bool>) {
    add(name, fact) { [language] isSo in
      ((isSo ? Text(en: "yes", zh: "是") : Text(en: "no", zh: "否")).in(language), [], nil)
    }
  }

  mutating func fact(_ name: String, _ fact: inout Fact<some FactCode>) {
    add(name, fact) { ($0.rawValue, [], nil) }
  }

  mutating func section(_ name: String, _ section: inout some FactSection) { enter(name, &section) }

  mutating func section<Section: FactSection>(_ name: String, _ section: inout Section?) {
    guard var present = section else { return }
    enter(name, &present)
  }

  mutating func list<Section: FactSection>(_ name: String, _ sections: inout [Section]) {
    for index in sections.indices { enter("\(name)[\(index)]", &sections[index]) }
  }

  private mutating func enter(_ name: String, _ inner: inout some FactSection) {
    let outer = section
    section = outer.isEmpty ? name : "\(outer).\(name)"
    inner.visit(&self)
    section = outer
  }

  private mutating func add<Value>(
    _ name: String, _ fact: Fact<Value>,
    _ words: (Value) -> (shown: String, remarks: [String], judged: DeviceText?)
  ) {
    // Nobody looked for it.
    if fact.finding == .absent, fact.source.isEmpty { return }
    var entry = Entry(
      section: section, name: name, shown: "", source: fact.source, remarks: [],
      needsRoot: fact.finding == .withheld(.root))
    switch fact.finding {
    case .value(let value):
      let (shown, remarks, judged) = words(value)
      entry.shown = shown
      entry.remarks = remarks
      if let rejection = judged.flatMap({ judgement.rejection(of: $0, at: entry.path) }) {
        entry.remarks.append(rejection)
      }
      entry.remarks += judgement.names.filter { $0.named.fact == entry.path }.map {
        judgement.origin($0.what, $0.named)
      }
    case .absent: entry.shown = Text(en: "absent", zh: "无").in(language)
    case .withheld(let remedy): entry.shown = remedy.words.in(language)
    case .malformed(let bytes, let expected):
      entry.shown = Text(en: "malformed: \(expected.words.en)", zh: "格式错误：\(expected.words.zh)").in(language)
      entry.remarks = [Self.raw(bytes, language)]
    }
    entries.append(entry)
  }

  /// `7 bytes: fffe804142c328`, the beginning of a long one.
  private static func raw(_ value: DeviceText, _ language: Language) -> String {
    let count = value.bytes.count
    let digits = Hex.text(value.bytes.prefix(32)) + (count > 32 ? ".." : "")
    return Text(
      en: count == 1 ? "1 byte: \(digits)" : "\(count) bytes: \(digits)", zh: "\(count) 字节：\(digits)"
    ).in(language)
  }
}

extension Remedy {
  /// Why a fact was not read, and what would help.
  fileprivate var words: Text {
    switch self {
    case .root: Text(en: "withheld: read as root", zh: "未能读取：需要 root 权限")
    case .retry: Text(en: "withheld: input/output error, try again", zh: "未能读取：输入/输出错误，请重试")
    case .tool: Text(en: "withheld: needs smartctl", zh: "未能读取：需要 smartctl")
    case .time: Text(en: "withheld: answered too slowly", zh: "未能读取：响应过慢")
    }
  }
}
