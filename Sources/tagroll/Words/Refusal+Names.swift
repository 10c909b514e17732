import Lifecycle
import Model
import Reports
import Store
import Words

extension Refusal {
  static func notUTF8(_ argument: String) -> Refusal {
    Refusal(
      code: "usage.encoding", exit: .usage,
      message: Text(
        en: "'\(argument)' is not UTF-8; nothing was done", zh: "“\(argument)”不是 UTF-8 编码；未执行任何操作"),
      hints: [Text(en: "set the terminal to UTF-8 and type it again", zh: "请把终端设为 UTF-8 后重新输入")])
  }

  static func badDay(_ text: String, option: String) -> Refusal {
    Refusal(
      code: "date.unreadable", exit: .usage,
      message: Text(en: "--\(option) '\(text)' is no day", zh: "--\(option) “\(text)”不是日期"),
      hints: [Text(en: "write 2026-11-23, today, +90d or 2027-03", zh: "请写成 2026-11-23、today、+90d 或 2027-03")]
    )
  }

  static func badMoney(_ text: String, option: String) -> Refusal {
    Refusal(
      code: "money.unreadable", exit: .usage,
      message: Text(
        en: "--\(option) '\(text)' is no amount with a currency", zh: "--\(option) “\(text)”不是带币种的金额"),
      hints: [
        Text(
          en: "write --\(option) \"120.00 EUR\", or set 'currency = EUR' in ~/.config/tagroll/config",
          zh: "请写成 --\(option) \"120.00 CNY\"，或在 ~/.config/tagroll/config 中设置 currency = CNY")
      ])
  }

  static func badReference(_ text: String) -> Refusal {
    Refusal(
      code: "asset.bad_ref", exit: .usage,
      message: Text(en: "'\(text)' names no asset", zh: "“\(text)”不是有效的资产名称"),
      hints: [
        Text(
          en: "give a tag, a serial, '.', or id: with at least four digits", zh: "请给出标签、序列号、“.”，或 id: 加至少四位")
      ],
      reference: text)
  }

  static func assetNotFound(_ text: String, _ reference: AssetReference) -> Refusal {
    var hints: [Text] = []
    if reference == .thisMachine {
      hints.append(
        Text(
          en: "put it on the roll:  sudo tagroll scan --json | tagroll register -",
          zh: "登记本机：  sudo tagroll scan --json | tagroll register -"))
    } else if case .any(let name) = reference, let tag = Tag(name.uppercased()) {
      let kind = Category.allCases.first { tag.text.hasPrefix($0.tagPrefix + "-") }?.rawValue
      let options = "--tag \(tag.text) --category \(kind ?? "CATEGORY")"
      hints.append(
        Text(
          en:
            "the label is not used yet; register it now:  tagroll register \(options) --model MODEL --serial SERIAL",
          zh: "该标签尚未使用，可现在登记：  tagroll register \(options) --model 型号 --serial 序列号"))
    } else {
      if case .any(let name) = reference, looksLikeTag(name) {
        hints.append(
          Text(
            en: "it has the shape of a tag, but its last digit does not fit: read the label again",
            zh: "形似标签，但末位校验码不符：请重新核对标签"))
      }
      hints.append(Text(en: "see what is there:  tagroll list", zh: "查看现有资产：  tagroll list"))
    }
    if text.unicodeScalars.contains(where: { (0x4E00...0x9FFF).contains($0.value) }) {
      hints.append(
        Text(en: "Input method is on: press Shift for English, scan again", zh: "输入法处于中文状态：请切换到英文后重新扫描"))
    }
    let message =
      reference == .thisMachine
      ? Text(en: "this machine is not on the roll", zh: "本机不在账册上")
      : Text(en: "nothing on the roll is called '\(text)'", zh: "账册上没有“\(text)”")
    return Refusal(
      code: "asset.not_found", exit: .notFound, message: message, hints: hints, reference: text)
  }

