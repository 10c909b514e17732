public import Model

/// A name of a machine, out of the several fields its maker may have put it into.
public struct Named: Sendable, Hashable {
  public let text: DeviceText
  /// The fact it stands in: `hardware.system.version`.
  public let fact: String
  public let source: String
  /// The quirk that led there; `nil` for the field that is made for it, and for the board's in its stead.
  public let rule: RuleID?
}

extension RuleSet {
  /// What people call the model.
  ///
  /// - Returns: `nil` where every field is a placeholder.
  public func model(of hardware: Hardware) -> Named? {
    // In 96 of 100 machines without a product name the board still has one.
    given(.model, hardware) ?? named(hardware.system.product, "system.product", .model)
      ?? named(hardware.system.deviceTreeModel, "system.device_tree_model", .model)
      ?? named(hardware.board.name, "board.name", .model)
  }

  /// The maker of the system, else of the board.
  public func maker(of hardware: Hardware) -> Named? {
    named(hardware.system.vendor, "system.vendor", .maker)
      ?? named(hardware.board.vendor, "board.vendor", .maker)
  }

  /// What the maker's support asks for beside the serial, where a quirk knows.
  public func productNumber(of hardware: Hardware) -> Named? {
    given(.productNumber, hardware)
  }

  /// The serial on the machine's label.
  public func serial(of hardware: Hardware) -> Named? {
    named(hardware.system.serial, "system.serial", .serial)
      ?? named(hardware.system.deviceTreeSerial, "system.device_tree_serial", .serial)
      ?? given(.serial, hardware)
  }

  private func named(_ fact: Fact<DeviceText>, _ name: String, _ field: JudgedField) -> Named? {
    believed(fact.value, as: field).map {
      Named(text: $0, fact: "hardware.\(name)", source: fact.source, rule: nil)
    }
  }

  private func given(_ gift: Quirk.Gift, _ hardware: Hardware) -> Named? {
    return self.gift(gift, maker: maker(of: hardware)?.text, from: { hardware[$0].value }).map {
      text, quirk in
      Named(
        text: text, fact: "hardware.\(quirk.from.rawValue)", source: hardware[quirk.from].source,
        rule: quirk.id)
    }
  }
}

extension Hardware {
  fileprivate subscript(place: Quirk.Place) -> Fact<DeviceText> {
    switch place {
    case .product: system.product
    case .version: system.version
    case .family: system.family
    case .sku: system.sku
    case .serial: system.serial
    case .boardName: board.name
    case .boardSerial: board.serial
    }
  }
}
