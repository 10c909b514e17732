import Glibc
import JSONBytes
import Model
import Reports
import Store
import Words

/// `tagroll` alone: what needs somebody today; a welcome where there is no roll yet.
enum Today {
  private struct Row {
    /// For programs.
    var key: String
    var name: Text
    var count: Int64
  }

  static func run(_ call: Call) throws {
    guard call.isJSON || access(call.rollPath, F_OK) == 0 else { return welcome(call) }
    let roll = try call.openRoll(.reading)
    let rows = try roll.read { try Self.rows(roll, call) }
    if call.isJSON {
      call.json { json in
        json.name("organisation")
        json.string(roll.identity.organisation ?? "")
        json.name("day")
        json.string(call.today.text)
        for row in rows {
          json.name(row.key)
          json.integer(row.count)
        }
      }
      return
    }
    let organisation = TerminalText(roll.identity.organisation ?? "").string
    call.say(Text(en: "\(organisation), \(call.today.text)", zh: "\(organisation)，\(call.today.text)"))
    for row in rows {
      let digits = "\(row.count)"
      call.output.line(
        String(repeating: " ", count: max(0, 7 - digits.utf8.count)) + digits + "  "
          + row.name.in(call.language))
    }
  }

  private static func rows(_ roll: Roll, _ call: Call) throws -> [Row] {
    let counts = try roll.countsByStage()
    let standing = try roll.standing(warrantiesFrom: call.today, through: call.today.adding(days: 30))
    return [
      Row(key: "assets", name: Text(en: "assets", zh: "资产"), count: standing.assets),
      Row(key: "in_repair", name: Text(en: "in repair", zh: "维修中"), count: counts[.inRepair] ?? 0),
      Row(
        key: "returned", name: Text(en: "returned, to be looked at", zh: "已归还待处理"),
        count: counts[.returned] ?? 0),
      Row(
        key: "retired", name: Text(en: "retired, not wiped yet", zh: "已停用未清除"), count: standing.unwiped),
      Row(
        key: "warranty_ending", name: Text(en: "warranty ends within 30 days", zh: "30 天内到保"),
        count: standing.warrantiesEnding),
      Row(
        key: "loans_overdue", name: Text(en: "loans overdue", zh: "借用逾期"),
        count: try roll.loansDue(before: call.today)),
      Row(
        key: "media_unmatched", name: Text(en: "media nobody can place", zh: "去向不明的介质"),
        count: Int64(try roll.missingMediaCount(before: call.placingLimit))),
      Row(key: "events", name: Text(en: "events in the ledger", zh: "账本事件"), count: try roll.eventCount()),
    ]
  }

  private static func welcome(_ call: Call) {
    let lines = [
      Text(
        en: "tagroll keeps the roll of your IT hardware, from purchase order to recycler's receipt.",
        zh: "tagroll（在册）管理您的 IT 硬件，从采购订单到回收凭证。"),
      Text(
        en: "  tagroll scan                              what this machine is",
        zh: "  tagroll scan                              查看本机硬件"),
      Text(
        en: "  tagroll init --org NAME                   make a roll",
        zh: "  tagroll init --org 单位名称               新建账册"),
      Text(
        en: "  sudo tagroll scan --json | tagroll register -   put this machine on it",
        zh: "  sudo tagroll scan --json | tagroll register -   登记本机"),
      Text(
        en: "  tagroll help                              everything else",
        zh: "  tagroll help                              其他命令"),
    ]
    lines.forEach(call.say)
  }
}
