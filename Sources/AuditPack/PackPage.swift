import Lifecycle
import Model
import Reports
import Store
import Words

/// The page of a pack for people: no script, nothing from elsewhere, both languages, fit to be printed.
struct PackPage {
  /// How many lines of the record it shows; all are in `disposals.csv`.
  static let longest = 1000

  let facts: PackFacts
  let rows: [Row]

  /// One line of the record, as people read it.
  struct Row {
    var cells: [Text]

    init(_ row: DisposalRow) {
      let media = row.media.map { medium in
        let name = (medium.method ?? SanitiseMethod.none).name
        let lost = Text(en: "lost", zh: "丢失")
        return medium.isLost ? lost : name
      }
      cells = [
        Self.same(row.asset.tag.text),
        Text(en: row.asset.title(.en), zh: row.asset.title(.zh)),
        Self.same(row.asset.serialText ?? "–"),
        Self.same(row.closedOn.text),
        row.method?.name ?? Self.same("–"),
        Self.same(row.recipient ?? "–"),
        Self.same(row.certificate ?? "–"),
        media.isEmpty
          ? Self.same("–")
          : Text(en: media.map(\.en).joined(separator: ", "), zh: media.map(\.zh).joined(separator: "、")),
        Self.same("#\(row.sequence)"),
      ]
    }

    private static func same(_ text: String) -> Text { Text(en: text, zh: text) }
  }

