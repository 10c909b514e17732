public import Identity
public import Model
public import Words

/// Which asset a scanned machine is, and why, for people.
public struct VerdictCard {
  private let explanation: Explanation
  private let language: Language
  /// What an asset is called; `nil` for one that is not known here.
  private let tag: (EntityID) throws -> String?
  /// So many candidates are shown.
  private static let candidatesAtMost = 3

  public init(_ explanation: Explanation, _ language: Language, tag: @escaping (EntityID) throws -> String?) {
    self.explanation = explanation
    self.language = language
    self.tag = tag
  }

  /// `SAME  LT-00013: enough agrees with one asset …`, then what agrees and what does not.
  public func lines() throws -> [String] {
    var lines = [try headline()]
    for against in explanation.weighed.prefix(Self.candidatesAtMost) { lines += try self.lines(against) }
    let left = explanation.weighed.count - Self.candidatesAtMost
    if left > 0 { lines.append(Text(en: "  and \(left) more", zh: "  另有 \(left) 项").in(language)) }
    if !explanation.rejected.isEmpty {
      lines.append(row(Text(en: "not believed", zh: "未采信"), explanation.rejected.prefix(8).map(rejection)))
    }
    if let proposal = explanation.proposal {
      lines.append(row(Text(en: "most likely", zh: "最可能"), [proposal.name.in(language)]))
    }
    lines.append(
      row(
        Text(en: "judged by", zh: "判定依据"),
        [
          Text(
            en: "rulebook \(explanation.rulebook), rules \(explanation.rules)",
            zh: "判定规则第 \(explanation.rulebook) 版，取值规则 \(explanation.rules)"
          ).in(language)
        ]))
    return lines
  }

  /// The verdict in one line.
  public func headline() throws -> String {
    let word: Text =
      switch explanation.outcome {
      case .same: Text(en: "SAME", zh: "相同")
      case .new: Text(en: "NEW", zh: "新机器")
      case .conflict: Text(en: "CONFLICT", zh: "冲突")
      }
    let tags = try explanation.assets.prefix(Self.candidatesAtMost).map { try tag($0) ?? $0.text }
    let subject = tags.isEmpty ? "" : "  " + tags.joined(separator: ", ")
    return Text(
      en: "\(word.en)\(subject): \(explanation.decision.name.en)",
      zh: "\(word.zh)\(subject)：\(explanation.decision.name.zh)"
    ).in(language)
  }

  private func lines(_ against: Explanation.Against) throws -> [String] {
    let name = try tag(against.asset) ?? against.asset.text
    let points = Text(en: "\(against.score) points", zh: "\(against.score) 分").in(language)
    let isTakenForIt = explanation.outcome == .same && explanation.assets.first == against.asset
    let refuted =
      against.isContradicted && !isTakenForIt
      ? Text(en: ", refuted by what differs", zh: "，被不同项否定").in(language) : ""
    var lines = ["  \(name)  \(points)\(refuted)"]
    for outcome in Reason.Outcome.allCases {
      let reasons = against.reasons.filter { $0.outcome == outcome }
      if !reasons.isEmpty { lines.append("  " + row(outcome.name, reasons.map(shown))) }
    }
    return lines
  }

  private func shown(_ reason: Reason) -> String {
    let sign = reason.points > 0 ? "+" : ""
    return reason.key.name.in(language) + (reason.points == 0 ? "" : " \(sign)\(reason.points)")
  }

  private func rejection(_ rejection: Rejection) -> String {
    let value = TerminalText(rejection.value.bytes).string
    return "\(rejection.key.name.in(language)) '\(value)' (\(rejection.rule.rawValue))"
  }

  private func row(_ heading: Text, _ cells: [String]) -> String {
    let list = cells.joined(separator: language == .zh ? "、" : ", ")
    return "  \(CellWidth.padded(heading.in(language), to: 18))\(list)"
  }
}
