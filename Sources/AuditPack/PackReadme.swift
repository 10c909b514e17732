import Model
import Words

/// The page of a pack that tells what the files are and how to check them, in one language.
struct PackReadme {
  let facts: PackFacts
  let language: Language

  var bytes: [UInt8] { Array((paragraphs.map { $0.in(language) }.joined(separator: "\n\n") + "\n").utf8) }

  private var paragraphs: [Text] {
    [title, other, ofWhat, Text(en: "## How to check it", zh: "## 如何核验")] + check
      + [Text(en: "## What is in it", zh: "## 内容"), files]
      + [Text(en: "## What it proves, and what not", zh: "## 能证明什么，不能证明什么"), proves, provesNot, privacy]
  }

  private var title: Text { Text(en: "# Audit pack", zh: "# 审计包") }

  private var other: Text {
    Text(
      en: "Chinese: README.zh-CN.md. To read without any tool: index.html.",
      zh: "英文：README.md。无需任何工具即可阅读：index.html。")
  }

  /// In a block of code, where nothing that somebody typed is taken for anything else.
  private var ofWhat: Text {
    let organisation = TerminalText(facts.organisation).string
    let counts = facts.counts
    return Text(
      en: """
            organisation   \(organisation)
            roll           \(facts.log.text)
            period         \(facts.first.text) to \(facts.last.text), by the day things left
            disposals      \(counts.disposals), with \(counts.media) media, \(counts.wiped) of them wiped and verified
            exceptions     \(counts.exceptions): \(counts.waivers) left with live media, \(counts.lost) media lost
            one person     \(counts.singleControl) steps that want two people and had one
            drawn from     \(facts.events) events
            their head     \(facts.fingerprint)
            key            \(facts.publicKey)
            made by        tagroll \(facts.program)
        """,
      zh: """
            单位      \(organisation)
            账册      \(facts.log.text)
            期间      \(facts.first.text) 至 \(facts.last.text)，按离开之日计
            处置      \(counts.disposals) 项，含介质 \(counts.media) 个，其中 \(counts.wiped) 个已清除并验证
            例外      \(counts.exceptions)：带数据离开 \(counts.waivers)，介质丢失 \(counts.lost)
            单人办理  \(counts.singleControl) 步，本应两人
            取自      \(facts.events) 条事件
            账本头    \(facts.fingerprint)
            密钥      \(facts.publicKey)
            程序      tagroll \(facts.program)
        """)
  }

  private var check: [Text] {
    let verifier = facts.verifier.text
    return [
      Text(
        en: """
          The verifier is a small program in Python without anything else, in the folder `tools/verify-pack` of tagroll's \
          sources. It is not in the pack: what is to be checked should not bring its own judge. Get it from where you trust it, \
          read it, and see that it is the one this pack was tried with:
          """,
        zh: """
          核验程序是一个只用 Python 标准库的小程序，位于 tagroll 源码的 `tools/verify-pack` 目录。它不在包内：被核验的东西不应自带裁判。\
          请从您信任的来源取得并阅读它，再确认它与本包试验时所用的一致：
          """),
      Text(
        en: """
              cd tools/verify-pack && LC_ALL=C sha256sum *.py | sha256sum
              \(verifier)
          """,
        zh: """
              cd tools/verify-pack && LC_ALL=C sha256sum *.py | sha256sum
              \(verifier)
          """),
      Text(
        en: "Then, without a network, on the pack or on a folder it was unpacked into:",
        zh: "随后离线核验，可用于审计包文件，也可用于解包后的目录："),
      Text(
        en: "    python3 tools/verify-pack/verify.py PACK.zip --key KEY --kept HEAD",
        zh: "    python3 tools/verify-pack/verify.py 审计包.zip --key 密钥 --kept 账本头"),
      Text(
        en: """
          `--key` is the key above as you had it from somewhere else than this pack. `--kept` is a head of this roll that you kept \
          before, a file `checkpoint` of an earlier pack for example. Without them you learn that the pack agrees with \
          itself, and with them that it is the roll you know. **Keep the file `checkpoint` of this pack for the next time.**
          """,
        zh: """
          `--key` 是您从本包之外取得的上述密钥。`--kept` 是您以前留存的本账册的账本头，例如上一个审计包中的文件 `checkpoint`。\
          不给这两项，只能得知本包自身一致；给出后，才能得知它就是您所认识的那本账册。**请留存本包的文件 `checkpoint`，供下次使用。**
          """),
    ]
  }

