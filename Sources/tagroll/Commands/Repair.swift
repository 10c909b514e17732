import CommandLineKit
import Lifecycle
import Model
import Reports
import ServiceDesk
import Store
import Words

/// `tagroll repair start REF --fault TEXT [--to VENDOR]`
enum RepairStart: Verb {
  static let spec = CommandSpec("start", zh: "开始", summary: Text(en: "Open a repair order.", zh: "开维修单。")) {
    CommandDetails(
      discussion: Text(
        en:
          "Sent to a vendor with data still on its media, the repair is recorded as a waiver, shown and counted.",
        zh: "介质上仍有数据就送修的，会记为豁免，予以显示并计数。"),
      examples: [
        CommandDetails.Example(
          "tagroll repair start LT-00013 --fault \"screen flickers\" --to Lenovo",
          Text(en: "at a vendor", zh: "送修"))
      ],
      operands: [Options.asset],
      options: [
        OptionSpec("fault", Options.words, help: Text(en: "What is wrong.", zh: "故障现象。"), required: true),
        OptionSpec(
          "to", Options.vendor, help: Text(en: "Who repairs it; without it, we do.", zh: "维修方；不填则为自修。")),
        Options.at(Text(en: "The bench it is repaired on.", zh: "自修地点。")),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let fault = try call.invocation.required("fault")
    var advice: Text?
    try call.act(on: call.invocation.operands) { writing, roll in
      let vendor = try call.invocation.value("to").map { try call.vendor($0, in: roll, writing) }
      let bench = call.invocation.value("at") == nil ? nil : try call.placeOrStore(roll).id
      return { asset in
        let steps = try Walk.repair(
          asset, order: try writing.nextRepairOrder(), fault: try writing.seal(fault, as: .text),
          vendor: vendor, place: bench)
        let warranty = Warranty(until: asset.warrantyUntil, on: call.today)
        if case .claimWarranty = RepairAdvice(warranty: warranty, spentMinorUnits: 0, priceMinorUnits: nil) {
          let until = asset.warrantyUntil?.text ?? ""
          advice = Text(
            en: "Under warranty until \(until): claim it, do not pay.", zh: "保修至 \(until)：请走保修，不要付费。")
        }
        if vendor != nil, asset.dataState.isLive {
          let titles = asset.media.filter(\.data.isLive).map(\.part.title)
          let disks = TerminalText(titles.joined(separator: ", ")).string
          call.remark(
            Text(
              en:
                "Its data goes with it, not wiped\(disks.isEmpty ? "" : " (\(disks))"): recorded as a waiver.",
              zh: "其数据未清除，随机送出\(disks.isEmpty ? "" : "（\(disks)）")：已记为豁免。"))
        }
        return steps
      }
    } tell: { names, before, after in
      let holder = try names.title(before.holder.id) ?? "?"
      let from = before.holder.kind == .place ? "at \(holder)" : "with \(holder)"
      let number = after.repairOrder.map { RepairNumber($0).text } ?? ""
      guard after.holder.kind == .vendor, let vendor = try names.title(after.holder.id) else {
        return Text(en: "\(from) -> in repair, ticket \(number)", zh: "\(holder) -> 维修中，维修单 \(number)")
      }
      return Text(
        en: "\(from) -> in repair at \(vendor), ticket \(number)",
        zh: "\(holder) -> 在 \(vendor) 维修，维修单 \(number)")
    } unchanged: { _, _ in
      Text(en: "nothing written", zh: "未写入")
    }
    if let advice { call.remark(advice) }
  }
}

/// `tagroll repair done REF --note TEXT [--cost AMOUNT]`
enum RepairDone: Verb {
  static let spec = CommandSpec(
    "done", zh: "完成",
    summary: Text(en: "Close the repair; it goes back where it came from.", zh: "结束维修，交还原处。")
  ) {
    CommandDetails(
      examples: [
        CommandDetails.Example(
          "tagroll repair done LT-00013 --note \"panel replaced\" --cost 0",
          Text(en: "mended for nothing", zh: "免费修好"))
      ],
      operands: [Options.asset],
      options: [
        OptionSpec("note", Options.words, help: Text(en: "What was done.", zh: "维修内容。"), required: true),
        OptionSpec("cost", Options.money, help: Text(en: "What it cost, with its currency.", zh: "费用及币种。")),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let note = try call.invocation.required("note")
    let cost = try call.money("cost")
    var ticket = ""
    try call.act(on: call.invocation.operands) { writing, _ in
      { asset in
        ticket = asset.repairOrder.map { RepairNumber($0).text } ?? ""
        return try Walk.finishRepair(asset, work: try writing.seal(note, as: .text), cost: cost)
      }
    } tell: { names, _, after in
      let holder = try names.title(after.holder.id) ?? "?"
      return Text(
        en: "in repair -> back with \(holder), \(ticket) closed", zh: "维修完成，已交还 \(holder)，\(ticket) 已关闭")
    } unchanged: { _, _ in
      Text(en: "nothing written", zh: "未写入")
    }
  }
}
