/// The main memory.
public struct Memory: FactSection {
  /// What the kernel can hand out, its own image and reserved ranges left out.
  public var usableBytes = Fact<Int64>()
  /// Whole memory blocks present, rounded up by the kernel to its block size.
  public var installedBytes = Fact<Int64>()
  /// What the firmware gave addresses to; less than is installed where some is kept in reserve.
  public var mappedBytes = Fact<Int64>()
  /// Places for a module, soldered ones included, over all arrays.
  public var slots = Fact<Int64>()
  /// What all arrays together can hold, as the firmware says.
  public var maxCapacityBytes = Fact<Int64>()
  /// `None`, `Parity`, `Single-bit ECC`, `Multi-bit ECC`, `CRC`: the standard's words.
  public var errorCorrection = Fact<DeviceText>()
  /// Nodes of processors and memory that are near each other; 1 where all is equally near.
  public var numaNodes = Fact<Int64>()
  public var modules: [MemoryModule] = []
  /// Slots without a module.
  public var emptySlots: [MemorySlot] = []

  public init() {}

  public mutating func visit(_ v: inout some FactVisitor) {
    v.fact("usable_bytes", &usableBytes)
    v.fact("installed_bytes", &installedBytes)
    v.fact("mapped_bytes", &mappedBytes)
    v.fact("slots", &slots)
    v.fact("max_capacity_bytes", &maxCapacityBytes)
    v.fact("error_correction", &errorCorrection)
    v.fact("numa_nodes", &numaNodes)
    v.list("modules", &modules)
    v.list("empty_slots", &emptySlots)
  }
}
