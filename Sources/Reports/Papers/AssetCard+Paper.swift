import Model
public import Pages
import Words

extension AssetCard {
  /// The card as a paper, to lie with the thing.
  ///
  /// - Parameter symbols: how a gun or a phone finds it.
  public func paper(_ symbols: [Document.Symbol]) throws -> Document {
    let paper = Paper(roll, language)
    var blocks: [Document.Block] = [
      .text(TerminalText(asset.title(language))), .symbols(symbols),
      .facts(try facts().map { Document.Fact($0.name.in(language), $0.value) }),
    ]
    if let parts = parts() { blocks.append(.table(parts)) }
    let last = asset.lastSequence
    return paper.document(
      Text(en: "Asset card \(asset.tag.text)", zh: "资产卡片 \(asset.tag.text)"), on: today,
      resting: Text(
        en: "as of \(today.text), after ledger event #\(last)", zh: "截至 \(today.text)，账本事件 #\(last) 之后"),
      blocks)
  }
}
