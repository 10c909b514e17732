import Identity
import Model

/// Parts that a person puts in and takes out whole: cards in expansion slots, and power supplies in their bays.
///
/// What is soldered belongs to the board, so a card counts only where the firmware says which slot it is in: that is root's to
/// read. What hangs on a cable, and what software made up, is in no slot.
extension Intake {
  struct Card {
    var kind: Part.Kind
    var slot: DeviceText
    var maker: DeviceText?
    /// The ids of its chip, `8086:1521`: names change with the hardware database, and a card would be another by that.
    var model: DeviceText?
    /// The lowest of the addresses burnt into it, or what a driver says is one graphics card's own: most tell nothing, and their
    /// configuration space is never read, so they are known by machine and slot.
    var serial: DeviceText?
  }

  /// Network and graphics cards, one for each slot, however many functions it has.
  var cards: [Card] {
    guard let hardware = report.hardware else { return [] }
    let soldered = Set(hardware.onboardDevices.compactMap { Self.device($0.address.value) })
    let names = hardware.slots.compactMap(\.designation.value?.trimmed)
    return hardware.slots.compactMap { slot in
      guard slot.use.value == .inUse, let device = Self.device(slot.address.value), !soldered.contains(device)
      else { return nil }
      // In a chipset functions of one number are different things.
      guard let first = hardware.pciDevices.first(where: { $0.address.value == slot.address.value }),
        let kind = Self.kind(first)
      else { return nil }
      let name = slot.designation.value?.trimmed
      let isName = name.map { name in !name.isEmpty && names.count { $0 == name } == 1 } ?? false
      return Card(
        kind: kind, slot: isName ? name ?? "" : DeviceText(device), maker: first.vendorName.value,
        model: Self.chip(first), serial: kind == .network ? address(at: device) : uniqueId(of: first))
    }
  }

  /// A power supply that has neither a serial nor a part number of its own is what a template left in the table.
  var supplies: [Card] {
    (report.hardware?.powerSupplies ?? []).compactMap { supply in
      let serial = believed(supply.serial.value, as: .serial)
      let model = believed(supply.partNumber.value, as: .model) ?? believed(supply.name.value, as: .model)
      guard serial != nil || model != nil else { return nil }
      return Card(
        kind: .power, slot: believed(supply.location.value, as: .model) ?? "",
        maker: believed(supply.manufacturer.value, as: .maker), model: model, serial: serial)
    }
  }

  /// Whether this scan would have seen every card and power supply: the firmware's table tells of the slots, to root alone.
  func seesAllCards(_ kind: Part.Kind) -> Bool {
    guard let hardware = report.hardware, report.privileged else { return false }
    return kind == .power
      ? !hardware.powerSupplies.isEmpty : hardware.slots.contains { Self.device($0.address.value) != nil }
  }

  private func uniqueId(of function: PCIDevice) -> DeviceText? {
    (report.hardware?.graphics ?? []).first { $0.address.value == function.address.value }?.uniqueId.value
  }

  private func address(at device: String) -> DeviceText? {
    (report.hardware?.networkCards ?? []).compactMap { card in
      guard let path = card.busPath.value?.string?.split(separator: "/").last.map({ DeviceText(String($0)) }),
        Self.device(path) == device, let mac = card.permanentMac.value, rules.rejects(mac, as: .mac) == nil,
        !Normalise.isLocallyAdministered(mac)
      else { return nil }
      return Normalise.mac(mac)
    }.min().map { DeviceText($0) }
  }

  private func believed(_ text: DeviceText?, as field: JudgedField) -> DeviceText? {
    guard let text = text?.trimmed, !text.isEmpty, rules.rejects(text, as: field) == nil else { return nil }
    return text
  }

  /// `0000:01:00` of `0000:01:00.1`; `nil` for what is no address of a PCI function.
  private static func device(_ address: DeviceText?) -> String? {
    guard let text = address?.string, text.utf8.count == 12, let dot = text.lastIndex(of: "."),
      text.distance(from: text.startIndex, to: dot) == 10
    else { return nil }
    return String(text[..<dot])
  }

  /// Classes 02 and 03 of PCI Code and ID Assignment 1.16.
  private static func kind(_ function: PCIDevice) -> Part.Kind? {
    guard let code = function.classCode.value?.bytes else { return nil }
    return code.starts(with: "02".utf8) ? .network : code.starts(with: "03".utf8) ? .graphics : nil
  }

  private static func chip(_ function: PCIDevice) -> DeviceText? {
    guard let vendor = function.vendorId.value, let device = function.deviceId.value else { return nil }
    return DeviceText(bytes: vendor.bytes + [0x3A] + device.bytes)
  }
}
