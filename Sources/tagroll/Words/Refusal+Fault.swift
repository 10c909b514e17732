import Ledger
import Model
import Reports
import Store
import Words

extension Refusal {
  /// What `ledger verify` says of the first thing that is wrong.
  static func fault(_ fault: Verification.Fault) -> Refusal {
    let rebuild = [Text(en: "mend it:  tagroll ledger rebuild", zh: "修复：  tagroll ledger rebuild")]
    let restore = [
      Text(en: "keep the file as it is; restore a backup that verifies", zh: "请保留原文件，恢复可通过校验的备份")
    ]
    switch fault {
    case .gap(let sequence):
      return broken("gap", Text(en: "event #\(sequence) is missing", zh: "缺少事件 #\(sequence)"), restore)
    case .leaf(let sequence):
      return broken(
        "altered",
        Text(
          en: "event #\(sequence) was altered: its bytes do not have its hash",
          zh: "事件 #\(sequence) 被改动：内容与哈希不符"),
        restore)
    case .unreadable(let sequence, .newerFormat(let format)): return newerEvent(sequence, format)
    case .unreadable(let sequence, _):
      return broken(
        "unreadable", Text(en: "event #\(sequence) is no event of this format", zh: "事件 #\(sequence) 不符合格式"),
        restore)
    case .misnumbered(let sequence):
      return broken(
        "misnumbered", Text(en: "event #\(sequence) bears another number", zh: "事件 #\(sequence) 的编号不符"),
        restore)
    case .otherLog(let sequence):
      return broken(
        "other_log", Text(en: "event #\(sequence) belongs to another roll", zh: "事件 #\(sequence) 属于另一本账册"),
        restore)
    case .clockBack(let sequence):
      return broken(
        "clock_back",
        Text(
          en: "event #\(sequence) says it was written before the one in front of it",
          zh: "事件 #\(sequence) 的记录时间早于前一条"),
        restore)
    case .file(let detail):
      return broken(
        "file",
        Text(
          en: "every row is as the events say, but the file is damaged beneath them: \(detail)",
          zh: "各行与事件相符，但文件底层已损坏：\(detail)"),
        rebuild)
    case .clockMark(let sequence):
      return broken(
        "clock_mark",
        Text(
          en: "event #\(sequence) says that the clock went back, and it did not",
          zh: "事件 #\(sequence) 自称时钟曾回拨，实际并未回拨"),
        restore)
    case .request(let sequence):
      return broken(
        "request",
        Text(
          en: "event #\(sequence) answers a request that it cannot answer",
          zh: "事件 #\(sequence) 对应的请求编号不成立"),
        restore)
    case .act(let sequence):
      return broken(
        "act",
        Text(
          en: "event #\(sequence) says it was written together with events it cannot have been written with",
          zh: "事件 #\(sequence) 自称与其他事件同时写入，但不可能如此"),
        restore)
    case .unknownActor(let sequence):
      return broken(
        "unknown_actor",
        Text(en: "event #\(sequence) was written by nobody on the roll", zh: "事件 #\(sequence) 的经办人不在账册上"),
        restore)
    case .roleNotHeld(let sequence, let role):
      return broken(
        "role_not_held",
        Text(
          en: "event #\(sequence) was written as \(role.name.en) by somebody who is none",
          zh: "事件 #\(sequence) 的经办人并不具有所用角色“\(role.name.zh)”"),
        restore)
    case .refused(let sequence, let error):
      let reason = lifecycle(error).message
      return broken(
        "forbidden",
        Text(en: "event #\(sequence) breaks a rule: \(reason.en)", zh: "事件 #\(sequence) 违反规则：\(reason.zh)"),
        restore)
    case .policy(let sequence):
      return broken(
        "policy",
        Text(
          en: "event #\(sequence) names another policy than the one in force then",
          zh: "事件 #\(sequence) 所指的制度不是当时执行的制度"),
        restore)
    case .frontier:
      return broken(
        "frontier", Text(en: "the stored tree edge is not that of the events", zh: "存储的树边缘与事件不符"), restore)
    case .checkpoint(let size):
      return broken(
        "checkpoint", Text(en: "the checkpoint over \(size) events does not hold", zh: "\(size) 条事件的检查点不成立"),
        restore)
    case .cutOff(let size):
      return broken(
        "cut_off",
        Text(
          en: "a checkpoint over \(size) events was signed, and they are not all here",
          zh: "曾为 \(size) 条事件签过检查点，现有事件不足"),
        restore)
    case .kept(let size):
      return broken(
        "changed",
        Text(
          en: "the \(size) events under the head that was kept are not the ones it was signed over",
          zh: "留存的账本头所签的 \(size) 条事件，与现有事件不一致"),
        restore)
    case .keptBeyond(let size, let has):
      return broken(
        "cut_off",
        Text(
          en: "the head that was kept is over \(size) events, and there are \(has): the end was cut off",
          zh: "留存的账本头包含 \(size) 条事件，现有 \(has) 条：末尾被截去"),
        restore)
    case .vault(let digest):
      return broken(
        "vault",
        Text(
          en: "a text of the vault was altered (\(digest.text.prefix(12)))",
          zh: "保密库中的文本被改动（\(digest.text.prefix(12))）"), restore)
    case .vaultMissing(let digest):
      return broken(
        "vault_missing",
        Text(
          en: "a text that an event commits to is missing from the vault (\(digest.text.prefix(12)))",
          zh: "事件所承诺的文本在保密库中缺失（\(digest.text.prefix(12))）"), restore)
    case .erasedText(let digest):
      return broken(
        "erased_text",
        Text(
          en: "a text that was erased is in the vault again (\(digest.text.prefix(12)))",
          zh: "已抹除的文本又出现在保密库中（\(digest.text.prefix(12))）"), restore)
    case .blob(let digest):
      return broken(
        "blob",
        Text(
          en: "kept bytes were altered (\(digest.text.prefix(12)))", zh: "留存的数据被改动（\(digest.text.prefix(12))）"
        ), restore)
    case .blobMissing(let digest):
      return broken(
        "blob_missing",
        Text(
          en: "a scan report, list or policy that an event rests on is missing (\(digest.text.prefix(12)))",
          zh: "事件所依据的扫描报告、清单或制度缺失（\(digest.text.prefix(12))）"), restore)
    case .view(let table):
      return broken(
        "view", Text(en: "the view '\(table)' does not hold what the events say", zh: "视图“\(table)”与事件不符"),
        rebuild)
    case .schema(let name):
      return broken(
        "schema",
        Text(
          en: "'\(name)' of the file is missing, or not as tagroll makes it: what it holds can be altered",
          zh: "文件中的“\(name)”缺失，或与 tagroll 所建的不符：其中的记录可能被改动"),
        // The events were found whole before this was looked at.
        name.hasPrefix("table ") ? restore : rebuild)
    case .asset(let tag):
      return broken(
        "view", Text(en: "the card of \(tag.text) is not what its events say", zh: "\(tag.text) 的卡片与其事件不符"),
        rebuild)
    }
  }

  private static func broken(_ code: String, _ message: Text, _ hints: [Text]) -> Refusal {
    Refusal(code: "ledger.\(code)", exit: .integrity, message: message, hints: hints)
  }
}
