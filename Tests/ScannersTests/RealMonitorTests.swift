import Identity
import JSONBytes
import Model
import Rules
import Testing

@testable import Scanners

@Suite("Serials of real monitors", .enabled(if: RealData.folder != nil, RealData.absence))
struct RealMonitorTests {
  /// The agent's answers: monitor, then field, then text; `null` is left out.
  private func expected() throws -> [String: [String: String]] {
    let bytes = try RealData.bytes("glpi-agent/edid/expected.json")
    return try JSONReader.read(bytes, form: .strict) { reader throws(JSONError) in
      var monitors: [String: [String: String]] = [:]
      try reader.beginObject()
      while let name = try reader.nextName() {
        var fields: [String: String] = [:]
        try reader.beginObject()
        while let field = try reader.nextName() {
          if try reader.kind() == .null { try reader.null() } else { fields[field] = try reader.string() }
        }
        monitors[name] = fields
      }
      return monitors
    }
  }

  @Test("the printed serial, and the other form, are those the GLPI agent's users confirmed")
  func serials() throws {
    let all = try expected()
    #expect(all.count == 53)
    for (name, fields) in all {
      let edid = try #require(EDID(RealData.bytes("glpi-agent/edid/\(name).edid")), "\(name)")
      let forms = HouseRules.builtIn.rules.monitorSerials(
        maker: edid.maker, product: edid.productCode, text: edid.serial, number: edid.serialNumber)
      // The agent prints a zero where no number is used.
      #expect(forms.first?.string ?? "00000000" == fields["SERIAL"], "\(name)")
      // Its other form of one Acer has the number inside a text of ten characters, which no label shows.
      if let other = fields["ALTSERIAL"], name != "lcd.acer-al1921" {
        #expect(forms.dropFirst().contains(DeviceText(other)), "\(name)")
      }
    }
  }

  private func recorded() throws -> [(name: String, keys: MonitorKeys)] {
    try ["edid-linuxhw", "glpi-agent/edid"].flatMap { folder in
      try RealData.names(in: folder, ending: ".edid").map { name in
        let edid = try #require(EDID(RealData.bytes("\(folder)/\(name).edid")), "\(name)")
        let keys = MonitorKeys(
          maker: edid.maker, product: edid.productCode, text: edid.serial, number: edid.serialNumber,
          under: HouseRules.builtIn.rules)
        return (name: name, keys: keys)
      }
    }
  }

  private func pairs(_ monitors: [(name: String, keys: MonitorKeys)]) -> [String] {
    var same: [String] = []
    for (index, one) in monitors.enumerated() {
      for other in monitors[(index + 1)...] where one.keys.match(other.keys) == .same {
        same.append("\(one.name) = \(other.name)")
      }
    }
    return same.sorted()
  }

  private static let samePairs = [
    "dell-614ecf532982 = dell-fbfb49850bcd", "samsung-43d9ea03f50c = samsung-c808bbcb2def",
  ]

  @Test(
    "of 130 recordings two pairs are one monitor at its digital and its analog input, and no other two are")
  func inputs() throws {
    let monitors = try recorded()
    #expect(monitors.count == 130)
    #expect(pairs(monitors) == Self.samePairs)
  }

  @Test("the line that is kept of each monitor tells it from all others as well as its EDID does")
  func lines() throws {
    let monitors = try recorded().filter(\.keys.isAsset)
    let told = try monitors.map { one in
      let line = try #require(one.keys.line)
      let keys = try #require(MonitorKeys(line: line, under: HouseRules.builtIn.rules), "\(line)")
      #expect(keys.match(one.keys) == .same && keys.lookups == one.keys.lookups, "\(line)")
      return (name: one.name, keys: keys)
    }
    #expect(told.count == 90)
    #expect(pairs(told) == Self.samePairs)
  }
}
