import AuditPack
import Model
import Words

/// What `export audit-pack` says of what it was asked for.
extension Refusal {
  private static let period = Text(
    en: "tagroll export audit-pack --year 2026 -o audit-2026.zip",
    zh: "tagroll export audit-pack --year 2026 -o audit-2026.zip")

  static let packWithoutFile = Refusal(
    code: "usage.pack_without_file", exit: .usage,
    message: Text(en: "a pack needs a file to be written to", zh: "审计包需要写入文件"), hints: [period])

  static let packWithoutPeriod = Refusal(
    code: "usage.pack_without_period", exit: .usage,
    message: Text(en: "a pack needs a period: a year, or its first and last day", zh: "审计包需要期间：年份，或首日和末日"),
    hints: [
      period,
      Text(
        en: "tagroll export audit-pack --from 2026-04-01 --to 2027-03-31 -o audit.zip",
        zh: "tagroll export audit-pack --from 2026-04-01 --to 2027-03-31 -o audit.zip"),
    ])

  static let packPeriodTwice = Refusal(
    code: "usage.pack_period_twice", exit: .usage,
    message: Text(en: "either --year, or --from and --to", zh: "--year 与 --from、--to 只能取一"), hints: [period])

  static func packEndsBefore(_ first: Day, _ last: Day) -> Refusal {
    Refusal(
      code: "usage.pack_ends_before", exit: .usage,
      message: Text(
        en: "the period ends on \(last.text), before it begins on \(first.text)",
        zh: "期间的末日 \(last.text) 早于首日 \(first.text)"),
      hints: [Text(en: "give --from the earlier day", zh: "请将较早的日期写在 --from")])
  }

  static func badYear(_ text: String) -> Refusal {
    Refusal(
      code: "usage.bad_year", exit: .usage,
      message: Text(en: "'\(text)' is no year", zh: "“\(text)”不是年份"), hints: [period], reference: text)
  }

  static let headTwice = Refusal(
    code: "usage.head_twice", exit: .usage,
    message: Text(en: "either --against or --pack", zh: "--against 与 --pack 只能取一"),
    hints: [
      Text(
        en: "a pack brings its head along:  tagroll ledger verify --pack FILE",
        zh: "审计包自带账本头：  tagroll ledger verify --pack 文件")
    ])

  /// What `ledger verify --pack` says of a pack that does not hold.
  static func pack(_ fault: PackReader.Fault, _ path: String) -> Refusal {
    let again = Text(
      en: "get the pack again from where it was made, or make it again:  tagroll help export audit-pack",
      zh: "请重新取得该审计包，或重新导出：  tagroll help export audit-pack")
    switch fault {
    case .unreadable(let code):
      let why = SystemWords.why(code)
      return Refusal(
        code: "file.not_read", exit: .failed,
        message: Text(en: "\(path) cannot be read: \(why.en)", zh: "无法读取 \(path)：\(why.zh)"), hints: [again],
        reference: path)
    case .notAPack:
      return Refusal(
        code: "pack.no_pack", exit: .refused,
        message: Text(en: "\(path) is no audit pack", zh: "\(path) 不是审计包"), hints: [again], reference: path)
    case .missing(let file):
      return Refusal(
        code: "pack.file_missing", exit: .integrity,
        message: Text(en: "\(path) lacks the file \(file)", zh: "\(path) 缺少文件 \(file)"), hints: [again],
        reference: path)
    case .altered(let file):
      return Refusal(
        code: "pack.file_altered", exit: .integrity,
        message: Text(
          en: "\(file) in \(path) has not the hash it was listed with", zh: "\(path) 中的 \(file) 与所列的哈希不符"),
        hints: [again], reference: path)
    case .unknown:
      return Refusal(
        code: "pack.not_of_this_roll", exit: .integrity,
        message: Text(
          en: "no event of this roll names the files of \(path)", zh: "本账册没有事件记载 \(path) 的文件"),
        hints: [again], reference: path)
    }
  }
}
