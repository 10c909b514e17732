import JSONBytes
import Ledger
import Model
import Rules

@testable import Exchange
@testable import Scanners

/// A reader of bytes somebody else wrote. A run ends in a trap, or it found nothing.
struct Target: Sendable {
  let name: String
  let run: @Sendable ([UInt8]) -> Void

  /// A line each; seeds of one stand in `Fuzz/seeds/NAME`.
  static let all: [Target] = [
    Target(name: "canonical-json") { try? CanonicalJSON.check($0) },
    Target(name: "cpu-list") { _ = (CPUList.list($0), CPUList.mask($0)) },
    Target(name: "cpuinfo") { _ = CPUInfo($0).shared("model name", "Processor") },
    Target(name: "displayid") { _ = DisplayID([DisplayID.tag] + Array(padding: $0, to: 127)) },
    Target(name: "edid") { EDID($0)?.readAll() },
    Target(name: "event-body", run: eventBody),
    Target(name: "json", run: json),
    Target(name: "os-release") { for key in ["ID", "NAME"] { _ = OSRelease.value(of: key, in: $0) } },
    Target(name: "scan-report", run: scanReport),
    Target(name: "signed-note", run: signedNote),
    Target(name: "smbios") { bytes in
      let table = SMBIOSTable(bytes, source: "fuzz")
      var hardware = Hardware()
      table.fill(&hardware.system)
      table.fill(&hardware.board)
      table.fill(&hardware.chassis)
      table.fill(&hardware.firmware)
      table.fillPasswords(&hardware.firmware)
      table.fill(&hardware.processors)
      table.fill(&hardware.memory)
      table.fill(&hardware.tpm)
      _ = (
        table.slots, table.ports, table.onboardDevices, table.powerSupplies, table.probes, table.oemStrings
      )
    },
    Target(name: "udev-record", run: udevRecord),
  ]

  /// A body that decodes is exactly the one that is written for its event.
  private static func eventBody(_ bytes: [UInt8]) {
    guard let event = try? EventBody.decode(bytes) else { return }
    precondition(EventBody.encoded(event) == bytes)
  }

  private static func json(_ bytes: [UInt8]) {
    try? JSONReader.read(bytes, form: .strict) { reader throws(JSONError) in try reader.skip() }
    _ = try? JSONTree.read(bytes)
  }

  /// What was read is written, and read again as the same.
  private static func scanReport(_ bytes: [UInt8]) {
    guard let report = try? ScanReportJSON.decode(bytes) else { return }
    let written = ScanReportJSON.encode(report)
    guard let again = try? ScanReportJSON.decode(written) else {
      preconditionFailure("wrote what is no report")
    }
    precondition(ScanReportJSON.encode(again) == written)
    let intake = Intake(report, under: HouseRules.builtIn.rules)
    _ = (intake.maker, intake.model, intake.serial, intake.partsByEvent, try? intake.lookupKeys())
  }

  private static func signedNote(_ bytes: [UInt8]) {
    guard let note = try? SignedNote(parsing: bytes) else { return }
    precondition(note.bytes == bytes)
    _ = try? Checkpoint(text: note.text)
    _ = try? VerifierKey(String(decoding: bytes, as: UTF8.self))
  }

  private static func udevRecord(_ bytes: [UInt8]) {
    let lines = SysfsDevices.properties(inRecord: bytes)
    let device = Device(path: "sys/x", subsystem: "block")
    _ = DeviceProperties(of: device, lines: .value(lines)).udev("ID_MODEL")
    _ = SysfsDevices.recordName(of: device, bytes)
    _ = SysClassBlock.unescaped(lines)
  }
}

extension EDID {
  /// Asks for everything: most of it is computed when asked for.
  func readAll() {
    _ = (maker, productCode, serialNumber, week, year, modelYear, version, serial, name, words)
    _ = (tile, input, hasAudio, size, nativePixels, isLengthRight, isChecksumRight)
  }
}

extension [UInt8] {
  init(padding bytes: [UInt8], to count: Int) {
    self = bytes.prefix(count) + [UInt8](repeating: 0, count: Swift.max(0, count - bytes.count))
  }
}
