import Glibc
import Model

/// Device texts met lately. A fleet has few makers, models and slots: equal ones share their bytes, which costs less
/// than to allocate them, and much less memory where they are kept.
///
/// Beside them, what most events say as the one before them did.
public final class SharedTexts {
  // Memory of its own: an array in an object is asked about its owners each time.
  private let slots: UnsafeMutablePointer<DeviceText>
  private static let count = 1024
  /// The last program that wrote an event, and its bytes.
  private let program: UnsafeMutablePointer<(bytes: [UInt8], text: String)>
  let actor = Repeated<EntityID>(bytes: 36)
  let at = Repeated<Instant>(bytes: 24)
  let log = Repeated<EntityID>(bytes: 36)
  let on = Repeated<Day>(bytes: 10)
  let policy = Repeated<Digest>(bytes: 64)
  let subject = Repeated<EntityID>(bytes: 36)

  public init() {
    slots = .allocate(capacity: Self.count)
    slots.initialize(repeating: DeviceText(bytes: []), count: Self.count)
    program = .allocate(capacity: 1)
    program.initialize(to: ([], ""))
  }

  deinit {
    slots.deinitialize(count: Self.count)
    slots.deallocate()
    program.deinitialize(count: 1)
    program.deallocate()
    actor.deallocate()
    at.deallocate()
    log.deallocate()
    on.deallocate()
    policy.deallocate()
    subject.deallocate()
  }

  /// The version of the program that wrote an event.
  func program(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    if program.pointee.bytes.count != bytes.count || !holds(program.pointee.bytes, bytes) {
      program.pointee = (Array(bytes), String(decoding: bytes, as: UTF8.self))
    }
    return program.pointee.text
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) -> DeviceText {
    let slot = slot(of: UnsafeRawBufferPointer(bytes))
    if slots[slot].bytes.count == bytes.count, holds(slots[slot].bytes, bytes) { return slots[slot] }
    let text = DeviceText(bytes: Array(bytes))
    slots[slot] = text
    return text
  }

  private func holds(_ kept: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = bytes.baseAddress else { return true }
    return memcmp(kept, start, bytes.count) == 0
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
