import CommandLineKit
import Lifecycle
import Model
import Reports
import Store
import Words

extension Sanitise {
  private static let paper = Text(en: "Certificate", zh: "清除证书")
  private static let time = ValueSpec(
    Text(en: "TIME", zh: "时间"),
    form: Text(en: "Write 2026-11-23T09:13:02.", zh: "请写成 2026-11-23T09:13:02。"))
  private static let number = ValueSpec(
    Text(en: "N", zh: "数量"), form: Text(en: "Write a whole number.", zh: "请写成整数。"))
  private static let millimetres = ValueSpec(
    Text(en: "MM", zh: "毫米"), form: Text(en: "Write millimetres: 2.5.", zh: "请写毫米数，如 2.5。"))

  /// What a full certificate says as well.
  static var certificate: [OptionSpec] {
    [
      OptionSpec(
        "technique", Options.choice(Text(en: "HOW", zh: "技术"), Technique.self),
        help: Text(en: "How the data was removed.", zh: "清除技术。"), group: paper),
      OptionSpec(
        "media", Options.choice(Text(en: "KIND", zh: "介质类型"), MediaType.self),
        help: Text(en: "What the medium writes on.", zh: "介质类型。"), group: paper),
      OptionSpec(
        "tool-version", ValueSpec(Text(en: "VERSION", zh: "版本")),
        help: Text(en: "The version of the tool.", zh: "工具版本。"), group: paper),
      OptionSpec(
        "verification", Options.choice(Text(en: "HOW", zh: "方式"), WipeVerification.self),
        help: Text(en: "How it was looked into.", zh: "校验方式。"), group: paper),
      OptionSpec(
        "verifier", Options.who, help: Text(en: "Who looked; without it, you.", zh: "校验人；不填则为本人。"),
        group: paper),
      OptionSpec(
        "standard", Options.choice(Text(en: "BOOK", zh: "标准"), SanitiseStandard.self),
        help: Text(en: "By whose book.", zh: "所依标准。"), group: paper),
    ] + CertificateField.allCases.map(option)
  }

  private static func option(_ field: CertificateField) -> OptionSpec {
    func option(_ value: ValueSpec, _ help: Text) -> OptionSpec {
      OptionSpec(field.option, value, help: help, group: paper)
    }
    let secrecy = Options.choice(Text(en: "CLASS", zh: "密级"), ConfidentialityClass.self)
    let area = Options.choice(Text(en: "WHAT", zh: "情况"), HiddenArea.self)
    return switch field {
    case .classBefore: option(secrecy, Text(en: "How confidential it was.", zh: "清除前的密级。"))
    case .classAfter: option(secrecy, Text(en: "How confidential it is now.", zh: "清除后的密级。"))
    case .sectors: option(number, Text(en: "How many sectors were covered.", zh: "覆盖的扇区数。"))
    case .namespaces: option(number, Text(en: "How many namespaces were covered.", zh: "覆盖的命名空间数。"))
    case .hiddenAreas: option(area, Text(en: "HPA and DCO.", zh: "HPA 和 DCO 隐藏区。"))
    case .spareAreas: option(area, Text(en: "Over-provisioned blocks.", zh: "预留空间。"))
    case .badSectors: option(number, Text(en: "How many could not be written or read.", zh: "无法读写的扇区数。"))
    case .began: option(time, Text(en: "When the wipe began.", zh: "清除开始时间。"))
    case .ended: option(time, Text(en: "When it ended.", zh: "清除结束时间。"))
    case .validation:
      option(
        Options.choice(Text(en: "VERDICT", zh: "结论"), WipeValidation.self),
        Text(en: "Whether that is good enough for what was on it.", zh: "结果是否满足该数据的要求。"))
    case .alwaysEncrypted:
      option(RepairCommand.yesNo, Text(en: "Encrypted since before the first data.", zh: "写入首批数据前即已加密。"))
    case .keyHolder: option(Options.words, Text(en: "Who held the key.", zh: "密钥由谁持有。"))
    case .keyZeroised: option(RepairCommand.yesNo, Text(en: "Whether the key is gone.", zh: "密钥是否已清零。"))
    case .keyCopies:
      option(
        Options.choice(Text(en: "WHAT", zh: "情况"), KeyCopies.self),
        Text(en: "Copies of it elsewhere.", zh: "密钥的外部副本。"))
    case .particleSize: option(millimetres, Text(en: "The largest piece left.", zh: "最大残留颗粒。"))
    case .machine: option(Options.words, Text(en: "What destroyed it.", zh: "销毁设备。"))
    case .video: option(Options.words, Text(en: "Where the recording of it is kept.", zh: "销毁录像存放处。"))
    case .wipeBatch: option(Options.words, Text(en: "The batch it went with.", zh: "所属清除批次。"))
    case .batchSize: option(number, Text(en: "How many media the batch has.", zh: "批次介质总数。"))
    case .sampled: option(number, Text(en: "How many of them were looked into again.", zh: "其中抽检数量。"))
    case .sampler: option(Options.who, Text(en: "Who looked into the sample; not you.", zh: "抽检人，不得为本人。"))
    case .backup: option(Options.words, Text(en: "Where its data was copied to before.", zh: "清除前数据备份的去处。"))
    case .nextUse:
      option(
        Options.choice(Text(en: "USE", zh: "去向"), MediumNextUse.self),
        Text(en: "What becomes of the medium.", zh: "介质的后续去向。"))
    }
  }

