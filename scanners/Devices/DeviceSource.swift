public import Model

/// The devices of a subsystem.
public struct DeviceListing: Sendable, Hashable {
  public var devices: [Device]
  /// Some are missing: too many, or names that are no text.
  public var isCut = false

  public init(_ devices: [Device], isCut: Bool = false) {
    self.devices = devices
    self.isCut = isCut
  }
}

/// Where devices and their properties come from: udev's library, or the files it reads.
public protocol DeviceSource {
  /// The devices of one subsystem whose names are accepted, sorted by path.
  func devices(of subsystem: String, where accepts: (Substring) -> Bool) -> Observed<DeviceListing>

  /// What the kernel and the udev database say of one device.
  func properties(of device: Device) -> DeviceProperties
}
