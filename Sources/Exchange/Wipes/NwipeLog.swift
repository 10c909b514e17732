import Lifecycle
import Model

/// The log of nwipe, which ShredOS saves as well: all that it did to all disks of one run, and at its end three tables.
///
/// - Source: nwipe 0.42, `nwipe_log_summary` in `logging.c`, `Found …` in `device.c`, `Total device bytes` in `nwipe.c`.
enum NwipeLog {
  private static let tool = "nwipe"
  private static let table = "Drive Status"

  static func isOne(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
    return head.contains("nwipe") && head.contains("notice: ") || head.contains("] notice: Found /dev/")
      || head.contains("] notice: Program options")
  }

  private struct Disk {
    var serial: String?
    var model: String?
    var bytes: Int64?
    var erased: Int64?
    var total: Int64?
    var status: Substring?
    var hasHiddenSectors = false
  }

  static func read(_ bytes: [UInt8]) throws(WipeReport.Fault) -> [WipeReport] {
    var disks: [String: Disk] = [:]
    var order: [String] = []
    var geometry: String?
    var section: Section?
    var end: (day: Day, method: String, verify: String)?
    var version: String?
    func disk(_ name: Substring) -> String {
      let name = name.hasPrefix("/dev/") ? String(name.dropFirst(5)) : String(name)
      if disks[name] == nil {
        disks[name] = Disk()
        order.append(name)
      }
      return name
    }
    for line in textLines(bytes) {
      if line.hasPrefix("***") {
        section = Section.allCases.first { line.contains($0.rawValue) }
        // A run that follows in the same file tells of its disks anew.
        if section == .errors { end = nil }
        continue
      }
      if let section, line.first != "[" {
        try read(row: line, of: section) { (name: Substring, change: (inout Disk) -> Void) in
          change(&disks[disk(name), default: Disk()])
        }
        continue
      }
      if let rest = line.behind("info: nwipe ") { version = rest.trimmedWords }
      if let found = line.behind("notice: Found ") {
        // Commas may stand in a model, and serials end the line.
        let parts = found.split(separator: ",", maxSplits: 2)
        guard parts.count == 3, let serial = found.behind("S/N=") else { continue }
        let name = disk(parts[0])
        disks[name]?.serial = serial.trimmedWords
        disks[name]?.model = parts[2].prefix { $0 != "," }.trimmedWords
      } else if let rest = line.behind("notice: "),
        let name = rest.firstRange(of: ": Device geometry is as follows")
      {
        geometry = disk(rest[..<name.lowerBound])
      } else if let rest = line.behind("notice: "), let middle = rest.firstRange(of: " has serial number ") {
        let name = disk(rest[..<middle.lowerBound])
        disks[name]?.serial = rest[middle.upperBound...].trimmedWords
      } else if let total = line.behind("Total device bytes   = "), let name = geometry {
        disks[name]?.bytes = Int64(total.trimmedWords)
      } else if let hidden = line.behind("*** HIDDEN SECTORS DETECTED ! *** on ") {
        disks[disk(hidden.trimmedWords[...])]?.hasHiddenSectors = true
      } else if let total = line.behind("] Total Throughput ") {
        // `120MB/s, PRNG Stream, 1R+B+VL`
        let parts = total.split(separator: ",").map(\.trimmedWords)
        guard parts.count >= 3, let day = line.dropFirst().slashedDay,
          let verify = parts.last?.split(separator: "+").last
        else { throw .malformed(tool: tool, what: .status) }
        end = (day, parts[parts.count - 2], String(verify))
      }
    }
    guard let end else { throw disks.isEmpty ? .noWipe(tool: tool) : .unfinished(tool: tool) }
    guard !end.method.hasPrefix("Verify") else { throw .noWipe(tool: tool) }
    var reports: [WipeReport] = []
    for name in order {
      guard let disk = disks[name], let status = disk.status else { continue }
      guard let serial = disk.serial, !serial.isEmpty else { throw .noSerial(tool: tool) }
      var isWhole = disk.erased == disk.total && !disk.hasHiddenSectors
      switch status {
      case " Erased ": break
      case "-FAILED-", "--FAIL--", "UABORTED": isWhole = false
      default: throw .malformed(tool: tool, what: .status)
      }
      reports.append(
        WipeReport(
          tool: tool, toolVersion: version, serial: DeviceText(serial),
          model: disk.model.map { DeviceText($0) },
          size: (disk.total ?? disk.bytes).map { .addressable($0) }, endedOn: end.day, method: .clear,
          technique: .overwrite, mediaType: nil, result: isWhole ? .verified : .failed,
          verification: isWhole && (end.verify == "VL" || end.verify == "VA") ? .full : nil))
    }
    guard !reports.isEmpty else { throw .noWipe(tool: tool) }
    return reports
  }

  private enum Section: String, CaseIterable {
    case errors = "Error Summary"
    case erasure = "Erasure Summary"
    case status = "Drive Status"
  }

  /// `      sda |      500107862016 |     500107862016 |           100.00%`, `      sda | Erased |  120MB/s | 01:25:04 | M/S`
  private static func read(
    row line: Substring, of section: Section, _ change: (Substring, (inout Disk) -> Void) -> Void
  ) throws(WipeReport.Fault) {
    guard !line.hasPrefix("!   Device"), !line.hasPrefix("-") else { return }
    let cells = line.split(separator: "|", omittingEmptySubsequences: false)
    guard cells.count >= 4, let name = cells[0].split(separator: " ").last, name != "!" else { return }
    switch section {
    case .errors: break
    case .erasure:
      guard let erased = Int64(cells[1].trimmedWords), let total = Int64(cells[2].trimmedWords) else {
        throw .malformed(tool: tool, what: .size)
      }
      change(name) { ($0.erased, $0.total) = (erased, total) }
    case .status:
      change(name) { disk in
        disk.status = cells[1]
        guard disk.serial == nil, cells.count >= 5 else { return }
        // The model, cut to 17 letters, may hold a stroke; the serial does not.
        disk.serial = cells[4].split(separator: "/").last?.trimmedWords
      }
    }
  }
}
