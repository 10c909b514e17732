import Model
import Store
import Testing

@testable import Exchange

@Suite("CSV")
struct CSVTests {
  static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test(
    "a cell is written as RFC 4180 says",
    arguments: [
      ("", ""), ("abc", "abc"), ("a b", "a b"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""),
      ("\"", "\"\"\"\""),
      ("a\r\nb", "\"a\r\nb\""), ("\n", "\"\n\""), ("\r", "\"\r\""), ("在册", "在册"), ("\u{0}", "hex:00"),
      ("a\u{1B}[2J", "hex:611b5b324a"),
      ("a\u{80}b", "hex:61c28062"), ("\u{9B}2J", "hex:c29b324a"), ("\u{9F}", "hex:c29f"),
      ("\u{A0}", "\u{A0}"), ("Ă\u{A0}", "Ă\u{A0}"),
      ("=1+1", "=1+1"),
      ("007", "007"), ("'x", "'x"),
    ])
  func plain(cell: String, written: String) {
    var csv = CSVWriter()
    csv.cell(cell)
    csv.cell("end")
    csv.endLine()
    #expect(Self.text(csv.bytes) == "\(written),end\r\n")
  }

  @Test(
    "for a spreadsheet, what it would run or cut short stands behind an apostrophe",
    arguments: [
      ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"),
      ("\r=1", "\"'\r=1\""), ("\n=1", "\"'\n=1\""), ("\u{0}=1", "hex:003d31"), ("＝1", "'＝1"), ("＠x", "'＠x"),
      ("=A,\"B\"", "\"'=A,\"\"B\"\"\""), ("007", "'007"), ("00", "'00"),
      ("1234567890123456", "'1234567890123456"),
      ("0", "0"), ("0.5", "0.5"), ("0x1F", "0x1F"), ("123456789012345", "123456789012345"), ("a=b", "a=b"),
      ("", ""),
      ("'x", "'x"), ("", ""),
    ])
  func spreadsheet(cell: String, written: String) {
    var csv = CSVWriter(forSpreadsheet: true)
    csv.cell(cell)
    csv.endLine()
    #expect(Self.text(csv.bytes) == "\u{FEFF}\(written)\r\n")
  }

  @Test("bytes of a device that are no UTF-8 are spelled out, and the rest is kept as it is")
  func deviceBytes() {
    var csv = CSVWriter()
    csv.cell(DeviceText(bytes: [0xFF, 0x2C, 0x0A]))
    csv.cell(DeviceText("S/N \"7\""))
    csv.cell(nil as DeviceText?)
    csv.cell(-7)
    csv.endLine()
    #expect(Self.text(csv.bytes) == "hex:ff2c0a,\"S/N \"\"7\"\"\",,-7\r\n")
  }

  @Test(
    "a table straight from the rows is the one of values, byte for byte, with every column and with some",
    arguments: [false, true])
  func fromRows(forSpreadsheet: Bool) throws {
    let roll = try TestRoll()
    for machine in Files.machines {
      let report = try Files.scan(machine)
      if Intake(report).category != nil { try roll.register(report) }
    }
    let texts: [DeviceText] = [
      "=1+1", "a,b\"c\"\r\n", DeviceText(bytes: [0xFF, 0x41]), "\u{1B}[2J", "\u{9B}2J", "在册", "", "007",
    ]
    for text in texts { try roll.type(.dock, maker: text, model: text, serial: text) }
    for columns in [AssetCSV.Column.allCases, [.serial, .price, .holder, .tag]] {
      let names = NameBook(roll.roll)
      var values = CSVWriter(forSpreadsheet: forSpreadsheet)
      try roll.roll.eachAsset { try AssetCSV.write($0, names, columns, into: &values) }
      var rows = CSVWriter(forSpreadsheet: forSpreadsheet)
      var lines = AssetLineCSV(columns, names)
      try roll.roll.eachAssetLine { try lines.write($0, into: &rows) }
      #expect(Self.text(rows.bytes) == Self.text(values.bytes))
      #expect(rows.bytes.split(separator: 0x0A).count > texts.count)
    }
  }

