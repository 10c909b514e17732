import Identity
public import Model
public import Rules
public import Words

/// What `scan --explain` prints: every fact of a report with its source, its bytes where they are not what is shown, why
/// it is missing or not believed, and what root would add.
public struct ScanExplanation {
  private let report: ScanReport
  private let judgement: Judgement
  private let marks: [Mark]
  private let command: String?
  private let language: Language

  /// - Parameter command: what would read as root; `nil` for a captured tree, where nothing more is to be had.
  public init(_ report: ScanReport, _ rules: HouseRules, today: Day, command: String?, _ language: Language) {
    self.report = report
    self.command = command
    self.language = language
    judgement = Judgement(report, rules, language)
    marks = Mark.all(in: report, today: today)
  }

  /// - Parameter field: of the facts to explain, `hardware.system` or `system.serial`; `nil` for all.
  /// - Returns: `nil` when the report has no such fact.
  public func lines(of field: String? = nil) -> [String]? {
    var collector = FactCollector(judgement: judgement, language: language)
    var copy = report
    copy.visit(&collector)
    let entries = collector.entries.filter { entry in field.map { Self.isPart(entry.path, of: $0) } ?? true }
    guard !entries.isEmpty || field == nil else { return nil }
    let marks = marks.filter { mark in
      field.map { field in mark.facts.contains { Self.isPart($0, of: field) } } ?? true
    }
    let notes = field == nil ? NoteList.lines(report.notes, language) : []
    return sections(entries) + privileges(entries) + (notes.isEmpty ? [] : [""] + notes)
      + MarkList.lines(marks, withFacts: true, language)
  }

  /// Whole words of the path, from the front or behind `hardware.`; a list without a number means all of it.
  static func isPart(_ path: String, of field: String) -> Bool {
    let path = path.split(separator: ".")
    let field = field.split(separator: ".")
    func fits(_ path: some Collection<Substring>) -> Bool {
      path.count >= field.count
        && zip(path, field).allSatisfy { $0 == $1 || $0.prefix { $0 != "[" } == $1 }
    }
    return !field.isEmpty && (fits(path) || fits(path.dropFirst()))
  }

  private func sections(_ entries: [FactCollector.Entry]) -> [String] {
    var lines: [String] = []
    var rest = entries[...]
    while let first = rest.first {
      let section = rest.prefix { $0.section == first.section }
      rest = rest.dropFirst(section.count)
      if !lines.isEmpty { lines.append("") }
      lines.append(first.section)
      let names = section.map { CellWidth.of($0.name) }.max() ?? 0
      let values = min(48, section.map { CellWidth.of($0.shown) }.max() ?? 0)
      for entry in section {
        let name = CellWidth.padded(entry.name, to: names)
        let source = TerminalText(entry.source).string
        lines.append("  \(name)  \(CellWidth.padded(entry.shown, to: values))  \(source)")
        lines += entry.remarks.map { "  " + String(repeating: " ", count: names) + "    " + $0 }
      }
    }
    return lines
  }

  /// What root would add: how much, which sources, by which command.
  private func privileges(_ entries: [FactCollector.Entry]) -> [String] {
    let kept = entries.filter(\.needsRoot)
    guard !kept.isEmpty else { return [] }
    var sources: [String] = []
    for entry in kept where !sources.contains(entry.source) { sources.append(entry.source) }
    let count = Text(
      en: kept.count == 1 ? "1 fact needs root: " : "\(kept.count) facts need root: ",
      zh: "有 \(kept.count) 项需要 root 权限：")
    let command = command ?? Text(en: "record the tree as root", zh: "请以 root 身份重新采集").in(language)
    return ["", count.in(language) + command] + sources.map { "  \(TerminalText($0).string)" }
  }
}
