import Lifecycle
import Model
import Store

/// What the evidence of a step may be.
struct Hints {
  var person: EntityID
  var place: EntityID
  var vendor: EntityID
  var store: EntityID
  var witness: EntityID
  var admin: EntityID
  /// 0 to 3.
  var word: Int
  var day: Day
  var manifest: Int64?

  func step(
    _ kind: EventKind, _ arrow: Arrow, _ to: Stage, _ asset: Asset, _ writing: Writing
  ) throws -> Step {
    var step = Step(kind, to: to)
    for key in arrow.evidence { step.evidence[key] = try value(key, asset, writing) }
    switch kind {
    case .issued where word > 0, .adopted where word > 0: step.evidence[.person] = .id(person)
    case .requested, .repairOpened: step.evidence[.place] = .id(place)
    case .sentToVendor, .swappedByVendor: step.evidence[.waived] = .flag(true)
    case .releasedLive:
      step.evidence[.waived] = .flag(true)
      step.evidence[.route] = .code(DisposalMethod.destroy.rawValue)
    case .mediumSanitised, .mediumRemoved, .sanitised: step.evidence[.witness] = .id(witness)
    case .mediumLost:
      step.evidence[.witness] = .id(witness)
      step.evidence[.exposed] = .flag(asset.media.first?.data.isLive ?? false)
    case .writtenOff: step.evidence[.reference] = try value(.note, asset, writing)
    case .manifestListed: step.evidence[.functionTest] = try value(.note, asset, writing)
    case .partsFound, .partFitted:
      step.parts = [
        Part(number: asset.parts.count + 1, kind: word == 0 ? .disk : .memory, slot: DeviceText("s\(word)"))
      ]
    case .scanned: step.scan = try writing.keep(Array("{\"scan\":\(word)}".utf8), type: "application/json")
    case .corrected:
      step.evidence[.serial] = .device(DeviceText("SN\(word)"))
      if let serial = asset.serial { step.evidence[.formerSerial] = .device(serial) }
    default: break
    }
    if kind == .partUnseen || kind == .partSeen {
      step.scan = try writing.keep(Array("{\"scan\":\(word)}".utf8), type: "application/json")
      let parts = asset.parts.filter { ($0.whereabouts == .inside) == (kind == .partUnseen) }
      step.evidence[.part] = .number(Int64(parts.first?.part.number ?? 9))
      if kind == .partUnseen, word == 0 {
        step.evidence[.recipient] = .id(person)
        step.evidence[.witness] = .id(witness)
      }
    }
    let isAway = kind == .partPlaced || kind == .partRefitted
    if isAway || kind == .partRemoved, let part = asset.parts.first(where: { $0.isRemoved == isAway }) {
      step.evidence[.part] = .number(Int64(part.part.number))
      step.evidence[.waived] = .flag(true)
      step.evidence[.witness] = .id(witness)
      if kind == .partRemoved, word > 1 { step.evidence[.destination] = .code("stock") }
    }
    if kind == .mediumSanitised || kind == .mediumRemoved, let disk = asset.media.first(where: \.data.isLive)
    {
      step.evidence[.part] = .number(Int64(disk.part.number))
    }
    return step
  }

  private func value(_ key: EvidenceKey, _ asset: Asset, _ writing: Writing) throws -> EvidenceValue {
    switch key {
    case .place: .id(place)
    case .person: .id(asset.user ?? person)
    case .vendor: .id(vendor)
    case .witness: .id(witness)
    case .countersigner: .id(admin)
    case .price: .money(Money(minorUnits: 799_900, currency: "CNY")!)
    case .ownership: .code("owned")
    case .serial: .device(DeviceText("SR\(asset.tag.number)"))
    case .source: .code("scan")
    case .checks: .code(AcceptanceCheck.allCases.map(\.rawValue).joined(separator: " "))
    case .repairOrder: .number(try writing.nextRepairOrder())
    case .mediaPlan: .code(MediaPlan.waived.rawValue)
    case .route: .code(asset.ownership == .owned ? "recycle" : "lease-return")
    case .method: .code(word == 0 ? "destroy" : "purge")
    case .result: .code(word == 3 ? "failed" : "verified")
    case .hold: .code("legal")
    case .lifts: .number(asset.holds.first?.sequence ?? 0)
    case .due, .until: .day(day.adding(days: 20))
    case .terms: try writing.terms()
    case .part: .number(Int64(asset.media.first?.part.number ?? 9))
    case .exposed: .flag(false)
    case .manifest: .number(asset.manifest ?? manifest ?? 9)
    case .faultCause: .code("wear")
    case .waitsFor: .code("user")
    case .migration: .code("copied")
    case .destination: .code(word == 0 ? "vendor" : "stock")
    default: .secret(try writing.seal("text", as: .text))
    }
  }
}
