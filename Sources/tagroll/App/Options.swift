import CommandLineKit
import Lifecycle
import Model
import Reports
import Words

/// Options and operands that mean the same wherever they stand.
enum Options {
  private static let everywhere = Text(en: "Everywhere", zh: "通用选项")
  private static let acts = Text(en: "Every act", zh: "登记选项")

  /// What every command takes.
  static var common: [OptionSpec] {
    [
      OptionSpec(
        "db", ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files),
        help: Text(en: "The roll to use.", zh: "使用的账册文件。"), group: everywhere),
      OptionSpec(
        "lang", ValueSpec(Text(en: "LANG", zh: "语言"), choices: ["en", "zh"]),
        help: Text(en: "Language of the words.", zh: "显示语言。"), group: everywhere),
      OptionSpec("json", help: Text(en: "Print JSON for programs.", zh: "输出供程序读取的 JSON。"), group: everywhere),
      OptionSpec(
        "quiet", short: "q", help: Text(en: "No remarks, no next step.", zh: "不显示提示和下一步。"), group: everywhere),
      OptionSpec(
        "help", short: "h", help: Text(en: "Show how it is used.", zh: "显示用法。"), standsAlone: true,
        group: everywhere),
      OptionSpec(
        "version", short: "V", help: Text(en: "Show the version.", zh: "显示版本。"), standsAlone: true,
        group: everywhere),
    ]
  }

  /// What every command that writes takes as well.
  static var writing: [OptionSpec] { writingInParts + [request] }

  /// The same of one that may write several times before it ends.
  static var writingInParts: [OptionSpec] {
    [
      OptionSpec(
        "on", day, help: Text(en: "The day it happened.", zh: "发生日期。"), group: acts),
      OptionSpec("by", who, help: Text(en: "On whose behalf.", zh: "代谁办理。"), group: acts),
      OptionSpec(
        "dry-run", short: "n", help: Text(en: "Do everything, then undo it.", zh: "试运行，不写入。"), group: acts),
    ]
  }

  private static let request = OptionSpec(
    "request-id", ValueSpec(Text(en: "ID", zh: "编号")),
    help: Text(en: "Asked again by this name, do nothing again.", zh: "请求编号：重复提交不会重复登记。"), group: acts)

  static let day = ValueSpec(
    Text(en: "DATE", zh: "日期"),
    form: Text(en: "Write 2026-11-23, today, +90d or 2027-03.", zh: "请写成 2026-11-23、today、+90d 或 2027-03。"))
  static let count = ValueSpec(
    Text(en: "N", zh: "数量"), form: Text(en: "Write a whole number from 1.", zh: "请写成大于 0 的整数。"))
  static let words = ValueSpec(Text(en: "TEXT", zh: "文字"))
  static let money = ValueSpec(Text(en: "AMOUNT", zh: "金额"))
  static let who = ValueSpec(Text(en: "WHO", zh: "人员"), completion: .dynamic("persons"))
  static let place = ValueSpec(Text(en: "PLACE", zh: "地点"), completion: .dynamic("places"))
  static let vendor = ValueSpec(Text(en: "VENDOR", zh: "供应商"), completion: .dynamic("vendors"))
  private static let ref = ValueSpec(Text(en: "REF", zh: "资产"), completion: .dynamic("assets"))
  private static let refHelp = Text(
    en: "A tag, a serial, or '.' for this machine.", zh: "标签、序列号，或以“.”表示本机。")

  static var asset: OperandSpec { OperandSpec(ref, .one, help: refHelp) }
  static var assets: OperandSpec { OperandSpec(ref, .oneOrMore, help: refHelp) }

  static func choice<Word: RawRepresentable & CaseIterable>(_ label: Text, _ type: Word.Type) -> ValueSpec
  where Word.RawValue == String {
    ValueSpec(label, choices: Word.allCases.map(\.rawValue))
  }

  static let purchase = ValueSpec(Text(en: "PURCHASE", zh: "采购单"))
  static var purchaseOperand: OperandSpec {
    OperandSpec(
      purchase, .one, help: Text(en: "P-1, or the number on the order.", zh: "P-1，或订单编号。"))
  }
  static let police = OptionSpec(
    "police", ValueSpec(Text(en: "NO", zh: "编号")),
    help: Text(en: "What the police call the case.", zh: "报案编号。"))

  static func at(_ help: Text) -> OptionSpec { OptionSpec("at", place, help: help) }
}
