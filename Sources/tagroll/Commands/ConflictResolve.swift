import CommandLineKit
import Exchange
import Identity
import Lifecycle
import Model
import Reports
import ServiceDesk
import Store
import Words

/// `tagroll conflict resolve C-1 --same REF|--new|--split REF|--board-replaced REF|--disk-moved|--clone REF --reason TEXT`
enum ConflictResolve: Verb {
  static let spec = CommandSpec(
    "resolve", zh: "处理", summary: Text(en: "Say which machine a scan is of.", zh: "确定扫描属于哪台机器。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Managers decide. An asset that it is of is known by this scan from then on; another machine comes onto the roll in \
          the same transaction. 'conflict reopen' takes it back.
          """,
        zh: "由资产管理员处理。属于已有资产的，今后以本次扫描识别；属于另一台机器的，同时登记入册。可用“conflict reopen”撤回。"),
      examples: [
        CommandDetails.Example(
          "tagroll conflict resolve C-1 --board-replaced LT-00013 --reason \"RMA 4711\"",
          Text(en: "the vendor put another board in", zh: "厂商更换了主板"))
      ],
      operands: [ConflictCommand.operand],
      options: [
        option("same", ConflictWords.same), option("board-replaced", ConflictWords.boardReplaced),
        OptionSpec("new", help: ConflictWords.new), OptionSpec("disk-moved", help: ConflictWords.diskMoved),
        option("clone", ConflictWords.clone), option("split", ConflictWords.split),
        Options.at(Text(en: "Where another machine is; without it, the store.", zh: "另一台机器所在地点；不填则为库房。")),
        ConflictCommand.reason,
      ] + Options.writing)
  }

  private static func option(_ name: String, _ help: Text) -> OptionSpec {
    OptionSpec(name, ValueSpec(Text(en: "REF", zh: "资产"), completion: .dynamic("assets")), help: help)
  }

  static func run(_ call: Call) throws {
    let ways: [(Conflict.Resolution, isSaid: Bool, reference: String?)] = Conflict.Resolution.allCases.map {
      way in
      switch way {
      case .new, .diskMoved: (way, call.invocation.flag(way.rawValue), nil)
      case .same, .split, .boardReplaced, .clone:
        (way, call.invocation.value(way.rawValue) != nil, call.invocation.value(way.rawValue))
      }
    }
    let said = ways.filter(\.isSaid)
    guard said.count == 1, let (way, _, reference) = said.first else { throw Refusal.oneResolution }
    let reason = try call.invocation.required("reason")
    let day = try call.effectiveDay()
    try call.write(allowing: [.manager]) { writing, roll in
      let conflict = try ConflictCommand.conflict(call, roll)
      if let day = conflict.resolved {
        throw StoreError.refused(.conflict(.settled(conflict.number, since: day)))
      }
      let intake = try ConflictCommand.intake(conflict, roll, call)
      let named = try reference.map { try call.asset($0, in: roll) }
      var others: [Change] = []
      let asset: Asset
      if way.isOfKnown, let named {
        asset = try bind(named, to: conflict, intake, writing, roll, on: day)
      } else {
        asset = try register(intake, conflict, writing, roll, call, on: day)
        let taken = try PartRecording.take(intake, to: asset, writing, roll, call, on: day)
        taken.remarks.forEach(call.remark)
        others = taken.others
      }
      try writing.resolve(conflict, as: way, asset.id, reason: try writing.seal(reason, as: .text))
      let name = ConflictNumber(conflict.number).text
      return [
        Change(
          asset: asset,
          sentence: Text(en: "\(name) settled: \(way.name.en)", zh: "\(name) 已处理：\(way.name.zh)"),
          events: writing.events.map(\.sequence).filter { number in
            !others.contains { $0.events.contains(number) }
          })
      ] + others
    }
  }

  /// From now on the asset is known by the conflict's scan.
  private static func bind(
    _ asset: Asset, to conflict: Conflict, _ intake: Intake, _ writing: Writing, _ roll: Roll, on day: Day
  ) throws -> Asset {
    let current = try writing.current(asset.id) ?? asset
    let step = Step(
      .scanned, to: current.stage,
      [.source: .code("scan"), .rebound: .flag(true), .verdict: .code(conflict.verdict.text)],
      keys: try roll.missing(try intake.lookupKeys(), of: asset), scan: conflict.scan)
    return try writing.record([step], on: current, day: day)
  }

  /// Another machine comes onto the roll, as `register` would have brought it.
  private static func register(
    _ intake: Intake, _ conflict: Conflict, _ writing: Writing, _ roll: Roll, _ call: Call, on day: Day
  ) throws -> Asset {
    let (verdict, candidates) = try intake.verdict(on: roll)
    // What its firmware does not say, what resembles it does.
    guard let category = intake.category ?? candidates.first?.category else {
      throw Refusal.categoryNeeded(of: "-")
    }
    let thing = Newcomer(
      intake: intake, category: category, maker: intake.maker, model: intake.model, serial: intake.serial,
      serialKey: nil, typedSerial: nil, ownership: .owned, purchased: nil, price: nil)
    let tag = try writing.nextTag(category)
    let place = try call.placeOrStore(roll)
    let steps = try thing.steps(tag: tag, at: place.id, verdict, writing)
    let asset = try writing.begin(steps.first, on: day)
    return try writing.record(steps.rest, on: asset, day: day)
  }
}

/// `tagroll conflict reopen C-1 --reason TEXT`
enum ConflictReopen: Verb {
  static let spec = CommandSpec(
    "reopen", zh: "撤回", summary: Text(en: "Take back how a conflict was settled.", zh: "撤回冲突的处理。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          An asset is known by the scan it was known by before. What was registered by it stays where somebody has taken it \
          off the roll, or is refused.
          """,
        zh: "资产恢复以先前的扫描识别。由此登记的机器若仍在册则不能撤回。"),
      examples: [
        CommandDetails.Example(
          "tagroll conflict reopen C-1 --reason \"wrong laptop\"", Text(en: "it was another", zh: "认错了机器"))
      ],
      operands: [ConflictCommand.operand], options: [ConflictCommand.reason] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let reason = try call.invocation.required("reason")
    let day = try call.effectiveDay()
    try call.write(allowing: [.manager]) { writing, roll in
      let conflict = try ConflictCommand.conflict(call, roll)
      guard let id = conflict.asset, let resolution = conflict.resolution,
        let settled = conflict.resolvedSequence,
        var asset = try writing.current(id)
      else { throw StoreError.refused(.conflict(.notSettled(conflict.number))) }
      if resolution.isOfKnown, asset.scan == conflict.scan {
        let bound = try roll.history(of: asset).map(\.event).filter {
          $0.sequence < settled && $0.scan != nil && ($0.version == 1 || $0.evidence.flag(.rebound))
        }
        guard let scan = bound.last(where: { $0.scan != conflict.scan })?.scan else {
          throw StoreError.refused(.conflict(.stillBound(conflict.number)))
        }
        // What it came to be found by through this answer, the next machine that says so is not.
        let taken = bound.last { $0.scan == conflict.scan }?.keys ?? []
        let missing = try roll.missing(taken, of: asset)
        let keys = taken.filter { !missing.contains($0) }
        var evidence: [EvidenceKey: EvidenceValue] = [.source: .code("scan"), .rebound: .flag(true)]
        if !keys.isEmpty { evidence[.keysGone] = .flag(true) }
        asset = try writing.record(
          [Step(.scanned, to: asset.stage, evidence, keys: keys, scan: scan)], on: asset, day: day)
      }
      try writing.reopen(conflict, reason: try writing.seal(reason, as: .text))
      let name = ConflictNumber(conflict.number).text
      return [
        Change(
          asset: asset, sentence: Text(en: "\(name) waits again", zh: "\(name) 恢复为待处理"),
          events: writing.events.map(\.sequence))
      ]
    }
  }
}
