/// The same words in every language of the program. Both are demanded, so what is not translated does
/// not compile.
public struct Text: Hashable, Sendable {
  public let en: String
  public let zh: String

  public init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }

  public func `in`(_ language: Language) -> String {
    switch language {
    case .en: en
    case .zh: zh
    }
  }
}
