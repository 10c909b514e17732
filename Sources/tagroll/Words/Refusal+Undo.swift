import Lifecycle
import Model
import Reports
import Store
import Words

/// What is said when something cannot be undone, redone or corrected.
extension Refusal {
  static func mending(_ error: MendingError, _ tag: Tag) -> Refusal {
    switch error {
    case .restedOn(let event, let later):
      return Refusal(
        code: "undo.later_events", exit: .refused,
        message: Text(
          en: "#\(event.sequence) \(event.kind.name.en) of \(tag.text): later events rest on it",
          zh: "\(tag.text) 的 #\(event.sequence) \(event.kind.name.zh)：其后的事件以它为前提"),
        hints: [
          Text(
            en: "undo these first, the newest first:  tagroll undo \(tag.text)",
            zh: "请先从最新的开始撤销：  tagroll undo \(tag.text)")
        ], reference: tag.text, candidates: later.reversed().map { "#\($0.sequence) \($0.kind.name.en)" },
        listed: later.reversed().map {
          Text(en: "#\($0.sequence) \($0.kind.name.en)", zh: "#\($0.sequence) \($0.kind.name.zh)")
        })
    case .notInForce(let number):
      return look(
        "undo.not_in_force", tag,
        Text(
          en: "#\(number) is no act on \(tag.text) that is in force", zh: "#\(number) 不是 \(tag.text) 的有效操作"))
    case .undoneAlready(let number):
      return Refusal(
        code: "undo.undone_already", exit: .refused,
        message: Text(en: "#\(number) of \(tag.text) is undone already", zh: "\(tag.text) 的 #\(number) 已经撤销"),
        hints: [
          Text(en: "take it in again:  tagroll redo \(number)", zh: "恢复：  tagroll redo \(number)")
        ], reference: tag.text)
    case .nothingUndone:
      return look(
        "redo.nothing", tag,
        Text(
          en: "nothing of \(tag.text) is undone that could be redone now", zh: "\(tag.text) 没有可以重做的操作"))
    case .redoFirst(let event, let number):
      return Refusal(
        code: "redo.order", exit: .refused,
        message: Text(
          en: "before #\(number) of \(tag.text), #\(event.sequence) \(event.kind.name.en) must be redone",
          zh: "\(tag.text) 的 #\(number) 之前，须先重做 #\(event.sequence) \(event.kind.name.zh)"),
        hints: [Text(en: "redo it:  tagroll redo \(tag.text)", zh: "重做：  tagroll redo \(tag.text)")],
        reference: tag.text)
    case .forGood(let event, let bar): return cannotUndo(tag, event, bar)
    case .notOwn(let kind):
      return Refusal(
        code: "role.not_own", exit: .notPermitted,
        message: Text(
          en:
            "'\(kind.name.en)' of \(tag.text): a technician mends what is their own and not older than a day",
          zh: "\(tag.text)“\(kind.name.zh)”：技术员只能处理本人在一天之内登记的内容"),
        hints: [Text(en: "ask an asset manager:  tagroll person list", zh: "请资产管理员操作：  tagroll person list")],
        reference: tag.text)
    case .notWhatItWas(let key):
      return look(
        "correct.changed_meanwhile", tag,
        Text(
          en: "\(tag.text): \(key.rawValue) does not say what the correction takes it to say",
          zh: "\(tag.text)：\(key.rawValue) 与更正所依据的旧值不符"))
    case .nothingToCorrect:
      return look(
        "correct.nothing", tag,
        Text(en: "nothing of \(tag.text) would change", zh: "\(tag.text) 没有任何改变"))
    }
  }

