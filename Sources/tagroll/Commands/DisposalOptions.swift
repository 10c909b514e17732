import CommandLineKit
import Lifecycle
import Model
import Reports
import Store
import Words

/// What an auditor's row of a thing that left says beside who took it, as far as somebody types it.
enum DisposalOptions {
  private static let record = Text(en: "Its record", zh: "处置记录")
  private static let number = ValueSpec(Text(en: "NO", zh: "编号"))

  /// What becomes of it at the other end.
  static var treated: [OptionSpec] {
    [
      OptionSpec(
        "treatment", Options.choice(Text(en: "WAY", zh: "方式"), Treatment.self),
        help: Text(en: "What became of it.", zh: "处理方式。"), group: record),
      OptionSpec(
        "waste-code",
        ValueSpec(
          Text(en: "CODE", zh: "代码"),
          form: Text(en: "Write six digits: 16 02 13*.", zh: "请写六位代码，如 16 02 13*。")),
        help: Text(en: "By the European list of waste.", zh: "欧盟废物名录代码。"), group: record),
      OptionSpec(
        "hazardous", RepairCommand.yesNo, help: Text(en: "Whether it is hazardous waste.", zh: "是否为危险废物。"),
        group: record),
      OptionSpec(
        "weight", ManifestRelease.kilograms, help: Text(en: "What it weighs, each.", zh: "单件重量。"),
        group: record),
      OptionSpec(
        "country",
        ValueSpec(
          Text(en: "CC", zh: "国家"), form: Text(en: "Write two letters: CN.", zh: "请写两位字母，如 CN。")),
        help: Text(en: "Where that was done.", zh: "处理地所在国家或地区。"), group: record),
      OptionSpec(
        "proceeds", Options.money, help: Text(en: "What it brought, each.", zh: "单件残值收入。"), group: record),
    ]
  }

  /// What is written down when it leaves, and what the books call it.
  static var booked: [OptionSpec] {
    [
      OptionSpec("ref", number, help: Text(en: "What the books call that.", zh: "财务凭证号。"), group: record),
      OptionSpec(
        "book-value", Options.money,
        help: Text(en: "In the books that day; without it, by the policy.", zh: "当日账面价值；不填则按制度计算。"),
        group: record),
      OptionSpec(
        "permit", number,
        help: Text(
          en: "By which they may take it; without it, what they have shown.", zh: "接收方资质编号；不填则取已登记资质。"),
        group: record),
    ]
  }

  static func facts(_ call: Call) throws -> DisposalFacts {
    let invocation = call.invocation
    let typed = try invocation.value("waste-code") { WasteCode.typed($0) }
    let said = invocation.value("hazardous").map { $0 == "yes" }
    if typed?.isHazardous == true, said == false { throw Refusal.starredAndHarmless }
    return DisposalFacts(
      wasteCode: typed?.code, isHazardous: typed?.isHazardous == true ? true : said,
      grams: try invocation.value("weight") { Int64(thousandths: $0).flatMap { $0 > 0 ? $0 : nil } },
      treatment: invocation.value("treatment").flatMap(Treatment.init(rawValue:)),
      country: try invocation.value("country") { Country($0.uppercased()) },
      proceeds: try call.money("proceeds"))
  }

  /// What is written down of a thing that leaves: what it stands in the books for, and the paper that lets its vendor take it.
  ///
  /// - Parameters:
  ///   - value: what somebody typed; what the policy's rule says, when `nil`.
  ///   - permit: the same of the paper; the one that holds longest, when `nil`.
  static func leaving(
    _ asset: Asset, to vendor: EntityID, _ route: DisposalMethod, on day: Day, value: Money? = nil,
    permit: Digest? = nil, _ roll: Roll, _ writing: Writing
  ) throws(StoreError) -> [EvidenceKey: EvidenceValue] {
    var facts: [EvidenceKey: EvidenceValue] = [:]
    if let value {
      facts[.bookValue] = .money(value)
    } else if asset.ownership == .owned, let price = asset.price, let bought = asset.purchased {
      let rule = writing.policy.depreciation
      facts[.bookValue] = .money(rule.bookValue(of: price, asset.category, since: bought, on: day))
    }
    let papers = try roll.papers(of: vendor).filter { $0.allows(route, on: day) }
    if let number = permit ?? papers.max(by: { $0.validTo < $1.validTo })?.number {
      facts[.permit] = .secret(number)
    }
    return facts
  }
}

extension Call {
  /// What somebody else shall use is waste until somebody has tried it (Directive 2012/19/EU, annex VI).
  func warnOfUntested(_ asset: Asset) {
    guard toldUntested.insert(asset.id).inserted else { return }
    let tag = asset.tag.text
    remark(
      Text(
        en: "Somebody else shall use \(tag), and nobody says that it was tried: --tested TEXT.",
        zh: "\(tag) 将由他人使用，但没有功能检测记录：--tested 检测结果。"))
  }
}

extension Refusal {
  static let starredAndHarmless = Refusal(
    code: "dispose.starred", exit: .usage,
    message: Text(
      en: "a code with a star is of hazardous waste, and --hazardous says no",
      zh: "带星号的代码属于危险废物，与 --hazardous no 矛盾"),
    hints: [Text(en: "leave out the star, or --hazardous", zh: "请去掉星号，或去掉 --hazardous")])
}
