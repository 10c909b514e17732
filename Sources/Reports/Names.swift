public import Lifecycle
public import Model
public import Words

/// What stands for a name or a text that was erased.
public let erasedWord = Text(en: "(erased)", zh: "（已抹除）")

/// What people call the words that events and JSON write as codes.
extension Stage {
  public var name: Text {
    switch self {
    case .planned: Text(en: "planned", zh: "计划中")
    case .ordered: Text(en: "ordered", zh: "已订购")
    case .received: Text(en: "received", zh: "待验收")
    case .inStock: Text(en: "in stock", zh: "在库")
    case .assigned: Text(en: "in use", zh: "在用")
    case .inRepair: Text(en: "in repair", zh: "维修中")
    case .returned: Text(en: "returned", zh: "已归还")
    case .retirePending: Text(en: "retirement asked", zh: "待批停用")
    case .retired: Text(en: "retired", zh: "已停用")
    case .sanitised: Text(en: "wiped", zh: "已清除数据")
    case .disposing: Text(en: "on its way out", zh: "处置中")
    case .lost: Text(en: "lost", zh: "丢失")
    case .writtenOff: Text(en: "written off", zh: "已核销")
    case .disposed: Text(en: "disposed of", zh: "已报废处置")
    case .returnedToSupplier: Text(en: "back at supplier", zh: "已退供应商")
    case .void: Text(en: "void", zh: "作废")
    }
  }
}

extension Category {
  public var name: Text {
    switch self {
    case .laptop: Text(en: "laptop", zh: "笔记本电脑")
    case .desktop: Text(en: "desktop", zh: "台式机")
    case .server: Text(en: "server", zh: "服务器")
    case .tablet: Text(en: "tablet", zh: "平板电脑")
    case .phone: Text(en: "phone", zh: "手机")
    case .monitor: Text(en: "monitor", zh: "显示器")
    case .printer: Text(en: "printer", zh: "打印机")
    case .scanner: Text(en: "scanner", zh: "扫描仪")
    case .dock: Text(en: "dock", zh: "扩展坞")
    case .network: Text(en: "network device", zh: "网络设备")
    case .storage: Text(en: "storage", zh: "存储设备")
    case .peripheral: Text(en: "peripheral", zh: "外设")
    case .virtualMachine: Text(en: "virtual machine", zh: "虚拟机")
    }
  }
}

extension Ownership {
  public var name: Text {
    switch self {
    case .owned: Text(en: "owned", zh: "自有")
    case .leased: Text(en: "leased", zh: "租赁")
    case .loaned: Text(en: "on loan to us", zh: "借入")
    case .customer: Text(en: "a customer's", zh: "客户所有")
    }
  }
}

extension DataState {
  public var name: Text {
    switch self {
    case .none: Text(en: "no data", zh: "无数据")
    case .live: Text(en: "live data", zh: "仍有数据")
    case .cleared: Text(en: "cleared", zh: "已清除（clear）")
    case .purged: Text(en: "purged", zh: "已彻底清除（purge）")
    case .destroyed: Text(en: "destroyed", zh: "已销毁")
    case .unknown: Text(en: "not wiped", zh: "未清除")
    }
  }
}

extension SanitiseMethod {
  public var name: Text {
    switch self {
    case .clear: Text(en: "clear", zh: "清除（clear）")
    case .purge: Text(en: "purge", zh: "彻底清除（purge）")
    case .destroy: Text(en: "destroy", zh: "销毁（destroy）")
    case .none: Text(en: "none", zh: "无介质")
    }
  }
}

extension SanitiseResult {
  public var name: Text {
    switch self {
    case .verified: Text(en: "verified", zh: "已验证")
    case .failed: Text(en: "failed", zh: "失败")
    }
  }
}

extension Damage {
  public var name: Text {
    switch self {
    case .none: Text(en: "not damaged", zh: "无损坏")
    case .natural: Text(en: "damaged: wear and age", zh: "损坏：自然损耗")
    case .misuse: Text(en: "damaged: misuse", zh: "损坏：使用不当")
    case .deliberate: Text(en: "damaged on purpose", zh: "损坏：人为故意")
    }
  }
}

extension DisposalMethod {
  public var name: Text {
    switch self {
    case .recycle: Text(en: "recycled", zh: "回收")
    case .sell: Text(en: "sold", zh: "出售")
    case .donate: Text(en: "donated", zh: "捐赠")
    case .destroy: Text(en: "destroyed", zh: "销毁")
    case .leaseReturn: Text(en: "lease ended", zh: "退租")
    }
  }

  /// English has another word for whoever takes it, by the way it goes: `recycled by`, `sold to`.
  public func given(to vendor: String) -> String {
    switch self {
    case .recycle, .destroy: "\(name.en) by \(vendor)"
    case .sell, .donate: "\(name.en) to \(vendor)"
    case .leaseReturn: "given back to \(vendor)"
    }
  }
}

extension Hold.Kind {
  public var name: Text {
    switch self {
    case .legal: Text(en: "legal hold", zh: "法律保全")
    case .incident: Text(en: "incident hold", zh: "事件调查冻结")
    case .dispute: Text(en: "dispute hold", zh: "争议冻结")
    }
  }
}