  private static func cannotUndo(_ tag: Tag, _ event: EventName, _ bar: UndoBar) -> Refusal {
    let what = Text(
      en: "#\(event.sequence) \(event.kind.name.en) of \(tag.text) cannot be undone",
      zh: "\(tag.text) 的 #\(event.sequence) \(event.kind.name.zh)不能撤销")
    let (code, why, hint): (String, Text, Text) =
      switch bar {
      case .registration:
        (
          "undo.registration", Text(en: "it put the asset on the roll", zh: "它使资产入册"),
          Text(
            en: "a wrong card is mended:  tagroll correct \(tag.text) FIELD=VALUE --reason TEXT",
            zh: "卡片有误请更正：  tagroll correct \(tag.text) 项目=内容 --reason 原因")
        )
      case .end:
        (
          "undo.end", Text(en: "it ended the asset's life", zh: "它使资产永久离册"),
          Text(
            en: "say in a note what was wrong:  tagroll note \(tag.text) TEXT",
            zh: "请用备注说明错误：  tagroll note \(tag.text) 文字")
        )
      case .ordered:
        (
          "undo.ordered", Text(en: "the order is with the supplier", zh: "订单已交供应商"),
          Text(
            en: "cancel it there and here:  tagroll order cancel ORDER --reason TEXT",
            zh: "请与供应商取消后登记：  tagroll order cancel 采购单 --reason 原因")
        )
      case .hold:
        (
          "undo.hold", Text(en: "a hold is lifted before a witness", zh: "冻结须在见证人见证下解除"),
          Text(
            en: "lift it:  tagroll hold lift \(tag.text) --reason TEXT --witness WHO",
            zh: "解除：  tagroll hold lift \(tag.text) --reason 原因 --witness 见证人")
        )
      case .load:
        (
          "undo.load", Text(en: "no part of a load goes or comes back alone", zh: "整批移交不能只撤销其中一件"),
          Text(
            en: "a load that came back:  tagroll manifest refuse MANIFEST --reason TEXT",
            zh: "整批退回请登记：  tagroll manifest refuse 移交单 --reason 原因")
        )
      case .foundParts:
        (
          "undo.found_parts", Text(en: "what was seen in it was in it", zh: "已发现的部件不能当作不存在"),
          Text(
            en: "say that a disk is gone:  tagroll sanitise \(tag.text) --method none --reason TEXT",
            zh: "磁盘已不在其中：  tagroll sanitise \(tag.text) --method none --reason 原因")
        )
      case .handedOut:
        (
          "undo.handed_out",
          Text(
            en: "it was out of our hands for over an hour, and what its wipe proved is void",
            zh: "设备离手已超过一小时，此前的数据清除证明失效"),
          Text(
            en: "say what happened since:  tagroll return \(tag.text), or repair done",
            zh: "请登记之后发生的事：  tagroll return \(tag.text)，或 repair done")
        )
      }
    return Refusal(
      code: code, exit: .refused,
      message: Text(en: "\(what.en): \(why.en)", zh: "\(what.zh)：\(why.zh)"), hints: [hint],
      reference: tag.text)
  }

  private static func look(_ code: String, _ tag: Tag, _ message: Text) -> Refusal {
    Refusal(
      code: code, exit: .refused, message: message,
      hints: [
        Text(en: "look at its life:  tagroll history \(tag.text)", zh: "查看履历：  tagroll history \(tag.text)")
      ], reference: tag.text)
  }

  static func noSuchEvent(_ number: Int64) -> Refusal {
    Refusal(
      code: "event.not_found", exit: .notFound,
      message: Text(en: "there is no event #\(number)", zh: "没有事件 #\(number)"),
      hints: [
        Text(
          en: "see the events:  tagroll ledger log;  a serial of digits alone:  sn:\(number)",
          zh: "查看事件：  tagroll ledger log；  纯数字的序列号请写成：  sn:\(number)")
      ], reference: "\(number)")
  }

