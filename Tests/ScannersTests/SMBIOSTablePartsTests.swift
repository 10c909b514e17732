import Model
import Testing

@testable import Scanners

@Suite("SMBIOSTable: parts")
struct SMBIOSTablePartsTests {
  private typealias Bytes = SMBIOSBytes

  static let processor = SMBIOSBytes.structure(
    4,
    [1, 3, 0xB3, 2, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0x8C, 100, 0, 0, 0, 0, 0, 0x41, 0x2B]
      + [0x70, 0, 0xFF, 0xFF, 0x71, 0, 0, 0, 4, 8, 6, 12, 0, 0],
    ["CPU1", "Intel", "Intel(R) Xeon(R) E5-2630 v3", "CM8064401831000"])
  static let cache = SMBIOSBytes.structure(
    7, handle: 0x70, [0, 0x80, 1, 0, 2, 0, 2, 0, 0, 0, 0, 0, 0, 0x05, 0])
  static let port = SMBIOSBytes.structure(8, [1, 0, 2, 0x0B, 0x1F], ["J3A1", "LAN"])
  static let slot = SMBIOSBytes.structure(
    9, [1, 0xB6, 0x0B, 4, 4, 2, 0, 4, 1, 0, 0, 4, 0x0A], ["PCIe Slot 2"])
  static let oemStrings = SMBIOSBytes.structure(11, [3], ["Dell System", " ", "5[0000]"])
  static let battery = SMBIOSBytes.structure(
    22, [1, 2, 0, 0, 3, 2, 0xA0, 0x0F, 0x4E, 0x2D, 0, 5, 0xEF, 0x0B, 0x21, 0x50, 4, 10, 0, 0, 0, 0],
    ["Rear", "SANYO", "42T5245", "LION"])
  static let security = SMBIOSBytes.structure(24, [0b01_10_00_11])
  static let voltage = SMBIOSBytes.structure(
    26, [1, 0x67, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], ["CPU1 VCORE"])
  static let fan = SMBIOSBytes.structure(27, [0xFF, 0xFF, 0xA5, 0, 0, 0, 0, 0, 0, 0x80, 1], ["FAN MOD 1A"])
  static let temperature = SMBIOSBytes.structure(
    28, [1, 0x6C, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], ["Inlet"])
  static let controller = SMBIOSBytes.structure(38, [1, 0x20, 0x20, 0xFF, 0xA3, 0x0C, 0, 0, 0, 0, 0, 0])
  static let supply = SMBIOSBytes.structure(
    39, [1, 1, 2, 3, 4, 5, 6, 7, 0xEE, 0x02, 0xA2, 0x05],
    ["Bay 1", "PWR SPLY", "DELL", "CN1797238A", "PSU-1", "0V1YJ6A00", "A00"])
  static let onboard = SMBIOSBytes.structure(41, [1, 0x85, 1, 0, 0, 0x02, 0x09], ["Embedded NIC 2"])
  static let tpm = SMBIOSBytes.structure(
    43, Array("INTC".utf8) + [2, 0, 0x12, 0, 0x58, 0x02, 0, 0, 0, 0, 1, 16, 0, 0, 0, 0, 0, 0, 0], ["INTEL"])

  @Test("a port, with the standard's words; no connector and an empty name are absent")
  func ports() throws {
    let port = try #require(Bytes.table(Self.port).ports.first)
    #expect(port.internalName == Fact(.value("J3A1"), from: "t"))
    #expect(port.internalConnector.finding == .absent)
    #expect(port.externalName.value == "LAN")
    #expect(port.externalConnector.value == "RJ-45")
    #expect(port.type.value == "Network Port")
  }

  @Test("a slot in use, with the address of what is in it")
  func slots() throws {
    let slot = try #require(Bytes.table(Self.slot).slots.first)
    #expect(slot.designation.value == "PCIe Slot 2")
    #expect(slot.type.value == "PCI Express 3 x16")
    #expect(slot.width.value == "x8")
    #expect(slot.use.value == .inUse)
    #expect(slot.address.value == "0000:04:01.2")
  }

  @Test(
    "whether a slot is used",
    arguments: [
      (UInt8(1), Observed<SlotUse>.absent), (2, .absent), (3, .value(.available)), (4, .value(.inUse)),
      (5, .value(.unavailable)), (6, .malformed(raw: "0x6", expected: .code)),
    ])
  func use(code: UInt8, use: Observed<SlotUse>) {
    #expect(Bytes.table(Bytes.structure(9, [0, 6, 5, code, 3])).slots.map(\.use.finding) == [use])
  }

  @Test("a slot of an old table, and one that knows of no address, have none")
  func noAddress() {
    let table = Bytes.table(
      Bytes.structure(9, [0, 6, 5, 3, 3, 0, 0, 0, 0]),
      Bytes.structure(9, [0, 6, 5, 3, 3, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF]))
    #expect(table.slots.map(\.address.finding) == [.absent, .absent])
  }

