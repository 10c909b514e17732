import Testing
import Words

/// One laptop from the wish to the recycler's last receipt, and the record an auditor takes away, word for word.
@Suite("from procurement to disposal")
struct WholeStoryTests {
  @Test("in both languages", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk(language)
    desk.today = "2026-11-20"
    desk.tell("init", "--org", "Harbour School", "--store", "IT Store")
    desk.tell("person", "add", "wang.lei", "--name", "王磊")
    desk.tell("person", "add", "li.na", "--name", "李娜", "--role", "technician")
    desk.tell("location", "add", "Room 204")

    desk.tell(
      "order", "request", "--category", "laptop", "--maker", "Lenovo", "--model", "ThinkPad T14", "--price",
      "7999 CNY", "--reason", "new teacher")
    desk.tell("order", "approve", "P-1")
    desk.tell(
      "order", "place", "P-1", "--ref", "PO-2291", "--to", "Lenovo", "--price", "7850 CNY", "--due", "+3d",
      "--months", "36")
    desk.today = "2026-11-21"
    desk.tell("receive", "PO-2291", "PF3ABCD1", "--note-no", "SF-881")
    desk.tell("label", "list")
    desk.tell("label", "done", "LT-00013")
    desk.tell("label", "done", "LT-00013")
    desk.tell("label", "list")
    desk.tell("accept", "LT-00013", "--check", "all")
    desk.tell("assign", "LT-00013", "--to", "wang.lei", "--at", "Room 204", "--until", "+30d")
    desk.tell("handover", "ack", "--to", "wang.lei", "LT-00013")
    desk.tell("report", "loans")
    desk.tell("report", "custody", "LT-00013")

    desk.today = "2026-11-22"
    desk.tell("repair", "start", "LT-00013", "--fault", "hinge broken")
    desk.tell("repair", "done", "LT-00013", "--note", "new hinge", "--cost", "180 CNY")
    desk.tell("return", "LT-00013")
    desk.tell("retire", "LT-00013", "--reason", "board cracked", "--yes")

    desk.today = "2026-11-23"
    desk.tell(
      "sanitise", "LT-00013", "--method", "purge", "--tool", "nvme-cli", "--technique", "crypto-erase",
      "--media", "flash", "--verification", "full", "--verifier", "li.na", "--standard", "ieee-2883-2022",
      "--result", "verified", "--witness", "li.na")
    desk.tell("vendor", "add", "GreenLoop")
    desk.tell(
      "vendor", "certify", "GreenLoop", "--scheme", "permit", "--number", "E-2026-18", "--until", "2027-06")
    desk.tell("manifest", "open", "--to", "GreenLoop", "--route", "recycle")
    desk.tell("manifest", "add", "M-1", input: Array("PF3ABCD1\n".utf8), from: "gun")
    desk.tell(
      "manifest", "release", "M-1", "--carrier", "SF Express", "--vehicle", "A12345", "--seal", "S-9",
      "--weight", "1.6", "--sign", "zhou.min", "--sign", "li.na")
    desk.tell(
      "manifest", "receipt", "M-1", "--serial", "PF3ABCD1", "--cert", "GL-8812", "--treatment", "recycle")
    desk.tell("manifest", "close", "M-1", "--weight-out", "1.58", "--proceeds", "20 CNY", "--confirm", "M-1")

    desk.tell("history", "LT-00013")
    desk.tell("report", "disposal")
    desk.tell("export", "json", "disposals")
    desk.tell("ledger", "verify")
    try Golden.expect(desk.transcript, equal: "whole-story.\(language)")
  }
}
