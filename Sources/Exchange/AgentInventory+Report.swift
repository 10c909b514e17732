import Model

extension AgentInventory {
  /// The inventory as a scan report: what both speak of, each fact with the section and field it came from.
  ///
  /// - Parameter now: when it came here; it does not say itself when the machine was looked at, or in local time.
  func report(now: Instant) -> ScanReport {
    var report = ScanReport()
    report.scannedAt = now
    report.scannerName = first("agent")["name"] ?? "inventory-agent"
    report.scannerVersion = first("agent")["versionclient"] ?? ""
    let bios = first("bios")
    let machine = first("hardware")
    // An agent that may not read the serials is not one that anybody trusts a fleet to.
    report.privileged = bios["ssn"] != nil || machine["uuid"] != nil
    fill(&report.virtualisation, machine)
    fill(&report.operatingSystem, first("operatingsystem"), machine)
    guard report.virtualisation.kind.value != .container else { return report }
    var hardware = Hardware()
    hardware.system.vendor = text(bios, "bios", "smanufacturer")
    hardware.system.product = text(bios, "bios", "smodel")
    hardware.system.serial = text(bios, "bios", "ssn")
    hardware.system.sku = text(bios, "bios", "skunumber")
    hardware.system.uuid = fact("hardware", "uuid", machine["uuid"].map { DeviceText($0.lowercased()) })
    hardware.board.vendor = text(bios, "bios", "mmanufacturer")
    hardware.board.name = text(bios, "bios", "mmodel")
    hardware.board.serial = text(bios, "bios", "msn")
    hardware.chassis.serial = text(bios, "bios", "enclosureserial")
    hardware.chassis.assetTag = text(bios, "bios", "assettag")
    hardware.chassis.category =
      Self.items[first("item")["type"] ?? ""].map { fact("item", "type", $0) }
      ?? fact("hardware", "chassis_type", Self.category(machine["chassis_type"] ?? ""))
    hardware.firmware.vendor = text(bios, "bios", "bmanufacturer")
    hardware.firmware.version = text(bios, "bios", "bversion")
    hardware.firmware.date = text(bios, "bios", "bdate")
    for (index, cpu) in all("cpus").enumerated() {
      var processor = Processor()
      let place = "cpus[\(index)]"
      processor.vendor = text(cpu, place, "manufacturer")
      processor.modelName = text(cpu, place, "name")
      processor.cores = number(cpu, place, "core", times: 1)
      processor.maxKhz = number(cpu, place, "speed", times: 1000)
      hardware.processors.append(processor)
    }
    hardware.memory.installedBytes = number(machine, "hardware", "memory", times: 1 << 20)
    for (index, memory) in all("memories").enumerated() {
      var module = MemoryModule()
      let place = "memories[\(index)]"
      module.sizeBytes = number(memory, place, "capacity", times: 1 << 20)
      // A slot without a module is listed too.
      guard module.sizeBytes.value ?? 0 > 0 else { continue }
      module.slot = text(memory, place, "numslots")
      module.type = text(memory, place, "type")
      module.manufacturer = text(memory, place, "manufacturer")
      module.partNumber = text(memory, place, "model")
      module.serial = text(memory, place, "serialnumber")
      hardware.memory.modules.append(module)
    }
    hardware.disks = disks()
    hardware.networkCards = networkCards()
    for (index, part) in all("batteries").enumerated() {
      var battery = Battery()
      let place = "batteries[\(index)]"
      battery.name = text(part, place, "name")
      battery.manufacturer = text(part, place, "manufacturer")
      battery.model = text(part, place, "name")
      battery.serial = text(part, place, "serial")
      battery.chemistry = text(part, place, "chemistry")
      battery.designMwh = number(part, place, "capacity", times: 1)
      battery.fullMwh = number(part, place, "real_capacity", times: 1)
      hardware.batteries.append(battery)
    }
    report.hardware = hardware
    return report
  }

  private func fill(_ virtualisation: inout Virtualisation, _ machine: Section) {
    guard let system = machine["vmsystem"], !system.isEmpty else { return }
    let folded = system.lowercased()
    let containers: Set = ["docker", "lxc", "openvz", "podman", "systemd-nspawn", "virtuozzo", "wsl"]
    let kind: VirtualisationKind =
      folded == "physical" ? .none : containers.contains(folded) ? .container : .virtualMachine
    virtualisation.kind = fact("hardware", "vmsystem", kind)
    if kind != .none { virtualisation.product = fact("hardware", "vmsystem", DeviceText(folded)) }
  }

