import Model
import Testing

@testable import Scanners

@Suite("Network cards")
struct NetworkTests {
  static func card(_ files: [String: String]) throws -> NetworkCard {
    let folder = try ScratchFolder()
    let path = "sys/devices/pci0000:00/0000:00:14.3"
    try folder.write("\(path)/net/wlan0/uevent", "DEVTYPE=wlan\nINTERFACE=wlan0\nIFINDEX=3\n")
    try folder.write("\(path)/net/wlan0/address", "12:34:56:78:9a:bc\n")
    for (file, text) in files {
      try folder.write(file.hasPrefix("ethtool") ? file : "\(path)/net/wlan0/\(file)", "\(text)\n")
    }
    try folder.link("\(path)/net/wlan0/device", to: "../../../0000:00:14.3")
    try folder.link("sys/class/net/wlan0", to: "../../../\(path)/net/wlan0")
    let hardware = TestTree.scan(try SystemTree(capturedAt: folder.path)).hardware
    return try #require(hardware?.networkCards.first)
  }

  @Test("an address that was made up is not the permanent one; what the driver told is")
  func permanent() throws {
    let asked = ["addr_assign_type": "3", "ethtool/wlan0/permanent_address": "a4:c3:f0:00:00:01"]
    #expect(try Self.card(asked).permanentMac.value == "a4:c3:f0:00:00:01")
    #expect(try Self.card(["addr_assign_type": "3"]).permanentMac.finding == .absent)
    #expect(try Self.card(["addr_assign_type": "0"]).permanentMac.value == "12:34:56:78:9a:bc")
  }

  @Test("a link has speed and duplex, and without one neither is believed")
  func link() throws {
    let up = try Self.card(["speed": "1000", "duplex": "half"])
    #expect(up.speedMbits.value == 1000)
    #expect(up.duplex.value == .half)
    let down = try Self.card(["speed": "-1", "duplex": "full"])
    #expect(down.speedMbits.finding == .absent)
    #expect(down.duplex.finding == .absent)
    #expect(try Self.card(["speed": "10", "duplex": "unknown"]).duplex.finding == .absent)
    #expect(
      try Self.card(["speed": "10", "duplex": "both"]).duplex.finding
        == .malformed(raw: "both", expected: .code))
  }

  @Test("the loopback has no address it was made with")
  func loopback() {
    #expect(SystemTree.live.permanentAddress(of: "lo").finding == .absent)
    #expect(SystemTree.live.permanentAddress(of: "").finding == .absent)
    #expect(SystemTree.live.permanentAddress(of: String(repeating: "x", count: 300)).finding == .absent)
  }
}