  /// Up to four letters, a hyphen and five digits or more.
  static func looksLikeTag(_ text: String) -> Bool {
    let halves = text.uppercased().split(separator: "-", omittingEmptySubsequences: false)
    return halves.count == 2 && (1...4).contains(halves[0].utf8.count)
      && halves[0].utf8.allSatisfy { (0x41...0x5A).contains($0) } && halves[1].utf8.count >= 5
      && halves[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  static func ambiguous(_ text: String, _ found: [Asset]) -> Refusal {
    Refusal(
      code: "asset.ambiguous", exit: .ambiguous,
      message: Text(
        en: "'\(text)' could be any of \(found.count) assets", zh: "“\(text)”可能指 \(found.count) 件资产"),
      hints: [Text(en: "name one by its tag", zh: "请用标签指明")], reference: text,
      candidates: found.map { "\($0.tag.text)  \($0.title(.en))  \($0.serialText ?? "-")" })
  }

  static func partyAmbiguous(_ text: String, _ found: [Party]) -> Refusal {
    Refusal(
      code: "party.ambiguous", exit: .ambiguous,
      message: Text(en: "'\(text)' could be any of \(found.count)", zh: "“\(text)”有 \(found.count) 个同名"),
      hints: [Text(en: "name one exactly as it is written here", zh: "请按上面的写法准确指明")], reference: text,
      candidates: found.map { [$0.handle, $0.name].compactMap(\.self).joined(separator: "  ") })
  }

  static func partyNotFound(_ text: String, _ kind: Holder.Kind, near: [Party]) -> Refusal {
    let names = near.compactMap { kind == .person ? $0.handle : $0.name }
    if kind == .vendor {
      return Refusal(
        code: "vendor.not_found", exit: .notFound,
        message: Text(en: "no vendor on the roll is called '\(text)'", zh: "账册上没有名为“\(text)”的供应商"),
        hints: [
          Text(en: "a new one?  tagroll vendor add \"\(text)\"", zh: "新供应商？  tagroll vendor add \"\(text)\"")
        ],
        reference: text, candidates: Array(names.prefix(10)))
    }
    let add =
      kind == .person
      ? Text(
        en: "new here?  tagroll person add \(text) --name NAME",
        zh: "新人员？  tagroll person add \(text) --name 姓名")
      : Text(
        en: "a new place?  tagroll location add \"\(text)\"", zh: "新地点？  tagroll location add \"\(text)\"")
    return Refusal(
      code: kind == .person ? "person.not_found" : "place.not_found", exit: .notFound,
      message: kind == .person
        ? Text(en: "nobody on the roll is called '\(text)'", zh: "账册上没有名为“\(text)”的人员")
        : Text(en: "no place on the roll is called '\(text)'", zh: "账册上没有名为“\(text)”的地点"),
      hints: [add], reference: text, candidates: Array(names.prefix(10)))
  }
}

extension Refusal {
  static func roleMissing(_ handle: String, has: [Role], needs: [Role]) -> Refusal {
    let none = Text(en: "no role", zh: "无角色")
    let own = Text(
      en: has.isEmpty ? none.en : has.map(\.name.en).joined(separator: ", "),
      zh: has.isEmpty ? none.zh : has.map(\.name.zh).joined(separator: "、"))
    return Refusal(
      code: "role.missing", exit: .notPermitted,
      message: Text(
        en:
          "this is for: \(needs.map(\.name.en).joined(separator: ", ")); '\(handle)' is on the roll as: \(own.en)",
        zh: "此操作仅限：\(needs.map(\.name.zh).joined(separator: "、"))；“\(handle)”在账册上为：\(own.zh)"),
      hints: [
        Text(en: "ask one of them:  tagroll person list", zh: "请由上述人员操作：  tagroll person list")
      ], reference: handle)
  }

  static let emptyName = Refusal(
    code: "party.empty_name", exit: .usage, message: Text(en: "a name cannot be empty", zh: "名称不能为空"),
    hints: [Text(en: "write the name in quotes", zh: "请用引号写出名称")])

  static let emptyNote = Refusal(
    code: "note.empty", exit: .usage, message: Text(en: "the remark is empty", zh: "备注内容为空"),
    hints: [Text(en: "write it behind the tag, in quotes", zh: "请在标签后用引号写出备注")])

  static func notWithMethod(_ option: String, _ method: SanitiseMethod) -> Refusal {
    Refusal(
      code: "sanitise.option", exit: .usage,
      message: Text(
        en: "--\(option) says nothing with '--method \(method.rawValue)'",
        zh: "“--method \(method.rawValue)”不使用 --\(option)"),
      hints: [
        method == .none
          ? Text(
            en:
              "no medium inside:  --method none --reason TEXT; wiped:  --method purge --tool TOOL --result verified",
            zh: "内无介质：  --method none --reason 原因；已清除：  --method purge --tool 工具 --result verified")
          : Text(
            en: "leave --\(option) out, or write a remark:  tagroll note REF TEXT",
            zh: "请去掉 --\(option)，或另加备注：  tagroll note 资产 文字")
      ])
  }

  static let declined = Refusal(
    code: "question.declined", exit: .declined, message: Text(en: "nothing written", zh: "未写入任何内容"))

  /// What was to be read on standard output is not all there.
  static func outputLost(_ number: Int32) -> Refusal {
    let why = SystemWords.why(number)
    return Refusal(
      code: "output.not_written", exit: .failed,
      message: Text(en: "standard output: \(why.en)", zh: "标准输出：\(why.zh)"),
      hints: [
        Text(
          en: "an act that was recorded stays recorded; ask again:  tagroll ledger log",
          zh: "已登记的操作仍然有效，可再查看：  tagroll ledger log")
      ])
  }

  static func cannotAsk(option: String) -> Refusal {
    Refusal(
      code: "question.no_terminal", exit: .usage,
      message: Text(en: "this needs an answer and there is no terminal to ask on", zh: "需要确认，但没有可供询问的终端"),
      hints: [Text(en: "answer with \(option)", zh: "请用 \(option) 回答")])
  }

  static func confirmationWrong(_ given: String, wanted: String) -> Refusal {
    Refusal(
      code: "question.mismatch", exit: .declined,
      message: Text(
        en: "--confirm says '\(given)', not '\(wanted)': nothing written",
        zh: "--confirm 为“\(given)”，应为“\(wanted)”：未写入"),
      hints: [
        Text(
          en: "look at it again; if it is the one you mean:  --confirm \(wanted)",
          zh: "请重新核对；确认无误则写：  --confirm \(wanted)")
      ])
  }

  static func notSeen(_ disks: [Part], _ asset: Asset) -> Refusal {
    let named = disks.map(\.title).joined(separator: ", ")
    let serial = disks.first?.serial.map { TerminalText($0.bytes).string } ?? "SERIAL"
    let tag = asset.tag.text
    return Refusal(
      code: "data.not_seen", exit: .refused,
      message: Text(
        en: "\(tag): the last scan did not see \(named), and nobody said where it is",
        zh: "\(tag)：最近一次扫描未见 \(named)，也没有人说明其去向"),
      hints: [
        Text(
          en: "found and wiped?  tagroll sanitise \(tag) --disk \(serial) ...",
          zh: "已找到并清除？  tagroll sanitise \(tag) --disk \(serial) ..."),
        Text(
          en: "nobody finds it?  tagroll media lost \(tag) \(serial) --reason TEXT --witness WHO",
          zh: "找不到？  tagroll media lost \(tag) \(serial) --reason 原因 --witness 见证人"),
      ], reference: tag, candidates: disks.map(\.title))
  }

  static func noSuchDisk(_ serial: String, _ asset: Asset) -> Refusal {
    Refusal(
      code: "part.not_found", exit: .notFound,
      message: Text(en: "\(asset.tag.text) has no disk '\(serial)'", zh: "\(asset.tag.text) 没有磁盘“\(serial)”"),
      hints: [Text(en: "give the serial of one of these", zh: "请给出其中一块的序列号")], reference: serial,
      candidates: asset.media.map(\.part.title))
  }
}

extension Refusal {
  static func twoHolders(_ word: String) -> Refusal {
    Refusal(
      code: "filter.two_holders", exit: .usage,
      message: Text(
        en: "'\(word)' is one too many: give one holder or one place", zh: "“\(word)”多余：持有人和地点只能给一个"),
      hints: [Text(en: "ask for one of them", zh: "请只保留其中一个")])
  }

  static func badFilter(_ word: String, choices: [String] = []) -> Refusal {
    Refusal(
      code: "filter.unreadable", exit: .usage,
      message: Text(en: "'\(word)' is no filter", zh: "“\(word)”不是有效的筛选条件"),
      hints: [
        choices.isEmpty
          ? Text(
            en: "write stage:in-use, category:laptop, due<+7d, holder:wang.lei or place:\"IT Store\"",
            zh: "请写成 stage:in-use、category:laptop、due<+7d、holder:wang.lei 或 place:\"库房\"")
          : Text(
            en: "one of: \(choices.joined(separator: ", "))", zh: "可选：\(choices.joined(separator: "、"))")
      ])
  }
}

extension Text {
  /// The hint for what no input should be able to cause.
  static let fault = Text(
    en: "nothing was written; this is a fault of tagroll: please report it with this line",
    zh: "未写入任何内容；这是 tagroll 的缺陷，请附上此行报告")
}
