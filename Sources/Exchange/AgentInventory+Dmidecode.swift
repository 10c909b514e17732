import Model

/// The text that dmidecode prints, in the names an agent's inventory has: agents make theirs of the same lines.
///
/// - Shape: a structure begins with `Handle 0x0001, DMI type 1, 27 bytes`, then its title at the margin, and a tab before each
///   `Name: value`; what continues a value stands behind two tabs. Of structures that a machine has once, the first counts.
/// - Source: dmidecode(8).
extension AgentInventory {
  /// Whether bytes begin like that text, whatever was printed in front of the first structure.
  static func isDmidecode(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(2048)
    if head.starts(with: "# dmidecode".utf8) || head.starts(with: "Handle 0x".utf8) { return true }
    let line = Array("\nHandle 0x".utf8)
    return head.indices.contains { head[$0] == line[0] && head[$0...].starts(with: line) }
  }

  /// - Throws: ``Failure/notAnInventory`` where it tells of no system, ``Failure/tooManyValues``.
  mutating func readDmidecode(_ bytes: [UInt8]) throws(Failure) {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notAnInventory }
    var structure: (title: String, fields: Section) = ("", [:])
    var (values, isTitle) = (0, false)
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.hasPrefix("Handle ") {
        take(structure.title, structure.fields)
        structure = ("", [:])
        isTitle = true
      } else if isTitle, line.first != "\t" {
        structure.title = String(line)
        isTitle = false
      } else if line.first == "\t", line.dropFirst().first != "\t", let colon = line.firstIndex(of: ":") {
        let value = line[line.index(after: colon)...].drop { $0 == " " }
        // Whoever publishes a machine strikes out what names it; an empty field is printed as such.
        guard !["", "--", "Not Specified", "<OUT OF SPEC>", "<BAD INDEX>"].contains(value) else { continue }
        values += 1
        guard values <= Self.mostValues else { throw .tooManyValues }
        structure.fields[String(line[..<colon].dropFirst())] = String(value)
      }
    }
    take(structure.title, structure.fields)
    guard sections["bios"] != nil || sections["hardware"] != nil else { throw .notAnInventory }
    sections["agent"] = [["name": "dmidecode"]]
  }

  private mutating func take(_ title: String, _ fields: Section) {
    switch title {
    case "BIOS Information":
      once(
        "bios",
        ["bmanufacturer": fields["Vendor"], "bversion": fields["Version"], "bdate": fields["Release Date"]])
    case "System Information":
      once(
        "bios",
        [
          "smanufacturer": fields["Manufacturer"], "smodel": fields["Product Name"],
          "ssn": fields["Serial Number"],
          "skunumber": fields["SKU Number"],
        ])
      once("hardware", ["uuid": fields["UUID"], "vmsystem": Self.guest(fields)])
    case "Base Board Information":
      once(
        "bios",
        [
          "mmanufacturer": fields["Manufacturer"], "mmodel": fields["Product Name"],
          "msn": fields["Serial Number"],
        ])
    case "Chassis Information":
      once("bios", ["enclosureserial": fields["Serial Number"], "assettag": fields["Asset Tag"]])
      once("hardware", ["chassis_type": fields["Type"]])
    case "Processor Information":
      add(
        "cpus",
        ["manufacturer": fields["Manufacturer"], "name": fields["Version"], "core": fields["Core Count"]])
    case "Memory Device":
      add(
        "memories",
        [
          "capacity": Self.mebibytes(fields["Size"]), "numslots": fields["Locator"], "type": fields["Type"],
          "manufacturer": fields["Manufacturer"], "model": fields["Part Number"],
          "serialnumber": fields["Serial Number"],
        ])
    default: break
    }
  }

  private mutating func once(_ section: String, _ values: [String: String?]) {
    var known = first(section)
    for case (let name, let value?) in values where known[name] == nil { known[name] = value }
    sections[section] = [known]
  }

  private mutating func add(_ section: String, _ values: [String: String?]) {
    sections[section, default: []].append(values.compactMapValues(\.self))
  }

  /// `8192 MB`, `8 GB`; nothing of an empty slot.
  private static func mebibytes(_ size: String?) -> String? {
    let words = size?.split(separator: " ") ?? []
    guard words.count == 2, let number = Int64(words[0]), (0...1 << 30).contains(number) else { return nil }
    switch words[1] {
    case "MB": return "\(number)"
    case "GB": return "\(number << 10)"
    default: return nil
    }
  }

  /// What emulators write where a maker writes its name.
  private static func guest(_ system: Section) -> String? {
    let maker = system["Manufacturer"] ?? ""
    if system["Product Name"] == "Virtual Machine", maker.hasPrefix("Microsoft") { return "hyper-v" }
    let makers = [
      ("QEMU", "qemu"), ("VMware", "vmware"), ("innotek", "virtualbox"), ("Parallels", "parallels"),
      ("Bochs", "bochs"), ("Xen", "xen"),
    ]
    return makers.first { maker.hasPrefix($0.0) }?.1
  }
}
