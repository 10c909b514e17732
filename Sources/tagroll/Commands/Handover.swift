import CommandLineKit
import Exchange
import JSONBytes
import Lifecycle
import Model
import Reports
import Store
import Words

/// What the commands about acknowledgements share.
enum HandoverCommand {
  static let to = OptionSpec(
    "to", Options.who, help: Text(en: "Who has them, by log-in name.", zh: "持有人登录名。"), required: true)
  static let all = OptionSpec(
    "all", help: Text(en: "All they have and have not acknowledged.", zh: "其持有且尚未确认的全部资产。"))
  static var assets: OperandSpec {
    OperandSpec(Options.asset.value, .any, help: Options.asset.help)
  }

  /// The assets that are named, or all that the person has not acknowledged; each is with them.
  static func things(of person: EntityID, _ roll: Roll, _ call: Call) throws -> [Asset] {
    if call.invocation.flag("all") {
      var assets: [Asset] = []
      try roll.unacknowledged(by: person) { assets.append($0) }
      return assets
    }
    guard !call.invocation.operands.isEmpty else { throw Refusal.handoverWhat }
    var assets: [Asset] = []
    for text in call.invocation.operands {
      let asset = try call.asset(text, in: roll)
      guard asset.user == person else { throw StoreError.refused(.notHolder(asset.tag)) }
      if !assets.contains(where: { $0.id == asset.id }) { assets.append(asset) }
    }
    return assets
  }
}

/// `tagroll handover open --to WHO REF…|--all`
enum HandoverOpen: Verb {
  static let spec = CommandSpec(
    "open", zh: "单据", summary: Text(en: "The slip to read and sign.", zh: "打印供阅读签字的交接单。")
  ) {
    CommandDetails(
      discussion: Text(
        en: "Nothing is written. The text is printed in both languages, with its version and SHA-256.",
        zh: "不写入任何内容。文本以两种语言打印，并附版本和 SHA-256。"),
      examples: [
        CommandDetails.Example(
          "tagroll handover open --to wang.lei --all", Text(en: "all that is new", zh: "全部未确认的"))
      ],
      operands: [HandoverCommand.assets], options: [HandoverCommand.to, HandoverCommand.all])
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    try roll.read {
      let person = try call.person(try call.invocation.required("to"), in: roll).id
      let assets = try HandoverCommand.things(of: person, roll, call)
      let hash = HandoverTerms.digest
      guard call.isJSON else {
        return call.lines(try HandoverReport(roll, call.language).slip(to: person, assets))
      }
      call.json { json in
        json.name("person")
        json.string(person.text)
        json.name("text_version")
        json.integer(HandoverTerms.version)
        json.name("text_sha256")
        json.string(hash.text)
        json.name("text")
        json.string(String(decoding: HandoverTerms.bytes, as: UTF8.self))
        json.name("assets")
        json.beginArray()
        for asset in assets { AssetJSON.write(asset, into: &json) }
        json.endArray()
      }
    }
  }
}

/// `tagroll handover ack --to WHO REF…|--all [--ref NO]`
enum HandoverAck: Verb {
  static let spec = CommandSpec(
    "ack", zh: "确认", summary: Text(en: "They have read the text and signed.", zh: "登记持有人已阅读并签字。")
  ) {
    CommandDetails(
      discussion: Text(
        en: "One signature for all the things named. Each event carries the SHA-256 of the text.",
        zh: "一次签字确认所列全部资产；每条事件都带有该文本的 SHA-256。"),
      examples: [
        CommandDetails.Example(
          "tagroll handover ack --to wang.lei --all --ref H-12", Text(en: "the signed slip", zh: "签字的交接单"))
      ],
      operands: [HandoverCommand.assets],
      options: [
        HandoverCommand.to, HandoverCommand.all,
        OptionSpec(
          "ref", ValueSpec(Text(en: "NO", zh: "编号")), help: Text(en: "The number of the slip.", zh: "交接单编号。")),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let day = try call.effectiveDay()
    let name = try call.invocation.required("to")
    try call.write { writing, roll in
      let names = NameBook(roll, erased: erasedWord.in(call.language))
      let person = try call.person(name, in: roll).id
      let title = try names.title(person) ?? ""
      var evidence: [EvidenceKey: EvidenceValue] = [:]
      return try HandoverCommand.things(of: person, roll, call).map { asset in
        // Text and number are kept once, and only for an event that will name them.
        if evidence.isEmpty, asset.acknowledged == nil {
          evidence[.terms] = try writing.terms()
          if let number = call.invocation.value("ref") {
            evidence[.reference] = .secret(try writing.seal(number, as: .text))
          }
        }
        let steps = try Walk.acknowledge(asset, by: person, evidence)
        let after = try writing.record(steps, on: asset, day: day)
        return Change(
          asset: after,
          sentence: steps.isEmpty
            ? Text(en: "acknowledged before, nothing written", zh: "此前已确认，未写入")
            : Text(en: "acknowledged by \(title)", zh: "\(title) 已确认"),
          events: steps.isEmpty ? [] : [after.lastSequence])
      }
    }
  }
}

/// `tagroll handover list`
enum HandoverList: Verb {
  static let spec = CommandSpec(
    "list", zh: "列表", summary: Text(en: "What nobody has acknowledged yet.", zh: "列出尚未确认交接的资产。")
  ) {
    CommandDetails(options: [
      OptionSpec("to", Options.who, help: Text(en: "Of one person.", zh: "只看某人。")),
      OptionSpec("csv", help: Text(en: "Print CSV for programs.", zh: "输出 CSV。")),
    ])
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    try roll.read {
      let person = try call.invocation.value("to").map { try call.person($0, in: roll).id }
      var assets: [Asset] = []
      try roll.unacknowledged(by: person) { assets.append($0) }
      if try call.tellPrograms(assets, roll) { return }
      call.lines(
        try HandoverReport(roll, call.language).list(
          assets, on: call.today, width: call.surroundings.columns))
    }
  }
}
