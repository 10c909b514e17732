import Store
import Words

/// What a barcode says that stands for an act and not for a thing. The codes are printed and never change.
enum GunCode: String, CaseIterable {
  case assign = "@assign"
  case giveBack = "@return"
  case move = "@move"
  case undo = "@undo"
  case done = "@done"
  case damaged = "@damaged"
  case tagBad = "@tag-bad"

  init?(scanned code: String) { self.init(rawValue: code.lowercased()) }

  /// Whether a code stands for some act, if not for one of these: no thing's begins like that.
  static func isMeant(by code: String) -> Bool { code.hasPrefix("@") && AssetReference(code) != .last }

  var name: Text {
    switch self {
    case .assign: Text(en: "ASSIGN", zh: "领用")
    case .giveBack: Text(en: "RETURN", zh: "归还")
    case .move: Text(en: "MOVE", zh: "调拨")
    case .undo: Text(en: "UNDO", zh: "撤销")
    case .done: Text(en: "DONE", zh: "完成")
    case .damaged: Text(en: "DAMAGED", zh: "损坏")
    case .tagBad: Text(en: "BAD LABEL", zh: "标签损坏")
    }
  }

  /// What to scan next.
  var use: Text {
    switch self {
    case .assign: Text(en: "then a badge, then things", zh: "再扫人员或地点，再扫资产")
    case .giveBack: Text(en: "then things", zh: "再扫资产")
    case .move: Text(en: "then a place, then things", zh: "再扫地点，再扫资产")
    case .undo: Text(en: "the last act, at once", zh: "立即撤销上一步")
    case .done: Text(en: "ends what was begun", zh: "结束当前操作")
    case .damaged, .tagBad: Text(en: "stocktake: the next thing", zh: "盘点：指下一件")
    }
  }

  /// Whether it needs to know to whom or where.
  var takesBadge: Bool { self == .assign || self == .move }
}
