import Identity
import Model
import Testing

@Suite("Normalise")
struct NormaliseTests {
  @Test("a serial compares trimmed and in capitals; what is not text compares by its bytes")
  func serial() {
    #expect(Normalise.serial("  pf2abcde \0") == "PF2ABCDE")
    #expect(Normalise.serial("设备a1") == "设备A1")
    #expect(Normalise.serial(DeviceText(bytes: [0x20, 0xFF, 0x41])) == "hex:ff41")
    #expect(Normalise.serial("hex:ff41") == "HEX:FF41")
  }

  @Test("full-width letters are those on the label, wherever they came from")
  func fullWidth() {
    #expect(Normalise.serial("ＰＦ２ａｂｃｄｅ") == "PF2ABCDE")
    #expect(Normalise.serial("设备ａ－１") == "设备A-1")
    #expect(Normalise.serial("（ＡＢ１）") == "(AB1)")
  }

  @Test(
    "all names of a maker are one",
    arguments: [
      ("dell", ["Dell Inc.", "DELL", "Dell Computer Corporation", "戴尔"]),
      ("hp", ["HP", "Hewlett-Packard", "Hewlett-Packard Company", "HP Inc.", "HPE", "惠普"]),
      ("lenovo", ["LENOVO", "Lenovo", "联想"]),
      ("asus", ["ASUSTeK COMPUTER INC.", "ASUSTeK Computer Inc.", "ASUS", "华硕"]),
      ("msi", ["Micro-Star International Co., Ltd.", "MICRO-STAR INTERNATIONAL CO.,LTD", "MSI"]),
      ("supermicro", ["Super Micro Computer, Inc.", "Supermicro"]),
      ("intel", ["Intel Corporation", "Intel(R) Corporation"]),
      ("acme robotics", ["ACME Robotics Co., Ltd", "Acme   Robotics"]),
      ("co", ["Co"]), ("", ["", "\0"]),
    ])
  func makers(key: String, names: [String]) {
    for name in names { #expect(RuleSet.builtIn.makerKey(DeviceText(name)) == key, "\(name)") }
  }

  @Test("a model compares without the maker that people type in front of it")
  func models() {
    #expect(RuleSet.builtIn.modelKey("Dell Latitude  5520", maker: "Dell Inc.") == "latitude 5520")
    #expect(RuleSet.builtIn.modelKey("Latitude 5520", maker: "Dell Inc.") == "latitude 5520")
    #expect(RuleSet.builtIn.modelKey("Dell", maker: "Dell Inc.") == "dell")
    #expect(RuleSet.builtIn.modelKey("HP EliteBook 840 G5", maker: nil) == "hp elitebook 840 g5")
  }

  @Test("a UUID has two byte orders, each the other of the other")
  func uuids() {
    let stored: DeviceText = "44454C4C-5600-1048-8057-B3C04F584831"
    #expect(Normalise.uuid(stored) == "44454c4c-5600-1048-8057-b3c04f584831")
    #expect(Normalise.alternate(stored) == "4c4c4544-0056-4810-8057-b3c04f584831")
    #expect(Normalise.alternate("4c4c4544005648108057b3c04f584831") == "44454c4c-5600-1048-8057-b3c04f584831")
    #expect(Normalise.uuid("not a uuid") == nil)
  }

  @Test(
    "an address compares in small digits with colons",
    arguments: [
      "8C-16-45-AA-0B-CC", "8c:16:45:aa:0b:cc", "8c16.45aa.0bcc", "8C1645AA0BCC", " 8c:16:45:aa:0b:cc\n",
    ])
  func macs(mac: String) {
    #expect(Normalise.mac(DeviceText(mac)) == "8c:16:45:aa:0b:cc")
  }

  @Test(
    "broken addresses are none", arguments: ["", "8c:16-45:aa:0b:cc", "8c:16:45:aa:0b:c", "8c1645aa0bcg"])
  func brokenMACs(mac: String) {
    #expect(Normalise.mac(DeviceText(mac)) == nil)
  }

  @Test("the second bit of the first byte marks an address that software chose")
  func localBit() {
    #expect(Normalise.isLocallyAdministered("02:00:00:00:00:01"))
    #expect(Normalise.isLocallyAdministered("52-54-00-12-34-56"))
    #expect(!Normalise.isLocallyAdministered("8c:16:45:aa:bb:cc"))
    #expect(!Normalise.isLocallyAdministered("02"))
  }
}
