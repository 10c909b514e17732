/// The languages this program speaks.
public enum Language: String, CaseIterable, Hashable, Sendable {
  case en
  /// Simplified Chinese.
  case zh

  /// The language a person asked for, by the first of these that is set and not empty: the `--lang` flag,
  /// `TAGROLL_LANG`, `LANGUAGE` (its first name), `LC_ALL`, `LC_MESSAGES`, `LANG`.
  ///
  /// The names are read as text and not through the C library, which knows only the locales that were
  /// generated on the machine. `LC_ALL=C` overrules `LANGUAGE`, as in gettext ("The LANGUAGE variable").
  ///
  /// - Parameter environment: the value of a variable; `nil` when it is not set.
  public static func chosen(flag: String?, environment: (String) -> String?) -> Language {
    func value(_ name: String) -> String? {
      environment(name).flatMap { $0.isEmpty ? nil : $0 }
    }
    if let own = flag.flatMap({ $0.isEmpty ? nil : $0 }) ?? value("TAGROLL_LANG") {
      return Language(locale: own)
    }
    let everything = value("LC_ALL")
    if everything == "C" || everything == "POSIX" { return .en }
    if let first = value("LANGUAGE")?.split(separator: ":").first {
      return Language(locale: String(first))
    }
    return (everything ?? value("LC_MESSAGES") ?? value("LANG")).map(Language.init(locale:)) ?? .en
  }

  /// From a POSIX locale name (`zh_CN.UTF-8`) or a language tag (`zh-Hans-CN`).
  ///
  /// Readers of traditional characters are better served in English than in a script that is not theirs.
  public init(locale: String) {
    // Most names have none; taking one apart takes the tables of all letters into memory.
    guard locale.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "z") }) else {
      self = .en
      return
    }
    let name = locale.prefix { $0 != "." && $0 != "@" }.lowercased()
    let parts = name.split { $0 == "_" || $0 == "-" }
    let readsTraditional =
      !parts.contains("hans") && parts.contains { ["hant", "tw", "hk", "mo"].contains($0) }
    self = parts.first == "zh" && !readsTraditional ? .zh : .en
  }
}
