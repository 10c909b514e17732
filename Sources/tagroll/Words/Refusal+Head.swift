import Ledger
import Words

/// What `ledger verify --against` says of a note that is no head of this roll.
extension Refusal {
  static let keyWithoutHead = Refusal(
    code: "usage.key_without_head", exit: .usage,
    message: Text(
      en: "--key says who signed a head, and no head was given", zh: "--key 用于指明账本头的签名者，但没有提供账本头"),
    hints: [Text(en: "name the kept head with --against FILE", zh: "请用 --against 文件 指定留存的账本头")])

  static func unreadableHead(_ path: String, _ why: Text) -> Refusal {
    Refusal(
      code: "file.not_read", exit: .failed,
      message: Text(en: "\(path) cannot be read: \(why.en)", zh: "无法读取 \(path)：\(why.zh)"),
      hints: [Text(en: "name the file a head was kept in", zh: "请指定留存账本头的文件")], reference: path)
  }

  static let keptOrFirst = Refusal(
    code: "usage.kept_or_first", exit: .usage,
    message: Text(en: "say what you kept, or that you kept nothing", zh: "请给出留存的账本头，或说明尚未留存"),
    hints: [
      Text(
        en: "--kept FILE proves that the ledger only grew since; --first is for the first time",
        zh: "--kept 文件 可证明此后账本只增不改；首次使用 --first")
    ])

  static func badWitnessName(_ name: String) -> Refusal {
    Refusal(
      code: "usage.bad_witness_name", exit: .usage,
      message: Text(en: "'\(name)' is no name to sign by", zh: "“\(name)”不能用作签署名称"),
      hints: [
        Text(en: "no blanks and no plus; an address of the web, say", zh: "不得含空白或加号，例如网址")
      ], reference: name)
  }

  static func noWitnessSecret(_ path: String) -> Refusal {
    Refusal(
      code: "checkpoint.no_secret", exit: .refused,
      message: Text(en: "\(path) holds no secret key", zh: "\(path) 中没有密钥"),
      hints: [
        Text(
          en: "it is 64 hexadecimal digits; name a file that is not there, and one is made",
          zh: "密钥为 64 位十六进制数字；指定不存在的文件即可新建")
      ], reference: path)
  }

  /// - Parameter key: the verifier key that was to have signed it.
  static func keptHead(_ error: LedgerError, _ path: String, key: String) -> Refusal {
    let name = path == "-" ? Text(en: "standard input", zh: "标准输入") : Text(en: path, zh: path + " ")
    switch error {
    case .otherOrigin(let origin):
      return Refusal(
        code: "ledger.head_of_another", exit: .refused,
        message: Text(
          en: "\(name.en) is the head of another roll (\(origin))", zh: "\(name.zh)是另一本账册（\(origin)）的账本头"),
        hints: [Text(en: "name the right roll with --db FILE", zh: "请用 --db 文件 指定正确的账册")], reference: path)
    case .keyMalformed, .keyAlgorithmUnknown, .keyIDMismatch:
      return Refusal(
        code: "ledger.bad_key", exit: .usage,
        message: Text(en: "'\(key)' is no verifier key", zh: "“\(key)”不是验证密钥"),
        hints: [
          Text(
            en: "it is the verifier_key of:  tagroll ledger head --json",
            zh: "即以下命令输出的 verifier_key：  tagroll ledger head --json")
        ], reference: key)
    case .noKnownSignature, .badSignature:
      return Refusal(
        code: "ledger.head_unsigned", exit: .integrity,
        message: Text(
          en: "\(name.en) does not bear a good signature of \(key)", zh: "\(name.zh)没有 \(key) 的有效签名"),
        hints: [
          Text(
            en: "either the note was altered or the roll has another key than when it was kept",
            zh: "可能是账本头被改动，也可能是账册的密钥已与留存时不同")
        ], reference: path)
    case .noteMalformed, .noteTooLarge:
      return Refusal(
        code: "ledger.no_head", exit: .refused,
        message: Text(en: "\(name.en) holds no signed head", zh: "\(name.zh)不是已签名的账本头"),
        hints: [
          Text(en: "make one:  tagroll ledger head > FILE", zh: "生成账本头：  tagroll ledger head > 文件")
        ], reference: path)
    default: return of(error)
    }
  }
}
