import CommandLineKit
import Exchange
import Identity
import JSONBytes
import Model
import Reports
import Store
import Words

/// `tagroll why [REF|.|-]`
enum Why: Verb {
  static let spec = CommandSpec(
    "why", zh: "依据", summary: Text(en: "Why a scan is taken for this asset.", zh: "说明扫描为何判定为该资产。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Of an asset: every verdict that was kept when a scan was filed about it, and whether today's rules would say the \
          same. Of this machine ('.') or of a scan-report on standard input ('-'): what would be decided now. Nothing is written.
          """,
        zh: "对资产：列出登记扫描时保存的每次判定，并说明按现行规则是否仍然相同。对本机（“.”）或标准输入中的扫描报告（“-”）：说明现在会如何判定。不写入任何内容。"),
      examples: [
        CommandDetails.Example("tagroll why LT-00013", Text(en: "the kept verdicts", zh: "已保存的判定")),
        CommandDetails.Example("sudo tagroll why", Text(en: "this machine, now", zh: "本机的当前判定")),
      ],
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "REF", zh: "资产")), .optional,
          help: Text(
            en: "An asset; '.' for this machine, '-' for a report on standard input.",
            zh: "资产；“.”为本机，“-”为标准输入中的报告。"))
      ])
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    try roll.read {
      switch call.invocation.operands.first ?? "." {
      case ".": try now(call.surroundings.scan([]), roll, call)
      case "-": try now(try Newcomer.report(call).report, roll, call)
      case let reference: try kept(try call.asset(reference, in: roll), roll, call)
      }
    }
  }

  private static func now(_ report: ScanReport, _ roll: Roll, _ call: Call) throws {
    let explanation = Explanation(try call.intake(report).verdict(on: roll).verdict)
    if call.isJSON {
      var json = JSONWriter(form: .canonical)
      VerdictJSON.write(explanation, into: &json)
      return call.output.bytes(json.bytes + [0x0A])
    }
    call.lines(try VerdictCard(explanation, call.language, tag: tags(roll)).lines())
  }

  private static func kept(_ asset: Asset, _ roll: Roll, _ call: Call) throws {
    let replays = try roll.verdicts(about: asset).map { try Replayed($0, roll, call) }
    if call.isJSON {
      var array = try JSONArray(call.sink)
      for replay in replays { try array.add(replay.json) }
      return try array.end()
    }
    if replays.isEmpty {
      return call.say(
        Text(
          en: "\(asset.tag.text) was typed in: no scan was ever taken for it",
          zh: "\(asset.tag.text) 为手工录入：没有扫描被判定为它"))
    }
    for (index, replay) in replays.enumerated() {
      if index > 0 { call.output.line("") }
      call.lines(try replay.lines(roll, call.language))
    }
  }

  /// What assets are called here.
  static func tags(_ roll: Roll) -> (EntityID) throws -> String? {
    { try roll.tag(of: $0) }
  }
}

/// A verdict that was kept, and what today's rules say of the same scan and of what the roll knew then.
struct Replayed {
  let event: Event
  /// `nil` for one that this program cannot read.
  let then: Explanation?
  let now: Explanation

  init(_ kept: Roll.KeptVerdict, _ roll: Roll, _ call: Call) throws {
    event = kept.event
    then = VerdictJSON.decode(kept.verdict)
    let intake = try call.intake(try ScanReportJSON.decode(kept.scan))
    now = Explanation(try intake.verdict(on: roll, before: kept.event.sequence).verdict)
  }

  var hasChanged: Bool { then.map { !$0.agrees(with: now) } ?? true }

  var json: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.name("event")
    json.integer(event.sequence)
    json.name("asset")
    json.string(event.subject.text)
    json.name("changed")
    json.bool(hasChanged)
    if let then {
      json.name("kept")
      VerdictJSON.write(then, into: &json)
    }
    json.name("now")
    VerdictJSON.write(now, into: &json)
    json.endObject()
    return json.bytes
  }

  func lines(_ roll: Roll, _ language: Language) throws -> [String] {
    let heading = Text(
      en: "#\(event.sequence)  \(event.on.text)  \(event.name.en)",
      zh: "#\(event.sequence)  \(event.on.text)  \(event.name.zh)"
    ).in(language)
    guard let then else {
      return [heading, Text(en: "the kept verdict cannot be read", zh: "保存的判定无法读取").in(language)]
    }
    var lines = [heading] + (try VerdictCard(then, language, tag: Why.tags(roll)).lines())
    if hasChanged {
      let new = try VerdictCard(now, language, tag: Why.tags(roll)).headline()
      lines.append(Text(en: "  today's rules say    \(new)", zh: "  现行规则判定为    \(new)").in(language))
    } else {
      lines.append(Text(en: "  today's rules say the same", zh: "  现行规则判定相同").in(language))
    }
    return lines
  }
}
