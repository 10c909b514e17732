import CommandLineKit
import Identity
import Lifecycle
import Model
import Reports
import ServiceDesk
import Store
import Words

/// `tagroll order request --category KIND --count N --reason TEXT`
enum OrderRequest: Verb {
  static let spec = CommandSpec(
    "request", zh: "申请", summary: Text(en: "Ask for things to be bought.", zh: "提出采购申请。")
  ) {
    CommandDetails(
      discussion: Text(
        en: "Each thing gets its tag now and keeps it. More lines of one purchase: --purchase.",
        zh: "每件设备此时即分配标签，永不变更。同一采购单追加条目：--purchase。"),
      examples: [
        CommandDetails.Example(
          "tagroll order request --category laptop --count 2 --reason \"new teachers\"",
          Text(en: "two laptops", zh: "两台笔记本"))
      ],
      options: [
        OptionSpec(
          "category", Options.choice(Text(en: "KIND", zh: "类别"), Category.self),
          help: Text(en: "What kind of thing.", zh: "设备类别。"), required: true),
        OptionSpec("count", Options.count, help: Text(en: "How many (1).", zh: "数量（默认 1）。")),
        OptionSpec("maker", Options.words, help: Text(en: "Its maker.", zh: "制造商。")),
        OptionSpec("model", Options.words, help: Text(en: "Its model.", zh: "型号。")),
        OptionSpec(
          "price", Options.money, help: Text(en: "What one should cost, with its currency.", zh: "预计单价及币种。")),
        OptionSpec("reason", Options.words, help: Text(en: "What for.", zh: "用途。"), required: true),
        OptionSpec(
          "replaces", ValueSpec(Text(en: "REF", zh: "资产"), completion: .dynamic("assets")),
          help: Text(en: "What it replaces.", zh: "拟替换的旧资产，每件一个。"), repeatable: true),
        OptionSpec("for", Options.who, help: Text(en: "Who is to have it.", zh: "拟使用人。")),
        OptionSpec(
          "ownership", Options.choice(Text(en: "WHOSE", zh: "权属"), Ownership.self),
          help: Text(en: "Whose (owned).", zh: "权属（默认 owned）。")),
        OptionSpec("purchase", Options.purchase, help: Text(en: "A purchase to add to.", zh: "追加到的采购单。")),
      ] + Options.writing)
  }

  /// One request is one transaction, and each thing an event.
  private static let most = 1000

  static func run(_ call: Call) throws {
    let invocation = call.invocation
    guard let category = Category(rawValue: try invocation.required("category")) else { return }
    let reason = try invocation.required("reason")
    let count = try count(call)
    var olds: [Asset] = []
    let price = try call.money("price")
    let day = try call.effectiveDay()
    try call.write { writing, roll in
      let number: Int64
      if let text = invocation.value("purchase") {
        number = try call.purchase(text, in: roll).number
      } else {
        number = try writing.nextPurchase()
      }
      let person = try invocation.value("for").map { try call.person($0, in: roll).id }
      olds = try toReplace(call, roll, writing)
      var changes: [Change] = []
      for index in 0..<max(count, olds.count) {
        let old = olds.indices.contains(index) ? olds[index] : nil
        let wish = Walk.Wish(
          purchase: number, category: category, maker: try call.name("maker").map { DeviceText($0) },
          model: try call.name("model").map { DeviceText($0) }, price: price,
          ownership: invocation.value("ownership").flatMap(Ownership.init(rawValue:)) ?? .owned,
          reason: try writing.seal(reason, as: .text), person: person, replaces: old?.id)
        let asset = try writing.begin(Walk.request(wish, tag: try writing.nextTag(category)), on: day)
        let title = Text(en: asset.title(.en), zh: asset.title(.zh))
        let purchase = PurchaseNumber(number).text
        let instead = old.map { Text(en: ", instead of \($0.tag.text)", zh: "，替换 \($0.tag.text)") }
        changes.append(
          Change(
            asset: asset,
            sentence: Text(
              en: "\(title.en), requested as \(purchase)\(instead?.en ?? "")",
              zh: "\(title.zh)，已申请，采购单 \(purchase)\(instead?.zh ?? "")"),
            events: [asset.lastSequence]))
      }
      call.next("tagroll order approve \(PurchaseNumber(number).text)")
      return changes
    }
  }

