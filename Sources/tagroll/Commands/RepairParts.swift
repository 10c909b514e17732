import CommandLineKit
import Identity
import Lifecycle
import Model
import Reports
import Store
import Words

/// What `--part-out` and `--part-in` mean for an asset.
struct RepairParts {
  private let call: Call
  private let roll: Roll
  private let witness: EntityID?

  static var options: [OptionSpec] {
    let group = Text(en: "Parts", zh: "部件")
    let out = ValueSpec(Text(en: "PART[:WHERE]", zh: "部件[:去向]"))
    let fitted = ValueSpec(Text(en: "PART", zh: "部件"))
    return [
      OptionSpec(
        "part-out", out, help: Text(en: "A part that was taken out.", zh: "拆下的部件。"), repeatable: true,
        group: group),
      OptionSpec(
        "to", ValueSpec(Text(en: "WHERE", zh: "去向")),
        help: Text(
          en: "Where it goes: stock, vendor, destroyed, or the tag of another asset.",
          zh: "去向：stock（备件库）、vendor（厂商）、destroyed（销毁）或另一资产的标签。"), group: group),
      OptionSpec(
        "part-in", fitted,
        help: Text(
          en: "A part that was put in: KIND:SERIAL, or the number of one that was taken out.",
          zh: "装入的部件：种类:序列号，或曾拆下部件的编号。"), repeatable: true, group: group),
      OptionSpec(
        "waive-media",
        help: Text(
          en: "A medium taken out goes to the vendor with its data; for managers.",
          zh: "拆下的介质带数据交厂商，由经理豁免。"), group: group),
      OptionSpec(
        "witness", Options.who,
        help: Text(en: "Who watched a medium be destroyed.", zh: "介质销毁的见证人。"), group: group),
    ]
  }

  init(_ call: Call, _ roll: Roll, _ writing: Writing) throws {
    self.call = call
    self.roll = roll
    witness = try call.invocation.value("witness").map { try call.person($0, in: roll).id }
  }

  var isEmpty: Bool {
    call.invocation.values("part-out").isEmpty && call.invocation.values("part-in").isEmpty
  }

  /// First what goes out, then what comes in.
  func steps(_ asset: Asset) throws -> [Step] {
    var asset = asset
    let out = try call.invocation.values("part-out").map { try self.out($0, asset) }
    for step in out {
      guard
        let index = asset.parts.firstIndex(where: { Int64($0.part.number) == step.evidence.number(.part) })
      else { continue }
      asset.parts[index].whereabouts = .unplaced
    }
    var steps = out
    for text in call.invocation.values("part-in") {
      let step = try into(text, asset)
      for part in step.parts { asset.parts.append(PlacedPart(part, data: .unknown)) }
      steps.append(step)
    }
    return steps
  }

  private func out(_ text: String, _ asset: Asset) throws -> Step {
    let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let which = AssetReference.clean(String(halves[0]))
    var evidence = try destination(
      halves.count == 2 ? String(halves[1]) : call.invocation.value("to"), asset)
    if call.invocation.flag("waive-media") { evidence[.waived] = .flag(true) }
    if let witness { evidence[.witness] = .id(witness) }
    guard let part = try Self.part(which, of: asset) ?? Self.partOutside(which, of: asset) else {
      guard let kind = Part.Kind(rawValue: which.lowercased()) else { throw Refusal.noSuchPart(which, asset) }
      guard evidence[.destination] != nil else { throw Refusal.partWhere(which) }
      evidence[.partKind] = .code(kind.rawValue)
      return Step(.partRemoved, to: asset.stage, evidence)
    }
    evidence[.part] = .number(Int64(part.part.number))
    guard part.isRemoved || part.whereabouts == .unseen else {
      return Step(.partRemoved, to: asset.stage, evidence)
    }
    guard evidence[.destination] != nil else { throw Refusal.partWhere(which) }
    return Step(.partPlaced, to: asset.stage, evidence)
  }

  private func destination(_ text: String?, _ asset: Asset) throws -> [EvidenceKey: EvidenceValue] {
    guard let text else { return [:] }
    let word = AssetReference.clean(text)
    if let known = PartDestination(rawValue: word.lowercased()), known != .asset {
      return [.destination: .code(known.rawValue)]
    }
    let other = try call.asset(word, in: roll)
    guard other.id != asset.id else { throw Refusal.noSuchPart(text, asset) }
    return [.destination: .code(PartDestination.asset.rawValue), .recipient: .id(other.id)]
  }

