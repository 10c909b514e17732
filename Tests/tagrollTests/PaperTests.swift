import Testing
import Words

@testable import tagroll

/// Papers as people get them: what they say, what they look like, and what their codes lead to.
@Suite("Papers")
struct PaperTests {
  private static let canLook = ConditionTrait.enabled(
    if: Printed.canLook, "poppler-utils is not installed: no paper was looked at")
  private static let canDecode = ConditionTrait.enabled(
    if: Printed.canDecode && Printed.canLook,
    "python3-zxing-cpp, python3-pil or poppler-utils is not installed: no code was read")

  @Test("the card of an asset", canLook, arguments: Language.allCases)
  func card(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    try desk.done("warranty", "set", "LT-00013", "--until", "2027-03-31", "--vendor", "联想 Lenovo")
    desk.environment["TAGROLL_URL"] = "https://assets.example"
    let paper = try Printed(desk.done("print", "card", "LT-00013").output)
    try Golden.expect(paper, equal: "print-card.\(language)")
  }

  @Test("a card's codes name its asset, as a link and bare", canDecode, arguments: ["pdf", "png"])
  func codesOfACard(kind: String) throws {
    let desk = try Desk.ready()
    let bare = try Printed(desk.done("print", "card", "LT-00013", "--format", kind).output, as: kind)
    #expect(try bare.codes() == ["Code128 LT-00013", "QRCode LT-00013"])

    desk.environment["TAGROLL_URL"] = "https://assets.example/"
    let linked = try Printed(desk.done("print", "card", "LT-00013", "--format", kind).output, as: kind)
    #expect(try linked.codes() == ["Code128 LT-00013", "QRCode https://assets.example/a/LT-00013"])
    #expect(desk.run("show", "https://assets.example/a/LT-00013").text.hasPrefix("LT-00013  "))
  }

  @Test("the same paper twice is the same file, byte for byte", arguments: ["pdf", "png", "svg"])
  func again(kind: String) throws {
    let desk = try Desk.ready(.zh)
    let first = try desk.done("print", "card", "LT-00013", "--format", kind).output
    #expect(try desk.done("print", "card", "LT-00013", "--format", kind).output == first)
    #expect(first.count > 10_000)
  }

