import Archives
import CommandLineKit
import Drawing
import Ledger
import Lifecycle
import Model
import Reports
import Rules
import Scanners
import Store
import Words
import Workbooks

extension Refusal {
  /// The words for any error a command can end in.
  static func of(_ error: any Error) -> Refusal {
    switch error {
    case let refusal as Refusal: refusal
    case let error as UsageError: usage(error)
    case let error as StoreError: store(error)
    case let error as ScanError: scan(error)
    case let error as ArchiveError: archive(error)
    case let error as WorkbookError: workbook(error)
    case let error as DrawingError: drawing(error)
    case let error as LifecycleError: lifecycle(error)
    case let error as RuleFault: rules(error)
    case let error as LedgerError: store(.ledger(error))
    default:
      Refusal(
        code: "internal.unexpected", exit: .failed,
        message: Text(en: "unexpected failure: \(error)", zh: "意外错误：\(error)"), hints: [.fault])
    }
  }

  private static func usage(_ error: UsageError) -> Refusal {
    if let report = pastless(error) { return knowsNoPast(report) }
    return Refusal(
      code: error.code, exit: .usage, message: error.message, hints: error.hint.map { [$0] } ?? [])
  }

  /// The report that was asked for a day gone by and has no option for it.
  private static func pastless(_ error: UsageError) -> String? {
    let words = error.command.split(separator: " ")
    guard words.count == 3, words[1] == "report", case .unknownOption(let option, _) = error.problem,
      ["--as-of", "--as-known"].contains(option.prefix { $0 != "=" })
    else { return nil }
    return String(words[2])
  }

  /// Nothing is damaged: a later release wrote it.
  static func newerEvent(_ sequence: Int64, _ format: Int64) -> Refusal {
    Refusal(
      code: "roll.newer", exit: .newerRoll,
      message: Text(
        en:
          "event #\(sequence) is of format \(format); this program understands format \(Event.formatVersion)",
        zh: "事件 #\(sequence) 的格式版本为 \(format)，本程序只支持 \(Event.formatVersion)"),
      hints: [Text(en: "upgrade tagroll", zh: "请升级 tagroll")])
  }

