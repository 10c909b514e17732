import Drawing
import Labels
import Model
import Pages

/// The two codes of a label: one for the camera of any phone, one for a gun.
struct AssetCodes {
  private let maker: SymbolMaker
  private let address: String?

  init(_ call: Call) throws {
    maker = try SymbolMaker()
    address = Settings(call.surroundings).address
  }

  /// Whether a phone can follow the matrix: somebody said where the roll is to be found.
  var isLink: Bool { address != nil }

  /// What the matrix says: a link that ends in the tag, or the tag alone.
  func text(_ tag: Tag) -> String {
    guard let address else { return tag.text }
    return "\(address)\(address.hasSuffix("/") ? "" : "/")a/\(tag.text)"
  }

  func matrix(_ tag: Tag) throws -> ModuleGrid { try maker.symbol(.qr, text(tag)) }
  /// What a badge or an act says, for both kinds of gun; bars know no Han characters.
  func face(_ headline: String, lines: [String], code: String) throws -> LabelFace {
    LabelFace(
      headline, lines: lines, matrix: try maker.symbol(.qr, code),
      bars: code.utf8.allSatisfy { (0x20...0x7E).contains($0) } ? try maker.symbol(.code128, code) : nil)
  }

  func bars(_ tag: Tag) throws -> ModuleGrid { try maker.symbol(.code128, tag.text) }
}
