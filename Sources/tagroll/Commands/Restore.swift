import CommandLineKit
import Glibc
import JSONBytes
import Lifecycle
import Model
import Store
import Words

/// `tagroll restore FILE [--to PATH]`
enum Restore: Verb {
  static let spec = CommandSpec(
    "restore", zh: "恢复", summary: Text(en: "Bring a backup back.", zh: "从备份恢复账册。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          To a new place with --to, or in the place of the roll, whose old content is kept beside it. What was erased \
          since the backup is erased again. Heads kept of the events that are lost will not hold any more: they say what \
          was undone.
          """,
        zh: """
          用 --to 恢复到新位置，或替换现有账册并在旁保留其原内容。备份之后抹除的内容会再次抹除。对丢失事件留存的账本头将不再成立：它们说明了被撤回的内容。
          """),
      examples: [
        CommandDetails.Example(
          "tagroll restore FILE --to /srv/roll.db", Text(en: "a new place", zh: "新位置")),
        CommandDetails.Example(
          "tagroll restore FILE --confirm \"Harbour School\"", Text(en: "over the roll", zh: "替换现有账册")),
      ],
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files), .optional,
          help: Text(en: "A backup (the newest).", zh: "备份文件（默认最新）。"))
      ],
      options: [
        OptionSpec(
          "to", ValueSpec(Text(en: "PATH", zh: "路径"), completion: .files),
          help: Text(en: "Where there is nothing yet.", zh: "尚无文件的位置。")),
        OptionSpec(
          "confirm", ValueSpec(Text(en: "NAME", zh: "单位")),
          help: Text(en: "The organisation's name, typed to confirm.", zh: "确认用的单位名称。")),
      ])
  }

  static func run(_ call: Call) throws {
    let folder = BackupFolder(beside: call.rollPath)
    guard let file = try BackupText.named(call) ?? folder.files().last else {
      throw Refusal.noBackups(folder.path)
    }
    let path = call.invocation.value("to") ?? call.rollPath
    let isThere = access(path, F_OK) == 0
    if isThere, call.invocation.value("to") != nil { throw Refusal.placeTaken(path) }
    // Whoever puts a roll back must be somebody on it. That it cannot be opened is no reason not to restore: it is the
    // usual one.
    if isThere, let old = try? Roll.open(path, for: .reading) {
      _ = try call.author(on: old, allowing: Erasure.roles)
    }
    let erased = try erased(call, file, path)
    let restoration: Restoration
    do {
      restoration = try Restoration(file, for: path, erased: erased) { draft in
        try call.author(on: draft, allowing: Erasure.roles)
      }
    } catch {
      throw try Refusal.badBackup(file, because: error)
    }
    var kept: String?
    var lost: Int64?
    if isThere {
      (kept, lost) = try replace(call, path, by: restoration)
    } else {
      try restoration.place(at: path)
    }
    call.note(erased, in: BackupFolder(beside: path))
    tell(call, restoration, path, kept: kept, lost: lost)
  }

  /// What must not come back: by the lists beside the backup and beside the roll, and by the roll itself.
  private static func erased(_ call: Call, _ file: String, _ path: String) throws -> Set<ErasedText> {
    var erased = try BackupFolder(holding: file).erased()
    for roll in Set([path, call.rollPath]) {
      try erased.formUnion(BackupFolder(beside: roll).erased())
      guard let roll = try? Roll.open(roll, for: .reading), let texts = try? roll.erasedTexts() else {
        continue
      }
      erased.formUnion(texts)
    }
    return erased
  }

  /// How many events the roll at a path has, and how the backup stands to it; `nil` where it cannot be read. It is closed
  /// again when this returns.
  private static func look(at path: String, _ restoration: Restoration) -> (
    count: Int64, standing: BackupStanding
  )? {
    guard let roll = try? Roll.open(path, for: .reading), let count = try? roll.eventCount(),
      let standing = try? roll.standing(of: restoration.backup, log: restoration.identity.log)
    else { return nil }
    return (count, standing)
  }

  private static func replace(
    _ call: Call, _ path: String, by restoration: Restoration
  ) throws -> (kept: String, lost: Int64?) {
    let old = look(at: path, restoration)
    let (count, standing) = (old?.count, old?.standing)
    if standing == .ofAnotherRoll {
      throw Refusal.backup(restoration.backup, .ofAnotherRoll) ?? Refusal.declined
    }
    let lost: Int64? = if case .prefix(let more) = standing { more } else { nil }
    let loses =
      switch (count, lost) {
      case (nil, _): Text(en: "The roll that is here cannot be read.", zh: "现有账册无法读取。")
      case (_, nil):
        Text(en: "The roll that is here has other events than the backup.", zh: "现有账册的事件与备份不同。")
      case (_, let more?):
        Text(
          en: "Events on the roll that the backup does not have, and that will be gone from it: \(more).",
          zh: "现有账册比备份多 \(more) 条事件，恢复后将不再有。")
      }
    let organisation = restoration.identity.organisation ?? ""
    guard
      try Confirmation.severe(
        call, loses, wanted: organisation,
        question: Text(
          en: "Type the name of the organisation, to confirm: ", zh: "请键入单位名称以确认："))
    else { throw Refusal.declined }
    return (try restoration.replace(path, count: count, on: call.today), lost)
  }

  private static func tell(
    _ call: Call, _ restoration: Restoration, _ path: String, kept: String?, lost: Int64?
  ) {
    let hasKey = Roll.hasKey(at: path, of: restoration.identity)
    if call.isJSON {
      call.json { json in
        json.name("roll")
        json.string(path)
        BackupText.write(restoration.backup, into: &json)
        json.name("erased_again")
        json.integer(Int64(restoration.repeated))
        if let lost {
          json.name("lost_events")
          json.integer(lost)
        }
        if let kept {
          json.name("replaced")
          json.string(kept)
        }
        json.name("has_key")
        json.bool(hasKey)
      }
      return
    }
    call.say(
      Text(
        en: "\(TerminalText(path).string): restored, \(restoration.backup.events) events",
        zh: "\(TerminalText(path).string)：已恢复，\(restoration.backup.events) 条事件"))
    if restoration.repeated > 0 {
      call.say(
        Text(en: "Texts erased again: \(restoration.repeated)", zh: "再次抹除文字：\(restoration.repeated) 段"))
    }
    if let kept {
      let gone = lost.map { Text(en: "; it has more events: \($0)", zh: "，其中多出的事件：\($0) 条") }
      call.say(
        Text(
          en: "What was here lies in \(TerminalText(kept).string)\(gone?.en ?? "")",
          zh: "原内容保存在 \(TerminalText(kept).string)\(gone?.zh ?? "")"))
    }
    call.say(BackupText.head(restoration.backup))
    guard !hasKey else { return }
    let key = TerminalText(path).string + ".key"
    call.say(
      Text(
        en: "No key beside it: it can be read, written and verified, not signed. Put the key at \(key)",
        zh: "旁边没有签名密钥：可读、可写、可校验，但不能签名。请将密钥放到 \(key)"))
  }
}
