import Model
import Testing

@testable import Scanners

@Suite("Peripherals")
struct PeripheralTests {
  static func scan(_ folder: ScratchFolder) throws -> Hardware {
    try #require(TestTree.scan(try SystemTree(capturedAt: folder.path)).hardware)
  }

  @Test("interfaces of other classes, and lists that are none, are no peripheral")
  func others() {
    for text in ["", ":", "::", "0e", ":0e01:", ":030101:ff0101:e00102:", ":0e01000:", "\u{FF}"] {
      #expect(PeripheralKind.kinds(ofUSB: DeviceText(text)) == [])
    }
    for code in ["", "04", "0402", "0300", "0804", "zz"] {
      #expect(PeripheralKind(pciClass: DeviceText(code)) == nil)
    }
  }

  @Test("a headset with a camera is both, each once")
  func kinds() {
    #expect(PeripheralKind.kinds(ofUSB: ":0e0100:0e0200:010100:010200:") == [.camera, .sound])
    #expect(PeripheralKind.kinds(ofUSB: ":0b0000:") == [.smartCardReader])
    #expect(PeripheralKind.kinds(ofUSB: ":e00101:") == [.bluetooth])
    #expect(PeripheralKind(pciClass: "040300") == .sound)
    #expect(PeripheralKind(pciClass: "080501") == .cardReader)
  }

  @Test(
    "the speed of a USB device, in kilobits",
    arguments: [
      ("1.5", Observed<Int64>.value(1500)), ("12", .value(12_000)), ("20000", .value(20_000_000)),
      ("unknown", .absent), ("0", .malformed(raw: "0", expected: .number)),
      ("2.5", .malformed(raw: "2.5", expected: .number)),
      ("99999999", .malformed(raw: "99999999", expected: .number)),
    ])
  func speed(text: String, kilobits: Observed<Int64>) {
    #expect(SysBusUSB.speed(Fact(.value(DeviceText(text)), from: "s")) == Fact(kilobits, from: "s"))
  }

  static let printer = "sys/devices/pci0000:00/0000:00:14.0/usb1/1-2"

  static func usb(_ folder: ScratchFolder, _ port: String, interface: String) throws {
    try folder.write("\(port)/uevent", "DEVTYPE=usb_device\nPRODUCT=3f0/1217/100\nTYPE=0/0/0\n")
    let name = port.split(separator: "/").last ?? ""
    try folder.write("\(port)/\(name):1.0/uevent", "DEVTYPE=usb_interface\nINTERFACE=\(interface)\n")
    try folder.link("sys/bus/usb/devices/\(name)", to: "../../../../\(port)")
    try folder.link("sys/bus/usb/devices/\(name):1.0", to: "../../../../\(port)/\(name):1.0")
  }

  @Test("a printer is known by its own identity, and by that of USB where it has none")
  func printers() throws {
    let folder = try ScratchFolder()
    try Self.usb(folder, Self.printer, interface: "7/1/2")
    try folder.write("\(Self.printer)/manufacturer", "Hewlett-Packard\n")
    try folder.write("\(Self.printer)/serial", "CN1\n")
    var printer = try #require(Self.scan(folder).printers.first)
    #expect(printer.port.value == "1-2")
    #expect(printer.manufacturer.value == "Hewlett-Packard")
    #expect(printer.model.finding == .absent)
    #expect(printer.commandSet.finding == .absent)

    try folder.write("\(Self.printer)/1-2:1.0/ieee1284_id", "MFG:HP;MDL:LaserJet;CMD:PCL,PS;\n")
    printer = try #require(Self.scan(folder).printers.first)
    #expect(printer.manufacturer.value == "HP")
    #expect(printer.model.value == "LaserJet")
    #expect(printer.commandSet.value == "PCL,PS")
    #expect(printer.serial.value == "CN1")
  }

