extension Junk {
  /// Placeholders of every field.
  static let common: [JunkRule] = [
    JunkRule("any.blank", Placeholder.isBlank),
    JunkRule(
      "any.word",
      words: [
        "none", "n/a", "na", "null", "nil", "no", "empty", "unknown", "unknow", "uknown", "undefined",
        "invalid",
        "default", "eval", "iatpass", "x.x", "no dimm", "generic", "customer", "reserved", "test", "xxx.xxx",
        "无", "未知",
        "不详",
      ]),
    JunkRule("any.template", Placeholder.isTemplate),
    JunkRule("any.not", Placeholder.isNegation),
    JunkRule("any.fill-in", Placeholder.isFillIn),
    JunkRule("any.field-name", Placeholder.isFieldName),
    JunkRule("any.repeated", Placeholder.isRepeated),
    JunkRule("any.run", Placeholder.isRun),
    JunkRule("any.labelled-run", Placeholder.isLabelledRun),
  ]
}
