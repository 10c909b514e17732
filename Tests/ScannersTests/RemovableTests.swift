import Model
import Testing

@testable import Scanners

@Suite("What hangs on a port a person can reach")
struct RemovableTests {
  static let nic = "sys/devices/pci0000:00/0000:00:14.0/usb2/2-1/2-1.4/2-1.4:1.0/net/eth1"

  static func removable(_ files: [String: String], device: String = nic) throws -> Observed<Bool> {
    let folder = try ScratchFolder()
    for (path, text) in files { try folder.write("sys/devices/\(path)/removable", "\(text)\n") }
    let tree = try SystemTree(capturedAt: folder.path)
    let machine = Machine(tree: tree, devices: SysfsDevices(tree), names: NoNames())
    return machine.removable(Device(path: device, subsystem: "net")).finding
  }

  static let hub = "pci0000:00/0000:00:14.0/usb2/2-1"

  @Test("a chip that is fixed in a dock is removed with the dock")
  func dock() throws {
    #expect(try Self.removable([Self.hub: "removable", "\(Self.hub)/2-1.4": "fixed"]) == .value(true))
    #expect(try Self.removable(["pci0000:00/0000:00:14.0": "removable", Self.hub: "fixed"]) == .value(true))
  }

  @Test("what is fixed all the way is fixed")
  func fixed() throws {
    #expect(try Self.removable([Self.hub: "fixed", "\(Self.hub)/2-1.4": "fixed"]) == .value(false))
  }

  @Test("where one link does not know, nobody knows")
  func unknown() throws {
    #expect(try Self.removable([Self.hub: "unknown", "\(Self.hub)/2-1.4": "fixed"]) == .absent)
    #expect(try Self.removable(["\(Self.hub)/2-1.4": "fixed"]) == .absent)
    #expect(try Self.removable([:]) == .absent)
    #expect(try Self.removable([:], device: "sys/devices/platform/x/net/eth0") == .absent)
  }

  @Test("a card on PCI is what PCI says, a broken word is malformed")
  func pci() throws {
    let card = "sys/devices/pci0000:00/0000:00:1f.6/net/eno1"
    #expect(try Self.removable(["pci0000:00/0000:00:1f.6": "fixed"], device: card) == .value(false))
    let broken = try Self.removable(["pci0000:00/0000:00:1f.6": "perhaps"], device: card)
    #expect(broken == .malformed(raw: "perhaps", expected: .code))
  }

  @Test("a USB device is asked itself, too")
  func usbDevice() throws {
    #expect(try Self.removable([Self.hub: "removable"], device: "sys/devices/\(Self.hub)") == .value(true))
  }
}
