import Words

/// Terms on the left, what they mean on the right, wrapped and aligned.
struct DefinitionList {
  var entries: [(term: String, meaning: String)]
  /// A longer term has its meaning on the next line.
  var widestTerm: Int

  func lines(width: Int) -> [String] {
    let terms = entries.map { CellWidth.of($0.term) }.filter { $0 <= widestTerm }
    let column = 2 + (terms.max() ?? 4) + 2
    return entries.flatMap { entry -> [String] in
      let meaning = Paragraph(entry.meaning).lines(width: max(20, width - column))
      let indented = meaning.map { String(repeating: " ", count: column) + $0 }
      if CellWidth.of(entry.term) + 4 > column { return ["  " + entry.term] + indented }
      let first = CellWidth.padded("  " + entry.term, to: column) + (meaning.first ?? "")
      return [entry.meaning.isEmpty ? "  " + entry.term : first] + indented.dropFirst()
    }
  }
}
