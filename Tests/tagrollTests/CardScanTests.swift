import Testing
import Words

/// Cards in slots, at the desk.
@Suite("cards in slots")
struct CardScanTests {
  /// The recorded machine's report with something else in it.
  private func report(_ desk: Desk, _ changes: (String, String)...) -> [UInt8] {
    var text = desk.run("scan", "--json").text
    for (old, new) in changes { text = text.replacing(old, with: new) }
    return Array(text.utf8)
  }

  @Test(
    "a roll that never listed them learns of them once, without alarm, and what is pulled out later is missed"
  )
  func learned() throws {
    let desk = try Desk.ready()
    let wireless = "\"address\":{\"value\":\"0000:00:14.3\",\"source\":\"sys/firmware/dmi/tables/DMI\"}"
    let now = report(
      desk, ("\"address\":{\"value\":\"0000:04:00.0\",\"source\":\"sys/firmware/dmi/tables/DMI\"}", wireless))
    let first = desk.run("register", "-", input: now)
    #expect(
      first.text.contains("LT-00013  on the roll already; listed for the first time: network card 8086:a0f0"),
      "\(first.text)\(first.errorText)")
    #expect(!first.errorText.contains("Not seen in it"))
    #expect(desk.run("report", "stripped").text.contains("Findings: 0."))
    let again = desk.run("register", "-", input: now)
    #expect(again.text.contains("on the roll already, nothing written"), "\(again.text)")
    let pulled = report(
      desk, ("\"address\":{\"value\":\"0000:04:00.0\",\"source\":\"sys/firmware/dmi/tables/DMI\"}", wireless),
      ("\"use\":{\"value\":\"in_use\"", "\"use\":{\"value\":\"available\""))
    let third = desk.run("register", "-", input: pulled)
    #expect(third.text.contains("not seen: network card 8086:a0f0"), "\(third.text)")
    #expect(desk.run("report", "stripped").text.contains("Findings: 1."))
    try desk.done("ledger", "verify")
  }

  @Test("a plain user's scan, which reads no slots, misses no card")
  func plain() throws {
    let desk = try Desk.ready()
    let now = report(
      desk,
      (
        "\"address\":{\"value\":\"0000:04:00.0\",\"source\":\"sys/firmware/dmi/tables/DMI\"}",
        "\"address\":{\"value\":\"0000:00:14.3\",\"source\":\"sys/firmware/dmi/tables/DMI\"}"
      ))
    desk.run("register", "-", input: now)
    let plain = report(
      desk, ("\"privileged\":true", "\"privileged\":false"),
      (
        "\"address\":{\"value\":\"0000:04:00.0\",\"source\":\"sys/firmware/dmi/tables/DMI\"}",
        "\"address\":{\"absent\":true,\"source\":\"sys/firmware/dmi/tables/DMI\"}"
      ))
    #expect(!desk.run("register", "-", input: plain).text.contains("not seen: network card"))
  }
}
