/// What kind of thing an asset is. It chooses the tag's prefix and whether storage is expected inside.
public enum Category: String, Sendable, Hashable, CaseIterable {
  case laptop, desktop, server, tablet, phone, monitor, printer, scanner, dock, network, storage, peripheral
  /// A virtual machine is held, licensed and retired like a machine; its virtual parts are no assets.
  case virtualMachine = "virtual_machine"

  /// Two letters; never I or O, which a label turns into 1 and 0.
  public var tagPrefix: String {
    switch self {
    case .laptop: "LT"
    case .desktop: "DT"
    case .server: "SV"
    case .tablet: "TB"
    case .phone: "PH"
    case .monitor: "MN"
    case .printer: "PR"
    case .scanner: "SC"
    case .dock: "DK"
    case .network: "NW"
    case .storage: "SD"
    case .peripheral: "PE"
    case .virtualMachine: "VM"
    }
  }

  /// Whether a thing of this kind is taken to hold its user's data until somebody says what is inside.
  public var expectsStorage: Bool {
    switch self {
    case .laptop, .desktop, .server, .tablet, .phone, .storage, .virtualMachine: true
    case .monitor, .printer, .scanner, .dock, .network, .peripheral: false
    }
  }
}
