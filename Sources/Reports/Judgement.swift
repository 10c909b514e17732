import Identity
import Model
import Rules
import Words

/// What the rules say of the facts of one report, in words.
struct Judgement {
  private let rules: HouseRules
  private let isVirtual: Bool
  /// The makers of the monitors, as their EDIDs spell them.
  private let monitorMakers: [DeviceText?]
  private let language: Language
  /// What a machine is called by, and where that was found: only where it is not the field made for it.
  let names: [(label: Text, what: Text, named: Named)]

  init(_ report: ScanReport, _ rules: HouseRules, _ language: Language) {
    self.rules = rules
    self.language = language
    isVirtual = report.virtualisation.kind.value == .virtualMachine
    monitorMakers = report.hardware?.monitors.map(\.maker.value) ?? []
    let usual = [
      "hardware.system.product", "hardware.system.device_tree_model", "hardware.system.vendor",
      "hardware.system.serial", "hardware.system.device_tree_serial",
    ]
    let maker = Text(en: "maker", zh: "制造商")
    let model = Text(en: "model", zh: "型号")
    let number = Text(en: "product number", zh: "产品编号")
    let serial = Text(en: "serial", zh: "序列号")
    let found: [(label: Text, what: Text, named: Named?)] =
      report.hardware.map { hardware in
        [
          (maker, maker, rules.rules.maker(of: hardware)), (model, model, rules.rules.model(of: hardware)),
          (Text(en: "number", zh: number.zh), number, rules.rules.productNumber(of: hardware)),
          (serial, serial, rules.rules.serial(of: hardware)),
        ]
      } ?? []
    names = found.compactMap { label, what, named in
      named.flatMap { $0.rule == nil && usual.contains($0.fact) ? nil : (label, what, $0) }
    }
  }

  /// `rejected by any.fill-in: an order to the machine's maker, …`; `nil` for a value that is believed.
  func rejection(of value: DeviceText, at fact: String) -> String? {
    guard let field = JudgedField(fact: fact),
      let rule = rules.rules.rejects(
        value, as: field, virtual: isVirtual, ofMonitorBy: monitorMaker(of: fact))
    else { return nil }
    return Text(en: "rejected by \(because(rule))", zh: "已排除，规则 \(because(rule))").in(language)
  }

  /// Of the monitor a fact is about: `hardware.monitors[1].serial_number`.
  private func monitorMaker(of fact: String) -> DeviceText? {
    let beginning = "hardware.monitors["
    guard fact.hasPrefix(beginning),
      let index = Int(fact.dropFirst(beginning.utf8.count).prefix { $0 != "]" }),
      monitorMakers.indices.contains(index)
    else { return nil }
    return monitorMakers[index]
  }

  /// How a name was found: `model by lenovo.name: Lenovo writes …`.
  func origin(_ what: Text, _ named: Named) -> String {
    let where_ =
      named.rule.map(because)
      ?? Text(en: "the field made for it says nothing", zh: "专用字段没有有效值").in(language)
    let en = named.rule == nil ? "taken for the \(what.en): " : "\(what.en) by "
    let zh = named.rule == nil ? "用作\(what.zh)：" : "\(what.zh)，规则 "
    return Text(en: en + where_, zh: zh + where_).in(language)
  }

  private func because(_ rule: RuleID) -> String {
    guard let reason = rules.note(rule)?.reason else { return rule.rawValue }
    let text = TerminalText(reason.in(language)).string
    return Text(en: "\(rule.rawValue): \(text)", zh: "\(rule.rawValue)：\(text)").in(language)
  }
}
