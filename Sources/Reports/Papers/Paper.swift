import Model
import Pages
public import Store
public import Words

/// What all papers of a roll have in common.
public struct Paper {
  let roll: Roll
  let language: Language
  let names: NameBook

  public init(_ roll: Roll, _ language: Language) {
    self.roll = roll
    self.language = language
    names = NameBook(roll, erased: erasedWord.in(language))
  }

  /// - Parameter proof: what of the ledger it rests on, for the foot of every page.
  func document(_ title: Text, on day: Day, resting proof: Text, _ blocks: [Document.Block]) -> Document {
    Document(
      title: title, house: roll.identity.organisation ?? "", day: day.text, footer: proof, language,
      blocks: blocks)
  }

  func say(_ text: Text) -> String { text.in(language) }

  func heading(_ text: Text) -> Document.Block { .heading(TerminalText(say(text))) }

  func text(_ text: Text) -> Document.Block { .text(TerminalText(say(text))) }

  func fact(_ name: Text, _ value: String) -> Document.Fact { Document.Fact(say(name), TerminalText(value)) }

  /// `witness  李娜 (li.na)`; `nil` where it was nobody.
  func signer(_ role: Text, _ person: EntityID?) throws -> TerminalText? {
    try names.title(person).map { TerminalText("\(say(role))  \($0)") }
  }

  /// `#412, SHA-256 5be190aa…`: an event and the hash that stands in the tree for it.
  static func proof(_ sequence: Int64, _ leaf: Digest) -> Text {
    Text(
      en: "ledger event #\(sequence), leaf hash \(leaf.text)", zh: "账本事件 #\(sequence)，叶哈希 \(leaf.text)")
  }
}
