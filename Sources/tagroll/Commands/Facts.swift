import CommandLineKit
import Lifecycle
import Model
import Store
import Words

/// `tagroll note REF TEXT`
enum Note: Verb {
  static let spec = CommandSpec(
    "note", zh: "备注", summary: Text(en: "Write a remark into an asset's history.", zh: "为资产添加备注。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example("tagroll note LT-00013 \"lid scratched\"", Text(en: "a remark", zh: "一条备注"))
      ],
      operands: [
        Options.asset, OperandSpec(Options.words, .one, help: Text(en: "The remark.", zh: "备注内容。")),
      ],
      options: Options.writing)
  }

  static func run(_ call: Call) throws {
    let text = call.invocation.operands[1]
    guard text.contains(where: { !$0.isWhitespace }) else { throw Refusal.emptyNote }
    try call.act(on: [call.invocation.operands[0]], allowing: Role.clerks + [.auditor]) { writing, _ in
      { asset in
        // What left the house has a history still: a late note is the one thing that may be added to it.
        let kind: EventKind = asset.stage == .disposed ? .postNoted : .noted
        return [Step(kind, to: asset.stage, [.note: .secret(try writing.seal(text, as: .text))])]
      }
    } tell: { _, _, _ in
      Text(en: "note: \(text)", zh: "备注：\(text)")
    } unchanged: { _, _ in
      Text(en: "nothing written", zh: "未写入")
    }
  }
}

/// `tagroll warranty set REF… --until DATE [--vendor NAME]`
enum WarrantySet: Verb {
  static let spec = CommandSpec(
    "set", zh: "设置", summary: Text(en: "Record until when a warranty lasts.", zh: "登记保修期限。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example(
          "tagroll warranty set LT-00013 --until 2027-03-31 --vendor Lenovo",
          Text(en: "until a day", zh: "到某日"))
      ],
      operands: [Options.assets],
      options: [
        OptionSpec(
          "until", Options.day, help: Text(en: "The last day covered.", zh: "保修最后一天。"), required: true),
        OptionSpec("vendor", Options.vendor, help: Text(en: "Who gives it.", zh: "保修方。")),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    guard let until = try call.day("until") else { return }
    let vendor = try call.name("vendor")
    try call.act(on: call.invocation.operands) { writing, roll in
      { asset in
        // Who gives it stays who gave it, unless somebody says otherwise.
        let known = try asset.warrantyVendor.flatMap { try roll.opened($0) }
        if asset.warrantyUntil == until, vendor == nil || vendor == known { return [] }
        var evidence: [EvidenceKey: EvidenceValue] = [.until: .day(until)]
        if let vendor = vendor ?? known {
          evidence[.vendorName] = .secret(try writing.seal(vendor, as: .text))
        }
        return [Step(.warrantySet, to: asset.stage, evidence)]
      }
    } tell: { _, _, after in
      let days = call.today.days(to: until)
      let left =
        days >= 0
        ? Text(en: "\(days) days left", zh: "还剩 \(days) 天")
        : Text(en: "ended \(-days) days ago", zh: "已过 \(-days) 天")
      return Text(
        en: "warranty: \(vendor.map { "\($0), " } ?? "")ends \(until.text) (\(left.en))",
        zh: "保修：\(vendor.map { "\($0)，" } ?? "")\(until.text) 到期（\(left.zh)）")
    } unchanged: { _, _ in
      Text(en: "warranty is that already, nothing written", zh: "保修信息相同，未写入")
    }
  }
}