  @Test("a radio that its class does not tell is told by the kernel, and one that it does only once")
  func bluetooth() throws {
    let folder = try ScratchFolder()
    let (own, standard) = (
      "sys/devices/pci0000:00/0000:00:14.0/usb1/1-7", "sys/devices/pci0000:00/0000:00:14.0/usb1/1-8"
    )
    try Self.usb(folder, own, interface: "255/1/1")
    try Self.usb(folder, standard, interface: "224/1/1")
    let serial = "sys/devices/platform/serial0/bluetooth"
    for (name, path) in [
      ("hci0", "\(own)/1-7:1.0/bluetooth"), ("hci1", "\(standard)/1-8:1.0/bluetooth"), ("hci2", serial),
    ] {
      try folder.write("\(path)/\(name)/uevent", "DEVTYPE=host\n")
      try folder.link("sys/class/bluetooth/\(name)", to: "../../../\(path)/\(name)")
    }
    try folder.link("sys/class/bluetooth/hci0:256", to: "../../../\(own)/1-7:1.0/bluetooth/hci0/hci0:256")
    let radios = try Self.scan(folder).peripherals
    #expect(radios.map(\.kind.value) == [.bluetooth, .bluetooth, .bluetooth])
    #expect(radios.map(\.address.value) == ["1-8", "1-7", "hci2"])
    #expect(radios.map(\.vendorId.value) == ["03f0", "03f0", nil])
  }

  @Test("the second function of an old display chip is no second card")
  func secondFunction() throws {
    let folder = try ScratchFolder()
    for (address, code) in [("00:02.0", "30000"), ("00:02.1", "38000"), ("01:00.0", "38000")] {
      let path = "sys/devices/pci0000:00/0000:\(address)"
      try folder.write("\(path)/uevent", "PCI_CLASS=\(code)\nPCI_ID=8086:2E32\n")
      try folder.link("sys/bus/pci/devices/0000:\(address)", to: "../../../../\(path)")
    }
    let hardware = try Self.scan(folder)
    #expect(hardware.pciDevices.count == 3)
    #expect(hardware.graphics.map(\.address.value) == ["0000:00:02.0", "0000:01:00.0"])
  }

  @Test("a drive for discs is a peripheral and no disk")
  func opticalDrive() throws {
    let folder = try ScratchFolder()
    let path = "sys/devices/pci0000:00/0000:00:1f.2/ata5/host4/target4:0:0/4:0:0:0"
    try folder.write("\(path)/block/sr0/uevent", "MAJOR=11\nMINOR=0\nDEVNAME=sr0\nDEVTYPE=disk\n")
    try folder.write("\(path)/block/sr0/size", "2097151\n")
    try folder.write("\(path)/vendor", "PLDS    \n")
    try folder.write("\(path)/model", "DVD+-RW DS-8A8SH\n")
    try folder.link("\(path)/block/sr0/device", to: "../../../4:0:0:0")
    try folder.link("sys/class/block/sr0", to: "../../../\(path)/block/sr0")
    try folder.write("run/udev/data/b11:0", "E:ID_SERIAL_SHORT=X1\n")
    let hardware = try Self.scan(folder)
    #expect(hardware.disks == [])
    let drive = try #require(hardware.peripherals.first)
    #expect(drive.kind.value == .opticalDrive)
    #expect(drive.manufacturer.value == "PLDS")
    #expect(drive.model.value == "DVD+-RW DS-8A8SH")
    #expect(drive.serial.value == "X1")
  }

  @Test(
    "routers on Thunderbolt are told by their names",
    arguments: ["", "0", "0-", "-0", "domain0", "0-0:1.1", "usb4_port1", "0-0x1", "0-g", "a-1", "0-1.2"])
  func noRouters(name: String) {
    #expect(SysBusThunderbolt.route(name[...]) == nil)
  }

  @Test("another computer at the end of the cable is no device of this one")
  func otherComputer() throws {
    let folder = try ScratchFolder()
    for name in ["0-0", "0-1", "0-301"] {
      try folder.write("sys/bus/thunderbolt/devices/\(name)/device_name", "\(name)\n")
    }
    try folder.write("sys/bus/thunderbolt/devices/0-301/authorized", "2\n")
    let routers = try Self.scan(folder).thunderboltDevices
    #expect(routers.map(\.name.value) == ["0-0", "0-301"])
    #expect(routers.map(\.attached.value) == [false, true])
    #expect(routers.map(\.authorized.value) == [nil, true])
  }

  @Test(
    "the version of the management engine is four numbers after its platform",
    arguments: ["", "0", "0:", ":1.2.3.4", "0:1.2.3", "0:1.2.3.4.5", "0:1.2..4", "x:1.2.3.4", "0:a.2.3.4"])
  func brokenEngine(text: String) {
    #expect(SysClassMEI.version(Array(text.utf8)) == nil)
    #expect(SysClassMEI.version(Array("0:15.0.41.2158\n\(text)".utf8)) == "15.0.41.2158")
  }
}
