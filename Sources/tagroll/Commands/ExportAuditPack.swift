import AuditPack
import CommandLineKit
import JSONBytes
import Ledger
import Lifecycle
import Model
import Store
import Words

/// `tagroll export audit-pack --year N -o FILE [--from DAY --to DAY] [--since HEAD] [--names REASON]`
enum ExportAuditPack: Verb {
  static let spec = CommandSpec(
    "audit-pack", zh: "审计包",
    summary: Text(en: "Disposals with their proof, in one file.", zh: "处置记录及其证明，一个文件。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          The disposals of a period, the events they rest on, and proofs that an auditor checks without us and without a \
          network (docs/for-auditors.md). That it was made is written into the ledger, with the hash of what is in it. Made again \
          with nothing new on the roll, it is the same file, byte for byte. People are named in it only with --names, and the \
          ledger keeps why.
          """,
        zh: """
          某一期间的处置记录、所据事件及其证明，审计人员无需我方、无需联网即可核验（docs/for-auditors.zh-CN.md）。\
          导出会记入账本，并附内容的哈希。账册没有新内容时再次导出，得到逐字节相同的文件。只有给出 --names 才写明人员姓名，账本会记下理由。
          """),
      examples: [
        CommandDetails.Example(
          "tagroll export audit-pack --year 2026 -o audit-2026.zip", Text(en: "one year", zh: "一年")),
        CommandDetails.Example(
          "tagroll export audit-pack --year 2026 --since head-2025.txt -o audit-2026.zip",
          Text(en: "and that nothing changed since a kept head", zh: "并证明自留存的账本头以来没有改动")),
      ],
      options: [
        OptionSpec(
          "year",
          ValueSpec(Text(en: "YEAR", zh: "年份"), form: Text(en: "Write a year: 2026.", zh: "请写年份，如 2026。")),
          help: Text(en: "What left in this year.", zh: "该年离开的资产。")),
        OptionSpec("from", Options.day, help: Text(en: "What left from this day on.", zh: "自该日起离开的资产。")),
        OptionSpec("to", Options.day, help: Text(en: "What left up to this day.", zh: "至该日止离开的资产。")),
        OptionSpec(
          "since", ValueSpec(Text(en: "HEAD", zh: "账本头"), completion: .files),
          help: Text(
            en: "Prove that nothing changed since this kept head (that of the last pack).",
            zh: "证明自该留存的账本头以来没有改动（默认取上一个审计包的）。")),
        OptionSpec(
          "names", ValueSpec(Text(en: "REASON", zh: "理由")),
          help: Text(en: "Name people in it, for this reason.", zh: "写明人员姓名，并注明理由。")),
        OptionSpec(
          "output", short: "o", ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files),
          help: Text(en: "Write this file, whole or not at all.", zh: "写入该文件，要么完整，要么不写。")),
      ])
  }

  static func run(_ call: Call) throws {
    guard let path = call.invocation.value("output") else { throw Refusal.packWithoutFile }
    let (first, last) = try period(call)
    let roll = try call.openRoll(.writing)
    let author = try call.author(on: roll, allowing: PackExport.roles)
    var request = AuditPack.Request(first: first, last: last)
    request.namesReason = try call.name("names")
    if let kept = call.invocation.value("since") { request.since = try HeadFile.held(kept, by: roll, call) }
    let file = try NewFile(path)
    let made = try AuditPack(roll, request).write(as: author, to: file)
    try file.finish()
    tell(made, path, call)
  }

  private static func period(_ call: Call) throws -> (Day, Day) {
    let first = try call.day("from")
    let last = try call.day("to")
    guard let text = call.invocation.value("year") else {
      guard let first, let last else { throw Refusal.packWithoutPeriod }
      guard first <= last else { throw Refusal.packEndsBefore(first, last) }
      return (first, last)
    }
    guard first == nil, last == nil else { throw Refusal.packPeriodTwice }
    guard text.utf8.count == 4, let year = Int(text), let first = Day(year: year, month: 1, day: 1),
      let last = Day(year: year, month: 12, day: 31)
    else { throw Refusal.badYear(text) }
    return (first, last)
  }

  private static func tell(_ made: AuditPack.Result, _ path: String, _ call: Call) {
    let counts = made.facts.counts
    if call.isJSON {
      return call.json { json in
        json.name("disposals")
        json.integer(Int64(counts.disposals))
        json.name("media_wiped")
        json.integer(Int64(counts.wiped))
        json.name("exceptions")
        json.integer(Int64(counts.exceptions))
        json.name("single_control")
        json.integer(Int64(counts.singleControl))
        json.name("drawn_from")
        json.integer(made.facts.events)
        json.name("head")
        json.string(made.facts.head.text)
        json.name("event")
        json.integer(made.event)
        json.name("changed")
        json.bool(made.isNew)
        json.name("checkpoint")
        json.string(made.checkpoint)
      }
    }
    let file = TerminalText(path).string
    let line = Text(
      en: """
        \(file)  disposals \(counts.disposals), media wiped \(counts.wiped), exceptions \(counts.exceptions)
        """,
      zh: "\(file)  处置 \(counts.disposals) 项，清除介质 \(counts.wiped) 个，例外 \(counts.exceptions)")
    call.output.line(Call.line(line.in(call.language), [made.event]))
    call.say(
      Text(
        en: "Head on its first page: \(made.facts.fingerprint)", zh: "首页所载账本头：\(made.facts.fingerprint)"))
    if !made.isNew {
      call.say(
        Text(
          en: "The same pack as before: nothing happened on the roll since, nothing written.",
          zh: "与上次的审计包相同：此后账册没有新内容，未写入。"))
    }
  }
}
