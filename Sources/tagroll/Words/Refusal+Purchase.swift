import Identity
import Model
import Reports
import Words

/// What can go wrong between a wish and a shelf.
extension Refusal {
  private static let look = Text(en: "see them all:  tagroll order list", zh: "查看全部：  tagroll order list")

  static func purchaseNotFound(_ text: String) -> Refusal {
    Refusal(
      code: "purchase.not_found", exit: .notFound,
      message: Text(en: "no purchase '\(text)'", zh: "没有采购单“\(text)”"), hints: [look], reference: text)
  }

  static func purchaseAmbiguous(_ text: String, _ candidates: [String]) -> Refusal {
    Refusal(
      code: "purchase.ambiguous", exit: .ambiguous,
      message: Text(
        en: "'\(text)' could be \(candidates.count) purchases", zh: "“\(text)”对应 \(candidates.count) 张采购单"),
      hints: [Text(en: "name one by its number here", zh: "请用本册编号指明")], reference: text,
      candidates: candidates)
  }

  static func nothingOfPurchase(_ number: String, _ stages: [Stage]) -> Refusal {
    var hints = [
      Text(en: "look at it:  tagroll order show \(number)", zh: "查看：  tagroll order show \(number)")
    ]
    if stages == [.ordered] {
      hints.append(
        Text(
          en: "what comes instead of goods sent back is asked for anew:  tagroll order request -h",
          zh: "退货后补发的须重新申请：  tagroll order request -h"))
    }
    return Refusal(
      code: "purchase.nothing_left", exit: .refused,
      message: Text(
        en: "nothing of \(number) is \(stages.map(\.name.en).joined(separator: " or "))",
        zh: "\(number) 中没有“\(stages.map(\.name.zh).joined(separator: "”或“"))”的设备"),
      hints: hints, reference: number)
  }

  static func moreThanOrdered(_ came: Int, _ waiting: Int, _ number: String) -> Refusal {
    Refusal(
      code: "receive.too_many", exit: .refused,
      message: Text(
        en: "\(came) serials, and \(number) waits for \(waiting); nothing written",
        zh: "扫描了 \(came) 个序列号，而 \(number) 只差 \(waiting) 件；未写入任何内容"),
      hints: [
        Text(
          en: "what nobody ordered goes back, or comes onto the roll by:  tagroll register",
          zh: "未订购的退回，或另行登记：  tagroll register")
      ], reference: number)
  }

  static func severalLines(_ number: String) -> Refusal {
    Refusal(
      code: "receive.which_line", exit: .ambiguous,
      message: Text(en: "\(number) waits for several kinds of things", zh: "\(number) 包含多种设备"),
      hints: [
        Text(
          en: "say which came: --category KIND or --model MODEL", zh: "请指明到货的是哪种：--category 类别 或 --model 型号")
      ], reference: number)
  }

  static func placeholderSerial(_ text: String, _ rule: RuleID) -> Refusal {
    Refusal(
      code: "receive.placeholder", exit: .refused,
      message: Text(
        en: "'\(text)' is no serial but a placeholder (\(rule.rawValue)); nothing written",
        zh: "“\(text)”是占位值而非序列号（\(rule.rawValue)）；未写入任何内容"),
      hints: [Text(en: "scan the serial on its label", zh: "请扫描机身标签上的序列号")], reference: text)
  }

  static let noSerials = Refusal(
    code: "receive.nothing", exit: .usage,
    message: Text(en: "no serial was given", zh: "没有给出序列号"),
    hints: [Text(en: "one on a line, or as arguments", zh: "每行一个，或作为参数给出")])

  static func badCount(_ text: String, least: Int = 1, most: Int) -> Refusal {
    Refusal(
      code: "number.out_of_range", exit: .usage,
      message: Text(
        en: "'\(text)' is not a number from \(least) to \(most)", zh: "“\(text)”不是 \(least) 到 \(most) 的整数"))
  }
}
