import Exchange
import Words

extension Refusal {
  static let healthOfCapture = Refusal(
    code: "scan.health_of_capture", exit: .usage,
    message: Text(
      en: "a captured tree has no disks that could be asked for their health", zh: "采集的目录树里没有可以询问健康状态的磁盘"),
    hints: [Text(en: "leave out --health, or --sysroot", zh: "请去掉 --health 或 --sysroot")])

  static let reportTooLarge = Refusal(
    code: "report.too_large", exit: .refused,
    message: Text(
      en: "the scan report is larger than 32 MiB; the rest was not read", zh: "扫描报告超过 32 MiB；其余未读取"),
    hints: makeOne)

  static func badReport(_ failure: ReceivedReport.Failure) -> Refusal {
    let (why, hints) = reportFault(failure)
    return Refusal(
      code: "report.unreadable", exit: .refused,
      message: Text(
        en: "standard input is no scan report: \(why.en); nothing written", zh: "标准输入不是扫描报告：\(why.zh)；未写入"),
      hints: hints)
  }

  /// What is wrong with a report, and what to do.
  static func reportFault(_ failure: ReceivedReport.Failure) -> (why: Text, hints: [Text]) {
    let whole = [
      Text(
        en: "let the agent write all of it:  glpi-agent --json --local /tmp",
        zh: "请让代理输出完整清单：  glpi-agent --json --local /tmp")
    ]
    switch failure {
    case .report(let failure): return reportFault(failure)
    case .partial:
      return (Text(en: "it is an agent's inventory of some parts only", zh: "这只是代理的部分清单"), whole)
    case .badXML(let place?):
      return (
        Text(
          en: "XML that is broken, or declares a document type or entities, at byte \(place)",
          zh: "XML 在第 \(place) 字节处损坏，或声明了文档类型或实体"), whole
      )
    case .badXML(nil):
      return (Text(en: "XML that is cut off or not UTF-8", zh: "XML 内容中断，或不是 UTF-8"), whole)
    case .noSystem:
      return (
        Text(
          en: "dmidecode's text without a system, or of a release before 2.7",
          zh: "dmidecode 文本中没有系统信息，或版本早于 2.7"),
        [Text(en: "let it print all:  sudo dmidecode > FILE", zh: "请输出全部内容：  sudo dmidecode > 文件")]
      )
    case .otherXML: return (Text(en: "it is XML of another kind", zh: "是其他类型的 XML"), whole)
    }
  }

  private static func reportFault(_ failure: ScanReportJSON.Failure) -> (why: Text, hints: [Text]) {
    var hints = makeOne
    let why: Text
    switch failure {
    case .json(let problem) where problem.offset == 0 && problem.what == .truncated:
      why = Text(en: "it is empty", zh: "内容为空")
      hints.insert(
        Text(
          en: "did the command in front of '|' fail? look at what it said above",
          zh: "“|”前面的命令是否失败？请查看它上面的提示"), at: 0)
    case .json(let problem):
      let fault = fault(problem.what)
      why = Text(
        en: "\(fault.en) at byte \(problem.offset)", zh: "第 \(problem.offset) 字节处\(fault.zh)")
    case .notAReport:
      why = Text(en: "it is JSON of another kind", zh: "是其他类型的 JSON")
    case .version(let version):
      why = Text(
        en: "it is of version \(version), and this program reads version 1",
        zh: "其版本为 \(version)，本程序只支持版本 1")
      hints = [Text(en: "upgrade tagroll here, or scan with the same release", zh: "请升级本机 tagroll，或用同一版本扫描")]
    case .member(let path):
      why = Text(
        en: "'\(path)' holds what the format does not allow", zh: "“\(path)”的内容不符合格式")
    }
    return (why, hints)
  }

  private static let makeOne = [
    Text(en: "make one:  sudo tagroll scan --json", zh: "生成报告：  sudo tagroll scan --json")
  ]

  private static func fault(_ what: ScanReportJSON.JSONProblem.What) -> Text {
    switch what {
    case .syntax: Text(en: "not JSON", zh: "不是 JSON")
    case .truncated: Text(en: "cut off", zh: "内容中断")
    case .trailing: Text(en: "something follows the end", zh: "结尾之后还有内容")
    case .invalidUTF8: Text(en: "not UTF-8", zh: "不是 UTF-8 编码")
    case .tooDeep: Text(en: "nested too deep", zh: "嵌套过深")
    case .tooLarge: Text(en: "too large a value", zh: "数值或文本过大")
    case .duplicateName: Text(en: "a name given twice", zh: "名称重复")
    }
  }
}
