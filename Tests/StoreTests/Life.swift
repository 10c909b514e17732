import Lifecycle
import Model
import Store
import Testing

/// The acts of a life, as a clerk would do them.
struct Life {
  let roll: Roll
  var author: Author
  let store: EntityID

  init(_ scratch: Scratch, _ roll: Roll, at now: Instant = Scratch.morning) throws {
    self.roll = roll
    author = try scratch.clerk(roll, at: now)
    store = try #require(try roll.parties(.place).first).id
  }

  var day: Day { author.today }

  func person(_ name: String, _ handle: String, _ roles: [Role] = []) throws -> EntityID {
    var author = author
    // Rights are an administrator's to give.
    if !roles.isEmpty { author.role = .admin }
    return try roll.write(as: author) {
      try $0.addParty(.personAdded, name: name, handle: handle, roles: roles)
    }.result
  }

  func vendor(_ name: String) throws -> EntityID {
    try roll.write(as: author) { try $0.addParty(.vendorAdded, name: name) }.result
  }

  static let disk = Part(
    number: 1, kind: .disk, maker: "Samsung", model: "PM9A1", serial: "S6Z", slot: "nvme0n1",
    sizeBytes: 512_110_190_592)
  static let memory = Part(number: 2, kind: .memory, slot: "DIMM 0", sizeBytes: 17_179_869_184)

  func found(
    serial: String = "PF3ABCDE", ownership: Ownership = .owned, category: Category = .laptop,
    parts: [Part] = [disk, memory]
  ) throws -> Asset {
    try roll.write(as: author) { writing in
      let tag = try writing.nextTag(category)
      return try writing.begin(
        Step(
          .found, to: .received,
          [
            .tag: .code(tag.text), .category: .code(category.rawValue), .source: .code("scan"),
            .ownership: .code(ownership.rawValue), .serial: .device(DeviceText(serial)),
            .maker: .device("LENOVO"), .model: .device("21HM"), .place: .id(store),
          ], keys: ["mac:00:11:22:33:44:\(serial.utf8.count)", "serial:\(serial)"], parts: parts), on: day)
    }.result
  }

  @discardableResult
  func take(_ asset: Asset, by other: Author? = nil, _ steps: (Writing) throws -> [Step]) throws -> Asset {
    try roll.write(as: other ?? author) { writing in
      try writing.record(try steps(writing), on: asset, day: day)
    }.result
  }

  func assigned(_ asset: Asset, to person: EntityID) throws -> Asset {
    try take(asset) { _ in try Walk.assign(asset, to: Holder(.person, person), at: store) }
  }

  func repaired(_ asset: Asset, at vendor: EntityID? = nil) throws -> Asset {
    try take(asset) { writing in
      try Walk.repair(
        asset, order: try writing.nextRepairOrder(), fault: try writing.seal("no picture", as: .text),
        trip: vendor.map { Walk.Trip(to: $0, plan: .waived) }, place: store)
    }
  }

  func mended(_ asset: Asset) throws -> Asset {
    try take(asset) { writing in
      try Walk.finishRepair(
        asset, work: try writing.seal("new cable", as: .text),
        [.cost: .money(Money(minorUnits: 12_000, currency: "CNY")!)])
    }
  }

  func givenBack(_ asset: Asset) throws -> Asset {
    try take(asset) { _ in try Walk.giveBack(asset, at: store) }
  }

  func retired(_ asset: Asset, _ route: DisposalMethod = .recycle) throws -> Asset {
    try take(asset) { writing in
      try Walk.retire(
        asset, reason: try writing.seal("five years old", as: .text), route: route, store: store)
    }
  }

  func wiped(_ asset: Asset, witness: EntityID?, result: SanitiseResult = .verified) throws -> Asset {
    var evidence: [EvidenceKey: EvidenceValue] = [
      .method: .code(SanitiseMethod.purge.rawValue), .result: .code(result.rawValue),
    ]
    if let witness { evidence[.witness] = .id(witness) }
    let filed = try take(asset) { _ in
      Walk.sanitise(asset, parts: [1], evidence: evidence, removed: false)
    }
    return try take(filed) { _ in Walk.clean(filed, witness: witness) }
  }

  func disposed(_ asset: Asset, to vendor: EntityID, _ method: DisposalMethod = .recycle) throws -> Asset {
    try take(asset) { writing in
      try Walk.dispose(
        asset, method: method, vendor: vendor, certificate: try writing.seal("GR-2026-118", as: .text))
    }
  }

  /// What an event says that is not the walk's choice, for moves no walk would propose.
  func forced(_ asset: Asset, _ step: Step) throws -> Asset { try take(asset) { _ in [step] } }
}
