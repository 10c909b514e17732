import Words

extension Refusal {
  /// A judgement is no part of the published format: whoever reads the facts judges for themselves.
  static let explanationAsJSON = Refusal(
    code: "usage.conflict", exit: .usage,
    message: Text(en: "--explain is for people and cannot be JSON", zh: "--explain 供人阅读，不能输出为 JSON"),
    hints: [
      Text(
        en: "the facts with their sources:  tagroll scan --json", zh: "事实及其来源：  tagroll scan --json")
    ])

  static func noSuchField(_ field: String) -> Refusal {
    Refusal(
      code: "scan.no_field", exit: .notFound,
      message: Text(en: "this scan has no field '\(field)'", zh: "本次扫描没有字段“\(field)”"),
      hints: [Text(en: "see all of them:  tagroll scan --explain", zh: "查看全部：  tagroll scan --explain")],
      reference: field)
  }
}
