import CommandLineKit
import Exchange
import Lifecycle
import Model
import Reports
import Store
import Words

// The monitors of a machine: assets of their own, which go where the machine does not.
extension Register {
  static let inside = Text(en: "Scanned", zh: "扫描所见")

  static let monitorsOption = OptionSpec(
    "monitors",
    help: Text(en: "Its monitors too, each as an asset of its own.", zh: "同时登记所接显示器，各为一项资产。"), group: inside)

  /// Brings the monitors a scan saw onto the roll, next to their machine, or tells which are not there yet.
  static func monitors(
    of machine: Asset, _ thing: Newcomer, at place: EntityID?, with holder: Party?, _ writing: Writing,
    _ roll: Roll, _ call: Call, on day: Day
  ) throws -> [Change] {
    guard let intake = thing.intake else { return [] }
    let wanted = call.invocation.flag("monitors")
    var changes: [Change] = []
    var missing: [SeenMonitor] = []
    for monitor in intake.monitors {
      switch try intake.verdict(of: monitor, on: roll) {
      case .new where wanted:
        changes.append(
          try begin(monitor, at: machine, thing, in: place, with: holder, writing, on: day))
      case .new: missing.append(monitor)
      case .known(let asset) where wanted:
        changes.append(
          Change(
            asset: asset, sentence: Text(en: "on the roll already, nothing written", zh: "已在账册上，未写入"),
            events: []))
      case .known: continue
      case .unsure(let assets):
        let tags = assets.map(\.tag.text).joined(separator: ", ")
        let title = monitor.title.shown
        call.remark(
          Text(
            en: "Monitor \(title) may be \(tags): look at the label",
            zh: "显示器 \(title) 可能是 \(tags)：请核对标签"))
      }
    }
    if !missing.isEmpty { propose(missing, call) }
    if wanted {
      for name in intake.nameless {
        call.remark(
          Text(
            en: "Monitor \(name.shown) tells no serial of its own: type in what its label says",
            zh: "显示器 \(name.shown) 没有可用的序列号：请按标签手工录入"))
      }
    }
    return changes
  }

  private static func propose(_ monitors: [SeenMonitor], _ call: Call) {
    let titles = monitors.map(\.title.shown)
    let again =
      call.invocation.operands.first == "-"
      ? "tagroll scan --json | tagroll register - --monitors" : "tagroll register . --monitors"
    call.remark(
      Text(
        en: "Monitors that are not on the roll: \(titles.joined(separator: ", ")):  \(again)",
        zh: "未在账册上的显示器：\(titles.joined(separator: "、"))：  \(again)"))
  }

  private static func begin(
    _ monitor: SeenMonitor, at machine: Asset, _ thing: Newcomer, in place: EntityID?, with holder: Party?,
    _ writing: Writing, on day: Day
  ) throws -> Change {
    var evidence: [EvidenceKey: EvidenceValue] = [
      .tag: .code(try writing.nextTag(.monitor).text), .category: .code(Category.monitor.rawValue),
      .ownership: .code(thing.ownership.rawValue), .source: .code("scan"), .serial: .device(monitor.serial),
      .attachedTo: .id(machine.id),
    ]
    if let place { evidence[.place] = .id(place) }
    if let maker = monitor.maker { evidence[.maker] = .device(maker) }
    if let model = monitor.model { evidence[.model] = .device(model) }
    let first = Step(
      .found, to: .received, evidence, keys: monitor.lookupKeys, scan: try thing.keepScan(writing))
    var asset = try writing.begin(first, on: day)
    if let holder, let place {
      asset = try writing.record(
        try Walk.assign(asset, to: Holder(.person, holder.id), at: place), on: asset, day: day)
    }
    return Change(
      asset: asset,
      sentence: Text(
        en: "registered, seen at \(machine.tag.text): \(monitor.title.shown)",
        zh: "已登记，接在 \(machine.tag.text) 上：\(monitor.title.shown)"),
      events: writing.events.filter { $0.subject == asset.id }.map(\.sequence))
  }
}

extension DeviceText {
  fileprivate var shown: String { TerminalText(bytes).string }
}