  /// What the wishes are to come instead of, one each.
  private static func toReplace(_ call: Call, _ roll: Roll, _ writing: Writing) throws -> [Asset] {
    var olds: [Asset] = []
    for reference in call.invocation.values("replaces") {
      let old = try call.asset(reference, in: roll)
      guard !olds.contains(where: { $0.id == old.id }) else { continue }
      guard old.stage.canBeReplaced else { throw Refusal.nothingToReplace(old) }
      if let other = old.replacedBy, old.isWithSomebody, let tag = try writing.current(other)?.tag {
        throw Refusal.replacedAlready(old.tag, tag)
      }
      if let asked = try roll.replacementsAsked(of: old).first {
        throw Refusal.askedAlready(old.tag, asked.new)
      }
      try call.warnOfYears(old, in: roll)
      olds.append(old)
    }
    if !olds.isEmpty, let text = call.invocation.value("count"), Int(text) != olds.count {
      throw Refusal.countOfReplaced(olds.count)
    }
    return olds
  }

  private static func count(_ call: Call) throws -> Int {
    guard let text = call.invocation.value("count") else { return 1 }
    guard let count = Int(text), (1...most).contains(count) else { throw Refusal.badCount(text, most: most) }
    return count
  }
}

/// `tagroll order approve P-1`
enum OrderApprove: Verb {
  static let spec = CommandSpec("approve", zh: "批准", summary: Text(en: "Allow a purchase.", zh: "批准采购申请。")) {
    CommandDetails(
      examples: [CommandDetails.Example("tagroll order approve P-1", Text(en: "all of it", zh: "整单批准"))],
      operands: [Options.purchaseOperand], options: [Approve.role] + Options.writing)
  }

  static func run(_ call: Call) throws {
    try PurchaseAct.run(call, at: .planned, allowing: [.manager, .approver, .executive]) { writing, roll in
      { asset in
        try call.warnOfSplit(asset, in: roll)
        try call.warnOfYears(replacedBy: asset, in: roll)
        return try Walk.approve(asset, as: writing.role)
      }
    } tell: { _ in
      Text(en: "purchase approved", zh: "采购已批准")
    }
  }
}

/// `tagroll order place P-1 --ref NO --to SUPPLIER --price EACH`
enum OrderPlace: Verb {
  static let spec = CommandSpec(
    "place", zh: "下单", summary: Text(en: "Record that a purchase was ordered.", zh: "登记已向供应商下单。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example(
          "tagroll order place P-1 --ref PO-2291 --to Lenovo --price \"7999 CNY\"",
          Text(en: "at this price each", zh: "按此单价"))
      ],
      operands: [Options.purchaseOperand],
      options: [
        OptionSpec(
          "ref", ValueSpec(Text(en: "NO", zh: "编号")), help: Text(en: "The number on our order.", zh: "订单编号。"),
          required: true),
        OptionSpec("to", Options.vendor, help: Text(en: "The supplier.", zh: "供应商。"), required: true),
        OptionSpec(
          "price", Options.money, help: Text(en: "What one costs, with its currency.", zh: "单价及币种。"),
          required: true),
        OptionSpec(
          "category", Options.choice(Text(en: "KIND", zh: "类别"), Category.self),
          help: Text(en: "Only this line of it.", zh: "只针对该类别。")),
        OptionSpec("months", Options.count, help: Text(en: "Warranty, in months.", zh: "保修月数。")),
        OptionSpec("due", Options.day, help: Text(en: "When it should come.", zh: "预计到货日期。")),
        OptionSpec(
          "ownership", Options.choice(Text(en: "WHOSE", zh: "权属"), Ownership.self),
          help: Text(en: "Whose it will be.", zh: "权属；不填则同申请。")),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let invocation = call.invocation
    let reference = try invocation.required("ref")
    let supplier = try invocation.required("to")
    guard let price = try call.money("price") else { return }
    let due = try call.day("due")
    let months = try invocation.value("months").map { text in
      guard let months = Int64(text), (1...600).contains(months) else {
        throw Refusal.badCount(text, most: 600)
      }
      return months
    }
    try PurchaseAct.run(call, at: .planned, only: invocation.value("category")) { writing, roll in
      let vendor = try call.vendor(supplier, in: roll, writing)
      let number = try call.purchase(invocation.operands[0], in: roll).number
      return { asset in
        Walk.order(
          asset,
          Walk.Terms(
            purchase: number, supplier: vendor, reference: try writing.seal(reference, as: .text),
            price: price,
            ownership: invocation.value("ownership").flatMap(Ownership.init(rawValue:)), due: due,
            warrantyMonths: months))
      }
    } tell: { _ in
      Text(en: "ordered from \(supplier), \(reference)", zh: "已向 \(supplier) 订购，\(reference)")
    }
    call.next("tagroll receive \(reference) SERIAL…")
  }
}

