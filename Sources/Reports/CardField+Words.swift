public import Lifecycle
public import Model
public import Store
public import Words

extension CardField {
  public var name: Text {
    switch self {
    case .category: Text(en: "category", zh: "类别")
    case .maker: Text(en: "maker", zh: "制造商")
    case .model: Text(en: "model", zh: "型号")
    case .serial: Text(en: "serial", zh: "序列号")
    case .ownership: Text(en: "ownership", zh: "权属")
    case .purchased: Text(en: "purchased", zh: "购入")
    case .price: Text(en: "price", zh: "原值")
    case .place: Text(en: "place", zh: "地点")
    }
  }

  /// A value of this field as people read it; a hyphen for none.
  public func text(_ value: EvidenceValue?, _ names: NameBook) throws -> Text {
    switch value {
    case .code(let code):
      if let category = Category(rawValue: code), self == .category { return category.name }
      if let ownership = Ownership(rawValue: code), self == .ownership { return ownership.name }
      return Text(en: code, zh: code)
    case .device(let text): return Text(en: text.plain, zh: text.plain)
    case .day(let day): return Text(en: day.text, zh: day.text)
    case .money(let money): return Text(en: money.text, zh: money.text)
    case .id(let id):
      let name = try names.title(id) ?? "-"
      return Text(en: name, zh: name)
    case .number, .flag, .secret, nil: return Text(en: "-", zh: "-")
    }
  }

  /// Every field an event corrected, as `serial PF3ABCDE -> PF3ABCDF`.
  public static func changes(in event: Event, _ names: NameBook) throws -> [Text] {
    try allCases.filter { event.evidence.has($0.key) || event.evidence.has($0.formerKey) }.map { field in
      let old = try field.text(event.evidence[field.formerKey], names)
      let new = try field.text(event.evidence[field.key], names)
      return Text(
        en: "\(field.name.en) \(old.en) -> \(new.en)", zh: "\(field.name.zh) \(old.zh) -> \(new.zh)")
    }
  }
}
