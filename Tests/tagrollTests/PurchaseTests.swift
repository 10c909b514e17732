import Testing
import Words

/// From a wish to the shelf, word for word.
@Suite("purchases")
struct PurchaseTests {
  @Test("in both languages", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk.ready(language)
    let laptops = [
      "order", "request", "--category", "laptop", "--maker", "LENOVO", "--model", "ThinkPad T14", "--count",
      "3",
      "--price", "8500 CNY", "--reason", "new teachers",
    ]
    desk.tell(laptops)
    desk.tell(
      "order", "request", "--category", "monitor", "--model", "U2723QE", "--reason", "new teachers", "--for",
      "wang.lei", "--purchase", "p-1")
    desk.tell(
      "order", "place", "P-1", "--ref", "PO-2291", "--to", "Lenovo", "--price", "7999 CNY", "--months", "36")
    desk.tell("order", "approve", "P-1")
    desk.tell("order", "approve", "P-1")
    desk.tell(
      "order", "place", "P-1", "--ref", "PO-2291", "--to", "Lenovo", "--price", "7999 CNY", "--months", "36",
      "--due", "2026-12-01", "--category", "laptop")
    desk.tell(
      "order", "place", "P-1", "--ref", "PO-2291", "--to", "Lenovo", "--price", "2199 CNY", "--months", "36",
      "--due", "2026-12-01")
    desk.tell("order", "list")

    desk.tell("receive", "PO-2291", "PF3ABCD1")
    let gun = Array("\r\n]C1PF3ABCD1\r\n*pf3abcd1*\r\nＰＦ３ＡＢＣＤ２\n".utf8)
    desk.tell("receive", "PO-2291", "-", "--category", "laptop", "--note-no", "D-9", input: gun, from: "gun")
    desk.tell("receive", "P-1", "PF2ABCDE", "--category", "laptop")
    desk.tell("receive", "P-1", "Default string", "--category", "laptop")
    desk.tell("receive", "P-1", "PF3ABCD3", "PF3ABCD4", "--category", "laptop")
    desk.tell("receive", "P-2", "PF3ABCD3")
    desk.tell("assign", "LT-00021", "--to", "wang.lei")
    desk.tell("accept", "LT-00021", "--check", "powers-on", "--check", "unused")
    desk.tell("accept", "LT-00021", "--check", "all")
    desk.tell("accept", "LT-00021", "--check", "all")
    desk.tell("reject", "LT-00037", "--reason", "screen cracked", "--rma", "R-118")
    desk.tell("order", "cancel", "P-1", "--reason", "no budget")
    desk.tell("order", "cancel", "P-1", "--reason", "no budget")
    desk.tell("receive", "P-1", "PF3ABCD5", "--category", "laptop")
    desk.tell("order", "show", "PO-2291")
    desk.tell("assign", "LT-00021", "--to", "wang.lei")
    desk.tell("show", "LT-00021")
    desk.tell("history", "LT-00021")
    // What was sent back at the door was never disposed of, and no loss.
    desk.tell("report", "journal")
    desk.tell("report", "disposal")
    desk.tell("print", "disposal", "LT-00037", "-o", "\(desk.folder.path)/x.pdf")
    desk.tell("ledger", "verify")
    desk.tell("ledger", "rebuild")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "purchase.\(language)")
  }
}
