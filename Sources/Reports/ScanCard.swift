import Identity
public import Model
public import Rules
public import Words

/// What `scan` prints: one line a fact, with the place it came from, why it is not believed, what root would add, and
/// what a person should look at.
public struct ScanCard {
  private let report: ScanReport
  private let rules: HouseRules
  private let judgement: Judgement
  private let marks: [Mark]
  private let language: Language

  public init(_ report: ScanReport, _ rules: HouseRules, today: Day, _ language: Language) {
    self.report = report
    self.language = language
    self.rules = rules
    judgement = Judgement(report, rules, language)
    marks = Mark.all(in: report, today: today)
  }

  private struct Row {
    var name: Text
    var value: String
    var source: String
    /// Lines below it.
    var remarks: [String] = []
  }

  /// A fact and where it stands in the report.
  private typealias Place = (fact: Fact<DeviceText>, path: String)

  public func lines() -> [String] {
    var rows = system() + runningSystem()
    if let hardware = report.hardware { rows += parts(hardware) }
    let names = rows.map { CellWidth.of($0.name.in(language)) }.max() ?? 0
    let values = min(56, rows.map { CellWidth.of($0.value) }.max() ?? 0)
    let lines = rows.flatMap { row in
      let line =
        "\(CellWidth.padded(row.name.in(language), to: names))  \(CellWidth.padded(row.value, to: values))  \(TerminalText(row.source).string)"
      let remarks = row.remarks.map { String(repeating: " ", count: names + 4) + $0 }
      return [String(line.reversed().drop { $0 == " " }.reversed())] + remarks
    }
    return lines + withheld() + NoteList.lines(report.notes, language)
      + MarkList.lines(marks, withFacts: false, language)
  }

  private func system() -> [Row] {
    var rows: [Row] = []
    let kind = report.virtualisation.kind
    if let value = kind.value, value != .none {
      let product = report.virtualisation.product.value.map { " (\(TerminalText($0.bytes).string))" } ?? ""
      let name =
        value == .container ? Text(en: "container", zh: "容器") : Text(en: "virtual machine", zh: "虚拟机")
      rows.append(
        Row(name: Text(en: "kind", zh: "类型"), value: name.in(language) + product, source: kind.source))
    }
    guard let hardware = report.hardware else { return rows }
    add(Text(en: "maker", zh: "制造商"), hardware.system.vendor, "hardware.system.vendor", &rows)
    add(Text(en: "product", zh: "产品"), hardware.system.product, "hardware.system.product", &rows)
    add(Text(en: "version", zh: "版本"), hardware.system.version, "hardware.system.version", &rows)
    add(
      Text(en: "model", zh: "型号"), hardware.system.deviceTreeModel, "hardware.system.device_tree_model", &rows
    )
    add(Text(en: "serial", zh: "序列号"), hardware.system.serial, "hardware.system.serial", &rows)
    add(Text(en: "uuid", zh: "UUID"), hardware.system.uuid, "hardware.system.uuid", &rows)
    add(Text(en: "board", zh: "主板"), hardware.board.name, "hardware.board.name", &rows)
    for (label, what, named) in judgement.names {
      rows.append(
        Row(
          name: label, value: TerminalText(named.text.bytes).string, source: named.source,
          remarks: [judgement.origin(what, named)]))
    }
    if let category = hardware.chassis.category.value {
      rows.append(
        Row(
          name: Text(en: "chassis", zh: "机箱"), value: category.name.in(language),
          source: hardware.chassis.category.source))
    }
    add(
      Text(en: "firmware", zh: "固件"), hardware.firmware.version, "hardware.firmware.version", &rows)
    for processor in hardware.processors {
      let cores = processor.cores.value.map { $0 == 1 ? ", 1 core" : ", \($0) cores" } ?? ""
      let threads = processor.threads.value.map { $0 == 1 ? ", 1 thread" : ", \($0) threads" } ?? ""
      let zhCores = processor.cores.value.map { "，\($0) 核" } ?? ""
      let zhThreads = processor.threads.value.map { "，\($0) 线程" } ?? ""
      let name = processor.modelName.value.map { TerminalText($0.trimmed.bytes).string } ?? "?"
      rows.append(
        Row(
          name: Text(en: "processor", zh: "处理器"),
          value: name + Text(en: cores + threads, zh: zhCores + zhThreads).in(language),
          source: processor.modelName.source))
    }
    let memory = hardware.memory
    let total = memory.installedBytes.value == nil ? memory.usableBytes : memory.installedBytes
    if let bytes = total.value {
      rows.append(
        Row(
          name: Text(en: "memory", zh: "内存"), value: ByteCount.memory(bytes) + free(memory).in(language),
          source: total.source))
    }
    return rows
  }

