import CommandLineKit
import Exchange
import JSONBytes
import Model
import Reports
import Store
import Words

/// `tagroll report desks`
enum ReportDesks: Verb {
  static let spec = CommandSpec(
    "desks", zh: "桌面",
    summary: Text(en: "Which monitors and docks stand on whose desk.", zh: "谁的桌上有哪些显示器和扩展坞。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          From the scans of the machines they are plugged into: on the desk of who had the machine then, since when. A scan never \
          changes who holds a thing; where the books say otherwise, the command that puts it right is told. A monitor that \
          tells no serial goes by its machine and port until somebody confirms it. A scan that shows nothing new leaves no \
          trace, so 'noted' is the last that did.
          """,
        zh: """
          取自所接机器的扫描：归于当时持有该机器的人的桌面，自何时起。扫描从不改变持有人；与账面不符时给出更正命令。没有序列号的显示器以机器和端口指明，直至有人认定。\
          没有新内容的扫描不留记录，“最近记录”即最后一次有新内容的扫描。
          """),
      examples: [
        CommandDetails.Example("tagroll report desks", Text(en: "all desks", zh: "全部桌面")),
        CommandDetails.Example(
          "tagroll report desks --as-of 2026-06-30", Text(en: "as they were then", zh: "当时的情况")),
      ], options: Options.past)
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    let moment = try call.moment()
    let rules = try call.rules()
    try roll.read {
      let report = DeskReport(roll, call.language)
      let book = try roll.deskBook(at: moment, under: rules)
      let seats = try report.sorted(roll.deskSeats(of: book, at: moment, under: rules))
      if call.isJSON {
        var array = try JSONArray(call.sink)
        for seat in seats {
          var json = JSONWriter()
          DeskJSON.write(seat, remedy: try report.remedy(seat), into: &json)
          try array.add(json.bytes)
        }
        return try array.end()
      }
      call.tell(moment)
      call.lines(try report.lines(seats, width: call.surroundings.columns))
    }
  }
}