  @Test("OEM strings keep their numbers, and blank ones are left out")
  func strings() {
    let strings = Bytes.table(Self.oemStrings).oemStrings
    #expect(strings.map(\.number.value) == [1, 3])
    #expect(strings.map(\.text.value) == ["Dell System", "5[0000]"])
    // The count is one less than there are, then many more.
    #expect(Bytes.table(Bytes.structure(11, [1], ["a", "b"])).oemStrings.map(\.text.value) == ["a"])
    #expect(Bytes.table(Bytes.structure(11, [255], ["a", "b"])).oemStrings.map(\.text.value) == ["a", "b"])
    #expect(Bytes.table(Bytes.structure(11, [])).oemStrings == [])
  }

  @Test("a processor's socket and part number stand beside what the kernel told of it")
  func sockets() {
    var processors = [Processor()]
    processors[0].modelName = Fact(.value("Xeon"), from: "k")
    Bytes.table(Self.processor, Self.cache).fill(&processors)
    #expect(processors.count == 1)
    #expect(processors[0].modelName == Fact(.value("Xeon"), from: "k"))
    #expect(processors[0].socket == Fact(.value("CPU1"), from: "t"))
    #expect(processors[0].partNumber.value == "CM8064401831000")
  }

  @Test("as many sockets as packages, or nobody knows which is which")
  func unmatched() {
    var processors = [Processor(), Processor()]
    processors[0].modelName = Fact(.value("Xeon"), from: "k")
    Bytes.table(Self.processor).fill(&processors)
    #expect(processors.map(\.socket.finding) == [.absent, .absent])
    #expect(processors.map(\.socket.source) == ["t", "t"])
  }

  @Test("where the kernel tells nothing of the processors, the firmware does; an empty socket holds none")
  func firmwareProcessors() throws {
    var empty = Self.processor
    empty[0x18] = 0
    var processors = [Processor()]
    Bytes.table(Self.processor, empty, Self.cache).fill(&processors)
    let processor = try #require(processors.first)
    #expect(processors.count == 1)
    #expect(processor.vendor.value == "Intel")
    #expect(processor.modelName.value == "Intel(R) Xeon(R) E5-2630 v3")
    #expect(processor.cores.value == 6)
    #expect(processor.threads.value == 12)
    // The handle of the second cache is FFFFh, that of the third leads nowhere.
    #expect(processor.caches.map(\.level.value) == [1])
    #expect(processor.caches.map(\.kind.value) == [.unified])
    #expect(processor.caches.map(\.totalBytes.value) == [524_288])
    #expect(processor.caches.map(\.instances.finding) == [.absent])
  }

  @Test(
    "the size of a cache",
    arguments: [
      (UInt64?.none, UInt64?.none, Int64?.none), (0, nil, 0), (0x0200, nil, 524_288),
      (0x8010, nil, 1_048_576), (0xFFFF, 0x8000_2000, 536_870_912), (0xFFFF, 0x0000_0200, 524_288),
      (0xFFFF, nil, 2_147_418_112),
    ])
  func cacheSize(size: UInt64?, wide: UInt64?, bytes: Int64?) {
    #expect(SMBIOSTable.cacheBytes(size: size, wide: wide) == bytes)
  }

  @Test("a battery that tells capacity and voltage is one")
  func batteries() throws {
    let battery = try #require(Bytes.table(Self.battery).batteries.first)
    #expect(battery.name.value == "Rear")
    #expect(battery.manufacturer.value == "SANYO")
    #expect(battery.model.value == "42T5245")
    #expect(battery.serial.value == "0BEF")
    #expect(battery.chemistry.value == "LION")
    #expect(battery.designMwh.value == 40_000)
    #expect(battery.fullMwh.finding == .absent)
  }

  @Test("a battery without capacity, without voltage or of absurd size is left over from another machine")
  func noBatteries() {
    for (offset, bytes) in [(0x0A, [0, 0]), (0x0C, [0, 0]), (0x0A, [0xFF, 0xFF]), (0x0C, [1, 0])] {
      var battery = Self.battery
      battery.replaceSubrange(offset..<(offset + 2), with: bytes.map { UInt8($0) })
      #expect(Bytes.table(battery).batteries == [], "\(offset) \(bytes)")
    }
  }

  @Test(
    "the capacity of a battery",
    arguments: [
      (UInt64?.none, UInt64?.none, Int64?.none), (0, 10, nil), (4000, nil, 4000), (4000, 10, 40_000),
      (4000, 0, nil), (65535, 255, 16_711_425),
    ])
  func capacity(capacity: UInt64?, multiplier: UInt64?, mwh: Int64?) {
    #expect(SMBIOSTable.batteryMwh(capacity: capacity, multiplier: multiplier) == mwh)
  }

