import Lifecycle
import Model

/// The paper nwipe makes of one disk: the PDF file itself, or its text as pdftotext and others give it.
///
/// Each value stands behind its label, or on the line below. A PDF of nwipe is not packed, so its texts are read from it where
/// they lie; one whose letters are numbers of glyphs has no text that could be read.
///
/// - Source: nwipe 0.42, `create_single_disc_pdf.c`; `pdf_add_text_spacing` in `PDFGen/pdfgen.c`.
enum NwipePaper {
  private static let tool = "nwipe"
  private static let labels = [
    "Make/Model:", "Serial:", "Bus:", "Size(Apparent):", "Size(Real):", "Start time:", "End time:",
    "Duration:", "Status:",
    "Method:", "PRNG algorithm:", "Final Pass(Zeros/Ones/None):", "Verify Pass(Last/All/None):",
    "*Bytes Erased:",
    "Rounds(completed/requested):", "HPA/DCO:", "HPA/DCO Size:", "Throughput:",
    "Errors(pass/sync/verify/retries):",
    "Information:", "See Warning !",
  ]
  /// No paper of one disk has more pages than fit in this.
  static let byteLimit = 8 << 20

  static func isOne(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: Array("%PDF-".utf8)) { return true }
    let text = String(decoding: bytes.prefix(1 << 16), as: UTF8.self)
    return text.contains("*Bytes Erased:") && text.contains("Serial:")
  }

  static func read(_ bytes: [UInt8]) throws(WipeReport.Fault) -> WipeReport {
    let isPDF = bytes.starts(with: Array("%PDF-".utf8))
    let lines = isPDF ? texts(ofPDF: bytes).map { $0[...] } : textLines(bytes)
    let paper = Paper(lines, labels)
    guard lines.contains(where: { $0.contains("*Bytes Erased:") }) else { throw .unknown }
    guard let serial = paper["Serial:"], serial != "Unknown" else { throw .noSerial(tool: tool) }
    guard let status = paper["Status:"], let method = paper["Method:"] else {
      throw .malformed(tool: tool, what: .status)
    }
    guard !method.hasPrefix("Verify") else { throw .noWipe(tool: tool) }
    guard ["ERASED", "FAILED", "ABORTED"].contains(status) else {
      throw .malformed(tool: tool, what: .status)
    }
    // `500107862016, (100.00%)`, `500 GB, 500107862016 bytes`
    guard let erased = paper["*Bytes Erased:"].flatMap({ Int64($0.prefix { $0.isNumber }) }),
      let size = paper["Size(Apparent):"]?.behind(", ").flatMap({ Int64($0.prefix { $0.isNumber }) })
    else { throw .malformed(tool: tool, what: .size) }
    guard let end = paper["End time:"]?.slashedDay else { throw .unfinished(tool: tool) }
    let isHidden = lines.contains { $0.contains("hidden sectors NOT erased") }
    let isWhole = status == "ERASED" && erased >= size && !isHidden
    let version = lines.lazy.compactMap { $0.behind("NWIPE version ")?.trimmedWords }.first
    let verify = paper["Verify Pass(Last/All/None):"]
    var report = WipeReport(
      tool: tool, toolVersion: version, serial: DeviceText(serial),
      model: paper["Make/Model:"].map { DeviceText($0) },
      size: .addressable(size), endedOn: end, method: .clear, technique: .overwrite,
      mediaType: paper["Bus:"].map { $0.contains("-SSD") } == true ? .flash : nil,
      result: isWhole ? .verified : .failed,
      verification: isWhole && (verify == "Last" || verify == "All") ? .full : nil)
    report.began = paper["Start time:"]?.slashedTime
    report.ended = paper["End time:"]?.slashedTime
    // `0/0/0/0`: of passes, syncs, verifications; what was tried again and went well is no error.
    let errors = paper["Errors(pass/sync/verify/retries):"]?.split(separator: "/").map { Int64($0) } ?? []
    if errors.count >= 3 { report.badSectors = WipeReport.sum(errors[0], errors[2]) }
    // In a PDF both labels stand before both values, and the size is the first of these.
    report.hiddenAreas =
      isHidden ? .left : (paper["HPA/DCO:"] ?? paper["HPA/DCO Size:"]).flatMap(Self.hiddenAreas)
    return report
  }

  /// What is said of hidden sectors, or of how many there are.
  ///
  /// - Source: nwipe 0.42, `pdf_add_text_hpa_status` and `pdf_add_text_hpa_size` in `create_pdf.c`.
  private static func hiddenAreas(_ words: String) -> HiddenArea? {
    switch words {
    case "Hidden sectors found!": .left
    case "Unknown": .unchecked
    // A disk that knows no such areas has none.
    case "Not applicable", "Not Applicable": .absent
    case _ where words.hasPrefix("No hidden sectors"): .absent
    case _ where words.first?.isNumber == true && words.hasSuffix(" sectors"): .left
    default: nil
    }
  }

  /// Values by the label before them.
  private struct Paper {
    private var values: [String: String] = [:]

    init(_ lines: [Substring], _ labels: [String]) {
      for (number, line) in lines.enumerated() {
        for label in labels where values[label] == nil {
          guard let rest = Self.behind(label, in: line) else { continue }
          let value = Self.untilLabel(rest, labels)
          let below = number + 1 < lines.count ? Self.untilLabel(lines[number + 1], labels) : ""
          values[label] = value.isEmpty ? below : value
        }
      }
    }

    subscript(label: String) -> String? {
      guard let value = values[label], !value.isEmpty else { return nil }
      return value
    }

    /// `Bus:` is no `…Bus:`: a label begins a line or follows a blank.
    private static func behind(_ label: String, in line: Substring) -> Substring? {
      guard let range = line.firstRange(of: label) else { return nil }
      guard range.lowerBound == line.startIndex || line[line.index(before: range.lowerBound)] == " " else {
        return nil
      }
      return line[range.upperBound...]
    }

    private static func untilLabel(_ text: Substring, _ labels: [String]) -> String {
      let end = labels.compactMap { text.firstRange(of: $0)?.lowerBound }.min() ?? text.endIndex
      return text[..<end].trimmedWords
    }
  }

  /// The strings that a PDF shows, in the order it draws them.
  static func texts(ofPDF bytes: [UInt8]) -> [String] {
    var texts: [String] = []
    var at = 0
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "(") else {
        at += 1
        continue
      }
      var text: [UInt8] = []
      at += 1
      // A string that runs on for long is no text: what looked like its beginning was a byte of a picture.
      while at < bytes.count, bytes[at] != UInt8(ascii: ")"), text.count < 1024 {
        if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count { at += 1 }
        text.append(bytes[at])
        at += 1
      }
      if bytes[min(at + 1, bytes.count)...].starts(with: Array(" Tj".utf8)) {
        texts.append(String(decoding: text, as: UTF8.self))
      }
    }
    return texts
  }
}
