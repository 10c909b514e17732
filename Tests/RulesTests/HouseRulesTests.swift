import Identity
import Model
import Testing
import Words

@testable import Rules

@Suite("a house's own rules")
struct HouseRulesTests {
  private func rules(_ files: String...) throws -> HouseRules {
    try HouseRules(
      adding: files.enumerated().map { index, text in
        RuleFile("rules\(index).json", Array("{\"format\":\"tagroll-rules\",\"version\":1,\(text)}".utf8))
      })
  }

  private let reason = #""reason":{"en":"ours","zh":"本单位"}"#

  @Test("add to those of the program and take nothing from them")
  func adding() throws {
    let house = try rules(#""rules":[{"id":"house.pool","of":["serial"],"words":["Pool  7"],\#(reason)}]"#)
    #expect(house.rules.rejects("POOL 7", as: .serial) == "house.pool")
    #expect(house.rules.rejects("POOL 71", as: .serial) == nil)
    #expect(house.rules.rejects("Pool 7", as: .model) == nil)
    #expect(house.rules.rejects("None", as: .serial) == "any.word")
    #expect(house.note("house.pool")?.reason.zh == "本单位")
    #expect(house.note("any.word") != nil)
    #expect(HouseRules.builtIn.rules.rejects("POOL 7", as: .serial) == nil)
  }

  @Test("of several files add up; one id stands in one of them only")
  func several() throws {
    let pool = #""rules":[{"id":"house.pool","of":["serial"],"words":["pool"],\#(reason)}]"#
    let spare = #""rules":[{"id":"house.spare","of":["serial"],"words":["spare"],\#(reason)}]"#
    let house = try rules(pool, spare)
    #expect(house.rules.rejects("pool", as: .serial) == "house.pool")
    #expect(house.rules.rejects("spare", as: .serial) == "house.spare")
    let fault = try #require(throws: RuleFault.self) { try rules(pool, pool) }
    #expect(fault.file == "rules1.json")
    #expect(fault.what == .repeatedID("house.pool"))
  }

  @Test("switch a rule off by its id, and only that one")
  func off() throws {
    let house = try rules(#""off":["serial.short","lenovo.name"]"#).rules
    #expect(house.rejects("A1", as: .serial) == nil)
    #expect(house.rejects("1.2", as: .serial) == "serial.version")
    #expect(house.gift(.model, maker: "LENOVO") { $0 == .version ? "ThinkPad X1" : nil } == nil)
    #expect(house.gift(.productNumber, maker: "LENOVO") { $0 == .product ? "20XW" : nil }?.text == "20XW")
  }

  @Test("a pattern of every kind does what the manual says of it")
  func patterns() throws {
    let house = try rules(
      """
      "rules":[
      {"id":"house.1","of":["maker"],"begins":["lent by"],\(reason)},
      {"id":"house.2","of":["maker"],"letters":["l.o.a.n"],\(reason)},
      {"id":"house.3","of":["maker"],"letters_begin":["on hire"],\(reason)},
      {"id":"house.4","of":["maker"],"run_after":["inv"],\(reason)},
      {"id":"house.5","of":["maker"],"digits_after":{"hs-": 4},\(reason)},
      {"id":"house.6","of":["maker"],"field_names":{"names":["inventory number"],"after":["school"]},\(reason)},
      {"id":"house.7","of":["monitor_number"],"below":1000,\(reason)}
      ]
      """
    ).rules
    let table: [(String, String?)] = [
      ("Lent by Harbour", "house.1"), ("is lent by Harbour", nil), ("LOAN", "house.2"),
      ("L-O-A-N", "house.2"),
      ("loans", nil), ("On-Hire Ltd", "house.3"), ("not on hire", nil), ("INV-34567", "house.4"),
      ("INV-34590", nil), ("HS-0042", "house.5"), ("HS-00421", nil), ("XHS-0042", nil),
      ("School Inventory Number 7", "house.6"), ("School Inventory", nil),
    ]
    for (value, rule) in table {
      #expect(house.rejects(DeviceText(value), as: .maker)?.rawValue == rule, "\(value)")
    }
    #expect(house.rejects("998", as: .monitorNumber) == "house.7")
    #expect(house.rejects("1000", as: .monitorNumber) == nil)
  }

  @Test(
    "what a house knows of a maker's monitors outweighs what the program knows, and a product outweighs both")
  func monitors() throws {
    let house = try rules(
      """
      "rules":[
      {"id":"house.acer","monitors":"ACR","serial":["text"],\(reason)},
      {"id":"house.new-maker","monitors":"XYZ","serial":["decimal"],\(reason)},
      {"id":"house.one-model","monitors":"XYZ","products":[7],"serial":["six_digits"],\(reason)},
      {"id":"house.all-models","monitors":"XYZ","serial":["base_34"],\(reason)},
      {"id":"house.demo","monitors":"XYZ","of":["serial"],"words":["demo unit"],\(reason)}
      ]
      """
    ).rules
    func printed(_ maker: DeviceText, _ product: Int64, _ text: DeviceText?, _ number: Int64) -> DeviceText? {
      house.monitorSerials(maker: maker, product: product, text: text, number: number).first
    }
    #expect(printed("ACR", 1, "LAB010020300", 255) == "LAB010020300")
    #expect(printed("XYZ", 7, nil, 1815) == "001815")
    #expect(printed("XYZ", 8, nil, 1815) == "01815")
    #expect(house.rejects("Demo Unit", as: .serial, ofMonitorBy: "XYZ") == "house.demo")
    #expect(house.rejects("Demo Unit", as: .serial, ofMonitorBy: "DEL") == nil)
    #expect(house.rejects("Demo Unit", as: .serial) == nil)
  }

  @Test("another name of a maker may be given with its legal form, and under another known name")
  func makers() throws {
    let house = try rules(
      #""rules":[{"id":"house.m","makers":{"Hewlett Packard":["Compaq Computer Corp."]},\#(reason)}]"#
    ).rules
    #expect(house.makerKey("COMPAQ COMPUTER CORPORATION") == "hp")
  }
}