  @Test("a terminal gets no file thrown at it, and a picture holds one page")
  func refused() throws {
    let desk = try Desk.ready()
    try desk.done("register", "--category", "dock", "--model", "WD19")
    let two = desk.run("print", "card", "LT-00013", "DK-00013", "--format", "png")
    #expect(two.errorText.hasPrefix("error[print.one_page]: a picture holds one page, and this has 2\n"))
    #expect(
      desk.run("print", "card", "LT-00013", "-o", "/tmp/x.zpl").errorText.hasPrefix("error[print.kind]: "))
    desk.isTerminal = true
    let run = desk.run("print", "card", "LT-00013")
    #expect(run.exit == .usage)
    #expect(
      run.errorText
        == "error[print.needs_file]: this is no text for a terminal\n  name a file:  -o FILE.pdf\n")
    #expect(run.output == [])
  }

  private static let wipe = MediaTests.fullCertificate + ["--verifier", "wang.lei"]

  @Test("the slip to sign", canLook, arguments: Language.allCases)
  func handover(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done(
      "register", "--category", "monitor", "--maker", "Dell", "--model", "U2723QE 显示器", "--serial",
      "CN0F3K1A0071")
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    try desk.done("assign", "MN-00013", "--to", "wang.lei", "--until", "2026-12-31")
    let paper = try Printed(desk.done("print", "handover", "--to", "wang.lei", "--all").output)
    try Golden.expect(paper, equal: "print-handover.\(language)")
  }

  @Test("no character is blank on a paper: what cairo drops of some fonts is there", canLook)
  func everyGlyph() throws {
    let desk = try Desk.ready()
    try desk.done("register", "--category", "dock", "--model", "如")
    // Nothing but its name stands on that line.
    let picture = try Printed(desk.done("print", "card", "DK-00013").output).picture()
    let line = picture.split(separator: "\n", omittingEmptySubsequences: false)[8]
    #expect(!line.allSatisfy { " |".contains($0) })
  }

  @Test("the certificates of a wipe and of a departure", canLook, arguments: Language.allCases)
  func certificates(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("retire", "LT-00013", "--reason", "battery swollen 电池鼓包", "--yes")
    desk.tell("print", "certificate", "LT-00013")
    desk.tell("print", "disposal", "LT-00013")
    desk.run(Self.wipe)
    let wiped = try desk.done("print", "certificate", "LT-00013").output
    try Golden.expect(Printed(wiped), equal: "print-certificate.\(language)")
    #expect(try desk.done("print", "certificate", "LT-00013", "--disk", "s6b2k1").output == wiped)
    desk.tell("print", "certificate", "LT-00013", "--disk", "S6B2K2")

    try desk.done(
      [
        "dispose", "LT-00013", "--method", "recycle", "--to", "绿环 GreenLoop", "--cert", "GL-8812",
        "--confirm",
        "LT-00013",
      ] + MediaTests.fullRecord)
    // What the certificate says was true that day; that the thing left since does not change it.
    #expect(try desk.done("print", "certificate", "LT-00013").output == wiped)
    let gone = try desk.done("print", "disposal", "LT-00013").output
    try Golden.expect(Printed(gone), equal: "print-disposal.\(language)")
    try Golden.expect(desk.transcript, equal: "print-refusals.\(language)")
  }

  @Test("no certificate for a wipe that was undone, failed, or after which the disk was used again")
  func noLongerTrue() throws {
    let desk = try Desk.ready()
    let failed = Self.wipe.map { $0 == "verified" ? "failed" : $0 }
    #expect(desk.run(failed).exit == .done)
    #expect(desk.run("print", "certificate", "LT-00013").errorText.hasPrefix("error[print.no_wipe]: "))
    #expect(desk.run(Self.wipe).exit == .done)
    #expect(desk.run("print", "certificate", "LT-00013").exit == .done)
    try desk.done("undo")
    #expect(desk.run("print", "certificate", "LT-00013").errorText.hasPrefix("error[print.no_wipe]: "))
    #expect(desk.run(Self.wipe).exit == .done)
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    #expect(desk.run("print", "certificate", "LT-00013").errorText.hasPrefix("error[print.no_wipe]: "))
  }

  @Test(
    "a stocktake: blind while it is open, what came of it once it is closed", canLook,
    arguments: Language.allCases)
  func stocktake(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done(
      "register", "--category", "monitor", "--maker", "Dell", "--model", "U2723QE", "--serial", "CN0F3K1A0071"
    )
    try desk.done("register", "--category", "dock", "--model", "WD19")
    try desk.done("stocktake", "start", "--sample", "3", "--seed", String(repeating: "5a", count: 32))
    let sheet = try Printed(desk.done("print", "stocktake", "S-1").output)
    #expect(try !sheet.text().contains("LT-00013"))
    try Golden.expect(sheet, equal: "print-stocktake-open.\(language)")

    try desk.done("stocktake", "scan", "S-1", "--at", "Room 204", "LT-00013", "X-9 <b>")
    try desk.done("stocktake", "scan", "S-1", "--at", "IT Store", "MN-00013", "--damaged")
    try desk.done("stocktake", "sign", "S-1")
    try desk.done("stocktake", "close", "S-1")
    let closed = try Printed(desk.done("print", "stocktake", "S-1").output)
    try Golden.expect(closed, equal: "print-stocktake-closed.\(language)")
  }

  @Test("the slip of a repair", canLook, arguments: Language.allCases)
  func repair(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("assign", "LT-00013", "--to", "wang.lei")
    try desk.done("repair", "start", "LT-00013", "--fault", "screen flickers 屏幕闪烁")
    let open = try desk.done("print", "repair", "T-1").output
    #expect(try desk.done("print", "repair", "T-1").output == open)
    try desk.done("repair", "done", "LT-00013", "--note", "panel replaced 更换屏幕", "--cost", "120 CNY")
    try Golden.expect(Printed(desk.done("print", "repair", "T-1").output), equal: "print-repair.\(language)")
  }

  @Test("warranties as bars by month, the longest for the most", canLook, arguments: Language.allCases)
  func warranties(language: Language) throws {
    let desk = try Desk.ready(language)
    try desk.done("warranty", "set", "LT-00013", "--until", "2027-03-31")
    for number in 1...4 {
      try desk.done(
        "register", "--category", "monitor", "--model", "U2723QE", "--serial", "CN0F3K1A007\(number)")
    }
    try desk.done("warranty", "set", "MN-00013", "MN-00021", "MN-00037", "--until", "2027-01-15")
    try desk.done("warranty", "set", "CN0F3K1A0074", "--until", "2027-01-31")
    let paper = try Printed(desk.done("print", "warranty", "--within", "365d").output)
    try Golden.expect(paper, equal: "print-warranty.\(language)")
  }

  @Test(
    "hostile text in every field is shown and does nothing",
    canLook,
    arguments: [
      "<b>bold</b> &amp; <span foreground='red'>", "\u{1B}[31mred\u{1B}]0;x\u{7}",
      "a\u{0}b\u{9B}31m\nnew\r\ttab",
      "\u{202E}desrever\u{2066} 日本\u{200B}語\u{FEFF}", "^XA^FO0,0^FDx^FS^XZ ~JR",
      String(repeating: "长", count: 900),
      "%PDF-1.5 endstream endobj ) Tj /JavaScript", #"="cmd"|' /C calc'!A0"#,
    ])
  func hostile(text: String) throws {
    let desk = try Desk.ready()
    desk.run("person", "add", "mallory", "--name", text)
    desk.run("register", "--category", "laptop", "--maker", text, "--model", text, "--serial", "1" + text)
    for line in [
      ["assign", "LT-00013", "--to", "mallory"], ["print", "handover", "--to", "mallory", "--all"],
      ["warranty", "set", "LT-00013", "--until", "2027-03-31", "--vendor", text],
      ["print", "card", "LT-00013"], ["print", "card", "LT-00021"],
      ["label", "print", "LT-00021", "--stock", "roll-62x29"],
      ["label", "print", "LT-00021", "--stock", "roll-62x29", "--format", "zpl"],
      ["print", "card", "LT-00021", "--format", "svg"], ["retire", "LT-00013", "--reason", text, "--yes"],
      Self.wipe.map { $0 == "nvme-cli" || $0 == "2.3" ? text : $0 == "li.na" ? "mallory" : $0 },
      ["print", "certificate", "LT-00013"],
      ["dispose", "LT-00013", "--method", "recycle", "--to", text, "--cert", text, "--confirm", "LT-00013"],
      ["print", "disposal", "LT-00013"],
    ] {
      let run = desk.run(line)
      guard line.contains("print") else { continue }
      // A picture holds one page, and the longest text takes more.
      if line.contains("svg"), run.errorText.hasPrefix("error[print.one_page]") { continue }
      try #require(run.exit == .done, "\(line): \(run.errorText.prefix(300))")
      if line.contains("zpl") {
        #expect(run.output.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0A })
        #expect(run.text.split(separator: "^XA").count == 1 && run.text.split(separator: "^FO").count == 2)
        continue
      }
      if line.contains("svg") {
        #expect(!run.text.contains("<b>") && !run.text.contains("<span") && !run.text.contains("<text"))
        continue
      }
      let shown = try Printed(run.output).text()
      for scalar in shown.unicodeScalars {
        let isHostile =
          switch scalar.value {
          case 0x0A, 0x0C: false
          case 0..<0x20, 0x7F...0x9F, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
          default: false
          }
        if isHostile { Issue.record("U+\(String(scalar.value, radix: 16)) in \(line.prefix(2))") }
      }
      if text.hasPrefix("<b>"), line[1] != "certificate" {
        #expect(shown.contains("<b>bold</b> &amp;"), "\(line.prefix(2))")
      }
    }
  }
}
