public import Model

/// Names for the ids of a device, by its modalias.
public protocol NameSource {
  /// - Parameter key: such as `ID_VENDOR_FROM_DATABASE`.
  func name(_ key: String, forModalias modalias: DeviceText) -> DeviceText?
}

/// No names but those a machine brings along.
public struct NoNames: NameSource {
  public init() {}

  public func name(_ key: String, forModalias modalias: DeviceText) -> DeviceText? { nil }
}