extension AcceptanceCheck {
  public var name: Text {
    switch self {
    case .powersOn: Text(en: "powers on", zh: "可开机")
    case .model: Text(en: "model as ordered", zh: "型号相符")
    case .configuration: Text(en: "configuration as ordered", zh: "配置相符")
    case .unused: Text(en: "unused", zh: "全新未用")
    case .accessories: Text(en: "accessories complete", zh: "配件齐全")
    }
  }
}

extension Part.Kind {
  public var name: Text {
    switch self {
    case .disk: Text(en: "disk", zh: "磁盘")
    case .memory: Text(en: "memory", zh: "内存")
    case .battery: Text(en: "battery", zh: "电池")
    case .board: Text(en: "board", zh: "主板")
    case .display: Text(en: "display", zh: "屏幕")
    case .input: Text(en: "keyboard or pointer", zh: "键盘或指点设备")
    case .power: Text(en: "power supply", zh: "电源")
    case .cooling: Text(en: "cooling", zh: "散热")
    case .graphics: Text(en: "graphics card", zh: "显卡")
    case .network: Text(en: "network card", zh: "网卡")
    case .other: Text(en: "other part", zh: "其他部件")
    }
  }
}

extension Role {
  public var name: Text {
    switch self {
    case .technician: Text(en: "technician", zh: "技术员")
    case .manager: Text(en: "asset manager", zh: "资产管理员")
    case .auditor: Text(en: "auditor", zh: "审计员")
    case .admin: Text(en: "administrator", zh: "系统管理员")
    case .approver: Text(en: "approver", zh: "财务审批人")
    case .executive: Text(en: "executive", zh: "单位领导")
    }
  }
}

