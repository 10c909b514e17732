import CSVBytes
import Exchange
import Lifecycle
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
        ReceiptCSV.Line(number: 2, serial: "PF2", certificate: "GL-1", treatment: .recycle),
        ReceiptCSV.Line(number: 4, serial: "A,\"1\""),
      ])
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
      ("serial,treatment\nPF2,burnt\n", .badTreatment(line: 2, "burnt")),
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
