import CommandLineKit
import Lifecycle
import Model
import Reports
import ServiceDesk
import Store
import Words

/// `tagroll repair send REF --to VENDOR [--rma NO] [--seal NO] [--media PLAN] [--due DAY]`
enum RepairSend: Verb {
  static let spec = CommandSpec(
    "send", zh: "送修", summary: Text(en: "Send what is in repair to a vendor.", zh: "把维修中的资产送交厂商。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example(
          "tagroll repair send LT-00013 --to Lenovo --seal S-12 --media removed",
          Text(en: "its disk stays here", zh: "磁盘留下"))
      ],
      operands: [Options.asset],
      options: [
        OptionSpec("to", Options.vendor, help: Text(en: "Who repairs it.", zh: "维修方。"), required: true)
      ] + RepairCommand.trip + Options.writing)
  }

  static func run(_ call: Call) throws {
    try call.act(on: call.invocation.operands) { writing, roll in
      let trip = try RepairCommand.trip(call, writing, roll)
      return { asset in
        guard let trip, asset.stage == .inRepair else {
          throw LifecycleError.notAllowed(asset.tag, .sentToVendor, asset.stage)
        }
        RepairCommand.askForPlan(asset, trip, call)
        let steps = try Walk.send(asset, trip)
        RepairCommand.tellWaiver(asset, steps, call)
        return steps
      }
    } tell: { names, _, after in
      let vendor = try names.title(after.holder.id) ?? "?"
      let stay = after.parts.filter { $0.whereabouts == .stock && $0.part.isMedium }.map(\.part.title)
      let disks = stay.joined(separator: ", ")
      return Text(
        en: "sent to \(vendor)\(disks.isEmpty ? "" : "; stays here: \(disks)")",
        zh: "已送交 \(vendor)\(disks.isEmpty ? "" : "；留下：\(disks)")")
    } unchanged: { _, _ in
      RepairCommand.unchanged
    }
  }
}

/// `tagroll repair back REF [--serial SERIAL] [--seal-intact yes|no] [--note TEXT]`
enum RepairBack: Verb {
  static let spec = CommandSpec(
    "back", zh: "返回",
    summary: Text(en: "Take it back from the vendor; the repair goes on.", zh: "从厂商处收回，维修继续。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Read the serial again: what comes back with another one has another board in it, which its card must say by \
          'correct', or is another unit.
          """,
        zh: "请重新读取序列号：序列号变了，说明换了主板（用“更正”修改卡片）或换了整机。"),
      examples: [
        CommandDetails.Example(
          "tagroll repair back LT-00013 --serial PF2ABCDE --seal-intact yes",
          Text(en: "read again", zh: "重新读取序列号"))
      ],
      operands: [Options.asset],
      options: [
        OptionSpec(
          "serial", ValueSpec(Text(en: "SERIAL", zh: "序列号")),
          help: Text(en: "As it is read now.", zh: "现在读到的序列号。")),
        OptionSpec(
          "seal-intact", RepairCommand.yesNo, help: Text(en: "Whether its seal is whole.", zh: "封签是否完好。")),
        OptionSpec("note", Options.words, help: Text(en: "What the vendor says was done.", zh: "厂商维修说明。")),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let intact = call.invocation.value("seal-intact").map { $0 == "yes" }
    try call.act(on: call.invocation.operands) { writing, roll in
      { asset in
        var facts: [EvidenceKey: EvidenceValue] = [:]
        if let serial = try call.name("serial") {
          facts[.serial] = .device(Self.serial(AssetReference.clean(serial), asset))
        }
        if let intact { facts[.sealIntact] = .flag(intact) }
        if asset.holder.kind == .vendor {
          if intact == nil, let seal = try Self.seal(on: asset, roll) {
            throw Refusal.sealUnsaid(asset.tag, seal)
          }
          if let note = try call.name("note") { facts[.note] = .secret(try writing.seal(note, as: .text)) }
        }
        return [Step(.backFromVendor, to: asset.stage, facts)]
      }
    } tell: { names, before, after in
      if intact == false {
        call.remark(
          Text(
            en: "Its seal is broken: look for what is missing, and whether its data was seen.",
            zh: "封签破损：请检查是否缺件、数据是否外泄。"))
      }
      let vendor = try names.title(before.holder.id) ?? "?"
      let place = try names.title(after.holder.id) ?? "?"
      return Text(en: "\(vendor) -> \(place), still in repair", zh: "\(vendor) -> \(place)，维修继续")
    } unchanged: { _, _ in
      RepairCommand.unchanged
    }
  }

  /// As the card spells it, where it says the same.
  private static func serial(_ text: String, _ asset: Asset) -> DeviceText {
    let typed = DeviceText(text)
    guard let card = asset.serial, TerminalText(card.trimmed.bytes).string.uppercased() == text.uppercased()
    else {
      return typed
    }
    return card
  }

  /// The seal it left with.
  private static func seal(on asset: Asset, _ roll: Roll) throws -> String? {
    let sent = try roll.stories(of: asset).last?.trips.last?.sent
    return try sent?.evidence.secret(.seal).flatMap { try roll.opened($0) }
  }
}
