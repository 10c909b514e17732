import Lifecycle
import Model
import Policies
import Store
import Testing

/// A house in which anything happens that can be written down: acts at random, of every kind, as far as the rules let them.
///
/// The same seed lives the same life.
struct RandomLife {
  let roll: Roll
  private let scratch: Scratch
  private var dice: SplitMix64
  private var now = Scratch.morning
  private let boss: EntityID
  private let store: EntityID
  private var people: [EntityID] = []
  private var places: [EntityID]
  private var vendors: [EntityID] = []
  private var assets: [EntityID] = []
  private var number = 0

  init(seed: UInt64, _ scratch: Scratch) throws {
    self.scratch = scratch
    roll = try scratch.create()
    dice = SplitMix64(seed: seed)
    boss = try scratch.clerk(roll).person
    store = try #require(try roll.parties(.place).first).id
    places = [store]
    for _ in 0..<3 { try addPerson([.technician, .manager, .auditor, .admin, .approver, .executive]) }
    for _ in 0..<2 { try addVendor() }
  }

  /// Runs so many acts; what a rule refuses is filed by the roll and leaves nothing else.
  mutating func run(acts: Int) throws {
    for _ in 0..<acts {
      // Now and then somebody puts the clock back, and later on again.
      let step = below(25) == 0 ? -3 : below(3)
      now = Instant(milliseconds: now.milliseconds + Int64(step * 43_200_000 + 61_000))
      do {
        try act()
      } catch is LifecycleError {
      } catch StoreError.refused {
      } catch StoreError.roleNotHeld, StoreError.unknownPerson, StoreError.noText {
        // Somebody who has left, or was erased, or a text that is none.
      }
    }
  }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &dice) }
  private mutating func one<Value>(of values: [Value]) -> Value { values[below(values.count)] }

  private mutating func author(_ roles: [Role]) -> Author {
    let role = one(of: roles)
    let person = below(3) == 0 ? one(of: people) : boss
    var author = Scratch.author(role == .auditor ? one(of: people) : person, role, at: now)
    author.act = "live"
    if below(8) == 0 {
      number += 1
      author.request = Request("r-\(number)", of: "live")
    }
    if author.person != boss, below(2) == 0 { author.behalf = boss }
    return author
  }

  private mutating func act() throws {
    switch below(20) {
    case 0: try begin()
    case 1: try actOnPeople()
    case 2: try actOnTheRoll()
    case 3: try stocktake()
    case 4, 5: try load()
    case 6 where below(2) == 0: try conflict()
    case 7 where below(3) == 0: try desk()
    default:
      guard let asset = try anyAsset() else { return try begin() }
      try act(on: asset)
    }
  }

  // MARK: Who and what there is

  private mutating func addPerson(_ roles: [Role] = []) throws {
    number += 1
    let name = "Person \(number)"
    var author = Scratch.author(boss, .admin, at: now)
    author.act = "live"
    people.append(
      try roll.write(as: author) {
        try $0.addParty(.personAdded, name: name, handle: name.lowercased(), roles: roles)
      }.result)
  }

  private mutating func addVendor() throws {
    number += 1
    let name = "Vendor \(number)"
    vendors.append(
      try roll.write(as: Scratch.author(boss, at: now)) { try $0.addParty(.vendorAdded, name: name) }.result)
  }

  private mutating func actOnPeople() throws {
    let person = one(of: people)
    let other = one(of: people)
    let role = one(of: Role.allCases).rawValue
    let day = now.day.adding(days: 10)
    let kind = one(of: [
      EventKind.personAdded, .personAdded, .personChanged, .roleGranted, .roleRevoked, .personLeaving,
      .personLeft,
      .personRejoined, .personRejoined, .personAliased, .erased,
    ])
    if kind == .personAdded { return try addPerson([.technician, .manager]) }
    let author = author([.admin])
    _ = try roll.write(as: author) { writing in
      switch kind {
      case .roleGranted, .roleRevoked: try writing.change(person, kind, [.role: .code(role)])
      case .personLeaving: try writing.change(person, kind, [.until: .day(day)])
      case .personChanged: try writing.rename(person, name: nil, department: "Lab")
      case .personAliased: try writing.change(person, kind, [.person: .id(other)])
      case .erased:
        var order = ErasureOrder(person, basis: "asked")
        if let noted = try roll.lastNote() { order.events = [noted] }
        try writing.erase(order)
      default: try writing.change(person, kind)
      }
    }
  }

  private mutating func actOnTheRoll() throws {
    number += 1
    let name = "Room \(number)"
    let vendor = one(of: vendors)
    let scheme = one(of: VendorScheme.allCases)
    let until = now.day.adding(days: below(400))
    switch below(6) {
    case 5:
      _ = try roll.write(as: author([.manager])) { writing in
        let first = writing.nextSequence
        _ = try writing.addParty(.placeAdded, name: name)
        let file = try writing.keep(Array(name.utf8), type: "text/csv")
        try writing.recordImport(of: file, as: "mapping", from: first)
      }
    case 0:
      places.append(
        try roll.write(as: author([.technician, .manager])) { try $0.addParty(.placeAdded, name: name) }
          .result)
    case 1: try addVendor()
    case 2:
      _ = try roll.write(as: author([.manager])) {
        try $0.certify(vendor, scheme, number: "N-1", until: until)
      }
    case 3:
      let backup = try roll.asBackup()
      _ = try roll.write(as: author([.admin])) { try $0.recordDrill(of: backup, succeeded: true) }
      let size = try roll.eventCount()
      let head = try roll.root(at: size)
      _ = try roll.write(as: Scratch.author(boss, .manager, at: now)) {
        try $0.recordExport(files: head, of: size, head: head, reason: size % 2 == 0 ? name : nil)
      }
    default:
      let policy =
        try roll.policy().name == "solo" && below(4) == 0 ? ShippedPolicy.standard : ShippedPolicy.solo
      let witness = people[0]
      _ = try roll.write(as: Scratch.author(boss, .admin, at: now)) {
        try $0.setPolicy(policy, witness: witness)
      }
    }
  }

  // MARK: Stocktakes and loads

  private mutating func stocktake() throws {
    let seen = try (0..<3).compactMap { _ in try anyAsset() }.map {
      Seen(.asset($0.id), damaged: below(2) == 0)
    }
    let place = one(of: places)
    let isSample = below(2) == 0
    let act = below(5)
    let author = author(act == 2 ? [.manager, .auditor] : [.manager])
    let open = try roll.openStocktake()
    _ = try roll.write(as: author) { writing in
      guard let open else {
        return _ = try writing.openStocktake(StocktakeScope(), sample: isSample ? 2 : nil, evidence: true)
      }
      switch act {
      case 0, 1:
        let code = Seen(.code("unknown-\(seen.count)"))
        _ = try writing.count(
          seen + [code], CountSession(stocktake: open, place: place, how: .gun, again: isSample))
      case 2: _ = try writing.signStocktake(open)
      default:
        _ = try writing.signStocktake(open)
        _ = try writing.closeStocktake(open)
      }
    }
  }

  private mutating func load() throws {
    let vendor = one(of: vendors)
    let route = one(of: [DisposalMethod.recycle, .recycle, .destroy, .donate])
    guard let manifest = try roll.openLoad() else {
      _ = try roll.write(as: author([.manager])) { try $0.openManifest(for: vendor, route) }
      return
    }
    let things = try roll.assets(on: manifest.number)
    let author = author([.manager])
    let signers = [boss, people[0]]
    let isRefused = below(2) == 0
    let place = store
    let day = now.day
    _ = try roll.write(as: author) { writing in
      func text(_ text: String) throws(StoreError) -> EvidenceValue {
        .secret(try writing.seal(text, as: .text))
      }
      if manifest.released == nil {
        let facts: [EvidenceKey: EvidenceValue] = [
          .carrier: try text("SF"), .vehicle: try text("A1"), .seal: try text("S-1"), .weight: .number(4000),
          .signer: .id(signers[0]), .secondSigner: .id(signers[1]), .deed: try text("D-1"),
        ]
        _ = try writing.take(manifest, .manifestReleased, facts, things, day: day) {
          (asset) throws(StoreError) in Walk.release(asset, with: manifest, nil)
        }
      } else if isRefused {
        _ = try writing.take(
          manifest, .manifestRefused, [.reason: try text("seal broken"), .place: .id(place)], things, day: day
        ) { (asset) throws(StoreError) in
          Step(
            .loadRefused, to: .retired,
            [.manifest: .number(manifest.number), .reason: try text("seal broken"), .place: .id(place)])
        }
      } else {
        for asset in things where asset.receipt == nil {
          _ = try writing.record(
            [
              Walk.answer(
                asset, serial: "M1", certificate: try writing.seal("GL-1", as: .text),
                DisposalFacts(treatment: .recycle))
            ], on: asset, day: day)
        }
        let answered = try things.compactMap { try writing.current($0.id) }
        _ = try writing.take(manifest, .manifestClosed, [:], answered, day: day) {
          (asset) throws(StoreError) in
          Step(
            .disposed, to: .disposed,
            [.manifest: .number(manifest.number), .certificate: try text("GL-1")])
        }
      }
    }
  }

  // MARK: Scans that a person must decide about

  private mutating func conflict() throws {
    number += 1
    let text = "conflict \(number)"
    let author = author([.manager])
    let isReopened = below(3) == 0
    let day = now.day
    guard let last = try roll.conflicts(settled: true).first, last.resolution == nil || isReopened else {
      _ = try roll.write(as: author) { writing in
        try writing.openConflict(
          scan: try writing.keep(Array(text.utf8), type: "scan-report/1"),
          verdict: try writing.keep(Array("why".utf8), type: "verdict/1"), fingerprint: text)
      }
      return
    }
    guard let asset = try last.asset.flatMap({ try found($0) }) ?? anyAsset() else { return }
    _ = try roll.write(as: author) { writing in
      let current = try writing.current(asset.id) ?? asset
      let scan = try isReopened ? writing.keep(Array(text.utf8), type: "scan-report/1") : last.scan
      _ = try writing.record(
        [Step(.scanned, to: current.stage, [.source: .code("scan"), .rebound: .flag(true)], scan: scan)],
        on: current, day: day)
      let reason = try writing.seal("looked at it", as: .text)
      if last.resolution == nil {
        try writing.resolve(last, as: .same, current.id, reason: reason)
      } else {
        try writing.reopen(last, reason: reason)
      }
    }
  }

  // MARK: What stands beside machines

  private mutating func desk() throws {
    guard let machine = try anyAsset(), let other = try anyAsset() else { return }
    let port = "DP-\(below(2))"
    let thing = DeskThing(
      .monitor, port: DeviceText(port), keys: [DeskThing.key(ofPort: port, of: machine.id, kind: "DEL")])
    let (at, isSaid, isTakenBack) = (now, below(2) == 0, below(3) == 0)
    _ = try roll.write(as: author([.technician, .manager])) { writing in
      if isSaid {
        try writing.name(thing, at: machine, as: isTakenBack ? nil : other)
      } else {
        try writing.see(thing, at: machine, scannedAt: at)
      }
    }
  }

  // MARK: Assets

  private func found(_ id: EntityID) throws -> Asset? { try roll.assets(meaning: .id(id.text)).first }

  private mutating func anyAsset() throws -> Asset? {
    guard !assets.isEmpty else { return nil }
    // The youngest alone: a life is walked to its end.
    return try found(assets[assets.count - 1 - below(min(3, assets.count))])
  }

  private mutating func begin() throws {
    number += 1
    let serial = "PF\(number)"
    let category = one(of: [Category.laptop, .laptop, .server, .monitor, .monitor])
    let isWish = below(3) == 0
    let ownership = one(of: [Ownership.owned, .owned, .owned, .leased])
    let parts = category == .monitor ? [] : [Life.disk, Life.memory]
    let place = store
    let day = now.day
    let author = author([.manager])
    let asset = try roll.write(as: author) { writing in
      var evidence: [EvidenceKey: EvidenceValue] = [
        .tag: .code(try writing.nextTag(category).text), .category: .code(category.rawValue),
        .ownership: .code(ownership.rawValue),
      ]
      if isWish {
        evidence[.reason] = .secret(try writing.seal("needed", as: .text))
        evidence[.purchase] = .number(try writing.nextPurchase())
        return try writing.begin(Step(.requested, to: .planned, evidence), on: day)
      }
      evidence[.source] = .code("scan")
      evidence[.place] = .id(place)
      evidence[.serial] = .device(DeviceText(serial))
      return try writing.begin(
        Step(.found, to: .received, evidence, keys: ["serial:\(serial)"], parts: parts), on: day)
    }.result
    assets.append(asset.id)
  }

  /// What ends a life early, or keeps it where it is, would leave the long ways unwalked.
  private static let seldom: Set<EventKind> = [
    .lost, .holdPlaced, .retirementRefused, .approvalRevoked, .voided, .refusedToSupplier,
  ]

  private static let onward: Set<EventKind> = [
    .adopted, .accepted, .retirementAsked, .appraised, .retirementApproved, .mediumSanitised, .sanitised,
    .manifestListed, .released, .disposed, .leaseReturned, .writtenOff, .postNoted, .reprieved,
  ]

  private mutating func act(on asset: Asset) throws {
    if below(12) == 0 { return try mend(asset) }
    var likely: [EventKind] = []
    for kind in EventKind.allCases {
      guard let arrow = kind.arrow, arrow.from.contains(asset.stage) else { continue }
      // A disk that is seen again must be wiped again: what is on its way out would never leave.
      let isSight = kind == .partUnseen || kind == .partSeen
      if isSight, asset.stage == .retired || asset.stage == .sanitised, below(8) > 0 { continue }
      let isDue =
        Self.onward.contains(kind) || kind == .holdLifted && !asset.holds.isEmpty || kind == .receiptFiled
        || kind == .repairResumed && asset.waitsFor != nil
      let isFact =
        arrow.to.isEmpty && kind != .partRefitted && kind != .partRemoved && kind != .manifestUnlisted
      let weight = isDue ? 9 : Self.seldom.contains(kind) || isFact ? 1 : 3
      likely += Array(repeating: kind, count: weight)
    }
    guard !likely.isEmpty else { return }
    let kind = one(of: likely)
    guard let arrow = kind.arrow else { return }
    let author = author(arrow.roles)
    let to = target(of: kind, arrow, asset)
    var hints = Hints(
      person: one(of: people), place: one(of: places), vendor: one(of: vendors), store: store,
      witness: author.person == boss ? people[0] : boss, admin: author.person == boss ? people[1] : boss,
      word: below(4), day: now.day)
    hints.manifest = try roll.openLoad()?.number
    let day = now.day
    _ = try roll.write(as: author) { writing in
      try writing.record([try hints.step(kind, arrow, to, asset, writing)], on: asset, day: day)
    }
  }

  private mutating func target(of kind: EventKind, _ arrow: Arrow, _ asset: Asset) -> Stage {
    if arrow.to.isEmpty { return asset.stage }
    if kind == .repairClosed || kind == .repairCancelled, let back = asset.returnTo { return back }
    if kind == .handedBack { return asset.stage == .inRepair ? .inRepair : .returned }
    return one(of: arrow.to)
  }

  private mutating func mend(_ asset: Asset) throws {
    let author = author([.manager])
    let isUndone = below(2) == 0
    let day = now.day
    _ = try roll.write(as: author) { writing in
      let course = try writing.course(of: asset)
      let step = isUndone ? try course.stepBack(from: try course.act(with: nil)) : try course.stepAgain()
      return try writing.record([step], on: asset, day: day)
    }
  }
}

extension Roll {
  fileprivate func openStocktake() throws -> Int64? {
    try stocktakes().first { $0.closed == nil }?.number
  }

  fileprivate func openLoad() throws -> Manifest? { try manifests().first { $0.ended == nil } }

  /// The last remark, which may speak of anybody.
  fileprivate func lastNote() throws -> Int64? {
    try events(from: max(0, try eventCount() - 30), limit: 30).last { $0.event.kind == .noted }?.event
      .sequence
  }
}
