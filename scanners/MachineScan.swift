public import Model

/// One scan of one machine, live or captured.
public struct MachineScan {
  public static let scannerName = "tagroll"
  public static let scannerVersion = "0.1.0"

  private let tree: SystemTree
  private let devices: any DeviceSource
  private let names: any NameSource
  private let now: Instant
  private let extras: ScanExtras

  /// - Parameter names: a captured tree is not looked up in this machine's hardware database unless told so.
  public init(
    tree: SystemTree, devices: any DeviceSource, names: any NameSource, now: Instant, extras: ScanExtras = []
  ) {
    self.tree = tree
    self.devices = devices
    self.names = names
    self.now = now
    self.extras = extras
  }

  /// The running machine, with names from its hardware database.
  ///
  /// ``SysfsDevices`` reads the records that udev's library reads; a test demands the same report from both.
  public static func live(now: Instant, extras: ScanExtras = []) -> MachineScan {
    MachineScan(tree: .live, devices: SysfsDevices(.live), names: HwdbNames(), now: now, extras: extras)
  }

  /// A tree by its own files alone.
  public static func captured(
    _ tree: SystemTree, names: any NameSource = NoNames(), now: Instant, extras: ScanExtras = []
  ) -> MachineScan {
    MachineScan(tree: tree, devices: SysfsDevices(tree), names: names, now: now, extras: extras)
  }

  public func report() -> ScanReport {
    var machine = Machine(tree: tree, devices: devices, names: names, extras: extras)
    var report = ScanReport()
    report.scannedAt = now
    report.scannerName = Self.scannerName
    report.scannerVersion = Self.scannerVersion
    report.privileged = ProcSelfStatus().canReadEverything(tree)
    report.operatingSystem = OSRelease().scan(tree)
    machine.architecture = report.operatingSystem.architecture
    machine.kernelRelease = report.operatingSystem.kernelRelease
    report.virtualisation = VirtualisationEvidence.find(in: &machine)
    if report.virtualisation.kind.value == .container {
      machine.notes.append(ScanNote(.hostHidden, at: report.virtualisation.kind.source))
    } else {
      // Without its database the serials and names that only udev's rules find are missing.
      if !tree.exists("run/udev/data") { machine.notes.append(ScanNote(.sourceMissing, at: "run/udev/data")) }
      var hardware = Hardware()
      for scanner in ScannerRegistry.all { scanner.scan(&machine, into: &hardware) }
      if report.virtualisation.kind.value == .virtualMachine {
        hardware.chassis.category = Fact(.value(.virtualMachine), from: report.virtualisation.kind.source)
      }
      report.operatingSystem.bootedBy = Fact(
        hardware.firmware.uefi.finding.flatMap { .value($0 ? .uefi : .legacy) },
        from: hardware.firmware.uefi.source)
      report.hardware = hardware
    }
    report.notes = machine.notes
    return report
  }
}
