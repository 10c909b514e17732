import Identity
import Model

/// Lets things happen to the machines of a roll.
struct Script {
  let roll: [Machine]
  let templates: [Template]
  var fleet: Fleet
  var dice: Dice

  /// - Returns: nothing where this cannot happen to that machine.
  mutating func pair(_ event: LifeEvent, at number: Int) -> Pair? {
    let machine = roll[number]
    let keys = machine.keys
    func same(_ change: (inout Machine) -> Void) -> Pair {
      Pair(event: event, scan: machine.with(change), truth: number)
    }
    func new(_ scan: Machine) -> Pair { Pair(event: event, scan: scan, truth: nil) }

    // The series with one serial is there for its own two events.
    if number < Roll.series.count, event.needsOwnSerial { return nil }
    switch event {
    case .guestReinstalled, .guestCloned, .guestCopied:
      guard keys.isVirtual else { return nil }
    case .memoryChanged: guard !keys.isVirtual, !keys.modules.isEmpty else { return nil }
    default:
      guard !keys.isVirtual || event == .unchanged || event == .unprivileged || event == .newMachine else {
        return nil
      }
    }
    let installation = DeviceText(dice.hex(32))
    switch event {
    case .unchanged: return same { _ in }
    case .unprivileged: return Pair(event: event, scan: machine.unprivileged, truth: number)
    case .reinstalled, .guestReinstalled: return same { $0.reinstall(installation) }
    case .reinstalledSeenByUser:
      return Pair(
        event: event, scan: machine.unprivileged.with { $0.reinstall(installation) }, truth: number)
    case .renamed: return same { $0.hostname = "renamed-\(number)" }
    case .uuidSwapped:
      guard let uuid = keys.uuid, let other = Normalise.alternate(uuid) else { return nil }
      return same { $0.keys.uuid = DeviceText(other) }
    case .memoryChanged:
      let modules = keys.modules.map {
        IdentityKeys.Module(partNumber: $0.partNumber, serial: DeviceText(dice.hex(8)))
      }
      return same { $0.keys.modules = modules }
    case .diskReplaced, .diskCopied:
      let disk = IdentityKeys.Disk(model: "WDC PC SN720", serial: DeviceText(dice.text(12)))
      return same {
        $0.keys.disks = [disk]
        if event == .diskReplaced { $0.reinstall(installation) }
      }
    case .nicAdded:
      let card = dice.mac("00:1b:21")
      return same { $0.keys.macs.append(card) }
    case .dockMoved, .dockUnmarked:
      let dock = dock(of: other(than: number))
      return same {
        if event == .dockMoved { $0.cableMACs = [dock] } else { $0.keys.macs.append(dock) }
      }
    case .firstBinding:
      guard keys.serial != nil else { return nil }
      let typed = Candidate(Roll.id(number), machine.typed, bound: false)
      return typed.keys.lookups(under: Roll.rules).isEmpty
        ? nil : Pair(event: event, scan: machine, truth: number, instead: typed)
    case .newMachine: return new(fleet.stranger(like: machine, templates))
    case .newMachineSeenByUser: return new(fleet.stranger(like: machine, templates).unprivileged)
    case .imaged:
      return new(fleet.stranger(like: machine, templates).with { $0.keys.machineID = keys.machineID })
    case .imagedSeenByUser:
      let dock = dock(of: number)
      return new(
        fleet.stranger(like: machine, templates).unprivileged.with {
          $0.keys.machineID = keys.machineID
          $0.keys.macs.append(dock)
        })
    case .junkShared, .junkSharedAgain: return junk(event, number)
    case .boardReplaced, .boardSwapped, .boardUntold, .boardOtherSerial: return board(event, number)
    case .diskMovedHere:
      let donor = roll[other(than: number)]
      return same { $0.take(diskOf: donor) }
    case .diskMovedToNew:
      return new(
        fleet.stranger(like: machine, templates).with { $0.take(diskOf: machine) })
    case .twoBoxes:
      let box = fleet.stranger(like: machine, templates)
      guard keys.serial != nil, box.keys.serial != keys.serial else { return nil }
      return new(box.with { $0.keys.serial = keys.serial })
    case .guestCloned, .guestCopied:
      let (uuid, address) = (fleet.uuid(), dice.mac("52:54:00"))
      return new(
        machine.with {
          if event == .guestCloned { $0.keys.uuid = uuid }
          $0.keys.macs = [address]
        })
    }
  }

  /// A board comes with a UUID, with the controllers on it, and with its own serial; whether the machine's is written
  /// into it is up to who puts it in. What is in slots and bays stays.
  private mutating func board(_ event: LifeEvent, _ number: Int) -> Pair? {
    let machine = roll[number]
    let serial = machine.keys.serial
    // A placeholder in place of a serial says as much of the new board as of the old.
    let other = fleet.stranger(like: machine, templates).keys
    let hasSerial = serial != nil && other.serial != serial
    if event != .boardUntold, !hasSerial { return nil }
    let address = dice.mac("8c:16:45")
    let scan = machine.with {
      $0.keys.uuid = other.uuid
      $0.keys.boardSerial = other.boardSerial
      if !$0.keys.macs.isEmpty { $0.keys.macs[0] = address }
      switch event {
      case .boardUntold: $0.keys.serial = "To be filled by O.E.M."
      case .boardOtherSerial: $0.keys.serial = other.serial
      default: break
      }
    }
    return Pair(event: event, scan: scan, truth: number, underRepair: event == .boardReplaced)
  }

  /// Every machine of a model got the same serial, which no list of placeholders knows.
  private mutating func junk(_ event: LifeEvent, _ number: Int) -> Pair? {
    let series = Roll.series
    guard number < series.count, roll.count > series.count else { return nil }
    if event == .junkSharedAgain { return Pair(event: event, scan: roll[number], truth: number) }
    return Pair(
      event: event,
      scan: fleet.stranger(like: roll[number], templates).with { $0.keys.serial = Roll.series.serial },
      truth: nil)
  }

  private func dock(of number: Int) -> DeviceText {
    DeviceText(
      "00:e0:4c:"
        + [number >> 16, number >> 8, number].map { Hex.text([UInt8($0 & 0xFF)]) }.joined(separator: ":"))
  }

  private mutating func other(than number: Int) -> Int {
    let other = Int.random(in: 0..<roll.count - 1, using: &dice)
    return other < number ? other : other + 1
  }
}
