import Archives
import CSVBytes
import Captures
import Glibc
import JSONBytes
import Ledger
import Model
import Policies
import Rules
import Words

@testable import Exchange
@testable import Scanners

/// A reader of bytes somebody else wrote. A run ends in a trap, or it found nothing.
struct Target: Sendable {
  let name: String
  let run: @Sendable ([UInt8]) -> Void

  /// A line each; seeds of one stand in `Fuzz/seeds/NAME`.
  static let all: [Target] = [
    Target(name: "archive", run: archive),
    Target(name: "attribute", run: attribute),
    Target(name: "canonical-json") { try? CanonicalJSON.check($0) },
    Target(name: "capture", run: capture),
    Target(name: "cpu-list") { _ = (CPUList.list($0), CPUList.mask($0)) },
    Target(name: "cpuinfo") { _ = CPUInfo($0).shared("model name", "Processor") },
    Target(name: "csv", run: csv),
    Target(name: "displayid") { _ = DisplayID([DisplayID.tag] + Array(padding: $0, to: 127)) },
    Target(name: "edid") { EDID($0)?.readAll() },
    Target(name: "event-body", run: eventBody),
    Target(name: "ieee1284", run: ieee1284),
    Target(name: "inventory", run: inventory),
    Target(name: "json", run: json),
    Target(name: "mountinfo") { _ = RootEncryption.root($0) },
    Target(name: "os-release") { for key in ["ID", "NAME"] { _ = OSRelease.value(of: key, in: $0) } },
    Target(name: "pci-vpd") { bytes in
      let data = PCIVitalData(bytes)
      for text in [data?.name, data?.partNumber, data?.serial].compactMap(\.self) {
        precondition(!text.isEmpty && text.trimmed == text && text.bytes.count < bytes.count)
      }
    },
    Target(name: "person-csv") { bytes in
      guard let list = try? PersonCSV(bytes, role: { Role(rawValue: $0) }) else { return }
      while let line = try? list.next() {
        if case .success(let line) = line { precondition(!line.login.isEmpty) }
      }
    },
    Target(name: "policy", run: policy),
    Target(name: "receipt-csv") { _ = try? ReceiptCSV.read($0) },
    Target(name: "rules") { _ = try? HouseRules(adding: [RuleFile("rules.json", $0)]) },
    Target(name: "scan-report", run: scanReport),
    Target(name: "signed-note", run: signedNote),
    Target(name: "smartctl") { _ = SmartctlJSON.health(.value($0), disk: "sda") },
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
    Target(name: "smbios-entry") { bytes in
      guard let entry = SMBIOSEntryPoint(bytes) else { return }
      _ = SMBIOSTable(bytes, entry: entry, source: "fuzz").structures
    },
    Target(name: "terminal-text", run: terminalText),
    Target(name: "udev-record", run: udevRecord),
    Target(name: "unit-serial", run: unitSerial),
    Target(name: "wipe-report") { bytes in
      for report in (try? WipeReport.read(bytes)) ?? [] { precondition(!report.serial.trimmed.isEmpty) }
    },
  ]

  /// What an archive holds may be broken in any way, and is scanned all the same.
  private static func archive(_ bytes: [UInt8]) {
    var name = Array("/tmp/tagroll-fuzz-XXXXXX".utf8CString)
    let file = mkstemp(&name)
    unlink(name)
    precondition(file >= 0 && write(file, bytes, bytes.count) == bytes.count)
    defer { close(file) }
    var limits = ArchiveLimits()
    (limits.totalBytes, limits.fileBytes, limits.entries) = (1 << 20, 1 << 18, 1000)
    guard let capture = try? ArchiveReader(limits: limits).read("/proc/self/fd/\(file)") else { return }
    for path in capture.entries.keys {
      precondition(!path.isEmpty && !path.hasPrefix("/") && !path.split(separator: "/").contains(".."))
    }
    scan(capture)
  }

  /// One value of a file of `/sys` or `/proc`, read by all who read such values.
  private static func attribute(_ bytes: [UInt8]) {
    let text = DeviceText(bytes: bytes)
    _ = (KernelLockdown.mode(bytes), SysClassMEI.version(bytes), FirmwareEFI.decode(.value(bytes)))
    _ = (SysClassTPM.entry("Manufacturer", in: bytes), SysClassTPM.maker(bytes), SysClassNet.mac(bytes))
    _ = (ProcMemInfo.total(.value(bytes)), ProcSelfStatus.canReadEverything(bytes), PCIModalias(bytes))
    _ = (SysDevicesCPU.kind(bytes), SysDevicesCPU.bytes(bytes), uuid(bytes), hex(bytes[...], digits: 6))
    _ = (SysBusPCI.megatransfers(bytes), ProcDriverNVIDIA.model(bytes))
    _ = (SysBusPCI.half(1, of: bytes), SysBusUSB.id(0, of: bytes), SysBusUSB.classCode(bytes))
    _ = (PeripheralKind.kinds(ofUSB: text), PeripheralKind(pciClass: text), SysClassBlock.isBlank(text))
    _ = VirtualisationEvidence.hypervisor(inFirmwareText: bytes, product: text)
    _ = VirtualisationEvidence.hypervisor(inDeviceTree: text)
    _ = VirtualisationEvidence.hypervisor(inSysinfo: bytes)
    _ = VirtualisationEvidence.hypervisor(inClocks: text)
    if let number = Int64(decimal: bytes[...]) { precondition((-Int64.exact...Int64.exact).contains(number)) }
    if let number = Int64(hex: bytes[...]) { precondition((0...Int64.exact).contains(number)) }
  }

