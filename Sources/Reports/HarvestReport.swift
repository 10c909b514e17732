public import Lifecycle
public import Model
public import Words

/// What of a thing that is retired is to be kept, in one line.
public struct HarvestReport {
  private let language: Language

  public init(_ language: Language) { self.language = language }

  /// `battery SMP 5B10W13975, memory K4UBE3D4AA-MGCL`
  public func titles(_ parts: [PlacedPart]) -> String {
    parts.map { placed in
      [say(placed.part.kind.name), placed.part.title].filter { !$0.isEmpty }.joined(separator: " ")
    }.joined(separator: say(Text(en: ", ", zh: "、")))
  }

  /// For the card.
  public func line(_ harvest: Harvest, of asset: Asset) -> String {
    let (all, left) = (harvest.parts.count, harvest.left)
    let open = titles(left)
    let rest =
      left.isEmpty
      ? Text(en: "", zh: "")
      : asset.stage.hasLeft
        ? Text(en: "; went with it: \(open)", zh: "；随机离开：\(open)")
        : Text(en: "; still in it: \(open)", zh: "；尚未拆下：\(open)")
    return say(
      Text(
        en: "\(all - left.count) of \(all) taken out\(rest.en)",
        zh: "共 \(all) 件，已拆下 \(all - left.count) 件\(rest.zh)"))
  }

  /// What to tell whoever lets the thing go; `nil` where nothing is left in it.
  public func warning(_ harvest: Harvest, of asset: Asset) -> Text? {
    guard !harvest.left.isEmpty else { return nil }
    let (tag, parts) = (asset.tag.text, titles(harvest.left))
    let out = harvest.left.map { "--part-out \($0.part.number)" }.joined(separator: " ")
    return Text(
      en:
        "\(tag) goes with what was to be kept of it: \(parts):  tagroll repair part \(tag) \(out) --to stock",
      zh: "\(tag) 中仍有应留用的部件：\(parts)：  tagroll repair part \(tag) \(out) --to stock")
  }

  private func say(_ text: Text) -> String { text.in(language) }
}
