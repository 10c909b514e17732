public import CSVBytes
public import Model

/// Why one row of a file does not come onto the roll.
public enum ImportFault: Error, Sendable, Hashable {
  case row(CSVFault)
  /// Neither a tag nor a serial that is one.
  case nothingToKnowBy
  case noCategory
  case unknownCategory(String)
  case badCode(ImportField, String)
  case badDay(ImportField, String)
  /// It could be two days.
  case ambiguousDay(ImportField, String)
  case badAmount(String)
  case noCurrency
  case badMonths(String)
  case controlCharacters(ImportField)
  case tooLong(ImportField)
  /// An earlier row of the file has the same tag or serial.
  case twice(String)
  /// The tag names one asset, the serial another.
  case namesTwo(Tag)
  /// A serial or number that several assets have.
  case several(String)
  /// The tag belonged to an asset that was voided.
  case usedUp(Tag)
  case unknownPlace(String)
  case unknownPerson(String)
  /// Two people are called so.
  case ambiguousName(String)
  /// Somebody to be added, without a log-in name or a mail address.
  case noLogin(String)
  case personLeft(String)
  /// Its status says that it has left.
  case notHere(String)
  /// The roll knows who has it, and it is somebody else.
  case otherHolder(Tag)
  case notAllowed(Tag, Stage)
  case cannotBeCleared(ImportField)

  /// Locale-free; faults of one kind are told together.
  public var code: String {
    switch self {
    case .row(.bareQuote), .row(.textAfterQuote): "row.quotes"
    case .row(.nul): "row.nul"
    case .row(.notUTF8): "row.not_utf8"
    case .row(.ragged): "row.ragged"
    case .row(.cellTooLong), .row(.tooManyCells): "row.too_long"
    case .nothingToKnowBy: "row.nothing_to_know_by"
    case .noCategory: "category.missing"
    case .unknownCategory: "category.unknown"
    case .badCode: "code.unknown"
    case .badDay: "day.bad"
    case .ambiguousDay: "day.ambiguous"
    case .badAmount: "price.bad"
    case .noCurrency: "price.no_currency"
    case .badMonths: "warranty.bad_months"
    case .controlCharacters: "text.control_characters"
    case .tooLong: "text.too_long"
    case .twice: "row.twice"
    case .namesTwo: "asset.names_two"
    case .several: "asset.ambiguous"
    case .usedUp: "tag.used_up"
    case .unknownPlace: "place.unknown"
    case .unknownPerson: "person.unknown"
    case .ambiguousName: "name.ambiguous"
    case .noLogin: "person.no_login"
    case .personLeft: "person.left"
    case .notHere: "status.not_here"
    case .otherHolder: "asset.other_holder"
    case .notAllowed: "asset.not_allowed"
    case .cannotBeCleared: "field.cannot_be_cleared"
    }
  }
}
