import CommandLineKit
import Glibc
import JSONBytes
import Ledger
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll backup create [-o FILE]`
enum BackupCreate: Verb {
  static let spec = CommandSpec(
    "create", zh: "新建", summary: Text(en: "Copy the roll while others work on it.", zh: "在线备份账册。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          The copy is a roll itself, verified before it gets its name, and holds a head signed just before. It does not \
          hold the signing key: keep one copy of that elsewhere, once.
          """,
        zh: "备份本身也是账册，先校验再命名，内含刚签名的账本头。其中不含签名密钥：请另行留存一份密钥。"),
      examples: [
        CommandDetails.Example(
          "tagroll backup create",
          Text(en: "into the folder backups beside the roll", zh: "存入账册旁的 backups 文件夹"))
      ],
      options: [
        OptionSpec(
          "output", short: "o", ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files),
          help: Text(en: "Put it there instead.", zh: "改存到此文件。"))
      ])
  }

  static func run(_ call: Call) throws {
    let target = call.invocation.value("output")
    if let target, access(target, F_OK) == 0 { throw Refusal.isThere(target) }
    let roll = try call.openRoll(.writing)
    do throws(StoreError) {
      _ = try roll.sign(at: call.surroundings.now())
    } catch {
      guard case .keyFile = error else { throw error }
      // A roll that was restored without its key is worth a backup all the same.
      call.remark(Text(en: "warning: no key, so no new head is signed", zh: "警告：没有密钥，未签署新的账本头"))
    }
    let backup = try roll.backUp(to: target, on: call.today)
    if call.isJSON {
      call.json { json in
        BackupText.write(backup, into: &json)
        json.name("verified")
        json.bool(true)
      }
      return
    }
    call.say(
      Text(
        en: "\(BackupText.path(backup)): \(backup.events) events, verified",
        zh: "\(BackupText.path(backup))：\(backup.events) 条事件，已校验"))
    call.say(BackupText.head(backup))
  }
}

/// `tagroll backup list`
enum BackupList: Verb {
  static let spec = CommandSpec(
    "list", zh: "列表", summary: Text(en: "The backups beside the roll.", zh: "列出账册旁的备份。")
  ) {
    CommandDetails()
  }

  static func run(_ call: Call) throws {
    let files = BackupFolder(beside: call.rollPath).files()
    let backups = files.map { path in (path: path, backup: BackupText.summary(path)) }
    if call.isJSON {
      var json = JSONWriter(pretty: true)
      json.beginArray()
      for (path, backup) in backups {
        json.beginObject()
        if let backup {
          BackupText.write(backup, into: &json)
        } else {
          json.name("file")
          json.string(path)
        }
        json.endObject()
      }
      json.endArray()
      call.output.bytes(json.bytes + [0x0A])
      return
    }
    var table = Table([
      Table.Column(Text(en: "file", zh: "文件").in(call.language)),
      Table.Column(Text(en: "events", zh: "事件").in(call.language), .number),
      Table.Column(Text(en: "size", zh: "大小").in(call.language), .number),
    ])
    for (path, backup) in backups {
      let unreadable = Text(en: "cannot be read", zh: "无法读取").in(call.language)
      table.add([
        TerminalText(path), TerminalText(backup.map { "\($0.events)" } ?? unreadable),
        TerminalText(backup.map { ByteCount.disk($0.bytes) } ?? ""),
      ])
    }
    call.lines(table.lines(width: call.surroundings.columns))
    if files.isEmpty {
      call.say(Text(en: "no backups yet: tagroll backup create", zh: "还没有备份：tagroll backup create"))
    }
  }
}

/// `tagroll backup verify [FILE] [--all]`
enum BackupVerify: Verb {
  static let spec = CommandSpec(
    "verify", zh: "校验", summary: Text(en: "Does a backup hold, and is it of this roll?", zh: "校验备份及其与账册的一致性。")
  ) {
    CommandDetails(
      discussion: Text(
        en:
          "Everything in it is recomputed, and its events must be the first events of the roll. Without a file, the newest.",
        zh: "重新计算其中全部内容，且其事件须为账册的前段。不指定文件时校验最新的备份。"),
      examples: [
        CommandDetails.Example(
          "tagroll backup verify --all", Text(en: "every one beside the roll", zh: "账册旁的全部备份"))
      ],
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files), .optional,
          help: Text(en: "A backup.", zh: "备份文件。"))
      ],
      options: [
        OptionSpec("all", help: Text(en: "Every backup beside the roll.", zh: "账册旁的全部备份。"))
      ])
  }

  static func run(_ call: Call) throws {
    let folder = BackupFolder(beside: call.rollPath)
    let newest = folder.files().last
    let files =
      call.invocation.flag("all")
      ? folder.files() : [try BackupText.named(call) ?? newest].compactMap(\.self)
    guard !files.isEmpty else { throw Refusal.noBackups(folder.path) }
    let live = access(call.rollPath, F_OK) == 0 ? try call.openRoll(.reading) : nil
    var json = JSONWriter(pretty: true)
    json.beginArray()
    for file in files {
      let (backup, standing) = try verified(file, against: live)
      if call.isJSON {
        json.beginObject()
        BackupText.write(backup, into: &json)
        json.name("verified")
        json.bool(true)
        if case .prefix(let more) = standing {
          json.name("newer_events")
          json.integer(more)
        }
        json.endObject()
        continue
      }
      call.say(
        Text(
          en: "\(BackupText.path(backup)): \(backup.events) events, none altered, none missing",
          zh: "\(BackupText.path(backup))：\(backup.events) 条事件，无改动、无缺失"))
      if case .prefix(let more) = standing {
        call.say(
          Text(en: "  events on the roll since: \(more)", zh: "  账册此后的事件：\(more) 条"))
      } else if live == nil {
        call.say(Text(en: "  there is no roll to hold it against", zh: "  没有可比对的账册"))
      }
    }
    json.endArray()
    if call.isJSON { call.output.bytes(json.bytes + [0x0A]) }
  }

  static func verified(_ file: String, against live: Roll?) throws -> (Backup, BackupStanding?) {
    let roll: Roll
    do throws(StoreError) {
      roll = try Roll.openAtRest(file)
    } catch {
      guard case .older = error else { throw error }
      // Of an older program: only a copy may be brought up to date.
      let copy = try Restoration(file, for: file, erased: []) { _ in throw Refusal.declined }
      return (copy.backup, try standing(copy.backup, copy.identity.log, live))
    }
    let found = try roll.verify()
    if let fault = found.fault { throw Refusal.badBackup(file, fault) }
    var backup = try roll.asBackup()
    backup.root = found.root
    return (backup, try standing(backup, roll.identity.log, live))
  }

  private static func standing(_ backup: Backup, _ log: EntityID, _ live: Roll?) throws -> BackupStanding? {
    guard let standing = try live?.standing(of: backup, log: log) else { return nil }
    if let refusal = Refusal.backup(backup, standing) { throw refusal }
    return standing
  }
}

/// `tagroll backup drill [FILE]`
enum BackupDrill: Verb {
  static let spec = CommandSpec(
    "drill", zh: "演练", summary: Text(en: "Restore a backup on trial and record the result.", zh: "演练恢复并登记结果。")
  ) {
    CommandDetails(
      discussion: Text(
        en:
          "The newest backup, or the one named, is restored to a scratch file, compared with the roll and removed again.",
        zh: "将最新的或指定的备份恢复到临时文件，与账册比对后删除。"),
      operands: [
        OperandSpec(
          ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files), .optional,
          help: Text(en: "A backup.", zh: "备份文件。"))
      ])
  }

  static func run(_ call: Call) throws {
    let roll = try call.openRoll(.writing)
    let author = try call.author(on: roll, allowing: Drill.roles)
    let folder = BackupFolder(beside: roll.path)
    guard let file = try BackupText.named(call) ?? folder.files().last else {
      throw Refusal.noBackups(folder.path)
    }
    let erased = try folder.erased().union(try roll.erasedTexts())
    var problem: Refusal?
    // What cannot even be opened is recorded under the roll's own head.
    let own = try roll.asBackup()
    var backup = BackupText.summary(file) ?? own
    var repeated = 0
    do {
      let trial = try Restoration(file, for: file, erased: erased) { try stand(in: $0, for: author) }
      backup = trial.backup
      repeated = trial.repeated
      problem = Refusal.backup(backup, try roll.standing(of: backup, log: trial.identity.log))
    } catch {
      problem = try Refusal.badBackup(file, because: error)
    }
    let drilled = backup
    let failed = problem != nil
    let events = try roll.write(as: author) { try $0.recordDrill(of: drilled, succeeded: !failed) }.events
    call.signIfDue(roll)
    if let problem { throw problem }
    if call.isJSON {
      call.json { json in
        BackupText.write(drilled, into: &json)
        json.name("verified")
        json.bool(true)
        json.name("erased_again")
        json.integer(Int64(repeated))
        json.name("event")
        json.integer(events.first?.sequence ?? 0)
      }
      return
    }
    let said = Text(
      en: "restored on trial: \(drilled.events) events, as on the roll",
      zh: "演练恢复成功：\(drilled.events) 条事件，与账册一致")
    call.output.line(Call.line(said.in(call.language), events.map(\.sequence)))
    if repeated > 0 {
      call.say(Text(en: "  texts erased again: \(repeated)", zh: "  再次抹除文字：\(repeated) 段"))
    }
    call.say(BackupText.head(drilled))
  }
}

extension BackupDrill {
  /// Who erases again in the scratch file: whoever runs the drill may have come onto the roll after the backup.
  private static func stand(in draft: Roll, for author: Author) throws -> Author {
    var author = author
    let people = try draft.parties(.person)
    guard !people.contains(where: { $0.id == author.person && $0.roles.contains(author.role) }) else {
      return author
    }
    guard let manager = people.first(where: { !$0.isErased && $0.roles.contains(.manager) }) else {
      return author
    }
    author.person = manager.id
    author.role = .manager
    return author
  }
}

/// What several commands say of a backup.
enum BackupText {
  /// The file that was given; `nil` where none was.
  static func named(_ call: Call) throws -> String? {
    guard let path = call.invocation.operands.first else { return nil }
    guard access(path, F_OK) == 0 else {
      throw Refusal(
        code: "backup.not_found", exit: .notFound,
        message: Text(en: "there is no backup \(path)", zh: "没有备份 \(path)"),
        hints: [Text(en: "tagroll backup list", zh: "tagroll backup list")], reference: path)
    }
    return path
  }

  /// What a file says it holds; `nil` where it cannot be read.
  static func summary(_ path: String) -> Backup? {
    do {
      return try Roll.summary(ofBackup: path)
    } catch {
      return nil
    }
  }

  static func path(_ backup: Backup) -> String { TerminalText(backup.path).string }

  static func head(_ backup: Backup) -> Text {
    let head = Head.text(backup.events, backup.root)
    return Text(en: "Head: \(head)", zh: "账本头：\(head)")
  }

  static func write(_ backup: Backup, into json: inout JSONWriter) {
    json.name("file")
    json.string(backup.path)
    json.name("events")
    json.integer(backup.events)
    json.name("root")
    json.string(backup.root.text)
    json.name("bytes")
    json.integer(backup.bytes)
  }
}
