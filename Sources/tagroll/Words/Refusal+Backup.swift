import Model
import Store
import Words

/// What is said of backups and erasures that cannot be.
extension Refusal {
  static func noBackups(_ folder: String) -> Refusal {
    Refusal(
      code: "backup.none", exit: .notFound,
      message: Text(en: "there is no backup in \(folder)", zh: "\(folder) 中没有备份"),
      hints: [Text(en: "make one:  tagroll backup create", zh: "新建：  tagroll backup create")],
      reference: folder)
  }

  /// A backup that does not verify, and why.
  static func badBackup(_ file: String, _ fault: Verification.Fault) -> Refusal {
    let why = Refusal.fault(fault).message
    return Refusal(
      code: "backup.unsound", exit: .integrity,
      message: Text(en: "\(file) does not verify: \(why.en)", zh: "\(file) 未通过校验：\(why.zh)"),
      hints: [Text(en: "take another one:  tagroll backup list", zh: "改用其他备份：  tagroll backup list")],
      reference: file)
  }

  /// - Throws: the error itself, when it says nothing against the backup.
  static func badBackup(_ file: String, because error: any Error) throws -> Refusal {
    switch error as? StoreError {
    case .unsound(let fault)?: return badBackup(file, fault)
    case .corrupt(_, let detail)?: return of(StoreError.corrupt(path: file, detail: detail))
    default: throw error
    }
  }

  /// - Returns: `nil` for a backup whose events are the first events of the roll.
  static func backup(_ backup: Backup, _ standing: BackupStanding) -> Refusal? {
    let file = backup.path
    switch standing {
    case .prefix: return nil
    case .ofAnotherRoll:
      return Refusal(
        code: "backup.of_another", exit: .refused,
        message: Text(en: "\(file) is a backup of another roll", zh: "\(file) 是另一本账册的备份"),
        hints: [Text(en: "restore it elsewhere:  --to PATH", zh: "请恢复到别处：  --to 路径")], reference: file)
    case .ahead(let more):
      return Refusal(
        code: "backup.ahead", exit: .integrity,
        message: Text(
          en: "\(file) has \(more) events more than the roll: the roll was put back to an older state",
          zh: "\(file) 比账册多 \(more) 条事件：账册被换回了旧状态"),
        hints: [Text(en: "compare both before you go on", zh: "继续之前请先核对两者")], reference: file)
    case .different:
      return Refusal(
        code: "backup.different", exit: .integrity,
        message: Text(
          en: "the first \(backup.events) events of the roll are not those of \(file)",
          zh: "账册的前 \(backup.events) 条事件与 \(file) 不同"),
        hints: [
          Text(
            en: "find out which was changed:  tagroll ledger verify --against FILE",
            zh: "查明哪一份被改动：  tagroll ledger verify --against 文件")
        ], reference: file)
    }
  }

  static func placeTaken(_ path: String) -> Refusal {
    Refusal(
      code: "restore.place_taken", exit: .refused,
      message: Text(en: "there is something at \(path) already", zh: "\(path) 处已有文件"),
      hints: [
        Text(
          en: "over a roll:  tagroll restore FILE --db \(path)", zh: "替换账册：  tagroll restore 文件 --db \(path)")
      ], reference: path)
  }

  static let basisNames = Refusal(
    code: "erase.basis_names", exit: .refused,
    message: Text(en: "the basis names the person who is to be erased", zh: "法律依据中写出了被抹除者的姓名"),
    hints: [Text(en: "the basis is kept: write it without the name", zh: "法律依据会保留，请不要写出姓名")])

  static func noEvent(_ text: String) -> Refusal {
    Refusal(
      code: "event.no_text", exit: .notFound,
      message: Text(en: "no event \(text) has a text to erase", zh: "事件 \(text) 没有可抹除的文字"),
      hints: [Text(en: "see the events:  tagroll ledger log", zh: "查看事件：  tagroll ledger log")],
      reference: text)
  }
}
