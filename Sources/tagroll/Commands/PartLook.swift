import CommandLineKit
import Exchange
import Identity
import JSONBytes
import Model
import Reports
import Store
import Words

/// `tagroll part show SERIAL`
enum PartShow: Verb {
  static let spec = CommandSpec(
    "show", zh: "查看", summary: Text(en: "A part: what and where it is.", zh: "查看部件：是什么、在哪里。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example("tagroll part show S6B2K1", Text(en: "by its serial", zh: "按序列号")),
        CommandDetails.Example(
          "tagroll part show LT-00013:2", Text(en: "the second of this machine", zh: "该机器的第 2 个部件")),
      ], operands: [PartReference.operand])
  }

  static func run(_ call: Call) throws {
    try PartReference.look(call) { try $0.card() }
  }
}

/// `tagroll part history SERIAL`
enum PartHistory: Verb {
  static let spec = CommandSpec(
    "history", zh: "履历", summary: Text(en: "Everywhere a part was.", zh: "部件到过的所有位置。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          From the events of every machine that ever bore it: in which slot, from when to when, by which event, and who had \
          the machine meanwhile.
          """,
        zh: "取自装过它的每台机器的事件：插槽、起止日期、依据的事件，以及期间的持有人。"),
      examples: [
        CommandDetails.Example(
          "tagroll part history disk:S6B2K1", Text(en: "where a kind must be said", zh: "需指明种类时"))
      ], operands: [PartReference.operand])
  }

  static func run(_ call: Call) throws {
    try PartReference.look(call) { try $0.history(width: call.surroundings.columns) }
  }
}

/// What somebody typed to name a part: its serial, its kind and serial, or a tag and its number on that card.
enum PartReference {
  static let operand = OperandSpec(
    ValueSpec(Text(en: "PART", zh: "部件")), .one,
    help: Text(
      en: "A serial, KIND:SERIAL, or TAG:NUMBER as the machine's card counts.",
      zh: "序列号、种类:序列号，或 标签:编号（按机器卡片）。"))

  static func look(_ call: Call, _ lines: (PartReport) throws -> [String]) throws {
    let roll = try call.openRoll(.reading)
    try roll.read {
      let parts = try parts(call.invocation.operands[0], call, roll)
      guard call.isJSON else { return call.lines(try lines(PartReport(parts, roll, call.language))) }
      var json = JSONWriter(pretty: true)
      try PartJSON.write(parts, roll, into: &json)
      call.output.bytes(json.bytes + [0x0A])
    }
  }

  /// The one part that is meant, as every card that lists it has it.
  ///
  /// - Throws: ``Refusal`` where nothing or more than one thing fits: the first is never taken for the only one.
  static func parts(_ text: String, _ call: Call, _ roll: Roll) throws -> [BornePart] {
    let clean = AssetReference.clean(text)
    guard !clean.isEmpty else { throw Refusal.badReference(text) }
    if let found = try one(of: try roll.parts(withSerial: DeviceText(clean)), text) { return found }
    if let colon = clean.lastIndex(of: ":") {
      let (head, tail) = (String(clean[..<colon]), String(clean[clean.index(after: colon)...]))
      if let kind = Part.Kind(rawValue: head.lowercased()) {
        let found = try roll.parts(withSerial: DeviceText(tail)).filter { $0.placed.part.kind == kind }
        if let found = try one(of: found, text) { return found }
      } else if let number = Int(tail) {
        return try numbered(number, of: try call.asset(head, in: roll), text, roll)
      }
    }
    throw Refusal.partNotFound(text)
  }

  /// The part with a number of one card, and every other card that speaks of it.
  private static func numbered(
    _ number: Int, of asset: Asset, _ text: String, _ roll: Roll
  ) throws -> [BornePart] {
    guard let placed = asset.parts.first(where: { $0.part.number == number }) else {
      throw Refusal.noSuchPart(text, asset)
    }
    // Without a serial it is known by its machine and slot, and no other card can speak of it.
    guard let serial = placed.part.serial else { return [BornePart(asset, placed)] }
    let one = BornePart(asset, placed)
    let same = try roll.parts(withSerial: serial).filter {
      $0.placed.part.isOne(with: placed.part) && (isNumber(number, of: asset, $0) || !areTwo($0, one))
    }
    return same.count > Roll.bearersAtMost ? [one] : same
  }

  private static func isNumber(_ number: Int, of asset: Asset, _ part: BornePart) -> Bool {
    part.asset.id == asset.id && part.placed.part.number == number
  }

  /// Whether one machine has both in it now: then they are two things, whatever their serials say.
  private static func areTwo(_ a: BornePart, _ b: BornePart) -> Bool {
    a.asset.id == b.asset.id && a.placed.part.number != b.placed.part.number && !a.placed.isRemoved
      && !b.placed.isRemoved
  }

  /// - Returns: `nil` for no part at all.
  private static func one(of found: [BornePart], _ text: String) throws -> [BornePart]? {
    guard !found.isEmpty else { return nil }
    let isOne =
      found.count <= Roll.bearersAtMost
      && found.allSatisfy { one in
        found.allSatisfy { $0.placed.part.isOne(with: one.placed.part) && !areTwo($0, one) }
      }
    guard isOne else { throw Refusal.partAmbiguous(text, found) }
    return found
  }
}
