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
    var hidden: HiddenArea?
    var sectorBytes: Int64?
    var errors: Int64?
    var began: LocalTime?
    var ended: LocalTime?
  }

  static func read(_ bytes: [UInt8]) throws(WipeReport.Fault) -> [WipeReport] {
    var disks: [String: Disk] = [:]
    var order: [String] = []
    var geometry: String?
    var section: Section?
    var end: (day: Day, time: LocalTime?, method: String, verify: String)?
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
      if line.first == "[", let time = line.dropFirst().slashedTime {
        // The last line that names a disk was written when the last was done to it.
        for (name, told) in disks where told.began != nil && names(line, name) { disks[name]?.ended = time }
        if let name = started(line).map(disk), disks[name]?.began == nil { disks[name]?.began = time }
      }
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
      } else if let size = line.behind("Logical sector size  = "), let name = geometry {
        disks[name]?.sectorBytes = Int64(size.trimmedWords)
      } else if let hidden = line.behind("*** HIDDEN SECTORS DETECTED ! *** on ") {
        let name = disk(hidden.trimmedWords[...])
        disks[name]?.hidden = .left
      } else if let rest = line.behind("No hidden sectors on ") {
        let name = disk(rest.trimmedWords[...])
        if disks[name]?.hidden == nil { disks[name]?.hidden = .absent }
      } else if let rest = line.behind("HIDDEN SECTORS INDETERMINATE! on ") {
        let name = disk(rest.prefix { $0 != "," }.trimmedWords[...])
        if disks[name]?.hidden == nil { disks[name]?.hidden = .unchecked }
      } else if let total = line.behind("] Total Throughput ") {
        // `120MB/s, PRNG Stream, 1R+B+VL`
        let parts = total.split(separator: ",").map(\.trimmedWords)
        guard parts.count >= 3, let day = line.dropFirst().slashedDay,
          let verify = parts.last?.split(separator: "+").last
        else { throw .malformed(tool: tool, what: .status) }
        end = (day, line.dropFirst().slashedTime, parts[parts.count - 2], String(verify))
      }
    }
    guard let end else { throw disks.isEmpty ? .noWipe(tool: tool) : .unfinished(tool: tool) }
    guard !end.method.hasPrefix("Verify") else { throw .noWipe(tool: tool) }
    var reports: [WipeReport] = []
    for name in order {
      guard let disk = disks[name], let status = disk.status else { continue }
      guard let serial = disk.serial, !serial.isEmpty else { throw .noSerial(tool: tool) }
      var isWhole = disk.erased == disk.total && disk.hidden != .left
      switch status {
      case " Erased ": break
      case "-FAILED-", "--FAIL--", "UABORTED": isWhole = false
      default: throw .malformed(tool: tool, what: .status)
      }
      var report = WipeReport(
        tool: tool, toolVersion: version, serial: DeviceText(serial),
        model: disk.model.map { DeviceText($0) },
        size: (disk.total ?? disk.bytes).map { .addressable($0) }, endedOn: end.day, method: .clear,
        technique: .overwrite, mediaType: nil, result: isWhole ? .verified : .failed,
        verification: isWhole && (end.verify == "VL" || end.verify == "VA") ? .full : nil)
      (report.began, report.ended) = (disk.began, disk.ended ?? disk.began.flatMap { _ in end.time })
      (report.badSectors, report.hiddenAreas) = (disk.errors, disk.hidden)
      if let size = disk.sectorBytes, size > 0, let erased = disk.erased { report.sectors = erased / size }
      reports.append(report)
    }
    guard !reports.isEmpty else { throw .noWipe(tool: tool) }
    return reports
  }

  /// The disk that a pass begins on.
  private static func started(_ line: Substring) -> Substring? {
    guard let pass = line.behind("notice: Starting pass ") else { return nil }
    return pass.behind(", on ")
  }

  /// Whether a line speaks of this disk, and not of `sdab` where `sda` is meant.
  private static func names(_ line: Substring, _ name: String) -> Bool {
    guard let rest = line.behind("/dev/\(name)") else { return false }
    return rest.first.map { !$0.isLetter && !$0.isNumber } ?? true
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
    case .errors:
      let errors = WipeReport.sum(Int64(cells[1].trimmedWords), Int64(cells[2].trimmedWords))
      change(name) { $0.errors = errors }
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
