public import Lifecycle
public import Model
public import Words

extension CountOutcome {
  public var name: Text {
    switch self {
    case .match: Text(en: "match", zh: "相符")
    case .misplaced: Text(en: "misplaced", zh: "位置不符")
    case .holderDiffers: Text(en: "holder differs", zh: "领用人不符")
    case .missing: Text(en: "missing", zh: "盘亏")
    case .surplus: Text(en: "surplus", zh: "盘盈")
    case .damaged: Text(en: "damaged", zh: "损坏")
    case .tagBad: Text(en: "bad label", zh: "标签损坏")
    case .leftMeanwhile: Text(en: "left meanwhile", zh: "盘点期间已离开")
    }
  }
}

extension CountFinding {
  /// All of it in one cell.
  public var name: Text {
    Text(
      en: outcomes.map(\.name.en).joined(separator: ", "), zh: outcomes.map(\.name.zh).joined(separator: "、"))
  }
}

extension CountManner {
  public var name: Text {
    switch self {
    case .gun: Text(en: "gun", zh: "扫码")
    case .scan: Text(en: "scan", zh: "扫描")
    case .typed: Text(en: "typed", zh: "录入")
    case .evidence: Text(en: "scan report", zh: "扫描报告")
    }
  }
}
