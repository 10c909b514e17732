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
      ],
      operands: [Options.assets],
      options: [
        OptionSpec(
          "to", Options.who, help: Text(en: "A person's log-in name, or a place.", zh: "人员登录名，或地点。"),
          required: true),
        Options.at(Text(en: "Where it will be; without it, where it is.", zh: "使用地点；不填则不变。")),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let target = try call.invocation.required("to")
    try call.act(on: call.invocation.operands) { _, roll in
      let holder = try holder(target, roll, call)
      let store = try call.placeOrStore(roll).id
      let wanted = call.invocation.value("at") == nil ? (holder.kind == .place ? holder.id : nil) : store
      return { asset in try Walk.assign(asset, to: holder, at: wanted ?? asset.place ?? store) }
    } tell: { names, before, after in
      let from = try names.title(before.holder.id)
      let to = try names.title(after.holder.id) ?? "?"
      return Text(
        en: "\(after.title(.en))   \(from ?? "?") -> \(to)",
        zh: "\(after.title(.zh))   \(from ?? "?") -> \(to)")
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
        Options.at(Text(en: "Where it comes back to; without it, the store.", zh: "归还地点；不填则为库房。")),
        OptionSpec("condition", Options.words, help: Text(en: "In what state it came back.", zh: "归还时的状况。")),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    try call.act(on: call.invocation.operands) { writing, roll in
      let place = try call.placeOrStore(roll).id
      return { asset in
        let bare = try Walk.giveBack(asset, at: place, condition: nil)
        // A text is sealed only for an event that will name it.
        guard !bare.isEmpty, let condition = call.invocation.value("condition") else { return bare }
        return try Walk.giveBack(asset, at: place, condition: try writing.seal(condition, as: .text))
      }
    } tell: { names, before, after in
      let from = try names.title(before.holder.id) ?? "?"
      let to = try names.title(after.stage == .inRepair ? after.returnHolder?.id : after.holder.id) ?? "?"
      return Text(en: "\(from) -> \(to), returned", zh: "\(from) -> \(to)，已归还")
    } unchanged: { names, asset in
      let place = try names.title(asset.holder.id) ?? "?"
      return Text(en: "already returned, at \(place), nothing written", zh: "已在 \(place)，未写入")
    }
  }
}

/// `tagroll move REF… --to PLACE`
enum Move: Verb {
  static let spec = CommandSpec(
    "move", zh: "调拨", summary: Text(en: "Change the place; the holder stays.", zh: "变更地点，领用人不变。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example(
          "tagroll move LT-00013 --to \"Room 204\"", Text(en: "to another room", zh: "搬到另一房间"))
      ],
      operands: [Options.assets],
      options: [OptionSpec("to", Options.place, help: Text(en: "The new place.", zh: "新地点。"), required: true)]
        + Options.writing)
  }

  static func run(_ call: Call) throws {
    let target = try call.invocation.required("to")
    try call.act(on: call.invocation.operands) { _, roll in
      let place = try call.place(target, in: roll).id
      return { asset in try Walk.move(asset, to: place) }
    } tell: { names, before, after in
      let from = try names.title(before.place) ?? "?"
      let to = try names.title(after.place) ?? "?"
      return Text(en: "moved: \(from) -> \(to)", zh: "调拨：\(from) -> \(to)")
    } unchanged: { names, asset in
      let place = try names.title(asset.place) ?? "?"
      return Text(en: "already at \(place), nothing written", zh: "已在 \(place)，未写入")
    }
  }
}
