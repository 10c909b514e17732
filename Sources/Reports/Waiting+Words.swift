public import Lifecycle
public import Model
public import Store
public import Words

extension Waiting {
  /// `appraisal by technician or asset manager, not li.na`.
  public func sentence(_ names: NameBook) throws -> Text {
    let handles = try others.map { try names.handle($0) }
    let not = Text(
      en: handles.isEmpty ? "" : ", not \(handles.joined(separator: " or "))",
      zh: handles.isEmpty ? "" : "（不能是 \(handles.joined(separator: "、"))）")
    return Text(
      en: "\(act.name.en) by \(roles.map(\.name.en).joined(separator: " or "))\(not.en)",
      zh: "待\(roles.map(\.name.zh).joined(separator: "或"))\(act.name.zh)\(not.zh)")
  }

  /// What they would type.
  public func command(for tag: Tag) -> String {
    switch act {
    case .purchaseApproval, .retirementApproval, .verification: "tagroll approve \(tag.text)"
    case .acceptance: "tagroll accept \(tag.text) --check all"
    case .appraisal: "tagroll appraise \(tag.text) --route WAY"
    case .receipt: "tagroll dispose \(tag.text) --method WAY --to WHO --cert NO"
    }
  }
}

extension Waiting.Act {
  public var name: Text {
    switch self {
    case .purchaseApproval: Text(en: "approval of the purchase", zh: "批准采购")
    case .acceptance: Text(en: "acceptance", zh: "验收")
    case .appraisal: Text(en: "appraisal", zh: "鉴定")
    case .retirementApproval: Text(en: "approval of the retirement", zh: "批准停用")
    case .verification: Text(en: "confirmation of the wipes", zh: "确认数据清除")
    case .receipt: Text(en: "receipt", zh: "登记回执")
    }
  }
}
