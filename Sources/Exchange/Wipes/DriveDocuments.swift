import JSONBytes
import Lifecycle
import Model

/// JSON documents about one disk, behind one another in one file: the sanitise log, which does not tell whose it is, with what
/// `nvme id-ctrl` or `smartctl` says of the disk.
///
/// - Source: nvme-cli 2, `json_sanitize_log` and `json_nvme_id_ctrl` in `nvme-print-json.c`; NVM Express Base Specification 2.1,
///   figures "Sanitize Status Log Page" and "Sanitize – Command Dword 10"; smartctl(8) `--json`, format 1.
enum DriveDocuments {
  private static let tool = "nvme-cli"
  private static let documentsAtMost = 16

  static func isOne(_ bytes: [UInt8]) -> Bool {
    bytes.first { !$0.isJSONBlank } == UInt8(ascii: "{")
  }

  private struct Identity: Equatable {
    var serial: String
    var model: String?
    var size: WipeReport.Size?
    var device: String?
    var type: MediaType?
    var day: Day?
  }

  private struct Log: Equatable {
    var device: String
    var technique: Technique
    var result: SanitiseResult
  }

  static func read(_ bytes: [UInt8]) throws(WipeReport.Fault) -> WipeReport {
    var identities: [Identity] = []
    var logs: [Log] = []
    var isKnown = false
    for document in try documents(bytes) {
      if let identity = identity(document) {
        identities.append(identity)
        isKnown = true
      } else if let (device, log) = sanitiseLog(document) {
        logs.append(try read(log, of: device))
        isKnown = true
      }
    }
    guard isKnown else { throw .unknown }
    guard let log = logs.last else { throw .noWipe(tool: tool) }
    guard let first = identities.first else { throw .noSerial(tool: tool) }
    let devices = Set(([log] + logs).map(\.device) + identities.compactMap(\.device))
    guard Set(identities.map(\.serial)).count == 1, devices.count == 1 else { throw .several(tool: tool) }
    let sizes = identities.compactMap(\.size)
    var report = WipeReport(
      tool: tool, toolVersion: nil, serial: DeviceText(first.serial),
      model: identities.lazy.compactMap(\.model).first.map { DeviceText($0) },
      size: sizes.max { $0.bytes < $1.bytes }, endedOn: identities.lazy.compactMap(\.day).first,
      method: .purge,
      technique: log.technique, mediaType: identities.lazy.compactMap(\.type).first ?? .flash,
      result: log.result,
      verification: nil)
    // A sanitise that ended reaches caches and the blocks that are over-provisioned.
    if log.result == .verified { report.spareAreas = .wiped }
    return report
  }

  private static func documents(_ bytes: [UInt8]) throws(WipeReport.Fault) -> [JSONTree] {
    var documents: [JSONTree] = []
    var rest = bytes[...].drop(while: \.isJSONBlank)
    while !rest.isEmpty {
      guard documents.count < documentsAtMost else { throw .several(tool: tool) }
      do throws(JSONError) {
        let (tree, end) = try JSONTree.readFirst(rest)
        documents.append(tree)
        rest = rest.dropFirst(end).drop(while: \.isJSONBlank)
      } catch {
        throw .malformed(tool: tool, what: .json)
      }
    }
    return documents
  }

  private static func identity(_ document: JSONTree) -> Identity? {
    if let serial = document.at("sn")?.string, let model = document.at("mn")?.string {
      return Identity(
        serial: serial.trimmedWords, model: model.trimmedWords,
        size: document.at("tnvmcap")?.integer.flatMap { $0 > 0 ? .whole($0) : nil }, type: .flash)
    }
    guard document.at("smartctl") != nil, let serial = document.at("serial_number")?.string else {
      return nil
    }
    let whole = document.at("nvme_total_capacity")?.integer
    let addressable = document.at("user_capacity", "bytes")?.integer
    let seconds = document.at("local_time", "time_t")?.integer
    var type: MediaType?
    if let rate = document.at("rotation_rate")?.integer { type = rate == 0 ? .flash : .magnetic }
    return Identity(
      serial: serial.trimmedWords, model: document.at("model_name")?.string?.trimmedWords,
      size: whole.map { .whole($0) } ?? addressable.map { .addressable($0) },
      device: document.at("device", "name")?.string.map(controller), type: type,
      // Before 2000 and after 2200 it is no time that a disk was wiped at.
      day: seconds.flatMap {
        (946_684_800..<7_258_118_400).contains($0) ? Instant(milliseconds: $0 * 1000).day : nil
      })
  }

  /// The one member of a document whose value has the words of the log page.
  private static func sanitiseLog(_ document: JSONTree) -> (device: String, log: JSONTree)? {
    guard case .object(let members) = document else { return nil }
    return members.sorted { $0.key < $1.key }.first {
      $0.value.at("sstat") != nil && $0.value.at("cdw10_info") != nil
    }
    .map { (controller($0.key), $0.value) }
  }

  private static func read(_ log: JSONTree, of device: String) throws(WipeReport.Fault) -> Log {
    // `(1) Most Recent Sanitize Command Completed Successfully.`
    guard let status = log.at("sstat", "status")?.string, status.hasPrefix("("),
      let number = Int(status.dropFirst().prefix { $0 != ")" }), let command = log.at("cdw10_info")?.integer
    else { throw .malformed(tool: tool, what: .status) }
    let technique: Technique
    switch command & 7 {
    case 2: technique = .blockErase
    // By the device itself, over all that it has.
    case 3: technique = .firmwareErase
    case 4: technique = .cryptoErase
    default: throw number == 0 ? .noWipe(tool: tool) : .malformed(tool: tool, what: .method)
    }
    switch number {
    case 0: throw .noWipe(tool: tool)
    case 1, 4:
      guard log.at("sstat", "global_erased")?.integer == 1 else { throw .writtenSince(tool: tool) }
      return Log(device: device, technique: technique, result: .verified)
    case 2: throw .unfinished(tool: tool)
    case 3: return Log(device: device, technique: technique, result: .failed)
    default: throw .malformed(tool: tool, what: .status)
    }
  }

  /// `nvme0` for `/dev/nvme0n1`.
  private static func controller(_ name: String) -> String {
    let name = name.hasPrefix("/dev/") ? String(name.dropFirst(5)) : name
    guard name.hasPrefix("nvme") else { return name }
    return "nvme" + name.dropFirst(4).prefix { $0.isNumber }
  }
}

extension UInt8 {
  fileprivate var isJSONBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
