import CommandLineKit
import Exchange
import Identity
import Lifecycle
import Model
import Reports
import ServiceDesk
import Store
import Words

/// `tagroll manifest release M-1 --carrier WHO --vehicle NO --seal NO --weight KG --sign WHO --sign WHO`
enum ManifestRelease: Verb {
  static let spec = CommandSpec(
    "release", zh: "出库", summary: Text(en: "Hand the whole load over.", zh: "整批移交出库。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          All of it leaves, or nothing: what is held, not wiped or not ours stops it, each named. Who takes waste must \
          have shown a permit that holds; who takes things to use them gets a deed. Media that cannot be wiped here leave \
          on a waiver, to be destroyed: the load is a sealed container, an administrator countersigns, somebody watches, \
          and the proof is due in 30 days.
          """,
        zh: """
          整批放行或全部不放行：被冻结、未清除或非自有的逐件列出。接收废弃物须有有效资质；继续使用的须有合同。\
          无法在本单位清除的介质可豁免出库销毁：整批装入封签容器，由系统管理员会签，有人见证，30 天内取得证明。
          """),
      examples: [
        CommandDetails.Example(
          "tagroll manifest release M-1 --seal S-9 --weight 41.5 --carrier SF …",
          Text(en: "by lorry", zh: "货车运输"))
      ],
      operands: [ManifestCommand.operand],
      options: [
        OptionSpec("carrier", Options.words, help: Text(en: "Who carries it.", zh: "承运方。"), required: true),
        OptionSpec("vehicle", number, help: Text(en: "The vehicle.", zh: "车牌号。"), required: true),
        OptionSpec("seal", number, help: Text(en: "The seal of the load.", zh: "封签号。"), required: true),
        OptionSpec("weight", kilograms, help: Text(en: "What it weighs.", zh: "重量。"), required: true),
        OptionSpec(
          "sign", Options.who, help: Text(en: "Two who sign it out.", zh: "签字放行，须两人。"), required: true,
          repeatable: true),
        OptionSpec("deed", number, help: Text(en: "Of a sale or gift.", zh: "出售或捐赠的合同编号。")),
        OptionSpec(
          "countersign", Options.who,
          help: Text(en: "Live media: who waives it, an admin.", zh: "介质未清除：会签的系统管理员。")),
        OptionSpec(
          "witness", Options.who, help: Text(en: "Live media: who sees them destroyed.", zh: "介质未清除：销毁见证人。")),
        OptionSpec(
          "cert-due", Options.day, help: Text(en: "Live media: when the proof is due.", zh: "介质未清除：证明应到日期。")),
      ] + Options.writing)
  }

  static let number = ValueSpec(Text(en: "NO", zh: "编号"))
  static let kilograms = ValueSpec(
    Text(en: "KG", zh: "公斤"), form: Text(en: "Write kilograms: 12.5.", zh: "请写公斤数，如 12.5。"))

  static func run(_ call: Call) throws {
    let invocation = call.invocation
    let number = try ManifestCommand.number(invocation.operands[0])
    let weight = try ManifestCommand.grams("weight", call) ?? 0
    let signs = invocation.values("sign")
    guard signs.count == 2 else { throw LifecycleError.manifest(.signersSame(number)) }
    try ManifestCommand.act(call, allowing: [.manager]) { writing, roll, day in
      let manifest = try roll.manifest(number)
      let assets = try roll.assets(on: number)
      try check(manifest, assets, roll, day, call)
      var facts: [EvidenceKey: EvidenceValue] = [
        .weight: .number(weight), .signer: .id(try call.person(signs[0], in: roll).id),
        .secondSigner: .id(try call.person(signs[1], in: roll).id),
      ]
      for (key, option): (EvidenceKey, String) in [
        (.carrier, "carrier"), (.vehicle, "vehicle"), (.seal, "seal"), (.deed, "deed"),
      ] {
        if let text = try call.name(option) { facts[key] = .secret(try writing.seal(text, as: .text)) }
      }
      let waiver = try waiver(call, roll, writing)
      let after = try writing.take(manifest, .manifestReleased, facts, assets, day: day) {
        asset throws(StoreError) in
        Walk.release(
          asset, with: manifest, waiver,
          try DisposalOptions.leaving(asset, to: manifest.vendor, manifest.route, on: day, roll, writing))
      }
      let who = try NameBook(roll).name(manifest.vendor)
      let live = assets.filter(\.dataState.isLive).count
      let waived =
        live == 0
        ? Text(en: "", zh: "")
        : Text(en: "; \(live) with live media, on a waiver", zh: "；其中 \(live) 件介质未清除（已豁免）")
      return (
        after,
        Text(
          en: "left for \(who): \(assets.count), \(Reports.kilograms(weight))\(waived.en)",
          zh: "已移交 \(who)：\(assets.count) 件，\(Reports.kilograms(weight))\(waived.zh)")
      )
    }
    call.next("tagroll manifest receipt \(ManifestNumber(number).text) FILE.csv --cert NO")
  }

  /// Refuses what the rules will refuse, with each thing and the vendor by name.
  private static func check(
    _ manifest: Manifest, _ assets: [Asset], _ roll: Roll, _ day: Day, _ call: Call
  ) throws {
    let number = manifest.number
    if let left = manifest.released { throw LifecycleError.manifest(.left(number, since: left)) }
    let waived = call.invocation.value("countersign") != nil
    let obstacles = assets.compactMap { asset in
      Walk.obstacle(asset, waived: waived).map { (asset: asset, why: $0) }
    }
    guard obstacles.isEmpty else { throw Refusal.loadBlocked(number, obstacles) }
    let who = try NameBook(roll).name(manifest.vendor)
    let papers = try roll.papers(of: manifest.vendor)
    do throws(LifecycleError) {
      try VendorPaper.check(papers, of: manifest.vendor, for: manifest.route, on: day)
    } catch {
      guard case .manifest(.noPermit(_, let route, let ended)) = error else { throw error }
      throw Refusal.noPermit(route, ended, vendor: who)
    }
  }

  private static func waiver(_ call: Call, _ roll: Roll, _ writing: Writing) throws -> Walk.Waiver? {
    let invocation = call.invocation
    guard let administrator = invocation.value("countersign") else { return nil }
    // The load is the sealed container.
    let container = try invocation.required("seal")
    _ = try invocation.required("cert-due")
    guard let due = try call.day("cert-due") else { return nil }
    return Walk.Waiver(
      witness: try call.person(try invocation.required("witness"), in: roll).id,
      countersigner: try call.person(administrator, in: roll).id,
      container: try writing.seal(container, as: .text), due: due)
  }
}

/// `tagroll manifest receipt M-1 [FILE|-] [--serial SERIAL…] [--cert NO] [--treatment WAY]`
enum ManifestReceipt: Verb {
  static let spec = CommandSpec(
    "receipt", zh: "回执",
    summary: Text(en: "File what whoever took it answers, serial by serial.", zh: "逐件登记接收方回执。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Every serial is held against the load. One that is not on it is named, and nothing is written. What is still \
          missing is told, and may be answered later. A file has a first line that names its columns: serial, and of \
          certificate, treatment, waste_code, hazardous, weight_kg, country and proceeds those that differ from thing to thing.
          """,
        zh:
          "逐个核对序列号。不在单上的会列出，且不写入任何内容。未回执的会提示，可以之后补登。文件首行为列名：serial，另可有 certificate、treatment、waste_code、hazardous、weight_kg、country、proceeds。"
      ),
      examples: [
        CommandDetails.Example(
          "tagroll manifest receipt M-1 greenloop.csv --cert GL-8812 --treatment recycle",
          Text(en: "their list", zh: "对方清单")),
        CommandDetails.Example(
          "tagroll manifest receipt M-1 --serial PF2ABCDE --cert GL-8812", Text(en: "one of it", zh: "单件")),
      ],
      operands: [
        ManifestCommand.operand,
        OperandSpec(
          ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files), .optional,
          help: Text(en: "Their list as CSV, or '-'.", zh: "对方清单（CSV），或“-”。")),
      ],
      options: [
        OptionSpec(
          "serial", ValueSpec(Text(en: "SERIAL", zh: "序列号")),
          help: Text(en: "A serial they answer for; a tag for what has none.", zh: "已回执的序列号；无序列号的用标签。"),
          repeatable: true),
        OptionSpec(
          "cert", ManifestRelease.number, help: Text(en: "Their certificate.", zh: "处置证书编号。")),
      ] + DisposalOptions.treated + Options.writing)
  }

  static func run(_ call: Call) throws {
    let number = try ManifestCommand.number(call.invocation.operands[0])
    let day = try call.effectiveDay()
    let lines = try lines(call)
    var missing: [Asset] = []
    var total = 0
    try call.write { writing, roll in
      let manifest = try roll.manifest(number)
      guard manifest.released != nil else { throw LifecycleError.manifest(.notReleased(number)) }
      if let ended = manifest.ended { throw LifecycleError.manifest(.ended(number, since: ended)) }
      let assets = try roll.assets(on: number)
      let pairs = try reconcile(lines, assets, number)
      total = assets.count
      missing = assets.filter { asset in
        asset.receipt == nil && !pairs.contains { $0.asset.id == asset.id }
      }
      return try pairs.map { asset, line in
        guard asset.receipt == nil else {
          return Change(
            asset: asset, sentence: Text(en: "answered already, nothing written", zh: "已有回执，未写入"),
            events: [])
        }
        let paper = line.certificate ?? ""
        let after = try writing.record(
          [
            Walk.answer(
              asset, serial: DeviceText(line.serial), certificate: try writing.seal(paper, as: .text),
              line.facts)
          ], on: asset, day: day)
        let treated = line.facts.treatment?.name
        return Change(
          asset: after,
          sentence: Text(
            en: "\(line.serial): \(paper)\(treated.map { ", \($0.en)" } ?? "")",
            zh: "\(line.serial)：\(paper)\(treated.map { "，\($0.zh)" } ?? "")"),
          events: [after.lastSequence])
      }
    }
    guard !call.isJSON else { return }
    let tags = missing.map(\.tag.text)
    call.remark(
      missing.isEmpty
        ? Text(en: "All \(total) are answered for.", zh: "\(total) 件均已回执。")
        : Text(
          en: "\(tags.count) of \(total) missing: \(tags.joined(separator: ", "))",
          zh: "\(total) 件中缺 \(tags.count) 件回执：\(tags.joined(separator: "、"))"))
  }

  private static func lines(_ call: Call) throws -> [ReceiptCSV.Line] {
    let invocation = call.invocation
    var lines: [ReceiptCSV.Line] = []
    if invocation.operands.count > 1 {
      let bytes = try InputFile.whole(invocation.operands[1], upTo: 8 << 20, call)
      do throws(ReceiptCSV.Failure) { lines = try ReceiptCSV.read(bytes) } catch {
        throw Refusal.badReceipt(invocation.operands[1], error)
      }
    }
    for serial in invocation.values("serial") {
      lines.append(ReceiptCSV.Line(number: 0, serial: AssetReference.clean(serial)))
    }
    guard !lines.isEmpty else { throw Refusal.noSerials }
    let facts = try DisposalOptions.facts(call)
    let paper = try call.name("cert")
    return try lines.map { line in
      var line = line
      line.facts = line.facts.or(facts)
      line.certificate = line.certificate ?? paper
      // A certificate without serials is none, and serials without a certificate prove nothing.
      guard line.certificate != nil else { _ = try invocation.required("cert"); return line }
      return line
    }
  }

  /// Each line with its asset, each asset once.
  private static func reconcile(
    _ lines: [ReceiptCSV.Line], _ assets: [Asset], _ number: Int64
  ) throws -> [(asset: Asset, line: ReceiptCSV.Line)] {
    var byName: [String: Asset] = [:]
    for asset in assets {
      if let serial = asset.serial { byName[Normalise.serial(serial)] = asset }
    }
    for asset in assets { byName[asset.tag.text] = byName[asset.tag.text] ?? asset }
    var pairs: [(asset: Asset, line: ReceiptCSV.Line)] = []
    var unknown: [String] = []
    var seen: Set<EntityID> = []
    for line in lines {
      guard let asset = byName[Normalise.serial(DeviceText(line.serial))] else {
        unknown.append(line.serial)
        continue
      }
      if seen.insert(asset.id).inserted { pairs.append((asset: asset, line: line)) }
    }
    guard unknown.isEmpty else { throw Refusal.notOnLoad(unknown, number) }
    return pairs
  }
}

