import CommandLineKit
import JSONBytes
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll person erase WHO --basis TEXT`
enum PersonErase: Verb {
  static let spec = CommandSpec(
    "erase", zh: "抹除", summary: Text(en: "Take a person's name off the roll for good.", zh: "永久抹除人员的姓名。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Name and log-in name leave the vault, their bytes leave the file, and the person may do nothing any more. \
          Events and proofs stay: they know a number, not a name. What the person holds must be returned first. Backups \
          made before still hold the name; it is erased again when one is restored.
          """,
        zh: """
          姓名和登录名从保密库中删除，其字节从文件中清除，此人不再有任何权限。事件和证明保持不变：其中只有编号，没有姓名。此人须先归还所持资产。\
          此前的备份仍含姓名，恢复时会再次抹除。
          """),
      examples: [
        CommandDetails.Example(
          "tagroll person erase wang.lei --basis \"request of 23 November\"",
          Text(en: "asks for the log-in name", zh: "须键入登录名确认")),
        CommandDetails.Example(
          "tagroll person erase wang.lei --basis \"retention over\" --texts-of 412",
          Text(en: "and what event 412 says", zh: "连同事件 412 的文字")),
      ],
      operands: [
        OperandSpec(Options.who, .one, help: Text(en: "A log-in name.", zh: "登录名。"))
      ],
      options: [
        OptionSpec(
          "basis", Options.words,
          help: Text(en: "On what ground; it must not name them.", zh: "法律依据，不得写出其姓名。"),
          required: true),
        OptionSpec(
          "texts-of", ValueSpec(Text(en: "N", zh: "编号")),
          help: Text(en: "Erase the texts of this event too.", zh: "一并抹除该事件的文字。"), repeatable: true),
        OptionSpec("witness", Options.who, help: Text(en: "Who else stands by it.", zh: "见证人。")),
        OptionSpec(
          "confirm", ValueSpec(Text(en: "LOGIN", zh: "登录名")),
          help: Text(en: "The log-in name, typed to confirm.", zh: "确认用的登录名。")),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let invocation = call.invocation
    let basis = try invocation.required("basis")
    guard basis.contains(where: { !$0.isWhitespace }) else { throw Refusal.emptyNote }
    let events = try invocation.values("texts-of").map { text in
      guard let number = Int64(text), number >= 0 else { throw Refusal.noEvent(text) }
      return number
    }
    let roll = try call.openRoll(.writing)
    var author = try call.author(on: roll, allowing: Erasure.roles)
    author.today = try call.effectiveDay()
    let person = try call.person(invocation.operands[0], in: roll)
    for name in [person.name, person.handle].compactMap(\.self)
    where basis.lowercased().contains(name.lowercased()) {
      throw Refusal.basisNames
    }
    let order = ErasureOrder(
      person.id, basis: basis,
      witness: try invocation.value("witness").map { try call.person($0, in: roll).id },
      events: events)
    // What would be refused is refused before anybody is asked.
    var written = try roll.write(as: author, dryRun: true) { try $0.erase(order) }.events
    if !call.isDryRun {
      guard try confirmed(call, person) else { throw Refusal.declined }
      written = try roll.write(as: author) { try $0.erase(order) }.events
      call.signIfDue(roll)
      call.note(try roll.erasedTexts(), in: BackupFolder(beside: roll.path))
    }
    // The act is done by now; that its log could not be cut off is told beside it.
    let isCleared = (try? roll.clearLog()) ?? false
    tell(call, person, written, isCleared: call.isDryRun || isCleared)
  }

  private static func confirmed(_ call: Call, _ person: Party) throws -> Bool {
    let login = person.handle ?? person.name ?? ""
    let shown = TerminalText(login).string
    return try Confirmation.severe(
      call,
      Text(
        en: "The name of \(shown) leaves the roll for good. Nothing brings it back.",
        zh: "\(shown) 的姓名将永久抹除，无法恢复。"), wanted: login,
      question: Text(en: "Type the log-in name, to confirm: ", zh: "请键入登录名以确认："))
  }

  private static func tell(_ call: Call, _ person: Party, _ events: [Event], isCleared: Bool) {
    let texts = events.filter { $0.kind == .textErased }.count
    if call.isJSON {
      call.json { json in
        json.name("id")
        json.string(person.id.text)
        json.name("changed")
        json.bool(true)
        json.name("dry_run")
        json.bool(call.isDryRun)
        json.name("texts")
        json.integer(Int64(texts))
        json.name("log_cleared")
        json.bool(isCleared)
        json.name("events")
        json.beginArray()
        events.forEach { json.integer($0.sequence) }
        json.endArray()
      }
    } else {
      let more = texts == 0 ? Text(en: "", zh: "") : Text(en: ", texts: \(texts)", zh: "、文字 \(texts) 段")
      let said = Text(
        en: "erased: name and log-in name\(more.en); every event stays", zh: "已抹除：姓名、登录名\(more.zh)；事件均保留")
      call.output.line(Call.line(said.in(call.language), events.map(\.sequence)))
      call.tellDryRun()
    }
    guard !isCleared else { return }
    call.exit = .partial
    call.remark(
      Text(
        en: "warning: old bytes stay in the log of the roll until the last program that has it open ends",
        zh: "警告：旧字节仍留在账册日志中，直到最后一个打开它的程序结束"))
  }
}

extension Call {
  /// The list beside the backups is made whole again by the next backup; that it could not be written undoes nothing.
  func note(_ erased: @autoclosure () throws -> Set<ErasedText>, in folder: BackupFolder) {
    do {
      try folder.add(try erased())
    } catch {
      remark(
        Text(
          en:
            "warning: the list of erasures beside the backups is not complete; the next backup completes it",
          zh: "警告：备份旁的抹除清单不完整，下次备份时会补全"))
    }
  }
}
