import CommandLineKit
import Exchange
import Glibc
import Model
import Reports
import Scanners
import Store
import Words

/// `tagroll scan [--sysroot DIR] [--explain] [--field FIELD]`
enum Scan: Verb {
  static let spec = CommandSpec(
    "scan", zh: "扫描", summary: Text(en: "Read this machine's hardware.", zh: "读取本机硬件。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Works for every user; what only root may read is named. Nothing is written. With --json it prints a \
          scan-report that 'tagroll register -' takes: facts, and no judgement, so --json and --explain do not go \
          together.
          """,
        zh: """
          任何用户都能运行；只有 root 可读的内容会注明。不写入任何数据。加 --json 输出可交给“tagroll register -”的扫描报告：\
          只有事实，没有判断，因此不能与 --explain 同用。
          """),
      examples: [
        CommandDetails.Example("tagroll scan", Text(en: "this machine", zh: "本机")),
        CommandDetails.Example(
          "sudo tagroll scan --json | tagroll register -",
          Text(en: "with serials, onto the roll", zh: "含序列号，并登记")),
        CommandDetails.Example(
          "tagroll scan --field system.serial",
          Text(en: "why one value is missing or not believed", zh: "说明某个值为何缺失或被排除")),
      ],
      options: [
        OptionSpec(
          "sysroot", ValueSpec(Text(en: "DIR", zh: "目录"), completion: .files),
          help: Text(en: "Scan a captured tree instead.", zh: "改为扫描采集下来的目录树。")),
        OptionSpec(
          "explain",
          help: Text(
            en: "Each fact: source, bytes, why it is missing or rejected.", zh: "逐项说明来源、字节、缺失或排除的原因。")),
        OptionSpec(
          "field", ValueSpec(Text(en: "FIELD", zh: "字段")),
          help: Text(en: "Explain only this: disks, system.serial.", zh: "只说明该字段，如 disks、system.serial。")),
      ])
  }

  static func run(_ call: Call) throws {
    let root = call.invocation.value("sysroot")
    let field = call.invocation.value("field")
    let isExplaining = call.invocation.flag("explain") || field != nil
    if isExplaining, call.isJSON { throw Refusal.explanationAsJSON }
    let report = try root.map { try captured($0, call) } ?? call.surroundings.scan()
    if call.isJSON {
      call.output.bytes(ScanReportJSON.encode(report))
      return
    }
    let rules = try call.houseRules()
    if isExplaining {
      let explanation = ScanExplanation(
        report, rules, today: call.today, command: root == nil ? "sudo tagroll scan --explain" : nil,
        call.language)
      guard let lines = explanation.lines(of: field) else { throw Refusal.noSuchField(field ?? "") }
      call.lines(lines)
      return
    }
    call.lines(ScanCard(report, rules, today: call.today, call.language).lines())
    if root == nil { try standing(report, call) }
  }

  static func captured(_ path: String, _ call: Call) throws -> ScanReport {
    do {
      return MachineScan.captured(try SystemTree(capturedAt: path), now: call.surroundings.now()).report()
    } catch {
      throw Refusal(
        code: "scan.no_tree", exit: .notFound,
        message: Text(en: "there is no captured tree at \(path)", zh: "\(path) 处没有采集的目录树"),
        hints: [Text(en: "name a folder that holds proc and sys", zh: "请指定含有 proc 和 sys 的文件夹")],
        reference: path)
    }
  }

  /// Who is it, is it on the roll, what next.
  private static func standing(_ report: ScanReport, _ call: Call) throws {
    guard access(call.rollPath, F_OK) == 0 else { return }
    let roll = try call.openRoll(.reading)
    if let asset = try call.intake(report).asset(on: roll) {
      call.remark(
        Text(
          en: "On the roll: \(asset.tag.text), \(asset.stage.name.en)",
          zh: "已在账册：\(asset.tag.text)，\(asset.stage.name.zh)"))
    } else {
      call.next("sudo tagroll scan --json | tagroll register -")
    }
  }
}
