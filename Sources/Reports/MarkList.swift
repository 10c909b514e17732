import Identity
import Words

/// The marks of a report, as `scan` shows them at its end.
enum MarkList {
  static func lines(_ marks: [Mark], withFacts: Bool, _ language: Language) -> [String] {
    guard !marks.isEmpty else { return [] }
    var lines = ["", Text(en: "Worth a look:", zh: "请核实：").in(language)]
    for mark in marks {
      let facts = withFacts ? "  (\(mark.facts.joined(separator: ", ")))" : ""
      lines.append(
        Text(en: "  \(mark.id.rawValue): \(mark.words.en)", zh: "  \(mark.id.rawValue)：\(mark.words.zh)")
          .in(language) + facts)
    }
    return lines
  }
}
