import Lifecycle
public import Model
import ServiceDesk
public import Store
public import Words

/// The life of one asset, newest event first: day, event number, what, and the particulars.
public struct HistoryReport {
  private let names: NameBook
  private let roll: Roll
  private let language: Language

  public init(_ roll: Roll, _ language: Language) {
    self.roll = roll
    self.language = language
    names = NameBook(roll, erased: erasedWord.in(language))
  }

  public func lines(_ asset: Asset, _ entries: [Roll.Entry]) throws -> [String] {
    let undoings = Undoings(entries.map(\.event))
    let events = entries.map(\.event).reversed()
    let width = events.map { CellWidth.of($0.name.in(language)) }.max() ?? 0
    let digits = events.map { "#\($0.sequence)".utf8.count }.max() ?? 0
    let title = TerminalText(asset.title(language)).string
    var lines = ["\(asset.tag.text)  \(title)  \(asset.stage.name.in(language))"]
    for event in events {
      let number = CellWidth.padded("#\(event.sequence)", to: digits)
      let what = CellWidth.padded(event.name.in(language), to: width)
      let line =
        "\(event.on.text)  \(number)  \(what)  \(TerminalText(try particulars(event, asset, undoings)).string)"
      lines.append(line.last == " " ? String(line.reversed().drop { $0 == " " }.reversed()) : line)
    }
    return lines
  }

  /// What was seen at which port, of which machine.
  private func desk(_ event: Event, _ asset: Asset) throws -> [Text] {
    let port = event.evidence.device(.port)?.plain ?? "?"
    let machine = event.subject == asset.id ? nil : try roll.tag(of: event.subject)
    let at = machine.map { "\($0):\(port)" } ?? port
    if let thing = DeskSighting(event)?.thing {
      let title = machine == nil ? Text(en: thing.title(.en), zh: thing.title(.zh)) : nil
      return [
        Text(
          en: "\(title.map { "\($0.en) " } ?? "")at \(at)", zh: "\(title.map { "\($0.zh)，" } ?? "")接在 \(at)")
      ]
    }
    let named = try event.evidence.id(.asset).flatMap { try roll.tag(of: $0) }
    return [
      Text(
        en: named.map { "\(at) is \($0)" } ?? "\(at) is not known any more",
        zh: named.map { "\(at) 即 \($0)" } ?? "\(at) 改为不明")
    ]
  }

  private func refusal(_ evidence: Evidence) -> [Text] {
    let act = evidence.code(.attempt) ?? ""
    let code = evidence.code(.refusal) ?? ""
    let rule = RefusalCode(rawValue: code)?.name
    return [
      Text(en: act, zh: act),
      Text(en: "\(rule?.en ?? "-") (\(code))", zh: "\(rule?.zh ?? "-")（\(code)）"),
    ]
  }

  /// What an event says of a repair.
  private func repair(_ event: Event, _ asset: Asset) throws -> [Text] {
    let evidence = event.evidence
    var details: [Text] = []
    if let symptom = evidence.code(.symptom).flatMap(Symptom.init(rawValue:)) { details.append(symptom.name) }
    if let cause = evidence.code(.faultCause).flatMap(FaultCause.init(rawValue:)) {
      details.append(Text(en: "cause: \(cause.name.en)", zh: "原因：\(cause.name.zh)"))
    }
    if let what = evidence.code(.waitsFor).flatMap(RepairWait.init(rawValue:)) {
      details.append(Text(en: "for \(what.name.en)", zh: "等待\(what.name.zh)"))
    }
    if evidence.flag(.warrantyHit) { details.append(Text(en: "under warranty", zh: "在保修期内")) }
    if let estimate = evidence.money(.estimate) {
      details.append(Text(en: "estimate \(estimate.text)", zh: "估价 \(estimate.text)"))
    }
    if let kind = evidence.code(.partKind).flatMap(Part.Kind.init(rawValue:)) { details.append(kind.name) }
    if event.kind == .partFitted {
      for part in event.parts {
        let title = part.title
        details.append(
          Text(
            en: title.isEmpty ? part.kind.name.en : "\(part.kind.name.en) \(title)",
            zh: title.isEmpty ? part.kind.name.zh : "\(part.kind.name.zh) \(title)"))
      }
    }
    if let destination = evidence.code(.destination).flatMap(PartDestination.init(rawValue:)) {
      details.append(Text(en: "-> \(destination.name.en)", zh: "-> \(destination.name.zh)"))
    }
    for (key, name): (EvidenceKey, Text) in [
      (.recipient, Text(en: "in", zh: "装入")), (.loaner, Text(en: "lent meanwhile:", zh: "代用机")),
      (.replaces, Text(en: "in place of", zh: "替换")), (.replacement, Text(en: "replaced by", zh: "换为")),
    ] {
      guard let id = evidence.id(key), let tag = try roll.assets(meaning: .id(id.text)).first?.tag.text else {
        continue
      }
      details.append(Text(en: "\(name.en) \(tag)", zh: "\(name.zh) \(tag)"))
    }
    if let plan = evidence.code(.mediaPlan).flatMap(MediaPlan.init(rawValue:)), plan != .waived,
      plan != .clean
    {
      details.append(plan.name)
    }
    if evidence.has(.sealIntact) {
      details.append(
        evidence.flag(.sealIntact)
          ? Text(en: "seal intact", zh: "封签完好") : Text(en: "SEAL BROKEN", zh: "封签破损"))
    }
    return details
  }

