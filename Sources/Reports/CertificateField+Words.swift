public import Lifecycle
public import Model
import Store
public import Words

extension CertificateField {
  public var name: Text {
    switch self {
    case .classBefore: Text(en: "confidential before", zh: "清除前密级")
    case .classAfter: Text(en: "confidential after", zh: "清除后密级")
    case .sectors: Text(en: "sectors", zh: "覆盖扇区")
    case .namespaces: Text(en: "namespaces", zh: "覆盖命名空间")
    case .hiddenAreas: Text(en: "hidden areas", zh: "隐藏区")
    case .spareAreas: Text(en: "over-provisioned", zh: "预留空间")
    case .badSectors: Text(en: "bad sectors", zh: "坏扇区")
    case .began: Text(en: "began", zh: "开始")
    case .ended: Text(en: "ended", zh: "结束")
    case .validation: Text(en: "validation", zh: "确认结论")
    case .alwaysEncrypted: Text(en: "always encrypted", zh: "全程加密")
    case .keyHolder: Text(en: "key held by", zh: "密钥持有者")
    case .keyZeroised: Text(en: "key zeroised", zh: "密钥清零")
    case .keyCopies: Text(en: "key copies", zh: "密钥副本")
    case .particleSize: Text(en: "particle size", zh: "颗粒尺寸")
    case .machine: Text(en: "machine", zh: "销毁设备")
    case .video: Text(en: "video", zh: "录像")
    case .wipeBatch: Text(en: "batch", zh: "清除批次")
    case .batchSize: Text(en: "media in it", zh: "批次介质数")
    case .sampled: Text(en: "sampled of them", zh: "抽检数")
    case .sampler: Text(en: "sample checked by", zh: "抽检人")
    case .backup: Text(en: "copied to", zh: "备份去处")
    case .nextUse: Text(en: "goes on as", zh: "后续去向")
    }
  }

  /// What a certificate says of it, in words.
  func words(_ value: DisposalRow.Medium.Detail.Value) -> Text {
    switch value {
    case .text(let text): Text(en: text, zh: text)
    case .flag(let flag): flag ? Text(en: "yes", zh: "是") : Text(en: "no", zh: "否")
    case .number(let micrometres) where self == .particleSize:
      Text(en: "\(micrometres.thousandthsText) mm", zh: "\(micrometres.thousandthsText) mm")
    case .number(let number): Text(en: "\(number)", zh: "\(number)")
    case .code(let code): name(ofCode: code)
    }
  }

  private func name(ofCode code: String) -> Text {
    let text: Text? =
      switch self {
      case .classBefore, .classAfter: ConfidentialityClass(rawValue: code)?.name
      case .hiddenAreas, .spareAreas: HiddenArea(rawValue: code)?.name
      case .validation: WipeValidation(rawValue: code)?.name
      case .keyCopies: KeyCopies(rawValue: code)?.name
      case .nextUse: MediumNextUse(rawValue: code)?.name
      default: nil
      }
    let plain = String(code.map { $0 == "T" ? " " : $0 })
    return text ?? Text(en: plain, zh: plain)
  }
}

extension ConfidentialityClass {
  var name: Text {
    switch self {
    case .public: Text(en: "public", zh: "公开")
    case .internal: Text(en: "internal", zh: "内部")
    case .confidential: Text(en: "confidential", zh: "机密")
    case .restricted: Text(en: "restricted", zh: "绝密")
    }
  }
}

extension HiddenArea {
  var name: Text {
    switch self {
    case .absent: Text(en: "none found", zh: "未发现")
    case .wiped: Text(en: "wiped too", zh: "一并清除")
    case .left: Text(en: "not reached", zh: "未清除")
    case .unchecked: Text(en: "not looked for", zh: "未检查")
    }
  }
}

extension WipeValidation {
  public var name: Text {
    switch self {
    case .accepted: Text(en: "good enough for what was on it", zh: "满足数据要求")
    case .rejected: Text(en: "not good enough for what was on it", zh: "不满足数据要求")
    }
  }
}

extension KeyCopies {
  var name: Text {
    switch self {
    case .none: Text(en: "there were none", zh: "无副本")
    case .destroyed: Text(en: "destroyed", zh: "已销毁")
    case .kept: Text(en: "kept", zh: "仍保留")
    case .unknown: Text(en: "unknown", zh: "不详")
    }
  }
}

extension MediumNextUse {
  var name: Text {
    switch self {
    case .reuse: Text(en: "used again here", zh: "本单位再用")
    case .sell: Text(en: "sold", zh: "出售")
    case .donate: Text(en: "given away", zh: "捐赠")
    case .leaseReturn: Text(en: "given back", zh: "退租")
    case .recycle: Text(en: "recycled", zh: "回收")
    case .destroy: Text(en: "destroyed", zh: "销毁")
    }
  }
}

extension EvidenceKey {
  /// What of a certificate it is.
  public var certificateName: Text {
    switch self {
    case .technique: Text(en: "technique", zh: "清除技术")
    case .mediaType: Text(en: "kind of medium", zh: "介质类型")
    case .toolVersion: Text(en: "version of the tool", zh: "工具版本")
    case .verification: Text(en: "verification", zh: "校验方式")
    case .verifier: Text(en: "who looked into it", zh: "校验人")
    case .standard: Text(en: "standard", zh: "所依标准")
    case .file: Text(en: "file of the tool", zh: "工具记录文件")
    case .witness: Text(en: "witness", zh: "见证人")
    default:
      CertificateField.allCases.first { $0.key == self }?.name ?? Text(en: rawValue, zh: rawValue)
    }
  }
}