  private var files: Text {
    Text(
      en: """
        | file | is | held by |
        | --- | --- | --- |
        | `disposals.csv` | what left the house, one line each, for a spreadsheet | SHA256SUMS, and each cell by the events |
        | `disposals.json` | the same for programs, with every value as it is | SHA256SUMS, and each value by the events |
        | `pack.json` | what this pack is about, for programs | SHA256SUMS, and the event `exported` |
        | `proofs/N.tlog-proof` | that event N, which a line names, is in the ledger (C2SP tlog-proof) | the checkpoint |
        | `openings.ndjson` | the texts that events commit to: value, class and salt | SHA256SUMS, and the commitments |
        | `policies/` | the rules of the house that events name, by SHA-256 | SHA256SUMS, and the events |
        | `kept/` | files and texts that events about these things name, by SHA-256 | SHA256SUMS, and the events |
        | `schemas/` | what the formats mean (JSON Schema) | SHA256SUMS |
        | `log.vkey` | the key that signs the ledger (C2SP signed-note) | SHA256SUMS, and the first event |
        | `SHA256SUMS` | the hash of each file above and of the pages to read | the event `exported`, which is the last one |
        | `tile/entries/` | every event of the ledger (C2SP tlog-tiles) | the checkpoint |
        | `tile/0/`, `tile/1/` … | the hashes of its tree | the checkpoint |
        | `checkpoint` | the signed head over all of these events (C2SP tlog-checkpoint) | its signature, and whoever keeps one |
        | `since`, `consistency` | an earlier head, and that the ledger only grew since (C2SP tlog-witness) | both signatures |
        """,
      zh: """
        | 文件 | 内容 | 凭什么可信 |
        | --- | --- | --- |
        | `disposals.csv` | 离开的资产，每项一行，供表格软件使用 | SHA256SUMS；每格可由事件算出 |
        | `disposals.json` | 同样内容，供程序读取，各值原样 | SHA256SUMS；各值可由事件算出 |
        | `pack.json` | 本包的范围，供程序读取 | SHA256SUMS；事件 `exported` |
        | `proofs/N.tlog-proof` | 某行所指的事件 N 在账本中（C2SP tlog-proof） | 检查点 |
        | `openings.ndjson` | 事件所承诺的文字：值、类别和盐 | SHA256SUMS；承诺值 |
        | `policies/` | 事件所指的管理制度，以 SHA-256 命名 | SHA256SUMS；事件 |
        | `kept/` | 有关事件所指的文件和文字，以 SHA-256 命名 | SHA256SUMS；事件 |
        | `schemas/` | 各格式的含义（JSON Schema） | SHA256SUMS |
        | `log.vkey` | 账本的签名密钥（C2SP signed-note） | SHA256SUMS；第一条事件 |
        | `SHA256SUMS` | 以上各文件及说明页的哈希 | 最后一条事件 `exported` |
        | `tile/entries/` | 账本的全部事件（C2SP tlog-tiles） | 检查点 |
        | `tile/0/`、`tile/1/` … | 哈希树 | 检查点 |
        | `checkpoint` | 以上全部事件的已签名账本头（C2SP tlog-checkpoint） | 签名；留存者 |
        | `since`、`consistency` | 较早的账本头，以及此后只增不改的证明（C2SP tlog-witness） | 两个签名 |
        """)
  }

  private var proves: Text {
    Text(
      en: """
        It proves that these events stand in the signed ledger, in this order, that none before a head somebody kept was altered, \
        removed, moved or slipped in, that every step of every thing in it is one the rules allow, and that each line of the \
        disposal record is what the events say.
        """,
      zh: "它证明：这些事件按此顺序在已签名的账本中；在有人留存的账本头之前，没有事件被改动、删除、移位或插入；每项资产的每一步都为规则所允许；处置记录的每一行都与事件相符。")
  }

  private var provesNot: Text {
    Text(
      en: """
        It does not prove that what people typed is true, nor anything that is younger than the last head somebody kept, nor that \
        the ledger was not made anew by whoever holds its key before the first such head.
        """,
      zh: "它不能证明：录入的内容属实；最后一个留存账本头之后的内容未变；在首个留存账本头之前，持有密钥者没有重造过账本。")
  }

  private var privacy: Text {
    facts.namesPeople
      ? Text(
        en: """
          People are named in this pack. Why, the event `exported` says. Should somebody be erased from the roll later, this copy \
          still names them: keep it no longer than you need it.
          """,
        zh: "本包写明人员姓名，理由见事件 `exported`。日后若有人从账册中抹除，此副本仍含其姓名，请勿保存过久。")
      : Text(
        en: "People are not named in this pack: they stand in it by the ids the ledger knows them by.",
        zh: "本包不含人员姓名：只以账本所用的编号表示。")
  }
}