  /// What an event says of a thing that left beside who took it and what became of it.
  private func disposal(_ event: Event) -> [Text] {
    var details: [Text] = []
    let facts = DisposalFacts(event.evidence)
    if let code = facts.wasteCode {
      let text = code.text + (facts.isHazardous == true ? "*" : "")
      details.append(Text(en: "waste \(text)", zh: "废物代码 \(text)"))
    }
    if let isHazardous = facts.isHazardous {
      details.append(isHazardous ? Text(en: "hazardous", zh: "危险废物") : Text(en: "not hazardous", zh: "非危险废物"))
    }
    if let grams = facts.grams { details.append(Text(en: kilograms(grams), zh: kilograms(grams))) }
    if let country = facts.country {
      details.append(Text(en: "in \(country.code)", zh: "地点 \(country.code)"))
    }
    if let value = event.evidence.money(.bookValue) {
      details.append(Text(en: "book value \(value.text)", zh: "账面价值 \(value.text)"))
    }
    if let proceeds = facts.proceeds {
      details.append(Text(en: "brought \(proceeds.text)", zh: "残值收入 \(proceeds.text)"))
    }
    return details
  }

  /// What an event says of data that was lost, and of its being reported.
  private func loss(_ evidence: Evidence) -> [Text] {
    var details: [Text] = []
    if let report = evidence.code(.resolution).flatMap(LossReport.init(rawValue:)) {
      details.append(
        report == .reported
          ? Text(en: "loss reported", zh: "已上报丢失") : Text(en: "loss need not be reported", zh: "丢失无须上报"))
    }
    for (key, name): (EvidenceKey, Text) in [
      (.noticed, Text(en: "noticed", zh: "发现于")), (.reported, Text(en: "at", zh: "时间")),
    ] {
      if let time = evidence.code(key) {
        details.append(Text(en: "\(name.en) \(time)", zh: "\(name.zh) \(time)"))
      }
    }
    if evidence.has(.encrypted) {
      details.append(
        evidence.flag(.encrypted) ? Text(en: "encrypted", zh: "已加密") : Text(en: "not encrypted", zh: "未加密"))
    }
    switch evidence.code(.remoteWipe).flatMap(RemoteWipe.init(rawValue:)) {
    case .ordered?: details.append(Text(en: "wipe from afar ordered", zh: "已下达远程擦除"))
    case .done?: details.append(Text(en: "wiped from afar", zh: "已远程擦除"))
    case .failed?: details.append(Text(en: "wiping from afar failed", zh: "远程擦除失败"))
    case nil: break
    }
    return details
  }

  /// What an event says of data that came onto another machine.
  private func migration(_ evidence: Evidence) throws -> [Text] {
    guard let way = evidence.code(.migration).flatMap(Migration.init(rawValue:)) else { return [] }
    var details = [way.name]
    if let items = evidence.number(.items) { details.append(Text(en: "\(items) items", zh: "\(items) 项")) }
    if let volume = evidence.number(.volume) {
      details.append(Text(en: ByteCount.disk(volume), zh: ByteCount.disk(volume)))
    }
    if let verifier = try names.title(evidence.id(.verifier)) {
      details.append(Text(en: "checked by \(verifier)", zh: "核对 \(verifier)"))
    }
    if evidence.has(.agreed) {
      details.append(
        evidence.flag(.agreed)
          ? Text(en: "its user agrees", zh: "使用人已确认") : Text(en: "its user does NOT agree", zh: "使用人未确认"))
    }
    return details
  }

  /// What an event says of a wipe beside level, technique and result.
  private func certificate(_ evidence: Evidence) throws -> [Text] {
    try CertificateField.allCases.compactMap { field in
      guard let value = evidence[field.key] else { return nil }
      let said = try roll.detail(value, names).map(field.words) ?? Text(en: erasedWord.en, zh: erasedWord.zh)
      return Text(en: "\(field.name.en): \(said.en)", zh: "\(field.name.zh)：\(said.zh)")
    }
  }

