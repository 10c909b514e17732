/// What a column of a file can say of an asset.
public enum ImportField: String, Sendable, CaseIterable {
  /// Its label: a tag of this roll, or the number another system gave it.
  case tag
  case serial, maker, model, category, ownership, purchased, price, currency
  /// Where it is; and where whoever has it took it.
  case place
  case handedTo = "handed_to"
  case warrantyMonths = "warranty_months"
  case warrantyUntil = "warranty_until"
  /// Whether it is still here, in the words of another system.
  case status
  /// Who has it: log-in name, mail address, whole name, or its parts.
  case person, email
  case personName = "person_name"
  case firstName = "first_name"
  case lastName = "last_name"
  /// Whether that is a person: of a table of ours.
  case holderKind = "holder_kind"
  case due, note

  /// Its place in a table of fields.
  ///
  /// Looked for and not looked up: a row asks two dozen times, and it is hashed by its name.
  var index: Int { Self.all.firstIndex(of: self) ?? 0 }
  private static let all = allCases
}
