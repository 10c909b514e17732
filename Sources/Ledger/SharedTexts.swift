import Glibc
import Model

/// Device texts met lately. A fleet has few makers, models and slots: equal ones share their bytes, which costs less
/// than to allocate them, and much less memory where they are kept.
public final class SharedTexts {
  // Memory of its own: an array in an object is asked about its owners each time.
  private let slots: UnsafeMutablePointer<DeviceText>
  private static let count = 1024

  public init() {
    slots = .allocate(capacity: Self.count)
    slots.initialize(repeating: DeviceText(bytes: []), count: Self.count)
  }

  deinit {
    slots.deinitialize(count: Self.count)
    slots.deallocate()
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) -> DeviceText {
    let slot = slot(of: UnsafeRawBufferPointer(bytes))
    if slots[slot].bytes.count == bytes.count, let start = bytes.baseAddress,
      memcmp(slots[slot].bytes, start, bytes.count) == 0
    {
      return slots[slot]
    }
    let text = DeviceText(bytes: Array(bytes))
    slots[slot] = text
    return text
  }

  /// By length, beginning and end. Any slot will do: a bad choice costs an allocation.
  private func slot(of bytes: UnsafeRawBufferPointer) -> Int {
    var hash = UInt64(bytes.count)
    if bytes.count >= 8 {
      hash ^= bytes.loadUnaligned(as: UInt64.self) &* 0x9E37_79B9_7F4A_7C15
      hash ^= bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self) &<< 1
    } else {
      for byte in bytes { hash = hash << 8 ^ UInt64(byte) }
    }
    return Int((hash &* 0x9E37_79B9_7F4A_7C15) >> 54)
  }
}
