public import Lifecycle
public import Words

extension RetirementCause {
  public var name: Text {
    switch self {
    case .beyondRepair: Text(en: "beyond repair", zh: "无法修复")
    case .uneconomic: Text(en: "not worth the repair", zh: "维修不经济")
    case .damaged: Text(en: "damaged", zh: "损坏")
    case .obsolete: Text(en: "obsolete", zh: "技术淘汰")
    case .securityEnd: Text(en: "no security updates any more", zh: "停止安全更新")
    case .standardChanged: Text(en: "the house's standard changed", zh: "配置标准变更")
    }
  }
}