  /// A whole machine: entries behind one another, each a path, a line end and what is there; `>` before the path
  /// makes it a link.
  private static func capture(_ bytes: [UInt8]) {
    var capture = Capture()
    for entry in split(bytes, at: [0xFF, 0x00, 0xFF]) {
      let end = entry.firstIndex(of: 0x0A) ?? entry.endIndex
      guard let path = String(validating: entry[..<end].drop { $0 == 0x3E }, as: UTF8.self) else { continue }
      let names = path.split(separator: "/").filter { $0 != "." && $0 != ".." }
      guard !names.isEmpty else { continue }
      let content = entry[end...].dropFirst()
      capture.entries[names.joined(separator: "/")] =
        entry.first == 0x3E ? .link(String(decoding: content, as: UTF8.self)) : .file(Array(content))
    }
    scan(capture)
    let salt = [UInt8](repeating: 7, count: 32)
    _ = try? MachineCapture(
      of: SystemTree(capture), salt: salt, now: Instant(milliseconds: 0), day: Instant(milliseconds: 0).day)
  }

  private static func split(_ bytes: [UInt8], at mark: [UInt8]) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices where index >= start && bytes[index...].starts(with: mark) {
      pieces.append(bytes[start..<index])
      start = index + mark.count
    }
    return pieces + [bytes[start...]]
  }

  /// Any tree gives a report, and the report is one that can be sent.
  private static func scan(_ capture: Capture) {
    let tree = SystemTree(capture)
    let report = MachineScan.captured(tree, now: Instant(milliseconds: 0)).report()
    let written = ScanReportJSON.encode(report)
    guard let again = try? ScanReportJSON.decode(written) else {
      preconditionFailure("wrote what is no report")
    }
    precondition(ScanReportJSON.encode(again) == written)
  }

  /// However the bytes come, the same rows are read; what lies in their cells is UTF-8.
  private static func csv(_ bytes: [UInt8]) {
    var limits = CSVLimits()
    (limits.cellBytes, limits.rowBytes, limits.cells) = (1 << 10, 1 << 12, 64)
    let whole = csv(bytes, in: bytes.count + 1, limits)
    precondition(csv(bytes, in: 3, limits) == whole)
  }

  private static func csv(_ bytes: [UInt8], in piece: Int, _ limits: CSVLimits) -> [String] {
    var rest = bytes[...]
    var rows: [String] = []
    do throws(CSVError) {
      let reader = try CSVReader(
        { buffer in
          let next = rest.prefix(min(buffer.count, piece))
          buffer.copyBytes(from: next)
          rest = rest.dropFirst(next.count)
          return next.count
        }, limits: limits)
      while try reader.next() {
        var row = "\(reader.line)"
        if let fault = reader.fault {
          row += " \(fault)"
        } else {
          for index in 0..<reader.cellCount {
            let cell = reader.bytes(index)
            precondition(cell.count <= limits.cellBytes && String(validating: cell, as: UTF8.self) != nil)
            row += "\u{1F}" + reader.text(index)
          }
        }
        rows.append(row)
      }
    } catch {
      rows.append("\(error)")
    }
    return rows
  }

  private static func ieee1284(_ bytes: [UInt8]) {
    let read = IEEE1284(bytes)
    for text in [read.manufacturer, read.model, read.commandSet, read.serial].compactMap(\.self) {
      precondition(!text.isEmpty && text.trimmed == text && text.bytes.count < bytes.count)
    }
  }

  /// What an agent sent gives a report, and the report is one that can be sent.
  private static func inventory(_ bytes: [UInt8]) {
    guard let read = try? AgentInventory(bytes) else { return }
    let written = ScanReportJSON.encode(read.report(now: Instant(milliseconds: 0)))
    guard let again = try? ScanReportJSON.decode(written) else {
      preconditionFailure("wrote what is no report")
    }
    precondition(ScanReportJSON.encode(again) == written)
  }

  /// Nothing that a terminal obeys is left.
  private static func terminalText(_ bytes: [UInt8]) {
    for scalar in TerminalText(bytes).string.unicodeScalars {
      precondition(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
    }
  }

  private static func unitSerial(_ bytes: [UInt8]) {
    guard let serial = SysClassBlock.unitSerial(.value(bytes)).value else { return }
    precondition(serial.trimmed == serial && serial.bytes.count + 4 <= bytes.count)
  }

  /// A body that decodes is exactly the one that is written for its event.
  private static func eventBody(_ bytes: [UInt8]) {
    guard let event = try? EventBody.decode(bytes) else { return }
    precondition(EventBody.encoded(event) == bytes)
  }

  private static func json(_ bytes: [UInt8]) {
    try? JSONReader.read(bytes, form: .strict) { reader throws(JSONError) in try reader.skip() }
    _ = try? JSONTree.read(bytes)
  }

  /// One policy has one spelling.
  private static func policy(_ bytes: [UInt8]) {
    guard let policy = try? PolicyFile.read(bytes) else { return }
    let written = PolicyFile.canonical(policy)
    guard let again = try? PolicyFile.read(written) else { preconditionFailure("wrote what is no policy") }
    precondition(PolicyFile.canonical(again) == written)
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