  private func into(_ text: String, _ asset: Asset) throws -> Step {
    let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let head = AssetReference.clean(String(halves[0]))
    let serial = halves.count == 2 ? AssetReference.clean(String(halves[1])) : nil
    if let back = try Self.part(serial ?? head, of: asset), back.whereabouts != .inside {
      return Step(.partRefitted, to: asset.stage, [.part: .number(Int64(back.part.number))])
    }
    guard let kind = Part.Kind(rawValue: head.lowercased()) else { throw Refusal.noSuchPart(text, asset) }
    let slot = asset.parts.last { $0.part.kind == kind && $0.isRemoved }?.part.slot
    let part = Part(
      number: asset.parts.count + 1, kind: kind, serial: serial.flatMap { $0.isEmpty ? nil : DeviceText($0) },
      slot: slot ?? "")
    return Step(.partFitted, to: asset.stage, parts: [part])
  }

  /// The one part of the card that is meant: by number, serial, or kind where there is but one of it in the asset.
  static func part(_ text: String, of asset: Asset) throws -> PlacedPart? {
    if let number = Int(text) {
      guard let part = asset.parts.first(where: { $0.part.number == number }) else {
        throw Refusal.noSuchPart(text, asset)
      }
      return part
    }
    let wanted = Normalise.serial(DeviceText(text))
    if let named = asset.parts.last(where: { $0.part.serial.map { Normalise.serial($0) == wanted } ?? false })
    {
      return named
    }
    guard let kind = Part.Kind(rawValue: text.lowercased()) else { return nil }
    let ofKind = asset.parts.filter { $0.part.kind == kind && !$0.isRemoved }
    guard ofKind.count < 2 else { throw Refusal.whichPart(text, ofKind.map(\.part)) }
    return ofKind.first
  }

  /// The one part of a kind that was taken out and can still be asked for: where it went is said, or said anew.
  private static func partOutside(_ text: String, of asset: Asset) throws -> PlacedPart? {
    guard let kind = Part.Kind(rawValue: text.lowercased()) else { return nil }
    let outside = asset.parts.filter {
      $0.part.kind == kind && [.unplaced, .stock, .vendor].contains($0.whereabouts)
    }
    let unplaced = outside.filter { $0.whereabouts == .unplaced }
    let meant = unplaced.isEmpty ? outside : unplaced
    guard meant.count < 2 else { throw Refusal.whichPart(text, meant.map(\.part)) }
    return meant.first
  }
}

/// `tagroll repair part REF [--part-out PART[:WHERE]]… [--part-in PART]…`
enum RepairPart: Verb {
  static let spec = CommandSpec(
    "part", zh: "部件",
    summary: Text(en: "Take parts out, put parts in, say where one went.", zh: "拆装部件，登记部件去向。")
  ) {
    CommandDetails(
      discussion: Text(
        en:
          "While it is in repair. Where a part goes that was taken out may be said, and changed, at any time.",
        zh: "拆装限维修期间；拆下部件的去向可随时登记或变更。"),
      examples: [
        CommandDetails.Example(
          "tagroll repair part LT-00013 --part-out battery --to stock", Text(en: "to the spares", zh: "入备件库")),
        CommandDetails.Example(
          "tagroll repair part LT-00013 --part-in 1", Text(en: "back where it was", zh: "装回原部件")),
      ], operands: [Options.asset], options: RepairParts.options + Options.writing)
  }

  static func run(_ call: Call) throws {
    var count = 0
    try call.act(on: call.invocation.operands) { writing, roll in
      let parts = try RepairParts(call, roll, writing)
      guard !parts.isEmpty else { throw Refusal.noParts() }
      return { asset in
        let steps = try parts.steps(asset)
        count = steps.count
        return steps
      }
    } tell: { _, before, after in
      let left = after.parts.filter { $0.whereabouts == .unplaced }.count
      let open = Text(
        en: left == 0 ? "" : "; \(left) not placed yet", zh: left == 0 ? "" : "；\(left) 件去向未定")
      return Text(
        en: "\(count == 1 ? "1 part" : "\(count) parts") recorded\(open.en)", zh: "已登记 \(count) 个部件\(open.zh)"
      )
    } unchanged: { _, _ in
      RepairCommand.unchanged
    }
  }
}
