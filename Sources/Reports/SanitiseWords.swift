public import Lifecycle
public import Words

extension MediaType {
  public var name: Text {
    switch self {
    case .magnetic: Text(en: "magnetic", zh: "磁介质")
    case .flash: Text(en: "flash", zh: "闪存")
    case .hybrid: Text(en: "hybrid", zh: "混合介质")
    case .optical: Text(en: "optical", zh: "光介质")
    }
  }
}

extension Technique {
  public var name: Text {
    switch self {
    case .overwrite: Text(en: "overwritten", zh: "覆写")
    case .firmwareErase: Text(en: "erased by firmware", zh: "固件擦除")
    case .blockErase: Text(en: "blocks erased", zh: "块擦除")
    case .cryptoErase: Text(en: "key erased", zh: "密钥擦除")
    case .degauss: Text(en: "degaussed", zh: "消磁")
    case .shred: Text(en: "shredded", zh: "粉碎")
    case .disintegrate: Text(en: "disintegrated", zh: "碎解")
    case .incinerate: Text(en: "incinerated", zh: "焚毁")
    case .melt: Text(en: "melted", zh: "熔毁")
    }
  }
}

extension WipeVerification {
  public var name: Text {
    switch self {
    case .full: Text(en: "checked in full", zh: "全盘校验")
    case .sampling: Text(en: "checked by samples", zh: "抽样校验")
    }
  }
}

extension SanitiseStandard {
  public var name: Text {
    switch self {
    case .ieee2883: Text(en: "IEEE 2883-2022", zh: "IEEE 2883-2022")
    case .nsa: Text(en: "NSA", zh: "NSA")
    case .gb46864: Text(en: "GB 46864-2025", zh: "GB 46864-2025")
    case .house: Text(en: "house standard", zh: "本单位标准")
    }
  }
}
