import CommandLineKit
import Exchange
import Identity
import Ledger
import Lifecycle
import Model
import Reports
import Store
import Words

/// Something that is to come onto the roll: scanned, or typed in.
struct Newcomer {
  var intake: Intake?
  /// The hash of an agent's inventory as it came; `nil` of what is ours.
  var received: Digest?
  var category: Category
  var maker: DeviceText?
  var model: DeviceText?
  var serial: DeviceText?
  /// What it is filed under so that it can be found again.
  var serialKey: String?
  /// What somebody gave with --serial, whatever a scan says.
  var typedSerial: DeviceText?
  var ownership: Ownership
  var purchased: Day?
  var price: Money?

  /// The largest scan report that is read, in bytes.
  static let reportLimit = 32 << 20

  static func read(_ call: Call) throws -> Newcomer {
    let invocation = call.invocation
    let typed = ["maker", "model", "serial"].contains { invocation.value($0) != nil }
    var intake: Intake?
    var received: Digest?
    switch invocation.operands.first {
    case "-":
      let report: ScanReport
      (report, received) = try self.report(call)
      intake = try call.intake(report)
    case ".": intake = try call.intake(call.surroundings.scan([]))
    case let source?: throw Refusal.badSource(source)
    case nil where !typed && invocation.value("category") == nil:
      intake = try call.intake(call.surroundings.scan([]))
    case nil: break
    }
    if let intake, intake.keys.isContainer { throw Refusal.container }
    guard let category = invocation.value("category").flatMap(Category.init(rawValue:)) ?? intake?.category
    else {
      throw Refusal.categoryNeeded(of: invocation.operands.first ?? ".")
    }
    if intake == nil, !typed { throw Refusal.nothingKnown(category) }
    func text(_ name: String) throws -> DeviceText? {
      try invocation.value(name).map { DeviceText(try Call.name($0)) }
    }
    let serial = try text("serial")
    let purchased = try call.day("purchased")
    if let purchased, purchased > call.today { throw Refusal.boughtLater(purchased) }
    return Newcomer(
      intake: intake, received: received, category: category, maker: try text("maker") ?? intake?.maker,
      model: try text("model") ?? intake?.model,
      serial: serial ?? intake?.serial,
      serialKey: try (serial ?? intake?.serial ?? intake?.keys.serial).flatMap { try key($0, call) },
      typedSerial: serial,
      ownership: invocation.value("ownership").flatMap(Ownership.init(rawValue:)) ?? .owned,
      purchased: purchased, price: try call.money("price"))
  }

  /// A serial that is only too short to recognise a machine by still finds it; any other placeholder finds nothing.
  static func key(_ serial: DeviceText, _ call: Call) throws -> String? {
    SerialKey.of(serial, under: try call.rules())
  }

  static func report(_ call: Call) throws -> (report: ScanReport, received: Digest?) {
    let bytes = call.surroundings.input(reportLimit)
    guard bytes.count <= reportLimit else { throw Refusal.reportTooLarge }
    do throws(ReceivedReport.Failure) {
      let received = try ReceivedReport(bytes, now: call.surroundings.now())
      return (received.report, received.isOurs ? nil : hash(bytes))
    } catch {
      throw Refusal.badReport(error)
    }
  }

  static func hash(_ bytes: [UInt8]) -> Digest {
    var hasher = SHA256Hasher()
    return hasher.digest(bytes)
  }

  /// Files the scan report that events about it rest on; `nil` for what was typed.
  func keepScan(_ writing: Writing) throws -> Digest? {
    try intake.map { try writing.keep($0.bytes, type: "scan-report/1") }
  }

  /// Files the reasons by which its scan was taken for what it is taken for; `nil` for what was typed, of which there is none.
  func keepVerdict(_ verdict: Verdict?, _ writing: Writing) throws -> EvidenceValue? {
    guard intake != nil, let verdict else { return nil }
    return .code(try writing.keep(VerdictJSON.encode(Explanation(verdict)), type: VerdictJSON.type).text)
  }

  /// The step that begins its life, and after it those that bring the parts it had no room for.
  func steps(
    tag: Tag, at place: EntityID, _ verdict: Verdict?, _ writing: Writing
  ) throws -> (first: Step, rest: [Step]) {
    var evidence: [EvidenceKey: EvidenceValue] = [
      .tag: .code(tag.text), .category: .code(category.rawValue), .ownership: .code(ownership.rawValue),
      .source: .code(intake == nil ? "typed" : "scan"), .place: .id(place),
    ]
    evidence[.verdict] = try keepVerdict(verdict, writing)
    if let received { evidence[.file] = .code(received.text) }
    if let maker { evidence[.maker] = .device(maker) }
    if let model { evidence[.model] = .device(model) }
    if let serial { evidence[.serial] = .device(serial) }
    if let purchased { evidence[.purchased] = .day(purchased) }
    if let price { evidence[.price] = .money(price) }
    var keys = Set(try intake?.lookupKeys() ?? [])
    if let serialKey { keys.insert(serialKey) }
    let scan = try keepScan(writing)
    let runs = intake?.partsByEvent ?? []
    let first = Step(
      .found, to: .received, evidence, keys: keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
      parts: runs.first ?? [], scan: scan)
    return (first, runs.dropFirst().map { Step(.partsFound, to: .received, parts: $0) })
  }

  /// `Found  LENOVO ThinkPad X1, serial PF2ABCDE, 16 GiB, disk S6B2K1`
  func summary(_ language: Language) -> String? {
    guard let intake else { return nil }
    var facts: [Text] = []
    let name = [maker, model].compactMap { $0 }.map { TerminalText($0.bytes).string }.joined(separator: " ")
    facts.append(name.isEmpty ? category.name : Text(en: name, zh: name))
    if let serial {
      let text = TerminalText(serial.bytes).string
      facts.append(Text(en: "serial \(text)", zh: "序列号 \(text)"))
    }
    if let memory = intake.report.hardware?.memory.installedBytes.value
      ?? intake.report.hardware?.memory.usableBytes.value
    {
      let text = ByteCount.memory(memory)
      facts.append(Text(en: text, zh: "内存 \(text)"))
    }
    for disk in intake.parts where disk.isMedium {
      let size = disk.sizeBytes.map { " " + ByteCount.disk($0) } ?? ""
      let title = TerminalText(disk.title).string
      facts.append(Text(en: "disk\(size) \(title)", zh: "磁盘\(size) \(title)"))
    }
    let list = facts.map { $0.in(language) }.joined(separator: Text(en: ", ", zh: "，").in(language))
    return Text(en: "Found  \(list)", zh: "发现  \(list)").in(language)
  }
}
