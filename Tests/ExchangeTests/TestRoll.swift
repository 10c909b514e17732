import Identity
import Ledger
import Lifecycle
import Model
import Store
import Synchronization
import Testing

@testable import Exchange

/// A roll in a folder that goes with it. Two of them that are asked the same hold the same bytes.
final class TestRoll {
  let roll: Roll
  private let author: Author
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    let numbers = Mutex(SeededNumbers(state: 7))
    var author = Author(
      person: EntityID(at: Files.now, random: [UInt8](repeating: 0, count: 10)), role: .manager,
      now: Files.now,
      today: try #require(Day("2026-11-23")), program: "0.1.0",
      random: { count in
        numbers.withLock { numbers in (0..<count).map { _ in UInt8.random(in: 0...255, using: &numbers) } }
      })
    roll = try Roll.create(
      at: "\(folder.path)/roll.db", organisation: "Example Ltd",
      founder: Founder(handle: "zhang.wei", name: "Zhang Wei", store: "IT Store"), by: author
    ).roll
    author.person = try #require(try roll.parties(.person).first).id
    self.author = author
  }

  func write<R>(_ body: (Writing) throws -> R) throws -> (result: R, events: [Event]) {
    try roll.write(as: author, body)
  }

  /// What `register` does with a scan.
  @discardableResult
  func register(_ report: ScanReport) throws -> Asset {
    let intake = Intake(report)
    let category = try #require(intake.category)
    var evidence: [EvidenceKey: EvidenceValue] = [.source: .code("scan")]
    if let maker = intake.maker { evidence[.maker] = .device(maker) }
    if let model = intake.model { evidence[.model] = .device(model) }
    if let serial = intake.serial { evidence[.serial] = .device(serial) }
    return try begin(
      category, evidence, keys: try intake.lookupKeys(), parts: intake.partsByEvent, report: report)
  }

  /// What `register` does with what was typed.
  @discardableResult
  func type(_ category: Model.Category, maker: DeviceText, model: DeviceText, serial: DeviceText) throws
    -> Asset
  {
    try begin(
      category,
      [.source: .code("typed"), .maker: .device(maker), .model: .device(model), .serial: .device(serial)],
      keys: ["serial:\(Normalise.serial(serial))"], parts: [], report: nil)
  }

  private func begin(
    _ category: Model.Category, _ evidence: [EvidenceKey: EvidenceValue], keys: [String], parts: [[Part]],
    report: ScanReport?
  ) throws -> Asset {
    let store = try #require(try roll.parties(.place).first).id
    return try write { writing in
      var evidence = evidence
      evidence[.tag] = .code(try writing.nextTag(category).text)
      evidence[.category] = .code(category.rawValue)
      evidence[.ownership] = .code("owned")
      evidence[.place] = .id(store)
      let scan = try report.map { try writing.keep(ScanReportJSON.encode($0), type: "scan-report/1") }
      let asset = try writing.begin(
        Step(.found, to: .received, evidence, keys: keys, parts: parts.first ?? [], scan: scan),
        on: self.author.today)
      return try writing.record(
        parts.dropFirst().map { Step(.partsFound, to: .received, parts: $0) }, on: asset,
        day: self.author.today)
    }.result
  }

  func record(_ step: Step, on asset: Asset) throws -> Asset {
    try write { writing in
      let asset = try #require(try writing.current(asset.id))
      return try writing.record([step], on: asset, day: self.author.today)
    }.result
  }

  /// From a scan to a closed disposal, every step on the founder's word and the wipe before a witness.
  func disposed(_ report: ScanReport) throws -> Asset {
    let asset = try register(report)
    let store = try #require(try roll.parties(.place).first).id
    let today = author.today
    return try write { writing in
      var asset = try #require(try writing.current(asset.id))
      let witness = try writing.addParty(.personAdded, name: "Li Na", handle: "li.na")
      let recycler = try writing.addParty(.vendorAdded, name: "Green Loop")
      let reason = try writing.seal("screen broken, repair dearer than half a new one", as: .text)
      asset = try writing.record(
        try Walk.retire(asset, reason: reason, route: .recycle, store: store), on: asset, day: today)
      let wipe: [EvidenceKey: EvidenceValue] = [
        .method: .code("purge"), .result: .code("verified"), .witness: .id(witness),
        .tool: .secret(try writing.seal("nvme-cli 2.4 sanitize", as: .text)),
        .technique: .code("crypto-erase"), .mediaType: .code("flash"), .classBefore: .code("confidential"),
        .classAfter: .code("public"), .sectors: .number(1_000_215_216), .namespaces: .number(1),
        .hiddenAreas: .code("absent"), .spareAreas: .code("wiped"), .badSectors: .number(0),
        .began: .code("2026-11-23T09:13:02"), .ended: .code("2026-11-23T09:13:09"),
        .validation: .code("accepted"), .alwaysEncrypted: .flag(true),
        .keyHolder: .secret(try writing.seal("IT security", as: .text)), .keyZeroised: .flag(true),
        .keyCopies: .code("destroyed"), .nextUse: .code("recycle"),
        .wipeBatch: .secret(try writing.seal("B-7", as: .text)), .batchSize: .number(40),
        .sampled: .number(2),
        .sampler: .id(witness),
      ]
      asset = try writing.record(
        Walk.sanitise(asset, parts: [1], evidence: wipe, removed: false), on: asset, day: today)
      asset = try writing.record(Walk.clean(asset, witness: witness), on: asset, day: today)
      let paper = try writing.seal("GL-2026-0117", as: .text)
      var facts = DisposalFacts(
        wasteCode: WasteCode("160213"), isHazardous: true, grams: 1250, treatment: .recycle,
        country: Country("CN"), proceeds: Money("12.00", currency: "CNY")
      ).evidence
      facts[.reference] = .secret(try writing.seal("FIN-77", as: .text))
      let leaving: [EvidenceKey: EvidenceValue] = [
        .bookValue: .money(try #require(Money("800.00", currency: "CNY"))),
        .permit: .secret(try writing.seal("R2-44", as: .text)),
      ]
      return try writing.record(
        try Walk.dispose(
          asset, method: .recycle, vendor: recycler, certificate: paper, leaving: leaving, facts: facts),
        on: asset, day: today)
    }.result
  }
}
