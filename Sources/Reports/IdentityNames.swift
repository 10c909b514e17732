public import Identity
public import Words

extension Key {
  public var name: Text {
    switch self {
    case .serial: Text(en: "serial", zh: "序列号")
    case .uuid: Text(en: "UUID", zh: "UUID")
    case .board: Text(en: "board serial", zh: "主板序列号")
    case .tpm: Text(en: "TPM key", zh: "TPM 密钥")
    case .mac: Text(en: "network address", zh: "网卡地址")
    case .disk: Text(en: "disk", zh: "磁盘")
    case .memory: Text(en: "memory module", zh: "内存条")
    case .assetTag: Text(en: "tag in the firmware", zh: "固件中的标签")
    case .installID: Text(en: "our mark on the installation", zh: "系统中的本单位标记")
    case .machineID: Text(en: "installation", zh: "系统安装")
    case .kind: Text(en: "physical or virtual", zh: "实体或虚拟")
    case .chassis: Text(en: "chassis serial", zh: "机箱序列号")
    case .maker: Text(en: "maker", zh: "制造商")
    case .model: Text(en: "model", zh: "型号")
    }
  }
}

extension Decision {
  public var name: Text {
    switch self {
    case .points:
      Text(en: "enough agrees with one asset, and nothing speaks against it", zh: "与唯一资产足够一致，且无相反依据")
    case .confirmed:
      Text(en: "the installation and a part of an asset that was scanned before", zh: "与曾扫描过的资产系统安装和部件一致")
    case .parts:
      Text(
        en: "it has no serial at all, and address, disk and memory are those of one asset",
        zh: "无任何序列号，但网卡、磁盘和内存均属同一资产")
    case .boardReplaced:
      Text(
        en: "another board, with its serial written into it, in a machine under repair", zh: "维修中更换了主板并写入原序列号"
      )
    case .firstBinding:
      Text(
        en: "maker and serial of an asset that was typed in and never scanned", zh: "与手工录入、尚未扫描的资产制造商和序列号一致")
    case .unknown: Text(en: "nothing on the roll is like it", zh: "账册上没有相似的资产")
    case .container: Text(en: "a container says nothing about a machine", zh: "容器内无法判断机器")
    case .unprivileged:
      Text(en: "what tells machines apart only root may read", zh: "识别机器所需的内容仅 root 可读")
    case .noKey: Text(en: "it has nothing by which it could be recognised again", zh: "没有可供再次识别的依据")
    case .rivals: Text(en: "more than one asset could be it", zh: "不止一项资产可能是它")
    case .contradicted:
      Text(en: "some of it agrees, and a key that is one machine's alone does not", zh: "部分一致，但应唯一的标识不同")
    case .undecided:
      Text(en: "too much agrees for a new machine, too little for a known one", zh: "介于新机器与已知机器之间，无法判定")
    }
  }
}

extension Proposal {
  public var name: Text {
    switch self {
    case .same: Text(en: "it is that asset", zh: "即该资产")
    case .new: Text(en: "another machine, to be registered", zh: "另一台机器，应登记")
    case .boardReplaced: Text(en: "that asset with another board", zh: "该资产更换了主板")
    case .diskMoved: Text(en: "another machine with a disk of that asset", zh: "另一台机器，装有该资产的磁盘")
    case .clone: Text(en: "a copy of that asset's installation on another machine", zh: "另一台机器，系统复制自该资产")
    case .scanAsRoot: Text(en: "scan it as root, which tells more", zh: "请用 root 扫描以获得更多依据")
    }
  }
}

extension Reason.Outcome {
  public var name: Text {
    switch self {
    case .agrees: Text(en: "agrees", zh: "一致")
    case .disagrees: Text(en: "differs", zh: "不同")
    case .oneSided: Text(en: "known of one only", zh: "仅一方已知")
    }
  }
}
