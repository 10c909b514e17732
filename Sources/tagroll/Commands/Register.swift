import CommandLineKit
import Exchange
import Identity
import Ledger
import Lifecycle
import Model
import Reports
import ServiceDesk
import Store
import Words

/// `tagroll register [-|.] [--at PLACE] [--to WHO] [--monitors]`, `tagroll register --from DIR|-`
enum Register: Verb {
  private static let typed = Text(en: "Typed in", zh: "手工录入")
  private static let papers = Text(en: "Papers", zh: "单据信息")

  static let spec = CommandSpec(
    "register", zh: "登记", summary: Text(en: "Put a device that is here on the roll.", zh: "把已有设备登记入册。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          From this machine, from a scan report on standard input ('-'), or from options for a thing that cannot be \
          scanned. Twice is harmless: a machine that is on the roll is recognised. With --from, all reports of a folder, or one \
          a line: ours, and what the agents of GLPI, FusionInventory and OCS write. Each has a result of its own; what is \
          refused stops none of the others, and the same folder again registers what is new.
          """,
        zh: """
          可登记本机、标准输入中的扫描报告（“-”），或用选项登记无法扫描的设备。重复登记无害：已在册的机器会被识别出来。--from 登记整个文件夹的报告，\
          或标准输入中每行一份：可为本程序的报告，也可为 GLPI、FusionInventory、OCS 代理的清单。每份报告各有结果；被拒绝的不影响其余，再次执行只登记新的内容。
          """),
      examples: [
        CommandDetails.Example(
          "sudo tagroll scan --json | tagroll register -",
          Text(en: "a scanned machine", zh: "扫描到的机器")),
        CommandDetails.Example(
          "tagroll register --from /var/spool/inventories",
          Text(en: "a fleet that agents report of", zh: "由代理上报的全部机器")),
        CommandDetails.Example(
          "tagroll register --category dock --model WD19",
          Text(en: "something typed in", zh: "手工录入")),
      ],
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "SOURCE", zh: "来源")), .optional,
          help: Text(
            en: "'-' for a scan report on standard input, '.' for this machine.",
            zh: "“-”为标准输入中的扫描报告，“.”为本机。"))
      ],
      options: [
        Options.at(Text(en: "Where it is; without it, the store.", zh: "所在地点；不填则为库房。")),
        OptionSpec("to", Options.who, help: Text(en: "Who has it already.", zh: "现在的领用人。")),
        monitorsOption, PartRecording.confirm,
        OptionSpec(
          "from", ValueSpec(Text(en: "DIR", zh: "文件夹"), completion: .files),
          help: Text(
            en: "Many reports: a folder, or '-' for one a line.", zh: "多份报告：文件夹，或“-”表示标准输入每行一份。")),
        OptionSpec(
          "category", Options.choice(Text(en: "KIND", zh: "类别"), Category.self),
          help: Text(en: "What kind of thing it is.", zh: "设备类别。")),
        OptionSpec(
          "maker", Options.words, help: Text(en: "Its maker.", zh: "制造商。"), group: typed),
        OptionSpec(
          "model", Options.words, help: Text(en: "Its model.", zh: "型号。"), group: typed),
        OptionSpec(
          "serial", Options.words, help: Text(en: "Its serial.", zh: "序列号。"), group: typed),
        OptionSpec(
          "tag", ValueSpec(Text(en: "TAG", zh: "标签")),
          help: Text(en: "A label that is printed already.", zh: "已印好的标签。"), group: papers),
        OptionSpec(
          "ownership", Options.choice(Text(en: "WHOSE", zh: "权属"), Ownership.self),
          help: Text(en: "Whose it is (owned).", zh: "权属（默认 owned）。"), group: papers),
        OptionSpec(
          "purchased", Options.day, help: Text(en: "The day it was bought.", zh: "购入日期。"), group: papers),
        OptionSpec(
          "price", Options.money, help: Text(en: "What it cost, with its currency.", zh: "原值及币种。"),
          group: papers),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    if let from = call.invocation.value("from") { return try RegisterStream.run(from, call) }
    let thing = try Newcomer.read(call)
    if !call.isJSON, let summary = thing.summary(call.language) { call.output.line(summary) }
    if let typed = thing.typedSerial, try call.rules().rejects(typed, as: .serial) != nil {
      call.remark(Refusal.placeholderKept)
    }
    let day = try call.effectiveDay()
    try keepConflict(thing, call)
    var isNew = true
    var next = "@last"
    try call.write { writing, roll in
      let holder = try call.invocation.value("to").map { try call.person($0, in: roll) }
      let finding = try find(thing, try thing.intake?.verdict(on: roll), on: roll)
      // Its monitors stand where it stands, or where it is said to be.
      let place: EntityID?
      if let known = finding.known, call.invocation.value("at") == nil {
        place = known.place
      } else {
        place = try call.placeOrStore(roll).id
      }
      let change = try take(thing, finding, with: holder, writing, roll, call, on: day)
      isNew = finding.known == nil
      change.remarks.forEach(call.remark)
      let beside = try monitors(
        of: change.asset, thing, at: place, with: holder, writing, roll, call, on: day)
      if !beside.isEmpty { next = change.asset.tag.text }
      return [change] + change.others + beside
    }
    if isNew { call.next("tagroll warranty set \(next) --until DATE") }
  }

  /// What a thing is found to be before anything is written.
  struct Finding {
    /// The asset it is already; `nil` for a new one.
    var known: Asset?
    /// `nil` for what was typed.
    var verdict: Verdict?
  }

  /// - Throws: ``Refusal`` for what only might be an asset of the roll.
  static func find(_ thing: Newcomer, _ judged: Judged?, on roll: Roll) throws -> Finding {
    Finding(known: try known(thing, judged, roll), verdict: judged?.verdict)
  }

  /// One thing, one result: what was found is written.
  static func take(
    _ thing: Newcomer, _ finding: Finding, with holder: Party?, _ writing: Writing, _ roll: Roll,
    _ call: Call,
    on day: Day
  ) throws -> Change {
    var change: Change
    if let known = finding.known {
      change = try recognised(known, finding.verdict, thing, writing, roll, call, on: day)
    } else {
      change = try begin(thing, finding, with: holder, writing, roll, call, on: day)
    }
    try DeskRecording.take(thing.intake, at: &change, writing, roll)
    return change
  }

  private static func begin(
    _ thing: Newcomer, _ finding: Finding, with holder: Party?, _ writing: Writing, _ roll: Roll,
    _ call: Call, on day: Day
  ) throws -> Change {
    let place = try call.placeOrStore(roll)
    let tag = try tag(thing, writing, call)
    let first = writing.nextSequence
    let steps = try thing.steps(tag: tag, at: place.id, finding.verdict, writing)
    var asset = try writing.begin(steps.first, on: day)
    asset = try writing.record(steps.rest, on: asset, day: day)
    if let holder {
      asset = try writing.record(
        try Walk.assign(asset, to: Holder(.person, holder.id), at: place.id), on: asset, day: day)
    }
    let where_ = holder.map { "\($0.name ?? "") (\($0.handle ?? ""))" } ?? place.name ?? ""
    let events = Array(first..<writing.nextSequence)
    let (others, remarks) = try PartRecording.take(thing.intake, to: asset, writing, roll, call, on: day)
    return Change(
      asset: asset,
      sentence: Text(
        en: "registered \(holder == nil ? "at" : "with") \(where_)",
        zh: "已登记，\(holder == nil ? "位于" : "领用人") \(where_)"),
      events: events, remarks: remarks, others: others)
  }

  /// A machine that is on the roll already: what a scan changes of its parts is proposed, and written down as far as it is taken.
  private static func recognised(
    _ asset: Asset, _ verdict: Verdict?, _ thing: Newcomer, _ writing: Writing, _ roll: Roll, _ call: Call,
    on day: Day
  ) throws -> Change {
    guard let intake = thing.intake else { return try shown(asset, verdict, thing, writing, on: day) }
    try checkHere(asset)
    let isConfirmed = PartRecording.isConfirmed(call)
    let proposed = try intake.changes(of: asset, on: roll, now: writing.now, isConfirmed: isConfirmed)
    let accepted = proposed.accepted(isConfirmed: isConfirmed)
    let remarks = PartWords.remarks(proposed, accepted)
    let binding = try binding(of: asset, to: intake, roll)
    let told = [PartWords.sentence(accepted), binding.map { _ in knownByIt }].compactMap(\.self)
    guard !told.isEmpty, let scan = try thing.keepScan(writing) else {
      // The scan that it rests on says itself when that was.
      if try asset.scan.flatMap({ try roll.scanTime($0) }) != intake.report.scannedAt {
        try writing.note(proposed.looks, at: asset.id)
      }
      var change = try shown(asset, verdict, thing, writing, on: day)
      change.remarks = remarks
      change.others = try PartRecording.release(accepted, to: asset, writing, on: day)
      return change
    }
    let first = writing.nextSequence
    let verdict = try thing.keepVerdict(verdict, writing)
    var after = try PartRecording.write(accepted, on: asset, scan: scan, verdict: verdict, writing, on: day)
    if let binding, let verdict {
      let step = Step(
        .scanned, to: after.stage, [.source: .code("scan"), .rebound: .flag(true), .verdict: verdict],
        keys: binding, scan: scan)
      after = try writing.record([step], on: after, day: day)
    }
    let events = Array(first..<writing.nextSequence)
    let (en, zh) = (told.map(\.en).joined(separator: "; "), told.map(\.zh).joined(separator: "；"))
    return Change(
      asset: after, sentence: Text(en: "on the roll already; \(en)", zh: "已在账册上；\(zh)"), events: events,
      remarks: remarks, others: try PartRecording.release(accepted, to: after, writing, on: day))
  }

  private static let knownByIt = Text(en: "known by this scan from now on", zh: "今后以本次扫描识别")

  /// What was typed in, or seen by a plain user alone, is known by the first scan as root of it: else a disk or an installation that
  /// changes later would make another machine of it.
  ///
  /// - Returns: what else it is filed under then; `nil` where it stays known as it is.
  private static func binding(of asset: Asset, to intake: Intake, _ roll: Roll) throws -> [String]? {
    guard intake.report.privileged else { return nil }
    if let scan = asset.scan {
      guard let head = try roll.blobHead(scan), !ScanReportJSON.isPrivileged(head) else { return nil }
    }
    return try roll.missing(try intake.lookupKeys(), of: asset)
  }

  /// - Throws: when a machine that left or was lost is here.
  static func checkHere(_ asset: Asset) throws {
    guard !asset.stage.isTerminal, asset.stage != .lost, asset.stage != .writtenOff else {
      throw Refusal.shouldNotBeHere(asset)
    }
  }

  /// A machine that is on the roll just as it is: written down only where that shows a stocktake that it is there.
  private static func shown(
    _ asset: Asset, _ verdict: Verdict?, _ thing: Newcomer, _ writing: Writing, on day: Day
  ) throws -> Change {
    let stocktakes = thing.intake == nil ? [] : try writing.stocktakesToShow(asset.id)
    guard !stocktakes.isEmpty, let scan = try thing.keepScan(writing) else {
      return Change(
        asset: asset, sentence: Text(en: "on the roll already, nothing written", zh: "已在账册上，未写入"), events: [])
    }
    var evidence: [EvidenceKey: EvidenceValue] = [.source: .code("scan")]
    evidence[.verdict] = try thing.keepVerdict(verdict, writing)
    let first = writing.nextSequence
    let after = try writing.record(
      [Step(.scanned, to: asset.stage, evidence, scan: scan)], on: asset, day: day)
    let numbers = stocktakes.map { StocktakeNumber($0).text }
    return Change(
      asset: after,
      sentence: Text(
        en: "on the roll already; the scan shows \(numbers.joined(separator: ", ")) that it is there",
        zh: "已在账册上；扫描结果为 \(numbers.joined(separator: "、")) 证明其在位"),
      events: Array(first..<writing.nextSequence))
  }

  /// The asset this is already. What only might be it is refused, with what it might be.
  private static func known(
    _ thing: Newcomer, _ verdict: Judged?, _ roll: Roll
  ) throws -> Asset? {
    let known = try verdict.flatMap { judged in
      if case .conflict = judged.verdict, let asset = try repeated(thing, judged.candidates, roll) {
        return asset
      }
      return try recognised(judged.verdict, judged.candidates)
    }
    if let serial = thing.typedSerial {
      let holders = try roll.assets(withKeys: ["serial:\(Normalise.serial(serial))"])
      if let taken = holders.first(where: { $0.id != known?.id }) {
        throw Refusal.duplicateSerial(serial, taken)
      }
    }
    return known
  }

  private static func recognised(_ verdict: Verdict, _ candidates: [Asset]) throws -> Asset? {
    switch verdict {
    case .same(let id, _): return candidates.first { $0.id == id }
    case .new: return nil
    case .conflict(let ids, let reasons):
      // A scan that could not read what tells machines apart is new when nothing on the roll resembles it.
      if ids.isEmpty, reasons.decision != .container { return nil }
      throw Refusal.conflict(
        candidates.filter { ids.contains($0.id) }, reasons.decision, verdict.proposal, number: nil)
    }
  }

  private static func tag(_ thing: Newcomer, _ writing: Writing, _ call: Call) throws -> Tag {
    guard let text = call.invocation.value("tag") else { return try writing.nextTag(thing.category) }
    // Numbering goes on behind the highest tag there is: a label may not use the numbers up.
    guard let tag = Tag(AssetReference.clean(text).uppercased()), tag.number <= 999_999_999 else {
      throw Refusal.badTag(text)
    }
    return tag
  }
}