extension EventKind {
  /// What happened, in a word or two: the middle column of a history.
  public var name: Text {
    switch self {
    case .opened: Text(en: "opened", zh: "建账")
    case .personAdded: Text(en: "person added", zh: "登记人员")
    case .placeAdded: Text(en: "place added", zh: "登记地点")
    case .vendorAdded: Text(en: "vendor added", zh: "登记供应商")
    case .erased: Text(en: "person erased", zh: "抹除人员")
    case .textErased: Text(en: "text erased", zh: "抹除文字")
    case .imported: Text(en: "file imported", zh: "导入文件")
    case .drilled: Text(en: "restore drill", zh: "恢复演练")
    case .exported: Text(en: "audit pack", zh: "导出审计包")
    case .policySet: Text(en: "policy set", zh: "启用制度")
    case .roleGranted: Text(en: "role given", zh: "授予角色")
    case .roleRevoked: Text(en: "role taken", zh: "撤销角色")
    case .personLeaving: Text(en: "person leaving", zh: "拟离职")
    case .personLeft: Text(en: "person left", zh: "离职")
    case .personRejoined: Text(en: "person back", zh: "重新入职")
    case .personAliased: Text(en: "one human", zh: "登记同一人")
    case .personChanged: Text(en: "details changed", zh: "变更资料")
    case .refused: Text(en: "attempt refused", zh: "操作被拒")
    case .requested: Text(en: "requested", zh: "申请")
    case .purchaseApproved: Text(en: "purchase approved", zh: "批准采购")
    case .ordered: Text(en: "ordered", zh: "订购")
    case .voided: Text(en: "voided", zh: "作废")
    case .received: Text(en: "received", zh: "到货")
    case .found: Text(en: "registered", zh: "登记")
    case .accepted: Text(en: "accepted", zh: "验收")
    case .adopted: Text(en: "adopted", zh: "入账")
    case .refusedToSupplier: Text(en: "refused", zh: "退货")
    case .issued: Text(en: "assigned", zh: "领用")
    case .relocated, .moved: Text(en: "moved", zh: "调拨")
    case .handedBack: Text(en: "returned", zh: "归还")
    case .restocked: Text(en: "back in stock", zh: "入库")
    case .repairOpened: Text(en: "repair began", zh: "开始维修")
    case .sentToVendor: Text(en: "sent to vendor", zh: "送修")
    case .backFromVendor: Text(en: "back from vendor", zh: "送修返回")
    case .swappedByVendor: Text(en: "swapped by vendor", zh: "厂商换机")
    case .repairClosed: Text(en: "repair done", zh: "维修完成")
    case .repairCancelled: Text(en: "repair cancelled", zh: "取消维修")
    case .repairDiagnosed: Text(en: "diagnosed", zh: "诊断")
    case .repairWaits: Text(en: "repair waits", zh: "维修等待")
    case .repairResumed: Text(en: "repair goes on", zh: "恢复维修")
    case .partRemoved: Text(en: "part out", zh: "拆下部件")
    case .partPlaced: Text(en: "part placed", zh: "部件去向")
    case .partFitted: Text(en: "part in", zh: "装入部件")
    case .partRefitted: Text(en: "part back in", zh: "装回部件")
    case .beyondRepair: Text(en: "beyond repair", zh: "无法修复")
    case .retirementAsked: Text(en: "retirement asked", zh: "申请停用")
    case .appraised: Text(en: "appraised", zh: "技术鉴定")
    case .retirementEndorsed: Text(en: "retirement signed", zh: "会签停用")
    case .retirementApproved: Text(en: "retired", zh: "停用")
    case .retirementRefused: Text(en: "retirement refused", zh: "驳回停用")
    case .approvalRevoked: Text(en: "approval revoked", zh: "撤销停用")
    case .sanitised: Text(en: "all media clean", zh: "介质全部清除")
    case .reprieved: Text(en: "kept after all", zh: "取消处置")
    case .released, .releasedLive: Text(en: "released", zh: "移交处置")
    case .disposed: Text(en: "disposed of", zh: "报废处置")
    case .loadRefused: Text(en: "load refused", zh: "拒收退回")
    case .leaseReturned: Text(en: "lease returned", zh: "退租")
    case .lost: Text(en: "lost", zh: "挂失")
    case .writtenOff: Text(en: "written off", zh: "核销")
    case .recovered: Text(en: "found again", zh: "找回")
    case .postNoted: Text(en: "late note", zh: "补记")
    case .noted: Text(en: "note", zh: "备注")
    case .dataMoved: Text(en: "data moved", zh: "数据迁移")
    case .warrantySet: Text(en: "warranty", zh: "保修")
    case .mediumSanitised: Text(en: "wiped", zh: "数据清除")
    case .mediumRemoved: Text(en: "medium gone", zh: "介质已取出")
    case .mediumLost: Text(en: "medium lost", zh: "介质丢失")
    case .partsFound: Text(en: "more parts", zh: "补登部件")
    case .partUnseen: Text(en: "part not seen", zh: "未发现部件")
    case .partSeen: Text(en: "part seen again", zh: "部件重新出现")
    case .holdPlaced: Text(en: "held", zh: "冻结")
    case .holdLifted: Text(en: "hold lifted", zh: "解除冻结")
    case .vendorCertified: Text(en: "permit shown", zh: "登记资质")
    case .manifestListed: Text(en: "on a manifest", zh: "列入移交单")
    case .manifestUnlisted: Text(en: "off the manifest", zh: "移出移交单")
    case .receiptFiled: Text(en: "receipt", zh: "回执")
    case .manifestOpened: Text(en: "manifest opened", zh: "建立移交单")
    case .manifestReleased: Text(en: "load released", zh: "移交出库")
    case .manifestClosed: Text(en: "manifest closed", zh: "移交单结案")
    case .manifestRefused: Text(en: "load came back", zh: "整批退回")
    case .scanned: Text(en: "scanned", zh: "扫描")
    case .conflictOpened: Text(en: "conflict kept", zh: "登记冲突")
    case .conflictResolved: Text(en: "conflict settled", zh: "处理冲突")
    case .conflictReopened: Text(en: "conflict open again", zh: "重新处理冲突")
    case .deskSeen: Text(en: "seen at a desk", zh: "桌面所见")
    case .deskConfirmed: Text(en: "named at a desk", zh: "桌面认定")
    case .stocktakeOpened: Text(en: "stocktake began", zh: "开始盘点")
    case .counted: Text(en: "counted", zh: "盘点")
    case .stocktakeSigned: Text(en: "stocktake signed", zh: "盘点签字")
    case .stocktakeClosed: Text(en: "stocktake closed", zh: "结束盘点")
    case .corrected: Text(en: "corrected", zh: "更正")
    case .dueSet: Text(en: "loan until", zh: "借用期限")
    case .handoverAcknowledged: Text(en: "acknowledged", zh: "确认交接")
    case .labelled: Text(en: "label on", zh: "已贴标签")
    case .departmentSet: Text(en: "transferred", zh: "转部门")
    case .undone: Text(en: "undone", zh: "撤销")
    case .redone: Text(en: "redone", zh: "重做")
    }
  }
}

extension Event {
  /// What happened, as whoever did it would say: adopting something by giving it to somebody is giving it out.
  public var name: Text { kind == .adopted && to == .assigned ? EventKind.issued.name : kind.name }
}

extension DeviceChange.Kind {
  public var name: Text {
    switch self {
    case .disk: Text(en: "disk", zh: "磁盘")
    case .module: Text(en: "module", zh: "内存条")
    case .monitor: Text(en: "monitor", zh: "显示器")
    case .battery: Text(en: "battery", zh: "电池")
    case .network: Text(en: "network", zh: "网卡")
    case .hub: Text(en: "dock or hub", zh: "扩展坞或集线器")
    case .usb: Text(en: "USB device", zh: "USB 设备")
    }
  }
}

extension Holder.Kind {
  var name: Text {
    switch self {
    case .place: Text(en: "place", zh: "地点")
    case .person: Text(en: "person", zh: "人员")
    case .vendor: Text(en: "vendor", zh: "厂商")
    case .recycler: Text(en: "recycler", zh: "回收商")
    case .unknown: Text(en: "nobody", zh: "无")
    }
  }
}