/// `tagroll manifest close M-1 [--cert NO] [--weight-out KG] [--proceeds AMOUNT | --cost AMOUNT]`
enum ManifestClose: Verb {
  static let spec = CommandSpec(
    "close", zh: "结案", summary: Text(en: "Take an answered load off the roll.", zh: "回执齐全后结案出册。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Every thing of it must be answered for, and live media that left on a waiver must have their certificates. It \
          cannot be undone; you type the number of the load to confirm.
          """,
        zh: "须逐件均有回执；豁免出库的介质须已登记销毁证明。此操作不可撤销，需键入移交单编号确认。"),
      examples: [
        CommandDetails.Example(
          "tagroll manifest close M-1 --weight-out 41.2 --proceeds \"120 CNY\" --ref FIN-77",
          Text(en: "with what it brought", zh: "登记残值收入"))
      ],
      operands: [ManifestCommand.operand],
      options: [
        OptionSpec(
          "cert", ManifestRelease.number,
          help: Text(en: "Of the whole load, where it has one of its own.", zh: "整批证书编号。")),
        OptionSpec(
          "weight-out", ManifestRelease.kilograms, help: Text(en: "What they weighed.", zh: "接收方过磅重量。")),
        OptionSpec("proceeds", Options.money, help: Text(en: "What it brought.", zh: "残值收入。")),
        OptionSpec("cost", Options.money, help: Text(en: "What it cost.", zh: "处置费用。")),
        OptionSpec("ref", ManifestRelease.number, help: Text(en: "Of the books.", zh: "财务凭证号。")),
        OptionSpec(
          "confirm", ValueSpec(Text(en: "MANIFEST", zh: "移交单")),
          help: Text(en: "Its number, typed to confirm.", zh: "键入移交单编号确认。")),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let invocation = call.invocation
    let number = try ManifestCommand.number(invocation.operands[0])
    let named = ManifestNumber(number).text
    let weight = try ManifestCommand.grams("weight-out", call)
    let proceeds = try call.money("proceeds")
    let cost = try call.money("cost")
    guard try isReady(number, named, call) else { throw Refusal.declined }
    try ManifestCommand.act(call, allowing: [.manager]) { writing, roll, day in
      let manifest = try roll.manifest(number)
      let assets = try roll.assets(on: number)
      var facts: [EvidenceKey: EvidenceValue] = [:]
      if let weight {
        facts[.weight] = .number(weight)
        try warnOfWeight(weight, assets, roll, call)
      }
      if let proceeds { facts[.proceeds] = .money(proceeds) }
      if let cost { facts[.cost] = .money(cost) }
      let paper = try call.name("cert").map { try writing.seal($0, as: .text) }
      if let paper { facts[.certificate] = .secret(paper) }
      let booked = try call.name("ref").map { try writing.seal($0, as: .text) }
      if let booked { facts[.reference] = .secret(booked) }
      let after = try writing.take(manifest, .manifestClosed, facts, assets, day: day) {
        asset throws(StoreError) in
        let own = try asset.receipt.flatMap { number throws(StoreError) in try roll.event(number) }
        guard let certificate = paper ?? own?.evidence.secret(.certificate) else {
          throw .refused(.manifest(.unanswered([asset.tag])))
        }
        var told: [EvidenceKey: EvidenceValue] = [
          .manifest: .number(number), .certificate: .secret(certificate),
        ]
        if let booked { told[.reference] = .secret(booked) }
        return Step(.disposed, to: .disposed, told)
      }
      return (
        after, Text(en: "closed: \(assets.count) disposed of", zh: "已结案：处置 \(assets.count) 件")
      )
    }
  }

  /// Tells that the things of a load are said to weigh more than the load.
  private static func warnOfWeight(_ grams: Int64, _ assets: [Asset], _ roll: Roll, _ call: Call) throws {
    let told = try assets.compactMap {
      try $0.receipt.flatMap { try roll.event($0) }?.evidence.number(.weight)
    }
    // Weights beyond all measure wrap round, and nothing is said of them.
    let sum = told.reduce(0, &+)
    guard sum > grams else { return }
    let (things, load) = (kilograms(sum), kilograms(grams))
    call.remark(
      Text(
        en: "warning: by their receipts these things weigh \(things), more than their load: \(load)",
        zh: "警告：按回执各件合计 \(things)，超过整批重量 \(load)"))
  }

  /// The rule that keeps a load from being closed.
  private static func obstacle(_ manifest: Manifest, _ assets: [Asset]) -> LifecycleError? {
    guard manifest.released != nil else { return .manifest(.notReleased(manifest.number)) }
    if let ended = manifest.ended { return .manifest(.ended(manifest.number, since: ended)) }
    let unanswered = assets.filter { $0.receipt == nil }.map(\.tag)
    guard unanswered.isEmpty else { return .manifest(.unanswered(unanswered)) }
    return assets.lazy.compactMap(\.closingObstacle).first
  }

  private static func isReady(_ number: Int64, _ named: String, _ call: Call) throws -> Bool {
    _ = try call.effectiveDay()
    let roll = try call.openRoll(.reading)
    let author = try call.author(on: roll, allowing: [.manager])
    let manifest = try roll.manifest(number)
    let assets = try roll.assets(on: number)
    if let obstacle = obstacle(manifest, assets) {
      // Nobody is asked to confirm what the rules refuse, and it is filed as any other refusal.
      if let code = obstacle.code { call.file(code, about: nil, by: author) }
      throw obstacle
    }
    if call.isDryRun { return true }
    return try Confirmation.severe(
      call,
      Text(
        en: "\(assets.count) of \(named) leave the roll for good. This cannot be undone.",
        zh: "\(named) 的 \(assets.count) 件将永久出册。此操作不可撤销。"),
      wanted: named,
      question: Text(en: "Type \(named) to confirm: ", zh: "请键入 \(named) 确认："))
  }
}

/// `tagroll manifest refuse M-1 --reason TEXT`
enum ManifestRefuse: Verb {
  static let spec = CommandSpec(
    "refuse", zh: "退回", summary: Text(en: "Take a whole load back.", zh: "登记整批退回。")
  ) {
    CommandDetails(
      discussion: Text(
        en:
          "It was refused, or its seal was broken. It waits here again, and every medium must be wiped anew. What did not come back is lost first.",
        zh: "被拒收或封签破损的整批退回。资产恢复为已停用，所有介质须重新清除数据。没有回来的先挂失。"),
      examples: [
        CommandDetails.Example(
          "tagroll manifest refuse M-1 --reason \"gate closed\" --count 12",
          Text(en: "it came back whole", zh: "整批退回"))
      ],
      operands: [ManifestCommand.operand],
      options: [
        OptionSpec("reason", Options.words, help: Text(en: "Why it came back.", zh: "退回原因。"), required: true),
        OptionSpec(
          "seal-intact", RepairCommand.yesNo, help: Text(en: "Whether its seal was whole.", zh: "封签是否完好。")),
        OptionSpec("count", Options.count, help: Text(en: "How many came back.", zh: "清点件数。")),
        Options.at(Text(en: "Where it is put; without it, the store.", zh: "存放地点；不填则为库房。")),
      ] + Options.writing)
  }

  private static let mostCounted = 1_000_000

  static func run(_ call: Call) throws {
    let number = try ManifestCommand.number(call.invocation.operands[0])
    let reason = try call.invocation.required("reason")
    let counted = try call.invocation.value("count").map { text in
      guard let count = Int(text), (0...mostCounted).contains(count) else {
        throw Refusal.badCount(text, least: 0, most: mostCounted)
      }
      return count
    }
    try ManifestCommand.act(call, allowing: Role.clerks) { writing, roll, day in
      let manifest = try roll.manifest(number)
      let assets = try roll.assets(on: number)
      if let counted, manifest.released != nil, manifest.ended == nil, counted != assets.count {
        throw Refusal.notAllBack(counted, assets.map(\.tag), number)
      }
      let place = try call.placeOrStore(roll)
      let why = try writing.seal(reason, as: .text)
      var facts: [EvidenceKey: EvidenceValue] = [.reason: .secret(why), .place: .id(place.id)]
      if counted != nil { facts[.counted] = .number(Int64(assets.count)) }
      if let whole = call.invocation.value("seal-intact") { facts[.sealIntact] = .flag(whole == "yes") }
      let after = try writing.take(manifest, .manifestRefused, facts, assets, day: day) { _ in
        Step(
          .loadRefused, to: .retired,
          [.manifest: .number(number), .reason: .secret(why), .place: .id(place.id)])
      }
      return (
        after,
        Text(
          en: "came back: \(assets.count) at \(place.name ?? ""), to be wiped again",
          zh: "已退回：\(assets.count) 件，位于 \(place.name ?? "")，须重新清除数据")
      )
    }
  }
}
