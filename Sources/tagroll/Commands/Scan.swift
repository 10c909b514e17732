import Archives
import CommandLineKit
import Exchange
import Glibc
import Identity
import Model
import Reports
import Scanners
import Store
import Words

/// `tagroll scan [--sysroot PATH | --health] [--links] [--vpd] [--explain] [--field FIELD]`
enum Scan: Verb {
  static let spec = CommandSpec(
    "scan", zh: "扫描", summary: Text(en: "Read this machine's hardware.", zh: "读取本机硬件。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Works for every user; what only root may read is named. Nothing is written. Where there is a roll, it tells which asset \
          this machine is taken for, and why. With --json it prints a \
          scan-report that 'tagroll register -' takes: facts, and no judgement, so --json and --explain do not go \
          together.
          """,
        zh: """
          任何用户都能运行；只有 root 可读的内容会注明。不写入任何数据。有账册时说明本机判定为哪项资产及其依据。加 --json 输出可交给“tagroll register -”的扫描报告：\
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
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "-", zh: "-"), choices: ["-"]), .optional,
          help: Text(
            en: "Codes of a barcode gun, one a line: acts, badges, things.", zh: "扫码枪逐行输入：操作、人员或地点、资产。"))
      ],
      options: [
        OptionSpec(
          "sysroot", ValueSpec(Text(en: "PATH", zh: "路径"), completion: .files),
          help: Text(
            en: "Scan a captured tree instead, a folder or a tar archive.", zh: "改为扫描采集的目录树：文件夹或 tar 归档。")),
        OptionSpec(
          "output", short: "o", ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files),
          help: Text(en: "Write the scan-report into this file.", zh: "把扫描报告写入该文件。")),
        OptionSpec(
          "health",
          help: Text(
            en: "Ask each disk for its health too: runs smartctl, as root.",
            zh: "并读取每块磁盘的健康状态：以 root 运行 smartctl。")),
        OptionSpec(
          "links",
          help: Text(
            en: "Ask PCI cards too how wide and fast their links are.", zh: "并读取 PCI 卡的链路宽度和速率。")),
        OptionSpec(
          "vpd",
          help: Text(
            en: "Read part numbers and serials of PCI cards too, as root; slow.",
            zh: "并以 root 读取 PCI 卡的部件号和序列号；较慢。")),
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
    if call.invocation.operands == ["-"] {
      guard !call.isJSON else { throw Refusal.shiftAsJSON }
      var shift = GunShift(call)
      return try shift.run()
    }
    let root = call.invocation.value("sysroot")
    let wantsHealth = call.invocation.flag("health")
    if wantsHealth, root != nil { throw Refusal.healthOfCapture }
    let field = call.invocation.value("field")
    let isExplaining = call.invocation.flag("explain") || field != nil
    if isExplaining, call.isJSON { throw Refusal.explanationAsJSON }
    var extras: ScanExtras = []
    if call.invocation.flag("links") { extras.insert(.links) }
    if call.invocation.flag("vpd") { extras.insert(.vitalData) }
    var report = try root.map { try captured($0, call, extras) } ?? call.surroundings.scan(extras)
    if wantsHealth { ask(&report, call) }
    if let path = call.invocation.value("output") {
      // Serials that only root may read are in it.
      let file = try NewFile(path, isPrivate: true)
      try file.write(ScanReportJSON.encode(report))
      try file.finish()
      return
    }
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

  private static func ask(_ report: inout ScanReport, _ call: Call) {
    for index in report.hardware?.disks.indices ?? 0..<0 {
      guard let name = report.hardware?.disks[index].name.value?.string else { continue }
      report.hardware?.disks[index].health = SmartctlJSON.health(call.surroundings.smartctl(name), disk: name)
    }
  }

  static func captured(_ path: String, _ call: Call, _ extras: ScanExtras) throws -> ScanReport {
    var status = stat()
    let isFile = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    let tree = isFile ? SystemTree(try ArchiveReader().read(path)) : try SystemTree(capturedAt: path)
    return MachineScan.captured(tree, now: call.surroundings.now(), extras: extras).report()
  }

  /// Who is it, is it on the roll, what next.
  private static func standing(_ report: ScanReport, _ call: Call) throws {
    guard access(call.rollPath, F_OK) == 0 else { return }
    let roll = try call.openRoll(.reading)
    let intake = try call.intake(report)
    let (verdict, candidates) = try roll.read { try intake.verdict(on: roll) }
    let explanation = Explanation(verdict)
    switch explanation.outcome {
    case .same:
      guard let asset = candidates.first(where: { $0.id == explanation.assets.first }) else { return }
      call.remark(
        Text(
          en: "On the roll: \(asset.tag.text), \(asset.stage.name.en)",
          zh: "已在账册：\(asset.tag.text)，\(asset.stage.name.zh)"))
      let proposed = try roll.read { try intake.changes(of: asset, on: roll, now: report.scannedAt) }
      if let sentence = PartWords.sentence(proposed) { call.remark(sentence) }
      let accepted = proposed.accepted(isConfirmed: false)
      PartWords.remarks(proposed, accepted).forEach { call.remark($0) }
      let news = try roll.read { try intake.deskNews(of: asset, on: roll, now: report.scannedAt) }
      if !news.isEmpty { call.remark(DeskWords.sentence(news)) }
      if !accepted.isEmpty || !news.isEmpty { call.next("sudo tagroll scan --json | tagroll register -") }
    case .new: call.next("sudo tagroll scan --json | tagroll register -")
    case .conflict where explanation.assets.isEmpty:
      call.next("sudo tagroll scan --json | tagroll register -")
    case .conflict: break
    }
    if explanation.weighed.isEmpty { return }
    call.output.line("")
    call.lines(
      try VerdictCard(explanation, call.language) { id in candidates.first { $0.id == id }?.tag.text }.lines()
    )
  }
}
