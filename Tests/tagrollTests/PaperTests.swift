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
}
