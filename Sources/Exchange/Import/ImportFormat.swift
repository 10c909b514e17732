/// Whose table it is, by the words of its first row.
public enum ImportFormat: String, Sendable, CaseIterable {
  case snipeIT = "snipe-it"
  case homebox
  /// A table of ours, or one whose columns a map names.
  case generic

  /// What a table is about that no asset comes from.
  public enum OtherContent: String, Sendable {
    case people, models, licences, accessories, consumables, components, places
  }

  /// - Parameter headings: as they stand in the file.
  static func recognised(_ headings: [String]) -> ImportFormat {
    let words = Set(headings.map(fold))
    if words.contains(where: { $0.hasPrefix("hb.") }) { return .homebox }
    if words.contains("stage_since") || !words.contains("asset tag") { return .generic }
    return .snipeIT
  }

  /// Snipe-IT exports its other lists in the same form; what they hold is no asset.
  static func otherContent(_ headings: [String]) -> OtherContent? {
    let words = Set(headings.map(fold))
    func has(_ any: String...) -> Bool { any.contains { words.contains($0) } }
    if has("license name", "seats", "licensed to name") { return .licences }
    if has("accessory name") { return .accessories }
    if has("consumable name", "item no.") { return .consumables }
    if has("component name") { return .components }
    if has("asset tag") { return nil }
    if has("username", "employee number", "employee num"), has("first name", "last name") { return .people }
    if has("fieldset") || (has("model no.", "model number") && has("min qty", "eol")) { return .models }
    if has("parent", "ldap search ou", "parent location"), has("location name", "name") { return .places }
    return nil
  }

  /// What a heading means; of several that mean the same, the first in the file counts.
  func field(_ heading: String) -> ImportField? {
    let word = Self.fold(heading)
    switch self {
    case .snipeIT: return Self.snipe[word]
    case .homebox: return Self.homeboxColumns[word]
    case .generic: return Self.own[word] ?? ImportField(rawValue: word)
    }
  }

  /// Small letters, single blanks.
  static func fold(_ heading: String) -> String {
    if heading.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { return heading.lowercased() }
    return heading.lowercased().split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\u{A0}" })
      .joined(separator: " ")
  }

  // The labels of its importer, its aliases for them, the names its command line takes, and the headings of its custom
  // asset report.
  private static let snipe: [String: ImportField] = [
    "asset tag": .tag,
    "serial number": .serial, "serial": .serial, "serial no": .serial, "serial no.": .serial,
    "manufacturer": .maker,
    "model name": .model, "model": .model, "asset model": .model,
    "category": .category,
    "location": .place, "default location": .place,
    "status": .status,
    "purchase date": .purchased, "purchased": .purchased,
    "purchase cost": .price, "cost": .price, "currency": .currency,
    "warranty": .warrantyMonths, "warranty months": .warrantyMonths,
    "warranty expires": .warrantyUntil,
    "asset notes": .note, "notes": .note,
    "checked out to: username": .person, "username": .person,
    "checked out to: full name": .personName, "full name": .personName, "fullname": .personName,
    "checked out": .personName,
    "checked out to: first name": .firstName, "first name": .firstName,
    "checked out to: last name": .lastName, "last name": .lastName,
    "checked out to: email": .email, "email": .email, "e-mail": .email,
    "checkout to location": .handedTo, "checked out to: location": .handedTo, "checkout location": .handedTo,
    "expected checkin date": .due, "expected checkin": .due,
  ]

  // Of `HB.` columns.
  private static let homeboxColumns: [String: ImportField] = [
    "hb.asset_id": .tag,
    "hb.serial_number": .serial, "hb.manufacturer": .maker, "hb.model_number": .model,
    "hb.location": .place, "hb.purchase_time": .purchased, "hb.purchase_date": .purchased,
    "hb.purchase_price": .price, "hb.warranty_expires": .warrantyUntil, "hb.notes": .note,
    "hb.archived": .status,
  ]

  // The headings of `export csv`.
  private static let own: [String: ImportField] = [
    "holder": .person, "stage": .status,
  ]
}
