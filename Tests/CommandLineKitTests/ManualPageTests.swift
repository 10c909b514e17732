import CommandLineKit
import Testing
import Words

@Suite("ManualPage")
struct ManualPageTests {
  @Test("there is a page for the program and for every command that is spoken of")
  func files() throws {
    #expect(
      try pages(.en).map(\.fileName) == [
        "toy.1", "toy-assign.1", "toy-repair.1", "toy-repair-start.1", "toy-repair-list.1", "toy-list.1",
        "toy-label.1", "toy-label-sheet.1",
      ])
    #expect(try pages(.zh).map(\.fileName) == pages(.en).map(\.fileName))
  }

  @Test("a page is roff, with dashes that can be copied")
  func english() throws {
    #expect(
      try text("toy-assign.1", .en) == #"""
        .TH "TOY\-ASSIGN" "1" "2026-11-23" "toy 1.0" "User commands"
        .nh
        .ad l
        .SH "NAME"
        toy\-assign \- Hand toys to a child
        .SH "SYNOPSIS"
        .nf
        toy assign REF... \-\-to WHO [OPTIONS]
        .fi
        .SH "DESCRIPTION"
        The toy is with the child until it is returned, lost or replaced; one
        that is with another child is refused.
        .SH "OPERANDS"
        .TP
        .B "REF"
        Tag or serial.
        .SH "OPTIONS"
        .TP
        .B "\-\-to WHO"
        Who receives it. (required)
        .TP
        .B "\-\-until DATE"
        End of the loan.
        .TP
        .B "\-c, \-\-cost MONEY"
        What it cost.
        .TP
        .B "\-\-note TEXT"
        A remark. (may be repeated)
        .SS "Writing"
        .TP
        .B "\-n, \-\-dry\-run"
        Write nothing.
        .SS "Everywhere"
        .TP
        .B "\-\-db FILE"
        Another roll.
        .TP
        .B "\-q, \-\-quiet"
        Say less.
        .TP
        .B "\-h, \-\-help"
        Show how it is used.
        .SH "EXAMPLES"
        .TP
        .B "toy assign LT\-00013 \-\-to li.na"
        one toy to one child
        .TP
        .B "toy assign LT\-00013 MN\-00021 \-\-to li.na \-\-until 2027\-03\-31"
        two on loan
        .SH "SEE ALSO"
        toy(1)

        """#)
  }

  @Test("Chinese is marked where its lines may end, but not in the line that whatis reads")
  func chinese() throws {
    let page = try text("toy-assign.1", .zh)
    #expect(page.contains(".SH \"名称\"\ntoy\\-assign \\- 把玩具交给孩子\n"))
    #expect(page.contains("\n玩\\:具\\:在\\:归\\:还、\\:挂\\:失"))
    #expect(page.contains("拒\\:绝\\:领\\:用\\:（需\\:要"))
  }

  @Test("what would be an instruction to roff is text")
  func escaping() throws {
    let body = ".TH is text\n\n'so' is \\fB and \"this\" ~ ^ `\n  kept  apart\nlast"
    let page = try text("toy.1", .en, [.init(Text(en: "FORMAT", zh: "格式"), Text(en: body, zh: body))])
    #expect(
      page.contains(
        #"""
        .SH "FORMAT"
        \&.TH is text
        .PP
        \&\(aqso\(aq is \efB and \(dqthis\(dq \(ti \(ha \(ga
        .nf
          kept  apart
        .fi
        last
        .SH "SEE ALSO"
        toy\-assign(1), toy\-repair(1), toy\-list(1), toy\-label(1)

        """#))
  }

  private func pages(_ language: Language, _ appendices: [ManualPage.Appendix] = []) throws -> [ManualPage] {
    try ManualPage.all(Toy.program, version: "1.0", date: "2026-11-23", in: language, appendices: appendices)
  }

  private func text(
    _ fileName: String, _ language: Language, _ appendices: [ManualPage.Appendix] = []
  ) throws -> String {
    try #require(pages(language, appendices).first { $0.fileName == fileName }).text
  }
}
