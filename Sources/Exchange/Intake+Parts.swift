import Identity
import JSONBytes
import Ledger
public import Model

/// The parts that a scan tells of.
extension Intake {
  /// The parts a bill of materials is made of. A virtual machine has none: its disks are files of its host.
  public var parts: [Part] { seenParts.map(\.part) }

  func readParts() -> [SeenPart] {
    guard let hardware = report.hardware, !keys.isVirtual else { return [] }
    var seen: [SeenPart] = []
    func add(
      _ kind: Part.Kind, _ slot: DeviceText?, _ maker: DeviceText?, _ model: DeviceText?,
      _ serial: Fact<DeviceText>, _ size: Int64? = nil, isSoldered: Bool = false
    ) {
      let part = Part(
        number: seen.count + 1, kind: kind, maker: maker?.trimmed, model: model?.trimmed,
        serial: serial.value.flatMap {
          rules.rejects($0, as: kind == .disk ? .diskSerial : .serial) == nil ? $0.trimmed : nil
        },
        slot: slot ?? "",
        // A disk that claims more than any number in an event can be claims nothing.
        sizeBytes: size.flatMap { (0...CanonicalJSON.integers.upperBound).contains($0) ? $0 : nil })
      seen.append(SeenPart(part: part, isUnread: serial.isUnread, isSoldered: isSoldered))
    }
    for disk in hardware.disks where disk.isPart {
      add(.disk, disk.name.value, disk.vendor.value, disk.model.value, disk.serial, disk.sizeBytes.value)
    }
    for module in hardware.memory.modules {
      add(
        .memory, module.slot.value, module.manufacturer.value, module.partNumber.value, module.serial,
        module.sizeBytes.value, isSoldered: module.isSoldered)
    }
    for battery in hardware.batteries {
      add(.battery, battery.name.value, battery.manufacturer.value, battery.model.value, battery.serial)
    }
    for card in cards + supplies {
      let part = Part(
        number: seen.count + 1, kind: card.kind, maker: card.maker?.trimmed, model: card.model,
        serial: card.serial, slot: card.slot)
      seen.append(SeenPart(part: part))
    }
    return seen
  }

  /// The parts in as many runs as they need events: a server has more than one event can hold. Disks come first.
  public var partsByEvent: [[Part]] { Self.runs(of: parts) }

  /// As many runs as so many parts need events.
  public static func runs(of parts: [Part]) -> [[Part]] {
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

  /// Whether this scan would have seen every part of a kind. Only then is one that it did not see not there.
  func seesAll(_ kind: Part.Kind) -> Bool {
    guard let hardware = report.hardware else { return false }
    func isWhole(_ folder: String) -> Bool {
      !report.notes.contains {
        ($0.code == .listWithheld || $0.code == .listCut) && $0.source.contains(folder)
      }
    }
    switch kind {
    case .disk:
      return isWhole("block") && (isOurs || !hardware.disks.isEmpty)
        && !hardware.disks.contains { $0.isPart && $0.serial.isUnread }
    case .memory:
      // No machine runs without any: then it is the table that was not there to be read.
      let modules = hardware.memory.modules
      return isWhole("dmi") && !modules.isEmpty && (report.privileged || hardware.memory.slots.value != nil)
        && !modules.contains { $0.serial.isUnread }
    case .battery:
      return isWhole("power_supply") && (isOurs || !hardware.batteries.isEmpty)
        && !hardware.batteries.contains { $0.serial.isUnread }
    case .graphics, .network, .power:
      return isWhole("pci") && isWhole("dmi") && isOurs && seesAllCards(kind)
    // These no scan lists.
    case .board, .display, .input, .cooling, .other: return false
    }
  }

  /// An agent leaves out what it could not read, and does not say so.
  private var isOurs: Bool { report.scannerName == "tagroll" }
}

extension Disk {
  /// What hangs on a cable is no part: it goes home in somebody's bag.
  fileprivate var isPart: Bool { bus.value != .usb && removable.value != true }
}

extension MemoryModule {
  /// It belongs to the board (SMBIOS 3.7 §7.18.1).
  fileprivate var isSoldered: Bool {
    switch formFactor.value {
    case "Row Of Chips", "Chip", "Die": true
    default: false
    }
  }
}

extension Fact<DeviceText> {
  /// There is one, and this scan could not read it.
  fileprivate var isUnread: Bool {
    switch finding {
    case .withheld, .malformed: true
    case .value, .absent: false
    }
  }
}