  /// How much more fits in.
  private func free(_ memory: Memory) -> Text {
    guard let slots = memory.slots.value, !memory.modules.isEmpty else { return Text(en: "", zh: "") }
    let free = memory.emptySlots.count
    if free == 0, memory.modules.allSatisfy({ $0.formFactor.value == "Row Of Chips" }) {
      return Text(en: ", soldered", zh: "，板载")
    }
    return Text(en: ", \(free) of \(slots) slots free", zh: "，\(slots) 个插槽中 \(free) 个空闲")
  }

  private func runningSystem() -> [Row] {
    var rows: [Row] = []
    let system = report.operatingSystem
    add(Text(en: "system", zh: "操作系统"), system.prettyName, "operating_system.pretty_name", &rows)
    add(Text(en: "kernel", zh: "内核"), system.kernelRelease, "operating_system.kernel_release", &rows)
    add(Text(en: "host name", zh: "主机名"), system.hostname, "operating_system.hostname", &rows)
    return rows
  }

  private func parts(_ hardware: Hardware) -> [Row] {
    var rows: [Row] = []
    for module in hardware.memory.modules {
      let size = module.sizeBytes.value.map(ByteCount.memory) ?? "?"
      let path = "hardware.memory.modules"
      list(
        Text(en: "module", zh: "内存条"),
        [
          (module.slot, "\(path).slot"), (module.type, "\(path).type"),
          (maker(of: module), "\(path).manufacturer"), (module.partNumber, "\(path).part_number"),
          (module.serial, "\(path).serial"),
        ], size, module.slot.source, &rows)
    }
    for disk in hardware.disks {
      let size = disk.sizeBytes.value.map(ByteCount.disk) ?? "?"
      let path = "hardware.disks"
      list(
        Text(en: "disk", zh: "磁盘"),
        [(disk.name, "\(path).name"), (disk.model, "\(path).model"), (disk.serial, "\(path).serial")], size,
        disk.name.source, &rows)
      if let health = disk.health { rows.append(row(health)) }
    }
    for card in hardware.networkCards {
      let address = card.permanentMac.value == nil ? card.mac : card.permanentMac
      let path = "hardware.network_cards"
      list(
        Text(en: "network", zh: "网卡"),
        [(card.name, "\(path).name"), (address, "\(path).mac"), (card.driver, "\(path).driver")], nil,
        card.mac.source, &rows)
    }
    for card in hardware.graphics {
      let device = card.deviceName.value == nil ? card.deviceId : card.deviceName
      let path = "hardware.graphics"
      list(
        Text(en: "graphics", zh: "显卡"),
        [
          (card.vendorName, "\(path).vendor_name"), (device, "\(path).device_name"),
          (card.driver, "\(path).driver"),
        ], nil, card.address.source, &rows)
    }
    for monitor in hardware.monitors {
      let size = monitor.nativeWidthPx.value.flatMap { width in
        monitor.nativeHeightPx.value.map { "\(width)x\($0)" }
      }
      let path = "hardware.monitors"
      list(
        Text(en: "monitor", zh: "显示器"),
        [
          (monitor.connector, "\(path).connector"), (monitor.maker, "\(path).maker"),
          (monitor.name, "\(path).name"), (monitor.serial, "\(path).serial"),
        ], size, monitor.connector.source, &rows)
    }
    for battery in hardware.batteries {
      var health: String?
      if let design = battery.designMwh.value, let full = battery.fullMwh.value, design > 0 {
        health = "\(full * 100 / design) %"
      }
      let path = "hardware.batteries"
      list(
        Text(en: "battery", zh: "电池"),
        [
          (battery.name, "\(path).name"), (battery.manufacturer, "\(path).manufacturer"),
          (battery.model, "\(path).model"), (battery.serial, "\(path).serial"),
        ], health, battery.name.source, &rows)
    }
    for supply in hardware.powerSupplies {
      let path = "hardware.power_supplies"
      list(
        Text(en: "power supply", zh: "电源"),
        [
          (supply.location, "\(path).location"), (supply.manufacturer, "\(path).manufacturer"),
          (supply.partNumber, "\(path).part_number"), (supply.serial, "\(path).serial"),
        ],
        supply.maxWatts.value.map { "\($0) W" }, supply.location.source, &rows)
    }
    if hardware.managementController.present.value == true {
      let controller = hardware.managementController
      list(
        Text(en: "management", zh: "管理控制器"),
        [(controller.interface, "hardware.management_controller.interface")],
        controller.version.value.map {
          "IPMI \(TerminalText($0.bytes).string)"
        } ?? "IPMI", controller.present.source, &rows)
    }
    if hardware.tpm.present.value == true {
      list(
        Text(en: "TPM", zh: "TPM"),
        [(hardware.tpm.version, "hardware.tpm.version"), (hardware.tpm.maker, "hardware.tpm.maker")], nil,
        hardware.tpm.version.source, &rows)
    }
    let counts = [
      ("PCI", hardware.pciDevices.count, "sys/bus/pci/devices"),
      ("USB", hardware.usbDevices.count, "sys/bus/usb/devices"),
    ]
    for (bus, count, source) in counts where count > 0 {
      rows.append(
        Row(
          name: Text(en: bus, zh: bus),
          value: Text(en: count == 1 ? "1 device" : "\(count) devices", zh: "\(count) 个设备").in(language),
          source: source))
    }
    return rows
  }

