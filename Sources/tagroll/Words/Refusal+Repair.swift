import Lifecycle
import Model
import Reports
import ServiceDesk
import Words

/// What can go wrong between a fault and a thing that works again.
extension Refusal {
  static func repair(_ error: RepairError, _ tag: Tag) -> Refusal {
    let text = tag.text
    return switch error {
    case .waiting(let what):
      Refusal(
        code: "repair.waiting", exit: .refused,
        message: Text(
          en: "the repair of \(text) waits for \(what.name.en) already", zh: "\(text) 的维修已在等待\(what.name.zh)"),
        hints: [
          Text(en: "go on first:  tagroll repair resume \(text)", zh: "请先恢复：  tagroll repair resume \(text)")
        ], reference: text)
    case .notWaiting:
      Refusal(
        code: "repair.not_waiting", exit: .refused,
        message: Text(en: "the repair of \(text) waits for nobody", zh: "\(text) 的维修未处于等待"),
        hints: [
          Text(
            en: "say for whom it waits:  tagroll repair wait \(text) --for part --reason TEXT",
            zh: "登记等待：  tagroll repair wait \(text) --for part --reason 原因")
        ], reference: text)
    case .unplaced(let parts):
      Refusal(
        code: "repair.parts_unplaced", exit: .refused,
        message: Text(
          en:
            "nobody has said what becomes of what was taken out of \(text): \(parts.map(\.named.en).joined(separator: ", "))",
          zh: "\(text) 拆下的部件去向未定：\(parts.map(\.named.zh).joined(separator: "、"))"),
        hints: [
          Text(
            en: "say it:  tagroll repair part \(text) --part-out \(parts.first?.number ?? 1) --to stock",
            zh: "登记去向：  tagroll repair part \(text) --part-out \(parts.first?.number ?? 1) --to stock")
        ], reference: text)
    case .serialDiffers(let read, let card):
      Refusal(
        code: "repair.serial_differs", exit: .refused,
        message: Text(
          en: "the serial read is \(read.shown), the card of \(text) says \(card?.shown ?? "-")",
          zh: "读到的序列号为 \(read.shown)，而 \(text) 的卡片为 \(card?.shown ?? "-")"),
        hints: [
          Text(
            en: "another board in it?  tagroll correct \(text) serial=\(read.shown) --reason TEXT",
            zh: "更换了主板？  tagroll correct \(text) serial=\(read.shown) --reason 原因")
        ], reference: text)
    case .partInside(let number):
      Refusal(
        code: "repair.part_inside", exit: .refused,
        message: Text(en: "part \(number) is still in \(text)", zh: "部件 \(number) 仍在 \(text) 内"),
        hints: [lookAt(text)], reference: text)
    case .partAway(let number):
      Refusal(
        code: "repair.part_away", exit: .refused,
        message: Text(
          en: "part \(number) of \(text) is gone for good", zh: "\(text) 的部件 \(number) 已不可取回"),
        hints: [lookAt(text)], reference: text)
    case .currencies(let estimate, let price):
      Refusal(
        code: "repair.currencies", exit: .refused,
        message: Text(
          en: "the estimate is in \(estimate.currency), and \(text) cost \(price.text)",
          zh: "估价币种为 \(estimate.currency)，而 \(text) 原值为 \(price.text)"),
        hints: [
          Text(
            en:
              "give it in \(price.currency), or say what a new one costs: --new-price \"AMOUNT \(estimate.currency)\"",
            zh: "请用 \(price.currency) 估价，或给出新机价：--new-price \"金额 \(estimate.currency)\"")
        ], reference: text)
    }
  }

  private static func lookAt(_ tag: String) -> Text {
    Text(en: "look at it:  tagroll show \(tag)", zh: "查看：  tagroll show \(tag)")
  }

  static func badRepairNumber(_ text: String) -> Refusal {
    Refusal(
      code: "repair.bad_number", exit: .usage,
      message: Text(en: "'\(text)' is no repair order", zh: "“\(text)”不是维修单编号"),
      hints: [Text(en: "see them all:  tagroll repair list", zh: "查看全部：  tagroll repair list")],
      reference: text)
  }

  static func repairNotFound(_ number: Int64) -> Refusal {
    let text = RepairNumber(number).text
    return Refusal(
      code: "repair.not_found", exit: .notFound,
      message: Text(en: "no repair order \(text)", zh: "没有维修单 \(text)"),
      hints: [Text(en: "see them all:  tagroll repair list", zh: "查看全部：  tagroll repair list")],
      reference: text)
  }

