public import Model

/// What a scanner looks at, and the notes it leaves.
public struct Machine {
  public let tree: SystemTree
  public let devices: any DeviceSource
  public let names: any NameSource
  public let extras: ScanExtras
  public var notes: [ScanNote] = []
  /// `/proc/cpuinfo`, which the kernel takes long to print, read once for all who ask.
  private(set) lazy var processorInfo = tree.bytes(ProcCPUInfo.path, limit: ProcCPUInfo.limit)
  /// `/proc/sysinfo` of a mainframe.
  private(set) lazy var systemInfo = tree.bytes(ProcSysinfo.path)
  /// The firmware's table, read once for all who ask.
  private(set) lazy var smbios = DMITables.read(tree)

  /// As the operating system's part of the report has it already.
  var architecture: Fact<DeviceText>?
  var kernelRelease: Fact<DeviceText>?

  public init(
    tree: SystemTree, devices: any DeviceSource, names: any NameSource, extras: ScanExtras = []
  ) {
    self.tree = tree
    self.devices = devices
    self.names = names
    self.extras = extras
  }

  /// The devices of a subsystem; why there are none, or not all of them, becomes a note.
  ///
  /// - Parameter accepts: what is told apart by its name costs nothing more.
  mutating func list(_ subsystem: String, where accepts: (Substring) -> Bool = { _ in true }) -> [Device] {
    switch devices.devices(of: subsystem, where: accepts) {
    case .value(let listing):
      if listing.isCut { notes.append(ScanNote(.listCut, at: SysfsDevices.folder(of: subsystem))) }
      return listing.devices
    case .absent: return []
    case .withheld, .malformed:
      notes.append(ScanNote(.listWithheld, at: SysfsDevices.folder(of: subsystem)))
      return []
    }
  }

  /// A name the machine's own udev database has, or else the one that ``names`` has for its modalias.
  func databaseName(_ key: String, of properties: DeviceProperties) -> Fact<DeviceText> {
    let own = properties.udev(key)
    guard own.finding == .absent, let modalias = properties.kernel("MODALIAS").value,
      let name = names.name(key, forModalias: modalias)
    else { return own }
    return Fact(.value(name), from: "hwdb:\(key)@\(properties.device.path)")
  }
}
