/// The parts of the machine.
public struct Hardware: FactSection {
  public var system = SystemIdentity()
  public var board = Board()
  public var chassis = Chassis()
  public var firmware = Firmware()
  public var processors: [Processor] = []
  public var memory = Memory()
  public var disks: [Disk] = []
  public var networkCards: [NetworkCard] = []
  public var pciDevices: [PCIDevice] = []
  public var usbDevices: [USBDevice] = []
  public var graphics: [GraphicsCard] = []
  public var monitors: [Monitor] = []
  public var batteries: [Battery] = []
  public var peripherals: [Peripheral] = []
  public var printers: [Printer] = []
  public var thunderboltDevices: [ThunderboltDevice] = []
  public var tpm = TPM()
  public var slots: [ExpansionSlot] = []
  public var ports: [Port] = []
  public var onboardDevices: [OnboardDevice] = []
  public var powerSupplies: [PowerSupply] = []
  public var probes: [Probe] = []
  public var managementController = ManagementController()
  public var oemStrings: [OEMString] = []
  public var security = Security()

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.section("system", &system)
    v.section("board", &board)
    v.section("chassis", &chassis)
    v.section("firmware", &firmware)
    v.list("processors", &processors)
    v.section("memory", &memory)
    v.list("disks", &disks)
    v.list("network_cards", &networkCards)
    v.list("pci_devices", &pciDevices)
    v.list("usb_devices", &usbDevices)
    v.list("graphics", &graphics)
    v.list("monitors", &monitors)
    v.list("batteries", &batteries)
    v.list("peripherals", &peripherals)
    v.list("printers", &printers)
    v.list("thunderbolt_devices", &thunderboltDevices)
    v.section("tpm", &tpm)
    v.list("slots", &slots)
    v.list("ports", &ports)
    v.list("onboard_devices", &onboardDevices)
    v.list("power_supplies", &powerSupplies)
    v.list("probes", &probes)
    v.section("management_controller", &managementController)
    v.list("oem_strings", &oemStrings)
    v.section("security", &security)
  }
}
