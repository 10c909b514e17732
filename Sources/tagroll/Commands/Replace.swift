import CommandLineKit
import Lifecycle
import Model
import Reports
import ServiceDesk
import Store
import Words

/// `tagroll replace OLD NEW --reason TEXT [--back-by DAY]`
enum Replace: Verb {
  static let spec = CommandSpec(
    "replace", zh: "更换", elsewhere: ["exchange"],
    summary: Text(en: "Give whoever has one asset another for it.", zh: "为使用人更换资产。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          One act over two assets: the new one goes to whoever has the old one, and the old one comes back, at once or by a \
          day that is watched like a loan. Each card names the other. What must be bought first is asked for by 'order request \
          --replaces OLD' and approved there; what is in stock was approved when it was bought.
          """,
        zh:
          "一次办理两件资产：新机交给旧机的使用人，旧机立即收回，或在约定日期前收回（与借用一样催还）。两张卡片互相注明。需先购买的，用“采购 申请 --replaces 旧资产”申请并批准；库存设备在采购时已获批准。"
      ),
      examples: [
        CommandDetails.Example(
          "tagroll replace LT-00013 LT-00021 --reason \"six years old\"", Text(en: "at once", zh: "立即更换")),
        CommandDetails.Example(
          "tagroll replace LT-00013 LT-00021 --reason old --back-by +10d",
          Text(en: "with time to move the data", zh: "留出迁移数据的时间")),
      ],
      operands: [
        OperandSpec(asset(Text(en: "OLD", zh: "旧资产")), help: Text(en: "What is replaced.", zh: "被更换的资产。")),
        OperandSpec(asset(Text(en: "NEW", zh: "新资产")), help: Text(en: "What comes instead.", zh: "换上的资产。")),
      ],
      options: [
        OptionSpec("reason", Options.words, help: Text(en: "Why.", zh: "原因。"), required: true),
        OptionSpec(
          "back-by", Options.day, help: Text(en: "Until when the old one is kept.", zh: "旧机保留到哪一天。")),
        Options.at(Text(en: "Where the old one comes back to; without it, the store.", zh: "旧机归还地点；不填则为库房。")),
      ] + Return.state(Text(en: "How it came back", zh: "归还情况")) + Options.writing)
  }

  private static func asset(_ name: Text) -> ValueSpec { ValueSpec(name, completion: .dynamic("assets")) }

  static func run(_ call: Call) throws {
    let reason = try call.invocation.required("reason")
    let back = try call.day("back-by")
    var coming: [Step] = []
    var request: Replacement?
    try call.act(on: call.invocation.operands) { writing, roll in
      let old = try call.asset(call.invocation.operands[0], in: roll)
      let new = try call.asset(call.invocation.operands[1], in: roll)
      guard old.id != new.id else { throw Refusal.replacedByItself(old.tag) }
      if let other = old.replacedBy, old.isWithSomebody, let tag = try writing.current(other)?.tag {
        throw Refusal.replacedAlready(old.tag, tag)
      }
      request = try roll.replacementsAsked(of: old).first { $0.new.id == new.id }
      try call.warnOfWish(new, for: old, in: roll)
      try call.warnOfOtherWishes(for: old, than: new, in: roll)
      let store = try call.placeOrStore(roll).id
      return { asset in
        guard asset.id == old.id else { return coming }
        var facts = try Return.found(call, writing)
        facts[.reason] = .secret(try writing.seal(reason, as: .text))
        let steps = try Walk.replace(
          asset, by: try writing.current(new.id) ?? new, back: back, to: store, facts)
        coming = steps.new
        return steps.old
      }
    } tell: { names, before, after in
      let to = try names.title(after.stage == .inRepair ? after.returnHolder?.id : after.holder.id) ?? "?"
      guard coming.isEmpty || after.replacedBy == nil else {
        guard let due = after.due, after.isWithSomebody else {
          let from =
            try names.title(before.stage == .inRepair ? before.returnHolder?.id : before.holder.id) ?? "?"
          return Text(en: "\(from) -> \(to), replaced", zh: "\(from) -> \(to)，已更换")
        }
        return Text(en: "to come back from \(to) by \(due.text)", zh: "\(to) 须于 \(due.text) 前归还")
      }
      guard let asked = request?.request?.asked, let purchase = request?.new.purchase else {
        return Text(en: "to \(to) instead", zh: "已换给 \(to)")
      }
      let (number, by) = (PurchaseNumber(purchase).text, try names.handle(asked.actor))
      return Text(en: "to \(to) instead, as \(by) asked in \(number)", zh: "已换给 \(to)，依 \(by) 的申请 \(number)")
    } unchanged: { _, _ in
      Text(en: "nothing written", zh: "未写入")
    }
  }
}

extension Refusal {
  static func replacedByItself(_ tag: Tag) -> Refusal {
    Refusal(
      code: "replace.itself", exit: .usage,
      message: Text(en: "\(tag.text) cannot replace itself", zh: "\(tag.text) 不能更换为自身"),
      hints: [Text(en: "name the old one, then the new one", zh: "请先写旧资产，再写新资产")])
  }

  static func replacedAlready(_ tag: Tag, _ other: Tag) -> Refusal {
    Refusal(
      code: "replace.under_way", exit: .refused,
      message: Text(
        en: "\(tag.text) is replaced by \(other.text) already, and has not come back",
        zh: "\(tag.text) 已换为 \(other.text)，尚未归还"),
      hints: [Text(en: "take it back:  tagroll return \(tag.text)", zh: "收回：  tagroll return \(tag.text)")],
      reference: tag.text)
  }
}