/// `tagroll order cancel P-1 --reason TEXT`
enum OrderCancel: Verb {
  static let spec = CommandSpec(
    "cancel", zh: "取消", summary: Text(en: "Give up what has not come yet.", zh: "取消尚未到货的部分。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example(
          "tagroll order cancel P-1 --reason \"no budget\"", Text(en: "the rest of it", zh: "剩余部分"))
      ],
      operands: [Options.purchaseOperand],
      options: [OptionSpec("reason", Options.words, help: Text(en: "Why.", zh: "原因。"), required: true)]
        + Options.writing)
  }

  static func run(_ call: Call) throws {
    let reason = try call.invocation.required("reason")
    try PurchaseAct.run(call, at: .planned, .ordered) { writing, _ in
      { asset in Walk.cancel(asset, reason: try writing.seal(reason, as: .text)) }
    } tell: { before in
      Text(en: "\(before.stage.name.en) -> cancelled", zh: "\(before.stage.name.zh) -> 已取消")
    }
  }
}

/// What acts on a whole purchase have in common: they concern its things that stand in certain stages.
enum PurchaseAct {
  static func run(
    _ call: Call, at stages: Stage..., only category: String? = nil, allowing roles: [Role] = Role.clerks,
    plan: (Writing, Roll) throws -> (Asset) throws -> [Step],
    tell: (_ before: Asset) -> Text
  ) throws {
    let day = try call.effectiveDay()
    let text = call.invocation.operands[0]
    try call.write(allowing: roles) { writing, roll in
      let purchase = try call.purchase(text, in: roll)
      let assets = try roll.assets(of: purchase.number).filter {
        stages.contains($0.stage) && (category == nil || $0.category.rawValue == category)
      }
      guard !assets.isEmpty else {
        throw Refusal.nothingOfPurchase(PurchaseNumber(purchase.number).text, stages)
      }
      let steps = try plan(writing, roll)
      let changes = try assets.map { asset in
        let first = writing.events.count
        let after = try writing.record(try steps(asset), on: asset, day: day)
        let events = writing.events[first...].filter { $0.subject == asset.id }.map(\.sequence)
        let nothing = Text(en: "already so, nothing written", zh: "已是如此，未写入")
        return Change(asset: after, sentence: events.isEmpty ? nothing : tell(asset), events: events)
      }
      // All things of a purchase wait for the same signatures; one of them is told of.
      if let asset = changes.last?.asset, asset.stage == .planned,
        let next = asset.waiting(under: writing.policy, batch: try roll.batch(of: asset)?.sum)
      {
        let names = NameBook(roll, erased: erasedWord.in(call.language))
        try call.announce([(asset.tag, next)], names)
      }
      return changes
    }
  }
}
