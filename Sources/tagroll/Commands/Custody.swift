import CommandLineKit
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll assign REF… --to WHO`
enum Assign: Verb {
  static let spec = CommandSpec(
    "assign", zh: "领用", elsewhere: ["checkout", "issue"],
    summary: Text(en: "Give assets to a person or a place.", zh: "把资产交给人员或地点使用。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example("tagroll assign LT-00013 --to wang.lei", Text(en: "to a person", zh: "交给个人")),
        CommandDetails.Example(
          "tagroll assign MN-00021 MN-00037 --to \"Room 204\"", Text(en: "to a room", zh: "放到房间")),
        CommandDetails.Example(
          "tagroll assign LT-00013 --to wang.lei --until +14d", Text(en: "on loan", zh: "借用")),
      ],
      operands: [Options.assets],
      options: [
        OptionSpec(
          "to", Options.who, help: Text(en: "A person's log-in name, or a place.", zh: "人员登录名，或地点。"),
          required: true),
        Options.at(Text(en: "Where it will be; without it, where it is.", zh: "使用地点；不填则不变。")),
        OptionSpec(
          "until", Options.day,
          help: Text(en: "The last day of a loan; changes it for who has it.", zh: "借用截止日；对已领用的则为改期。")),
        OptionSpec(
          "acknowledged",
          help: Text(en: "They have read the text and signed.", zh: "领用人已阅读并签字确认。")),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let target = try call.invocation.required("to")
    let due = try call.day("until")
    try call.act(on: call.invocation.operands) { writing, roll in
      let holder = try holder(target, roll, call)
      let terms = try call.invocation.flag("acknowledged") ? writing.terms() : nil
      let store = try call.placeOrStore(roll).id
      let wanted = call.invocation.value("at") == nil ? (holder.kind == .place ? holder.id : nil) : store
      return { asset in
        try call.warnOfWish(asset, for: nil, in: roll)
        let steps = try Walk.assign(asset, to: holder, at: wanted ?? asset.place ?? store, until: due)
        guard let terms, let person = holder.kind == .person ? holder.id : nil else { return steps }
        let acknowledged = Step(
          .handoverAcknowledged, to: .assigned, [.person: .id(person), .terms: terms])
        return asset.user == person && asset.acknowledged != nil ? steps : steps + [acknowledged]
      }
    } tell: { names, before, after in
      if before.stage == .assigned, let due = after.due, due != before.due {
        return Text(en: "on loan until \(due.text) now", zh: "借用期限改为 \(due.text)")
      }
      let loan = after.due.map { Text(en: ", on loan until \($0.text)", zh: "，借用至 \($0.text)") }
      let from = try names.title(before.holder.id)
      let to = try names.title(after.holder.id) ?? "?"
      return Text(
        en: "\(after.title(.en))   \(from ?? "?") -> \(to)\(loan?.en ?? "")",
        zh: "\(after.title(.zh))   \(from ?? "?") -> \(to)\(loan?.zh ?? "")")
    } unchanged: { names, asset in
      let holder = try names.title(asset.holder.id) ?? "?"
      return Text(
        en: "already with \(holder) since \(asset.stageSince.text), nothing written",
        zh: "自 \(asset.stageSince.text) 起已由 \(holder) 领用，未写入")
    }
  }

  private static func holder(_ text: String, _ roll: Roll, _ call: Call) throws -> Holder {
    let name = AssetReference.clean(text)
    let persons = try roll.parties(.person, named: name)
    let places = try roll.parties(.place, named: name)
    // A person and a place of one name: nobody can tell which was meant.
    guard persons.count + places.count <= 1 else { throw Refusal.partyAmbiguous(text, persons + places) }
    if let place = places.first { return Holder(.place, place.id) }
    return Holder(.person, try call.person(text, in: roll).id)
  }
}

/// `tagroll return REF… [--at PLACE]`
enum Return: Verb {
  static let spec = CommandSpec(
    "return", zh: "归还", elsewhere: ["checkin"],
    summary: Text(en: "Take assets back from their holder.", zh: "从领用人处收回资产。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example(
          "tagroll return LT-00013 --condition good", Text(en: "back to the store", zh: "归还到库房"))
      ],
      operands: [Options.assets],
      options: [
        Options.at(Text(en: "Where it comes back to; without it, the store.", zh: "归还地点；不填则为库房。"))
      ] + state(nil) + Options.writing)
  }

  static func run(_ call: Call) throws {
    try call.act(on: call.invocation.operands) { writing, roll in
      let place = try call.placeOrStore(roll).id
      return { asset in
        // A text is sealed only for an event that will name it.
        guard try !Walk.giveBack(asset, at: place).isEmpty else { return [] }
        try call.warnOfStripped(asset, in: roll)
        return try Walk.giveBack(asset, at: place, found: try found(call, writing))
      }
    } tell: { names, before, after in
      let from = try names.title(before.holder.id) ?? "?"
      let to = try names.title(after.stage == .inRepair ? after.returnHolder?.id : after.holder.id) ?? "?"
      return Text(en: "\(from) -> \(to), returned", zh: "\(from) -> \(to)，已归还")
    } unchanged: { names, asset in
      let place = try names.title(asset.holder.id) ?? "?"
      return Text(en: "at \(place) already, nothing written", zh: "已在 \(place)，未写入")
    }
  }
}

extension Return {
  /// How it came back.
  ///
  /// - Parameter group: under which a help page has them; one by one when `nil`.
  static func state(_ group: Text?) -> [OptionSpec] {
    [
      OptionSpec(
        "condition", Options.words, help: Text(en: "In what state it came back.", zh: "归还时的状况。"), group: group
      ),
      OptionSpec(
        "damage", Options.choice(Text(en: "CAUSE", zh: "损坏"), Damage.self),
        help: Text(en: "Whether it is damaged, and by what.", zh: "是否损坏及原因。"), group: group),
      OptionSpec(
        "accessories", Options.words,
        help: Text(en: "What should have come back with it and has not.", zh: "未随机归还的配件。"), group: group),
    ]
  }

  /// How it came back, as far as somebody said.
  static func found(_ call: Call, _ writing: Writing) throws -> [EvidenceKey: EvidenceValue] {
    var found: [EvidenceKey: EvidenceValue] = [:]
    if let damage = call.invocation.value("damage") { found[.damage] = .code(damage) }
    for (option, key) in [("condition", EvidenceKey.condition), ("accessories", .accessories)] {
      if let text = call.invocation.value(option) {
        found[key] = .secret(try writing.seal(text, as: .text))
      }
    }
    return found
  }
}

/// `tagroll move REF… [--to PLACE] [--department NAME]`
enum Move: Verb {
  static let spec = CommandSpec(
    "move", zh: "调拨", elsewhere: ["transfer"],
    summary: Text(en: "Change place or department; the holder stays.", zh: "变更地点或部门，领用人不变。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example(
          "tagroll move LT-00013 --to \"Room 204\"", Text(en: "to another room", zh: "搬到另一房间")),
        CommandDetails.Example(
          "tagroll move LT-00013 --department Finance", Text(en: "to another department", zh: "转到另一部门")),
      ],
      operands: [Options.assets],
      options: [
        OptionSpec("to", Options.place, help: Text(en: "The new place.", zh: "新地点。")),
        OptionSpec(
          "department", Options.words,
          help: Text(en: "The department or cost centre that bears it from now on.", zh: "承担该资产的部门或成本中心。")),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let target = call.invocation.value("to")
    let department = try call.name("department")
    guard target != nil || department != nil else { throw Refusal.moveWhere }
    try call.act(on: call.invocation.operands) { writing, roll in
      let place = try target.map { try call.place($0, in: roll).id }
      let sealed = try department.map { try writing.seal($0, as: .text) }
      return { asset in
        var steps = try place.map { place throws(LifecycleError) in try Walk.move(asset, to: place) } ?? []
        if let sealed, try asset.department.flatMap({ try roll.opened($0) }) != department {
          steps += Walk.transfer(asset, to: sealed)
        }
        return steps
      }
    } tell: { names, before, after in
      let from = try names.title(before.place) ?? "?"
      let to = try names.title(after.place) ?? "?"
      guard before.department != after.department, let department else {
        return Text(en: "moved: \(from) -> \(to)", zh: "调拨：\(from) -> \(to)")
      }
      guard before.place != after.place else {
        return Text(en: "now borne by \(department)", zh: "已转至部门 \(department)")
      }
      return Text(
        en: "moved: \(from) -> \(to), now borne by \(department)",
        zh: "调拨：\(from) -> \(to)，已转至部门 \(department)")
    } unchanged: { names, asset in
      let place = try names.title(asset.place) ?? "?"
      guard let department else {
        return Text(en: "already at \(place), nothing written", zh: "已在 \(place)，未写入")
      }
      return Text(
        en: "already at \(place), borne by \(department), nothing written",
        zh: "已在 \(place)，属部门 \(department)，未写入")
    }
  }
}
