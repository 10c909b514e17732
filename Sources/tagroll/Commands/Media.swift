import CommandLineKit
import Exchange
import JSONBytes
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll media list REF`
enum MediaList: Verb {
  static let spec = CommandSpec(
    "list", zh: "列表",
    summary: Text(en: "Every medium ever in an asset, and its account.", zh: "列出资产的全部介质及去向。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example("tagroll media list LT-00427", Text(en: "before it leaves", zh: "出库前核对"))
      ], operands: [Options.asset])
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    try roll.read {
      let asset = try call.asset(call.invocation.operands[0], in: roll)
      guard call.isJSON else {
        return call.lines(
          try MediaReport(roll, call.language).lines(asset, width: call.surroundings.columns))
      }
      var json = JSONWriter(pretty: true)
      try MediaJSON.write(asset, roll, into: &json)
      call.output.bytes(json.bytes + [0x0A])
    }
  }
}

/// `tagroll media lost REF SERIAL --reason TEXT`
enum MediaLost: Verb {
  static let spec = CommandSpec(
    "lost", zh: "丢失", summary: Text(en: "Write down that a medium cannot be found.", zh: "登记介质丢失。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          No certificate can be filed for a medium that is not here: what nobody finds is a loss, and the data on it with \
          it. Of something retired it needs a witness.
          """,
        zh: "不在手中的介质不能登记清除证书：找不到的按丢失登记，其上的数据同时视为外泄。已停用的资产须有见证人。"),
      examples: [
        CommandDetails.Example(
          "tagroll media lost LT-00427 S6B2K1 --reason \"bay is empty\" --witness li.na",
          Text(en: "before it is wiped", zh: "清除前发现"))
      ],
      operands: [
        Options.asset,
        OperandSpec(
          ValueSpec(Text(en: "SERIAL", zh: "序列号")), .one, help: Text(en: "Which medium.", zh: "介质序列号。")),
      ],
      options: [
        OptionSpec(
          "reason", Options.words, help: Text(en: "What is known of it.", zh: "情况说明。"), required: true),
        OptionSpec("witness", Options.who, help: Text(en: "Who else looked.", zh: "见证人。")),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let invocation = call.invocation
    let reason = try invocation.required("reason")
    var told: [Part] = []
    var witness: EntityID?
    try call.act(on: [invocation.operands[0]]) { writing, roll in
      witness = try invocation.value("witness").map { try call.person($0, in: roll).id }
      return { asset in
        told = try Sanitise.media(of: asset, named: invocation.operands[1], gone: false) ?? []
        return try told.map { part in
          var evidence: [EvidenceKey: EvidenceValue] = [
            .part: .number(Int64(part.number)), .reason: .secret(try writing.seal(reason, as: .text)),
            .exposed: .flag(asset.isLive(part)),
          ]
          if let witness { evidence[.witness] = .id(witness) }
          return Step(.mediumLost, to: asset.stage, evidence)
        }
      }
    } closing: { after in
      Walk.clean(after, witness: witness)
    } tell: { _, before, _ in
      let exposed = told.contains(where: before.isLive)
      if exposed {
        call.remark(
          Text(
            en: "It held data nobody has wiped: treat its loss as a data incident.",
            zh: "其上的数据未清除：请按数据安全事件处理。"))
      }
      let disks = told.map(\.title).joined(separator: ", ")
      return Text(en: "disk \(disks) -> lost", zh: "磁盘 \(disks) -> 丢失")
    } unchanged: { _, _ in
      Text(en: "nothing written", zh: "未写入")
    }
  }
}

extension Asset {
  /// Whether nobody has removed the data on this part.
  fileprivate func isLive(_ part: Part) -> Bool {
    parts.first { $0.part.number == part.number }?.data.isLive ?? false
  }
}
