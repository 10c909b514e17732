import Model
import Testing

@testable import Scanners

@Suite("Device properties")
struct DevicePropertiesTests {
  let device = Device(path: "sys/devices/x/0000:00:1f.6", subsystem: "pci")

  func properties(_ text: String) -> DeviceProperties {
    DeviceProperties(of: device, lines: .value(Array(text.utf8)))
  }

  @Test(
    "a key that is only part of another, has no value, or no line of its own is absent",
    arguments: ["", "\n\n", "KEY", "KEY=", "KEY=  \n", "XKEY=1", "KEY2=1", "A=KEY=1", "=KEY"])
  func absent(text: String) {
    #expect(properties(text).kernel("KEY").finding == .absent)
  }

  @Test(
    "the last line with a key counts, for udev replaces what the kernel said",
    arguments: ["KEY=1", "KEY=0\nKEY=1", "KEY=1\n", "A=2\nKEY=1\nB=3\n", "KEY=0\n\nKEY=1\nKEYS=7"])
  func last(text: String) {
    #expect(properties(text).kernel("KEY") == Fact(.value("1"), from: "sys/devices/x/0000:00:1f.6/uevent"))
    #expect(properties(text).udev("KEY") == Fact(.value("1"), from: "udev:KEY@sys/devices/x/0000:00:1f.6"))
  }

  @Test("a refusal is a refusal for every key")
  func withheld() {
    let refused = DeviceProperties(of: device, lines: .withheld(.root))
    #expect(refused.udev("KEY").finding == .withheld(.root))
    #expect(refused.udevNumber("KEY").finding == .withheld(.root))
  }

  @Test(
    "the name of a udev record",
    arguments: [
      ("MAJOR=8\nMINOR=16\n", "block", "b8:16"), ("MAJOR=226\nMINOR=0\n", "drm", "c226:0"),
      ("INTERFACE=eth0\nIFINDEX=2\n", "net", "n2"), ("PCI_ID=1:2\n", "pci", "+pci:0000:00:1f.6"),
      ("MAJOR=../..\nMINOR=0\n", "pci", "+pci:0000:00:1f.6"),
      ("MAJOR=0\nMINOR=0\nIFINDEX=0\n", "pci", "+pci:0000:00:1f.6"),
    ])
  func recordName(uevent: String, subsystem: String, name: String) {
    var device = device
    device.subsystem = subsystem
    #expect(SysfsDevices.recordName(of: device, Array(uevent.utf8)) == name)
  }

  @Test("only the properties of a record are read")
  func record() {
    let record = Array("S:disk/by-id/E:X=1\nE:A=1\nI:5\nE:B=2\nW:3\n".utf8)
    #expect(SysfsDevices.properties(inRecord: record) == Array("\nA=1\nB=2".utf8))
  }

  @Test("udev's escapes", arguments: [("a\\x20b\\x2f", "a b/"), ("plain", "plain"), ("\\x20\\x20", "")])
  func unescaped(text: String, plain: DeviceText) {
    #expect(SysClassBlock.unescaped(Array(text.utf8)) == plain)
  }

  @Test("a broken escape is no text", arguments: ["\\x", "\\x2", "a\\xZZ"])
  func brokenEscape(text: String) {
    #expect(SysClassBlock.unescaped(Array(text.utf8)) == nil)
  }
}
