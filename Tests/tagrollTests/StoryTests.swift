import Testing
import Words

/// The first hour with the program, from making a roll to the recycler's receipt, word for word.
@Suite("the story")
struct StoryTests {
  @Test("from the first scan to the disposal record, in both languages", arguments: Language.allCases)
  func story(language: Language) throws {
    let desk = try Desk(language)
    let words = Words(language)

    desk.tell()
    desk.tell("init", "--org", words.school)
    desk.tell("init", "--org", words.school)
    desk.tell("scan")
    let scan = desk.run("scan", "--json").output
    desk.tell("register", "-", "--at", words.store, input: scan, from: "tagroll scan --json")
    desk.tell("register", "-", "--at", words.store, input: scan, from: "tagroll scan --json")
    desk.tell("warranty", "set", ".", "--until", "2027-03-31", "--vendor", words.maker)
    desk.tell("person", "add", "wang.lei", "--name", "王磊")
    desk.tell("person", "add", "li.na", "--name", "李娜")
    desk.tell("location", "add", words.room)
    desk.tell("asign", "LT-00013", "--to", "wang.lei")
    desk.tell("assign", "LT-00013", "--to", "wang.lei")
    desk.tell("assign", "LT-00013", "--to", "wang.lei")
    desk.tell("move", "LT-00013", "--to", words.room)
    desk.tell("repair", "start", "PF2ABCDE", "--fault", words.fault, "--to", words.maker, "--media", "waived")
    desk.tell("repair", "done", "LT-00013", "--note", words.work, "--cost", "0")
    desk.tell("note", "LT-00013", words.remark)
    desk.tell("return", "LT-00013")
    desk.tell("list")
    desk.tell("show", "LT-00013")
    desk.tell("history", "LT-00013")
    desk.tell("report", "warranty", "--within", "180d")
    let leave = ["--method", "recycle", "--to", words.recycler, "--cert", "GL-8812"]
    desk.tell(["dispose", "LT-00013"] + leave)
    desk.tell("retire", "LT-00013", "--reason", words.reason)
    desk.tell("retire", "LT-00013", "--reason", words.reason, "--yes")
    let wipe = ["--method", "purge", "--tool", "nvme-cli", "--result", "verified"]
    desk.tell(["sanitise", "LT-00013"] + wipe)
    desk.tell(["sanitise", "LT-00013", "--witness", "li.na"] + wipe)
    desk.tell(["dispose", "LT-00013"] + leave)
    desk.tell(["dispose", "LT-00013", "--confirm", "LT-00013"] + leave)
    desk.tell("report", "disposal")
    desk.tell("export", "csv", "disposals")
    desk.tell("export", "json", "disposals")
    desk.tell("ledger", "head")
    desk.tell("ledger", "verify")
    desk.tell("ledger", "log")
    desk.tell("history", "LT-00013")
    desk.tell()

    try Golden.expect(desk.transcript, equal: "story.\(language)")
  }

  /// What the people of this story type, each in their own language.
  private struct Words {
    let school, store, room, maker, fault, work, remark, reason, recycler: String

    init(_ language: Language) {
      let isChinese = language == .zh
      school = isChinese ? "港湾学校" : "Harbour School"
      store = isChinese ? "库房" : "IT Store"
      room = isChinese ? "204 教室" : "Room 204"
      maker = isChinese ? "联想" : "Lenovo"
      fault = isChinese ? "屏幕闪烁" : "screen flickers"
      work = isChinese ? "已更换面板" : "panel replaced"
      remark = isChinese ? "上盖有划痕" : "lid scratched"
      reason = isChinese ? "电池鼓包" : "swollen battery"
      recycler = isChinese ? "绿环回收" : "GreenLoop"
    }
  }
}
