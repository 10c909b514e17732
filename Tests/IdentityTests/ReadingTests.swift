import Identity
import Model
import Testing

@Suite("how quirks read")
struct ReadingTests {
  @Test(
    "a text that has not the form gives nothing, one that has gives its part",
    arguments: [
      (Reading.text, "", nil), (.text, " \0", nil), (.text, " 20XW \0", "20XW"),
      (.words, "None", nil), (.words, " ThinkPad ", nil), (.words, "ThinkPad X1", "ThinkPad X1"),
      (.beforeHash, "#ABF", nil), (.beforeHash, "WA017EA#ABF", "WA017EA"),
      (.beforeHash, "470065-124", "470065-124"),
      (.dellTag, "", nil), (.dellTag, "/", nil), (.dellTag, "//", nil), (.dellTag, "CN1296336E0123", nil),
      (.dellTag, "/8ZKQ5J3/CN1296336E0123", nil), (.dellTag, "/8ZKQ5J3.CN1296336E0123.", nil),
      (.dellTag, "/8ZKQ5J3/CN1296336E0123/", "8ZKQ5J3"), (.dellTag, ".8ZKQ5J3.CN1296336E0123.", "8ZKQ5J3"),
      (.dellTag, "/8ZKQ5J3/CN1296336E0123/01/", "8ZKQ5J3"), (.dellTag, ".8ZKQ5J3..01.", "8ZKQ5J3"),
      (.dellTag, "..CN1296336E0123.", nil), (.dellTag, "/8ZKQ5J/CN1296336E0123/", nil),
      (.dellTag, "/a/b/c/d/", nil), (.dellTag, "/8ZK 5J3/CN12/", nil),
      (.dellBoard, "/8ZKQ5J3/CN1296336E0123/", "CN1296336E0123"),
      (.dellBoard, "/8ZKQ5J3/CN1296336E0123/01/", "CN1296336E0123"),
      (.dellBoard, "..CN1296336E0123.", "CN1296336E0123"),
      (.dellBoard, ".8ZKQ5J3..01.", nil), (.dellBoard, "/", nil), (.dellBoard, "", nil),
      (.vmwareUUID, "", nil), (.vmwareUUID, "VMware-", nil), (.vmwareUUID, "VMware-56 4d", nil),
      (.vmwareUUID, "VMware-56 4d 1a 2b 3c 4d 5e 6f 70 81 92 a3 b4 c5 d6 e7", nil),
      (.vmwareUUID, "VMware-56 4d 1a 2b 3c 4d 5e 6f-70 81 92 a3 b4 c5 d6 zz", nil),
      (
        .vmwareUUID, "VMware-56 4d 1a 2b 3c 4d 5e 6f-70 81 92 a3 b4 c5 d6 e7",
        "564d1a2b-3c4d-5e6f-7081-92a3b4c5d6e7"
      ),
    ])
  func readings(reading: Reading, text: String, found: String?) {
    #expect(reading(DeviceText(text)) == found.map { DeviceText($0) })
  }

  @Test(
    "bytes that are no text, and any number of separators, are read like any others",
    arguments: Reading.allCases)
  func hostile(reading: Reading) {
    _ = reading(DeviceText(bytes: [0x2F, 0xFF, 0x2F, 0xFE, 0x2F]))
    #expect(reading(DeviceText(bytes: [])) == nil)
    for byte: UInt8 in [0x2F, 0x2E, 0x23, 0x2D] {
      _ = reading(DeviceText(bytes: [UInt8](repeating: byte, count: 100_000)))
    }
  }
}