  private func fill(_ system: inout OperatingSystem, _ section: Section, _ machine: Section) {
    system.prettyName = text(section, "operatingsystem", "full_name")
    system.kernelRelease = text(section, "operatingsystem", "kernel_version")
    system.architecture = text(section, "operatingsystem", "arch")
    system.hostname = text(machine, "hardware", "name")
  }

  private func disks() -> [Disk] {
    all("storages").enumerated().compactMap { index, storage in
      // Drives for discs and sticks are no part of the machine.
      let type = (storage["type"] ?? "disk").lowercased()
      guard ["disk", "fixed hard disk media", "ssd", "hdd", ""].contains(type) else { return nil }
      var disk = Disk()
      let place = "storages[\(index)]"
      disk.name = text(storage, place, "name")
      disk.vendor = text(storage, place, "manufacturer")
      disk.model = text(storage, place, "model")
      disk.serial =
        storage["serial"] == nil ? text(storage, place, "serialnumber") : text(storage, place, "serial")
      disk.wwn = text(storage, place, "wwn")
      disk.firmware = text(storage, place, "firmware")
      disk.sizeBytes = number(storage, place, "disksize", times: 1_000_000)
      let bus = (storage["interface"] ?? storage["description"] ?? "").lowercased()
      disk.bus = fact(place, "interface", bus.contains("usb") ? DiskBus.usb : nil)
      return disk
    }
  }

  /// One card for each interface with hardware behind it; the agent lists one once for each address it has.
  private func networkCards() -> [NetworkCard] {
    var seen: Set<String> = []
    return all("networks").enumerated().compactMap { index, network in
      let kind = (network["type"] ?? "ethernet").lowercased()
      guard let name = network["description"], network["virtualdev"] != "1",
        kind == "ethernet" || kind == "wifi",
        let mac = (network["mac"] ?? network["macaddr"])?.lowercased(), mac != "00:00:00:00:00:00",
        seen.insert(name).inserted
      else { return nil }
      var card = NetworkCard()
      let place = "networks[\(index)]"
      card.name = text(network, place, "description")
      card.kind = fact(place, "type", kind == "wifi" ? NetworkKind.wireless : .ethernet)
      card.mac = fact(place, "mac", DeviceText(mac))
      card.driver = text(network, place, "driver")
      // By these drivers an adapter on a cable is known; it belongs to a dock or a drawer.
      let cables: Set = [
        "r8152", "ax88179_178a", "asix", "cdc_ether", "cdc_ncm", "smsc95xx", "lan78xx", "aqc111",
      ]
      let bus: NetworkBus? =
        network["pcislot"] != nil || network["pciid"] != nil
        ? .pci : cables.contains(network["driver"] ?? "") ? .usb : nil
      card.bus = fact(place, "driver", bus)
      return card
    }
  }

  /// What GLPI's agents look at beside computers.
  private static let items: [String: Category] = [
    "NetworkEquipment": .network, "Phone": .phone, "Printer": .printer,
  ]

  /// The words of SMBIOS 3.7 §7.4.1 that agents send.
  static func category(_ chassis: String) -> Category? {
    switch chassis.lowercased() {
    case "laptop", "notebook", "portable", "sub notebook", "convertible", "detachable": .laptop
    case "desktop", "low profile desktop", "pizza box", "mini tower", "tower", "all in one", "space-saving",
      "lunch box",
      "mini pc", "stick pc":
      .desktop
    case "main server chassis", "rack mount chassis", "blade", "blade enclosure", "server", "multi-system":
      .server
    case "tablet": .tablet
    case "hand held": .phone
    default: nil
    }
  }

  private func fact<Value>(_ section: String, _ field: String, _ value: Value?) -> Fact<Value> {
    Fact(value.map { .value($0) } ?? .absent, from: "inventory:\(section).\(field)")
  }

  private func text(_ values: Section, _ section: String, _ field: String) -> Fact<DeviceText> {
    fact(section, field, values[field].map { DeviceText($0) }.flatMap { $0.trimmed.isEmpty ? nil : $0 })
  }

  /// - Parameter factor: what one of the agent's units is in ours.
  private func number(_ values: Section, _ section: String, _ field: String, times factor: Int64) -> Fact<
    Int64
  > {
    guard let raw = values[field], !raw.isEmpty else { return fact(section, field, nil) }
    guard let number = Int64(raw), number >= 0, number <= (1 << 53) / factor else {
      return Fact(.malformed(raw: DeviceText(raw), expected: .number), from: "inventory:\(section).\(field)")
    }
    return fact(section, field, number * factor)
  }
}
