import JSONBytes
public import Model

/// What smartctl prints about a disk when it is asked for JSON.
///
/// - Source: smartmontools, smartctl(8) `--json`, format 1; the keys are those of its `json.h` calls.
public enum SmartctlJSON {
  /// - Parameter disk: the kernel's name, for the source of the facts.
  public static func health(_ output: Observed<[UInt8]>, disk: String) -> DiskHealth {
    var tree: JSONTree?
    if let bytes = output.value, let read = try? JSONTree.read(bytes), case .object = read { tree = read }
    /// The first of several places that has a value.
    func fact<Value>(_ values: ((JSONTree) -> Value?)...) -> Fact<Value> {
      Fact(
        output.flatMap { bytes in
          guard let tree else {
            return .malformed(raw: DeviceText(bytes: Array(bytes.prefix(256))), expected: .table)
          }
          for read in values {
            if let value = read(tree) { return .value(value) }
          }
          return .absent
        }, from: "smartctl:\(disk)")
    }
    var health = DiskHealth()
    health.passed = fact { $0.at("smart_status", "passed")?.bool }
    health.powerOnHours = fact { $0.at("power_on_time", "hours")?.integer }
    // Newer releases say it once for all kinds of disks.
    health.wearPercent = fact(
      { $0.at("endurance_used", "current_percent")?.integer },
      { $0.at("nvme_smart_health_information_log", "percentage_used")?.integer },
      { $0.at("scsi_percentage_used_endurance_indicator")?.integer })
    health.temperatureCelsius = fact { $0.at("temperature", "current")?.integer }
    health.reallocatedSectors = fact(reallocated, { $0.at("scsi_grown_defect_list")?.integer })
    return health
  }

  /// The raw value of attribute 5, which every maker counts alike.
  private static func reallocated(_ tree: JSONTree) -> Int64? {
    guard case .array(let table)? = tree.at("ata_smart_attributes", "table") else { return nil }
    return table.first { $0.at("id")?.integer == 5 }?.at("raw", "value")?.integer
  }
}