  static func stayAndGo(_ option: String) -> Refusal {
    Refusal(
      code: "repair.stays_here", exit: .usage,
      message: Text(en: "--\(option) is about a way to a vendor", zh: "--\(option) 只用于送修"),
      hints: [Text(en: "add --to VENDOR, or leave it out", zh: "请加上 --to 厂商，或去掉该选项")])
  }

  static func inHouseAtVendor() -> Refusal {
    Refusal(
      code: "repair.stays_here", exit: .usage,
      message: Text(
        en: "'--media in-house' and a vendor do not go together", zh: "“--media in-house”不能与送修同用"),
      hints: [
        Text(
          en: "take them out (--media removed), wipe them before (cleared), or let them go (waived)",
          zh: "取出介质（removed）、事先清除（cleared），或豁免（waived）")
      ])
  }

  static func nobodyToLendTo(_ tag: Tag) -> Refusal {
    Refusal(
      code: "repair.nobody_to_lend_to", exit: .refused,
      message: Text(
        en: "nobody has \(tag.text): there is no one to lend to", zh: "\(tag.text) 无人领用，没有代用机的领用人"),
      hints: [
        Text(en: "give it out:  tagroll assign REF --to WHO", zh: "直接领用：  tagroll assign 资产 --to 人员")
      ], reference: tag.text)
  }

  static func noSuchPart(_ text: String, _ asset: Asset) -> Refusal {
    Refusal(
      code: "part.not_found", exit: .notFound,
      message: Text(en: "\(asset.tag.text) has no part '\(text)'", zh: "\(asset.tag.text) 没有部件“\(text)”"),
      hints: [
        Text(
          en:
            "give the number or serial of one of these, or a kind: \(Part.Kind.allCases.map(\.rawValue).joined(separator: ", "))",
          zh: "请给出其编号或序列号，或部件种类：\(Part.Kind.allCases.map(\.rawValue).joined(separator: "、"))")
      ], reference: text, candidates: asset.parts.map { "\($0.part.number) \($0.part.title)" })
  }

  static func whichPart(_ text: String, _ parts: [Part]) -> Refusal {
    Refusal(
      code: "part.ambiguous", exit: .ambiguous,
      message: Text(en: "'\(text)' could be \(parts.count) parts", zh: "“\(text)”对应 \(parts.count) 个部件"),
      hints: [Text(en: "give its number", zh: "请给出编号")], reference: text,
      candidates: parts.map { "\($0.number) \($0.title)" })
  }

  static func partWhere(_ text: String) -> Refusal {
    Refusal(
      code: "repair.part_where", exit: .usage,
      message: Text(
        en: "'\(text)' is on no card: say at once where it goes", zh: "“\(text)”不在卡片上：须同时给出去向"),
      hints: [
        Text(
          en: "--part-out \(text):stock, or vendor, destroyed, the tag of another asset",
          zh: "--part-out \(text):stock，或 vendor、destroyed、其他资产的标签")
      ], reference: text)
  }

  static func noParts() -> Refusal {
    Refusal(
      code: "repair.no_parts", exit: .usage,
      message: Text(en: "say which part: --part-out or --part-in", zh: "请指明部件：--part-out 或 --part-in"),
      hints: [Text(en: "how:  tagroll help repair part", zh: "用法：  tagroll help repair part")])
  }

  static func sealUnsaid(_ tag: Tag, _ seal: String) -> Refusal {
    Refusal(
      code: "repair.seal_unsaid", exit: .usage,
      message: Text(
        en: "\(tag.text) left with seal \(seal): say whether it is whole",
        zh: "\(tag.text) 送出时贴有封签 \(seal)：请说明是否完好"),
      hints: [Text(en: "add --seal-intact yes, or no", zh: "加上 --seal-intact yes 或 no")], reference: tag.text)
  }
}

extension Part {
  /// `1 disk SAMSUNG MZVL2512 S6B2K1`.
  fileprivate var named: Text {
    Text(en: "\(number) \(kind.name.en) \(title)", zh: "\(number) \(kind.name.zh) \(title)")
  }
}

extension DeviceText {
  fileprivate var shown: String { TerminalText(trimmed.bytes).string }
}
