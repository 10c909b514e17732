import CommandLineKit
import Exchange
import Glibc
import JSONBytes
import Lifecycle
import Model
import Reports
import Scanners
import Store
import Words

/// `tagroll watch`
enum Watch: Verb {
  static let spec = CommandSpec(
    "watch", zh: "监视", summary: Text(en: "Tell which devices come and go.", zh: "提示设备的接入与移除。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Waits for news from udev, scans again when they are over, and prints what came and what went: disks, memory \
          modules, monitors, docks, network cards, batteries, USB devices. A disk that comes into a machine that is on \
          the roll is put on its card, and what is seen beside it then is written down. With --json one line each. Ctrl-C or SIGTERM ends it.
          """,
        zh: """
          等待 udev 的消息，平静后重新扫描，并列出接入和移除的设备：磁盘、内存条、显示器、扩展坞、网卡、电池、USB 设备。\
          在册机器中新装的磁盘会登记到其卡片上，新接入的外设一并记录。加 --json 则每行一条。按 Ctrl-C 或发送 SIGTERM 结束。
          """),
      examples: [
        CommandDetails.Example("tagroll watch", Text(en: "what happens here", zh: "监视本机")),
        CommandDetails.Example(
          "tagroll watch --json >> changes.ndjson", Text(en: "for programs", zh: "供程序读取")),
      ])
  }

  static func run(_ call: Call) throws {
    let surroundings = call.surroundings
    // First the ear, then the eye: what changes between the two is not missed.
    let news = try surroundings.news()
    var known = surroundings.scan([])
    call.remark(Text(en: "Watching. Ctrl-C ends it.", zh: "正在监视，按 Ctrl-C 结束。"))
    call.errors.flush()
    while news.next() == .changed {
      let now = surroundings.scan([])
      let changes = now.changes(since: known)
      known = now
      guard !changes.isEmpty else { continue }
      for change in changes { tell(change, at: surroundings.now(), call) }
      if changes.contains(where: \.isHere) { record(now, call) }
      call.output.flush()
      call.errors.flush()
      guard call.output.state == .open else { return }
    }
  }

  private static func tell(_ change: DeviceChange, at now: Instant, _ call: Call) {
    if call.isJSON {
      line(call) { json in
        json.name("at")
        json.string(now.text)
        json.name("change")
        json.string(change.isHere ? "came" : "went")
        json.name("kind")
        json.string(change.kind.rawValue)
        for (name, text) in [
          ("maker", change.maker), ("model", change.model), ("serial", change.serial),
          ("place", change.place),
        ] {
          guard let text else { continue }
          json.name(name)
          json.text(bytes: text.bytes)
        }
        json.name("source")
        json.string(change.source)
      }
      return
    }
    let verb = change.isHere ? Text(en: "came", zh: "接入") : Text(en: "went", zh: "移除")
    let words = [change.place, change.maker, change.model, change.serial].compactMap { text in
      text.map { TerminalText($0.trimmed.bytes).string }
    }
    let head = "\(now.text)  \(verb.in(call.language))  \(change.kind.name.in(call.language))"
    call.output.line("\(head)  \(words.joined(separator: " "))  \(TerminalText(change.source).string)")
  }

  private static func line(_ call: Call, _ write: (inout JSONWriter) -> Void) {
    var json = JSONWriter()
    json.beginObject()
    write(&json)
    json.endObject()
    call.output.bytes(json.bytes + [0x0A])
  }

  /// A disk that came into a machine on the roll comes onto its card, and what came beside it onto its desk. What keeps them from
  /// there is told, and ends nothing.
  private static func record(_ report: ScanReport, _ call: Call) {
    guard access(call.rollPath, F_OK) == 0 else { return }
    do {
      let intake = try call.intake(report)
      let roll = try call.openRoll(.writing)
      guard let asset = try intake.asset(on: roll) else { return }
      try Register.checkHere(asset)
      let hasDisks = try !disks(intake, asset, roll).arrivals.isEmpty
      guard try hasDisks || !intake.deskNews(of: asset, on: roll, now: report.scannedAt).isEmpty else {
        return
      }
      let ((added, beside), events) = try roll.write(as: call.author(on: roll)) { writing in
        // Somebody may have written it down meanwhile.
        let current = try writing.current(asset.id) ?? asset
        let changes = try disks(intake, current, roll)
        guard !changes.arrivals.isEmpty else {
          return ([Part](), try DeskRecording.write(intake, at: current, writing, roll))
        }
        let scan = try writing.keep(ScanReportJSON.encode(report), type: "scan-report/1")
        let after = try PartRecording.write(
          changes, on: current, scan: scan, verdict: nil, writing, on: call.today)
        _ = try PartRecording.release(changes, to: after, writing, on: call.today)
        return (changes.arrivals.map(\.part), try DeskRecording.write(intake, at: after, writing, roll))
      }
      guard !events.isEmpty else { return }
      told(asset, added, beside, events.map(\.sequence), call)
      call.signIfDue(roll)
    } catch {
      let refusal = Refusal.of(error)
      let why = Text(
        en: TerminalText(refusal.message.en).string, zh: TerminalText(refusal.message.zh).string)
      call.errors.line(
        Text(en: "warning: not recorded: \(why.en)", zh: "警告：未登记：\(why.zh)").in(
          call.isJSON ? .en : call.language))
    }
  }

  /// The disks that came. What is not seen here any more, the next scan that is registered tells.
  private static func disks(_ intake: Intake, _ asset: Asset, _ roll: Roll) throws -> PartChanges {
    var changes = try intake.changes(of: asset, on: roll, now: intake.report.scannedAt)
      .accepted(isConfirmed: false)
    (changes.missing, changes.late) = ([], [])
    changes.arrivals.removeAll { !$0.part.isMedium }
    for index in changes.arrivals.indices where !changes.arrivals[index].isKnown {
      changes.arrivals[index].part.number =
        asset.parts.count + 1
        + changes.arrivals[..<index].count { !$0.isKnown }
    }
    return changes
  }

  private static func told(
    _ asset: Asset, _ added: [Part], _ beside: [DeskSighting], _ events: [Int64], _ call: Call
  ) {
    if call.isJSON {
      line(call) { json in
        json.name("change")
        json.string("recorded")
        json.name("tag")
        json.string(asset.tag.text)
        json.name("events")
        json.beginArray()
        events.forEach { json.integer($0) }
        json.endArray()
      }
      return
    }
    var news: [Text] = []
    if !added.isEmpty {
      let titles = added.map { TerminalText($0.title).string }.joined(separator: ", ")
      news.append(
        Text(en: "with another disk: \(titles), taken for not wiped", zh: "另有磁盘：\(titles)，按未清除处理"))
    }
    if !beside.isEmpty { news.append(DeskWords.sentence(beside)) }
    let sentence = Text(
      en: "\(asset.tag.text)  \(news.map(\.en).joined(separator: "; "))",
      zh: "\(asset.tag.text)  \(news.map(\.zh).joined(separator: "；"))")
    call.output.line(Call.line(sentence.in(call.language), events))
  }
}