  /// Adds what is typed of a certificate.
  ///
  /// - Parameter evidence: what is known before; nobody types what a file says itself.
  static func certify(
    _ evidence: inout [EvidenceKey: EvidenceValue], _ call: Call, _ roll: Roll, _ writing: Writing
  ) throws {
    let invocation = call.invocation
    let told = evidence
    for (key, option): (EvidenceKey, String) in [
      (.technique, "technique"), (.mediaType, "media"), (.verification, "verification"),
      (.standard, "standard"),
    ] {
      if let word = invocation.value(option) { evidence[key] = .code(word) }
    }
    if let version = try call.name("tool-version") {
      evidence[.toolVersion] = .secret(try writing.seal(version, as: .text))
    }
    for field in CertificateField.allCases {
      guard let value = try typed(field, call, roll, writing) else { continue }
      guard told[field.key] == nil else { throw Refusal.notWithEvidence(field.option) }
      evidence[field.key] = value
    }
    // Who says that it was looked into, and names nobody, looked themselves.
    if let verifier = try invocation.value("verifier").map({ try call.person($0, in: roll).id }) {
      evidence[.verifier] = .id(verifier)
    } else if invocation.value("verification") != nil || invocation.value("validation") != nil {
      evidence[.verifier] = .id(writing.person)
    }
    let sample: [CertificateField] = [.wipeBatch, .batchSize, .sampled, .sampler]
    if evidence[.sampled] != nil || evidence[.sampler] != nil,
      let left = sample.first(where: { evidence[$0.key] == nil })
    {
      throw Refusal.halfSample(left.option)
    }
    guard case .code(let word) = evidence[.technique], let technique = Technique(rawValue: word) else {
      return
    }
    for field in CertificateField.allCases where evidence[field.key] != nil {
      if field.isOfKeys && technique != .cryptoErase || field.isOfDestruction && !technique.isDestruction {
        throw Refusal.notWithTechnique(field.option, technique)
      }
    }
  }

  /// At most fifteen digits: what a body of the ledger can hold.
  private static func whole(_ text: String, from least: Int64) -> Int64? {
    guard (1...15).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int64(text), number >= least
    else { return nil }
    return number
  }

  private static func typed(
    _ field: CertificateField, _ call: Call, _ roll: Roll, _ writing: Writing
  ) throws -> EvidenceValue? {
    let invocation = call.invocation
    return switch field {
    case .classBefore, .classAfter, .hiddenAreas, .spareAreas, .validation, .keyCopies, .nextUse:
      invocation.value(field.option).map { .code($0) }
    case .began, .ended: try invocation.value(field.option) { LocalTime($0) }.map { .code($0.text) }
    case .sectors, .namespaces, .batchSize, .sampled:
      try invocation.value(field.option) { whole($0, from: 1) }.map { .number($0) }
    case .badSectors: try invocation.value(field.option) { whole($0, from: 0) }.map { .number($0) }
    case .particleSize:
      try invocation.value(field.option) { Int64(thousandths: $0).flatMap { $0 > 0 ? $0 : nil } }
        .map { .number($0) }
    case .alwaysEncrypted, .keyZeroised: invocation.value(field.option).map { .flag($0 == "yes") }
    case .sampler: try invocation.value(field.option).map { .id(try call.person($0, in: roll).id) }
    case .keyHolder, .machine, .video, .wipeBatch, .backup:
      try call.name(field.option).map { .secret(try writing.seal($0, as: .text)) }
    }
  }
}

extension Technique {
  fileprivate var isDestruction: Bool { claims(.destroy, on: nil) }
}

extension EvidenceKey {
  /// By which option of `sanitise` it is given.
  var certificateOption: String {
    switch self {
    case .mediaType: "media"
    case .toolVersion: "tool-version"
    case .file: "evidence"
    default: CertificateField.allCases.first { $0.key == self }?.option ?? rawValue
    }
  }
}

extension CertificateField {
  fileprivate var option: String {
    switch self {
    case .classBefore: "class-before"
    case .classAfter: "class-after"
    case .sectors: "sectors"
    case .namespaces: "namespaces"
    case .hiddenAreas: "hidden"
    case .spareAreas: "spare"
    case .badSectors: "bad-sectors"
    case .began: "began"
    case .ended: "ended"
    case .validation: "validation"
    case .alwaysEncrypted: "always-encrypted"
    case .keyHolder: "key-holder"
    case .keyZeroised: "key-zeroised"
    case .keyCopies: "key-copies"
    case .particleSize: "particle"
    case .machine: "machine"
    case .video: "video"
    case .wipeBatch: "batch"
    case .batchSize: "batch-size"
    case .sampled: "sampled"
    case .sampler: "sampled-by"
    case .backup: "backup"
    case .nextUse: "next-use"
    }
  }
}
