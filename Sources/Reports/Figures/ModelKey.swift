import Model
import Store
import Words

/// Things of one model are counted together.
struct ModelKey: Hashable {
  var category: Category
  var maker: DeviceText?
  var model: DeviceText?

  init(_ holding: Holding) {
    category = holding.category
    maker = holding.maker
    model = holding.model
  }

  /// By category as everywhere, then by maker and model, byte by byte.
  func precedes(_ other: ModelKey) -> Bool {
    guard category == other.category else { return category.place < other.category.place }
    let (first, second) = (maker?.bytes ?? [], other.maker?.bytes ?? [])
    guard first == second else { return first.lexicographicallyPrecedes(second) }
    return (model?.bytes ?? []).lexicographicallyPrecedes(other.model?.bytes ?? [])
  }

  /// What people read, and what programs do.
  var cells: [Figures.Cell] { Figures.named(maker, model, category) }
}

extension Category {
  /// Where it stands among all, as every list has them.
  var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension Figures {
  /// Columns that say of which model a line is.
  static let model: [Column] = [
    .init("title", Text(en: "model", zh: "型号"), .prose, for: .people),
    .init("maker", Text(en: "maker", zh: "品牌"), for: .programs),
    .init("model", Text(en: "model", zh: "型号"), for: .programs),
  ]
  /// Columns that say about which thing it is.
  static let thing: [Column] = [.init("tag", Text(en: "tag", zh: "标签"))] + model

  /// The cells of ``model``. Where neither maker nor model is known, people read the kind of thing.
  static func named(_ maker: DeviceText?, _ model: DeviceText?, _ category: Category) -> [Cell] {
    let title = ModelTitle.text(maker, model)
    return [
      title.isEmpty ? .word(category.rawValue, category.name) : .text(title), .device(maker), .device(model),
    ]
  }

  static func thing(_ holding: Holding) -> [Cell] {
    [.text(holding.tag)] + named(holding.maker, holding.model, holding.category)
  }
}
