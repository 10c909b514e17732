public import Lifecycle
public import Model
public import Words

extension Symptom {
  public var name: Text {
    switch self {
    case .power: Text(en: "power", zh: "电源")
    case .board: Text(en: "board", zh: "主板")
    case .cooling: Text(en: "processor or cooling", zh: "处理器或散热")
    case .memory: Text(en: "memory", zh: "内存")
    case .storage: Text(en: "storage", zh: "存储")
    case .display: Text(en: "display", zh: "显示")
    case .graphics: Text(en: "graphics", zh: "显卡")
    case .battery: Text(en: "battery", zh: "电池")
    case .input: Text(en: "keyboard or pointer", zh: "键盘或指点设备")
    case .port: Text(en: "port or dock", zh: "接口或扩展坞")
    case .network: Text(en: "network", zh: "网络")
    case .printer: Text(en: "printer", zh: "打印机")
    case .peripheral: Text(en: "peripheral", zh: "外设")
    case .firmware: Text(en: "firmware", zh: "固件")
    case .damage: Text(en: "physical damage", zh: "物理损坏")
    case .liquid: Text(en: "liquid", zh: "进液")
    case .unknown: Text(en: "unknown", zh: "不明")
    }
  }
}

extension FaultCause {
  public var name: Text {
    switch self {
    case .wear: Text(en: "wear", zh: "磨损老化")
    case .defect: Text(en: "defect", zh: "质量缺陷")
    case .configuration: Text(en: "configuration", zh: "配置")
    case .misuse: Text(en: "misuse", zh: "使用不当")
    case .environment: Text(en: "environment", zh: "环境")
    case .supply: Text(en: "power supply of the house", zh: "供电")
    case .noneFound: Text(en: "none found", zh: "未发现故障")
    }
  }
}

extension RepairWait {
  /// Whom or what a repair stands still for, as it follows "waits for".
  public var name: Text {
    switch self {
    case .user: Text(en: "the user", zh: "用户")
    case .part: Text(en: "a part", zh: "配件")
    case .vendor: Text(en: "the vendor", zh: "厂商")
    }
  }
}

extension MediaPlan {
  public var name: Text {
    switch self {
    case .clean: Text(en: "no data on its media", zh: "介质无数据")
    case .inHouse: Text(en: "media stay in house", zh: "介质不出本单位")
    case .removed: Text(en: "media taken out before", zh: "介质已取出")
    case .cleared: Text(en: "media wiped before", zh: "介质已清除")
    case .waived: Text(en: "media not wiped, waived", zh: "介质未清除，已豁免")
    }
  }
}

extension PartWhereabouts {
  public var name: Text {
    switch self {
    case .inside: Text(en: "in it", zh: "在机内")
    case .gone: Text(en: "taken out", zh: "已取出")
    case .unplaced: Text(en: "taken out, not placed", zh: "已取出，未定去向")
    case .stock: Text(en: "taken out, in stock", zh: "已取出，入备件库")
    case .vendor: Text(en: "taken out, with a vendor", zh: "已取出，交厂商")
    case .destroyed: Text(en: "taken out, destroyed", zh: "已取出，已销毁")
    case .elsewhere: Text(en: "taken out, in another asset", zh: "已取出，装入其他资产")
    case .unseen: Text(en: "not seen, whereabouts unknown", zh: "未发现，去向不明")
    }
  }
}

extension PartDestination {
  /// As it follows an arrow.
  public var name: Text {
    switch self {
    case .stock: Text(en: "stock", zh: "备件库")
    case .vendor: Text(en: "the vendor", zh: "厂商")
    case .destroyed: Text(en: "destroyed", zh: "销毁")
    case .asset: Text(en: "another asset", zh: "其他资产")
    }
  }
}

extension RepairEnding {
  public var name: Text {
    switch self {
    case .done: Text(en: "done", zh: "已完成")
    case .cancelled: Text(en: "cancelled", zh: "已取消")
    case .beyond: Text(en: "beyond repair", zh: "无法修复")
    case .swapped: Text(en: "swapped by the vendor", zh: "厂商换机")
    case .lost: Text(en: "lost", zh: "丢失")
    }
  }
}
