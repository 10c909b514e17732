public import Model

/// Everything by which one machine can be told from another, as a scan read it or as the roll knows it.
///
/// The values are raw: what is a placeholder and how two spellings compare is decided here, at the time
/// of the verdict, so that a better rule can be replayed over what was kept.
public struct IdentityKeys: Sendable, Hashable {
  /// Of the system: SMBIOS type 1, or who made it according to an order.
  public var maker: DeviceText?
  public var model: DeviceText?
  public var serial: DeviceText?
  /// Text of the system UUID in either byte order.
  public var uuid: DeviceText?
  public var boardMaker: DeviceText?
  public var boardSerial: DeviceText?
  public var chassisSerial: DeviceText?
  /// Hash of the public endorsement key of the TPM.
  public var tpmKey: Digest?
  /// Permanent addresses of network controllers that are built in; never of a dock or a dongle.
  public var macs: [DeviceText]
  /// Disks that are built in.
  public var disks: [Disk]
  /// Memory modules that bear a serial; packages that are soldered in bear none.
  public var modules: [Module]
  /// `/etc/machine-id`: it lives and moves with the installation, not with the machine.
  public var machineID: DeviceText?
  /// A mark the organisation's own scanner left on the installation.
  public var installID: DeviceText?
  /// In a scan what the firmware was told; on the roll the tag on the label.
  public var assetTag: DeviceText?
  /// The scan was allowed to read what the kernel keeps for root.
  public var isPrivileged: Bool
  public var isVirtual: Bool
  /// Seen from inside a container, where firmware and disks are the host's.
  public var isContainer: Bool

  public struct Disk: Sendable, Hashable {
    public var model: DeviceText
    public var serial: DeviceText

    public init(model: DeviceText, serial: DeviceText) {
      self.model = model
      self.serial = serial
    }
  }

  public struct Module: Sendable, Hashable {
    public var partNumber: DeviceText
    public var serial: DeviceText

    public init(partNumber: DeviceText, serial: DeviceText) {
      self.partNumber = partNumber
      self.serial = serial
    }
  }

  /// Nothing known yet.
  public init(isPrivileged: Bool, isVirtual: Bool = false, isContainer: Bool = false) {
    macs = []
    disks = []
    modules = []
    self.isPrivileged = isPrivileged
    self.isVirtual = isVirtual
    self.isContainer = isContainer
  }
}
