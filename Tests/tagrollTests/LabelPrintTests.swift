import Testing
import Words

@testable import Labels
@testable import tagroll

/// Labels: every code on every paper is read back by another program.
@Suite("Labels at the desk")
struct LabelPrintTests {
  private static let canDecode = ConditionTrait.enabled(
    if: Printed.canDecode && Printed.canLook,
    "python3-zxing-cpp, python3-pil or poppler-utils is not installed: no label was read")

  private func desk(_ language: Language = .en) throws -> Desk {
    let desk = try Desk.ready(language)
    desk.environment["TAGROLL_URL"] = "https://assets.harbour.example"
    try desk.done(
      "register", "--category", "monitor", "--maker", "Dell", "--model", "U2723QE 显示器", "--serial",
      "CN0F3K1A0071")
    try desk.done("register", "--category", "dock", "--model", "WD19")
    return desk
  }

  private static let codes = [
    "Code128 DK-00013", "Code128 LT-00013", "Code128 MN-00013",
    "QRCode https://assets.harbour.example/a/DK-00013", "QRCode https://assets.harbour.example/a/LT-00013",
    "QRCode https://assets.harbour.example/a/MN-00013",
  ]

  @Test("every code of every stock says what it should", canDecode, arguments: StockList.all.map(\.name))
  func stocks(stock: String) throws {
    let run = try desk().done("label", "print", "LT-00013", "MN-00013", "DK-00013", "--stock", stock)
    #expect(try Printed(run.output).codes() == Self.codes)
  }

  @Test(
    "as a picture and as drawing commands, too", canDecode, arguments: ["roll-51x25", "62x29", "avery-l7651"])
  func pictures(stock: String) throws {
    let desk = try desk()
    let line = ["label", "print", "LT-00013", "--stock", stock, "--format"]
    let codes = ["Code128 LT-00013", "QRCode https://assets.harbour.example/a/LT-00013"]
    #expect(try Printed(desk.run(line + ["png"]).output, as: "png").codes() == codes)
    #expect(try Printed(desk.run(line + ["png", "--dpi", "203"]).output, as: "png").codes() == codes)
    guard stock != "avery-l7651" else { return }
    let zpl = desk.run(line + ["zpl"]).output
    #expect(try Printed(Self.graymap(ofZPL: zpl), as: "pgm").codes() == codes)
  }

  /// The picture in a `^GFA` command, as a portable graymap with a margin.
  private static func graymap(ofZPL zpl: [UInt8]) throws -> [UInt8] {
    let text = String(decoding: zpl, as: UTF8.self)
    let field = try #require(text.split(separator: "^GFA,").last?.split(separator: "^FS").first)
    let parts = field.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false)
    let rowDigits = try #require(Int(parts[2])) * 2
    var rows: [[Int]] = []
    var row: [Int] = []
    var count = 0
    for character in parts[3].unicodeScalars {
      switch character {
      case "G"..."Y": count += Int(character.value) - 0x46
      case "g"..."z": count += (Int(character.value) - 0x66) * 20
      case ":": rows.append(try #require(rows.last))
      case ",": row += Array(repeating: 0, count: rowDigits - row.count)
      default:
        let digit = try #require(Int(String(character), radix: 16))
        row += Array(repeating: digit, count: max(1, count))
        count = 0
      }
      if row.count == rowDigits {
        rows.append(row)
        row = []
      }
    }
    let total = try #require(Int(parts[0]))
    #expect(rows.count * rowDigits == total * 2)
    let bytes = rows.flatMap {
      $0.flatMap { digit in [8, 4, 2, 1].map { digit & $0 == 0 ? UInt8(255) : 0 } }
    }
    return Array("P5 \(rowDigits * 4) \(rows.count) 255\n".utf8) + bytes
  }

  @Test("what waits is printed until somebody says that it is on")
  func queue() throws {
    let desk = try desk()
    #expect(desk.run("label", "list").text.split(separator: "\n").count == 5)
    desk.environment["TAGROLL_LABEL_STOCK"] = "roll-62x29"
    let waiting = try desk.done("label", "print").output
    try desk.done("label", "done", "MN-00013", "DK-00013")
    let rest = try desk.done("label", "print").output
    #expect(rest == (try desk.done("label", "print", "LT-00013").output))
    #expect(waiting != rest)
    try desk.done("label", "done", "LT-00013")
    let none = try desk.done("label", "print")
    #expect(none.output == [])
    #expect(none.errorText == "No label is waiting.\n")
  }

  @Test("what cannot be printed is refused with the way out", arguments: Language.allCases)
  func refused(language: Language) throws {
    let desk = try desk(language)
    desk.tell("label", "print", "LT-00013", "--stock", "avery-1")
    desk.tell("label", "print", "LT-00013", "--format", "zpl")
    desk.tell("label", "print", "LT-00013", "--start", "22")
    desk.tell("label", "print", "LT-00013", "--shift", "1")
    desk.tell("label", "print", "LT-00013", "MN-00013", "--stock", "62x29", "--format", "svg")
    desk.tell("label", "print", "LT-00014")
    desk.tell("label", "print", "--stock", "help")
    try Golden.expect(desk.transcript, equal: "label-refusals.\(language)")
  }

  @Test("labels look as they did", .enabled(if: Printed.canLook, "poppler-utils is not installed"))
  func pictured() throws {
    let desk = try desk(.zh)
    let sheet = try desk.done("label", "print", "--stock", "avery-l7163", "--start", "5").output
    try Golden.expect(Printed(sheet), equal: "label-sheet")
    let page = try desk.done("label", "calibrate", "--stock", "avery-l7163", "--shift", "2,1").output
    try Golden.expect(Printed(page), equal: "label-calibration")
  }

  @Test("acts and badges are read back, in Han characters by their square code alone", canDecode)
  func actions() throws {
    let desk = try desk()
    try desk.done("location", "add", "三号库房")
    let codes = try Printed(desk.done("label", "actions").output).codes()
    let acts = ["@assign", "@return", "@move", "@undo", "@done", "@damaged", "@tag-bad"]
    #expect(
      codes == (acts + ["IT Store", "Room 204"]).flatMap { ["Code128 \($0)", "QRCode \($0)"] }.sorted()
        + ["QRCode 三号库房"])
    let badges = try Printed(desk.done("label", "actions", "wang.lei", "三号库房").output).codes()
    #expect(badges == ["Code128 wang.lei", "QRCode wang.lei", "QRCode 三号库房"])
  }

  @Test("a shift with a gun alone", arguments: Language.allCases)
  func shift(language: Language) throws {
    let desk = try desk(language)
    let scanned = [
      "LT-00013", "@assign", "MN-00013", "wang.lei", "*mn-00013*",
      "https://assets.harbour.example/a/LT-00013",
      "li.na", "DK-00013", "@undo", "nothing", "@RETURN", "LT-00013", "@move", "Room 204", "ＬＴ－０００１３",
      "@damaged", "@bogus", "LT-00013", "wang.lei",
      "@done", "MN-00013", "--help", "",
    ]
    desk.tell("scan", "-", input: Array((scanned.joined(separator: "\r\n") + "\r\n").utf8), from: "gun")
    desk.tell("scan", "-", "--json", from: "gun")
    desk.tell("list")
    #expect(desk.run("ledger", "verify").exit == .done)
    try Golden.expect(desk.transcript, equal: "gun.\(language)")
  }
}
