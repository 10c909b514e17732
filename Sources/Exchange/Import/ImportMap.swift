/// What a house says of its own columns and words: lines `Column = field`, and `category: word = code`.
///
/// `#` begins a remark. `-` for a field leaves a column out knowingly; `status:` takes `here` or `gone`.
public struct ImportMap: Sendable, Equatable {
  public enum Failure: Error, Equatable, Sendable {
    case notUTF8
    /// No equals sign, or nothing on one side of it.
    case badLine(Int, String)
    case unknownField(Int, String)
    case unknownCode(Int, String)
    /// The column is named twice, or two columns say the same field.
    case twice(Int, String)
  }

  /// Folded heading to field; `nil` for one that is left out.
  public private(set) var columns: [String: ImportField?] = [:]
  /// Folded word to its code.
  public private(set) var categories: [String: String] = [:]
  public private(set) var statuses: [String: Bool] = [:]

  public static let most = 1 << 16

  public init() {}

  /// - Parameter isCategory: whether a code is one.
  public init(_ bytes: [UInt8], isCategory: (String) -> Bool) throws(Failure) {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
    // A line end of two characters is one Character.
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    for (index, line) in lines.enumerated() {
      let number = index + 1
      let plain = Self.trim(line)
      if plain.isEmpty || plain.hasPrefix("#") { continue }
      guard let equals = plain.lastIndex(of: "=") else { throw .badLine(number, plain) }
      let name = Self.trim(plain[..<equals])
      let meaning = Self.trim(plain[plain.index(after: equals)...])
      guard !name.isEmpty, !meaning.isEmpty else { throw .badLine(number, plain) }
      if let word = Self.word(name, "category") {
        guard isCategory(meaning) else { throw .unknownCode(number, meaning) }
        guard categories.updateValue(meaning, forKey: word) == nil else { throw .twice(number, name) }
      } else if let word = Self.word(name, "status") {
        guard meaning == "here" || meaning == "gone" else { throw .unknownCode(number, meaning) }
        guard statuses.updateValue(meaning == "here", forKey: word) == nil else { throw .twice(number, name) }
      } else {
        let field = ImportField(rawValue: meaning)
        guard field != nil || meaning == "-" else { throw .unknownField(number, meaning) }
        if let field, field != .note, columns.contains(where: { $0.value == field }) {
          throw .twice(number, meaning)
        }
        guard columns.updateValue(field, forKey: ImportFormat.fold(name)) == nil else {
          throw .twice(number, name)
        }
      }
    }
  }

  private static func word(_ name: String, _ kind: String) -> String? {
    guard name.lowercased().hasPrefix(kind + ":") else { return nil }
    return ImportFormat.fold(String(name.dropFirst(kind.count + 1)))
  }

  private static func trim(_ text: some StringProtocol) -> String {
    let blanks: Set<Character> = [" ", "\t", "\u{FEFF}"]
    return String(text.drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed())
  }
}
