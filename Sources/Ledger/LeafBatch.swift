internal import CCrypto
internal import CSHA256
public import Model

/// The leaf hashes of many bodies, found two at a time where the processor can.
///
/// One hash alone keeps such a processor waiting, because each of its steps needs the one before; two that know nothing of each
/// other take little longer than one. What it cannot do is left to libcrypto.
public struct LeafBatch: ~Copyable {
  /// A body as it is hashed: behind the byte that makes it a leaf, and filled up to whole blocks.
  private struct Message {
    var start: Int
    var bodyBytes: Int
    var blocks: Int
    var leaf = Digest { _ in }
  }

  private static let blockBytes = 64
  /// Whether the processor has the instructions.
  private static let isPaired = csha256_is_there() != 0

  private var messages: [Message] = []
  private var memory: UnsafeMutableRawBufferPointer
  private var used = 0

  public init() {
    memory = .allocate(byteCount: 1 << 17, alignment: 16)
  }

  deinit { memory.deallocate() }

  public var count: Int { messages.count }
  /// How much memory the bodies take that are in it.
  public var byteCount: Int { used }

  public mutating func removeAll() {
    messages.removeAll(keepingCapacity: true)
    used = 0
  }

  /// Keeps a copy of a body.
  public mutating func add(_ body: UnsafeRawBufferPointer) {
    // The prefix, the mark behind the end, and the length in bits.
    let blocks = (1 + body.count + 1 + 8 + Self.blockBytes - 1) / Self.blockBytes
    let end = used + blocks * Self.blockBytes
    if end > memory.count { grow(to: end) }
    let message = UnsafeMutableRawBufferPointer(rebasing: memory[used..<end])
    message[0] = 0x00
    UnsafeMutableRawBufferPointer(rebasing: message[1...]).copyMemory(from: body)
    let padding = UnsafeMutableRawBufferPointer(rebasing: message[(1 + body.count)...])
    padding.initializeMemory(as: UInt8.self, repeating: 0)
    padding[0] = 0x80
    message.storeBytes(
      of: UInt64(8 * (1 + body.count)).bigEndian, toByteOffset: message.count - 8, as: UInt64.self)
    messages.append(Message(start: used, bodyBytes: body.count, blocks: blocks))
    used = end
  }

  private mutating func grow(to byteCount: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * byteCount, alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<used]))
    memory.deallocate()
    memory = larger
  }

  /// The copy of a body, valid until the next call that changes anything.
  public func body(_ index: Int) -> UnsafeRawBufferPointer {
    let start = messages[index].start + 1
    return UnsafeRawBufferPointer(rebasing: memory[start..<start + messages[index].bodyBytes])
  }

  /// SHA-256(0x00 ‖ body), once ``hash()`` was called.
  public func leaf(_ index: Int) -> Digest { messages[index].leaf }

  /// Finds the hashes of all bodies.
  public mutating func hash() {
    var next = 0
    if Self.isPaired, messages.count > 1 {
      var (one, other) = (0, 1)
      var (oneLane, otherLane) = (lane(one), lane(other))
      next = 2
      while true {
        csha256_go_on(&oneLane, &otherLane)
        if oneLane.left == 0 {
          messages[one].leaf = Self.digest(oneLane)
          guard next < messages.count else { return finish(other, otherLane) }
          (one, oneLane, next) = (next, lane(next), next + 1)
        }
        if otherLane.left == 0 {
          messages[other].leaf = Self.digest(otherLane)
          guard next < messages.count else { return finish(one, oneLane) }
          (other, otherLane, next) = (next, lane(next), next + 1)
        }
      }
    }
    for index in next..<messages.count { finish(index, lane(index)) }
  }

  private func lane(_ index: Int) -> csha256_lane {
    let start = memory.baseAddress.map { $0 + messages[index].start }
    return csha256_begin(start?.assumingMemoryBound(to: UInt8.self), messages[index].blocks)
  }

  /// Goes on with a hash that has no other beside it.
  private mutating func finish(_ index: Int, _ begun: csha256_lane) {
    var lane = begun
    var context = SHA256_CTX()
    context.h = lane.words
    while lane.left > 0 {
      SHA256_Transform(&context, lane.next)
      lane.next += Self.blockBytes
      lane.left -= 1
    }
    lane.words = context.h
    messages[index].leaf = Self.digest(lane)
  }

  private static func digest(_ lane: csha256_lane) -> Digest {
    withUnsafeBytes(of: lane.words) { Digest(words: $0) }
  }
}
