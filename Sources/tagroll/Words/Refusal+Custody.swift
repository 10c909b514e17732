import Lifecycle
import Model
import Words

/// What can go wrong between two holders.
extension Refusal {
  static let moveWhere = Refusal(
    code: "move.where", exit: .usage,
    message: Text(en: "neither a place nor a department was given", zh: "没有给出地点或部门"),
    hints: [Text(en: "add --to PLACE, --department NAME, or both", zh: "请加 --to 地点、--department 部门，或两者")])

  static let handoverWhat = Refusal(
    code: "handover.what", exit: .usage,
    message: Text(en: "no assets were given", zh: "没有给出资产"),
    hints: [Text(en: "name them, or add --all", zh: "请列出资产，或加 --all")])
}
