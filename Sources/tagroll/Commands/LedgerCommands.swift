import CommandLineKit
import JSONBytes
import Model
import Store
import Words

/// `tagroll ledger head`
enum LedgerHead: Verb {
  static let spec = CommandSpec(
    "head", zh: "头",
    summary: Text(en: "The signed head of the ledger, to keep elsewhere.", zh: "已签名的账本头，供异地留存。")
  ) {
    CommandDetails(
      discussion: Text(
        en:
          """
          A signed note (C2SP tlog-checkpoint). Whoever keeps it can prove later that nothing before it changed: \
          tagroll ledger verify --against FILE.
          """,
        zh: "一份签名文本（C2SP tlog-checkpoint）。留存者日后可用 tagroll ledger verify --against 文件 证明此前内容未被改动。"))
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.writing)
    let head = try roll.sign(at: call.surroundings.now())
    if call.isJSON {
      call.json { json in
        json.name("size")
        json.integer(head.size)
        json.name("note")
        json.string(head.note)
        json.name("verifier_key")
        json.string(roll.identity.publicKey)
      }
      return
    }
    call.output.bytes(Array(head.note.utf8))
  }
}

/// `tagroll ledger log [--from N] [--limit N]`
enum LedgerLog: Verb {
  static let spec = CommandSpec("log", zh: "日志", summary: Text(en: "The events themselves.", zh: "列出事件。")) {
    CommandDetails(
      options: [
        OptionSpec(
          "from",
          ValueSpec(
            Text(en: "N", zh: "编号"), form: Text(en: "Write the number of an event.", zh: "请写事件编号。")),
          help: Text(en: "Begin at this event (0).", zh: "起始编号（默认 0）。")),
        OptionSpec(
          "limit", Options.count, help: Text(en: "At most so many.", zh: "最多显示数量。")),
      ])
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.reading)
    var next = try call.invocation.value("from") { Int64($0).flatMap { $0 >= 0 ? $0 : nil } } ?? 0
    var left = try call.invocation.value("limit") { Int($0).flatMap { $0 > 0 ? $0 : nil } } ?? Int.max
    let printer = try EntryPrinter(roll, call)
    // Page by page, so that a long log needs no more memory than a page.
    while left > 0 {
      let page = try roll.events(from: next, limit: min(left, 500))
      guard let last = page.last else { break }
      try page.forEach { try printer.add($0) }
      next = last.event.sequence + 1
      left -= page.count
    }
    try printer.end()
  }
}

/// `tagroll ledger rebuild`
enum LedgerRebuild: Verb {
  static let spec = CommandSpec(
    "rebuild", zh: "重建", summary: Text(en: "Make every view again from the events.", zh: "按事件重建所有视图。")
  ) {
    CommandDetails()
  }

  static func run(_ call: Call) throws {
    let count = try call.openRoll(.writing).rebuild()
    if call.isJSON {
      call.json { json in
        json.name("events")
        json.integer(count)
        json.name("rebuilt")
        json.bool(true)
      }
    } else {
      call.say(Text(en: "Views made again from \(count) events.", zh: "已按 \(count) 条事件重建视图。"))
    }
  }
}