  static func notAboutAnAsset(_ event: Event) -> Refusal {
    Refusal(
      code: "undo.not_an_asset", exit: .refused,
      message: Text(
        en: "#\(event.sequence) \(event.kind.name.en) is about no asset and cannot be undone",
        zh: "#\(event.sequence) \(event.kind.name.zh)与资产无关，不能撤销"),
      hints: (event.kind == .deskConfirmed
        ? [
          Text(
            en: "take it back:  tagroll desk confirm TAG:PORT --unknown",
            zh: "如需撤回认定：  tagroll desk confirm 标签:端口 --unknown")
        ] : [])
        + [Text(en: "name the act you mean:  tagroll undo EVENT|REF", zh: "请指明要撤销的操作：  tagroll undo 事件或资产")],
      reference: "\(event.sequence)")
  }

  static let nothingToUndo = Refusal(
    code: "undo.nothing", exit: .refused,
    message: Text(
      en: "among the last \(Roll.lookBack) events nothing in force is yours",
      zh: "最近 \(Roll.lookBack) 条事件中没有您的有效操作"),
    hints: [Text(en: "name the act you mean:  tagroll undo EVENT|REF", zh: "请指明要撤销的操作：  tagroll undo 事件或资产")])

  static let nothingToRedo = Refusal(
    code: "redo.nothing", exit: .refused,
    message: Text(
      en: "among the last \(Roll.lookBack) events nothing is undone by you that could be redone",
      zh: "最近 \(Roll.lookBack) 条事件中没有您可以重做的操作"),
    hints: [Text(en: "name the act you mean:  tagroll redo EVENT|REF", zh: "请指明要重做的操作：  tagroll redo 事件或资产")])

  private static let fields = CardField.allCases.map(\.rawValue).joined(separator: ", ")
  private static let zhFields = CardField.allCases.map(\.name.zh).joined(separator: "、")

  static func badField(_ text: String) -> Refusal {
    Refusal(
      code: "correct.field", exit: .usage,
      message: Text(en: "'\(text)' is no FIELD=VALUE of a card", zh: "“\(text)”不是卡片的“项目=内容”"),
      hints: [Text(en: "the fields: \(fields)", zh: "可更正的项目：\(zhFields)")], reference: text)
  }

  static func fieldTwice(_ text: String) -> Refusal {
    Refusal(
      code: "correct.field_twice", exit: .usage,
      message: Text(en: "'\(text)' names a field twice", zh: "“\(text)”重复了同一项目"),
      hints: [Text(en: "say each field once", zh: "每个项目只写一次")], reference: text)
  }

  static let correctWhat = Refusal(
    code: "correct.what", exit: .usage,
    message: Text(en: "say what the card should say, or what to give back", zh: "请写明正确的内容，或要撤回的项目"),
    hints: [
      Text(
        en: "tagroll correct REF FIELD=VALUE --reason TEXT", zh: "tagroll correct 资产 项目=内容 --reason 原因"),
      Text(
        en: "tagroll correct REF --release FIELD --reason TEXT",
        zh: "tagroll correct 资产 --release 项目 --reason 原因"),
    ])

  static func nothingToRelease(_ field: CardField, _ asset: Asset) -> Refusal {
    Refusal(
      code: "correct.not_corrected", exit: .refused,
      message: Text(
        en: "nobody's word stands for the \(field.name.en) of \(asset.tag.text)",
        zh: "\(asset.tag.text) 的\(field.name.zh)没有人工更正"),
      hints: [
        Text(
          en: "who says what:  tagroll show \(asset.tag.text) --sources",
          zh: "查看各项来源：  tagroll show \(asset.tag.text) --sources")
      ], reference: asset.tag.text)
  }

  static func fieldNeeded(_ field: CardField) -> Refusal {
    Refusal(
      code: "correct.field_needed", exit: .usage,
      message: Text(en: "every asset has a \(field.name.en)", zh: "每件资产都必须有\(field.name.zh)"),
      hints: [Text(en: "say which:  \(field.rawValue)=VALUE", zh: "请写明：  \(field.rawValue)=内容")])
  }

  static let placeholderKept = Text(
    en: "That serial is a placeholder: it is kept, but nothing will be recognised by it.",
    zh: "该序列号是占位值：会保留，但不能用来识别设备。")
}
