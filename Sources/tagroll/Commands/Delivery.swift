import CommandLineKit
import Identity
import Lifecycle
import Model
import Reports
import ServiceDesk
import Store
import Words

/// `tagroll receive ORDER [SERIAL…|-]`
enum Receive: Verb {
  static let spec = CommandSpec(
    "receive", zh: "到货", summary: Text(en: "Count in what was ordered, serial by serial.", zh: "按序列号清点到货。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Serials as arguments, or from a barcode gun on standard input, one on a line. All are taken in, or none. A \
          serial seen twice is skipped; one that is on the roll already is refused.
          """,
        zh: "序列号可作为参数，也可由扫码枪逐行输入。要么全部入账，要么全部不写。重复扫描的会跳过，已在册的会拒绝。"),
      examples: [
        CommandDetails.Example(
          "tagroll receive PO-2291 PF3ABCD1 PF3ABCD2", Text(en: "two of an order", zh: "订单中的两台")),
        CommandDetails.Example("tagroll receive P-1 -", Text(en: "with a gun", zh: "用扫码枪")),
      ],
      operands: [
        Options.purchaseOperand,
        OperandSpec(
          ValueSpec(Text(en: "SERIAL", zh: "序列号")), .oneOrMore,
          help: Text(en: "Serials, or '-' for lines on standard input.", zh: "序列号，或“-”表示从标准输入逐行读取。")),
      ],
      options: [
        OptionSpec(
          "category", Options.choice(Text(en: "KIND", zh: "类别"), Category.self),
          help: Text(en: "Which of its lines, where it has several.", zh: "采购单有多种设备时指定类别。")),
        OptionSpec("model", Options.words, help: Text(en: "The same, by model.", zh: "同上，按型号。")),
        OptionSpec(
          "note-no", ValueSpec(Text(en: "NO", zh: "编号")), help: Text(en: "The delivery note.", zh: "送货单号。")),
        Options.at(Text(en: "Where it is put down; without it, the store.", zh: "存放地点；不填则为库房。")),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let day = try call.effectiveDay()
    let serials = try serials(call)
    let note = call.invocation.value("note-no")
    try call.write { writing, roll in
      let purchase = try call.purchase(call.invocation.operands[0], in: roll)
      let number = PurchaseNumber(purchase.number).text
      let place = try call.placeOrStore(roll)
      let due = try waiting(purchase, roll, call)
      guard serials.count <= due.count else {
        throw Refusal.moreThanOrdered(serials.count, due.count, number)
      }
      return try zip(due, serials).enumerated().map { index, pair in
        let (asset, serial) = pair
        let normal = Normalise.serial(serial)
        if let known = try roll.assets(withKeys: ["serial:\(normal)"]).first {
          throw Refusal.duplicateSerial(serial, known)
        }
        let after = try writing.record(
          Walk.receive(
            serial, keys: ["serial:\(normal)"], at: place.id,
            note: try note.map { try writing.seal($0, as: .text) }),
          on: asset, day: day)
        let shown = TerminalText(serial.bytes).string
        return Change(
          asset: after,
          sentence: Text(
            en: "\(index + 1)/\(due.count) of \(number): \(shown), at \(place.name ?? "")",
            zh: "\(number) 第 \(index + 1)/\(due.count) 件：\(shown)，位于 \(place.name ?? "")"),
          events: [after.lastSequence])
      }
    }
    call.next("tagroll label list")
  }

  /// What is typed or shot, cleaned, each once.
  private static func serials(_ call: Call) throws -> [DeviceText] {
    var typed = Array(call.invocation.operands.dropFirst())
    if typed == ["-"] {
      let bytes = call.surroundings.input(1 << 20)
      guard bytes.count <= 1 << 20 else { throw Refusal.reportTooLarge }
      typed = bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    let rules = try call.rules()
    var serials: [DeviceText] = []
    var seen: Set<String> = []
    for text in typed {
      let clean = AssetReference.clean(text)
      if clean.isEmpty { continue }
      let serial = DeviceText(clean)
      if let rule = rules.rejects(serial, as: .serial) { throw Refusal.placeholderSerial(clean, rule) }
      guard seen.insert(Normalise.serial(serial)).inserted else {
        call.remark(Text(en: "\(clean) seen a moment ago, skipped", zh: "\(clean) 刚刚扫描过，已跳过"))
        continue
      }
      serials.append(serial)
    }
    guard !serials.isEmpty else { throw Refusal.noSerials }
    return serials
  }

  /// What of the order has not come yet, of the one kind that is meant.
  private static func waiting(_ purchase: Purchase, _ roll: Roll, _ call: Call) throws -> [Asset] {
    var due = try roll.assets(of: purchase.number).filter { $0.stage == .ordered }
    let number = PurchaseNumber(purchase.number).text
    if let category = call.invocation.value("category") {
      due = due.filter { $0.category.rawValue == category }
    }
    if let model = call.invocation.value("model") {
      let wanted = model.lowercased()
      due = due.filter { $0.model?.string?.lowercased() == wanted }
    }
    guard let first = due.first else { throw Refusal.nothingOfPurchase(number, [.ordered]) }
    // Nobody can tell from a serial alone which of two things it belongs to.
    guard due.allSatisfy({ $0.category == first.category && $0.model == first.model }) else {
      throw Refusal.severalLines(number)
    }
    return due
  }
}

/// `tagroll accept REF… --check all`
enum Accept: Verb {
  static let spec = CommandSpec(
    "accept", zh: "验收", summary: Text(en: "Take new goods into stock.", zh: "验收新设备入库。")
  ) {
    CommandDetails(
      discussion: Text(
        en:
          "Every check must be passed; goods that fail one go back with 'reject'. Warranty begins on the day they came.",
        zh: "须通过全部验收项；不合格的用“reject”退回。保修自到货之日起算。"),
      examples: [
        CommandDetails.Example(
          "tagroll accept LT-00026 LT-00034 --check all", Text(en: "two laptops", zh: "两台笔记本"))
      ],
      operands: [Options.assets],
      options: [
        OptionSpec(
          "check",
          ValueSpec(
            Text(en: "CHECK", zh: "验收项"), choices: AcceptanceCheck.allCases.map(\.rawValue) + ["all"]),
          help: Text(en: "A check that was passed, or all.", zh: "已通过的验收项，或 all。"), required: true,
          repeatable: true),
        Options.at(Text(en: "The shelf; without it, where it is.", zh: "入库地点；不填则不变。")),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let named = call.invocation.values("check")
    let checks =
      named.contains("all") ? AcceptanceCheck.allCases : named.compactMap(AcceptanceCheck.init(rawValue:))
    try call.act(on: call.invocation.operands) { _, roll in
      let given = call.invocation.value("at") == nil ? nil : try call.placeOrStore(roll).id
      let store = try call.placeOrStore(roll).id
      return { asset in
        guard asset.stage != .inStock else { return [] }
        let months = try asset.purchase.flatMap { try roll.purchase($0) }?.warrantyMonths
        return try Walk.accept(
          asset, checks, at: given ?? asset.place ?? store,
          warranty: months.map { asset.stageSince.adding(months: Int($0)) })
      }
    } tell: { names, _, after in
      let place = try names.title(after.place) ?? "?"
      let until = after.warrantyUntil?.text
      return Text(
        en: "accepted -> in stock at \(place)\(until.map { ", warranty until \($0)" } ?? "")",
        zh: "验收合格 -> 在库 \(place)\(until.map { "，保修至 \($0)" } ?? "")")
    } unchanged: { _, asset in
      Text(
        en: "in stock since \(asset.stageSince.text), nothing written",
        zh: "自 \(asset.stageSince.text) 起在库，未写入")
    }
  }
}

/// `tagroll reject REF… --reason TEXT --rma NO`
enum Reject: Verb {
  static let spec = CommandSpec(
    "reject", zh: "退货", summary: Text(en: "Send new goods back to their supplier.", zh: "把新设备退回供应商。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example(
          "tagroll reject LT-00026 --reason \"screen cracked\" --rma R-118", Text(en: "damaged", zh: "到货损坏"))
      ],
      operands: [Options.assets],
      options: [
        OptionSpec(
          "reason", Options.words, help: Text(en: "What is wrong with it.", zh: "退货原因。"), required: true),
        OptionSpec(
          "rma", ValueSpec(Text(en: "NO", zh: "编号")),
          help: Text(en: "What the supplier calls the return.", zh: "供应商退货编号。"), required: true),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let reason = try call.invocation.required("reason")
    let rma = try call.invocation.required("rma")
    try call.act(on: call.invocation.operands) { writing, _ in
      { asset in
        guard asset.stage != .returnedToSupplier else { return [] }
        return try Walk.sendBack(
          asset, reason: try writing.seal(reason, as: .text), reference: try writing.seal(rma, as: .text))
      }
    } tell: { _, _, _ in
      Text(en: "back to the supplier: \(reason), \(rma)", zh: "已退回供应商：\(reason)，\(rma)")
    } unchanged: { _, asset in
      Text(
        en: "back at the supplier since \(asset.stageSince.text), nothing written",
        zh: "自 \(asset.stageSince.text) 起已退供应商，未写入")
    }
  }
}
