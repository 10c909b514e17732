public import Model

/// The batteries that power the machine; those of a mouse or a headset are left out.
///
/// - Reads: `sys/class/power_supply/*/uevent`, and the thresholds `charge_control_*` where drivers add them as files;
///   no rights needed.
/// - Shape: milliwatt-hours. The kernel counts µWh or µAh, as the battery does; charge is turned into energy by
///   the voltage the battery was designed for, else the one it has now.
/// - Source: Linux `Documentation/ABI/testing/sysfs-class-power`.
public struct SysClassPowerSupply: Scanner {
  public init() {}

  public func scan(_ machine: inout Machine, into hardware: inout Hardware) {
    for device in machine.list("power_supply") {
      let properties = machine.devices.properties(of: device)
      func text(_ key: String) -> Fact<DeviceText> { properties.kernel("POWER_SUPPLY_\(key)") }
      func number(_ key: String) -> Fact<Int64> {
        text(key).parsed(expecting: .number) { Int64(decimal: $0[...]) }
      }
      // Older kernels keep the type out of `uevent`.
      let type = text("TYPE").or(machine.tree.text("\(device.path)/type"))
      guard type.value == "Battery", text("SCOPE").value != "Device", number("PRESENT").value != 0 else {
        continue
      }

      let voltage = number("VOLTAGE_MIN_DESIGN").or(number("VOLTAGE_MAX_DESIGN")).or(number("VOLTAGE_NOW"))
      func energy(_ state: String) -> Fact<Int64> {
        let energy = number("ENERGY_\(state)")
        guard energy.finding == .absent else {
          return Fact(energy.finding.flatMap(Self.milliwattHours), from: energy.source)
        }
        let charge = number("CHARGE_\(state)")
        return Fact(
          charge.finding.flatMap { charge in
            voltage.finding.flatMap { Self.milliwattHours(charge: charge, voltage: $0) }
          }, from: charge.source)
      }
      let cycles = number("CYCLE_COUNT")
      var battery = Battery()
      battery.name = Fact(.value(DeviceText(String(device.name))), from: device.path)
      battery.manufacturer = text("MANUFACTURER")
      battery.model = text("MODEL_NAME")
      battery.serial = text("SERIAL_NUMBER")
      battery.chemistry = text("TECHNOLOGY")
      battery.designMwh = energy("FULL_DESIGN")
      battery.fullMwh = energy("FULL")
      battery.nowMwh = energy("NOW")
      battery.cycles = Fact(cycles.finding.flatMap { $0 == 0 ? .absent : .value($0) }, from: cycles.source)
      func percent(_ limit: String) -> Fact<Int64> {
        let fact = number("CHARGE_CONTROL_\(limit)_THRESHOLD")
          .or(machine.tree.number("\(device.path)/charge_control_\(limit.lowercased())_threshold"))
        return Fact(
          fact.finding.flatMap {
            (0...100).contains($0)
              ? .value($0) : .malformed(raw: DeviceText("\($0)"), expected: .number)
          }, from: fact.source)
      }
      battery.chargeStartPercent = percent("START")
      battery.chargeEndPercent = percent("END")
      hardware.batteries.append(battery)
    }
  }

  /// - Parameter energy: in µWh.
  static func milliwattHours(_ energy: Int64) -> Observed<Int64> {
    // A battery of more than a megawatt-hour is a driver's error value.
    (0..<1_000_000_000_000).contains(energy)
      ? .value((energy + 500) / 1000) : .malformed(raw: DeviceText("\(energy)"), expected: .number)
  }

  /// - Parameters:
  ///   - charge: in µAh.
  ///   - voltage: in µV.
  static func milliwattHours(charge: Int64, voltage: Int64) -> Observed<Int64> {
    let (product, overflow) = charge.multipliedReportingOverflow(by: voltage)
    guard charge >= 0, voltage > 0, !overflow else {
      return .malformed(raw: DeviceText("\(charge)"), expected: .number)
    }
    return .value(product / 1_000_000_000)
  }
}
