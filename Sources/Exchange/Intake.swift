public import Identity
import JSONBytes
import Ledger
public import Model

/// A scan report on its way onto the roll: what it would register, and which asset it is.
public struct Intake {
  public let report: ScanReport
  public let keys: IdentityKeys
  let rules: RuleSet

  /// - Parameter rules: what it is judged by, and what is on the roll as well.
  public init(_ report: ScanReport, under rules: RuleSet) {
    self.report = report
    self.rules = rules
    keys = IdentityKeys(report)
  }

  public var maker: DeviceText? { report.hardware.flatMap(rules.maker)?.text }
  public var model: DeviceText? { report.hardware.flatMap(rules.model)?.text }

  /// The system serial; a placeholder is none.
  public var serial: DeviceText? { report.hardware.flatMap(rules.serial)?.text }

  /// What kind of thing it is; `nil` where neither chassis nor battery tells, and a person must.
  public var category: Category? {
    if keys.isVirtual { return .virtualMachine }
    if let category = report.hardware?.chassis.category.value { return category }
    return report.hardware?.batteries.isEmpty == false ? .laptop : nil
  }

  /// The parts a bill of materials is made of. A virtual machine has none: its disks are files of its host.
  public var parts: [Part] {
    guard let hardware = report.hardware, !keys.isVirtual else { return [] }
    var parts: [Part] = []
    func add(
      _ kind: Part.Kind, _ slot: DeviceText?, _ maker: DeviceText?, _ model: DeviceText?,
      _ serial: DeviceText?,
      _ size: Int64?
    ) {
      parts.append(
        Part(
          number: parts.count + 1, kind: kind, maker: maker?.trimmed, model: model?.trimmed,
          serial: serial.flatMap {
            rules.rejects($0, as: kind == .disk ? .diskSerial : .serial) == nil ? $0.trimmed : nil
          },
          slot: slot ?? "",
          // A disk that claims more than any number in an event can be claims nothing.
          sizeBytes: size.flatMap { (0...CanonicalJSON.integers.upperBound).contains($0) ? $0 : nil }))
    }
    // What hangs on a cable is no part: it goes home in somebody's bag.
    for disk in hardware.disks where disk.bus.value != .usb && disk.removable.value != true {
      add(
        .disk, disk.name.value, disk.vendor.value, disk.model.value, disk.serial.value, disk.sizeBytes.value)
    }
    for module in hardware.memory.modules {
      add(
        .memory, module.slot.value, module.manufacturer.value, module.partNumber.value, module.serial.value,
        module.sizeBytes.value)
    }
    for battery in hardware.batteries {
      add(
        .battery, battery.name.value, battery.manufacturer.value, battery.model.value, battery.serial.value,
        nil)
    }
    return parts
  }

  /// The parts in as many runs as they need events: a server has more than one event can hold. Disks come first.
  public var partsByEvent: [[Part]] {
    var runs: [[Part]] = []
    var room = 0
    for part in parts {
      let length = EventBody.length(of: part)
      if runs.isEmpty || length > room {
        runs.append([])
        room = EventBody.roomForParts
      }
      runs[runs.count - 1].append(part)
      room -= length
    }
    return runs
  }

  /// The media this scan saw in a machine on the roll that its card does not list, numbered to follow its parts, and
  /// those of the card that the scan did not see.
  public func difference(from asset: Asset) -> (added: [Part], unseen: [Part]) {
    guard !keys.isVirtual else { return ([], []) }
    var unseen = asset.media.map(\.part)
    var added: [Part] = []
    for medium in parts where medium.isMedium {
      if let index = unseen.firstIndex(where: { Self.isSame($0, medium) }) {
        unseen.remove(at: index)
      } else {
        var medium = medium
        medium.number = asset.parts.count + added.count + 1
        added.append(medium)
      }
    }
    return (added, unseen)
  }

  /// By serial; without one, by place and size.
  private static func isSame(_ a: Part, _ b: Part) -> Bool {
    if let serial = a.serial, let other = b.serial {
      return Normalise.serial(serial) == Normalise.serial(other)
    }
    return a.serial == b.serial && a.slot == b.slot && a.sizeBytes == b.sizeBytes
  }

  /// What it is recognised by, in one hash.
  public func fingerprint() throws -> String {
    var hasher = SHA256Hasher()
    return hasher.digest(Array(try lookupKeys().joined(separator: "\n").utf8)).text
  }

  /// What the roll files it under. A machine-id is a secret of its machine (machine-id(5)): only its hash is kept.
  public func lookupKeys() throws -> [String] {
    var hasher = SHA256Hasher()
    var filed: [String] = []
    for lookup in keys.lookups(under: rules) {
      let value =
        lookup.kind == .machineID
        ? String(hasher.digest(Array("tagroll \(lookup.value)".utf8)).text.prefix(32)) : lookup.value
      filed.append("\(lookup.kind.rawValue):\(value)")
    }
    return filed.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