  var bytes: [UInt8] {
    let page = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>Audit pack · 审计包 · \(HTMLText.escaped(facts.organisation))</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <header>
      <p class="kind">Audit pack <span lang="zh-CN">审计包</span></p>
      <h1>\(HTMLText.escaped(facts.organisation))</h1>
      <p class="period">\(facts.first.text) – \(facts.last.text)</p>
      <p class="head"><span>\(both(Text(en: "Head of the ledger", zh: "账本头")))</span><strong>\(facts.fingerprint)</strong></p>
      </header>
      <main>
      \(section(summary))
      \(section(record))
      \(section(checking))
      \(section(limits))
      </main>
      <footer><p>tagroll \(HTMLText.escaped(facts.program)) · \(both(Text(en: "roll", zh: "账册"))) \(facts.log.text)</p></footer>
      </body>
      </html>

      """
    return Array(page.utf8)
  }

  private typealias Section = (title: Text, html: String)

  private func section(_ section: Section) -> String {
    "<section>\n<h2>\(both(section.title))</h2>\n\(section.html)\n</section>"
  }

  private var summary: Section {
    let counts = facts.counts
    let facts: [(Text, String)] = [
      (Text(en: "things that left", zh: "离开的资产"), "\(counts.disposals)"),
      (Text(en: "media in them", zh: "其中介质"), "\(counts.media)"),
      (Text(en: "of these wiped and verified", zh: "已清除并验证"), "\(counts.wiped)"),
      (Text(en: "left with live media", zh: "带数据离开"), "\(counts.waivers)"),
      (Text(en: "media lost", zh: "介质丢失"), "\(counts.lost)"),
      (Text(en: "steps by one person that want two", zh: "应两人而单人办理的步骤"), "\(counts.singleControl)"),
      (Text(en: "events of the ledger it is drawn from", zh: "所据账本事件"), "\(facts.events)"),
    ]
    let lines = facts.map { "<div><dt>\(both($0.0))</dt><dd>\($0.1)</dd></div>" }
    return (Text(en: "In short", zh: "概况"), "<dl>\n\(lines.joined(separator: "\n"))\n</dl>")
  }

  private var record: Section {
    let title = Text(en: "What left the house", zh: "处置记录")
    guard !rows.isEmpty else {
      return (title, paragraph(Text(en: "Nothing in this period.", zh: "本期间没有。")))
    }
    let headings = [
      Text(en: "tag", zh: "标签"), Text(en: "model", zh: "型号"), Text(en: "serial", zh: "序列号"),
      Text(en: "left", zh: "离开"), Text(en: "how", zh: "方式"), Text(en: "to", zh: "去向"),
      Text(en: "certificate", zh: "证书"), Text(en: "media", zh: "介质"), Text(en: "event", zh: "事件"),
    ]
    let head = headings.map { "<th scope=\"col\">\(both($0))</th>" }.joined()
    let lines = rows.map { row in "<tr>\(row.cells.map { "<td>\(both($0))</td>" }.joined())</tr>" }
    var html = """
      <table>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(lines.joined(separator: "\n"))
      </tbody>
      </table>
      """
    if facts.counts.disposals > rows.count {
      html += paragraph(
        Text(
          en: "The first \(rows.count) of \(facts.counts.disposals); all are in disposals.csv.",
          zh: "仅列前 \(rows.count) 项，共 \(facts.counts.disposals) 项，全部见 disposals.csv。"))
    }
    return (title, html)
  }

  private var checking: Section {
    let steps = [
      Text(
        en: """
          Take the verifier, tools/verify-pack of tagroll's sources, from where you trust it: it is a small program in Python, \
          and needs nothing else, no network either.
          """,
        zh: "从您信任的来源取得核验程序，即 tagroll 源码中的 tools/verify-pack：它是一个小的 Python 程序，不需要其他东西，也不需要网络。"),
      Text(
        en:
          "See that it is the one this pack was tried with: the hash of the list of its files is in README.md.",
        zh: "确认它与本包试验时所用的一致：其文件列表的哈希见 README.zh-CN.md。"),
      Text(
        en: "Run it on this pack, with the head you kept the last time.", zh: "对本包运行它，并给出您上次留存的账本头。"),
      Text(
        en: "Compare the head it prints with the one above, and keep the file checkpoint for the next time.",
        zh: "将它显示的账本头与上面的比对，并留存文件 checkpoint 供下次使用。"),
    ]
    let list = steps.map { "<li>\(stacked($0))</li>" }.joined(separator: "\n")
    return (
      Text(en: "How to check it", zh: "如何核验"),
      """
      <ol>
      \(list)
      </ol>
      <pre>python3 tools/verify-pack/verify.py PACK.zip --key KEY --kept HEAD</pre>
      \(paragraph(Text(en: "KEY is this one, as you had it from elsewhere than this pack:", zh: "KEY 即下列密钥，须从本包之外取得：")))
      <pre>\(HTMLText.escaped(facts.publicKey))</pre>
      """
    )
  }

  private var limits: Section {
    (
      Text(en: "What it proves, and what not", zh: "能证明什么，不能证明什么"),
      paragraph(
        Text(
          en: """
            That these events stand in the signed ledger in this order, that nothing before a head somebody kept was changed, \
            that every step is one the rules allow, and that each line above is what the events say.
            """,
          zh: "能证明：这些事件按此顺序在已签名的账本中；有人留存的账本头之前没有改动；每一步都为规则所允许；上表每一行都与事件相符。"))
        + paragraph(
          Text(
            en: """
              Not that what people typed is true, nor anything younger than the last head somebody kept. This page alone \
              proves nothing: check the pack it came in.
              """,
            zh: "不能证明：录入的内容属实；最后一个留存账本头之后未变。单凭本页不能证明任何事，请核验它所在的包。"))
        + (facts.namesPeople
          ? ""
          : paragraph(
            Text(
              en: "People are not named in this pack; they stand in it by the ids the ledger knows them by.",
              zh: "本包不含人员姓名，只以账本所用的编号表示。")))
    )
  }

  private func paragraph(_ text: Text) -> String { "<div class=\"text\">\(stacked(text))</div>" }

  /// One under the other.
  private func stacked(_ text: Text) -> String {
    "<p>\(HTMLText.escaped(text.en))</p><p lang=\"zh-CN\">\(HTMLText.escaped(text.zh))</p>"
  }

  /// Side by side, and once where both are the same.
  private func both(_ text: Text) -> String {
    let en = HTMLText.escaped(text.en)
    return text.en == text.zh ? en : "\(en) <span lang=\"zh-CN\">\(HTMLText.escaped(text.zh))</span>"
  }

  private static let style = """
    :root { color-scheme: light; --ink: #1a1f24; --soft: #5b6670; --line: #d5dbe0; --wash: #f4f6f8; --mark: #0b5d6b; }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 72rem; padding: 2.5rem 1.5rem; color: var(--ink); background: #fff;
      font: 1rem/1.55 "Noto Sans", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
    h1 { margin: 0.1rem 0; font-size: 2rem; line-height: 1.2; overflow-wrap: anywhere; }
    h2 { margin: 2.2rem 0 0.8rem; font-size: 1.2rem; }
    [lang="zh-CN"] { color: var(--soft); font-weight: normal; }
    .kind { margin: 0; color: var(--mark); font-weight: 600; }
    .kind [lang="zh-CN"] { color: inherit; font-weight: 600; }
    .period { margin: 0; color: var(--soft); font-size: 1.1rem; font-variant-numeric: tabular-nums; }
    .head { display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; align-items: baseline; margin: 1.2rem 0 0; padding: 0.8rem 1rem;
      background: var(--wash); border-left: 4px solid var(--mark); }
    .head strong { font: 600 1.25rem/1.3 "Noto Sans Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; }
    dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 0 2rem; margin: 0; }
    dl div { display: flex; justify-content: space-between; gap: 1rem; padding: 0.35rem 0; border-bottom: 1px solid var(--line); }
    dt [lang="zh-CN"] { display: block; }
    dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; }
    table { width: 100%; border-collapse: collapse; font-size: 0.9rem; }
    th, td { padding: 0.45rem 0.6rem 0.45rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line);
      overflow-wrap: anywhere; }
    th { border-bottom: 2px solid var(--ink); }
    th [lang="zh-CN"], td [lang="zh-CN"] { display: block; }
    td:first-child, td:nth-child(4), td:last-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
    pre { margin: 0.6rem 0; padding: 0.7rem 1rem; background: var(--wash); white-space: pre-wrap; overflow-wrap: anywhere;
      font: 0.9rem/1.5 "Noto Sans Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; }
    p { margin: 0.2rem 0; }
    .text { margin: 0.6rem 0; max-width: 48rem; }
    ol { margin: 0.4rem 0; padding-left: 1.4rem; max-width: 48rem; }
    li { margin: 0.6rem 0; }
    footer { margin-top: 3rem; padding-top: 0.8rem; border-top: 1px solid var(--line); color: var(--soft); font-size: 0.85rem; }
    @media print {
      @page { size: A4; margin: 16mm 14mm; }
      body { max-width: none; padding: 0; font-size: 9.5pt; }
      h2 { break-after: avoid; }
      thead { display: table-header-group; }
      tr, li, dl div, pre { break-inside: avoid; }
      table { font-size: 8pt; }
      .head, pre { background: none; border: 1px solid var(--line); }
      .head { border-left: 4px solid var(--mark); }
    }
    """
}