  /// What the event adds to its name.
  private func particulars(_ event: Event, _ asset: Asset, _ undoings: Undoings) throws -> String {
    var details: [Text] = []
    let evidence = event.evidence
    if let number = undoings.of(event.sequence) {
      details.append(Text(en: "undone by #\(number)", zh: "已由 #\(number) 撤销"))
    }
    if let number = evidence.number(.event) { details.append(Text(en: "#\(number)", zh: "#\(number)")) }
    if event.kind == .corrected { details += try CardField.changes(in: event, names) }
    if event.kind == .refused { details += refusal(evidence) }
    if event.kind.isOfDesk { details += try desk(event, asset) }
    // What was asked for instead of it is told of both.
    if event.subject != asset.id, event.kind.isOfAsset, let tag = try roll.tag(of: event.subject) {
      details.append(Text(en: "\(tag)", zh: "\(tag)"))
    }
    let by = try names.handle(event.actor)
    if let holder = try names.title(evidence.id(.person)) {
      details.append(
        event.kind == .deskSeen
          ? Text(en: "with \(holder)", zh: "使用人 \(holder)") : Text(en: "to \(holder)", zh: "领用人 \(holder)"))
    }
    if let vendor = try names.title(evidence.id(.vendor)) {
      details.append(Text(en: "to \(vendor)", zh: "交 \(vendor)"))
    }
    if event.kind != .corrected, let place = try names.title(evidence.id(.place)) {
      details.append(Text(en: "at \(place)", zh: "地点 \(place)"))
    }
    if let machine = evidence.id(.attachedTo),
      let tag = try roll.assets(meaning: .id(machine.text)).first?.tag.text
    {
      details.append(Text(en: "seen at \(tag)", zh: "接在 \(tag) 上"))
    }
    if let order = evidence.number(.repairOrder) {
      details.append(Text(en: RepairNumber(order).text, zh: RepairNumber(order).text))
    }
    if let purchase = evidence.number(.purchase) {
      let number = PurchaseNumber(purchase).text
      details.append(Text(en: number, zh: number))
    }
    if let manifest = evidence.number(.manifest) {
      let number = ManifestNumber(manifest).text
      details.append(Text(en: number, zh: number))
    }
    if let treatment = evidence.code(.treatment).flatMap(Treatment.init(rawValue:)) {
      details.append(treatment.name)
    }
    details += disposal(event)
    if let due = evidence.day(.due) {
      let word: Text =
        switch event.kind {
        case .ordered: Text(en: "due \(due.text)", zh: "应于 \(due.text) 到货")
        case .sentToVendor: Text(en: "due back \(due.text)", zh: "应于 \(due.text) 前返回")
        case .dueSet where evidence.has(.replacement):
          Text(en: "back by \(due.text)", zh: "须于 \(due.text) 前归还")
        case .releasedLive: Text(en: "proof due \(due.text)", zh: "应于 \(due.text) 前取得证明")
        default: Text(en: "on loan until \(due.text)", zh: "借用至 \(due.text)")
        }
      details.append(word)
    }
    if let price = evidence.money(.price), event.kind == .ordered || event.kind == .requested {
      details.append(Text(en: price.text, zh: price.text))
    }
    if let number = evidence.number(.part),
      let part = asset.parts.first(where: { Int64($0.part.number) == number })?.part
    {
      details.append(Text(en: "\(part.kind.name.en) \(part.title)", zh: "\(part.kind.name.zh) \(part.title)"))
    }
    if let method = evidence.code(.method).flatMap(SanitiseMethod.init(rawValue:)) {
      details.append(method.name)
    }
    if let technique = evidence.code(.technique).flatMap(Technique.init(rawValue:)) {
      details.append(technique.name)
    }
    if let type = evidence.code(.mediaType).flatMap(MediaType.init(rawValue:)) { details.append(type.name) }
    if let standard = evidence.code(.standard).flatMap(SanitiseStandard.init(rawValue:)) {
      details.append(standard.name)
    }
    if let result = evidence.code(.result).flatMap(SanitiseResult.init(rawValue:)) {
      details.append(result.name)
    }
    if event.kind == .mediumSanitised, let file = evidence.code(.file) {
      details.append(Text(en: "by the file \(file.prefix(12))…", zh: "据文件 \(file.prefix(12))…"))
    }
    if let route = evidence.code(.route).flatMap(DisposalMethod.init(rawValue:)) {
      details.append(route.name)
    }
    if let until = evidence.day(.until) {
      details.append(Text(en: "until \(until.text)", zh: "至 \(until.text)"))
    }
    if let cost = evidence.money(.cost) {
      let amount = cost.minorUnits == 0 ? "0" : cost.text
      details.append(Text(en: "cost \(amount)", zh: "费用 \(amount)"))
    }
    if let cause = evidence.code(.cause).flatMap(RetirementCause.init(rawValue:)) {
      details.append(cause.name)
    }
    if let numbers = evidence.code(.harvest).flatMap(Harvest.numbers) {
      let parts = HarvestReport(language).titles(asset.parts.filter { numbers.contains($0.part.number) })
      details.append(
        numbers.isEmpty
          ? Text(en: "nothing to be kept", zh: "无留用部件")
          : Text(en: "to be kept: \(parts)", zh: "留用：\(parts)"))
    }
    if let batch = evidence.money(.batch) {
      details.append(Text(en: "of a batch of \(batch.text)", zh: "批次合计 \(batch.text)"))
    }
    details += try repair(event, asset)
    details += try migration(evidence)
    if let damage = evidence.code(.damage).flatMap(Damage.init(rawValue:)) { details.append(damage.name) }
    if let terms = evidence.code(.terms) {
      details.append(Text(en: "text \(terms.prefix(12))", zh: "文本 \(terms.prefix(12))"))
    }
    if let hold = evidence.code(.hold).flatMap(Hold.Kind.init(rawValue:)) { details.append(hold.name) }
    if let placed = evidence.number(.lifts) {
      details.append(Text(en: "placed by #\(placed)", zh: "由 #\(placed) 设置"))
    }
    if let seen = evidence.day(.seen) {
      details.append(Text(en: "last seen \(seen.text)", zh: "最后见到 \(seen.text)"))
    }
    if let verification = evidence.code(.verification).flatMap(WipeVerification.init(rawValue:)) {
      let verifier = try names.title(evidence.id(.verifier)) ?? by
      details.append(
        Text(en: "\(verification.name.en) by \(verifier)", zh: "\(verification.name.zh)，校验 \(verifier)"))
    }
    if event.kind == .mediumSanitised { details += try certificate(evidence) }
    details += loss(evidence)
    if evidence.flag(.exposed) {
      details.append(Text(en: "its data was not wiped", zh: "数据未清除"))
    }
    if evidence.flag(.waived) {
      details.append(Text(en: "media not wiped, waived", zh: "介质未清除，已豁免"))
    }
    for key: EvidenceKey in [
      .vendorName, .fault, .workDone, .reason, .caseReference, .condition, .accessories, .department, .tool,
      .toolVersion,
      .certificate, .permit, .authority, .reference, .container, .seal, .functionTest, .note,
    ] {
      guard let digest = evidence.secret(key) else { continue }
      guard let text = try roll.opened(digest) else {
        details.append(erasedWord)
        continue
      }
      switch key {
      case .permit: details.append(Text(en: "permit \(text)", zh: "资质 \(text)"))
      case .certificate: details.append(Text(en: "certificate \(text)", zh: "证书 \(text)"))
      case .caseReference: details.append(Text(en: "case \(text)", zh: "案号 \(text)"))
      case .accessories: details.append(Text(en: "missing: \(text)", zh: "缺少配件：\(text)"))
      case .seal: details.append(Text(en: "seal \(text)", zh: "封签 \(text)"))
      case .container: details.append(Text(en: "in container \(text)", zh: "封装箱 \(text)"))
      case .functionTest: details.append(Text(en: "tested: \(text)", zh: "功能检测：\(text)"))
      case .toolVersion: details.append(Text(en: "version \(text)", zh: "版本 \(text)"))
      case .tool: details.append(Text(en: "with \(text)", zh: "工具 \(text)"))
      default: details.append(Text(en: text, zh: text))
      }
    }
    if let admin = try names.title(evidence.id(.countersigner)) {
      details.append(Text(en: "countersigned by \(admin)", zh: "会签 \(admin)"))
    }
    if let witness = try names.title(evidence.id(.witness)) {
      details.append(Text(en: "witness \(witness)", zh: "见证 \(witness)"))
    }
    details.append(Text(en: "by \(by)", zh: "经办 \(by)"))
    if let behalf = try names.title(event.behalf) {
      details.append(Text(en: "for \(behalf)", zh: "代 \(behalf)"))
    }
    if event.singleControl { details.append(Text(en: "one person on both sides", zh: "单人经办")) }
    return details.map { $0.in(language) }.joined(separator: Text(en: ", ", zh: "，").in(language))
  }
}
