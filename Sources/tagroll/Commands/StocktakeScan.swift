import CommandLineKit
import Lifecycle
import Model
import Store
import Words

/// `tagroll stocktake scan S-1 --at PLACE [CODE…|-]`
enum StocktakeScan: Verb {
  static let spec = CommandSpec(
    "scan", zh: "扫描", summary: Text(en: "Count what is there, by gun or by hand.", zh: "用扫码枪或手工盘点。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Without codes, or with '-', it reads one a line until the end of input or Ctrl-C: what a barcode gun sends. \
          The name of a place goes there; @damaged and @tag-bad speak of the code that follows. Several people may \
          count at once, and go on another day. Nothing is moved by it.
          """,
        zh: """
          不给条码或给出“-”时逐行读取，直到输入结束或按 Ctrl-C，适合扫码枪。读到地点名称即转到该地点；\
          @damaged 和 @tag-bad 说明紧随其后的条码。可以多人同时盘点，也可以改天继续。盘点不会移动任何资产。
          """),
      examples: [
        CommandDetails.Example(
          "tagroll stocktake scan S-1 --at \"Room 204\"", Text(en: "a run with the gun", zh: "用扫码枪连续盘点")),
        CommandDetails.Example(
          "tagroll stocktake scan S-1 --at \"Room 204\" LT-00013 --damaged",
          Text(en: "one, and it is damaged", zh: "单件，且已损坏")),
      ],
      operands: [
        StocktakeCommand.operand,
        OperandSpec(
          ValueSpec(Text(en: "CODE", zh: "条码"), completion: .dynamic("assets")), .any,
          help: Text(
            en: "A tag, a serial, '.' for this machine, or '-' for codes on standard input.",
            zh: "标签、序列号、表示本机的“.”，或表示标准输入的“-”。")),
      ],
      options: [
        OptionSpec(
          "at", Options.place, help: Text(en: "Where you stand.", zh: "所在地点。"), required: true),
        OptionSpec("with", Options.who, help: Text(en: "Who has them.", zh: "实际使用人。")),
        OptionSpec("damaged", help: Text(en: "They are damaged.", zh: "已损坏。")),
        OptionSpec(
          "tag-bad", help: Text(en: "Their label is missing or cannot be read.", zh: "标签缺失或无法读取。")),
        OptionSpec(
          "again", help: Text(en: "Count again what is counted; the last one holds.", zh: "重新盘点，以最后一次为准。")),
      ] + Options.writingInParts)
  }

  /// How long codes may lie uncommitted while the gun rests, in milliseconds.
  private static let patience: Int32 = 2000

  static func run(_ call: Call) throws {
    let number = try StocktakeCommand.number(call.invocation.operands[0])
    let codes = call.invocation.operands.dropFirst().filter { $0 != "-" }
    let readsInput = codes.count < call.invocation.operands.count - 1 || codes.isEmpty
    let counting = try Counting(call, number)
    do {
      try run(counting, codes: Array(codes), readsInput: readsInput, call)
    } catch {
      // What was answered before it is not lost with it.
      try? counting.commit()
      throw error
    }
  }

  private static func run(
    _ counting: Counting, codes: [String], readsInput: Bool, _ call: Call
  ) throws {
    for code in codes { try counting.take(code, how: .typed) }
    if readsInput {
      counting.welcome()
      reading: while true {
        switch call.surroundings.nextLine(counting.isWaiting ? patience : nil) {
        case .line(let line): try counting.take(String(decoding: line, as: UTF8.self), how: .gun)
        case .pause: try counting.commit()
        case .end: break reading
        case .interrupted:
          try counting.finish()
          call.exit = .interrupted
          return
        }
      }
    }
    try counting.finish()
  }
}
