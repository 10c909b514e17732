import CommandLineKit
import Identity
import Lifecycle
import Model
import Reports
import ServiceDesk
import Store
import Words

/// `tagroll repair swap REF --new SERIAL --reason TEXT`
enum RepairSwap: Verb {
  static let spec = CommandSpec(
    "swap", zh: "换机", summary: Text(en: "The vendor kept it and gave another unit.", zh: "厂商留下原机，换来另一台。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          The other unit comes onto the roll with the warranty of the first and goes to whoever had that, in the same \
          transaction. Data that stays with the vendor takes a manager's waiver.
          """,
        zh: "换来的机器在同一事务中登记入册，沿用原机保修，并交还原使用人。数据留在厂商处须经理豁免。"),
      examples: [
        CommandDetails.Example(
          "tagroll repair swap LT-00013 --new PF9XYZ --reason \"RMA 4711\"",
          Text(en: "read off its label", zh: "按机身标签"))
      ],
      operands: [Options.asset],
      options: [
        OptionSpec(
          "new", Options.words, help: Text(en: "The serial of the other unit.", zh: "换来机器的序列号。"),
          required: true),
        OptionSpec(
          "reason", Options.words, help: Text(en: "What the vendor says.", zh: "厂商说明。"), required: true),
        OptionSpec("model", Options.words, help: Text(en: "Its model, if another.", zh: "型号（如不同）。")),
        OptionSpec(
          "waive-media",
          help: Text(en: "Its data stays with the vendor; a manager's word.", zh: "数据留在厂商处（经理豁免）。")),
        Options.at(Text(en: "Where the other unit is; without it, the store.", zh: "新机所在地点；不填则为库房。")),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let invocation = call.invocation
    let serial = DeviceText(try Call.name(try invocation.required("new")))
    let reason = try invocation.required("reason")
    let day = try call.effectiveDay()
    try call.write(allowing: [.manager], about: invocation.operands.first) { writing, roll in
      let old = try call.asset(invocation.operands[0], in: roll)
      if let known = try roll.assets(withKeys: ["serial:\(Normalise.serial(serial))"]).first {
        throw Refusal.duplicateSerial(serial, known)
      }
      guard old.stage == .inRepair else {
        throw LifecycleError.notAllowed(old.tag, .swappedByVendor, old.stage)
      }
      if old.dataState.isLive, !invocation.flag("waive-media") {
        call.remark(
          Text(
            en: "Its data would stay with the vendor: say --waive-media if that is so.",
            zh: "其数据将留在厂商处：如确需如此，请加 --waive-media。"))
      }
      let new = try register(serial, insteadOf: old, writing, roll, call, on: day)
      let registered = writing.events.count
      let gone = try writing.record(
        Walk.swap(
          old, for: new.id, reason: try writing.seal(reason, as: .text),
          isWaived: invocation.flag("waive-media")),
        on: old, day: day)
      let names = NameBook(roll, erased: erasedWord.in(call.language))
      let vendor = try names.title(old.holder.id) ?? "?"
      let holder = try names.title(new.holder.id) ?? "?"
      let events = writing.events.map(\.sequence)
      return [
        Change(
          asset: gone, sentence: Text(en: "stays with \(vendor), swapped", zh: "留在 \(vendor)，已换机"),
          events: Array(events[registered...])),
        Change(
          asset: new, sentence: Text(en: "instead, with \(holder)", zh: "换来的机器，持有人 \(holder)"),
          events: Array(events[..<registered])),
      ]
    }
  }

  /// The other unit, where the first one would have gone back to.
  private static func register(
    _ serial: DeviceText, insteadOf old: Asset, _ writing: Writing, _ roll: Roll, _ call: Call, on day: Day
  ) throws -> Asset {
    let model = try call.name("model").map { DeviceText($0) }
    let thing = Newcomer(
      intake: nil, category: old.category, maker: old.maker, model: model ?? old.model, serial: serial,
      serialKey: try Newcomer.key(serial, call), typedSerial: serial, ownership: old.ownership,
      purchased: old.purchased, price: old.price)
    let store = try call.placeOrStore(roll).id
    var (first, rest) = try thing.steps(
      tag: try writing.nextTag(old.category), at: store, nil, writing)
    first.evidence[.replaces] = .id(old.id)
    if let until = old.warrantyUntil {
      var warranty: [EvidenceKey: EvidenceValue] = [.until: .day(until)]
      if let vendor = try old.warrantyVendor.flatMap({ try roll.opened($0) }) {
        warranty[.vendorName] = .secret(try writing.seal(vendor, as: .text))
      }
      rest.append(Step(.warrantySet, to: .received, warranty))
    }
    let asset = try writing.record(rest, on: try writing.begin(first, on: day), day: day)
    let steps =
      if old.isWithSomebody, let holder = old.returnHolder {
        try Walk.assign(asset, to: holder, at: old.place ?? store)
      } else {
        [Step(.adopted, to: .returned, [.place: .id(store)])]
      }
    return try writing.record(steps, on: asset, day: day)
  }
}
