import Identity

/// One row an event: ours, and what others make of the same scans.
enum ScoreTable {
  static func show(_ ours: [LifeEvent: Score], beside peers: [(name: String, scores: [LifeEvent: Score])]) {
    var head = ["event", "scans", "right", "merged", "split", "asked", "of these proposed right"]
    for peer in peers { head += ["\(peer.name): merged", "split"] }
    var rows = [head]
    func row(_ name: String, _ one: Score, _ others: [Score?]) {
      let own = [one.pairs, one.right, one.merged, one.split, one.asked].map { "\($0)" }
      rows.append(
        [name] + own + [one.asked == 0 ? "-" : "\(one.proposed)"]
          + others.flatMap { $0.map { ["\($0.merged)", "\($0.split)"] } ?? ["-", "-"] })
    }
    for event in LifeEvent.allCases {
      guard let score = ours[event] else { continue }
      row((event.isForAPerson ? "* " : "") + event.rawValue, score, peers.map { $0.scores[event] })
    }
    row("all", ours.values.reduce(Score(), +), peers.map { $0.scores.values.reduce(Score(), +) })
    for line in rows {
      let cells = line.enumerated().map { column, cell in
        let width = rows.map { $0[column].count }.max() ?? 0
        let space = String(repeating: " ", count: width - cell.count)
        return column == 0 ? cell + space : space + cell
      }
      print(cells.joined(separator: "  "))
    }
    print("* two stories leave the same traces: here asking is the right answer")
  }
}
