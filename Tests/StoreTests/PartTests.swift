import Lifecycle
import Model
import Testing

@testable import Store

@Suite("Parts by serial")
struct PartTests {
  @Test("are found by an index, in whatever letters the serial is typed")
  func bySerial() throws {
    let scratch = Scratch()
    let roll = try scratch.create()
    let life = try Life(scratch, roll)
    let disk = Part(number: 1, kind: .disk, serial: "s6Z", slot: "sda")
    let module = Part(number: 2, kind: .memory, serial: DeviceText(bytes: [0x41, 0xFF, 0x62]), slot: "A")
    _ = try roll.write(as: life.author) { writing in
      _ = try writing.begin(
        Step(
          .found, to: .received,
          [
            .tag: .code("LT-00013"), .category: .code("laptop"), .source: .code("scan"),
            .ownership: .code("owned"), .place: .id(life.store),
          ], parts: [disk, module]), on: life.day)
    }
    #expect(try roll.parts(withSerial: " S6z").map(\.placed.part) == [disk])
    #expect(try roll.parts(withSerial: DeviceText(bytes: [0x61, 0xFF, 0x42])).map(\.placed.part) == [module])
    #expect(try roll.parts(withSerial: "S6").isEmpty && roll.parts(withSerial: " ").isEmpty)
    let plan = try roll.connection.rows(
      """
      EXPLAIN QUERY PLAN SELECT asset, number FROM part WHERE serial IS NOT NULL AND upper(serial) = upper(?1)
      ORDER BY asset, number LIMIT ?2
      """
    ) { $0.text(3) }
    #expect(plan == ["SEARCH part USING INDEX part_by_serial (<expr>=?)"])
  }
}
