import Model

// Processors (type 4) and their caches (type 7).
extension SMBIOSTable {
  /// What the kernel does not tell of a package: the socket it is in and its part number.
  ///
  /// Sockets are matched to packages by their order, and only where there are as many of the ones as of the
  /// others. Where the kernel tells nothing at all, the firmware's list stands in for its own.
  ///
  /// - Source: SMBIOS 3.7 §7.5.
  func fill(_ processors: inout [Processor]) {
    let populated = all(4).filter(Self.isPopulatedProcessor)
    if !populated.isEmpty, processors.allSatisfy({ $0.modelName.value == nil && $0.threads.value == nil }) {
      processors = populated.map { described($0, architecture: processors.first?.architecture) }
    }
    let isKnown = populated.count == processors.count
    for index in processors.indices {
      processors[index].socket = isKnown ? populated[index].text(at: 0x04) : nothing()
      processors[index].partNumber = isKnown ? populated[index].text(at: 0x22) : nothing()
      if isKnown, processors[index].caches.isEmpty { processors[index].caches = caches(populated[index]) }
    }
  }

  /// A socket for a central processor (type 3 of §7.5.1) with something in it: bit 6 of the status.
  private static func isPopulatedProcessor(_ processor: SMBIOSStructure) -> Bool {
    processor.byte(at: 0x05) == 0x03 && (processor.byte(at: 0x18) ?? 0) & 0x40 != 0
  }

  private func described(_ information: SMBIOSStructure, architecture: Fact<DeviceText>?) -> Processor {
    var processor = Processor()
    if let architecture { processor.architecture = architecture }
    processor.vendor = information.text(at: 0x07)
    processor.modelName = information.text(at: 0x10)
    processor.cores = information.fact(
      Self.count(information, at: 0x24, wide: 0x2C) ?? Self.count(information, at: 0x23, wide: 0x2A))
    processor.threads = information.fact(Self.count(information, at: 0x25, wide: 0x2E))
    return processor
  }

  /// A byte, or the wider field where it is full (§7.5.6 to §7.5.8); 0 is unknown.
  private static func count(_ processor: SMBIOSStructure, at offset: Int, wide: Int) -> Int64? {
    guard let count = processor.byte(at: offset), count > 0 else { return nil }
    guard count == 0xFF, let more = processor.word(at: wide), more > 0 else { return Int64(count) }
    return more == 0xFFFF ? nil : Int64(more)
  }

  /// The caches a processor names by handle, level 1 first; the firmware does not say how many make up one.
  ///
  /// - Source: SMBIOS 3.7 §7.8.
  private func caches(_ processor: SMBIOSStructure) -> [ProcessorCache] {
    [0x1A, 0x1C, 0x1E].compactMap { offset in
      guard let handle = processor.word(at: offset), handle != 0xFFFF,
        let information = structures.first(where: { $0.type == 7 && $0.handle == handle }),
        let configuration = information.word(at: 0x05),
        let bytes = Self.cacheBytes(
          size: information.word(at: 0x09), wide: information.number(at: 0x17, bytes: 4)), bytes > 0
      else { return nil }
      var cache = ProcessorCache()
      cache.level = information.fact(Int64(configuration & 7) + 1)
      cache.kind = Self.cacheKind(information)
      cache.instances = information.fact(nil)
      cache.totalBytes = information.fact(bytes)
      return cache
    }
  }

  /// - Parameters:
  ///   - size: KiB, or 64 KiB each where the highest bit is set.
  ///   - wide: the same in 32 bits since SMBIOS 3.1, for what does not fit.
  /// - Source: SMBIOS 3.7 §7.8.1.
  static func cacheBytes(size: UInt64?, wide: UInt64?) -> Int64? {
    guard let size else { return nil }
    if size == 0xFFFF, let wide {
      return Int64(wide & 0x7FFF_FFFF) << (wide & 0x8000_0000 == 0 ? 10 : 16)
    }
    return Int64(size & 0x7FFF) << (size & 0x8000 == 0 ? 10 : 16)
  }

  /// §7.8.4, System Cache Type.
  private static func cacheKind(_ information: SMBIOSStructure) -> Fact<CacheKind> {
    switch information.byte(at: 0x11) {
    case 0x03: information.fact(.instruction)
    case 0x04: information.fact(.data)
    case 0x05: information.fact(.unified)
    default: information.fact(nil)
    }
  }
}
