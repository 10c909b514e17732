import Identity
import Model
import Testing

@testable import Exchange

@Suite("A scan held against a card")
struct CardMatchTests {
  private static func part(
    _ number: Int, _ kind: Part.Kind, _ serial: DeviceText? = nil, slot: DeviceText = "", size: Int64? = nil,
    model: DeviceText? = nil
  ) -> Part {
    Part(number: number, kind: kind, model: model, serial: serial, slot: slot, sizeBytes: size)
  }

  private static func card(_ parts: [Part], _ whereabouts: PartWhereabouts = .inside) -> [PlacedPart] {
    parts.map {
      var placed = PlacedPart($0, data: .unknown)
      placed.whereabouts = whereabouts
      return placed
    }
  }

  private static func match(
    _ seen: [SeenPart], _ card: [PlacedPart], sees: Bool = true
  ) -> (arrived: [Int], known: [Int?], missing: [Int], unread: [Int]) {
    let match = CardMatch(seen, card: card, seesAll: { _ in sees })
    return (
      match.arrived.map(\.part.number), match.arrived.map { $0.known?.part.number },
      match.missing.map(\.part.number), match.unread.map(\.number)
    )
  }

  private static let disk = part(1, .disk, "S6B2K1", slot: "sda", size: 500)

  @Test("the same serial is the same part, wherever it sits by now")
  func sameSerial() {
    let moved = Self.part(1, .disk, "s6b2k1 ", slot: "sdb", size: 500)
    let result = Self.match([SeenPart(part: moved)], Self.card([Self.disk]))
    #expect(result.arrived.isEmpty && result.missing.isEmpty)
  }

  @Test("another serial in the same slot is another part, and the first is missing")
  func swapped() {
    let other = Self.part(1, .disk, "NEW1", slot: "sda", size: 500)
    let result = Self.match([SeenPart(part: other)], Self.card([Self.disk]))
    #expect(result.arrived == [1] && result.known == [nil] && result.missing == [1])
  }

  @Test("one serial on two models is two parts")
  func twoModels() {
    let first = Self.part(1, .disk, "S6B2K1", slot: "sda", model: "MZVL2512")
    let other = Self.part(1, .disk, "S6B2K1", slot: "sda", model: "WDS500G")
    let result = Self.match([SeenPart(part: other)], Self.card([first]))
    #expect(result.arrived == [1] && result.missing == [1])
  }

  @Test("a scan that does not see all of a kind proves nothing missing")
  func partial() {
    #expect(Self.match([], Self.card([Self.disk]), sees: false).missing.isEmpty)
    #expect(Self.match([], Self.card([Self.disk])).missing == [1])
  }

  @Test("a part whose serial could not be read is the one that fits, or a question, and never a new one")
  func unread() {
    let hidden = SeenPart(part: Self.part(1, .disk, slot: "sda", size: 500), isUnread: true)
    #expect(Self.match([hidden], Self.card([Self.disk]), sees: false).unread.isEmpty)
    let larger = SeenPart(part: Self.part(1, .disk, slot: "sda", size: 900), isUnread: true)
    let result = Self.match([larger], Self.card([Self.disk]), sees: false)
    #expect(result.unread == [1] && result.arrived.isEmpty && result.missing.isEmpty)
  }

  @Test("without serials modules are told apart by their size alone, whatever the slots are called")
  func noSerials() {
    let card = Self.card([
      Self.part(1, .memory, slot: "A", size: 8), Self.part(2, .memory, slot: "B", size: 8),
    ])
    let renamed = [Self.part(1, .memory, slot: "1", size: 8), Self.part(2, .memory, slot: "2", size: 8)]
    #expect(Self.match(renamed.map { SeenPart(part: $0) }, card).missing.isEmpty)
    let one = Self.match([SeenPart(part: Self.part(1, .memory, slot: "A", size: 8))], card)
    #expect(one.missing == [2] && one.arrived.isEmpty)
    let smaller = Self.match(
      [Self.part(1, .memory, slot: "A", size: 8), Self.part(2, .memory, slot: "B", size: 4)].map {
        SeenPart(part: $0)
      }, card)
    #expect(smaller.arrived == [2] && smaller.missing == [2])
  }

  @Test("what was typed without a serial is the part that sits there")
  func typed() {
    let typed = Self.part(1, .battery, slot: "BAT0")
    let seen = Self.part(1, .battery, "1234", slot: "BAT0", model: "5B10")
    #expect(Self.match([SeenPart(part: seen)], Self.card([typed])).arrived.isEmpty)
    let nowhere = Self.part(1, .battery)
    #expect(Self.match([SeenPart(part: seen)], Self.card([nowhere])).arrived.isEmpty)
  }

  @Test("soldered memory is known by its slot, whatever serial it tells; another size is another board's")
  func soldered() {
    let card = Self.card([Self.part(1, .memory, "A1B2C3D4", slot: "A", size: 8)])
    let same = SeenPart(part: Self.part(1, .memory, "FFEE0011", slot: "A", size: 8), isSoldered: true)
    #expect(Self.match([same], card).arrived.isEmpty)
    let larger = SeenPart(part: Self.part(1, .memory, "FFEE0011", slot: "A", size: 16), isSoldered: true)
    let result = Self.match([larger], card)
    #expect(result.arrived == [1] && result.missing == [1])
  }

  @Test(
    "what was out of it comes back under its own number",
    arguments: [PartWhereabouts.stock, .unseen, .elsewhere])
  func again(whereabouts: PartWhereabouts) {
    let result = Self.match([SeenPart(part: Self.disk)], Self.card([Self.disk], whereabouts))
    #expect(result.known == [1] && result.missing.isEmpty)
  }

  @Test("two parts with one serial in one machine stay two")
  func twice() {
    let both = [Self.disk, Self.part(2, .disk, "S6B2K1", slot: "sdb", size: 500)]
    #expect(Self.match(both.map { SeenPart(part: $0) }, Self.card(both)).arrived.isEmpty)
    #expect(Self.match([SeenPart(part: both[0])], Self.card(both)).missing == [2])
    #expect(Self.match(both.map { SeenPart(part: $0) }, Self.card([both[0]])).arrived == [2])
  }

  @Test("ten thousand disks are held against ten thousand others")
  func many() {
    let card = Self.card((1...10_000).map { Self.part($0, .disk, DeviceText("A\($0)"), slot: "sd") })
    let seen = (1...10_000).map { SeenPart(part: Self.part($0, .disk, DeviceText("B\($0)"), slot: "sd")) }
    let match = CardMatch(seen, card: card, seesAll: { _ in true })
    #expect(match.arrived.count == 10_000 && match.missing.count == 10_000)
  }
}
