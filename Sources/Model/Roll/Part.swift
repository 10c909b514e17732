/// A component inside an asset, as registration or a later scan found it.
public struct Part: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case disk, memory, battery
    // Of these a scan lists cards in slots, and power supplies; the others only a repair fits or takes out.
    case board, display, input, power, cooling, graphics, network, other
  }
  /// Counted from 1 within its asset, never used again.
  public var number: Int
  public var kind: Kind
  public var maker: DeviceText?
  public var model: DeviceText?
  public var serial: DeviceText?
  /// Where it sits, in the kernel's or firmware's words: `nvme0n1`, `ChannelA-DIMM0`, `BAT0`.
  public var slot: DeviceText
  public var sizeBytes: Int64?

  public init(
    number: Int, kind: Kind, maker: DeviceText? = nil, model: DeviceText? = nil, serial: DeviceText? = nil,
    slot: DeviceText, sizeBytes: Int64? = nil
  ) {
    self.number = number
    self.kind = kind
    self.maker = maker
    self.model = model
    self.serial = serial
    self.slot = slot
    self.sizeBytes = sizeBytes
  }

  /// Whether it can carry a user's data out of the house.
  public var isMedium: Bool { kind == .disk }
}
