import CommandLineKit
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll migrate OLD… --how WAY`
enum Migrate: Verb {
  static let spec = CommandSpec(
    "migrate", zh: "迁移", summary: Text(en: "Record that its data is on what replaces it.", zh: "登记数据已迁移到新机。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          The step of a replacement between giving out the new one and wiping the old one: how the data came over, how much, who looked \
          whether it is all there, and whether its user says so. What is still to do lists 'report replacements'.
          """,
        zh: "更换流程中发放新机与清除旧机之间的一步：迁移方式、数量、由谁核对、使用人是否确认。未完成的见“report replacements”。"),
      examples: [
        CommandDetails.Example(
          "tagroll migrate LT-00013 --how copied --checked-by li.na --agreed yes",
          Text(en: "all of it", zh: "全部迁移")),
        CommandDetails.Example(
          "tagroll migrate LT-00013 --how nothing", Text(en: "nothing was on it", zh: "无数据")),
      ],
      operands: [Options.assets],
      options: [
        OptionSpec(
          "how", Options.choice(Text(en: "WAY", zh: "方式"), Migration.self),
          help: Text(en: "How it came over.", zh: "迁移方式。"), required: true),
        OptionSpec(
          "items", ValueSpec(Text(en: "N", zh: "数量"), form: Text(en: "Write a whole number.", zh: "请写整数。")),
          help: Text(en: "How many files or mailboxes.", zh: "文件或邮箱数量。")),
        OptionSpec(
          "gb",
          ValueSpec(
            Text(en: "GB", zh: "容量"), form: Text(en: "Write gigabytes: 34.5.", zh: "请写 GB 数，如 34.5。")),
          help: Text(en: "How much that is.", zh: "数据量（GB）。")),
        OptionSpec(
          "checked-by", Options.who, help: Text(en: "Who looked whether it is all there.", zh: "由谁核对。")),
        OptionSpec(
          "agreed", RepairCommand.yesNo,
          help: Text(en: "Whether its user says that it is all there.", zh: "使用人是否确认齐全。")),
      ] + Options.writing)
  }

  static func run(_ call: Call) throws {
    let invocation = call.invocation
    guard let way = Migration(rawValue: try invocation.required("how")) else { return }
    let items = try invocation.value("items") { text in Int64(text).flatMap { $0 > 0 ? $0 : nil } }
    let megabytes = try invocation.value("gb") { Int64(thousandths: $0).flatMap { $0 > 0 ? $0 : nil } }
    let agreed = invocation.value("agreed").map { $0 == "yes" }
    try call.act(on: invocation.operands) { writing, roll in
      var facts: [EvidenceKey: EvidenceValue] = [.migration: .code(way.rawValue)]
      if let items { facts[.items] = .number(items) }
      if let megabytes { facts[.volume] = .number(megabytes * 1_000_000) }
      if let agreed { facts[.agreed] = .flag(agreed) }
      if let checker = invocation.value("checked-by") {
        facts[.verifier] = .id(try call.person(checker, in: roll).id)
      }
      return { asset in
        guard asset.replacedBy != nil else { throw Refusal.notReplaced(asset) }
        return [Step(.dataMoved, to: asset.stage, facts)]
      }
    } tell: { _, _, _ in
      Text(en: "its data: \(way.name.en)", zh: "数据：\(way.name.zh)")
    } unchanged: { _, _ in
      Text(en: "nothing written", zh: "未写入")
    }
  }
}

/// `tagroll report replacements [--all]`
enum ReportReplacements: FigureVerb {
  static let all = OptionSpec("all", help: Text(en: "Those that are over as well.", zh: "包括已完成的。"))

  static let spec = CommandSpec(
    "replacements", zh: "更换", summary: Text(en: "What replacements have still to do.", zh: "未完成的更换。")
  ) {
    CommandDetails(
      discussion: Text(
        en: """
          A replacement is over when the old thing is back and its data moved, or wiped. When the data moved, who looked and who asked for and \
          approved it is in --csv.
          """,
        zh: "旧机已归还且数据已迁移（或已清除），更换才算完成。迁移日期、核对人、申请人与批准人见 --csv。"),
      examples: [
        CommandDetails.Example("tagroll report replacements", Text(en: "what is under way", zh: "未完成的"))
      ], options: [all, Options.csv] + Options.past)
  }

  static func figures(_ roll: Roll, _ call: Call, at moment: Moment) throws -> Figures {
    var report = ReplacementFigures(on: moment.day ?? call.today, listsAll: call.invocation.flag("all"))
    try roll.eachReplacement(at: moment) { report.add($0) }
    return try report.figures(roll, call.language)
  }
}

extension Call {
  /// Says that a wipe takes what its user may still want, while it can be stopped.
  func warnOfUnmoved(_ asset: Asset, in roll: Roll) throws {
    guard let replacement = try roll.replacement(of: asset), replacement.moved == nil else { return }
    let (old, new) = (asset.tag.text, replacement.new.tag.text)
    remark(
      Text(
        en: "Nobody says that what was on \(old) is on \(new): tagroll migrate \(old) --how WAY.",
        zh: "尚未登记 \(old) 的数据已迁移到 \(new)：tagroll migrate \(old) --how 方式。"))
  }
}

extension Refusal {
  static func notReplaced(_ asset: Asset) -> Refusal {
    Refusal(
      code: "migrate.not_replaced", exit: .refused,
      message: Text(
        en: "nothing replaces \(asset.tag.text), so there is nowhere to move its data to",
        zh: "\(asset.tag.text) 没有更换，数据无处迁移"),
      hints: [
        Text(
          en: "give out what does:  tagroll replace \(asset.tag.text) NEW --reason TEXT",
          zh: "先更换：  tagroll replace \(asset.tag.text) 新资产 --reason 原因")
      ], reference: asset.tag.text)
  }
}
