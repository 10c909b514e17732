import Lifecycle
import Model
import Reports
import Words

/// What the approval ladder of the policy refuses.
extension Refusal {
  static func signaturesMissing(_ tag: Tag, _ kind: EventKind, _ roles: [Role]) -> Refusal {
    let command = "tagroll approve \(tag.text) --as \(roles[0].rawValue)"
    return Refusal(
      code: "ladder.signatures", exit: .refused,
      message: Text(
        en:
          "'\(kind.name.en)' of \(tag.text) still takes a signature by: \(roles.map(\.name.en).joined(separator: ", "))",
        zh: "\(tag.text) “\(kind.name.zh)”还须签批：\(roles.map(\.name.zh).joined(separator: "、"))"),
      hints: [
        Text(en: "they sign:  \(command)", zh: "由其签批：  \(command)"),
        Text(
          en: "why: the ladder goes by value, and by the sum of a batch:  tagroll policy show",
          zh: "依据：按原值及批次合计分档审批：  tagroll policy show"),
      ], reference: tag.text)
  }

  static func appraisersMissing(_ tag: Tag, has: Int, needs: Int) -> Refusal {
    Refusal(
      code: "ladder.appraisers", exit: .refused,
      message: Text(
        en: "\(tag.text) was appraised by \(has), and takes \(needs) different people",
        zh: "\(tag.text) 已有 \(has) 人鉴定，须 \(needs) 人"),
      hints: [
        Text(
          en: "somebody else appraises it:  tagroll appraise \(tag.text) --route WAY",
          zh: "请其他人鉴定：  tagroll appraise \(tag.text) --route 去向")
      ], reference: tag.text)
  }

  static func signedAlready(_ tag: Tag) -> Refusal {
    Refusal(
      code: "ladder.signed", exit: .refused,
      message: Text(
        en: "somebody has signed under what was found of \(tag.text): nothing is added to it now",
        zh: "\(tag.text) 的鉴定意见已有人签批，不可再补充"),
      hints: [
        Text(
          en: "take the signature back first:  tagroll undo \(tag.text)",
          zh: "请先撤回签批：  tagroll undo \(tag.text)"),
        Text(
          en: "or keep it in use:  tagroll reinstate \(tag.text) --reason TEXT",
          zh: "或恢复使用：  tagroll reinstate \(tag.text) --reason 原因"),
      ], reference: tag.text)
  }

  static func causeMissing(_ tag: Tag, years: Int) -> Refusal {
    let causes = RetirementCause.allCases.map(\.rawValue).joined(separator: ", ")
    return Refusal(
      code: "ladder.cause", exit: .refused,
      message: Text(
        en: "\(tag.text) has not served its \(years) years: it goes earlier only for a cause",
        zh: "\(tag.text) 未满 \(years) 年使用年限：提前停用须写明原因类别"),
      hints: [
        Text(
          en: "an appraiser names it:  tagroll appraise \(tag.text) --route WAY --cause CAUSE",
          zh: "由鉴定人写明：  tagroll appraise \(tag.text) --route 去向 --cause 类别"),
        Text(en: "one of: \(causes)", zh: "可选：\(causes)"),
      ], reference: tag.text)
  }

  static func batchWrong(_ tag: Tag, _ says: Money?, _ is: Money?) -> Refusal {
    Refusal(
      code: "ladder.batch", exit: .refused,
      message: Text(
        en:
          "an event of \(tag.text) names \(says?.text ?? "no sum") for its batch, and the log says \(`is`?.text ?? "none")",
        zh: "\(tag.text) 的事件所记批次合计为 \(says?.text ?? "无")，账本为 \(`is`?.text ?? "无")"),
      hints: [.fault], reference: tag.text)
  }
}
