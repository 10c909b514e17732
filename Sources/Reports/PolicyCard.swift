public import Lifecycle
public import Model
public import Words

/// A policy for people: what `policy show` prints.
public struct PolicyCard {
  private let policy: Policy
  private let hash: Digest
  private let language: Language

  public init(_ policy: Policy, hash: Digest, _ language: Language) {
    self.policy = policy
    self.hash = hash
    self.language = language
  }

  public func lines() -> [String] {
    let rows = rows()
    let width = rows.map { CellWidth.of($0.name.in(language)) }.max() ?? 0
    let facts = rows.map {
      "  \(CellWidth.padded($0.name.in(language), to: width))  \(TerminalText($0.value.in(language)).string)"
    }
    return [TerminalText(policy.name).string] + facts + [""] + ladder().map { "  \($0)" }
  }

  private func rows() -> [(name: Text, value: Text)] {
    var rows: [(name: Text, value: Text)] = [
      (Text(en: "profile", zh: "模式"), policy.profile.meaning),
      (Text(en: "hash", zh: "哈希"), Text(en: hash.text, zh: hash.text)),
    ]
    let years = policy.minimumYears.sorted { $0.key.rawValue < $1.key.rawValue }
    if !years.isEmpty {
      rows.append(
        (
          Text(en: "minimum service", zh: "最低使用年限"),
          Text(
            en: years.map { "\($0.key.name.en) \($0.value) y" }.joined(separator: ", "),
            zh: years.map { "\($0.key.name.zh) \($0.value) 年" }.joined(separator: "、"))
        ))
    }
    let highest = policy.ladder.highest
    if !highest.isEmpty {
      rows.append(
        (
          Text(en: "highest band", zh: "一律最高档"),
          Text(
            en: "\(highest.map(\.name.en).joined(separator: ", ")), whatever they cost",
            zh: "\(highest.map(\.name.zh).joined(separator: "、"))，不论原值")
        ))
    }
    rows.append(
      (
        Text(en: "records", zh: "档案保存"),
        Text(
          en: "kept \(policy.retentionYears) years after the end", zh: "处置后保存 \(policy.retentionYears) 年")
      ))
    rows.append(
      (
        Text(en: "stocktake", zh: "盘点"),
        Text(
          en: "missing for \(policy.missingDays) days is decided; a sample draws \(policy.sample)",
          zh: "盘亏满 \(policy.missingDays) 天须决定；抽样 \(policy.sample) 件")
      ))
    rows.append(
      (
        Text(en: "replaced things", zh: "更换旧机"),
        Text(en: "are back within \(policy.returnDays) working days", zh: "\(policy.returnDays) 个工作日内归还")
      ))
    rows.append(
      (
        Text(en: "repairs", zh: "维修"),
        Text(
          en: "are not worth it from \(policy.uneconomicPercent) % of a new one",
          zh: "累计达新机价的 \(policy.uneconomicPercent)% 即不划算")
      ))
    rows.append((Text(en: "written off", zh: "折旧"), policy.depreciation.meaning))
    rows.append(
      (
        Text(en: "witness", zh: "见证"),
        Text(
          en: "\(policy.wipeWitness.meaning.en); a hold is lifted before \(policy.holdWitness.meaning.en)",
          zh: "\(policy.wipeWitness.meaning.zh)；解除冻结须由\(policy.holdWitness.meaning.zh)见证")
      ))
    if !policy.certificates.isEmpty {
      let demands = policy.certificates.map(\.meaning)
      rows.append(
        (
          Text(en: "certificates", zh: "清除证书"),
          Text(
            en: demands.map(\.en).joined(separator: "; "), zh: demands.map(\.zh).joined(separator: "；"))
        ))
    }
    return rows
  }

  private func ladder() -> [String] {
    let ladder = policy.ladder
    var table = Table([
      Table.Column(Text(en: "value in \(ladder.currency)", zh: "原值（\(ladder.currency)）").in(language)),
      Table.Column(Text(en: "buying is approved by", zh: "采购审批").in(language)),
      Table.Column(Text(en: "scrapping by", zh: "报废审批").in(language)),
      Table.Column(Text(en: "appraisers", zh: "鉴定人数").in(language), .number),
    ])
    for (index, band) in ladder.bands.enumerated() {
      let before = index > 0 ? ladder.bands[index - 1].upTo?.amount : nil
      let value =
        band.upTo.map { Text(en: "up to \($0.amount)", zh: "不超过 \($0.amount)") }
        ?? before.map { Text(en: "above \($0)", zh: "超过 \($0)") } ?? Text(en: "any", zh: "不限")
      table.add([
        TerminalText(value.in(language)), TerminalText(names(band.buy)), TerminalText(names(band.scrap)),
        TerminalText("\(band.appraisers)"),
      ])
    }
    return table.lines()
  }

  private func names(_ roles: [Role]) -> String {
    roles.map { $0.name.in(language) }.joined(separator: " + ")
  }
}

extension Policy.Profile {
  /// What it means for whoever works under it.
  public var meaning: Text {
    switch self {
    case .solo:
      Text(en: "solo: one person may stand on both sides, and that is marked", zh: "solo：可一人办理双方步骤，事件会注明")
    case .standard: Text(en: "standard: what wants two people takes two", zh: "standard：须两人办理的步骤不得由一人办理")
    }
  }
}

extension CertificateDemand {
  /// `destroy, from confidential: machine, video`
  fileprivate var meaning: Text {
    let names = keys.map(\.certificateName)
    let level = method?.name ?? Text(en: "every wipe", zh: "所有清除")
    let from = from.map(\.name)
    return Text(
      en: "\(level.en)\(from.map { ", from \($0.en) on" } ?? ""): \(names.map(\.en).joined(separator: ", "))",
      zh: "\(level.zh)\(from.map { "（密级\($0.zh)及以上）" } ?? "")：\(names.map(\.zh).joined(separator: "、"))")
  }
}

extension Policy.WipeWitness {
  fileprivate var meaning: Text {
    switch self {
    case .leaving: Text(en: "of a wipe when the thing leaves the house", zh: "设备离开本单位时，数据清除须有见证")
    case .always: Text(en: "of every wipe", zh: "每次数据清除均须有见证")
    }
  }
}

extension Policy.HoldWitness {
  fileprivate var meaning: Text {
    switch self {
    case .anyone: Text(en: "anyone", zh: "任一人")
    case .auditor: Text(en: "an auditor", zh: "审计员")
    }
  }
}