  private func maker(of module: MemoryModule) -> Fact<DeviceText> {
    var maker = module.manufacturer
    if let name = MemoryMaker.name(of: module, under: rules.rules) { maker.finding = .value(name) }
    return maker
  }

  private func row(_ health: DiskHealth) -> Row {
    var words: [Text] = []
    switch health.passed.finding {
    case .value(true): words.append(Text(en: "passed", zh: "正常"))
    case .value(false): words.append(Text(en: "FAILING", zh: "即将失效"))
    case .withheld(.tool): words.append(Text(en: "needs smartctl", zh: "需要 smartctl"))
    case .withheld(.root): words.append(Text(en: "needs root", zh: "需要 root"))
    default: words.append(Text(en: "unknown", zh: "未知"))
    }
    if let hours = health.powerOnHours.value { words.append(Text(en: "\(hours) h", zh: "\(hours) 小时")) }
    if let wear = health.wearPercent.value { words.append(Text(en: "\(wear) % worn", zh: "磨损 \(wear) %")) }
    if let count = health.reallocatedSectors.value, count > 0 {
      words.append(Text(en: "\(count) sectors replaced", zh: "重映射 \(count) 个扇区"))
    }
    if let degrees = health.temperatureCelsius.value {
      words.append(Text(en: "\(degrees) °C", zh: "\(degrees) °C"))
    }
    let comma = Text(en: ", ", zh: "，").in(language)
    return Row(
      name: Text(en: "health", zh: "健康"), value: words.map { $0.in(language) }.joined(separator: comma),
      source: health.passed.source)
  }

  private func add(_ name: Text, _ fact: Fact<DeviceText>, _ path: String, _ rows: inout [Row]) {
    switch fact.finding {
    case .value(let text):
      rows.append(
        Row(
          name: name, value: TerminalText(text.trimmed.bytes).string, source: fact.source,
          remarks: [judgement.rejection(of: text, at: path)].compactMap(\.self)))
    case .malformed(let raw, _):
      let broken = Text(en: "unreadable: ", zh: "无法解读：").in(language)
      rows.append(Row(name: name, value: broken + TerminalText(raw.bytes).string, source: fact.source))
    case .withheld(.root):
      rows.append(
        Row(name: name, value: Text(en: "needs root", zh: "需要 root").in(language), source: fact.source))
    case .withheld, .absent: break
    }
  }

  private func list(
    _ name: Text, _ places: [Place], _ extra: String?, _ source: String, _ rows: inout [Row]
  ) {
    var words: [String] = []
    var remarks: [String] = []
    for (fact, path) in places {
      guard let value = fact.value else { continue }
      let word = TerminalText(value.trimmed.bytes).string
      if !word.isEmpty { words.append(word) }
      if let rejection = judgement.rejection(of: value, at: path) { remarks.append("\(word) \(rejection)") }
    }
    rows.append(
      Row(
        name: name, value: (words + [extra].compactMap { $0 }).joined(separator: " "), source: source,
        remarks: remarks))
  }

  private func withheld() -> [String] {
    var finder = WithheldFinder()
    var copy = report
    copy.visit(&finder)
    guard finder.count > 0 else { return [] }
    return [
      "",
      Text(
        en: "\(finder.count == 1 ? "1 fact needs" : "\(finder.count) facts need") root: sudo tagroll scan",
        zh: "有 \(finder.count) 项需要 root 权限：sudo tagroll scan"
      ).in(language),
    ]
  }
}

/// Counts the facts that root would add.
private struct WithheldFinder: FactVisitor {
  var count = 0

  mutating func fact(_: String, _ fact: inout Fact<DeviceText>) { look(fact) }
  mutating func fact(_: String, _ fact: inout Fact<Int64>) { look(fact) }
  mutating func fact(_: String, _ fact: inout Fact<Bool>) { look(fact) }
  mutating func fact(_: String, _ fact: inout Fact<some FactCode>) { look(fact) }
  mutating func section(_: String, _ section: inout some FactSection) { section.visit(&self) }
  mutating func section<Section: FactSection>(_: String, _ section: inout Section?) { section?.visit(&self) }
  mutating func list<Section: FactSection>(_: String, _ sections: inout [Section]) {
    for index in sections.indices { sections[index].visit(&self) }
  }

  private mutating func look<Value>(_ fact: Fact<Value>) {
    if fact.finding == .withheld(.root) { count += 1 }
  }
}
