public import Model

extension Mark {
  /// Firmware that was built earlier than so many days ago is old: five years.
  private static let oldDays = 5 * 365 + 1
  /// VESA released the first EDID in August 1994.
  private static let firstYear = 1994

  /// Everything in a report that a person should look at.
  ///
  /// - Parameter today: when it is looked at.
  public static func all(in report: ScanReport, today: Day) -> [Mark] {
    guard let hardware = report.hardware else { return [] }
    var marks = monitors(hardware, today) + batteries(hardware)
    // What a hypervisor says of its guest's case, modules and firmware was never built.
    if report.virtualisation.kind.value != .virtualMachine {
      marks =
        chassis(hardware) + firmware(hardware, today) + memory(hardware.memory) + links(hardware) + marks
    }
    return marks
  }

  private static func chassis(_ hardware: Hardware) -> [Mark] {
    switch hardware.chassis.category.value {
    case .laptop?: hardware.batteries.isEmpty ? [.laptopWithoutBattery] : []
    case let category? where category == .desktop || category == .server:
      hardware.batteries.isEmpty ? [] : [.batteryInside(category)]
    default: []
    }
  }

  private static func firmware(_ hardware: Hardware, _ today: Day) -> [Mark] {
    guard let date = hardware.firmware.date.value.flatMap(firmwareDay) else { return [] }
    if date > today { return [.firmwareAhead(date)] }
    return date.days(to: today) > oldDays ? [.firmwareOld(date)] : []
  }

  /// `mm/dd/yyyy`, or `mm/dd/yy` of the last century (SMBIOS 3.7 §7.1, BIOS Release Date).
  static func firmwareDay(_ text: DeviceText) -> Day? {
    let parts = text.trimmed.bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy(\.isDigit) })
    else {
      return nil
    }
    let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    let year = parts[2].count == 4 ? numbers[2] : 1900 + numbers[2]
    return parts[2].count == 4 || parts[2].count == 2
      ? Day(year: year, month: numbers[0], day: numbers[1]) : nil
  }

  /// - Returns: nothing where the size of any module is not known.
  private static func memory(_ memory: Memory) -> [Mark] {
    let sizes = memory.modules.compactMap(\.sizeBytes.value).filter { $0 >= 0 }
    guard !sizes.isEmpty, sizes.count == memory.modules.count else { return [] }
    var total: Int64 = 0
    for size in sizes {
      let (sum, isTooLarge) = total.addingReportingOverflow(size)
      if isTooLarge { return [] }
      total = sum
    }
    if let usable = memory.usableBytes.value, usable > total {
      return [.memoryBeyondModules(usable: usable, modules: total)]
    }
    // Graphics and firmware take their share before the kernel counts, up to a quarter in small machines.
    if let installed = memory.installedBytes.value, installed >= 0, installed < total - total / 4 {
      return [.memoryMissing(installed: installed, modules: total)]
    }
    return []
  }

  private static func monitors(_ hardware: Hardware, _ today: Day) -> [Mark] {
    hardware.monitors.enumerated().flatMap { index, monitor in
      [("year", monitor.year.value), ("model_year", monitor.modelYear.value)].compactMap { fact, year in
        guard let year else { return nil }
        if year > today.parts.year { return .monitorYearAhead(monitor: index, fact: fact, year: year) }
        return year < firstYear ? .monitorYearEarly(monitor: index, fact: fact, year: year) : nil
      }
    }
  }

  /// Links that were read, each once: the functions of a device share one.
  private static func links(_ hardware: Hardware) -> [Mark] {
    var ports: [DeviceText: PCIDevice] = [:]
    for device in hardware.pciDevices {
      if let address = device.address.value { ports[address] = device }
    }
    return hardware.pciDevices.enumerated().flatMap { index, device -> [Mark] in
      guard device.address.value?.bytes.suffix(2).elementsEqual(".0".utf8) ?? false,
        let port = device.linkPort.value.flatMap({ ports[$0] })
      else { return [] }
      var marks: [Mark] = []
      if let lanes = device.linkWidth.value, let possible = least(device.linkWidthMost, port.linkWidthMost),
        lanes < possible
      {
        marks.append(.linkNarrow(device: index, lanes: lanes, possible: possible))
      }
      // Display controllers slow their link down while there is little to draw.
      let isDisplay = device.classCode.value?.bytes.starts(with: "03".utf8) ?? false
      if !isDisplay, let speed = device.linkSpeed.value,
        let possible = least(device.linkSpeedMost, port.linkSpeedMost), speed < possible
      {
        marks.append(.linkSlow(device: index, speed: speed, possible: possible))
      }
      return marks
    }
  }

  private static func least(_ one: Fact<Int64>, _ other: Fact<Int64>) -> Int64? {
    guard let one = one.value, let other = other.value else { return nil }
    return min(one, other)
  }

  private static func batteries(_ hardware: Hardware) -> [Mark] {
    hardware.batteries.enumerated().compactMap { index, battery in
      battery.cycles.value == 0 ? .cyclesZero(battery: index) : nil
    }
  }
}
