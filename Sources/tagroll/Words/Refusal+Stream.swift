import Exchange
import Words

// Of many reports, one or the other.
extension Refusal {
  static func notWithFrom(_ word: String) -> Refusal {
    Refusal(
      code: "register.one_thing", exit: .usage,
      message: Text(
        en: "'\(word)' says something of one thing, and --from brings many",
        zh: "“\(word)”只用于单项资产，而 --from 一次登记多项"),
      hints: [
        Text(
          en: "leave it out, or register that one by itself:  tagroll register - < REPORT",
          zh: "请去掉它，或单独登记：  tagroll register - < 扫描报告")
      ], reference: word)
  }

  /// What lies among the reports and cannot be one: a pipe, a device, a link to a folder, a folder too deep.
  static func notAReportFile(_ path: String) -> Refusal {
    Refusal(
      code: "report.no_file", exit: .refused,
      message: Text(en: "no plain file; it was not opened", zh: "不是普通文件；未打开"),
      hints: [Text(en: "take it out of the folder:  ls -l \(path)", zh: "请移出该文件夹：  ls -l \(path)")],
      reference: path)
  }

  /// It has grown while it was read.
  static func stillWritten(_ path: String) -> Refusal {
    Refusal(
      code: "report.still_written", exit: .refused,
      message: Text(en: "somebody is still writing it", zh: "文件仍在写入"),
      hints: [Text(en: "run the command again once it is whole", zh: "待其写完后重新执行命令")], reference: path)
  }

  /// One report of many that is none.
  static func noReport(_ failure: ReceivedReport.Failure) -> Refusal {
    let (why, hints) = reportFault(failure)
    return Refusal(
      code: "report.unreadable", exit: .refused,
      message: Text(en: "no scan report: \(why.en)", zh: "不是扫描报告：\(why.zh)"), hints: hints)
  }

  /// Registered without anything it could be known again by, it would come onto the roll anew each time.
  static let noKey = Refusal(
    code: "scan.no_key", exit: .refused,
    message: Text(
      en: "nothing in it by which the machine would be recognised again", zh: "其中没有可用于再次识别该机器的标识"),
    hints: [
      Text(
        en: "by the serial on its label:  tagroll register - --serial SERIAL < REPORT",
        zh: "按标签上的序列号登记：  tagroll register - --serial 序列号 < 扫描报告")
    ])

  static let categoryNeededOfMany = Refusal(
    code: "asset.category_needed", exit: .refused,
    message: Text(en: "it does not tell what kind of thing it is", zh: "报告未说明设备类别"),
    hints: [
      Text(
        en: "say it for all that do not:  --category desktop", zh: "请为未说明类别的报告指定：  --category desktop")
    ])
}
