import Lifecycle
import Model
import ServiceDesk
import Words

extension Refusal {
  static func conflict(_ error: ConflictError) -> Refusal {
    switch error {
    case .unknown(let number):
      let name = number.map { ConflictNumber($0).text } ?? "?"
      return Refusal(
        code: "conflict.not_found", exit: .notFound,
        message: Text(en: "there is no conflict \(name)", zh: "没有冲突 \(name)"),
        hints: [
          Text(en: "see them all:  tagroll conflict list --all", zh: "查看全部：  tagroll conflict list --all")
        ],
        reference: name)
    case .waiting(let number):
      return refused(
        "conflict.waiting", number,
        Text(en: "this machine waits already, as \(name(number))", zh: "该机器已在待处理，编号 \(name(number))"))
    case .settled(let number, let day):
      return refused(
        "conflict.settled", number,
        Text(en: "\(name(number)) is settled since \(day.text)", zh: "\(name(number)) 已于 \(day.text) 处理"),
        Text(
          en: "take it back:  tagroll conflict reopen \(name(number)) --reason TEXT",
          zh: "撤回处理：  tagroll conflict reopen \(name(number)) --reason 原因"))
    case .notSettled(let number):
      return refused(
        "conflict.not_settled", number,
        Text(en: "\(name(number)) waits for a decision", zh: "\(name(number)) 尚待处理"))
    case .wrongNumber(let said, let number):
      return refused(
        "conflict.wrong", number,
        Text(
          en: "the next conflict is \(name(number)), not \(name(said))",
          zh: "下一个冲突编号应为 \(name(number))，而非 \(name(said))"))
    case .notBound(let number):
      return refused(
        "conflict.wrong", number,
        Text(
          en: "the asset \(name(number)) is settled for does not rest on its scan",
          zh: "\(name(number)) 所指资产并非依据该扫描"))
    case .stillBound(let number):
      return refused(
        "conflict.rested_on", number,
        Text(
          en: "the asset \(name(number)) was settled for rests on its scan",
          zh: "\(name(number)) 所定资产仍依据该扫描"),
        Text(
          en: "a machine that was registered by it stays on the roll", zh: "由此登记的机器保留在账册上"))
    }
  }

  static func badConflictNumber(_ text: String) -> Refusal {
    Refusal(
      code: "conflict.bad_number", exit: .usage,
      message: Text(en: "'\(text)' is no number of a conflict", zh: "“\(text)”不是冲突编号"),
      hints: [Text(en: "write it as C-1:  tagroll conflict list", zh: "请写成 C-1：  tagroll conflict list")],
      reference: text)
  }

  static let oneResolution = Refusal(
    code: "conflict.one_resolution", exit: .usage,
    message: Text(
      en: "say one of: --same REF, --new, --split REF, --board-replaced REF, --disk-moved, --clone REF",
      zh: "请给出其中之一：--same 资产、--new、--split 资产、--board-replaced 资产、--disk-moved、--clone 资产"),
    hints: [
      Text(en: "what speaks for each:  tagroll conflict show C-1", zh: "查看依据：  tagroll conflict show C-1")
    ])

  private static func name(_ number: Int64) -> String { ConflictNumber(number).text }

  private static func refused(_ code: String, _ number: Int64, _ message: Text, _ hint: Text? = nil)
    -> Refusal
  {
    let look = Text(
      en: "look at it:  tagroll conflict show \(name(number))",
      zh: "查看：  tagroll conflict show \(name(number))")
    return Refusal(
      code: code, exit: .refused, message: message, hints: [hint ?? look], reference: name(number))
  }
}
