import Lifecycle
import Model
import ServiceDesk
import Words

extension Refusal {
  static func stocktakeNotYet(_ number: Int64) -> Refusal {
    let name = StocktakeNumber(number).text
    return Refusal(
      code: "stocktake.not_yet", exit: .notFound,
      message: Text(en: "\(name) was not opened then", zh: "\(name) 当时尚未开始"),
      hints: [seeAll],
      reference: name)
  }

  static func stocktake(_ error: StocktakeError) -> Refusal {
    switch error {
    case .unknown(let number):
      let name = number.map { StocktakeNumber($0).text } ?? "?"
      return Refusal(
        code: "stocktake.not_found", exit: .notFound,
        message: Text(en: "there is no stocktake \(name)", zh: "没有盘点单 \(name)"), hints: [seeAll],
        reference: name)
    case .empty:
      return Refusal(
        code: "stocktake.empty", exit: .refused,
        message: Text(
          en: "nothing on the roll is in that scope: there is nothing to count", zh: "该范围内没有资产，无需盘点"),
        hints: [Text(en: "see what is there:  tagroll list", zh: "查看现有资产：  tagroll list")])
    case .closed(let number, let day):
      return refused(
        "stocktake.closed", number,
        Text(
          en: "\(name(number)) is closed since \(day.text), and stays so",
          zh: "\(name(number)) 已于 \(day.text) 结束，不能重开"),
        [
          Text(
            en: "what it found:  tagroll report stocktake \(name(number))",
            zh: "查看结果：  tagroll report stocktake \(name(number))"),
          Text(en: "count anew:  tagroll stocktake start", zh: "重新盘点：  tagroll stocktake start"),
        ])
    case .notSigned(let number):
      return refused(
        "stocktake.not_signed", number,
        Text(
          en: "no manager has signed what is counted in \(name(number))", zh: "\(name(number)) 的盘点结果尚无资产管理员签字"
        ),
        [
          Text(
            en: "sign it:  tagroll stocktake sign \(name(number))",
            zh: "签字：  tagroll stocktake sign \(name(number))")
        ])
    case .alreadySigned(let number):
      return refused(
        "stocktake.already_signed", number,
        Text(
          en: "you have signed \(name(number)), and nothing was counted since",
          zh: "您已对 \(name(number)) 签字，之后没有新的盘点"),
        [])
    case .alreadyCounted(let tag, let earlier):
      return Refusal(
        code: "stocktake.already_counted", exit: .refused,
        message: Text(
          en: "\(tag.text) was counted already, on \(earlier.on.text)",
          zh: "\(tag.text) 已于 \(earlier.on.text) 盘点"),
        hints: [Text(en: "count it again with --again", zh: "如需重新盘点，请加 --again")], reference: tag.text)
    case .nothingToSay(let tag):
      return Refusal(
        code: "stocktake.not_listed", exit: .refused,
        message: Text(
          en: "\(tag.text) is not part of the stocktake and where it belongs",
          zh: "\(tag.text) 不在盘点范围，且位置相符"), reference: tag.text)
    case .unknownAsset:
      return broken(Text(en: "a count names no asset of the roll", zh: "盘点的资产不在账册上"))
    case .wrongNumber(let says, let isNow):
      return broken(
        Text(
          en: "stocktake \(name(says)) should be \(name(isNow))", zh: "盘点单 \(name(says)) 的编号应为 \(name(isNow))"
        ))
    case .wrong(let key):
      return broken(
        Text(
          en: "'\(key.rawValue)' is not what the ledger adds up to", zh: "“\(key.rawValue)”与账本不符"))
    }
  }

  static func badStocktakeNumber(_ text: String) -> Refusal {
    Refusal(
      code: "stocktake.bad_number", exit: .usage,
      message: Text(en: "'\(text)' is no number of a stocktake", zh: "“\(text)”不是盘点单编号"),
      hints: [Text(en: "write it as S-1", zh: "请写成 S-1"), seeAll], reference: text)
  }

  static let noStocktake = Refusal(
    code: "stocktake.none", exit: .notFound,
    message: Text(en: "there is no stocktake yet", zh: "还没有盘点"),
    hints: [Text(en: "begin one:  tagroll stocktake start", zh: "开始盘点：  tagroll stocktake start")])

  static let seedWithoutSample = Refusal(
    code: "stocktake.seed_without_sample", exit: .usage,
    message: Text(en: "--seed draws a sample, and none is asked for", zh: "--seed 用于抽样，但没有指定抽样数量"),
    hints: [Text(en: "add --sample N", zh: "请加 --sample 数量")])

  static func stocktakeStillOpen(_ number: Int64) -> Refusal {
    refused(
      "stocktake.still_open", number,
      Text(en: "\(name(number)) is still being counted", zh: "\(name(number)) 仍在盘点"),
      [
        Text(
          en: "end it first:  tagroll stocktake close \(name(number))",
          zh: "请先结束：  tagroll stocktake close \(name(number))")
      ])
  }

  private static let seeAll = Text(
    en: "see them all:  tagroll stocktake list", zh: "查看全部：  tagroll stocktake list")

  private static func name(_ number: Int64) -> String { StocktakeNumber(number).text }

  private static func refused(
    _ code: String, _ number: Int64, _ message: Text, _ hints: [Text]
  ) -> Refusal {
    Refusal(code: code, exit: .refused, message: message, hints: hints, reference: name(number))
  }

  private static func broken(_ message: Text) -> Refusal {
    Refusal(code: "stocktake.wrong", exit: .refused, message: message, hints: [.fault])
  }
}