  @Test("the mark of byte order stands once, however often the bytes are taken")
  func taken() {
    var csv = CSVWriter(forSpreadsheet: true)
    csv.cell("a")
    csv.endLine()
    #expect(csv.take() == [0xEF, 0xBB, 0xBF, 0x61, 0x0D, 0x0A])
    csv.cell("b")
    csv.endLine()
    #expect(csv.take() == [0x62, 0x0D, 0x0A])
  }

  @Test(
    "another program reads back every cell as it was",
    .enabled(if: Python.hasCSV, "python3 is not installed"), arguments: 0..<4)
  func otherReader(seed: UInt64) throws {
    let pieces = [
      "\"", ",", "\r", "\n", "\r\n", "\"\"", "a", "在", " ", "\t", "=", "'", "0", ";", "\\",
      "\u{2028}",
    ]
    var numbers = SeededNumbers(state: seed)
    var csv = CSVWriter()
    var expected: [String] = []
    for _ in 0..<500 {
      for _ in 0..<4 {
        let cell = (0..<Int.random(in: 0...6, using: &numbers))
          .map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
        csv.cell(cell)
        expected.append("-" + Hex.text(cell.utf8))
      }
      csv.endLine()
      expected.append("")
    }
    #expect(try Python.script("read_csv.py", input: csv.bytes) == expected)
  }

  @Test("an asset is one line under headings that only grow at the end")
  func asset() throws {
    let test = try TestRoll()
    let asset = try test.register(try Files.scan("thinkpad-x1"))
    var csv = CSVWriter()
    AssetCSV.writeHeadings(into: &csv)
    try AssetCSV.write(asset, NameBook(test.roll), into: &csv)
    #expect(
      Self.text(csv.bytes) == """
        tag,id,category,stage,stage_since,holder_kind,holder,place,ownership,maker,model,serial,registered,\
        purchased,price,currency,warranty_until,data_state,due,acknowledged\r
        LT-00013,\(asset.id.text),laptop,RECEIVED,2026-11-23,place,IT Store,IT Store,owned,LENOVO,\
        ThinkPad X1 Carbon Gen 9,PF2ABCDE,2026-11-23,,,,,unknown,,\r\n
        """)
  }

  @Test("a disposal is one line under headings that only grow at the end")
  func disposal() throws {
    let test = try TestRoll()
    let asset = try test.disposed(try Files.scan("thinkpad-x1"))
    var rows: [DisposalRow] = []
    try test.roll.eachDisposal { rows.append($0) }
    let row = try #require(rows.first)
    var csv = CSVWriter()
    Disposal.writeHeadings(into: &csv)
    Disposal.write(row, into: &csv)
    #expect(
      Self.text(csv.bytes) == """
        tag,asset_id,category,maker,model,serial,registered,purchased,price,currency,reason,method,recipient,\
        certificate,closed_on,media_count,media,people,single_control,waivers,event,leaf,cause,appraisers,\
        approvers,released_on,manifest,treatment,waste_code,hazardous,weight_kg,country,permit,book_value,\
        book_value_currency,proceeds,proceeds_currency,finance_reference,checkpoint\r
        LT-00013,\(asset.id.text),laptop,LENOVO,ThinkPad X1 Carbon Gen 9,PF2ABCDE,2026-11-23,,,,\
        "screen broken, repair dearer than half a new one",recycle,Green Loop,GL-2026-0117,2026-11-23,1,\
        S6B2K1 purge verified nvme-cli 2.4 sanitize by zhang.wei witness li.na batch B-7 sampled 2/40 by li.na #10,\
        zhang.wei,4,0,13,\(row.leaf.text),,zhang.wei,zhang.wei,2026-11-23,,recycle,160213,yes,1.25,CN,R2-44,800.00,CNY,12.00,\
        CNY,FIN-77,\r\n
        """)
  }
}
