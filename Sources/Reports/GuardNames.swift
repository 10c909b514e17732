public import Lifecycle
public import Words

/// What a condition of an arrow asks, for people.
extension Guard {
  public var name: Text {
    switch self {
    case .noLiveMedia: Text(en: "no medium in it holds data", zh: "其中介质均无数据")
    case .noFailedWipe:
      Text(en: "to somebody only while no wipe of it has failed", zh: "有数据清除失败记录时不得交付使用")
    case .found: Text(en: "it was found, not ordered", zh: "来源为发现登记而非采购")
    case .delivered: Text(en: "it came by an order", zh: "来源为采购到货")
    case .approved: Text(en: "the purchase is approved", zh: "采购已批准")
    case .allChecksPassed: Text(en: "every acceptance check is passed", zh: "验收检查全部通过")
    case .notDelivered: Text(en: "nothing of it has been delivered", zh: "尚未到货")
    case .repairGoesOn: Text(en: "an open repair stays open", zh: "未完成的维修继续")
    case .liveMediaWaived:
      Text(en: "live media only on a manager's written waiver", zh: "带数据的介质须经理书面豁免")
    case .atVendor: Text(en: "it is at a vendor", zh: "在供应商处")
    case .notAtVendor: Text(en: "it is not at a vendor", zh: "不在供应商处")
    case .whereItCameFrom: Text(en: "back to where the repair began", zh: "回到维修开始前的状态")
    case .notWaiting: Text(en: "it stands still for nobody", zh: "未处于等待")
    case .waiting: Text(en: "it stands still for somebody", zh: "正在等待")
    case .partsPlaced: Text(en: "every part taken out is placed", zh: "拆下的部件均有去向")
    case .stockIsClean: Text(en: "into stock only without data", zh: "入库时不得带有数据")
    case .appraised: Text(en: "it is appraised", zh: "已鉴定")
    case .unsigned: Text(en: "nobody has signed yet", zh: "尚无人签批")
    case .owned: Text(en: "it is ours", zh: "自有资产")
    case .ownedOrLeaseReturn: Text(en: "it is ours, or goes back to its owner", zh: "自有资产，或退还所有者")
    case .othersProperty: Text(en: "it is somebody else's", zh: "他人所有的资产")
    case .notDestroyed: Text(en: "its media are not destroyed", zh: "介质未被销毁")
    case .twoPeople, .witnessed: Text(en: "a second person is named", zh: "须注明第二人")
    case .witnessedIfItHeldData:
      Text(en: "a second person is named, if it can have held data", zh: "若曾可存数据，须注明第二人")
    case .noHold: Text(en: "no hold is in force", zh: "未被冻结")
    case .withSomebody: Text(en: "somebody has it, or gets it back", zh: "有人在用，或修好后归其使用")
    case .saidByHolder: Text(en: "the person named is who has it", zh: "所列人员即使用人")
    case .onNoLoad: Text(en: "it is on no load", zh: "未列入移交单")
    case .withItsLoad: Text(en: "it is a step of its load, or it is on none", zh: "随其移交单办理，或不在单上")
    case .answered: Text(en: "its load is answered for", zh: "移交单已有回执")
    case .destroyedSoon:
      Text(en: "to be destroyed, with the proof due in 30 days", zh: "用于销毁，且 30 天内取得证明")
    case .lostLongEnough: Text(en: "lost for 30 days, or a police reference", zh: "丢失满 30 天，或有报警编号")
    }
  }
}

extension OtherHand {
  /// What the other person did, whom a step should not also be taken by.
  public var name: Text {
    switch self {
    case .received: Text(en: "received it", zh: "收货人")
    case .asked: Text(en: "asked for it", zh: "申请人")
    case .askedOrAppraised: Text(en: "asked for it or appraised it", zh: "申请人或鉴定人")
    case .askedOrSigned: Text(en: "asked for it, appraised it or signed it", zh: "申请人、鉴定人或已签批人")
    case .cleaned: Text(en: "wiped it", zh: "数据清除人")
    case .released: Text(en: "released it", zh: "移交人")
    case .lost: Text(en: "reported it lost", zh: "挂失人")
    }
  }
}