  @Test("which passwords are set, and which the firmware does not tell of")
  func passwords() {
    let firmware = Bytes.hardware(Bytes.table(Self.security)).firmware
    #expect(firmware.powerOnPassword == Fact(.value(.enabled), from: "t"))
    #expect(firmware.keyboardPassword.value == .notImplemented)
    #expect(firmware.administratorPassword.value == .disabled)
    let unknown = Bytes.hardware(Bytes.table(Bytes.structure(24, [0xFF]))).firmware
    #expect(unknown.powerOnPassword == Fact(.absent, from: "t"))
    let none = Bytes.hardware(Bytes.table()).firmware
    #expect(none.administratorPassword == Fact(.absent, from: "t"))
  }

  @Test("probes and fans, in the order of the table")
  func probes() {
    let probes = Bytes.table(Self.fan, Self.voltage, Self.temperature).probes
    #expect(probes.map(\.kind.value) == [.cooling, .voltage, .temperature])
    #expect(probes.map(\.description.value) == ["FAN MOD 1A", "CPU1 VCORE", "Inlet"])
    #expect(probes.map(\.location.value) == [nil, "Motherboard", "Front Panel Board"])
    #expect(probes.map(\.type.value) == ["Chip Fan", nil, nil])
    #expect(probes.map(\.status.value) == ["Critical", "OK", "OK"])
  }

  @Test("a voltage is measured at fewer places than a temperature")
  func locations() {
    let place: [UInt8] = [0, 0x6C]
    #expect(
      Bytes.table(Bytes.structure(26, place)).probes.map(\.location.finding) == [
        .malformed(raw: "0xC", expected: .code)
      ])
    #expect(Bytes.table(Bytes.structure(28, place)).probes.map(\.location.value) == ["Front Panel Board"])
  }

  @Test("a management controller: how it is reached and what it speaks")
  func managementController() throws {
    let controller = try #require(Bytes.table(Self.controller).managementController)
    #expect(controller.present == Fact(.value(true), from: "t"))
    #expect(controller.interface.value == "KCS")
    #expect(controller.version.value == "2.0")
    #expect(Bytes.table().managementController == nil)
  }

  @Test("a power supply that is there; an empty bay is none")
  func powerSupplies() throws {
    var empty = Self.supply
    empty[0x0E] &= ~2
    let supplies = Bytes.table(empty, Self.supply, Bytes.structure(39, [1, 1])).powerSupplies
    let supply = try #require(supplies.first)
    #expect(supplies.count == 1)
    #expect(supply.location.value == "Bay 1")
    #expect(supply.name.value == "PWR SPLY")
    #expect(supply.manufacturer.value == "DELL")
    #expect(supply.serial.value == "CN1797238A")
    #expect(supply.assetTag.value == "PSU-1")
    #expect(supply.partNumber.value == "0V1YJ6A00")
    #expect(supply.maxWatts.value == 750)
  }

  @Test("a power supply that does not tell its watts has none")
  func watts() {
    var supply = Self.supply
    supply.replaceSubrange(0x0C..<0x0E, with: [0x00, 0x80])
    #expect(Bytes.table(supply).powerSupplies.map(\.maxWatts.finding) == [.absent])
  }

  @Test("a device on the board, enabled, and its place on PCI")
  func onboardDevices() throws {
    let device = try #require(Bytes.table(Self.onboard).onboardDevices.first)
    #expect(device.designation.value == "Embedded NIC 2")
    #expect(device.type.value == "Ethernet")
    #expect(device.enabled.value == true)
    #expect(device.address.value == "0000:02:01.1")
    var disabled = Self.onboard
    disabled[0x05] = 0x03
    #expect(Bytes.table(disabled).onboardDevices.map(\.enabled.value) == [false])
  }

  @Test("a TPM that the kernel does not show, or tells little of")
  func trustedModule() {
    var tpm = TPM()
    tpm.present = Fact(.value(false), from: "k")
    Bytes.table(Self.tpm).fill(&tpm)
    #expect(tpm.present == Fact(.value(true), from: "t"))
    #expect(tpm.version.value == "2.0")
    #expect(tpm.maker.value == "INTC")
    #expect(tpm.firmware.value == "600.18")

    var known = TPM()
    known.present = Fact(.value(true), from: "k")
    known.version = Fact(.value("2.0"), from: "k")
    Bytes.table(Self.tpm).fill(&known)
    #expect(known.present == Fact(.value(true), from: "k"))
    #expect(known.version == Fact(.value("2.0"), from: "k"))
    #expect(known.maker == Fact(.value("INTC"), from: "t"))

    var none = TPM()
    Bytes.table(Bytes.structure(43, [1, 2])).fill(&none)
    #expect(none == TPM())
  }

  @Test("the firmware of a TPM is counted differently by its generation")
  func tpmFirmware() {
    #expect(SMBIOSTable.tpmFirmware(major: 1, version: 0x2B04_0201) == "4.43")
    #expect(SMBIOSTable.tpmFirmware(major: 2, version: 0x0007_003F) == "7.63")
    #expect(SMBIOSTable.tpmFirmware(major: 3, version: 1) == nil)
    #expect(SMBIOSTable.tpmFirmware(major: 2, version: nil) == nil)
  }
}
