import Lifecycle
import Model
import Policies
import Reports
import Words

extension Refusal {
  static func unreadablePolicy(_ path: String, _ why: Text) -> Refusal {
    Refusal(
      code: "file.not_read", exit: .failed,
      message: Text(en: "\(path) cannot be read: \(why.en)", zh: "无法读取 \(path)：\(why.zh)"),
      hints: [
        Text(
          en: "name a policy file, or solo or standard, which come with the program",
          zh: "请指定制度文件，或程序自带的 solo、standard")
      ], reference: path)
  }

  /// What is wrong with a policy file, and where.
  static func policy(_ fault: PolicyFault, _ file: Text) -> Refusal {
    let what = words(fault.what)
    let member =
      fault.member.isEmpty ? Text(en: "", zh: "") : Text(en: "\(fault.member): ", zh: "\(fault.member)：")
    return Refusal(
      code: "policy.bad_file", exit: .usage,
      message: Text(
        en: "\(file.en), line \(fault.line), column \(fault.column): \(member.en)\(what.en)",
        zh: "\(file.zh) 第 \(fault.line) 行第 \(fault.column) 列：\(member.zh)\(what.zh)"),
      hints: [
        Text(
          en: "begin with one that is sound:  tagroll policy show standard --json",
          zh: "可以此为底稿：  tagroll policy show standard --json")
      ], reference: file.en)
  }

  private static func words(_ what: PolicyFault.What) -> Text {
    switch what {
    case .json(let error): json(error)
    case .notAPolicy:
      Text(
        en: "this is no policy file (\"format\": \"tagroll-policy\")",
        zh: "不是制度文件（\"format\": \"tagroll-policy\"）")
    case .version(let version):
      Text(
        en: "it is of version \(version), and this program reads version 1", zh: "版本为 \(version)，本程序只支持版本 1")
    case .unknownMember: Text(en: "no policy has this member", zh: "制度文件没有此成员")
    case .missing: Text(en: "it is missing", zh: "缺少此成员")
    case .unknownWord(let word, let allowed):
      Text(
        en: "it cannot be '\(word)', only: \(allowed.joined(separator: ", "))",
        zh: "不能是“\(word)”，只能是：\(allowed.joined(separator: "、"))")
    case .outOfRange(let number, let range):
      Text(
        en: "\(number) is not from \(range.lowerBound) to \(range.upperBound)",
        zh: "\(number) 不在 \(range.lowerBound) 到 \(range.upperBound) 之间")
    case .repeated(let word): Text(en: "'\(word)' is there twice", zh: "“\(word)”重复")
    case .badAmount(let text):
      Text(en: "'\(text)' is no amount above 0 in the ladder's currency", zh: "“\(text)”不是审批币种的正数金额")
    case .badCurrency(let text):
      Text(en: "'\(text)' is no currency of three capital letters", zh: "“\(text)”不是三个大写字母的币种代码")
    case .notRising: Text(en: "it is not above the limit of the band before it", zh: "没有高于上一档的上限")
    case .limitMissing: Text(en: "every band but the last has a limit", zh: "除最后一档外都须有上限")
    case .limitOfLast:
      Text(en: "the last band has none, or something would belong to no band", zh: "最后一档不得有上限，否则会有资产不属于任何一档")
    case .even(let number):
      Text(
        en: "\(number) appraisers could be of two minds: 1, 2, or an odd number",
        zh: "\(number) 名鉴定人可能无法形成多数：应为 1、2 或奇数")
    case .empty: Text(en: "it names nobody and nothing", zh: "内容为空")
    case .tooMany(let most): Text(en: "at most \(most)", zh: "最多 \(most) 项")
    case .badName:
      Text(
        en: "a name has 1 to 80 characters, none of them a control character", zh: "名称须为 1 到 80 个字符，不含控制字符")
    }
  }

  /// A rule that looks at who else has acted.
  static func sameHand(_ tag: Tag, _ kind: EventKind, _ other: OtherHand) -> Refusal {
    let did = other.deed
    return Refusal(
      code: "event.same_hand", exit: .refused,
      message: Text(
        en:
          "\(did.en) \(tag.text) yourself, so '\(kind.name.en)' takes somebody else: the policy wants two people",
        zh: "\(tag.text) \(did.zh)，“\(kind.name.zh)”须由他人办理：现行制度要求两人分别办理"),
      hints: [
        Text(
          en: "ask somebody else who may:  tagroll person list", zh: "请由其他有权限的人办理：  tagroll person list")
      ], reference: tag.text)
  }

  static func witnessRole(_ kind: EventKind, _ roles: [Role]) -> Refusal {
    Refusal(
      code: "event.witness_role", exit: .refused,
      message: Text(
        en: "the witness of '\(kind.name.en)' must be: \(roles.map(\.name.en).joined(separator: ", "))",
        zh: "“\(kind.name.zh)”的见证人须为：\(roles.map(\.name.zh).joined(separator: "、"))"),
      hints: [Text(en: "see who is:  tagroll person list", zh: "查看人员：  tagroll person list")])
  }

  static let policyAlone = Refusal(
    code: "policy.alone", exit: .refused,
    message: Text(
      en: "a policy that wants two people is not changed by one", zh: "要求两人办理的制度不能由一人变更"),
    hints: [
      Text(
        en: "name the manager who stands by it:  --witness WHO (somebody other than you)",
        zh: "请指定见证的资产管理员：  --witness 见证人（不能是本人）")
    ])

  static func unknownPolicy(_ digest: Digest) -> Refusal {
    Refusal(
      code: "policy.unknown", exit: .integrity,
      message: Text(
        en: "the policy \(digest.text.prefix(12)) that the last event names is not kept in this roll",
        zh: "账册中没有最新事件所指的制度 \(digest.text.prefix(12))"),
      hints: [
        Text(en: "find out what is wrong:  tagroll ledger verify", zh: "查明原因：  tagroll ledger verify")
      ])
  }
}

extension OtherHand {
  /// What the same person has done before, of a thing whose tag follows in English and comes first in Chinese.
  var deed: Text {
    switch self {
    case .received: Text(en: "you received", zh: "由您收货")
    case .asked: Text(en: "you asked for", zh: "由您申请")
    case .askedOrAppraised: Text(en: "you asked for or appraised", zh: "由您申请或鉴定")
    case .askedOrSigned: Text(en: "you asked for, appraised or signed", zh: "由您申请、鉴定或签批")
    case .cleaned: Text(en: "you wiped", zh: "由您清除数据")
    case .released: Text(en: "you released", zh: "由您移交")
    case .lost: Text(en: "you reported the loss of", zh: "由您挂失")
    }
  }
}
