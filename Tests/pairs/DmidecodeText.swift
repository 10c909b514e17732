import Identity
import Model
import Scanners

/// Machines out of recorded reports of dmidecode: who made them, and what their makers wrote into them.
enum DmidecodeText {
  /// Every machine of the folders of recordings, in one order; none where there are no recordings.
  static func machines(below folder: String) -> [Template] {
    guard let tree = try? SystemTree(capturedAt: folder) else { return [] }
    let folders =
      ["dmi-text-linuxhw", "glpi-agent/dmidecode-text"] + names("dmi-bin", tree).map { "dmi-bin/\($0)" }
    return folders.flatMap { folder in
      names(folder, tree).filter { !folder.hasPrefix("dmi-bin") || $0.hasSuffix(".dmidecode.txt") }.compactMap
      { name in
        let path = "\(folder)/\(name)"
        guard case .value(let bytes) = tree.bytes(path, limit: 1 << 20) else { return nil }
        return keys(String(decoding: bytes, as: UTF8.self)).map { Template(path, $0) }
      }
    }
  }

  private static func names(_ folder: String, _ tree: SystemTree) -> [String] {
    guard case .value(let listing) = tree.names(in: folder) else { return [] }
    return listing.names
  }

  /// - Returns: `nil` for a text without a system.
  static func keys(_ text: String) -> IdentityKeys? {
    var keys = IdentityKeys(isPrivileged: true)
    var section = ""
    var seen: Set<String> = []
    var isFirst = true
    var partNumber: DeviceText = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.first == "\t" else {
        section = String(line)
        isFirst = section == "Memory Device" || seen.insert(section).inserted
        partNumber = ""
        continue
      }
      guard isFirst, let colon = line.firstIndex(of: ":") else { continue }
      let name = line[..<colon].drop { $0 == "\t" }
      // `--` stands where whoever published the report struck a value out.
      let value = String(line[line.index(after: colon)...].drop { $0 == " " })
      let written = value == "--" ? Fleet.struckOut : DeviceText(value)
      switch (section, name) {
      case ("System Information", "Manufacturer"): keys.maker = written
      case ("System Information", "Product Name"): keys.model = written
      case ("System Information", "Serial Number"): keys.serial = written
      case ("System Information", "UUID"): keys.uuid = written
      case ("Base Board Information", "Manufacturer"): keys.boardMaker = written
      case ("Base Board Information", "Serial Number"): keys.boardSerial = written
      case ("Chassis Information", "Serial Number"): keys.chassisSerial = written
      case ("Chassis Information", "Asset Tag"): keys.assetTag = written
      case ("Memory Device", "Part Number"): partNumber = written
      case ("Memory Device", "Serial Number"):
        keys.modules.append(.init(partNumber: partNumber, serial: written))
      default: break
      }
    }
    let guests = ["QEMU", "VMware", "innotek", "Parallels", "Bochs", "Xen"]
    keys.isVirtual = guests.contains { keys.maker?.string?.hasPrefix($0) == true }
    return seen.contains("System Information") ? keys : nil
  }
}