  private static func store(_ error: StoreError) -> Refusal {
    switch error {
    case .noRoll(let path):
      Refusal(
        code: "roll.none", exit: .noRoll,
        message: Text(en: "there is no roll at \(path)", zh: "\(path) 处没有账册"),
        hints: [
          Text(en: "make one:   tagroll init --org NAME", zh: "新建：   tagroll init --org 单位名称"),
          Text(en: "elsewhere?  add --db FILE or set TAGROLL_DB", zh: "在别处？ 加 --db 文件，或设置 TAGROLL_DB"),
        ])
    case .notARoll(let path):
      Refusal(
        code: "roll.foreign", exit: .failed,
        message: Text(
          en: "\(path) is not a roll of tagroll; it was not touched", zh: "\(path) 不是 tagroll 账册；未作任何改动"),
        hints: [Text(en: "name the right file with --db FILE", zh: "请用 --db 文件 指定正确的文件")])
    case .newer(let path, let has, let understands):
      Refusal(
        code: "roll.newer", exit: .newerRoll,
        message: Text(
          en:
            "\(path) is at schema \(has); this program understands up to \(understands); the file was not touched",
          zh: "\(path) 的格式版本为 \(has)，本程序只支持到 \(understands)；文件未改动"),
        hints: [Text(en: "upgrade tagroll", zh: "请升级 tagroll")])
    case .older(let path, let has, let understands):
      Refusal(
        code: "roll.older", exit: .failed,
        message: Text(
          en:
            "\(path) is at schema \(has) and must be brought to \(understands), and it may only be read here",
          zh: "\(path) 的格式版本为 \(has)，需升级到 \(understands)，但此处只能读取"),
        hints: [
          Text(
            en: "run any command once as someone who may write to it and its folder",
            zh: "请由对该文件及其文件夹有写入权限的用户执行一次任意命令")
        ])
    case .corrupt(let path, let detail):
      Refusal(
        code: "roll.corrupt", exit: .integrity,
        message: Text(en: "\(path) is damaged: \(detail)", zh: "\(path) 已损坏：\(detail)"),
        hints: [Text(en: "keep the file as it is and restore a backup", zh: "请保留原文件，并从备份恢复")])
    case .busy(let path):
      Refusal(
        code: "roll.busy", exit: .busy,
        message: Text(en: "another program is writing to \(path)", zh: "另一个程序正在写入 \(path)"),
        hints: [Text(en: "nothing was written; try again", zh: "未写入任何内容，请重试")])
    case .full(let path):
      Refusal(
        code: "roll.disk_full", exit: .failed,
        message: Text(en: "the disk of \(path) is full; nothing was written", zh: "\(path) 所在磁盘已满；未写入任何内容"),
        hints: [Text(en: "make room, then run the command again", zh: "腾出空间后重新执行命令")])
    case .readOnly(let path):
      Refusal(
        code: "roll.read_only", exit: .failed,
        message: Text(en: "\(path) cannot be written to; nothing was changed", zh: "\(path) 不可写；未作任何改动"),
        hints: [
          Text(
            en: "check who owns the file and its folder:  ls -l \(path)", zh: "检查文件和文件夹的属主：  ls -l \(path)")
        ])
    case .failed(let path, let code, let detail):
      Refusal(
        code: "roll.failed", exit: .failed,
        message: Text(en: "\(path): \(detail) (\(code))", zh: "\(path)：\(detail)（\(code)）"),
        hints: [
          Text(
            en: "check who owns the file and its folder:  ls -l \(path)", zh: "检查文件和文件夹的属主：  ls -l \(path)")
        ])
    case .keyFile(let path, let detail):
      Refusal(
        code: "ledger.key_file", exit: .failed,
        message: Text(
          en: "the signing key \(path) cannot be used: \(detail)", zh: "签名密钥 \(path) 无法使用：\(detail)"),
        hints: [
          Text(
            en: "put the key file back from a backup; the events do not need it, only new checkpoints do",
            zh: "请从备份恢复密钥文件；事件不受影响，只是无法签署新的检查点")
        ])
    case .rolledBack(let path, let signed, let has):
      Refusal(
        code: "ledger.rolled_back", exit: .integrity,
        message: Text(
          en:
            "\(path) has \(has) events, but a checkpoint over \(signed) was signed: it was put back to an older state",
          zh: "\(path) 有 \(has) 条事件，但已签过 \(signed) 条的检查点：账册被换回了旧状态"),
        hints: [
          Text(
            en: "keep this file as it is and restore the newest backup", zh: "请保留此文件，并恢复最新的备份")
        ])
    case .ledger(let error):
      Refusal(
        code: "ledger.crypto", exit: .failed,
        message: Text(en: "hashing or signing failed: \(error)", zh: "哈希或签名失败：\(error)"),
        hints: [.fault])
    case .unsound(let fault): Refusal.fault(fault)
    case .requestTaken(let request, let sequence): requestTaken(request, by: sequence)
    case .doneBefore(let events):
      Refusal(
        code: "request.done", exit: .done,
        message: Text(
          en: "done before, by event #\(events.first?.sequence ?? 0)",
          zh: "此前已办理，见事件 #\(events.first?.sequence ?? 0)"))
    case .refused(let error): lifecycle(error)
    case .unreadableEvent(let sequence, .newerFormat(let format)): newerEvent(sequence, format)
    case .unreadableEvent(let sequence, _):
      Refusal(
        code: "ledger.unreadable", exit: .integrity,
        message: Text(en: "event #\(sequence) cannot be read", zh: "事件 #\(sequence) 无法读取"),
        hints: [
          Text(en: "find out what is wrong:  tagroll ledger verify", zh: "查明原因：  tagroll ledger verify")
        ])
    case .eventTooLarge(let bytes):
      Refusal(
        code: "ledger.event_too_large", exit: .refused,
        message: Text(
          en: "the event would take \(bytes) bytes; \(EventBody.longest) is the limit",
          zh: "该事件需要 \(bytes) 字节，上限为 \(EventBody.longest)"),
        hints: [
          Text(
            en: "nothing was written; make the maker, model or serial shorter",
            zh: "未写入任何内容；请缩短制造商、型号或序列号")
        ])
    case .tagTaken(let tag):
      Refusal(
        code: "asset.tag_taken", exit: .refused,
        message: Text(en: "tag \(tag.text) is taken", zh: "标签 \(tag.text) 已被使用"),
        hints: [
          Text(en: "see whose it is:  tagroll show \(tag.text)", zh: "查看归属：  tagroll show \(tag.text)")
        ], reference: tag.text)
    case .nameTaken(let name):
      Refusal(
        code: "party.taken", exit: .refused,
        message: Text(en: "'\(name)' is on the roll already", zh: "“\(name)”已在账册上"),
        hints: [
          Text(
            en: "see who and what is there:  tagroll person list, tagroll location list",
            zh: "查看已有的：  tagroll person list，tagroll location list")
        ], reference: name)
    case .unknownPerson(let id):
      Refusal(
        code: "person.unknown", exit: .notPermitted,
        message: Text(en: "no person on this roll has the id \(id.text)", zh: "本账册没有编号为 \(id.text) 的人员"))
    case .roleNotHeld(let id, let role):
      Refusal(
        code: "person.role_not_held", exit: .notPermitted,
        message: Text(
          en: "the person \(id.text) does not hold the role \(role.name.en)",
          zh: "编号为 \(id.text) 的人员不具有角色“\(role.name.zh)”"))
    case .numberTooLarge:
      Refusal(
        code: "event.number_too_large", exit: .refused,
        message: Text(
          en: "a number is larger than 9007199254740991, the largest an event can hold",
          zh: "数值超过事件所能保存的上限 9007199254740991"))
    case .noText(let number): noEvent("#\(number)")
    case .unknownPolicy(let digest): unknownPolicy(digest)
    case .badView(let table):
      Refusal(
        code: "ledger.bad_view", exit: .integrity,
        message: Text(en: "the view '\(table)' holds what no event put there", zh: "视图“\(table)”的内容与事件不符"),
        hints: [
          Text(
            en: "make it again from the events:  tagroll ledger rebuild", zh: "按事件重建：  tagroll ledger rebuild"
          )
        ])
    }
  }
}
