import CommandLineKit
import Lifecycle
import Model
import Reports
import Store
import Words

/// `tagroll report harvest [--all]`
enum ReportHarvest: FigureVerb {
  static let all = OptionSpec("all", help: Text(en: "Of what has left as well.", zh: "同时列出已离开的。"))

  static let spec = CommandSpec(
    "harvest", zh: "留用部件", summary: Text(en: "Parts to keep of what is retired.", zh: "停用资产中应留用的部件。")
  ) {
    CommandDetails(
      discussion: Text(
        en: "What --harvest of 'retire', 'appraise' or 'approve' named, and what became of it.",
        zh: "由“停用”“鉴定”或“审批”的 --harvest 指定的部件，及其结果。"),
      examples: [
        CommandDetails.Example("tagroll report harvest", Text(en: "what to take out", zh: "待拆部件"))
      ], options: [all, Options.csv] + Options.past)
  }

  static func figures(_ roll: Roll, _ call: Call, at moment: Moment) throws -> Figures {
    var report = HarvestFigures(call.language)
    try roll.eachHarvest(at: moment, all: call.invocation.flag("all")) { report.add($0, $1) }
    return report.figures
  }
}

extension Options {
  static let harvest = OptionSpec(
    "harvest", ValueSpec(Text(en: "PART", zh: "部件")),
    help: Text(
      en: "A part to be kept as a spare: its number, serial or kind; or none.",
      zh: "应留用的部件：编号、序列号或种类；none 表示不留用。"),
    repeatable: true)
}

extension Call {
  /// The numbers of the parts that `--harvest` names; `nil` where it is not given.
  func harvest(of asset: Asset) throws -> [Int]? {
    let values = invocation.values("harvest")
    if values.isEmpty { return nil }
    if values == [Harvest.nothing] { return [] }
    return try values.map { text in
      let word = AssetReference.clean(text)
      guard let part = try RepairParts.part(word, of: asset) else { throw Refusal.noSuchPart(word, asset) }
      return part.part.number
    }
  }

  /// Tells who lets a thing go what was to be kept of it and is still in it.
  func warnOfHarvest(_ asset: Asset, in roll: Roll) throws {
    guard let harvest = try roll.harvest(of: asset), toldHarvest.insert(asset.id).inserted,
      let warning = HarvestReport(language).warning(harvest, of: asset)
    else { return }
    remark(Text(en: TerminalText(warning.en).string, zh: TerminalText(warning.zh).string))
  }
}
