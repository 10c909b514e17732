import Lifecycle
import Model

/// What `hdparm` prints when it has a disk erase itself, with `hdparm -I` of the same disk: that alone tells which one it was.
///
/// - Source: hdparm 9.65, `do_sanitize_cmd`, `do_set_security` and `-N` in `hdparm.c`, `identify.c`.
enum HdparmText {
  private static let tool = "hdparm"
  private static let erase = "Issuing SECURITY_ERASE command"
  private static let commands: [(words: String, technique: Technique)] = [
    ("Issuing SANITIZE_CRYPTO_SCRAMBLE command", .cryptoErase),
    ("Issuing SANITIZE_BLOCK_ERASE command", .blockErase),
    ("Issuing SANITIZE_OVERWRITE command", .firmwareErase),
    (erase, .firmwareErase),
  ]

  static func isOne(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes.prefix(1 << 16), as: UTF8.self)
    return text.contains("Issuing S") && text.contains(" command")
      || text.contains("ATA device, with non-removable media")
  }

  static func read(_ bytes: [UInt8]) throws(WipeReport.Fault) -> WipeReport {
    var serials: Set<String> = []
    var devices: Set<String> = []
    var model: String?
    var sectors: Int64?
    var sectorBytes: Int64 = 512
    var type: MediaType?
    var techniques: [Technique] = []
    var isSecurity = false
    var isFailed = false
    var hasEnded = false
    var isPasswordSet: Bool?
    var hasHiddenArea: Bool?
    for line in textLines(bytes) {
      let words = line.trimmedWords
      if words.hasPrefix("/dev/"), words.hasSuffix(":") { devices.insert(words) }
      if let command = commands.first(where: { words.hasPrefix($0.words) }) {
        techniques.append(command.technique)
        isSecurity = command.words == erase
        (isFailed, hasEnded) = (false, false)
        isPasswordSet = nil
      }
      if let serial = words.behind("Serial Number:") { serials.insert(serial.trimmedWords) }
      if let told = words.behind("Model Number:") { model = told.trimmedWords }
      if let count = words.behind("user addressable sectors:"), let count = Int64(count.trimmedWords) {
        // The count of 48 bits stands behind that of 28, which ends at 128 GiB.
        sectors = max(sectors ?? 0, count)
      }
      if words.hasPrefix("Logical"), let size = words.behind("size:"),
        let size = Int64(size.split(separator: " ").first ?? "")
      {
        sectorBytes = size
      }
      if let rate = words.behind("Nominal Media Rotation Rate:") {
        type = rate.trimmedWords == "Solid State Device" ? .flash : .magnetic
      }
      if words.hasPrefix("SANITIZE failed") || words.hasPrefix("SANITIZE device error")
        || words.hasPrefix("SECURITY_ERASE:")
        || words.hasPrefix("ERASE_PREPARE:") || words.hasPrefix("SG_IO: bad")
      {
        isFailed = true
      }
      if words == "Last Sanitize Operation Completed Without Error" { hasEnded = true }
      if words.contains("Sanitize operation In Process") { hasEnded = false }
      if words == "enabled" { isPasswordSet = true }
      // `max sectors   = 976773168/976773168, HPA is disabled`
      if words.hasPrefix("max sectors"), let told = words.behind(", HPA is ") {
        hasHiddenArea = told.hasPrefix("enabled")
      }
      if words.split(whereSeparator: \.isWhitespace) == ["not", "enabled"] { isPasswordSet = false }
    }
    guard serials.count <= 1, devices.count <= 1, Set(techniques).count <= 1 else {
      throw .several(tool: tool)
    }
    guard let technique = techniques.last else { throw .noWipe(tool: tool) }
    guard let serial = serials.first, !serial.isEmpty else { throw .noSerial(tool: tool) }
    // A disk that erased itself forgets the password that it was given for that.
    if isSecurity { hasEnded = isPasswordSet == false }
    guard isFailed || hasEnded else { throw .unfinished(tool: tool) }
    var size: WipeReport.Size?
    if let sectors {
      let (bytes, isOver) = sectors.multipliedReportingOverflow(by: sectorBytes)
      guard !isOver else { throw .malformed(tool: tool, what: .size) }
      size = .addressable(bytes)
    }
    var report = WipeReport(
      tool: tool, toolVersion: nil, serial: DeviceText(serial), model: model.map { DeviceText($0) },
      size: size,
      endedOn: nil,
      // The plain erase leaves blocks that were put aside, and what was printed does not tell it from the enhanced one.
      method: isSecurity ? .clear : .purge, technique: technique, mediaType: type,
      result: isFailed ? .failed : .verified, verification: nil)
    report.sectors = sectors
    // The plain erase goes as far as addresses do; of the others nothing that is printed says how far they went.
    report.hiddenAreas = hasHiddenArea == false ? .absent : hasHiddenArea == true && isSecurity ? .left : nil
    return report
  }
}
