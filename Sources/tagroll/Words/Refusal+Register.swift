import Identity
import Model
import Reports
import ServiceDesk
import Words

extension Refusal {
  /// What left the roll, or was lost, is on the bench again.
  static func shouldNotBeHere(_ asset: Asset) -> Refusal {
    Refusal(
      code: "asset.should_not_be_here", exit: .refused,
      message: Text(
        en:
          "this machine is \(asset.tag.text), which is \(asset.stage.name.en) since \(asset.stageSince.text); nothing written",
        zh: "这台机器是 \(asset.tag.text)，自 \(asset.stageSince.text) 起状态为“\(asset.stage.name.zh)”；未写入任何内容"),
      hints: [
        Text(
          en: "tell the asset manager, and look at its record:  tagroll history \(asset.tag.text)",
          zh: "请通知资产管理员，并查看履历：  tagroll history \(asset.tag.text)")
      ], reference: asset.tag.text)
  }

  static func otherOrganisation(_ path: String, _ name: String) -> Refusal {
    Refusal(
      code: "roll.other_organisation", exit: .refused,
      message: Text(
        en: "\(path) is the roll of '\(name)'; nothing was changed", zh: "\(path) 是“\(name)”的账册；未作任何改动"),
      hints: [
        Text(
          en: "make another one:  tagroll init --org NAME --db FILE",
          zh: "另建账册：  tagroll init --org 单位名称 --db 文件")
      ])
  }

  static let container = Refusal(
    code: "scan.container", exit: .refused,
    message: Text(en: "this is a container: its hardware belongs to its host", zh: "当前在容器内：硬件属于宿主机"),
    hints: [Text(en: "scan the host itself", zh: "请在宿主机上扫描")])

  static func boughtLater(_ day: Day) -> Refusal {
    Refusal(
      code: "asset.bought_later", exit: .usage,
      message: Text(
        en: "nothing was bought on \(day.text): that day is still to come", zh: "购入日期 \(day.text) 尚未到来"),
      hints: [Text(en: "give the day on its invoice", zh: "请给出发票上的日期")], reference: day.text)
  }

  /// - Parameter source: where the scan came from: `.` or `-`.
  static func categoryNeeded(of source: String) -> Refusal {
    Refusal(
      code: "asset.category_needed", exit: .usage,
      message: Text(en: "the scan does not tell what kind of thing it is", zh: "扫描结果无法判断设备类别"),
      hints: [
        Text(
          en: "say it behind the source:  tagroll register \(source) --category desktop",
          zh: "请在来源之后指明：  tagroll register \(source) --category desktop")
      ])
  }

  static func badSource(_ text: String) -> Refusal {
    Refusal(
      code: "register.source", exit: .usage,
      message: Text(en: "'\(text)' is nothing to register from", zh: "无法从“\(text)”登记"),
      hints: [
        Text(en: "this machine:  tagroll register .", zh: "本机：  tagroll register ."),
        Text(
          en: "a scanned machine:  tagroll register - < REPORT", zh: "已扫描的机器：  tagroll register - < 扫描报告"),
        Text(
          en: "something else:  tagroll register --category CATEGORY --model MODEL --serial SERIAL",
          zh: "其他设备：  tagroll register --category 类别 --model 型号 --serial 序列号"),
      ], reference: text)
  }

  /// A thing nobody could tell from another of its kind.
  static func nothingKnown(_ category: Category) -> Refusal {
    let kind = category.name
    return Refusal(
      code: "asset.nothing_known", exit: .usage,
      message: Text(
        en: "a \(kind.en), but which? nothing tells it from another", zh: "只知道是\(kind.zh)，无法与其他同类区分"),
      hints: [
        Text(
          en: "say more:  --maker MAKER --model MODEL --serial SERIAL (one of them is enough)",
          zh: "请补充：  --maker 制造商 --model 型号 --serial 序列号（至少一项）"),
        Text(
          en: "or is it this machine?  tagroll register . --category \(category.rawValue)",
          zh: "若就是本机：  tagroll register . --category \(category.rawValue)"),
      ])
  }

  static func badTag(_ text: String) -> Refusal {
    Refusal(
      code: "asset.bad_tag", exit: .usage,
      message: Text(en: "'\(text)' is no tag: look at its last digit", zh: "“\(text)”不是有效标签：请核对末位校验码"),
      hints: [
        Text(
          en: "a tag looks like \(Tag(prefix: "LT", number: 1).text), with ten digits at most",
          zh: "标签形如 \(Tag(prefix: "LT", number: 1).text)，最多十位数字")
      ],
      reference: text)
  }

  static func duplicateSerial(_ serial: DeviceText, _ asset: Asset) -> Refusal {
    let text = String(decoding: serial.bytes, as: UTF8.self)
    return Refusal(
      code: "asset.duplicate_serial", exit: .refused,
      message: Text(
        en: "serial \(text) is \(asset.tag.text) already", zh: "序列号 \(text) 已登记为 \(asset.tag.text)"),
      hints: [
        Text(en: "look at it:  tagroll show \(asset.tag.text)", zh: "查看：  tagroll show \(asset.tag.text)")
      ], reference: text)
  }

  /// - Parameter number: the conflict in which its scan waits; `nil` where it was not kept.
  static func conflict(
    _ candidates: [Asset], _ decision: Decision, _ proposal: Proposal?, number: Int64?
  ) -> Refusal {
    var hints: [Text] = []
    if let proposal {
      hints.append(
        Text(
          en: "because \(decision.name.en); most likely \(proposal.name.en)",
          zh: "原因：\(decision.name.zh)；最可能：\(proposal.name.zh)"))
    }
    if let number {
      let name = ConflictNumber(number).text
      hints.append(
        Text(
          en: "every reason, and what can be said of it:  tagroll conflict show \(name)",
          zh: "全部依据及处理方法：  tagroll conflict show \(name)"))
    } else {
      hints.append(
        Text(
          en: "every reason:  tagroll why - < REPORT, or of this machine:  tagroll why",
          zh: "全部依据：  tagroll why - < 扫描报告；本机：  tagroll why"))
    }
    let en =
      number.map { "; its scan is kept as \(ConflictNumber($0).text) until somebody decides" }
      ?? "; nothing written"
    let zh = number.map { "；扫描已保存为 \(ConflictNumber($0).text)，待人处理" } ?? "；未写入任何内容"
    return Refusal(
      code: "asset.conflict", exit: .refused,
      message: Text(
        en: "this machine shares some but not all of its marks with what is on the roll\(en)",
        zh: "本机与账册上的资产部分标识相同、部分不同\(zh)"),
      hints: hints, candidates: candidates.map { "\($0.tag.text)  \($0.title(.en))  \($0.serialText ?? "-")" }
    )
  }
}
