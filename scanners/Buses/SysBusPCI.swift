public import Model

/// The PCI functions and, of them, the display controllers.
///
/// The `config` files are never opened: reading one wakes devices and, in a virtual machine, costs more than
/// the whole scan.
///
/// - Reads: `sys/bus/pci/devices/*/{uevent,revision}`, and `mem_info_vram_total` and `unique_id` of display controllers; names from
///   the udev database, else from the hardware database; no rights needed. Captures without `uevent` have `modalias`
///   and the link `driver`.
/// - Source: Linux `drivers/pci/pci-driver.c` (`pci_uevent`); PCI Code and ID Assignment 1.16.
public struct SysBusPCI: Scanner {
  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    /// The slot of the last display controller: the path without the function's number.
    var shown: Substring?
    for device in machine.list("pci") {
      let properties = machine.devices.properties(of: device)
      var function = describe(device, properties, machine)
      if machine.extras.contains(.links) { Self.readLink(of: device, into: &function, machine.tree) }
      if machine.extras.contains(.vitalData) {
        Self.readVitalData(of: device, into: &function, &machine)
      }
      hardware.pciDevices.append(function)
      if let peripheral = peripheral(function, device, machine) { hardware.peripherals.append(peripheral) }
      // Class 03: display controller.
      guard let code = function.classCode.value?.bytes, code.starts(with: "03".utf8) else { continue }
      // Old chips have a second function for a second monitor: still one card.
      let slot = device.path.dropLast(2)
      if code.starts(with: "0380".utf8), slot == shown { continue }
      shown = slot
      var card = GraphicsCard()
      card.address = function.address
      card.vendorId = function.vendorId
      card.deviceId = function.deviceId
      card.vendorName = function.vendorName
      card.deviceName = function.deviceName
      card.driver = function.driver
      card.memoryBytes = machine.tree.number("\(device.path)/mem_info_vram_total")
      // Other drivers have no such file, and opening what is not there costs as well.
      if card.driver.value == "amdgpu" {
        card.uniqueId = Self.uniqueId(machine.tree.text("\(device.path)/unique_id"))
      }
      card.attached = machine.removable(device)
      hardware.graphics.append(card)
    }
  }

  /// Sixteen hexadecimal digits; zeros where the chip has none (Linux `drivers/gpu/drm/amd/amdgpu/amdgpu_pm.c`).
  static func uniqueId(_ text: Fact<DeviceText>) -> Fact<DeviceText> {
    let id = text.parsed(expecting: .hex) { digits in
      digits.count == 16 && digits.allSatisfy { Int64(hex: [$0]) != nil } ? DeviceText(bytes: digits) : nil
    }
    guard id.value?.bytes.allSatisfy({ $0 == 0x30 }) == true else { return id }
    return Fact(.absent, from: text.source)
  }

  private func peripheral(_ function: PCIDevice, _ device: Device, _ machine: Machine) -> Peripheral? {
    // Realtek's card readers are of no standard class.
    let kind =
      function.classCode.value.flatMap { PeripheralKind(pciClass: $0) }
      ?? (function.driver.value == "rtsx_pci" ? .cardReader : nil)
    guard let kind else { return nil }
    var peripheral = Peripheral()
    peripheral.kind = Fact(.value(kind), from: function.classCode.source)
    peripheral.address = function.address
    peripheral.vendorId = function.vendorId
    peripheral.productId = function.deviceId
    peripheral.manufacturer = function.vendorName
    peripheral.model = function.deviceName
    peripheral.attached = machine.removable(device)
    return peripheral
  }

  private func describe(_ device: Device, _ properties: DeviceProperties, _ machine: Machine) -> PCIDevice {
    var function = PCIDevice()
    function.address = Fact(.value(DeviceText(String(device.name))), from: device.path)
    let ids = properties.kernel("PCI_ID")
    if ids.finding == .absent {
      let modalias = machine.tree.text("\(device.path)/modalias")
      func id(_ read: (PCIModalias) -> DeviceText) -> Fact<DeviceText> {
        modalias.parsed(expecting: .code) { PCIModalias($0).map(read) }
      }
      function.classCode = id(\.classCode)
      function.vendorId = id(\.vendorId)
      function.deviceId = id(\.deviceId)
      function.subsystemVendorId = id(\.subsystemVendorId)
      function.subsystemDeviceId = id(\.subsystemDeviceId)
      function.driver = machine.driver(of: device.path)
    } else {
      function.classCode = properties.kernel("PCI_CLASS").parsed(expecting: .hex) { hex($0[...], digits: 6) }
      function.vendorId = ids.parsed(expecting: .hex) { Self.half(0, of: $0) }
      function.deviceId = ids.parsed(expecting: .hex) { Self.half(1, of: $0) }
      let subsystem = properties.kernel("PCI_SUBSYS_ID")
      function.subsystemVendorId = subsystem.parsed(expecting: .hex) { Self.half(0, of: $0) }
      function.subsystemDeviceId = subsystem.parsed(expecting: .hex) { Self.half(1, of: $0) }
      function.driver = properties.kernel("DRIVER")
    }
    function.revision = machine.tree.text("\(device.path)/revision").parsed(expecting: .hex) { text in
      text.starts(with: "0x".utf8) ? hex(text.dropFirst(2), digits: 2) : nil
    }
    function.vendorName = machine.databaseName("ID_VENDOR_FROM_DATABASE", of: properties)
    function.deviceName = machine.databaseName("ID_MODEL_FROM_DATABASE", of: properties)
    function.className = machine.databaseName("ID_PCI_CLASS_FROM_DATABASE", of: properties)
    return function
  }

  /// One half of `8086:15FB`.
  static func half(_ index: Int, of pair: [UInt8]) -> DeviceText? {
    let halves = pair.split(separator: 0x3A, omittingEmptySubsequences: false)
    return halves.count == 2 ? hex(halves[index], digits: 4) : nil
  }
}

/// Hexadecimal digits in lower case, with zeros before them; `nil` for anything else or for too many.
func hex(_ text: ArraySlice<UInt8>, digits: Int) -> DeviceText? {
  guard (1...digits).contains(text.count), Int64(hex: text) != nil, !text.contains(0x78) else { return nil }
  let lower = text.map { (0x41...0x46).contains($0) ? $0 | 0x20 : $0 }
  return DeviceText(bytes: [UInt8](repeating: 0x30, count: digits - lower.count) + lower)
}
