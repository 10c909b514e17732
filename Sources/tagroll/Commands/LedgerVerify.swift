import CommandLineKit
import JSONBytes
import Ledger
import Model
import Store
import Words

/// `tagroll ledger verify [--against FILE | --pack FILE] [--key VKEY] [--deep]`
enum LedgerVerify: Verb {
  static let spec = CommandSpec(
    "verify", zh: "校验", summary: Text(en: "Recompute and replay everything.", zh: "重新计算并重演全部事件。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          Every hash is recomputed from the stored bytes, every step is judged by the rules again, checkpoints, vault \
          and views are compared. What it cannot show: that what was typed is true, and that nothing changed before \
          the first checkpoint somebody else keeps. With a head that was kept elsewhere (ledger head) it shows that \
          nothing before that head changed. The roll's own key must have signed it, which is enough for a note you \
          kept yourself; for a note that others hand you, give with --key the verifier key you noted down or had from \
          someone you trust, because whoever replaces a roll can replace its key as well.
          """,
        zh: """
          按存储的字节重算所有哈希，按规则重新判断每一步，并核对检查点、保密库和视图。它无法证明录入内容属实，也无法证明在他人留存首个检查点之前没有改动。\
          若提供异地留存的账本头（ledger head），则可证明该账本头之前的内容没有改动。账本头默认须由账册自己的密钥签名，对您自己留存的账本头已经足够；\
          若账本头由他人交来，请用 --key 给出您事先记下或从可信来源取得的验证密钥，因为能替换账册的人也能替换其密钥。
          """),
      examples: [
        CommandDetails.Example(
          "tagroll ledger verify --against head-2026-11.txt",
          Text(en: "nothing changed since that head", zh: "自该账本头以来没有改动"))
      ],
      options: [
        OptionSpec(
          "against", ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files),
          help: Text(
            en: "A head that was kept elsewhere; - is standard input.", zh: "异地留存的账本头；- 表示标准输入。")),
        OptionSpec(
          "pack", ValueSpec(Text(en: "FILE", zh: "文件"), completion: .files),
          help: Text(
            en: "An audit pack: its files, and that the roll is the one it was made of.",
            zh: "审计包：核对其文件，以及账册就是它所出自的账册。")),
        OptionSpec(
          "key", ValueSpec(Text(en: "VKEY", zh: "验证密钥")),
          help: Text(
            en: "The verifier key that must have signed it (the roll's own).", zh: "须由此验证密钥签名（默认为账册自己的密钥）。")),
        OptionSpec(
          "deep",
          help: Text(en: "Look through every page and index of the file, too.", zh: "同时检查文件的每一页和每个索引。")),
      ])
  }

  static func run(_ call: Call) throws {
    let key = call.invocation.value("key")
    let file = call.invocation.value("against")
    let pack = call.invocation.value("pack")
    guard key == nil || file != nil || pack != nil else { throw Refusal.keyWithoutHead }
    guard file == nil || pack == nil else { throw Refusal.headTwice }
    let roll = try call.openRoll(.reading)
    let kept =
      try file.map { try HeadFile.read($0, signedBy: key, of: roll, call).head }
      ?? pack.map { try PackHead.read($0, signedBy: key, of: roll) }
    let result = try roll.verify(against: kept, deep: call.invocation.flag("deep"))
    if let fault = result.fault { throw Refusal.fault(fault) }
    if call.isJSON {
      call.json { json in
        json.name("events")
        json.integer(result.events)
        json.name("root")
        json.string(result.root.text)
        json.name("checkpoints")
        json.integer(Int64(result.checkpoints))
        if let kept {
          json.name("unchanged_before")
          json.integer(kept.size)
        }
        json.name("verified")
        json.bool(true)
      }
      return
    }
    call.say(
      Text(
        en:
          "\(result.events) events: none altered, none missing. Checkpoints that hold: \(result.checkpoints).",
        zh: "共 \(result.events) 条事件：无改动、无缺失；\(result.checkpoints) 个检查点有效。"))
    if pack != nil {
      call.say(
        Text(
          en: "The pack's files have their hashes, and its event stands in this ledger.",
          zh: "审计包的文件与其哈希一致，其事件在本账本中。"))
    }
    if let kept {
      call.say(
        Text(
          en: "Nothing before #\(kept.size) changed since the head that was kept.",
          zh: "自留存该账本头以来，#\(kept.size) 之前的内容没有改动。"))
    }
    call.say(
      Text(
        en: "Head: \(Head.text(result.events, result.root))",
        zh: "账本头：\(Head.text(result.events, result.root))"))
  }
}
