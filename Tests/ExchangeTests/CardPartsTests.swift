import Exchange
import Identity
import Model
import Testing

/// Cards and power supplies as parts, by what a scan tells of slots and bays.
@Suite("cards and power supplies")
struct CardPartsTests {
  private static func fact<Value>(_ value: Value) -> Fact<Value> { Fact(.value(value), from: "test") }

  private static func parts(_ change: (inout Hardware) -> Void) -> [Part] {
    var report = ScanReport()
    report.privileged = true
    var hardware = Hardware()
    change(&hardware)
    report.hardware = hardware
    return Intake(report).parts
  }

  private static func slot(_ name: DeviceText, _ address: DeviceText, _ use: SlotUse = .inUse)
    -> ExpansionSlot
  {
    var slot = ExpansionSlot()
    slot.designation = fact(name)
    slot.address = fact(address)
    slot.use = fact(use)
    return slot
  }

  private static func function(
    _ address: DeviceText, _ code: DeviceText, _ vendor: DeviceText = "8086", _ device: DeviceText = "1521"
  ) -> PCIDevice {
    var function = PCIDevice()
    function.address = fact(address)
    function.classCode = fact(code)
    function.vendorId = fact(vendor)
    function.deviceId = fact(device)
    function.vendorName = fact("Intel Corporation")
    return function
  }

  private static func network(_ address: String, mac: DeviceText?) -> NetworkCard {
    var card = NetworkCard()
    card.busPath = fact(DeviceText("sys/devices/pci0000:00/0000:00:01.0/\(address)"))
    card.bus = fact(.pci)
    if let mac { card.permanentMac = fact(mac) }
    return card
  }

  @Test("a network card of two ports in a slot is one part, known by the lower of its addresses")
  func ports() {
    let parts = Self.parts {
      $0.slots = [Self.slot("PCIE3", "0000:01:00.0")]
      $0.pciDevices = [Self.function("0000:01:00.0", "020000"), Self.function("0000:01:00.1", "020000")]
      $0.networkCards = [
        Self.network("0000:01:00.1", mac: "A0:36:9F:00:00:11"),
        Self.network("0000:01:00.0", mac: "a0:36:9f:00:00:10"),
      ]
    }
    #expect(
      parts == [
        Part(
          number: 1, kind: .network, maker: "Intel Corporation", model: "8086:1521",
          serial: "a0:36:9f:00:00:10", slot: "PCIE3")
      ])
  }

  @Test("what is soldered is the board's, even where a table calls it a slot as well")
  func soldered() {
    let parts = Self.parts {
      var device = OnboardDevice()
      device.address = Self.fact("0000:00:1f.6")
      $0.onboardDevices = [device]
      $0.slots = [Self.slot("LAN", "0000:00:1f.6")]
      $0.pciDevices = [Self.function("0000:00:1f.6", "020000"), Self.function("0000:00:02.0", "030000")]
      $0.networkCards = [Self.network("0000:00:1f.6", mac: "6c:24:08:aa:bb:01")]
    }
    #expect(parts.isEmpty)
  }

  @Test("a graphics card is known by its slot, and no serial is made up for it")
  func graphics() {
    let parts = Self.parts {
      $0.slots = [Self.slot("PCIEX16", "0000:01:00.0"), Self.slot("PCIEX1", "0000:02:00.0", .available)]
      $0.pciDevices = [
        Self.function("0000:01:00.0", "030000", "10de", "2531"),
        Self.function("0000:01:00.1", "040300", "10de", "228e"),
      ]
    }
    #expect(parts.map(\.kind) == [.graphics])
    #expect(parts.map(\.model) == ["10de:2531"])
    #expect(parts.map(\.serial) == [nil])
    #expect(parts.map(\.slot) == ["PCIEX16"])
  }

  @Test(
    "slots of one name are told apart by their addresses, and an address that software made up is no serial")
  func names() {
    let parts = Self.parts {
      $0.slots = [Self.slot("J1", "0000:01:00.0"), Self.slot("J1", "0000:02:00.0")]
      $0.pciDevices = [Self.function("0000:01:00.0", "020000"), Self.function("0000:02:00.0", "028000")]
      $0.networkCards = [
        Self.network("0000:01:00.0", mac: "02:36:9f:00:00:10"), Self.network("0000:02:00.0", mac: nil),
      ]
    }
    #expect(parts.map(\.slot) == ["0000:01:00", "0000:02:00"])
    #expect(parts.allSatisfy { $0.serial == nil })
  }

  @Test("a graphics card whose driver says what is its own goes by that")
  func own() {
    let parts = Self.parts {
      $0.slots = [Self.slot("PCIEX16", "0000:01:00.0")]
      $0.pciDevices = [Self.function("0000:01:00.0", "030000", "10de", "2531")]
      var card = GraphicsCard()
      card.address = Self.fact("0000:01:00.0")
      card.uniqueId = Self.fact("GPU-6f1e2b9c-5b44-11ec-9a31-8c1645d2e6f0")
      $0.graphics = [card]
    }
    #expect(parts.map(\.serial) == ["GPU-6f1e2b9c-5b44-11ec-9a31-8c1645d2e6f0"])
  }

  @Test("disks and bridges in slots, and slots that name no device, are no cards")
  func others() {
    let parts = Self.parts {
      $0.slots = [
        Self.slot("M.2", "0000:04:00.0"), Self.slot("X", "0000:ff:1f.7"), Self.slot("Y", "rubbish"),
        Self.slot("Z", ""),
      ]
      $0.pciDevices = [Self.function("0000:04:00.0", "010802"), Self.function("rubbish", "020000")]
    }
    #expect(parts.isEmpty)
  }

  @Test("a power supply is one with a serial or a part number; what a template left is none")
  func supplies() {
    func supply(_ serial: DeviceText?, _ number: DeviceText?, _ location: DeviceText) -> PowerSupply {
      var supply = PowerSupply()
      if let serial { supply.serial = Self.fact(serial) }
      if let number { supply.partNumber = Self.fact(number) }
      supply.location = Self.fact(location)
      supply.manufacturer = Self.fact("DELL")
      return supply
    }
    let parts = Self.parts {
      $0.powerSupplies = [
        supply("CN1797238M0A3K", "0CC6WFA01", "PSU.Slot.1"), supply(nil, "0CC6WFA01", "PSU.Slot.2"),
        supply("To Be Filled By O.E.M.", "To Be Filled By O.E.M.", "To Be Filled By O.E.M."),
      ]
    }
    #expect(
      parts == [
        Part(
          number: 1, kind: .power, maker: "DELL", model: "0CC6WFA01", serial: "CN1797238M0A3K",
          slot: "PSU.Slot.1"),
        Part(number: 2, kind: .power, maker: "DELL", model: "0CC6WFA01", slot: "PSU.Slot.2"),
      ])
  }
}
