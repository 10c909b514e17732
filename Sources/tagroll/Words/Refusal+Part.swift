import Lifecycle
import Model
import Reports
import Store
import Words

/// What can go wrong when somebody names a part.
extension Refusal {
  static func partNotFound(_ text: String) -> Refusal {
    Refusal(
      code: "part.not_found", exit: .notFound,
      message: Text(en: "no part on the roll has the serial '\(text)'", zh: "账册上没有序列号为“\(text)”的部件"),
      hints: [
        Text(
          en:
            "without a serial it goes by its machine and number, as in LT-00013:2:  tagroll history LT-00013 --parts",
          zh: "无序列号的部件按机器和编号指明，如 LT-00013:2：  tagroll history LT-00013 --parts")
      ], reference: text)
  }

  static func partAmbiguous(_ text: String, _ found: [BornePart]) -> Refusal {
    let many = found.count > Roll.bearersAtMost
    return Refusal(
      code: "part.ambiguous", exit: .ambiguous,
      message: many
        ? Text(
          en: "'\(text)' is on more than \(Roll.bearersAtMost) cards: that is no serial",
          zh: "“\(text)”出现在超过 \(Roll.bearersAtMost) 张卡片上，不能作为序列号")
        : Text(en: "'\(text)' is the serial of different parts", zh: "“\(text)”是多个不同部件的序列号"),
      hints: [Text(en: "name one as it is written here", zh: "请按上面的写法指明一个")], reference: text,
      candidates: found.prefix(20).map {
        "\($0.asset.tag.text):\($0.placed.part.number)  \($0.placed.part.kind.name.en)  \($0.placed.part.title)"
      })
  }
}
