public import Model
public import Store
public import Words

/// `report single-control`: what one person did where the rule wants two.
public struct SingleControlFigures {
  private var entries: [Event] = []

  public init() {}

  public mutating func add(_ event: Event) { entries.append(event) }

  public func figures(_ roll: Roll, _ language: Language) throws -> Figures {
    let names = NameBook(roll, erased: erasedWord.in(language))
    var figures = Figures(
      Text(en: "Single-control acts", zh: "单人经办"),
      [
        .init("event", Text(en: "event", zh: "事件"), .number), .init("on", Text(en: "on", zh: "日期")),
        .init("kind", Text(en: "what", zh: "事项")), .init("tag", Text(en: "tag", zh: "标签")),
        .init("by", Text(en: "by", zh: "经办")), .init("role", Text(en: "role", zh: "角色")),
      ])
    var people: Set<EntityID> = []
    for event in entries {
      let tag = event.kind.isOfAsset ? try roll.assets(meaning: .id(event.subject.text)).first?.tag.text : nil
      people.insert(event.actor)
      figures.add([
        .count(Int(event.sequence)), .day(event.on), .word(event.kind.rawValue, event.kind.name),
        tag.map { .text($0) } ?? .nothing, .text(try names.handle(event.actor)),
        .word(event.role.rawValue, event.role.name),
      ])
    }
    figures.notes = [
      Text(
        en:
          "Single-control acts: \(entries.count), by \(people.count == 1 ? "1 person" : "\(people.count) people").",
        zh: "单人经办 \(entries.count) 次，涉及 \(people.count) 人")
    ]
    return figures
  }
}
