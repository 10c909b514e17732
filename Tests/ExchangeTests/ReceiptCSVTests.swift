import CSVBytes
import Exchange
import Lifecycle
import Model
import Testing

@Suite("Lists of receipts")
struct ReceiptCSVTests {
  private func read(_ text: String) throws -> [ReceiptCSV.Line] { try ReceiptCSV.read(Array(text.utf8)) }

  @Test("columns are found by their names, in any order, letters and line ends of any kind")
  func columns() throws {
    let lines = try read(
      "\u{FEFF}Treatment, SERIAL ,certificate\r\nRecycle, PF2 ,GL-1\n\n,\"A,\"\"1\"\"\",\r\n")
    #expect(
      lines == [
        ReceiptCSV.Line(
          number: 2, serial: "PF2", certificate: "GL-1", facts: DisposalFacts(treatment: .recycle)),
        ReceiptCSV.Line(number: 4, serial: "A,\"1\""),
      ])
  }

  @Test("what became of each thing stands in columns of its own, and a star says hazardous")
  func facts() throws {
    let lines = try read(
      """
      serial,waste_code,hazardous,weight_kg,country,proceeds
      PF2,16 02 13*,no,1.25,cn,12.50 CNY
      PF3,160214,no,0.4,,
      PF4,,,,,
      """)
    var first = DisposalFacts(
      isHazardous: true, grams: 1250, country: Country("CN"), proceeds: Money("12.50", currency: "CNY"))
    first.wasteCode = WasteCode("160213")
    let second = DisposalFacts(wasteCode: WasteCode("160214"), isHazardous: false, grams: 400)
    #expect(lines.map(\.facts) == [first, second, DisposalFacts()])
  }

  @Test("the last line needs no end, and a quoted cell may hold one")
  func ends() throws {
    let lines = try read("serial,certificate\nPF2,\"GL\n1\"\nPF3,x")
    #expect(lines.map(\.serial) == ["PF2", "PF3"])
    #expect(lines.map(\.number) == [2, 4])
    #expect(lines[0].certificate == "GL\n1")
  }

  @Test(
    "what is no such list is refused, with the line",
    arguments: [
      ("", ReceiptCSV.Failure.noSerialColumn), ("tag\nLT-00013\n", .noSerialColumn),
      ("serial,certificate\nPF2,1\n,2\n", .noSerial(line: 3)),
      ("serial\nPF2\n\"PF3\n", .csv(.openQuote(line: 3))),
      ("serial\nPF2\nPF3,x\n", .row(line: 3, .ragged(cells: 2, expected: 1))),
      ("serial,treatment\nPF2,burnt\n", .badCell(line: 2, .treatment, "burnt")),
      ("serial,waste_code\nPF2,21 01 01\n", .badCell(line: 2, .wasteCode, "21 01 01")),
      ("serial,hazardous\nPF2,maybe\n", .badCell(line: 2, .hazardous, "maybe")),
      ("serial,weight_kg\nPF2,0\n", .badCell(line: 2, .weight, "0")),
      ("serial,weight_kg\nPF2,1.2345\n", .badCell(line: 2, .weight, "1.2345")),
      ("serial,country\nPF2,ZZ\n", .badCell(line: 2, .country, "ZZ")),
      ("serial,proceeds\nPF2,12\n", .badCell(line: 2, .proceeds, "12")),
    ])
  func broken(text: String, failure: ReceiptCSV.Failure) {
    #expect(throws: failure) { try read(text) }
  }

  @Test("bytes that are no text are refused")
  func bytes() {
    #expect(throws: ReceiptCSV.Failure.csv(.unknownEncoding(line: 1))) { try ReceiptCSV.read([0x73, 0xFF]) }
  }

  @Test("cut anywhere, a list is read or refused, and never read as more than it has")
  func cut() throws {
    let whole = Array("serial,treatment,certificate\r\n\"P\"\"F\",recycle,1\r\nPF3,,\r\n".utf8)
    for length in 0...whole.count {
      let lines = (try? ReceiptCSV.read(Array(whole.prefix(length)))) ?? []
      #expect(lines.count <= 2)
    }
  }
}
